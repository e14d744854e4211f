using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Threading.Tasks;
using SageMakerGuard.Ports;
using SageMakerGuard.Testing;

namespace SageMakerGuard.Sandbox.Tests.SageMaker;

public class NotebookTests
{
    private const string Role = $"arn:aws:iam::{HealthyRegion.Account}:role/service-role/notebook";
    private const string ArnOf = $"arn:aws:sagemaker:{HealthyRegion.Region}:{HealthyRegion.Account}:notebook-instance/";

    private static readonly TimeSpan s_aStep = TimeSpan.FromMinutes(2);

    private static Stage Slow() => new(new SandboxOptions { TransitionTime = s_aStep });

    private static async Task<string?> Status(Stage stage, string name) => (await stage.SageMaker("DescribeNotebookInstance", new { NotebookInstanceName = name })).Text("NotebookInstanceStatus");

    [Fact]
    public async Task A_replacement_inside_the_VPC_is_Pending_then_InService_and_says_what_it_was_made_with()
    {
        using var stage = Slow();
        var made = await stage.SageMaker("CreateNotebookInstance", new
        {
            NotebookInstanceName = "Replacement", InstanceType = "ml.t3.medium", RoleArn = Role, SubnetId = HealthyRegion.SubnetA, SecurityGroupIds = new[] { HealthyRegion.DomainGroup },
            DirectInternetAccess = "Disabled", RootAccess = "Disabled", PlatformIdentifier = "notebook-al2023-v1", Tags = new[] { new { Key = "Owner", Value = "ml" } },
        });
        Assert.Equal(ArnOf + "replacement", made.Text("NotebookInstanceArn"));
        Assert.Equal("Pending", await Status(stage, "Replacement"));
        stage.Now += s_aStep;
        var there = await stage.SageMaker("DescribeNotebookInstance", new { NotebookInstanceName = "Replacement" });
        Assert.Equal(
            ["InService", "ml.t3.medium", Role, HealthyRegion.SubnetA, "Disabled", "Disabled", "notebook-al2023-v1"],
            new[] { "NotebookInstanceStatus", "InstanceType", "RoleArn", "SubnetId", "DirectInternetAccess", "RootAccess", "PlatformIdentifier" }.Select(there.Text));
        Assert.Equal(HealthyRegion.DomainGroup, there.Json.GetProperty("SecurityGroups")[0].GetString());
        Assert.Contains("Owner", (await stage.SageMaker("ListTags", new { ResourceArn = ArnOf + "replacement" })).Body);
        Assert.Equal("Cannot create a duplicate Notebook Instance (" + ArnOf + "replacement)", (await stage.SageMaker("CreateNotebookInstance", new { NotebookInstanceName = "Replacement", InstanceType = "ml.t3.medium", RoleArn = Role })).Message);
    }

    [Fact]
    public async Task Its_interface_is_in_the_subnet_until_the_instance_is_gone_and_holds_its_group()
    {
        using var stage = Slow();

        // An app of the company is starting.
        stage.Now += s_aStep;
        var before = stage.Sandbox.Snapshot();
        async Task<string?> Interface() => (await stage.Ec2("DescribeNetworkInterfaces", ("Filter.1.Name", "description"), ("Filter.1.Value.1", "*SageMaker Notebook Instance inside"))).One("networkInterfaceId");
        await stage.SageMaker("CreateNotebookInstance", new { NotebookInstanceName = "inside", InstanceType = "ml.t3.medium", RoleArn = Role, SubnetId = HealthyRegion.SubnetA, SecurityGroupIds = new[] { HealthyRegion.EndpointGroup } });
        stage.Now += s_aStep;
        Assert.Equal((await stage.SageMaker("DescribeNotebookInstance", new { NotebookInstanceName = "inside" })).Text("NetworkInterfaceId"), await Interface());
        await stage.SageMaker("StopNotebookInstance", new { NotebookInstanceName = "inside" });
        stage.Now += s_aStep;
        Assert.NotNull(await Interface());
        await stage.SageMaker("DeleteNotebookInstance", new { NotebookInstanceName = "inside" });
        Assert.NotNull(await Interface());
        stage.Now += s_aStep;
        Assert.Null(await Interface());
        Assert.Empty(EstateDifferences.Between(before, stage.Sandbox.Snapshot()));
    }

    [Fact]
    public async Task In_a_full_subnet_it_fails_after_it_was_accepted()
    {
        var region = CompanyEstate.Rich();
        using var stage = new Stage(new SandboxOptions { Estate = new() { Regions = [region with { Subnets = region.Subnets.Select(s => s with { AvailableIpAddressCount = 0 }) }] } });
        Assert.Null((await stage.SageMaker("CreateNotebookInstance", new { NotebookInstanceName = "inside", InstanceType = "ml.t3.medium", RoleArn = Role, SubnetId = HealthyRegion.SubnetA, SecurityGroupIds = new[] { HealthyRegion.EndpointGroup } })).Code);
        Assert.Equal("Failed", await Status(stage, "inside"));
    }

    public static TheoryData<string, object, string> RefusedCreations => new()
    {
        { "no internet and no subnet", new { DirectInternetAccess = "Disabled" }, "[sandbox] DirectInternetAccess can be Disabled only where SubnetId is given." },
        { "groups and no subnet", new { SecurityGroupIds = new[] { HealthyRegion.DomainGroup } }, "[sandbox] SecurityGroupIds can be given only with SubnetId." },
        { "unknown subnet", new { SubnetId = "subnet-0ccc1" }, "[sandbox] Subnet subnet-0ccc1 does not exist." },
        { "group of nowhere", new { SubnetId = HealthyRegion.SubnetA, SecurityGroupIds = new[] { "sg-0ccc1" } }, "[sandbox] Security group sg-0ccc1 is not in VPC " + HealthyRegion.Vpc + "." },
        { "six groups", new { SubnetId = HealthyRegion.SubnetA, SecurityGroupIds = Enumerable.Repeat("s", 6).ToArray() }, "1 validation error detected: Value '[s, s, s, s, s, s]' at 'securityGroupIds'" },
        { "retired platform", new { PlatformIdentifier = "notebook-al2-v1" }, "Platform identifier (notebook-al2-v1) is not supported for this service." },
        { "unknown platform", new { PlatformIdentifier = "notebook-al9-v9" }, "1 validation error detected: Value 'notebook-al9-v9' at 'platformIdentifier'" },
        { "unknown lifecycle config", new { LifecycleConfigName = "none" }, "[sandbox] Notebook instance lifecycle config none does not exist." },
        { "name of another", new { NotebookInstanceName = "Old-Notebook" }, "Cannot create a duplicate Notebook Instance (" + ArnOf + "old-notebook)" },
        { "role of no account", new { RoleArn = "arn:aws:iam::role/studio-notebooks" }, "1 validation error detected: Value 'arn:aws:iam::role/studio-notebooks' at 'roleArn'" },
    };

    [Theory]
    [MemberData(nameof(RefusedCreations))]
    public async Task A_creation_that_AWS_refuses_is_a_ValidationException_and_makes_nothing(string why, object but, string message)
    {
        using var stage = Slow();

        // An app of the company is starting.
        stage.Now += s_aStep;
        var before = stage.Sandbox.Snapshot();
        var body = new Dictionary<string, object> { ["NotebookInstanceName"] = "fresh", ["InstanceType"] = "ml.t3.medium", ["RoleArn"] = Role };
        foreach (var member in but.GetType().GetProperties())
            body[member.Name] = member.GetValue(but)!;
        var reply = await stage.SageMaker("CreateNotebookInstance", System.Text.Json.JsonSerializer.Serialize(body));
        Assert.Equal((why, HttpStatusCode.BadRequest, "ValidationException"), (why, reply.Status, reply.Code));
        Assert.StartsWith(message, reply.Message);
        Assert.Empty(EstateDifferences.Between(before, stage.Sandbox.Snapshot()));
    }

    [Fact]
    public async Task Without_groups_an_instance_in_a_VPC_gets_the_default_group_and_without_a_word_it_has_internet()
    {
        var region = CompanyEstate.Rich();
        var standard = HealthyRegion.Group("sg-0aaa0000000000def", "default", [], []);
        using var stage = new Stage(new SandboxOptions { Estate = new() { Regions = [region with { SecurityGroups = region.SecurityGroups with { Items = [.. region.SecurityGroups.Items, standard] } }] } });
        await stage.SageMaker("CreateNotebookInstance", new { NotebookInstanceName = "plain", InstanceType = "ml.t3.medium", RoleArn = Role, SubnetId = HealthyRegion.SubnetB });
        var there = await stage.SageMaker("DescribeNotebookInstance", new { NotebookInstanceName = "plain" });
        Assert.Equal(standard.GroupId, there.Json.GetProperty("SecurityGroups").EnumerateArray().Single().GetString());
        Assert.Equal(("Enabled", "Enabled", "notebook-al2-v2"), (there.Text("DirectInternetAccess"), there.Text("RootAccess"), there.Text("PlatformIdentifier")));
    }

    [Theory]
    [InlineData("stopped-one")]
    [InlineData("failed-one")]
    public async Task A_lifecycle_config_is_hung_on_and_taken_off_while_the_instance_is_stopped(string name)
    {
        using var stage = Slow();
        async Task<string?> Config() => (await stage.SageMaker("DescribeNotebookInstance", new { NotebookInstanceName = name })).Text("NotebookInstanceLifecycleConfigName");
        await stage.SageMaker("CreateNotebookInstanceLifecycleConfig", new { NotebookInstanceLifecycleConfigName = "copy-out" });
        var hung = await stage.SageMaker("UpdateNotebookInstance", new { NotebookInstanceName = name, LifecycleConfigName = "copy-out", InstanceType = "ml.t3.large" });
        Assert.Equal((HttpStatusCode.OK, "{}"), (hung.Status, hung.Body));
        Assert.Equal(("Updating", null), (await Status(stage, name), await Config()));
        stage.Now += s_aStep;
        Assert.Equal(("Stopped", "copy-out"), (await Status(stage, name), await Config()));
        Assert.Equal("ml.t3.large", (await stage.SageMaker("DescribeNotebookInstance", new { NotebookInstanceName = name })).Text("InstanceType"));

        // Taking off what is not there is no error.
        for (var i = 0; i < 2; i++)
        {
            Assert.Null((await stage.SageMaker("UpdateNotebookInstance", new { NotebookInstanceName = name, DisassociateLifecycleConfig = true })).Code);
            stage.Now += s_aStep;
            Assert.Equal(("Stopped", null), (await Status(stage, name), await Config()));
        }
    }

    [Theory]
    [InlineData("UpdateNotebookInstance", "[sandbox] Status (InService) not in ([Stopped, Failed]). Unable to transition to (Updating) for Notebook Instance (" + ArnOf + "old-notebook).")]
    [InlineData("DeleteNotebookInstance", "Status (InService) not in ([Stopped, Failed]). Unable to transition to (Deleting) for Notebook Instance (" + ArnOf + "old-notebook).")]
    [InlineData("StartNotebookInstance", "Status (InService) not in ([Stopped, Failed]). Unable to transition to (Pending) for Notebook Instance (" + ArnOf + "old-notebook).")]
    public async Task A_running_instance_must_be_stopped_first(string operation, string message)
    {
        using var stage = Slow();
        var reply = await stage.SageMaker(operation, new { NotebookInstanceName = "Old-Notebook" });
        Assert.Equal(("ValidationException", message), (reply.Code, reply.Message));
        Assert.Equal("InService", await Status(stage, "Old-Notebook"));
    }

    [Fact]
    public async Task A_deleted_instance_is_Deleting_then_gone_and_its_name_is_free_and_keeps_no_tags()
    {
        using var stage = Slow();

        // An app of the company is starting.
        stage.Now += s_aStep;
        var before = stage.Sandbox.Snapshot();
        await stage.SageMaker("CreateNotebookInstance", new { NotebookInstanceName = "short", InstanceType = "ml.t3.medium", RoleArn = Role, Tags = new[] { new { Key = "Owner", Value = "ml" } } });
        stage.Now += s_aStep;
        await stage.SageMaker("StopNotebookInstance", new { NotebookInstanceName = "short" });
        stage.Now += s_aStep;
        var deleted = await stage.SageMaker("DeleteNotebookInstance", new { NotebookInstanceName = "short" });
        Assert.Equal((HttpStatusCode.OK, ""), (deleted.Status, deleted.Body));
        Assert.Equal("Deleting", await Status(stage, "short"));
        stage.Now += s_aStep;
        Assert.Equal("RecordNotFound", (await stage.SageMaker("DescribeNotebookInstance", new { NotebookInstanceName = "short" })).Message);
        Assert.DoesNotContain("short", (await stage.SageMaker("ListNotebookInstances")).Body, StringComparison.Ordinal);
        Assert.Empty(EstateDifferences.Between(before, stage.Sandbox.Snapshot()));

        await stage.SageMaker("CreateNotebookInstance", new { NotebookInstanceName = "short", InstanceType = "ml.t3.medium", RoleArn = Role });
        Assert.DoesNotContain("Owner", (await stage.SageMaker("ListTags", new { ResourceArn = ArnOf + "short" })).Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("iam:PassRole")]
    [InlineData("sagemaker:AddTags")]
    [InlineData("sagemaker:CreateNotebookInstance")]
    public async Task Creating_one_needs_the_role_and_the_tags_to_be_permitted_as_well(string denied)
    {
        using var stage = new Stage(new SandboxOptions { PolicyDocument = AllBut(denied) });
        var reply = await stage.SageMaker("CreateNotebookInstance", new { NotebookInstanceName = "fresh", InstanceType = "ml.t3.medium", RoleArn = Role, Tags = new[] { new { Key = "Owner", Value = "ml" } } });
        Assert.Equal("AccessDeniedException", reply.Code);
        Assert.Contains("is not authorized to perform: " + denied + " on resource: " + (denied == "iam:PassRole" ? Role : ArnOf + "fresh"), reply.Message);
    }

    [Theory]
    [InlineData("ec2:CreateNetworkInterface")]
    [InlineData("ec2:DescribeSubnets")]
    [InlineData("kms:DescribeKey")]
    [InlineData("kms:CreateGrant")]
    public async Task One_in_a_VPC_or_with_a_key_needs_what_its_network_and_key_need(string denied)
    {
        using var stage = new Stage(new SandboxOptions { PolicyDocument = AllBut(denied) });
        var plain = await stage.SageMaker("CreateNotebookInstance", new { NotebookInstanceName = "plain", InstanceType = "ml.t3.medium", RoleArn = Role });
        Assert.Null(plain.Code);
        var reply = await stage.SageMaker("CreateNotebookInstance", new { NotebookInstanceName = "inside", InstanceType = "ml.t3.medium", RoleArn = Role, SubnetId = HealthyRegion.SubnetA, KmsKeyId = "0aaa-1" });
        Assert.Equal("AccessDeniedException", reply.Code);
        Assert.Contains("is not authorized to perform: " + denied, reply.Message);
    }

    [Theory]
    [InlineData("StartNotebookInstance", "iam:PassRole")]
    [InlineData("StartNotebookInstance", "ec2:DescribeNetworkInterfaces")]
    [InlineData("DeleteNotebookInstance", "ec2:DeleteNetworkInterface")]
    public async Task Starting_and_deleting_one_needs_the_same_again(string operation, string denied)
    {
        using var stage = new Stage(new SandboxOptions { PolicyDocument = AllBut(denied) });
        var reply = await stage.SageMaker(operation, new { NotebookInstanceName = "stopped-one" });
        Assert.Equal("AccessDeniedException", reply.Code);
        Assert.Contains("is not authorized to perform: " + denied, reply.Message);
    }

    [Fact]
    public async Task What_it_was_made_with_is_kept()
    {
        using var stage = new Stage();
        await stage.SageMaker("CreateNotebookInstance", new
        {
            NotebookInstanceName = "rich", InstanceType = "ml.t3.medium", RoleArn = Role, VolumeSizeInGB = 40, KmsKeyId = "0aaa-1", DefaultCodeRepository = "models", AdditionalCodeRepositories = new[] { "tools" },
            InstanceMetadataServiceConfiguration = new { MinimumInstanceMetadataServiceVersion = "2" },
        });
        var rich = (await stage.SageMaker("DescribeNotebookInstance", new { NotebookInstanceName = "rich" })).Body;
        Assert.All(new[] { "\"VolumeSizeInGB\":40", "\"KmsKeyId\":\"0aaa-1\"", "\"DefaultCodeRepository\":\"models\"", "[\"tools\"]", "\"MinimumInstanceMetadataServiceVersion\":\"2\"" }, text => Assert.Contains(text, rich, StringComparison.Ordinal));
        await stage.SageMaker("CreateNotebookInstance", new { NotebookInstanceName = "poor", InstanceType = "ml.t3.medium", RoleArn = Role });
        Assert.Contains("\"VolumeSizeInGB\":5", (await stage.SageMaker("DescribeNotebookInstance", new { NotebookInstanceName = "poor" })).Body, StringComparison.Ordinal);
    }

    private static string AllBut(string denied) => $$"""{ "Statement": [ { "Effect": "Allow", "Action": "*", "Resource": "*" }, { "Effect": "Deny", "Action": "{{denied}}", "Resource": "*" } ] }""";
}
