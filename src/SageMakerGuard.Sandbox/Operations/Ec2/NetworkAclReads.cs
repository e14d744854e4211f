using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Sandbox.Operations.Ec2;

/// <summary>DescribeNetworkAcls.</summary>
internal static class NetworkAclReads
{
    public static IEnumerable<Ec2Operation> All()
    {
        yield return new Listing<NetworkAcl>
        {
            Set = "networkAclSet",
            Items = region => region.Estate.NetworkAcls.Items,
            Id = a => a.NetworkAclId,
            Ids = new("NetworkAclId", "acl", "InvalidNetworkAclId.Malformed", "InvalidNetworkAclID.NotFound", id => $"The networkAcl ID '{id}' does not exist"),
            Filters = new()
            {
                { "network-acl-id", a => a.NetworkAclId }, { "vpc-id", a => a.VpcId }, { "owner-id", (_, region) => region.AccountId }, { "default", a => a.IsDefault.Word() },
                { "association.association-id", a => a.Associations.Select(s => AssociationId(a, s)) }, { "association.network-acl-id", a => a.Associations.Select(_ => a.NetworkAclId) },
                { "association.subnet-id", a => a.Associations.Select(s => s.SubnetId) },
                { "entry.cidr", a => a.Entries.Select(e => e.CidrBlock) }, { "entry.ipv6-cidr", a => a.Entries.Select(e => e.Ipv6CidrBlock) },
                { "entry.port-range.from", a => a.Entries.Select(e => e.PortRange?.From.Word()) }, { "entry.port-range.to", a => a.Entries.Select(e => e.PortRange?.To.Word()) },
                { "entry.protocol", a => a.Entries.SelectMany(e => ProtocolNames(e.Protocol)) }, { "entry.rule-action", a => a.Entries.Select(e => e.RuleAction) },
                { "entry.egress", a => a.Entries.Select(e => e.Egress.Word()) }, { "entry.rule-number", a => a.Entries.Select(e => e.RuleNumber.Word()) },
                new[] { "entry.icmp.code", "entry.icmp.type" },
                a => a.Tags,
            },
            Write = (xml, a, region) =>
            {
                xml.Text("networkAclId", a.NetworkAclId);
                xml.Text("vpcId", a.VpcId);
                xml.Text("ownerId", region.AccountId);
                xml.Flag("default", a.IsDefault);
                xml.Set("entrySet", a.Entries, e =>
                {
                    xml.Number("ruleNumber", e.RuleNumber);
                    xml.Text("protocol", e.Protocol);
                    xml.Text("ruleAction", e.RuleAction);
                    xml.Flag("egress", e.Egress);
                    xml.Text("cidrBlock", e.CidrBlock);
                    xml.Text("ipv6CidrBlock", e.Ipv6CidrBlock);
                    if (e.PortRange is { } ports)
                    {
                        xml.Element("portRange", () =>
                        {
                            xml.Number("from", ports.From);
                            xml.Number("to", ports.To);
                        });
                    }
                });
                xml.Set("associationSet", a.Associations, s =>
                {
                    xml.Text("networkAclAssociationId", AssociationId(a, s));
                    xml.Text("networkAclId", a.NetworkAclId);
                    xml.Text("subnetId", s.SubnetId);
                });
                xml.Tags(a.Tags);
            },
        }.As("DescribeNetworkAcls");
    }

    private static string AssociationId(NetworkAcl acl, NetworkAclAssociation association) => Ec2Elements.MadeUpId("aclassoc", acl.NetworkAclId + association.SubnetId);

    /// <summary>The filter takes the number or 'tcp', 'udp', 'icmp' (API_DescribeNetworkAcls).</summary>
    private static string[] ProtocolNames(string number) => number switch
    {
        "6" => ["6", "tcp"],
        "17" => ["17", "udp"],
        "1" => ["1", "icmp"],
        _ => [number],
    };
}
