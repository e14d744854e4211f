<#
.SYNOPSIS
    Shows the module on a made-up company, with no AWS account: what an audit says, and what it says when a call is denied.
#>
Import-Module SageMakerGuard

$sandbox = Start-SMSandbox
try {
    $sandbox.Accounts | Get-SMDomainNetworkPosture -AllRegions
}
finally {
    $sandbox | Stop-SMSandbox
}

# The same audit by an identity that may not read NAT gateways: what depends on them is Unknown, and says so.
$sandbox = Start-SMSandbox -FaultPlan @{ Operation = 'ec2:DescribeNatGateways'; ErrorCode = 'UnauthorizedOperation' }
try {
    $sandbox.Accounts | Get-SMDomainNetworkPosture -AllRegions
}
finally {
    $sandbox | Stop-SMSandbox
}
