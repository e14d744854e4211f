# A made-up company in a loopback AWS, audited by the real module. Nothing leaves this machine.
$ErrorActionPreference = 'Stop'

# The formats have list views under this name, for hosts without Format-List.
filter InFull { $item = $_; $item.PSObject.TypeNames.Insert(0, $item.PSObject.TypeNames[0] + '#Detail'); $item }

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
}
finally {
    $sandbox | Stop-SMSandbox
}
