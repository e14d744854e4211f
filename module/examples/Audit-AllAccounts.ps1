<#
.SYNOPSIS
    Audits every region of several accounts and writes posture and findings as CSV.
.DESCRIPTION
    Takes one profile for each account. Ends with exit code 1 when a domain is not Compliant, or when anything could not be read: what is
    Unknown must not pass for good.
.EXAMPLE
    ./Audit-AllAccounts.ps1 -ProfileName ml-prod, ml-dev -OutputFolder ./audit
#>
param(
    [Parameter(Mandatory)] [string[]] $ProfileName,
    [string] $OutputFolder = '.',
    [string] $SettingsPath
)

Import-Module SageMakerGuard
$settings = if ($SettingsPath) { @{ SettingsPath = $SettingsPath } } else { @{} }
$postures = foreach ($name in $ProfileName) {
    Get-SMDomainNetworkPosture -ProfileName $name -AllRegions @settings -ErrorVariable +unread
}

$postures |
    Select-Object AccountId, Region, DomainId, DomainName, AppNetworkAccessType, Verdict, Score |
    Export-Csv -Path (Join-Path $OutputFolder 'posture.csv') -NoTypeInformation

$postures | ForEach-Object {
    $posture = $_
    $posture.Findings | Select-Object @{ n = 'DomainId'; e = { $posture.DomainId } }, RuleId, Severity, Verdict, ResourceId, Reason, Remedy
} | Export-Csv -Path (Join-Path $OutputFolder 'findings.csv') -NoTypeInformation

if ($unread -or ($postures | Where-Object Verdict -ne 'Compliant')) { exit 1 }
