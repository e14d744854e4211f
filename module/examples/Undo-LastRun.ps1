<#
.SYNOPSIS
    Takes back the newest run of this module that is still in effect, or with -All every one of a domain's, the newest first.
.DESCRIPTION
    A run that was taken back, and an undo itself, are passed over. It stops at the first run that cannot be taken back, because the others may
    rest on each other.
.PARAMETER DomainId
    The domain. Without it, the newest run of any.
.PARAMETER All
    All runs of the domain, and not the newest alone.
.PARAMETER StopApp
    Stops apps that keep the domain from being switched back.
.PARAMETER Force
    Goes on though somebody changed things since, or others use what was made.
.PARAMETER JournalPath
    The folder of the journals.
.PARAMETER Identity
    Identity parameters, for example @{ ProfileName = 'ml-prod' }.
.EXAMPLE
    ./Undo-LastRun.ps1 -WhatIf
.EXAMPLE
    ./Undo-LastRun.ps1 -DomainId d-abcdefghijkl -All -StopApp -Confirm:$false
#>
[CmdletBinding(SupportsShouldProcess)]
param(
    [string] $DomainId,
    [switch] $All,
    [switch] $StopApp,
    [switch] $Force,
    [string] $JournalPath,
    [hashtable] $Identity = @{}
)

Import-Module SageMakerGuard
if ($All -and -not $DomainId) { throw 'Name the domain of which all runs are to be taken back with -DomainId.' }
$journal = @{}
if ($JournalPath) { $journal.JournalPath = $JournalPath }
$domain = @{}
if ($DomainId) { $domain.DomainId = $DomainId }
$asking = @{ ErrorAction = 'Stop' }
if ($WhatIfPreference) { $asking.WhatIf = $true }
if ($PSBoundParameters.ContainsKey('Confirm')) { $asking.Confirm = $PSBoundParameters['Confirm'] }

$runs = @(Get-SMChange @journal @domain -State Completed, Failed, Interrupted, PartlyUndone | Where-Object { -not $_.UndoesRunId -and ($_.Changes | Where-Object CanBeUndone) })
foreach ($run in $runs) {
    Undo-SMChange -RunId $run.RunId @journal @Identity @asking -StopApp:$StopApp -Force:$Force
    if (-not $All) { break }
}
