using System;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;

namespace SageMakerGuard.Sandbox.Tests.Organizations;

/// <summary>The sandbox's organization: who is in it, its policies, and the refusals that AWS documents.</summary>
public class OrganizationTests
{
    private const string Unit = "ou-sb01-workloads";
    private const string Deny = """{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"sagemaker:CreateDomain","Resource":"*"}]}""";

    [Fact]
    public async Task The_first_account_manages_it_and_the_others_are_in_one_unit()
    {
        using var stage = new Stage();
        var (management, member) = (stage.Sandbox.Accounts[0].AccountId, stage.Sandbox.Accounts[1].AccountId);
        Assert.Equal(management, (await Call(stage, "DescribeOrganization")).Json.GetProperty("Organization").GetProperty("MasterAccountId").GetString());
        Assert.Equal("r-sb01", Items(await Call(stage, "ListRoots"), "Roots").Single().GetProperty("Id").GetString());
        Assert.Equal("r-sb01", await Parent(stage, management));
        Assert.Equal(Unit, await Parent(stage, member));
        Assert.Equal("r-sb01", await Parent(stage, Unit));
        Assert.Equal([member], Items(await Call(stage, "ListChildren", new { ParentId = Unit, ChildType = "ACCOUNT" }), "Children").Select(c => c.GetProperty("Id").GetString()));
        Assert.Equal(["p-FullAWSAccess"], await On(stage, member));
    }

    [Fact]
    public async Task Only_the_management_account_may_ask_for_more_than_that_there_is_an_organization()
    {
        using var stage = new Stage();
        stage.AccessKey = stage.Sandbox.Accounts[1].AccessKey;
        Assert.Null((await Call(stage, "DescribeOrganization")).Code);
        Assert.Equal("AccessDeniedException", (await Call(stage, "ListRoots")).Code);
        Assert.Equal("AccessDeniedException", (await Call(stage, "ListPolicies", new { Filter = "SERVICE_CONTROL_POLICY" })).Code);
    }

    [Fact]
    public async Task A_policy_goes_its_way_from_being_made_to_being_deleted()
    {
        using var stage = new Stage();
        var id = await Made(stage, "guard");
        Assert.Null((await Call(stage, "AttachPolicy", new { PolicyId = id, TargetId = Unit })).Code);
        Assert.Equal(["p-FullAWSAccess", id], await On(stage, Unit));
        Assert.Equal([Unit], Items(await Call(stage, "ListTargetsForPolicy", new { PolicyId = id }), "Targets").Select(t => t.GetProperty("TargetId").GetString()));
        Assert.Null((await Call(stage, "UpdatePolicy", new { PolicyId = id, Content = Deny.Replace("Create", "Update", StringComparison.Ordinal) })).Code);
        var described = (await Call(stage, "DescribePolicy", new { PolicyId = id })).Json.GetProperty("Policy");
        Assert.Contains("UpdateDomain", described.GetProperty("Content").GetString(), StringComparison.Ordinal);
        Assert.Equal("guard", described.GetProperty("PolicySummary").GetProperty("Name").GetString());
        Assert.Equal(id, stage.Sandbox.Snapshot().Regions.SelectMany(r => r.PolicyTargets.Items).Single().PolicyId);
        Assert.Equal("PolicyInUseException", (await Call(stage, "DeletePolicy", new { PolicyId = id })).Code);
        Assert.Null((await Call(stage, "DetachPolicy", new { PolicyId = id, TargetId = Unit })).Code);
        Assert.Null((await Call(stage, "DeletePolicy", new { PolicyId = id })).Code);
        Assert.Empty(stage.Sandbox.Snapshot().Regions.SelectMany(r => r.OrganizationPolicies.Items));
    }

    [Theory]
    [InlineData("CreatePolicy", """{"Name":"guard","Type":"SERVICE_CONTROL_POLICY","Description":"","Content":"{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Deny\",\"Action\":\"*\",\"Resource\":\"*\"}]}"}""", "DuplicatePolicyException", null)]
    [InlineData("CreatePolicy", """{"Name":"x","Type":"SERVICE_CONTROL_POLICY","Description":"","Content":"{"}""", "MalformedPolicyDocumentException", null)]
    [InlineData("CreatePolicy", """{"Name":"x","Type":"SERVICE_CONTROL_POLICY","Description":"","Content":"{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":\"*\",\"Resource\":\"*\"}]}"}""", "MalformedPolicyDocumentException", null)]
    [InlineData("CreatePolicy", """{"Name":"x","Type":"TAG_POLICY","Description":"","Content":"[]"}""", "MalformedPolicyDocumentException", null)]
    [InlineData("DescribePolicy", """{"PolicyId":"p-nowhere01"}""", "PolicyNotFoundException", null)]
    [InlineData("UpdatePolicy", """{"PolicyId":"p-FullAWSAccess","Content":"{}"}""", "InvalidInputException", "IMMUTABLE_POLICY")]
    [InlineData("DeletePolicy", """{"PolicyId":"p-FullAWSAccess"}""", "InvalidInputException", "IMMUTABLE_POLICY")]
    [InlineData("AttachPolicy", """{"PolicyId":"p-FullAWSAccess","TargetId":"ou-sb01-workloads"}""", "DuplicatePolicyAttachmentException", null)]
    [InlineData("AttachPolicy", """{"PolicyId":"p-FullAWSAccess","TargetId":"ou-sb01-nowhere00"}""", "TargetNotFoundException", null)]
    [InlineData("DetachPolicy", """{"PolicyId":"p-FullAWSAccess","TargetId":"ou-sb01-workloads"}""", "ConstraintViolationException", "MIN_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED")]
    [InlineData("ListParents", """{"ChildId":"999988887777"}""", "ChildNotFoundException", null)]
    [InlineData("EnablePolicyType", """{"RootId":"r-sb01","PolicyType":"TAG_POLICY"}""", "PolicyTypeAlreadyEnabledException", null)]
    [InlineData("ListPolicies", """{"Filter":"SERVICE_CONTROL_POLICY","NextToken":"bm9uZQ=="}""", "InvalidInputException", "INVALID_NEXT_TOKEN")]
    public async Task It_refuses_with_the_codes_and_reasons_of_the_model(string operation, string body, string code, string? reason)
    {
        using var stage = new Stage();
        await Made(stage, "guard");
        var reply = await stage.Json("AWSOrganizationsV20161128." + operation, "organizations", body);
        Assert.Equal((code, reason), (reply.Code, reply.Text("Reason")));
    }

    [Fact]
    public async Task A_document_at_the_limit_is_taken_and_one_over_is_not()
    {
        using var stage = new Stage();
        var room = 5120 - Deny.Length;
        Assert.Null((await Create(stage, "at", Deny.Replace("sagemaker:", "sagemaker:" + new string('x', room), StringComparison.Ordinal))).Code);
        var over = await Create(stage, "over", Deny.Replace("sagemaker:", "sagemaker:" + new string('x', room + 1), StringComparison.Ordinal));
        Assert.Equal(("ConstraintViolationException", "POLICY_CONTENT_LIMIT_EXCEEDED"), (over.Code, over.Text("Reason")));
    }

    [Fact]
    public async Task A_target_takes_five_service_control_policies_and_a_type_that_is_off_none()
    {
        using var stage = new Stage();
        for (var i = 1; i <= 4; i++)
            Assert.Null((await Call(stage, "AttachPolicy", new { PolicyId = await Made(stage, "guard-" + i), TargetId = Unit })).Code);
        var fifth = await Made(stage, "guard-5");
        Assert.Equal("MAX_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED", (await Call(stage, "AttachPolicy", new { PolicyId = fifth, TargetId = Unit })).Text("Reason"));
        Assert.Null((await Call(stage, "DisablePolicyType", new { RootId = "r-sb01", PolicyType = "SERVICE_CONTROL_POLICY" })).Code);
        Assert.Equal("PolicyTypeNotEnabledException", (await Call(stage, "AttachPolicy", new { PolicyId = fifth, TargetId = "r-sb01" })).Code);
        Assert.Equal("PolicyNotAttachedException", (await Call(stage, "DetachPolicy", new { PolicyId = fifth, TargetId = "r-sb01" })).Code);
    }

    [Fact]
    public async Task Lists_come_in_pages_and_the_next_one_goes_on_where_the_last_ended()
    {
        using var stage = new Stage();
        for (var i = 1; i <= 25; i++)
            await Made(stage, "guard-" + i);
        var first = await Call(stage, "ListPolicies", new { Filter = "SERVICE_CONTROL_POLICY", MaxResults = 20 });
        var second = await Call(stage, "ListPolicies", new { Filter = "SERVICE_CONTROL_POLICY", MaxResults = 20, NextToken = first.Text("NextToken") });
        Assert.Equal(26, Items(first, "Policies").Concat(Items(second, "Policies")).Select(p => p.GetProperty("Id").GetString()).Distinct().Count());
        Assert.Null(second.Text("NextToken"));
    }

    private static Task<Reply> Call(Stage stage, string operation, object? body = null) => stage.Json("AWSOrganizationsV20161128." + operation, "organizations", body);

    private static Task<Reply> Create(Stage stage, string name, string content) => Call(stage, "CreatePolicy", new { Name = name, Type = "SERVICE_CONTROL_POLICY", Description = "", Content = content });

    private static async Task<string> Made(Stage stage, string name) => (await Create(stage, name, Deny)).Json.GetProperty("Policy").GetProperty("PolicySummary").GetProperty("Id").GetString()!;

    private static async Task<string?> Parent(Stage stage, string child) => Items(await Call(stage, "ListParents", new { ChildId = child }), "Parents").Single().GetProperty("Id").GetString();

    private static async Task<string[]> On(Stage stage, string target) =>
        [.. Items(await Call(stage, "ListPoliciesForTarget", new { TargetId = target, Filter = "SERVICE_CONTROL_POLICY" }), "Policies").Select(p => p.GetProperty("Id").GetString()!)];

    private static JsonElement[] Items(Reply reply, string list) => [.. reply.Json.GetProperty(list).EnumerateArray()];
}
