using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Sandbox.World;

/// <summary>The tags of EC2's resources by ARN: the tagging API lists them as well, though EC2 answers with them itself.</summary>
internal static class NetworkTags
{
    public static IEnumerable<(string Arn, IReadOnlyList<Tag> Tags)> Of(RegionState region)
    {
        var estate = region.Estate;
        return estate.Vpcs.Items.Select(v => ("vpc/" + v.VpcId, v.Tags))
            .Concat(estate.Subnets.Items.Select(s => ("subnet/" + s.SubnetId, s.Tags)))
            .Concat(estate.RouteTables.Items.Select(t => ("route-table/" + t.RouteTableId, t.Tags)))
            .Concat(estate.NetworkAcls.Items.Select(a => ("network-acl/" + a.NetworkAclId, a.Tags)))
            .Concat(estate.SecurityGroups.Items.Select(g => ("security-group/" + g.GroupId, g.Tags)))
            .Concat(estate.VpcEndpoints.Items.Select(e => ("vpc-endpoint/" + e.VpcEndpointId, e.Tags)))
            .Concat(estate.NatGateways.Items.Select(n => ("natgateway/" + n.NatGatewayId, n.Tags)))
            .Concat(estate.InternetGateways.Items.Select(i => ("internet-gateway/" + i.InternetGatewayId, i.Tags)))
            .Where(row => row.Tags.Count > 0)
            .Select(row => (region.Arn("ec2", row.Item1), row.Tags));
    }
}
