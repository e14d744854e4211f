# A made-up company in a loopback AWS, audited by the real module; one domain is moved into its VPC and back. Nothing leaves this machine.
$ErrorActionPreference = 'Stop'

# The formats have list views under this name, for hosts without Format-List.
filter InFull { $item = $_; $item.PSObject.TypeNames.Insert(0, $item.PSObject.TypeNames[0] + '#Detail'); $item }

$journal = @{ JournalPath = [IO.Path]::Combine([IO.Path]::GetTempPath(), 'SageMakerGuard-demo-' + [Guid]::NewGuid().ToString('N')) }
$sandbox = Start-SMSandbox
try {
    '1. Where each domain stands: two accounts, three regions.' | Out-Default
    $postures = @($sandbox.Accounts | Get-SMDomainNetworkPosture -AllRegions)
    $postures | Out-Default

    $example = @($postures | Where-Object DomainName -eq 'catastrophe-modelling')[0]
    "2. Everything that is wrong with $($example.DomainName) ($($example.DomainId)), the heaviest first." | Out-Default
    $example.Findings | InFull | Out-Default

    "3. Would $($example.DomainName) work if it were switched to VpcOnly today?" | Out-Default
    $account = @($sandbox.Accounts | Where-Object AccountId -eq $example.AccountId)[0]
    $paths = @($account | Test-SMDomainConnectivity -DomainId $example.DomainId -Region $example.Region -As VpcOnly)
    $paths | Out-Default

    '4. One of these paths, hop by hop: what stops it, and the smallest fix.' | Out-Default
    $paths | Where-Object Destination -eq 'sagemaker.api' | InFull | Out-Default

    $moved = @($postures | Where-Object DomainName -like 'QuickSetupDomain-*')[0]
    $account = @($sandbox.Accounts | Where-Object AccountId -eq $moved.AccountId)[0]
    $place = @{ DomainId = $moved.DomainId; Region = $moved.Region }
    "5. A domain as Quick Setup leaves it ($($moved.DomainId), public subnets, no group, no endpoint): a network, endpoints, the switch." | Out-Default
    $network = $account | New-SMPrivateNetwork @place @journal
    $target = @{ SubnetId = $network.AppSubnetIds; SecurityGroupId = $network.AppSecurityGroupIds }
    $endpoints = $account | New-SMVpcEndpointSet @place @target @journal
    $switch = $account | Set-SMDomainVpcOnly @place @target @journal -StopApp -BarLaunch -Confirm:$false
    $network, $endpoints, $switch | Out-Default

    '6. What the switch did, and what the domain reaches now.' | Out-Default
    $switch | InFull | Out-Default

    '7. What taking the switch back would do, and the domain once all three runs are taken back.' | Out-Default
    $account | Undo-SMChange -RunId $switch.RunId @journal -WhatIf | Out-Default
    $account | Undo-SMChange -RunId $switch.RunId, $endpoints.RunId, $network.RunId @journal -Confirm:$false | Out-Default
    $account | Get-SMDomainNetworkPosture @place | Out-Default
}
finally {
    $sandbox | Stop-SMSandbox
    if ([IO.Directory]::Exists($journal.JournalPath)) { [IO.Directory]::Delete($journal.JournalPath, $true) }
}
