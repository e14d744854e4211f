<#
.SYNOPSIS
    Moves the public domains of a region into their VPC, one after the other: network, groups, endpoints, switch, proof. The first ones are canaries.
.DESCRIPTION
    A domain on private subnets with a security group of its own keeps them; any other gets a private network of its own in its VPC. Then come
    the endpoints that its features need, and the switch in place. Domains that cannot be switched (RStudio, Unified Studio, no VPC, not
    readable) are left alone and said.

    Each domain gives one object: how it came out, what the changes add to the bill in a month, what it does not reach, and the runs, which
    Undo-SMChange takes back. Killed or failed, the same command goes on where it stopped. Ends with exit code 1 where a domain was not moved.

    With -WhatIf a network that is still to be made has no ids: the endpoints are then planned for the subnets of today, and the switch is not.
.PARAMETER Region
    The region.
.PARAMETER DomainId
    The domains to move. Without it, all public ones.
.PARAMETER Canary
    So many domains go first; when one of them fails, no other is begun.
.PARAMETER StopAfterFailure
    After so many failures no more domains are begun.
.PARAMETER StopApp
    Stops the apps that run. Without it they are a reason not to switch.
.PARAMETER BarLaunch
    Keeps users from starting apps until the switch is over.
.PARAMETER NatGateway
    NAT gateways for new networks: None, PerZone or Single.
.PARAMETER FlowLogDestination
    The ARN of a bucket that flow logs are to go to, where none record the domain.
.PARAMETER JournalPath
    The folder of the journals.
.PARAMETER Identity
    Identity parameters for every command, for example @{ ProfileName = 'ml-prod' }.
.EXAMPLE
    ./Move-ToVpcOnly.ps1 -Region eu-central-1 -StopApp -WhatIf
.EXAMPLE
    ./Move-ToVpcOnly.ps1 -Region eu-central-1 -StopApp -BarLaunch -Canary 2 -Confirm:$false | Export-Csv ./moved.csv
#>
[CmdletBinding(SupportsShouldProcess)]
param(
    [Parameter(Mandatory)] [string] $Region,
    [string[]] $DomainId,
    [ValidateRange(0, 1000)] [int] $Canary = 1,
    [ValidateRange(1, 1000)] [int] $StopAfterFailure = 1,
    [switch] $StopApp,
    [switch] $BarLaunch,
    [ValidateSet('None', 'PerZone', 'Single')] [string] $NatGateway = 'None',
    [string] $FlowLogDestination,
    [string] $JournalPath,
    [hashtable] $Identity = @{}
)

Import-Module SageMakerGuard

# What -WhatIf and -Confirm:$false of this script mean for each command, and where their journals are.
$journal = @{}
if ($JournalPath) { $journal.JournalPath = $JournalPath }
$asking = @{ ErrorAction = 'Stop' }
if ($WhatIfPreference) { $asking.WhatIf = $true }
if ($PSBoundParameters.ContainsKey('Confirm')) { $asking.Confirm = $PSBoundParameters['Confirm'] }

# Public subnets, too few addresses, no group of the customer's: then the domain gets a network of its own.
$needsNetwork = 'SMG-NET-001', 'SMG-NET-002', 'SMG-SG-001'

# Not described, RStudio, Unified Studio, no VPC: nothing here can move those.
$frozen = 'SMG-DOM-002', 'SMG-DOM-003', 'SMG-DOM-004', 'SMG-DOM-007'

function Move-Domain($posture) {
    $place = @{ DomainId = $posture.DomainId; Region = $Region } + $Identity + $journal + $asking
    $runs = @()
    $target = @{}
    if ($posture.Findings | Where-Object { $_.RuleId -in $needsNetwork }) {
        $network = New-SMPrivateNetwork @place -NatGateway $NatGateway
        $runs += $network
        if ($network.AppSubnetIds) { $target.SubnetId = $network.AppSubnetIds }
        if ($network.AppSecurityGroupIds) { $target.SecurityGroupId = $network.AppSecurityGroupIds }
    }

    if (-not $target.SecurityGroupId -and $posture.SecurityGroupIds) { $runs += Repair-SMDomainSecurityGroup @place }
    if ($FlowLogDestination) { $runs += Enable-SMVpcFlowLog @place -LogDestination $FlowLogDestination }
    $runs += New-SMVpcEndpointSet @place @target

    # What is only planned is not there to be proven from; New-SMVpcEndpointSet has proven it on the network as it would be. A network has no ids yet.
    $planned = @($runs | Where-Object { $WhatIfPreference -and $_.Changes })
    if (-not ($planned | Where-Object Command -eq 'New-SMPrivateNetwork')) {
        $runs += Set-SMDomainVpcOnly @place @target -StopApp:$StopApp -BarLaunch:$BarLaunch -SkipProof:($planned.Count -gt 0)
    }

    $runs
}

function New-Report($posture, $result, $runs, $reason) {
    # Every run for the domain that is in effect, those of earlier attempts among them.
    if (-not $WhatIfPreference) { $runs = @(Get-SMChange @journal -DomainId $posture.DomainId | Where-Object { -not $_.UndoesRunId -and ($_.Changes | Where-Object CanBeUndone) }) }
    $cost = [decimal]0
    foreach ($run in $runs) {
        if ($null -eq $run.MonthlyCostUsd) { $cost = $null; break }
        $cost += $run.MonthlyCostUsd
    }

    [pscustomobject]@{
        DomainId       = $posture.DomainId
        DomainName     = $posture.DomainName
        Region         = $Region
        Result         = $result
        MonthlyCostUsd = $cost
        NotReached     = $script:notReached -join ', '
        RunId          = @($runs.RunId | Where-Object { $_ }) -join ', '
        Reason         = $reason
    }
}

$domains = @{}
if ($DomainId) { $domains.DomainId = $DomainId }
$postures = @(Get-SMDomainNetworkPosture -Region $Region @domains @Identity -ErrorAction Stop | Where-Object AppNetworkAccessType -ne 'VpcOnly')
$begun = 0
$failed = 0
$left = 0
foreach ($posture in $postures) {
    $notReached = @()
    if ($reasons = @($posture.Findings | Where-Object { $_.RuleId -in $frozen }).Reason) {
        $left++
        New-Report $posture 'NotPossible' @() ($reasons -join ' ')
        continue
    }

    if ($failed -and ($begun -le $Canary -or $failed -ge $StopAfterFailure)) {
        $left++
        New-Report $posture 'NotBegun' @() "$failed domain(s) failed before it."
        continue
    }

    $begun++
    try {
        $runs = @(Move-Domain $posture)
        $proof = if ($WhatIfPreference) { 'New-SMVpcEndpointSet' } else { 'Set-SMDomainVpcOnly' }
        $notReached = @(@($runs | Where-Object Command -eq $proof).Proof | Where-Object Verdict -ne 'Reachable').Destination
        $result = if ($WhatIfPreference) { 'Planned' } elseif (@($runs | Where-Object { $_.Command -eq 'Set-SMDomainVpcOnly' -and $_.State -eq 'Completed' })) { 'Moved' } else { 'NotAgreed' }
        if ($result -ne 'Moved') { $left++ }
        New-Report $posture $result $runs ''
    }
    catch {
        $failed++
        $left++
        $reason = if ($_.ErrorDetails.Message) { $_.ErrorDetails.Message } else { $_.Exception.Message }
        New-Report $posture 'Failed' @() $reason
    }
}

if ($left -and -not $WhatIfPreference) { exit 1 }
