using SageMakerGuard.Estates;

namespace SageMakerGuard.Changes;

/// <summary>What the parts of a private network are for, in the words by which they are found again. What a VPC has once for all domains names no domain.</summary>
internal static class NetworkPurpose
{
    public static string PrivateSubnet(PlanTarget target, PlannedZone zone) => $"private-subnet {target.VpcId} {zone.Id} {target.DomainId ?? "any"}";

    public static string PrivateTable(PlanTarget target, PlannedZone zone) => $"private-routes {target.VpcId} {zone.Id} {target.DomainId ?? "any"}";

    public static string PublicSubnet(PlanTarget target, PlannedZone zone) => $"public-subnet {target.VpcId} {zone.Id}";

    public static string PublicTable(PlanTarget target) => $"public-routes {target.VpcId}";

    public static string InternetGateway(PlanTarget target) => $"internet-gateway {target.VpcId}";

    public static string Address(PlanTarget target, PlannedZone zone) => $"nat-address {target.VpcId} {zone.Id}";

    public static string Nat(PlanTarget target, PlannedZone zone) => $"nat {target.VpcId} {zone.Id}";

    /// <summary>The private subnet of a target in a zone that was made before; null where there is none.</summary>
    public static Subnet? FindPrivate(PlanDraft draft, PlanTarget target, PlannedZone zone) => Find(draft, target, PrivateSubnet(target, zone));

    /// <summary>The public subnet of a zone that was made before; null where there is none.</summary>
    public static Subnet? FindPublic(PlanDraft draft, PlanTarget target, PlannedZone zone) => Find(draft, target, PublicSubnet(target, zone));

    private static Subnet? Find(PlanDraft draft, PlanTarget target, string purpose)
    {
        foreach (var subnet in draft.Index.SubnetsIn(target.VpcId))
        {
            if (Purpose.Of(subnet.Tags) == purpose)
                return subnet;
        }

        return null;
    }
}
