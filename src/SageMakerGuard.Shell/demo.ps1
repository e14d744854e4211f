# A made-up company in a loopback AWS, audited by the real module. Nothing leaves this machine.
$ErrorActionPreference = 'Stop'
$sandbox = Start-SMSandbox
try {
    "Where each domain stands (two accounts, three regions):"
    $postures = @($sandbox.Accounts | Get-SMDomainNetworkPosture -AllRegions)
    $postures

    $public = $postures | Where-Object { $_.AppNetworkAccessType -eq 'PublicInternetOnly' -and $_.RunningApps.Count } | ForEach-Object { $_ } | Where-Object { $_.VpcId }
    $example = @($public)[0]
    "The findings of $($example.DomainName) ($($example.DomainId)) in full:"
    $example.Findings

    "Would it work if it were switched to VpcOnly?"
    $account = @($sandbox.Accounts | Where-Object AccountId -eq $example.AccountId)[0]
    $account | Test-SMDomainConnectivity -DomainId $example.DomainId -Region $example.Region -As VpcOnly
}
finally {
    $sandbox | Stop-SMSandbox
}
