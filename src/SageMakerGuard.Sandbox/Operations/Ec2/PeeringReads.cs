using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Sandbox.Protocol;

namespace SageMakerGuard.Sandbox.Operations.Ec2;

/// <summary>DescribeVpcPeeringConnections.</summary>
internal static class PeeringReads
{
    public static readonly IdRule Ids = new("VpcPeeringConnectionId", "pcx", "InvalidVpcPeeringConnectionId.Malformed", "InvalidVpcPeeringConnectionID.NotFound", id => $"[sandbox] The vpcPeeringConnection ID '{id}' does not exist");

    public static IEnumerable<Ec2Operation> All()
    {
        yield return new Listing<VpcPeeringConnection>
        {
            Set = "vpcPeeringConnectionSet",
            Items = region => region.Estate.VpcPeeringConnections.Items,
            Id = p => p.VpcPeeringConnectionId,
            Ids = Ids,
            Filters = new()
            {
                { "vpc-peering-connection-id", p => p.VpcPeeringConnectionId }, { "status-code", p => p.Status?.Code }, { "status-message", p => Message(p.Status?.Code) },
                { "requester-vpc-info.vpc-id", p => p.RequesterVpcInfo?.VpcId }, { "requester-vpc-info.owner-id", p => p.RequesterVpcInfo?.OwnerId }, { "requester-vpc-info.cidr-block", p => p.RequesterVpcInfo?.CidrBlock },
                { "accepter-vpc-info.vpc-id", p => p.AccepterVpcInfo?.VpcId }, { "accepter-vpc-info.owner-id", p => p.AccepterVpcInfo?.OwnerId }, { "accepter-vpc-info.cidr-block", p => p.AccepterVpcInfo?.CidrBlock },
                new[] { "expiration-time" },
                _ => [],
            },
            Write = (xml, p, _) =>
            {
                xml.Text("vpcPeeringConnectionId", p.VpcPeeringConnectionId);
                End(xml, "requesterVpcInfo", p.RequesterVpcInfo);
                End(xml, "accepterVpcInfo", p.AccepterVpcInfo);
                xml.Element("status", () =>
                {
                    xml.Text("code", p.Status?.Code);
                    xml.Text("message", Message(p.Status?.Code));
                });
                xml.Tags([]);
            },
        }.As("DescribeVpcPeeringConnections");
    }

    private static void End(XmlText xml, string name, PeeringVpc? vpc)
    {
        if (vpc is null)
            return;
        xml.Element(name, () =>
        {
            xml.Text("ownerId", vpc.OwnerId);
            xml.Text("vpcId", vpc.VpcId);
            xml.Text("cidrBlock", vpc.CidrBlock);
            if (vpc.CidrBlockSet.Count > 0)
                xml.Set("cidrBlockSet", vpc.CidrBlockSet, c => xml.Text("cidrBlock", c.CidrBlock));
            xml.Text("region", vpc.Region);
        });
    }

    /// <summary>Code active, message Active (recorded in cloud-custodian, test_peer_miss_route_filter_one).</summary>
    private static string? Message(string? code) => code is { Length: > 0 } ? char.ToUpperInvariant(code[0]) + code.Substring(1).Replace('-', ' ') : null;
}
