using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Sandbox.Protocol;
using SageMakerGuard.Sandbox.World;

namespace SageMakerGuard.Sandbox.Operations.Ec2.Changing.SecurityGroups;

/// <summary>
/// Rules in a request: IpPermissions, each for as many peers as share protocol and ports, or for ingress one rule in flat parameters. What
/// comes out is as AWS lists it: named protocols by name, blocks with their host bits cleared (API_AuthorizeSecurityGroupIngress).
/// </summary>
internal static class RuleForm
{
    private const int MaxDescription = 255;

    /// <summary>The rules of a request, for a group that is not known yet.</summary>
    public static IReadOnlyList<SecurityGroupRule> Read(Ec2Call call, bool egress)
    {
        if (call.Form.Text("SourceSecurityGroupName") is not null)
            throw new AwsFault("UnsupportedOperation", "[sandbox] The sandbox does not do SourceSecurityGroupName; AWS advises IpPermissions in its place.");
        var permissions = call.Form.Indexes("IpPermissions").Select(i => "IpPermissions." + i.ToString(CultureInfo.InvariantCulture)).ToList();
        if (permissions.Count > 0 && call.Form.Text("CidrIp") is not null)
            throw new AwsFault("InvalidParameterCombination", "[sandbox] CidrIp and IpPermissions do not go together.");
        if (permissions.Count == 0 && (egress || call.Form.Text("IpProtocol") is null))
            throw new AwsFault("MissingParameter", "The request must contain the parameter ipPermissions");
        var rules = permissions.Count > 0
            ? permissions.SelectMany(prefix => Permission(call, prefix + ".", egress)).ToList()
            : [Ports(call, "", egress) with { CidrIpv4 = Block(call.Form.Text("CidrIp") ?? throw NoSource(), v6: false) }];

        // input-output-hk/bitte#24.
        return rules.Select(rule => rule.Key).Distinct().Count() == rules.Count ? rules : throw new AwsFault("InvalidParameterValue", "The same permission must not appear multiple times");
    }

    private static IEnumerable<SecurityGroupRule> Permission(Ec2Call call, string prefix, bool egress)
    {
        var rule = Ports(call, prefix, egress);
        var rules = Peers("IpRanges", (of, at) => of with { CidrIpv4 = Block(call.Form.Text(at + ".CidrIp"), v6: false) })
            .Concat(Peers("Ipv6Ranges", (of, at) => of with { CidrIpv6 = Block(call.Form.Text(at + ".CidrIpv6"), v6: true) }))
            .Concat(Peers("PrefixListIds", (of, at) => of with { PrefixListId = Id(ResourceIds.PrefixList, call.Form.Text(at + ".PrefixListId")) }))
            .Concat(Peers("Groups", (of, at) => of with { Peer = Pair(call, at) }))
            .ToList();
        return rules.Count > 0 ? rules : throw NoSource();

        IEnumerable<SecurityGroupRule> Peers(string list, Func<SecurityGroupRule, string, SecurityGroupRule> with) => call.Form.Indexes(prefix + list)
            .Select(i => prefix + list + "." + i.ToString(CultureInfo.InvariantCulture))
            .Select(at => with(rule with { Description = Description(call.Form.Text(at + ".Description")) }, at));
    }

    private static SecurityGroupRule Ports(Ec2Call call, string prefix, bool egress)
    {
        var protocol = call.Form.Text(prefix + "IpProtocol") is { Length: > 0 } text ? text : throw new AwsFault("MissingParameter", "The request must contain the parameter ipProtocol");

        // hashicorp/terraform-provider-aws#1793.
        var normal = RuleProtocol.Normal(protocol) ?? throw new AwsFault("InvalidParameterValue", $"Invalid value '{protocol}' for IP protocol. Unknown protocol.");
        var rule = new SecurityGroupRule { Egress = egress, Protocol = normal };
        if (!RuleProtocol.HasPorts(normal))
            return rule;
        var (from, to) = RulePorts.Checked(normal, call.Integer(prefix + "FromPort"), call.Integer(prefix + "ToPort"));
        return rule with { FromPort = from, ToPort = to };
    }

    private static UserIdGroupPair Pair(Ec2Call call, string at)
    {
        string? Text(string name) => call.Form.Text(at + "." + name) is { Length: > 0 } text ? text : null;
        var id = Text("GroupId") is { } given ? Id(ResourceIds.SecurityGroup, given)
            : Text("GroupName") is { } name ? DefaultVpc.Group(call.Region, name).GroupId
            : throw NoSource();
        return new UserIdGroupPair { GroupId = id, UserId = Text("UserId"), VpcId = Text("VpcId"), VpcPeeringConnectionId = Text("VpcPeeringConnectionId") };
    }

    private static string Id(IdRule rule, string? id)
    {
        rule.CheckForm(id ?? "");
        return id!;
    }

    /// <summary>smoketurner/serverless-vpc-plugin#318; an IPv6 block among IPv4 ones is malformed too (aws/aws-cli#2846).</summary>
    private static string Block(string? text, bool v6) => text?.IndexOf('/') > 0 && AddressBlock.Read(text) is { } block && block.IsV6 == v6
        ? block.ToString()
        : throw new AwsFault("InvalidParameterValue", $"CIDR block {text} is malformed");

    private static string? Description(string? text) => text?.Length > MaxDescription
        ? throw new AwsFault("InvalidParameterValue", "[sandbox] The description of a rule has at most 255 characters.")
        : text is { Length: > 0 } ? text : null;

    /// <summary>boto/boto3#1078.</summary>
    private static AwsFault NoSource() => new("MissingParameter", "Missing source specification: include source security group or CIDR information");
}
