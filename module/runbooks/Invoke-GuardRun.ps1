<#
.SYNOPSIS
    One unattended run: audits a region; gives one domain its endpoints and switches it to VpcOnly where it is told to; or takes a run back.
.DESCRIPTION
    What the runbooks of Azure Automation and Systems Manager call. It asks nothing, writes what the commands give, and ends with an error where
    the job is not done: a domain that is not Compliant in an audit, a region that could not be read, a switch that was refused or failed.

    The journal must outlive the machine that runs this: keep -JournalPath where the next run finds it.
.PARAMETER Region
    The region.
.PARAMETER SwitchDomainId
    The domain to switch. Without it, the region is audited and nothing is changed.
.PARAMETER AddEndpoint
    Makes the endpoints that the domain lacks before it is switched. They are paid for by the hour.
.PARAMETER StopApp
    Stops the apps that run in the domain.
.PARAMETER BarLaunch
    Keeps users from starting apps until the switch is over.
.PARAMETER UndoRunId
    The run to take back, in place of everything else.
.PARAMETER SettingsPath
    A settings file for the audit and the switch.
.PARAMETER JournalPath
    The folder of the journals.
.PARAMETER Identity
    Identity parameters for every command. Without it, the role of the machine.
.EXAMPLE
    ./Invoke-GuardRun.ps1 -Region eu-central-1
.EXAMPLE
    ./Invoke-GuardRun.ps1 -Region eu-central-1 -SwitchDomainId d-abcdefghijkl -AddEndpoint -StopApp -JournalPath /var/lib/sagemakerguard
#>
param(
    [Parameter(Mandatory)] [string] $Region,
    [string] $SwitchDomainId,
    [switch] $AddEndpoint,
    [switch] $StopApp,
    [switch] $BarLaunch,
    [string] $UndoRunId,
    [string] $SettingsPath,
    [string] $JournalPath,
    [hashtable] $Identity = @{}
)

$ErrorActionPreference = 'Stop'
Import-Module SageMakerGuard
$journal = @{}
if ($JournalPath) { $journal.JournalPath = $JournalPath }
$settings = @{}
if ($SettingsPath) { $settings.SettingsPath = $SettingsPath }

foreach ($name in 'SwitchDomainId', 'UndoRunId') {
    if ($PSBoundParameters.ContainsKey($name) -and -not $PSBoundParameters[$name]) { throw "-$name is empty, and nothing was done. Name it, or leave the parameter out." }
}

if ($UndoRunId) {
    Undo-SMChange -RunId $UndoRunId @journal @Identity -StopApp:$StopApp -Confirm:$false
    return
}

if (-not $SwitchDomainId) {
    $postures = @(Get-SMDomainNetworkPosture -Region $Region @settings @Identity)
    $postures
    $open = @($postures | Where-Object Verdict -ne 'Compliant')
    if ($open) { throw "$($open.Count) of $($postures.Count) domains in $Region are not known to be compliant: $($open.DomainId -join ', ')." }
    return
}

$place = @{ DomainId = $SwitchDomainId; Region = $Region; Confirm = $false } + $journal + $Identity
if ($AddEndpoint) { New-SMVpcEndpointSet @place }
Set-SMDomainVpcOnly @place @settings -StopApp:$StopApp -BarLaunch:$BarLaunch
