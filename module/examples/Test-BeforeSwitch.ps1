<#
.SYNOPSIS
    Says which domains could be switched to VpcOnly today, and what stands in the way of the others.
.EXAMPLE
    ./Test-BeforeSwitch.ps1 -Region eu-central-1
#>
param([Parameter(Mandatory)] [string[]] $Region)

Import-Module SageMakerGuard
Get-SMDomainNetworkPosture -Region $Region | Where-Object AppNetworkAccessType -ne 'VpcOnly' | ForEach-Object {
    $open = $_ | Test-SMDomainConnectivity -As VpcOnly | Where-Object { $_.Verdict -ne 'Reachable' -and $_.Destination -ne 'internet' }
    [pscustomobject]@{
        DomainId    = $_.DomainId
        DomainName  = $_.DomainName
        Region      = $_.Region
        RunningApps = $_.RunningApps.Count
        Ready       = -not $open -and $_.RunningApps.Count -eq 0
        Missing     = $open.Destination -join ', '
        Fixes       = $open.SmallestFix -join ' '
    }
}
