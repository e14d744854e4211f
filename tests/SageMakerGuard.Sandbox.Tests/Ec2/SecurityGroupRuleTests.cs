using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using SageMakerGuard.Testing;

namespace SageMakerGuard.Sandbox.Tests.Ec2;

public class SecurityGroupRuleTests
{
    private const string Loose = "GroupId=" + Workshop.LooseGroup + ";";
    private const string P = "IpPermissions.1.";
    private const string Tcp = P + "IpProtocol=tcp;" + P + "FromPort=8080;" + P + "ToPort=8090;";
    private const string Ingress = "AuthorizeSecurityGroupIngress";
    private const string Egress = "AuthorizeSecurityGroupEgress";
    private const string Revoke = "RevokeSecurityGroupIngress";

    private static Task<Reply> Rules(Stage stage, string group = Workshop.LooseGroup) => stage.Ec2("DescribeSecurityGroupRules", "Filter.1.Name=group-id;Filter.1.Value.1=" + group);

    [Fact]
    public async Task The_answer_lists_the_rules_with_ids_by_which_they_are_found()
    {
        using var stage = Workshop.Slow();
        var reply = await stage.Ec2(Ingress, Loose + Tcp + P + "IpRanges.1.CidrIp=192.0.2.0/24;" + P + "IpRanges.1.Description=lab;" + P + "Groups.1.GroupId=" + HealthyRegion.DomainGroup
            + ";TagSpecification.1.ResourceType=security-group-rule;TagSpecification.1.Tag.1.Key=Why;TagSpecification.1.Tag.1.Value=lab");
        Assert.Equal(("true", 2), (reply.One("return"), reply.All("securityGroupRuleId").Distinct().Count()));
        Assert.Equal(["tcp", "tcp"], reply.All("ipProtocol"));
        Assert.Equal(("192.0.2.0/24", "lab"), (reply.One("cidrIpv4"), reply.One("description")));
        Assert.Equal(HealthyRegion.DomainGroup, reply.Xml.Descendants().Single(e => e.Name.LocalName == "referencedGroupInfo").Elements().First().Value);

        var found = await stage.Ec2("DescribeSecurityGroupRules", "SecurityGroupRuleId.1=" + reply.All("securityGroupRuleId")[0]);
        Assert.Equal(("192.0.2.0/24", "lab", "Why", "8080", "8090"), (found.One("cidrIpv4"), found.One("description"), found.One("key"), found.One("fromPort"), found.One("toPort")));
        Assert.Equal(2, (await stage.Ec2("DescribeSecurityGroupRules", "Filter.1.Name=tag:Why;Filter.1.Value.1=lab")).All("securityGroupRuleId").Count);
        Assert.Equal("lab", await Workshop.See(stage, "DescribeSecurityGroups", "GroupId.1=" + Workshop.LooseGroup, "description"));
    }

    [Fact]
    public async Task Rules_that_share_protocol_and_ports_are_listed_as_one_permission()
    {
        using var stage = Workshop.Slow();
        await stage.Ec2(Ingress, Loose + P + "IpProtocol=6;" + P + "FromPort=443;" + P + "ToPort=443;" + P + "IpRanges.1.CidrIp=192.0.2.0/24");
        var permissions = (await stage.Ec2("DescribeSecurityGroups", "GroupId.1=" + Workshop.LooseGroup)).Xml.Descendants().Single(e => e.Name.LocalName == "ipPermissions").Elements().ToList();
        Assert.Equal(["22", "443"], permissions.Select(p => p.Elements().Single(e => e.Name.LocalName == "fromPort").Value));
        Assert.Equal(["10.0.0.0/8", "192.0.2.0/24"], permissions[1].Descendants().Where(e => e.Name.LocalName == "cidrIp").Select(e => e.Value));
    }

    [Theory]
    [InlineData("IpProtocol=6;FromPort=80;ToPort=80;IpRanges.1.CidrIp=10.1.2.3/16", "tcp", "80", "80", "10.1.0.0/16")]
    [InlineData("IpProtocol=17;FromPort=53;ToPort=54;IpRanges.1.CidrIp=10.1.2.3/32", "udp", "53", "54", "10.1.2.3/32")]
    [InlineData("IpProtocol=1;FromPort=8;ToPort=-1;IpRanges.1.CidrIp=0.0.0.0/0", "icmp", "8", "-1", "0.0.0.0/0")]
    [InlineData("IpProtocol=icmpv6;Ipv6Ranges.1.CidrIpv6=2001:DB8:0:0::1/64", "icmpv6", "-1", "-1", "2001:db8::/64")]
    [InlineData("IpProtocol=-1;FromPort=80;ToPort=80;IpRanges.1.CidrIp=10.1.0.0/16", "-1", "-1", "-1", "10.1.0.0/16")]
    [InlineData("IpProtocol=50;FromPort=80;ToPort=80;IpRanges.1.CidrIp=10.1.0.0/16", "50", "-1", "-1", "10.1.0.0/16")]
    [InlineData("IpProtocol=TCP;FromPort=0;ToPort=65535;PrefixListIds.1.PrefixListId=" + HealthyRegion.S3PrefixList, "tcp", "0", "65535", HealthyRegion.S3PrefixList)]
    public async Task Rules_come_back_as_EC2_writes_them(string rule, string protocol, string from, string to, string peer)
    {
        using var stage = Workshop.Slow();
        var reply = await stage.Ec2(Ingress, Loose + string.Join(";", rule.Split(';').Select(p => P + p)));
        Assert.Equal((null, protocol, from, to), (reply.Code, reply.One("ipProtocol"), reply.One("fromPort"), reply.One("toPort")));
        Assert.Equal(peer, reply.One("cidrIpv4") ?? reply.One("cidrIpv6") ?? reply.One("prefixListId"));
        Assert.Contains(peer, (await Rules(stage)).Body);
    }

    [Fact]
    public async Task Ingress_takes_one_rule_in_flat_parameters_and_a_group_of_the_default_VPC_by_name()
    {
        using var stage = Workshop.Slow();
        Assert.Equal("192.0.2.7/32", (await stage.Ec2(Ingress, "GroupName=web;IpProtocol=tcp;FromPort=80;ToPort=80;CidrIp=192.0.2.7/32")).One("cidrIpv4"));
        Assert.Contains("192.0.2.7/32", (await Rules(stage, Workshop.WebGroup)).All("cidrIpv4"));
    }

    [Fact]
    public async Task A_group_of_a_peered_VPC_is_named_with_its_VPC_and_the_connection()
    {
        using var stage = Workshop.Slow();
        var reply = await stage.Ec2(Ingress, Loose + Tcp + P + "Groups.1.GroupId=" + Workshop.PeeredGroup);
        Assert.Equal((Workshop.PeeredVpc, "pcx-0eee1", HealthyRegion.Account), (reply.One("vpcId"), reply.One("vpcPeeringConnectionId"), reply.One("userId")));
        var foreign = await stage.Ec2(Ingress, Loose + Tcp + P + $"Groups.1.GroupId=sg-0bbb1;{P}Groups.1.UserId={CompanyEstate.OtherAccount}");
        Assert.Equal(("vpc-0bbb1", "pcx-0aaa1", CompanyEstate.OtherAccount), (foreign.One("vpcId"), foreign.One("vpcPeeringConnectionId"), foreign.One("userId")));
    }

    public static TheoryData<string, string, string, string> Refused => new()
    {
        { Ingress, Tcp + P + "IpRanges.1.CidrIp=10.0.0.0/8", "MissingParameter", "The request must contain the parameter groupId" },
        { Egress, "GroupName=web;" + Tcp + P + "IpRanges.1.CidrIp=10.0.0.0/8", "UnknownParameter", "The parameter GroupName is not recognized" },
        { Ingress, Loose, "MissingParameter", "The request must contain the parameter ipPermissions" },
        { Egress, Loose + "IpProtocol=tcp;FromPort=80;ToPort=80;CidrIp=10.0.0.0/8", "MissingParameter", "The request must contain the parameter ipPermissions" },
        { Ingress, Loose + Tcp, "MissingParameter", "Missing source specification: include source security group or CIDR information" },
        { Ingress, "GroupId=group;" + Tcp + P + "IpRanges.1.CidrIp=10.0.0.0/8", "InvalidGroupId.Malformed", "Invalid id: \"group\" (expecting \"sg-...\")" },
        { Ingress, "GroupId=sg-0ccc1;" + Tcp + P + "IpRanges.1.CidrIp=10.0.0.0/8", "InvalidGroup.NotFound", "The security group 'sg-0ccc1' does not exist" },
        { Ingress, Loose + P + "IpProtocol=all;" + P + "IpRanges.1.CidrIp=10.0.0.0/8", "InvalidParameterValue", "Invalid value 'all' for IP protocol. Unknown protocol." },
        { Ingress, Loose + P + "IpProtocol=256;" + P + "IpRanges.1.CidrIp=10.0.0.0/8", "InvalidParameterValue", "Invalid value '256' for IP protocol. Unknown protocol." },
        { Ingress, Loose + P + "IpProtocol=tcp;" + P + "IpRanges.1.CidrIp=10.0.0.0/8", "InvalidParameterValue", "Invalid value for portRange. Must specify both from and to ports with TCP/UDP." },
        { Ingress, Loose + P + "IpProtocol=1;" + P + "IpRanges.1.CidrIp=10.0.0.0/8", "InvalidParameterValue", "Invalid value for portRange. Must specify both from and to ports with ICMP" },
        { Ingress, Loose + P + "IpProtocol=tcp;" + P + "FromPort=-1;" + P + "ToPort=-1;" + P + "IpRanges.1.CidrIp=10.0.0.0/8", "InvalidParameterValue", "TCP/UDP (from) port (-1) out of range" },
        { Ingress, Loose + P + "IpProtocol=udp;" + P + "FromPort=1;" + P + "ToPort=65536;" + P + "IpRanges.1.CidrIp=10.0.0.0/8", "InvalidParameterValue", "TCP/UDP (to) port (65536) out of range" },
        { Ingress, Loose + P + "IpProtocol=tcp;" + P + "FromPort=90;" + P + "ToPort=80;" + P + "IpRanges.1.CidrIp=10.0.0.0/8", "InvalidParameterValue", "[sandbox]" },
        { Ingress, Loose + P + "IpProtocol=icmp;" + P + "FromPort=0;" + P + "ToPort=65535;" + P + "IpRanges.1.CidrIp=10.0.0.0/8", "InvalidParameterValue", "ICMP code (65535) out of range" },
        { Ingress, Loose + P + "IpProtocol=icmp;" + P + "FromPort=-1;" + P + "ToPort=0;" + P + "IpRanges.1.CidrIp=10.0.0.0/8", "InvalidParameterValue", "[sandbox]" },
        { Ingress, Loose + P + "IpProtocol=tcp;" + P + "FromPort=one;" + P + "ToPort=1;" + P + "IpRanges.1.CidrIp=10.0.0.0/8", "InvalidParameterValue", "[sandbox]" },
        { Ingress, Loose + Tcp + P + "IpRanges.1.CidrIp=10.0.0.1/33", "InvalidParameterValue", "CIDR block 10.0.0.1/33 is malformed" },
        { Ingress, Loose + Tcp + P + "IpRanges.1.CidrIp=10.0.0.1", "InvalidParameterValue", "CIDR block 10.0.0.1 is malformed" },
        { Ingress, Loose + Tcp + P + "IpRanges.1.CidrIp=::/0", "InvalidParameterValue", "CIDR block ::/0 is malformed" },
        { Ingress, Loose + Tcp + P + "Ipv6Ranges.1.CidrIpv6=0.0.0.0/0", "InvalidParameterValue", "CIDR block 0.0.0.0/0 is malformed" },
        { Ingress, Loose + Tcp + P + "PrefixListIds.1.PrefixListId=list", "InvalidPrefixListId.Malformed", "Invalid id: \"list\" (expecting \"pl-...\")" },
        { Ingress, Loose + Tcp + P + "PrefixListIds.1.PrefixListId=pl-0ccc1", "InvalidPrefixListID.NotFound", "[sandbox]" },
        { Ingress, Loose + Tcp + P + "Groups.1.GroupId=sg-0ccc1", "InvalidGroup.NotFound", "The security group 'sg-0ccc1' does not exist" },
        { Ingress, Loose + Tcp + P + "Groups.1.GroupId=" + Workshop.LonelyGroup, "InvalidGroup.NotFound", "You have specified two resources that belong to different networks." },
        { Ingress, Loose + Tcp + P + "Groups.1.GroupId=sg-0bbb1;" + P + "Groups.1.UserId=999999999999", "InvalidGroup.NotFound", "You have specified two resources that belong to different networks." },
        { Ingress, Loose + Tcp + P + "IpRanges.1.CidrIp=10.1.0.0/16;" + P + "IpRanges.2.CidrIp=10.1.9.9/16", "InvalidParameterValue", "The same permission must not appear multiple times" },
        { Ingress, Loose + P + "IpProtocol=tcp;" + P + "FromPort=22;" + P + "ToPort=22;" + P + "IpRanges.1.CidrIp=10.0.0.0/8", "InvalidPermission.Duplicate", "the specified rule \"peer: 10.0.0.0/8, TCP, from port: 22, to port: 22, ALLOW\" already exists" },

        // The description is no part of a rule, nor are host bits, nor the name of a protocol; one duplicate fails the whole call.
        { Ingress, Loose + P + "IpProtocol=6;" + P + "FromPort=22;" + P + "ToPort=22;" + P + "IpRanges.1.CidrIp=192.0.2.0/24;" + P + "IpRanges.2.CidrIp=10.9.9.9/8;" + P + "IpRanges.2.Description=other", "InvalidPermission.Duplicate", "the specified rule \"peer: 10.0.0.0/8, TCP, from port: 22, to port: 22, ALLOW\" already exists" },
        { Egress, Loose + P + "IpProtocol=-1;" + P + "IpRanges.1.CidrIp=0.0.0.0/0", "InvalidPermission.Duplicate", "the specified rule \"peer: 0.0.0.0/0, ALL, ALLOW\" already exists" },
        { Ingress, "GroupId=" + HealthyRegion.EndpointGroup + ";" + P + "IpProtocol=tcp;" + P + "FromPort=443;" + P + "ToPort=443;" + P + "Groups.1.GroupId=" + HealthyRegion.DomainGroup, "InvalidPermission.Duplicate", $"the specified rule \"peer: {HealthyRegion.DomainGroup}, TCP, from port: 443, to port: 443, ALLOW\" already exists" },
        { Ingress, Loose + Tcp + P + "PrefixListIds.1.PrefixListId=" + CompanyEstate.OwnPrefixList, "RulesPerSecurityGroupLimitExceeded", "The maximum number of rules per security group has been reached." },
        { Ingress, Loose + "SourceSecurityGroupName=web", "UnsupportedOperation", "[sandbox]" },
        { Ingress, Loose + Tcp + P + "IpRanges.1.CidrIp=10.0.0.0/16;TagSpecification.1.ResourceType=security-group;TagSpecification.1.Tag.1.Key=a", "InvalidParameterValue", "'security-group' is not a valid taggable resource type for this operation." },
        { Ingress, Loose + Tcp + P + "IpRanges.1.CidrIp=10.0.0.0/16;DryRun=true", "DryRunOperation", "Request would have succeeded, but DryRun flag is set." },
        { Revoke, Loose + Tcp + P + "IpRanges.1.CidrIp=10.0.0.0/16", "InvalidPermission.NotFound", "The specified rule does not exist in this security group" },
        { Revoke, Loose + P + "IpProtocol=tcp;" + P + "FromPort=22;" + P + "ToPort=22;" + P + "IpRanges.1.CidrIp=10.0.0.0/8;" + P + "IpRanges.2.CidrIp=10.0.0.0/16", "InvalidPermission.NotFound", "The specified rule does not exist in this security group" },
        { Revoke, Loose + "SecurityGroupRuleId.1=sgr-0ccc1", "InvalidSecurityGroupRuleId.NotFound", "[sandbox]" },
        { Revoke, Loose + "SecurityGroupRuleId.1=rule", "InvalidSecurityGroupRuleId.Malformed", "Invalid id: \"rule\" (expecting \"sgr-...\")" },
        { Revoke, Loose + "SecurityGroupRuleId.1=sgr-0ccc1;" + Tcp + P + "IpRanges.1.CidrIp=10.0.0.0/16", "InvalidParameterCombination", "[sandbox]" },
        { "RevokeSecurityGroupEgress", "SecurityGroupRuleId.1=sgr-0ccc1", "MissingParameter", "The request must contain the parameter groupId" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task What_EC2_refuses_is_refused_in_its_words_and_changes_nothing(string action, string parameters, string code, string message)
    {
        using var stage = Workshop.Slow();
        var before = await Workshop.Network(stage);
        var reply = await stage.Ec2(action, parameters);
        Assert.Equal((code == "DryRunOperation" ? 412 : 400, code), ((int)reply.Status, reply.Code));
        Assert.StartsWith(message, reply.Message);
        Assert.Equal(before, await Workshop.Network(stage));
    }

    [Theory]
    [InlineData("IpRanges", "CidrIp", "10.{0}.0.0/16", 58)]
    [InlineData("Ipv6Ranges", "CidrIpv6", "2001:db8:{0}::/48", 60)]
    public async Task Sixty_rules_a_direction_fit_IPv4_and_IPv6_apart(string list, string member, string block, int room)
    {
        using var stage = Workshop.Slow();
        string Many(int from, int count) => Loose + Tcp + string.Join(";", Enumerable.Range(from, count).Select(i => $"{P}{list}.{i + 1}.{member}={string.Format(System.Globalization.CultureInfo.InvariantCulture, block, i)}"));
        Assert.Equal("RulesPerSecurityGroupLimitExceeded", (await stage.Ec2(Ingress, Many(0, room + 1))).Code);
        Assert.Null((await stage.Ec2(Ingress, Many(0, room))).Code);
        Assert.Equal("RulesPerSecurityGroupLimitExceeded", (await stage.Ec2(Ingress, Many(room, 1))).Code);

        // A group as peer counts in both; the other family and the other direction have room still.
        Assert.Equal("RulesPerSecurityGroupLimitExceeded", (await stage.Ec2(Ingress, Loose + Tcp + P + "Groups.1.GroupId=" + HealthyRegion.DomainGroup)).Code);
        Assert.Null((await stage.Ec2(Egress, Many(0, 10))).Code);
    }

    [Fact]
    public async Task An_estate_that_begins_with_more_rules_than_AWS_grants_by_default_was_granted_more()
    {
        using var stage = Workshop.Slow(with: r => r with { SecurityGroups = r.SecurityGroups.Select(g => g.GroupId == Workshop.LooseGroup ? g with { IpPermissions = [HealthyRegion.Tcp(1, 1) with { IpRanges = [.. Enumerable.Range(0, 70).Select(i => new SageMakerGuard.Estates.IpRange { CidrIp = $"10.{i}.0.0/16" })] }] } : g) });
        Assert.Null((await stage.Ec2(Ingress, Loose + Tcp + P + "IpRanges.1.CidrIp=192.0.2.0/24")).Code);
    }

    [Fact]
    public async Task Authorised_and_revoked_again_a_group_is_what_it_was()
    {
        using var stage = Workshop.Slow();
        var before = await Workshop.Network(stage);
        var rules = Loose + Tcp + P + "IpRanges.1.CidrIp=192.0.2.0/24;" + P + "Groups.1.GroupId=" + HealthyRegion.DomainGroup + ";" + P + "PrefixListIds.1.PrefixListId=" + HealthyRegion.S3PrefixList;
        var made = await stage.Ec2(Ingress, rules);
        Assert.NotEqual(before, await Workshop.Network(stage));
        var revoked = await stage.Ec2(Revoke, rules + ";" + P + "IpRanges.1.Description=never said");
        Assert.Equal(("true", null), (revoked.One("return"), revoked.Code));
        Assert.Equal(made.All("securityGroupRuleId"), revoked.All("securityGroupRuleId"));
        Assert.Equal(HealthyRegion.DomainGroup, revoked.One("referencedGroupId"));
        Assert.Equal(before, await Workshop.Network(stage));
    }

    [Fact]
    public async Task Rules_are_revoked_by_their_ids_whichever_group_they_are_in()
    {
        using var stage = Workshop.Slow();
        var ids = (await Rules(stage)).Xml.Descendants().Where(e => e.Name.LocalName == "item" && e.Elements().Any(c => c.Name.LocalName == "isEgress" && c.Value == "false")).Select(e => e.Elements().First().Value).ToList();
        Assert.Equal("InvalidSecurityGroupRuleId.NotFound", (await stage.Ec2("RevokeSecurityGroupEgress", Loose + "SecurityGroupRuleId.1=" + ids[0])).Code);
        Assert.Equal("InvalidSecurityGroupRuleId.NotFound", (await stage.Ec2(Revoke, $"SecurityGroupRuleId.1={ids[0]};SecurityGroupRuleId.2=sgr-0ccc1")).Code);
        var revoked = await stage.Ec2(Revoke, $"SecurityGroupRuleId.1={ids[0]};SecurityGroupRuleId.2={ids[1]}");
        Assert.Equal(["22", "443"], revoked.All("fromPort"));
        Assert.Equal(["true"], (await Rules(stage)).All("isEgress"));
    }

    [Fact]
    public async Task A_rule_that_is_made_again_has_another_id()
    {
        using var stage = Workshop.Slow();
        var rule = Loose + Tcp + P + "IpRanges.1.CidrIp=192.0.2.0/24";
        var ids = new List<string?>();
        for (var i = 0; i < 2; i++)
        {
            ids.Add((await stage.Ec2(Ingress, rule)).One("securityGroupRuleId"));
            Assert.Null((await stage.Ec2(Revoke, rule)).Code);
        }

        Assert.NotEqual(ids[0], ids[1]);
    }

    [Fact]
    public async Task In_the_default_VPC_a_rule_that_is_not_there_is_listed_and_no_error()
    {
        using var stage = Workshop.Slow();
        var reply = await stage.Ec2(Revoke, "GroupId=" + Workshop.WebGroup + ";" + P + "IpProtocol=tcp;" + P + "FromPort=22;" + P + "ToPort=22;" + P + "IpRanges.1.CidrIp=10.0.0.0/8;" + P + "IpRanges.2.CidrIp=192.0.2.0/24");
        Assert.Equal((null, "true", "192.0.2.0/24", "10.0.0.0/8"), (reply.Code, reply.One("return"), reply.One("cidrIp"), reply.One("cidrIpv4")));
        Assert.Equal("unknownIpPermissionSet", reply.Xml.Descendants().Single(e => e.Name.LocalName == "cidrIp").Ancestors().First(e => e.Name.LocalName.EndsWith("PermissionSet", System.StringComparison.Ordinal)).Name.LocalName);
        Assert.Equal(["443"], (await Rules(stage, Workshop.WebGroup)).All("fromPort").Where(p => p != "-1"));
    }
}
