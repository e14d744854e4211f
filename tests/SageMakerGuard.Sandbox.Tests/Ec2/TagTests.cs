using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using SageMakerGuard.Testing;

namespace SageMakerGuard.Sandbox.Tests.Ec2;

public class TagTests
{
    private const string Create = "CreateTags";
    private const string Delete = "DeleteTags";
    private const string OnVpc = "ResourceId.1=" + HealthyRegion.Vpc + ";";

    /// <summary>The tags that the tagging API has of a resource, in the order of their keys; null where it does not list it.</summary>
    private static async Task<string?> Listed(Stage stage, string resource)
    {
        var rows = (await stage.Tagging("GetResources", new { ResourcesPerPage = 100 })).Json.GetProperty("ResourceTagMappingList").EnumerateArray().Where(r => r.GetProperty("ResourceARN").GetString()!.EndsWith(":" + resource, System.StringComparison.Ordinal)).ToList();
        return rows.Count == 0 ? null : Text(rows.Single().GetProperty("Tags").EnumerateArray().Select(t => (t.GetProperty("Key").GetString()!, t.GetProperty("Value").GetString()!)));
    }

    private static string Text(System.Collections.Generic.IEnumerable<(string Key, string Value)> tags) => string.Join(" ", tags.Select(t => $"{t.Key}={t.Value}").OrderBy(t => t, System.StringComparer.Ordinal));

    private static async Task<string> Described(Stage stage, string action, string parameters) =>
        Text((await stage.Ec2(action, parameters)).Xml.Descendants().Where(e => e.Name.LocalName == "tagSet").Last().Elements().Select(t => (t.Elements().First().Value, t.Elements().Last().Value)));

    [Theory]
    [InlineData("DescribeVpcs", "VpcId.1", HealthyRegion.Vpc, "vpc")]
    [InlineData("DescribeSubnets", "SubnetId.1", HealthyRegion.SubnetA, "subnet")]
    [InlineData("DescribeRouteTables", "RouteTableId.1", HealthyRegion.TableA, "route-table")]
    [InlineData("DescribeNetworkAcls", "NetworkAclId.1", HealthyRegion.Acl, "network-acl")]
    [InlineData("DescribeSecurityGroups", "GroupId.1", Workshop.LooseGroup, "security-group")]
    [InlineData("DescribeVpcEndpoints", "VpcEndpointId.1", HealthyRegion.S3Endpoint, "vpc-endpoint")]
    [InlineData("DescribeNatGateways", "NatGatewayId.1", CompanyEstate.Nat, "natgateway")]
    [InlineData("DescribeInternetGateways", "InternetGatewayId.1", CompanyEstate.Igw, "internet-gateway")]
    [InlineData("DescribeFlowLogs", "FlowLogId.1", "fl-0aaa00000000001", "vpc-flow-log")]
    public async Task Tags_of_every_kind_are_seen_by_its_own_call_and_by_the_tagging_API(string action, string parameter, string id, string word)
    {
        using var stage = Workshop.Slow();
        Assert.Equal("true", (await stage.Ec2(Create, $"ResourceId.1={id};Tag.1.Key=Name;Tag.1.Value=new;Tag.2.Key=Empty")).One("return"));
        Assert.Equal("Empty= Name=new", await Described(stage, action, $"{parameter}={id}"));
        Assert.Equal("Empty= Name=new", await Listed(stage, word + "/" + id));

        await stage.Ec2(Delete, $"ResourceId.1={id};Tag.1.Key=Name");
        Assert.Equal("Empty=", await Described(stage, action, $"{parameter}={id}"));
        await stage.Ec2(Delete, $"ResourceId.1={id}");
        Assert.Equal("", await Described(stage, action, $"{parameter}={id}"));

        // Once tagged it stays listed, with no tags.
        Assert.Equal("", await Listed(stage, word + "/" + id));
    }

    [Fact]
    public async Task Tags_of_an_address_are_seen_by_the_tagging_API()
    {
        using var stage = Workshop.Slow();
        Assert.Equal("Name=nat", await Listed(stage, "elastic-ip/eipalloc-0aaa0000000000001"));
        await stage.Ec2(Create, "ResourceId.1=eipalloc-0aaa0000000000001;Tag.1.Key=Name;Tag.1.Value=b");
        Assert.Equal("Name=b", await Listed(stage, "elastic-ip/eipalloc-0aaa0000000000001"));
    }

    [Fact]
    public async Task A_rule_has_tags_of_its_own_that_go_with_it()
    {
        using var stage = Workshop.Slow();
        var rules = await stage.Ec2("DescribeSecurityGroupRules", "Filter.1.Name=group-id;Filter.1.Value.1=" + Workshop.LooseGroup);
        var id = rules.All("securityGroupRuleId")[0];
        await stage.Ec2(Create, $"ResourceId.1={id};Tag.1.Key=Why;Tag.1.Value=ssh");
        Assert.Equal(("ssh", "22"), ((await stage.Ec2("DescribeSecurityGroupRules", "SecurityGroupRuleId.1=" + id)).One("value"), (await stage.Ec2("DescribeSecurityGroupRules", "SecurityGroupRuleId.1=" + id)).One("fromPort")));
        Assert.Equal("Why=ssh", await Listed(stage, "security-group-rule/" + id));
        await stage.Ec2("RevokeSecurityGroupIngress", "SecurityGroupRuleId.1=" + id);
        Assert.Null(await Listed(stage, "security-group-rule/" + id));
    }

    [Theory]
    [InlineData("Tag.1.Key=a", "b= c=3")]
    [InlineData("Tag.1.Key=a;Tag.1.Value=1", "b= c=3")]
    [InlineData("Tag.1.Key=a;Tag.1.Value=2", "a=1 b= c=3")]
    [InlineData("Tag.1.Key=a;Tag.1.Value=", "a=1 b= c=3")]
    [InlineData("Tag.1.Key=b;Tag.1.Value=", "a=1 c=3")]
    [InlineData("Tag.1.Key=A", "a=1 b= c=3")]
    [InlineData("Tag.1.Key=a;Tag.2.Key=c", "b=")]
    [InlineData("", "")]
    public async Task A_key_alone_takes_the_tag_and_a_value_must_match(string asked, string left)
    {
        using var stage = Workshop.Slow(with: r => r with { Vpcs = r.Vpcs.Select(v => v with { Tags = [HealthyRegion.Tag("a", "1"), HealthyRegion.Tag("b", ""), HealthyRegion.Tag("c", "3"), HealthyRegion.Tag("aws:cloudformation:stack-name", "net")] }) });
        Assert.Null((await stage.Ec2(Delete, OnVpc + asked)).Code);
        var expected = ("aws:cloudformation:stack-name=net " + left).Trim();
        Assert.Equal(Sorted(expected), Sorted(await Described(stage, "DescribeVpcs", "VpcId.1=" + HealthyRegion.Vpc)));
        Assert.Equal(Sorted(expected), Sorted((await Listed(stage, "vpc/" + HealthyRegion.Vpc))!));

        static string[] Sorted(string text) => [.. text.Split(' ').Order(System.StringComparer.Ordinal)];
    }

    public static TheoryData<string, string, string, string> Refused => new()
    {
        { Create, "Tag.1.Key=a", "MissingParameter", "The request must contain the parameter resourceIdSet" },
        { Create, OnVpc, "MissingParameter", "[sandbox]" },
        { Create, "ResourceId.1=eipassoc-0578b4e3415869944;Tag.1.Key=a", "InvalidID", "The ID 'eipassoc-0578b4e3415869944' is not valid" },
        { Create, "ResourceId.1=nonsense;Tag.1.Key=a", "InvalidID", "The ID 'nonsense' is not valid" },
        { Create, "ResourceId.1=eni-0aaa00000000mta1;Tag.1.Key=a", "UnsupportedOperation", "[sandbox]" },
        { Create, OnVpc + "ResourceId.2=subnet-0ccc1;Tag.1.Key=a", "InvalidSubnetID.NotFound", "The subnet ID 'subnet-0ccc1' does not exist" },
        { Create, "ResourceId.1=vpc-0ccc1;Tag.1.Key=a", "InvalidVpcID.NotFound", "The vpc ID 'vpc-0ccc1' does not exist" },
        { Create, "ResourceId.1=sg-0ccc1;Tag.1.Key=a", "InvalidGroup.NotFound", "The security group 'sg-0ccc1' does not exist" },
        { Create, "ResourceId.1=vpce-0ccc1;Tag.1.Key=a", "InvalidVpcEndpointId.NotFound", "The Vpc Endpoint Id 'vpce-0ccc1' does not exist" },
        { Create, "ResourceId.1=igw-0ccc1;Tag.1.Key=a", "InvalidInternetGatewayID.NotFound", "The internetGateway ID 'igw-0ccc1' does not exist" },
        { Create, "ResourceId.1=eipalloc-0ccc1;Tag.1.Key=a", "InvalidAllocationID.NotFound", "The allocation ID 'eipalloc-0ccc1' does not exist" },
        { Create, "ResourceId.1=rtb-0ccc1;Tag.1.Key=a", "InvalidRouteTableID.NotFound", "[sandbox]" },
        { Create, "ResourceId.1=acl-0ccc1;Tag.1.Key=a", "InvalidNetworkAclID.NotFound", "[sandbox]" },
        { Create, "ResourceId.1=nat-0ccc1;Tag.1.Key=a", "InvalidNatGatewayID.NotFound", "[sandbox]" },
        { Create, "ResourceId.1=fl-0ccc1;Tag.1.Key=a", "InvalidFlowLogId.NotFound", "[sandbox]" },
        { Create, "ResourceId.1=sgr-0ccc1;Tag.1.Key=a", "InvalidSecurityGroupRuleId.NotFound", "[sandbox]" },
        { Create, OnVpc + "Tag.1.Key=aws:a", "InvalidParameterValue", "[sandbox]" },
        { Create, OnVpc + "Tag.1.Key=", "InvalidParameterValue", "[sandbox]" },
        { Create, OnVpc + "Tag.1.Key=" + new string('k', 129), "InvalidParameterValue", "[sandbox]" },
        { Create, OnVpc + "Tag.1.Key=a;Tag.1.Value=" + new string('v', 257), "InvalidParameterValue", "[sandbox]" },
        { Create, OnVpc + "Tag.1.Key=a;Tag.2.Key=a", "InvalidParameterValue", "[sandbox]" },
        { Create, OnVpc + string.Join(";", Enumerable.Range(1, 51).Select(i => $"Tag.{i}.Key=k{i}")), "TagLimitExceeded", "[sandbox]" },
        { Create, OnVpc + "Tag.1.Key=a;DryRun=true", "DryRunOperation", "Request would have succeeded, but DryRun flag is set." },
        { Delete, OnVpc + "Tag.1.Key=aws:a", "InvalidParameterValue", "[sandbox]" },
        { Delete, "ResourceId.1=subnet-0ccc1", "InvalidSubnetID.NotFound", "The subnet ID 'subnet-0ccc1' does not exist" },
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

    [Fact]
    public async Task Fifty_tags_fit_and_one_more_does_not()
    {
        using var stage = Workshop.Slow();
        Assert.Null((await stage.Ec2(Create, OnVpc + string.Join(";", Enumerable.Range(1, 50).Select(i => $"Tag.{i}.Key=k{i}")))).Code);
        Assert.Equal("TagLimitExceeded", (await stage.Ec2(Create, OnVpc + "Tag.1.Key=k51")).Code);
        Assert.Null((await stage.Ec2(Create, OnVpc + "Tag.1.Key=k50;Tag.1.Value=other")).Code);
    }
}
