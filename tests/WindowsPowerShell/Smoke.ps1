#Requires -Version 5.1
# For a person to run on Windows PowerShell 5.1 after 'dotnet build'; no automatic test runs there.
# It imports the package, audits the bundled company in the sandbox and checks that the module's own SDK was used.
$ErrorActionPreference = 'Stop'
$manifest = Get-ChildItem (Join-Path $PSScriptRoot '..\..\out\SageMakerGuard\*\SageMakerGuard.psd1') | Select-Object -Last 1
Import-Module $manifest.FullName -Force
$sandbox = Start-SMSandbox
try {
    $postures = @($sandbox.Accounts | Get-SMDomainNetworkPosture -AllRegions)
    $postures | Format-Table
    if ($postures.Count -lt 12) { throw "Expected at least 12 domains, got $($postures.Count)." }
    if (-not ($postures | Where-Object Verdict -eq 'Compliant')) { throw 'No domain is compliant, and one of the sample is.' }
    $sdk = [AppDomain]::CurrentDomain.GetAssemblies() | Where-Object { $_.GetName().Name -eq 'AWSSDK.Core' }
    "AWSSDK.Core from: $($sdk.Location -join ', ')"
    "PowerShell $($PSVersionTable.PSVersion): the smoke test passed."
}
finally {
    $sandbox | Stop-SMSandbox
}
