# A made-up company in a loopback AWS, audited by the real module. Nothing leaves this machine.
$ErrorActionPreference = 'Stop'

# The formats have list views under this name, for hosts without Format-List.
filter InFull { $_.PSObject.TypeNames.Insert(0, $_.PSObject.TypeNames[0] + '#Detail'); $_ }

$sandbox = Start-SMSandbox
try {
    '1. Where each domain stands: two accounts, three regions.'
    $postures = @($sandbox.Accounts | Get-SMDomainNetworkPosture -AllRegions)
    $postures

    $example = @($postures | Where-Object { $_.AppNetworkAccessType -eq 'PublicInternetOnly' -and $_.RunningApps.Count -gt 0 -and $_.VpcId })[0]
    "2. Everything that is wrong with $($example.DomainName) ($($example.DomainId)), the heaviest first."
    $example.Findings | InFull

    "3. Would $($example.DomainName) reach SageMaker's API if it were switched to VpcOnly?"
    $account = @($sandbox.Accounts | Where-Object AccountId -eq $example.AccountId)[0]
    $account | Test-SMDomainConnectivity -DomainId $example.DomainId -Region $example.Region -As VpcOnly -Service sagemaker.api | InFull
}
finally {
    $sandbox | Stop-SMSandbox
}
