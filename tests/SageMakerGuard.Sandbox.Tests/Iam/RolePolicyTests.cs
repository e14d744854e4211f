using System;
using System.Linq;
using System.Threading.Tasks;
using SageMakerGuard.Estates;
using SageMakerGuard.Ports;
using SageMakerGuard.Testing;

namespace SageMakerGuard.Sandbox.Tests.Iam;

public class RolePolicyTests
{
    private const string Bar = """{ "Version": "2012-10-17", "Statement": [ { "Effect": "Deny", "Action": "sagemaker:CreateApp", "Resource": "arn:aws:sagemaker:eu-central-1:111122223333:app/d-public000001/*" } ] }""";

    private static readonly (string, string)[] s_named = [("RoleName", "studio"), ("PolicyName", "no-new-apps")];

    [Fact]
    public async Task A_policy_that_was_put_is_listed_read_URL_encoded_replaced_and_deleted()
    {
        using var stage = new Stage { Region = "us-east-1" };
        var put = await stage.Iam("PutRolePolicy", [.. s_named, ("PolicyDocument", Bar)]);
        Assert.Equal((200, "PutRolePolicyResponse", "https://iam.amazonaws.com/doc/2010-05-08/"), ((int)put.Status, put.Xml.Name.LocalName, put.Xml.Name.NamespaceName));
        Assert.Empty(put.All("PutRolePolicyResult"));
        Assert.Equal(["no-new-apps"], (await stage.Iam("ListRolePolicies", ("RoleName", "studio"))).All("member"));
        var read = (await stage.Iam("GetRolePolicy", s_named)).One("PolicyDocument")!;
        Assert.Equal(Bar, Uri.UnescapeDataString(read));
        Assert.Matches("^[A-Za-z0-9._~%-]+$", read);

        await stage.Iam("PutRolePolicy", [.. s_named, ("PolicyDocument", Bar.Replace("CreateApp", "DeleteApp", StringComparison.Ordinal))]);
        Assert.Contains("DeleteApp", (await stage.Iam("GetRolePolicy", s_named)).One("PolicyDocument"));
        Assert.Null((await stage.Iam("DeleteRolePolicy", s_named)).Code);
        var gone = await stage.Iam("GetRolePolicy", s_named);
        Assert.Equal((404, "NoSuchEntity", "The role policy with name no-new-apps cannot be found."), ((int)gone.Status, gone.Code, gone.Message));
        Assert.Equal("NoSuchEntity", (await stage.Iam("DeleteRolePolicy", s_named)).Code);
        Assert.Equal("false", (await stage.Iam("ListRolePolicies", ("RoleName", "studio"))).One("IsTruncated"));
    }

    [Theory]
    [InlineData("studio", 200)]
    [InlineData("rstudio", 200)]
    [InlineData("notebook", 404)]
    [InlineData("Studio", 404)]
    [InlineData("admin", 404)]
    public async Task Only_the_roles_that_the_domains_name_are_known(string role, int status)
    {
        using var stage = new Stage { Region = "us-east-1" };
        var reply = await stage.Iam("GetRole", ("RoleName", role));
        Assert.Equal(status, (int)reply.Status);
        if (status == 200)
            Assert.Equal(($"arn:aws:iam::{HealthyRegion.Account}:role/{role}", "/"), (reply.One("Arn"), reply.One("Path")));
        else
            Assert.Equal(("NoSuchEntity", $"The role with name {role} cannot be found."), (reply.Code, reply.Message));

        // The other account has a role of the same name, and its own policies.
        stage.AccessKey = stage.Sandbox.Accounts[1].AccessKey;
        Assert.Equal(role == "studio" ? 200 : 404, (int)(await stage.Iam("ListRolePolicies", ("RoleName", role))).Status);
    }

    [Fact]
    public async Task A_role_has_its_path_and_the_profiles_own_roles_count()
    {
        var region = CompanyEstate.Rich();
        region = region with { UserProfiles = region.UserProfiles.Select(p => p with { UserSettings = new UserSettings { ExecutionRole = $"arn:aws:iam::{HealthyRegion.Account}:role/service-role/teams/ada" } }) };
        using var stage = new Stage(new SandboxOptions { Estate = new() { Regions = [region] } }) { Region = "us-east-1" };
        Assert.Equal("/service-role/teams/", (await stage.Iam("GetRole", ("RoleName", "ada"))).One("Path"));
    }

    [Theory]
    [InlineData("PutRolePolicy", "studio", "x", "{", 400, "MalformedPolicyDocument", "This policy contains invalid Json")]
    [InlineData("PutRolePolicy", "studio", "x", "\"text\"", 400, "MalformedPolicyDocument", "Syntax errors in policy.")]
    [InlineData("PutRolePolicy", "studio", "x", "{\"Statement\":{\"Effect\":\"Deny\",\"Action\":5,\"Resource\":\"*\"}}", 400, "MalformedPolicyDocument", "[sandbox] ")]
    [InlineData("PutRolePolicy", "studio", "x", "{\"Statement\":{\"Effect\":\"Deny\",\"Action\":\"*\",\"Resource\":\"*\",\"Condition\":{\"Bool\":{\"aws:SecureTransport\":\"false\"}}}}", 400, "MalformedPolicyDocument", "[sandbox] ")]
    [InlineData("PutRolePolicy", "studio", "no spaces", Bar, 400, "ValidationError", "The specified value for policyName is invalid. It must contain only alphanumeric characters and/or the following: +=,.@_-")]
    [InlineData("PutRolePolicy", "nobody", "x", Bar, 404, "NoSuchEntity", "The role with name nobody cannot be found.")]
    [InlineData("PutRolePolicy", "studio", "", Bar, 400, "ValidationError", "1 validation error detected: Value null at 'policyName' failed to satisfy constraint: Member must not be null")]
    [InlineData("PutRolePolicy", "studio", "x", "", 400, "ValidationError", "1 validation error detected: Value null at 'policyDocument' failed to satisfy constraint: Member must not be null")]
    public async Task What_IAM_refuses_leaves_no_policy(string operation, string role, string policy, string document, int status, string code, string message)
    {
        using var stage = new Stage { Region = "us-east-1" };
        var reply = await stage.Iam(operation, ("RoleName", role), ("PolicyName", policy), ("PolicyDocument", document));
        Assert.Equal((status, code), ((int)reply.Status, reply.Code));
        Assert.StartsWith(message, reply.Message);
        Assert.All(stage.Sandbox.Snapshot().Regions, r => Assert.Empty(r.RolePolicies.Items));
    }

    [Fact]
    public async Task The_policies_of_a_role_have_a_size_together_and_white_space_is_free()
    {
        using var stage = new Stage { Region = "us-east-1" };
        string Filled(int size) => Bar.Replace("CreateApp", "CreateApp" + new string('x', size), StringComparison.Ordinal);
        async Task<Reply> Put(string name, string document) => await stage.Iam("PutRolePolicy", ("RoleName", "studio"), ("PolicyName", name), ("PolicyDocument", document));
        Assert.Null((await Put("first", Filled(6000) + new string(' ', 9000))).Code);
        var second = await Put("second", Filled(6000));
        Assert.Equal((409, "LimitExceeded", "Maximum policy size of 10240 bytes exceeded for role studio"), ((int)second.Status, second.Code, second.Message));

        // Another version of the same policy takes the place of the first.
        Assert.Null((await Put("first", Filled(6001))).Code);
    }

    [Fact]
    public async Task Names_come_in_pages()
    {
        using var stage = new Stage { Region = "us-east-1" };
        foreach (var name in new[] { "c", "a", "b" })
            await stage.Iam("PutRolePolicy", ("RoleName", "studio"), ("PolicyName", name), ("PolicyDocument", Bar));
        var first = await stage.Iam("ListRolePolicies", ("RoleName", "studio"), ("MaxItems", "2"));
        Assert.Equal(("true", "a,b"), (first.One("IsTruncated"), string.Join(",", first.All("member"))));
        var rest = await stage.Iam("ListRolePolicies", ("RoleName", "studio"), ("MaxItems", "2"), ("Marker", first.One("Marker")!));
        Assert.Equal(("false", "c"), (rest.One("IsTruncated"), string.Join(",", rest.All("member"))));
        Assert.Equal("ValidationError", (await stage.Iam("ListRolePolicies", ("RoleName", "rstudio"), ("Marker", first.One("Marker")!))).Code);
    }

    [Fact]
    public async Task The_world_shows_a_policy_in_each_region_whose_domains_name_its_role()
    {
        var frankfurt = CompanyEstate.Rich() with { RolePolicies = Part<RolePolicy>.Read(new RolePolicy { RoleName = "studio", PolicyName = "seeded", PolicyDocument = Bar }, new RolePolicy { RoleName = "retired", PolicyName = "left", PolicyDocument = Bar }) };
        var virginia = new RegionEstate { AccountId = HealthyRegion.Account, Region = "us-east-1", Domains = Part<Domain>.Read(CompanyEstate.Plain("d-virginia00001", 1, "us-east-1")) };
        using var stage = new Stage(new SandboxOptions { Estate = new() { Regions = [frankfurt, virginia] } }) { Region = "us-east-1" };
        Assert.Equal(["left", "seeded"], Policies(stage, HealthyRegion.Region));
        Assert.Equal(["seeded"], Policies(stage, "us-east-1"));
        await stage.Iam("DeleteRolePolicy", ("RoleName", "studio"), ("PolicyName", "seeded"));
        await stage.Iam("PutRolePolicy", ("RoleName", "rstudio"), ("PolicyName", "new"), ("PolicyDocument", Bar));
        Assert.Equal(["left", "new"], Policies(stage, HealthyRegion.Region));
        Assert.Empty(Policies(stage, "us-east-1"));
    }

    [Fact]
    public async Task A_caller_without_the_permission_is_told_the_bare_name_of_the_role()
    {
        using var stage = new Stage(new SandboxOptions { PolicyDocument = """{ "Statement": { "Effect": "Allow", "Action": "iam:Get*", "Resource": "arn:aws:iam::111122223333:role/studio" } }""" }) { Region = "us-east-1" };
        Assert.Null((await stage.Iam("GetRole", ("RoleName", "studio"))).Code);
        var reply = await stage.Iam("PutRolePolicy", [.. s_named, ("PolicyDocument", Bar)]);
        Assert.Equal((403, "AccessDenied", "User: arn:aws:iam::111122223333:user/sandbox is not authorized to perform: iam:PutRolePolicy on resource: role studio because no identity-based policy allows the iam:PutRolePolicy action"), ((int)reply.Status, reply.Code, reply.Message));
    }

    [Fact]
    public async Task What_could_not_be_read_when_the_estate_was_collected_cannot_be_read_in_any_region()
    {
        var region = CompanyEstate.Rich() with { RolePolicies = Part<RolePolicy>.Failed(new() { Operation = "iam:GetRolePolicy", ErrorCode = "AccessDenied", Cause = UnreadableCause.Denied }) };
        using var stage = new Stage(new SandboxOptions { Estate = new() { Regions = [region] } }) { Region = "us-east-1" };
        Assert.Equal("AccessDenied", (await stage.Iam("GetRolePolicy", s_named)).Code);
        Assert.Null((await stage.Iam("GetRole", ("RoleName", "studio"))).Code);
    }

    private static string[] Policies(Stage stage, string region) => [.. stage.Sandbox.Snapshot().Regions.Single(r => r.Region == region).RolePolicies.Items.Select(p => p.PolicyName).Order(StringComparer.Ordinal)];
}
