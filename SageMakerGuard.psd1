@{
    RootModule             = 'SageMakerGuard.dll'
    ModuleVersion          = '0.1.0'
    GUID                   = '6f0f3c3e-6a5e-4c57-9d0c-6f5f2b7e9a41'
    Author                 = 'SageMakerGuard maintainers'
    CompanyName            = 'SageMakerGuard maintainers'
    Copyright              = '(c) SageMakerGuard maintainers. MIT licence.'
    Description            = 'Audits Amazon SageMaker AI domains for direct internet access and moves them into your VPC: a verdict with proof for each, the network that is missing, the switch in place, a journal, and a way back.'
    PowerShellVersion      = '5.1'
    DotNetFrameworkVersion = '4.7.2'
    CompatiblePSEditions   = @('Core', 'Desktop')
    FormatsToProcess       = @(
        'SageMakerGuard.Format.ps1xml'
        'SageMakerGuard.Baseline.Format.ps1xml'
        'SageMakerGuard.Costs.Format.ps1xml'
        'SageMakerGuard.Egress.Format.ps1xml'
        'SageMakerGuard.Guardrails.Format.ps1xml'
        'SageMakerGuard.Planning.Format.ps1xml'
        'SageMakerGuard.Tags.Format.ps1xml'
    )
    CmdletsToExport        = @(
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
    )
    FunctionsToExport      = @()
    AliasesToExport        = @()
    VariablesToExport      = @()
    PrivateData            = @{
        PSData = @{
            Tags         = @('AWS', 'SageMaker', 'VPC', 'Governance', 'Security', 'FinOps', 'PSEdition_Core', 'PSEdition_Desktop', 'Windows', 'Linux', 'MacOS')
            LicenseUri   = 'https://opensource.org/license/mit'
            ReleaseNotes = 'See CHANGELOG.md in the package.'
        }
    }
}
