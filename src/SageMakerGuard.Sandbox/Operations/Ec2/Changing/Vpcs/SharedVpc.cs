using SageMakerGuard.Estates;
using SageMakerGuard.Sandbox.Protocol;

namespace SageMakerGuard.Sandbox.Operations.Ec2.Changing.Vpcs;

/// <summary>
/// A VPC whose subnets another account shares: it is the owner who changes it and makes its endpoints (VPC User Guide, 'Responsibilities and
/// permissions for owners and participants'). With what code AWS refuses is not known.
/// </summary>
internal static class SharedVpc
{
    /// <summary>Why the caller may not do it, or null.</summary>
    public static AwsFault? Refusal(Ec2Call call, Vpc vpc, string what) => vpc.OwnerId.Length > 0 && vpc.OwnerId != call.Account.Id
        ? new("OperationNotPermitted", $"[sandbox] {vpc.VpcId} belongs to account {vpc.OwnerId}, which alone may {what} it.")
        : null;

    public static void Refuse(Ec2Call call, Vpc vpc, string what)
    {
        if (Refusal(call, vpc, what) is { } refusal)
            throw refusal;
    }
}
