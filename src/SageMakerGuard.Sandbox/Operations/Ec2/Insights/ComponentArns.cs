using SageMakerGuard.Sandbox.Protocol;
using SageMakerGuard.Sandbox.World;

namespace SageMakerGuard.Sandbox.Operations.Ec2.Insights;

/// <summary>The ARNs of what a path passes.</summary>
internal static class ComponentArns
{
    /// <summary>The resource type in the ARN, by the prefix of the id; null for what is no component of a path.</summary>
    public static string? TypeOf(string id) => id.LastIndexOf('-') is > 0 and var hyphen ? id.Substring(0, hyphen) switch
    {
        "eni" => "network-interface",
        "igw" => "internet-gateway",
        "eigw" => "egress-only-internet-gateway",
        "nat" => "natgateway",
        "subnet" => "subnet",
        "vpc" => "vpc",
        "rtb" => "route-table",
        "acl" => "network-acl",
        "sg" => "security-group",
        "vpce" => "vpc-endpoint",
        "pcx" => "vpc-peering-connection",
        "tgw" => "transit-gateway",
        "tgw-attach" => "transit-gateway-attachment",
        "tgw-rtb" => "transit-gateway-route-table",
        "vgw" => "vpn-gateway",
        _ => null,
    } : null;

    public static string? Of(string? id, RegionState region) => id is not null && TypeOf(id) is { } type ? region.Arn("ec2", type + "/" + id) : null;

    /// <summary>API_AnalysisComponent.</summary>
    public static void Write(XmlText xml, string element, string id, RegionState region) => xml.Element(element, () => Write(xml, id, region));

    public static void Write(XmlText xml, string id, RegionState region)
    {
        xml.Text("id", id);
        xml.Text("arn", Of(id, region));
    }
}
