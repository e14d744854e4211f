# Needs PowerShell 7.4 or newer and Pester 5. Tests the assembled module: run 'dotnet build src/SageMakerGuard.Package' first, or './build.ps1 Pester'.
BeforeAll {
    $root = Resolve-Path (Join-Path $PSScriptRoot '../..')
    $version = (Import-PowerShellDataFile (Join-Path $root 'SageMakerGuard.psd1')).ModuleVersion
    Import-Module (Join-Path $root "out/SageMakerGuard/$version/SageMakerGuard.psd1") -Force
}

AfterAll {
    Remove-Module SageMakerGuard -ErrorAction Ignore
}

Describe 'The module' {
    It 'has help with an example for <_>' -ForEach 'Compare-SMEgressCost', 'Compare-SMNetworkBaseline', 'Enable-SMVpcFlowLog', 'Export-SMEstate', 'Find-SMConnectivityFault', 'Get-SMChange', 'Get-SMDomainNetworkPosture', 'Get-SMGuardKpi', 'Get-SMGuardPermission', 'Get-SMNetworkCost', 'Get-SMNotebookNetworkPosture', 'Get-SMProjectClassification', 'Get-SMTagCompliance', 'Measure-SMEgress', 'Measure-SMNetworkCost', 'New-SMFlowLogTable', 'New-SMMigrationNotice', 'New-SMMigrationPlan', 'New-SMNetworkAlarm', 'New-SMNetworkBudget', 'New-SMNotebookReplacement', 'New-SMPrivateNetwork', 'New-SMTagPolicy', 'New-SMVpcEndpointSet', 'Repair-SMDomainSecurityGroup', 'Save-SMNetworkBaseline', 'Set-SMDomainVpcOnly', 'Set-SMTag', 'Start-SMSandbox', 'Stop-SMSandbox', 'Test-SMDomainConnectivity', 'Undo-SMChange', 'Update-SMPriceTable' {
    It 'has help with an example for <_>' -ForEach 'Enable-SMVpcFlowLog', 'Export-SMEstate', 'Find-SMConnectivityFault', 'Get-SMChange', 'Get-SMDomainNetworkPosture', 'Get-SMGuardKpi', 'Get-SMGuardPermission', 'Get-SMNotebookNetworkPosture', 'Get-SMProjectClassification', 'New-SMFlowLogTable', 'New-SMMigrationNotice', 'New-SMMigrationPlan', 'New-SMPrivateNetwork', 'New-SMVpcEndpointSet', 'Repair-SMDomainSecurityGroup', 'Set-SMDomainVpcOnly', 'Start-SMSandbox', 'Stop-SMSandbox', 'Test-SMDomainConnectivity', 'Undo-SMChange' {
    It 'has help with an example for <_>' -ForEach 'Enable-SMVpcFlowLog', 'Export-SMEstate', 'Find-SMConnectivityFault', 'Get-SMChange', 'Get-SMDomainNetworkPosture', 'Get-SMGuardPermission', 'Get-SMNotebookNetworkPosture', 'New-SMPrivateNetwork', 'New-SMVpcEndpointSet', 'New-SMVpcOnlyPolicy', 'Repair-SMDomainSecurityGroup', 'Set-SMDomainVpcOnly', 'Start-SMSandbox', 'Stop-SMSandbox', 'Test-SMDomainConnectivity', 'Test-SMVpcOnlyPolicy', 'Undo-SMChange' {
    It 'has help with an example for <_>' -ForEach 'Enable-SMVpcFlowLog', 'Export-SMEstate', 'Find-SMConnectivityFault', 'Get-SMChange', 'Get-SMDomainNetworkPosture', 'Get-SMGuardPermission', 'Get-SMNotebookNetworkPosture', 'New-SMFlowLogTable', 'New-SMPrivateNetwork', 'New-SMVpcEndpointSet', 'Repair-SMDomainSecurityGroup', 'Set-SMDomainVpcOnly', 'Start-SMSandbox', 'Stop-SMSandbox', 'Test-SMDomainConnectivity', 'Undo-SMChange' {
    It 'has help with an example for <_>' -ForEach 'Enable-SMVpcFlowLog', 'Export-SMEstate', 'Find-SMConnectivityFault', 'Get-SMChange', 'Get-SMDomainNetworkPosture', 'Get-SMGuardPermission', 'Get-SMNotebookNetworkPosture', 'Get-SMTagCompliance', 'New-SMPrivateNetwork', 'New-SMVpcEndpointSet', 'Repair-SMDomainSecurityGroup', 'Set-SMDomainVpcOnly', 'Set-SMTag', 'Start-SMSandbox', 'Stop-SMSandbox', 'Test-SMDomainConnectivity', 'Undo-SMChange' {
    It 'has help with an example for <_>' -ForEach 'Enable-SMVpcFlowLog', 'Export-SMEstate', 'Find-SMConnectivityFault', 'Get-SMChange', 'Get-SMDomainNetworkPosture', 'Get-SMGuardPermission', 'Get-SMNotebookNetworkPosture', 'Get-SMTagCompliance', 'New-SMPrivateNetwork', 'New-SMTagPolicy', 'New-SMVpcEndpointSet', 'Repair-SMDomainSecurityGroup', 'Set-SMDomainVpcOnly', 'Set-SMTag', 'Start-SMSandbox', 'Stop-SMSandbox', 'Test-SMDomainConnectivity', 'Undo-SMChange' {
    It 'has help with an example for <_>' -ForEach 'Compare-SMEgressCost', 'Enable-SMVpcFlowLog', 'Export-SMEstate', 'Find-SMConnectivityFault', 'Get-SMChange', 'Get-SMDomainNetworkPosture', 'Get-SMGuardPermission', 'Get-SMNetworkCost', 'Get-SMNotebookNetworkPosture', 'Measure-SMNetworkCost', 'New-SMPrivateNetwork', 'New-SMVpcEndpointSet', 'Repair-SMDomainSecurityGroup', 'Set-SMDomainVpcOnly', 'Start-SMSandbox', 'Stop-SMSandbox', 'Test-SMDomainConnectivity', 'Undo-SMChange', 'Update-SMPriceTable' {
    It 'has help with an example for <_>' -ForEach 'Compare-SMNetworkBaseline', 'Enable-SMVpcFlowLog', 'Export-SMEstate', 'Find-SMConnectivityFault', 'Get-SMChange', 'Get-SMDomainNetworkPosture', 'Get-SMGuardPermission', 'Get-SMNotebookNetworkPosture', 'New-SMNotebookReplacement', 'New-SMPrivateNetwork', 'New-SMVpcEndpointSet', 'Repair-SMDomainSecurityGroup', 'Save-SMNetworkBaseline', 'Set-SMDomainVpcOnly', 'Start-SMSandbox', 'Stop-SMSandbox', 'Test-SMDomainConnectivity', 'Undo-SMChange' {
    It 'has help with an example for <_>' -ForEach 'Enable-SMVpcFlowLog', 'Export-SMEstate', 'Find-SMConnectivityFault', 'Get-SMChange', 'Get-SMDomainNetworkPosture', 'Get-SMGuardPermission', 'Get-SMNotebookNetworkPosture', 'New-SMNetworkAlarm', 'New-SMNetworkBudget', 'New-SMPrivateNetwork', 'New-SMVpcEndpointSet', 'Repair-SMDomainSecurityGroup', 'Set-SMDomainVpcOnly', 'Start-SMSandbox', 'Stop-SMSandbox', 'Test-SMDomainConnectivity', 'Undo-SMChange' {
    It 'has help with an example for <_>' -ForEach 'Enable-SMVpcFlowLog', 'Export-SMEstate', 'Find-SMConnectivityFault', 'Get-SMChange', 'Get-SMDomainNetworkPosture', 'Get-SMGuardKpi', 'Get-SMGuardPermission', 'Get-SMNotebookNetworkPosture', 'Get-SMProjectClassification', 'New-SMFlowLogTable', 'New-SMMigrationNotice', 'New-SMMigrationPlan', 'New-SMPrivateNetwork', 'New-SMVpcEndpointSet', 'Repair-SMDomainSecurityGroup', 'Set-SMDomainVpcOnly', 'Start-SMSandbox', 'Stop-SMSandbox', 'Test-SMDomainConnectivity', 'Undo-SMChange' {
    It 'has help with an example for <_>' -ForEach 'Enable-SMVpcFlowLog', 'Export-SMEstate', 'Find-SMConnectivityFault', 'Get-SMChange', 'Get-SMDomainNetworkPosture', 'Get-SMGuardPermission', 'Get-SMNotebookNetworkPosture', 'Measure-SMEgress', 'New-SMPrivateNetwork', 'New-SMVpcEndpointSet', 'Repair-SMDomainSecurityGroup', 'Set-SMDomainVpcOnly', 'Start-SMSandbox', 'Stop-SMSandbox', 'Test-SMDomainConnectivity', 'Undo-SMChange' {
    It 'has help with an example for <_>' -ForEach 'Enable-SMVpcFlowLog', 'Export-SMEstate', 'Find-SMConnectivityFault', 'Get-SMChange', 'Get-SMDomainNetworkPosture', 'Get-SMGuardPermission', 'Get-SMNotebookNetworkPosture', 'Get-SMTagCompliance', 'New-SMPrivateNetwork', 'New-SMVpcEndpointSet', 'Repair-SMDomainSecurityGroup', 'Set-SMDomainVpcOnly', 'Set-SMTag', 'Start-SMSandbox', 'Stop-SMSandbox', 'Test-SMDomainConnectivity', 'Undo-SMChange' {
    It 'has help with an example for <_>' -ForEach 'Enable-SMVpcFlowLog', 'Export-SMEstate', 'Find-SMConnectivityFault', 'Get-SMChange', 'Get-SMDomainNetworkPosture', 'Get-SMGuardPermission', 'Get-SMNotebookNetworkPosture', 'Get-SMTagCompliance', 'New-SMPrivateNetwork', 'New-SMTagPolicy', 'New-SMVpcEndpointSet', 'Repair-SMDomainSecurityGroup', 'Set-SMDomainVpcOnly', 'Set-SMTag', 'Start-SMSandbox', 'Stop-SMSandbox', 'Test-SMDomainConnectivity', 'Undo-SMChange' {
    It 'has help with an example for <_>' -ForEach 'Enable-SMVpcFlowLog', 'Export-SMEstate', 'Find-SMConnectivityFault', 'Get-SMChange', 'Get-SMDomainNetworkPosture', 'Get-SMGuardPermission', 'Get-SMNotebookNetworkPosture', 'New-SMFlowLogTable', 'New-SMPrivateNetwork', 'New-SMVpcEndpointSet', 'Repair-SMDomainSecurityGroup', 'Set-SMDomainVpcOnly', 'Start-SMSandbox', 'Stop-SMSandbox', 'Test-SMDomainConnectivity', 'Undo-SMChange' {
    It 'has help with an example for <_>' -ForEach 'Enable-SMVpcFlowLog', 'Export-SMEstate', 'Find-SMConnectivityFault', 'Get-SMChange', 'Get-SMDomainNetworkPosture', 'Get-SMGuardPermission', 'Get-SMNotebookNetworkPosture', 'Get-SMTagCompliance', 'New-SMPrivateNetwork', 'New-SMVpcEndpointSet', 'Repair-SMDomainSecurityGroup', 'Set-SMDomainVpcOnly', 'Set-SMTag', 'Start-SMSandbox', 'Stop-SMSandbox', 'Test-SMDomainConnectivity', 'Undo-SMChange' {
    It 'has help with an example for <_>' -ForEach @(
        'Compare-SMEgressCost'
        'Compare-SMNetworkBaseline'
        'Enable-SMVpcFlowLog'
        'Export-SMEstate'
        'Find-SMConnectivityFault'
        'Get-SMChange'
        'Get-SMDomainNetworkPosture'
        'Get-SMGuardKpi'
        'Get-SMGuardPermission'
        'Get-SMNetworkCost'
        'Get-SMNotebookNetworkPosture'
        'Get-SMProjectClassification'
        'Get-SMTagCompliance'
        'Measure-SMEgress'
        'Measure-SMNetworkCost'
        'New-SMFlowLogTable'
        'New-SMMigrationNotice'
        'New-SMMigrationPlan'
        'New-SMNetworkAlarm'
        'New-SMNetworkBudget'
        'New-SMNotebookReplacement'
        'New-SMPrivateNetwork'
        'New-SMTagPolicy'
        'New-SMVpcEndpointSet'
        'New-SMVpcOnlyPolicy'
        'Repair-SMDomainSecurityGroup'
        'Save-SMNetworkBaseline'
        'Set-SMDomainVpcOnly'
        'Set-SMTag'
        'Start-SMSandbox'
        'Stop-SMSandbox'
        'Test-SMDomainConnectivity'
        'Test-SMVpcOnlyPolicy'
        'Undo-SMChange'
        'Update-SMPriceTable'
    ) {
        $help = Get-Help $_ -Full
        $help.Synopsis | Should -Not -BeNullOrEmpty
        @($help.examples.example).Count | Should -BeGreaterThan 0
    }
}

Describe 'The audit of the sandbox' {
    BeforeAll {
        $sandbox = Start-SMSandbox
        $postures = @($sandbox.Accounts | Get-SMDomainNetworkPosture -AllRegions -WarningAction SilentlyContinue)
    }

    AfterAll {
        $sandbox | Stop-SMSandbox
    }

    It 'judges every domain' {
        $postures.Count | Should -BeGreaterOrEqual 12
        $postures.Verdict | Should -Contain 'Compliant'
        $postures.Verdict | Should -Contain 'NonCompliant'
    }

    It 'gives objects that go to JSON and back' {
        $back = $postures | ConvertTo-Json -Depth 8 -WarningAction Stop | ConvertFrom-Json
        $back.DomainId | Should -Be $postures.DomainId
    }

    It 'shows tables that fit 120 columns' {
        $postures | Out-String -Width 120 -Stream | ForEach-Object { $_.Length | Should -BeLessOrEqual 120 }
    }

    It 'stops reading when Select-Object has enough' {
        @($sandbox.Accounts | Get-SMDomainNetworkPosture -AllRegions -WarningAction SilentlyContinue | Select-Object -First 1).Count | Should -Be 1
    }

    It 'exports an estate that is judged alike' {
        $path = Join-Path $TestDrive 'the estate.json'
        $sandbox.Accounts | Export-SMEstate -Path $path -AllRegions
        $offline = Get-SMDomainNetworkPosture -EstatePath $path -WarningAction SilentlyContinue
        ($offline | Sort-Object DomainId).Score | Should -Be ($postures | Sort-Object DomainId).Score
    }

    It 'draws paths' {
        $text = $postures[0] | Test-SMDomainConnectivity -Service sts | Format-List | Out-String -Width 120
        $text | Should -Match 'sts 443/tcp'
    }
}
