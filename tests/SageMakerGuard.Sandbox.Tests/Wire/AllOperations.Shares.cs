using System.Collections.Generic;

namespace SageMakerGuard.Sandbox.Tests.Wire;

/// <summary>AWS Resource Access Manager, from the side of the guest and of the owner.</summary>
internal static partial class AllOperations
{
    private static IEnumerable<BotoCall> Shares() =>
    [
        new("ram", "ListResources", new { resourceOwner = "OTHER-ACCOUNTS", resourceType = "ec2:Subnet", maxResults = 1 }),
        new("ram", "ListResources", new { resourceOwner = "SELF" }),
        new("ram", "GetResourceShares", new { resourceOwner = "OTHER-ACCOUNTS", resourceShareStatus = "ACTIVE" }),
        new("ram", "GetResourceShares", new { resourceOwner = "SELF" }),
        new("ram", "GetResourceShareAssociations", new { associationType = "RESOURCE" }),
        new("ram", "GetResourceShareAssociations", new { associationType = "PRINCIPAL" }),
    ];
}
