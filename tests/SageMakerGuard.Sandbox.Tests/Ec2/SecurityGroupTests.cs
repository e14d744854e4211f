using System.Linq;
using System.Threading.Tasks;
using SageMakerGuard.Testing;

namespace SageMakerGuard.Sandbox.Tests.Ec2;

public class SecurityGroupTests
{
    private const string New = "GroupName=apps;GroupDescription=Apps;VpcId=" + HealthyRegion.Vpc;

    [Fact]
    public async Task A_new_group_lets_everything_out_nothing_in_and_has_its_tags_everywhere()
    {
        using var stage = Workshop.Slow();
        var made = await stage.Ec2("CreateSecurityGroup", New + ";TagSpecification.1.ResourceType=security-group;TagSpecification.1.Tag.1.Key=Team;TagSpecification.1.Tag.1.Value=ml");
        var id = made.One("groupId")!;
        Assert.Matches("^sg-[0-9a-f]{17}$", id);
        Assert.Equal($"arn:aws:ec2:eu-central-1:{HealthyRegion.Account}:security-group/{id}", made.One("securityGroupArn"));
        var seen = await stage.Ec2("DescribeSecurityGroups", "GroupId.1=" + id);
        Assert.Equal(("apps", "Apps", "-1", "0.0.0.0/0", "Team", "ml"), (seen.One("groupName"), seen.One("groupDescription"), seen.One("ipProtocol"), seen.One("cidrIp"), seen.One("key"), seen.One("value")));
        Assert.Contains("<ipPermissions/>", seen.Body);
        Assert.Contains($"security-group/{id}", (await stage.Tagging("GetResources", new { TagFilters = new[] { new { Key = "Team", Values = new[] { "ml" } } } })).Body);
        Assert.Equal("true", await Workshop.See(stage, "DescribeSecurityGroupRules", "Filter.1.Name=group-id;Filter.1.Value.1=" + id, "isEgress"));
    }

    [Fact]
    public async Task In_a_VPC_with_IPv6_a_new_group_lets_that_out_too()
    {
        using var stage = Workshop.Slow(with: r => r with { Vpcs = r.Vpcs.Select(v => v with { Ipv6CidrBlockAssociationSet = [new() { Ipv6CidrBlock = "2001:db8::/56" }] }) });
        var id = (await stage.Ec2("CreateSecurityGroup", New)).One("groupId");
        Assert.Equal("::/0", await Workshop.See(stage, "DescribeSecurityGroups", "GroupId.1=" + id, "cidrIpv6"));
    }

    [Fact]
    public async Task Without_a_VPC_a_group_comes_into_the_default_one_and_goes_by_name()
    {
        using var stage = Workshop.Slow();
        var id = (await stage.Ec2("CreateSecurityGroup", "GroupName=apps;GroupDescription=Apps")).One("groupId");
        Assert.Equal((id, Workshop.DefaultVpc), ((await stage.Ec2("DescribeSecurityGroups", "GroupName.1=apps")).One("groupId"), (await stage.Ec2("DescribeSecurityGroups", "GroupName.1=apps")).One("vpcId")));
        Assert.Equal("true", (await stage.Ec2("DeleteSecurityGroup", "GroupName=apps")).One("return"));
        Assert.Equal(("InvalidGroup.NotFound", $"The security group 'apps' does not exist in default VPC '{Workshop.DefaultVpc}'"), await Fault(stage, "DeleteSecurityGroup", "GroupName=apps"));
    }

    public static TheoryData<string, string, string, string> Refused => new()
    {
        { "CreateSecurityGroup", "GroupDescription=Apps;VpcId=" + HealthyRegion.Vpc, "MissingParameter", "The request must contain the parameter groupName" },
        { "CreateSecurityGroup", "GroupName=apps;VpcId=" + HealthyRegion.Vpc, "MissingParameter", "The request must contain the parameter groupDescription" },
        { "CreateSecurityGroup", New + ";Colour=red", "UnknownParameter", "The parameter Colour is not recognized" },
        { "CreateSecurityGroup", "GroupName=loose;GroupDescription=Apps;VpcId=" + HealthyRegion.Vpc, "InvalidGroup.Duplicate", $"The security group 'loose' already exists for VPC '{HealthyRegion.Vpc}'" },
        { "CreateSecurityGroup", "GroupName=LOOSE  ;GroupDescription=Apps;VpcId=" + HealthyRegion.Vpc, "InvalidGroup.Duplicate", $"The security group 'LOOSE' already exists for VPC '{HealthyRegion.Vpc}'" },
        { "CreateSecurityGroup", "GroupName=default;GroupDescription=Apps;VpcId=" + HealthyRegion.Vpc, "InvalidParameterValue", "Cannot use reserved security group name: default" },
        { "CreateSecurityGroup", "GroupName=Default;GroupDescription=Apps;VpcId=" + HealthyRegion.Vpc, "InvalidParameterValue", "Cannot use reserved security group name: Default" },
        { "CreateSecurityGroup", "GroupName=sg-apps;GroupDescription=Apps;VpcId=" + HealthyRegion.Vpc, "InvalidParameterValue", "[sandbox]" },
        { "CreateSecurityGroup", "GroupName=a|b;GroupDescription=Apps;VpcId=" + HealthyRegion.Vpc, "InvalidParameterValue", "[sandbox]" },
        { "CreateSecurityGroup", "GroupName=apps;GroupDescription=Größe;VpcId=" + HealthyRegion.Vpc, "InvalidParameterValue", "[sandbox]" },
        { "CreateSecurityGroup", $"GroupName={new string('a', 256)};GroupDescription=Apps;VpcId=" + HealthyRegion.Vpc, "InvalidParameterValue", "[sandbox]" },
        { "CreateSecurityGroup", "GroupName=apps;GroupDescription=Apps;VpcId=vpc-0ccc1", "InvalidVpcID.NotFound", "The vpc ID 'vpc-0ccc1' does not exist" },
        { "CreateSecurityGroup", "GroupName=apps;GroupDescription=Apps;VpcId=VPC", "InvalidVpcID.Malformed", "Invalid id: \"VPC\" (expecting \"vpc-...\")" },
        { "CreateSecurityGroup", New + ";TagSpecification.1.ResourceType=vpc;TagSpecification.1.Tag.1.Key=a", "InvalidParameterValue", "'vpc' is not a valid taggable resource type for this operation." },
        { "CreateSecurityGroup", New + ";TagSpecification.1.ResourceType=security-group;TagSpecification.1.Tag.1.Key=aws:x", "InvalidParameterValue", "[sandbox]" },
        { "CreateSecurityGroup", New + ";DryRun=true", "DryRunOperation", "Request would have succeeded, but DryRun flag is set." },
        { "DeleteSecurityGroup", "", "MissingParameter", "The request must contain the parameter groupId" },
        { "DeleteSecurityGroup", "GroupId=group", "InvalidGroupId.Malformed", "Invalid id: \"group\" (expecting \"sg-...\")" },
        { "DeleteSecurityGroup", "GroupId=sg-0ccc1", "InvalidGroup.NotFound", "The security group 'sg-0ccc1' does not exist" },
        { "DeleteSecurityGroup", "GroupId=" + Workshop.DefaultGroup, "CannotDelete", $"the specified group: \"{Workshop.DefaultGroup}\" name: \"default\" cannot be deleted by a user" },

        // On interfaces of endpoints and mount targets, and named by a rule of another group alone.
        { "DeleteSecurityGroup", "GroupId=" + HealthyRegion.EndpointGroup, "DependencyViolation", $"resource {HealthyRegion.EndpointGroup} has a dependent object" },
        { "DeleteSecurityGroup", "GroupId=" + HealthyRegion.NfsInbound, "DependencyViolation", $"resource {HealthyRegion.NfsInbound} has a dependent object" },
        { "DeleteSecurityGroup", "GroupId=" + HealthyRegion.DomainGroup, "DependencyViolation", $"resource {HealthyRegion.DomainGroup} has a dependent object" },
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
    public async Task Without_a_default_VPC_a_group_needs_one()
    {
        using var stage = new Stage();
        Assert.Equal(("VPCIdNotSpecified", "No default VPC for this user"), await Fault(stage, "CreateSecurityGroup", "GroupName=apps;GroupDescription=Apps"));
    }

    [Fact]
    public async Task A_group_that_only_names_itself_can_be_deleted_once_and_takes_its_tags_along()
    {
        using var stage = Workshop.Slow();
        var id = (await stage.Ec2("CreateSecurityGroup", New + ";TagSpecification.1.ResourceType=security-group;TagSpecification.1.Tag.1.Key=Team")).One("groupId");
        await stage.Ec2("AuthorizeSecurityGroupIngress", $"GroupId={id};IpPermissions.1.IpProtocol=-1;IpPermissions.1.Groups.1.GroupId={id}");
        var reply = await stage.Ec2("DeleteSecurityGroup", "GroupId=" + id);
        Assert.Equal(("true", id), (reply.One("return"), reply.One("groupId")));
        Assert.Equal(("InvalidGroup.NotFound", $"The security group '{id}' does not exist"), await Fault(stage, "DeleteSecurityGroup", "GroupId=" + id));
        Assert.DoesNotContain(id!, await Workshop.Network(stage));
    }

    [Fact]
    public async Task A_region_has_2500_groups_at_most()
    {
        using var stage = Workshop.Slow(with: r => r with { SecurityGroups = r.SecurityGroups with { Items = [.. r.SecurityGroups.Items, .. Enumerable.Range(0, 2500 - r.SecurityGroups.Items.Count - 1).Select(i => r.SecurityGroups.Items[0] with { GroupId = $"sg-0{i:x16}", GroupName = "g" + i, IpPermissions = [], IpPermissionsEgress = [] })] } });
        Assert.NotNull((await stage.Ec2("CreateSecurityGroup", New)).One("groupId"));
        Assert.Equal("SecurityGroupLimitExceeded", (await stage.Ec2("CreateSecurityGroup", New.Replace("apps", "more"))).Code);
    }

    private static async Task<(string?, string?)> Fault(Stage stage, string action, string parameters)
    {
        var reply = await stage.Ec2(action, parameters);
        return (reply.Code, reply.Message);
    }
}
