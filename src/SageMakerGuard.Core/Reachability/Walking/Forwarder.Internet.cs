using System;
using System.Linq;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Reachability;

/// <summary>The ways to the internet: internet gateway, egress-only gateway, and block public access in front of both.</summary>
internal sealed partial class Forwarder
{
    private void ThroughInternetGateway(Walk walk, Subnet subnet, string gatewayId, Flow flow)
    {
        if (flow.Passed.Count == 0)
            walk.By("internet gateway");
        var attached = Attached(walk, subnet, gatewayId);
        BlockPublicAccess(walk, subnet);
        if (!flow.Goal.Public)
        {
            walk.Stop("route-missing", "InternetGateway", gatewayId, $"{gatewayId} does not carry private addresses such as {flow.Goal.Addresses}: they have no route on the internet.", "Add a route for them to the network that they are in.");
            return;
        }

        switch (flow.Disguise)
        {
            case Disguise.None:
                // SageMaker AI Developer Guide, 'Connect Studio notebooks in a VPC': interfaces get private addresses only.
                walk.Stop("no-public-address", "InternetGateway", gatewayId, $"{subnet.SubnetId} leads straight to {gatewayId}, and SageMaker's interfaces never have a public address.", "Use subnets whose default route leads to a NAT gateway.", "the interface has no public address");
                return;
            case Disguise.PrivateNat:
                walk.Stop("nat-private", "InternetGateway", gatewayId, $"A private NAT gateway has no public address: {gatewayId} drops what it sends.", "Use a NAT gateway of connectivity type public.", "the NAT gateway has no public address");
                return;
            default:
                if (attached)
                    walk.Pass("InternetGateway", gatewayId, "out to " + flow.Goal.Name);
                return;
        }
    }

    private bool Attached(Walk walk, Subnet subnet, string gatewayId)
    {
        var gateway = index.Region.InternetGateways.Items.FirstOrDefault(g => g.InternetGatewayId == gatewayId);
        if (gateway is not null && gateway.Attachments.Any(a => a.VpcId == subnet.VpcId && a.State is null or "available" or "attached"))
            return true;
        if (gateway is not null || IsSurelyMissing(walk, index.Region.InternetGateways, gatewayId, subnet.VpcId, $"whether {gatewayId} is attached to {subnet.VpcId}"))
            walk.Stop("igw-detached", "InternetGateway", gatewayId, $"Internet gateway {gatewayId} is not attached to {subnet.VpcId}.", $"Attach {gatewayId} to {subnet.VpcId}.");
        return false;
    }

    private void ThroughEgressOnlyGateway(Walk walk, Subnet subnet, string gatewayId)
    {
        walk.By("egress-only internet gateway");
        var gateway = index.Region.EgressOnlyInternetGateways.Items.FirstOrDefault(g => g.EgressOnlyInternetGatewayId == gatewayId);
        if (gateway is not null && gateway.Attachments.Any(a => a.VpcId == subnet.VpcId && a.State is null or "available" or "attached"))
            walk.Pass("EgressOnlyInternetGateway", gatewayId, "out to the internet over IPv6");
        else if (gateway is not null || IsSurelyMissing(walk, index.Region.EgressOnlyInternetGateways, gatewayId, subnet.VpcId, $"whether {gatewayId} is attached to {subnet.VpcId}"))
            walk.Stop("igw-detached", "EgressOnlyInternetGateway", gatewayId, $"Egress-only internet gateway {gatewayId} is not attached to {subnet.VpcId}.", $"Make an egress-only internet gateway for {subnet.VpcId} and point ::/0 at it.");
        BlockPublicAccess(walk, subnet);
    }

    /// <summary>
    /// Block public access. Its bidirectional mode cuts off internet gateways, and NAT gateways with them; its ingress mode lets NAT
    /// gateways and egress-only gateways go out (Amazon VPC User Guide, 'Block public access to VPCs and subnets').
    /// </summary>
    private void BlockPublicAccess(Walk walk, Subnet subnet)
    {
        var region = index.Region;
        var options = region.VpcBlockPublicAccessOptions;
        if (options.Items.Count == 0)
        {
            if (!options.IsComplete)
                walk.Doubt(Unread.Facts(options, null, "whether VPC block public access is on"));
            return;
        }

        if (options.Items[0].InternetGatewayBlockMode?.Replace('_', '-') != "block-bidirectional")
            return;
        var exclusions = region.VpcBlockPublicAccessExclusions;
        if (exclusions.Items.FirstOrDefault(e => Covers(e, subnet)) is { } exclusion)
        {
            walk.Pass("VpcBlockPublicAccess", exclusion.ExclusionId, $"{exclusion.InternetGatewayExclusionMode} exclusion for {exclusion.ResourceArn}");
            return;
        }

        if (!exclusions.IsComplete)
        {
            walk.Doubt(Unread.Facts(exclusions, null, $"whether {subnet.VpcId} is excluded from VPC block public access"));
            return;
        }

        walk.Stop("vpc-block-public-access", "VpcBlockPublicAccess", region.Region, $"VPC block public access (block-bidirectional) cuts {subnet.VpcId} off from the internet, NAT gateways included.", $"Exclude {subnet.VpcId} or {subnet.SubnetId} from VPC block public access with allow-egress, or set the mode to block-ingress.");
    }

    private static bool Covers(VpcBlockPublicAccessExclusion exclusion, Subnet subnet) =>
        exclusion.State is null or "" or "create-complete" or "update-complete"
        && exclusion.ResourceArn is { } arn
        && (arn.EndsWith("/" + subnet.VpcId, StringComparison.Ordinal) || arn.EndsWith("/" + subnet.SubnetId, StringComparison.Ordinal));
}
