using System;
using System.Linq;
using System.Threading.Tasks;
using SageMakerGuard.Estates;
using SageMakerGuard.Faults;
using SageMakerGuard.Ports;
using SageMakerGuard.Testing;

namespace SageMakerGuard.Sandbox.Tests.Iam;

/// <summary>Whoever starts an app from Studio acts in the name of the execution role; a policy on the role bars the door.</summary>
public class BarredLaunchTests
{
    private const string Public = CompanyEstate.PublicDomain;

    private static string Bar(string domain) => $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"sagemaker:CreateApp","Resource":"arn:aws:sagemaker:eu-central-1:111122223333:app/{{domain}}/*"}]}""";

    [Fact]
    public async Task A_deny_on_the_role_bars_the_apps_of_that_domain_and_of_no_other_until_it_is_lifted()
    {
        using var stage = new Stage();
        await stage.Iam("PutRolePolicy", ("RoleName", "studio"), ("PolicyName", "bar"), ("PolicyDocument", Bar(Public)));
        var barred = Start(stage, Public, "bob", "again");
        Assert.Equal(("sagemaker:CreateApp", 400, "AccessDeniedException", true), (barred.Operation, barred.Status, barred.ErrorCode, barred.Mutating));
        Assert.Equal(200, Start(stage, HealthyRegion.DomainId, "ada", "free").Status);
        Assert.DoesNotContain(stage.Sandbox.Snapshot().Regions.SelectMany(r => r.Apps.Items), a => a.AppName == "again");

        // The administrator is no Studio user.
        Assert.Null((await stage.SageMaker("CreateApp", new { DomainId = Public, UserProfileName = "bob", AppType = "KernelGateway", AppName = "by-hand" })).Code);
        await stage.Iam("DeleteRolePolicy", ("RoleName", "studio"), ("PolicyName", "bar"));
        Assert.Equal(200, Start(stage, Public, "bob", "again").Status);
    }

    [Fact]
    public async Task A_session_of_the_role_is_refused_in_words_and_may_do_the_rest()
    {
        using var stage = new Stage();
        await stage.Iam("PutRolePolicy", ("RoleName", "studio"), ("PolicyName", "bar"), ("PolicyDocument", Bar(Public)));
        stage.AccessKey = (await stage.Sts("AssumeRole", ("RoleArn", $"arn:aws:iam::{HealthyRegion.Account}:role/studio"), ("RoleSessionName", "SageMaker"))).One("AccessKeyId");
        var reply = await stage.SageMaker("CreateApp", new { DomainId = Public, UserProfileName = "bob", AppType = "KernelGateway", AppName = "again" });
        Assert.Equal(
            ("AccessDeniedException", $"User: arn:aws:sts::111122223333:assumed-role/studio/SageMaker is not authorized to perform: sagemaker:CreateApp on resource: arn:aws:sagemaker:eu-central-1:111122223333:app/{Public}/bob/kernelgateway/again with an explicit deny in an identity-based policy"),
            (reply.Code, reply.Message));
        Assert.Null((await stage.SageMaker("ListApps")).Code);
    }

    [Theory]
    [InlineData("default", false, "bob", true)]
    [InlineData("default", true, "bob", false)]
    [InlineData("own", true, "bob", true)]
    [InlineData("spaces", false, "team", true)]
    [InlineData("default", false, "team", false)]
    [InlineData("default", false, "mine", true)]
    [InlineData("own", true, "mine", true)]
    public async Task The_role_is_the_profiles_own_or_the_domains_and_for_shared_spaces_that_of_spaces(string barredRole, bool ownRole, string owner, bool barred)
    {
        string Role(string name) => $"arn:aws:iam::{HealthyRegion.Account}:role/{name}";
        var region = CompanyEstate.Rich();
        region = region with
        {
            Domains = region.Domains.Select(d => d.DomainId == Public ? d with { DefaultUserSettings = new() { ExecutionRole = Role("default") }, DefaultSpaceSettings = new() { ExecutionRole = Role("spaces") } } : d),
            UserProfiles = region.UserProfiles.Select(p => p.UserProfileName == "bob" && ownRole ? p with { UserSettings = new() { ExecutionRole = Role("own") } } : p),
            Spaces = Part<Space>.Read(
                new Space { DomainId = Public, SpaceName = "team", Status = "InService", SpaceSharingSettingsSummary = new() { SharingType = "Shared" }, OwnershipSettingsSummary = new() { OwnerUserProfileName = "bob" } },
                new Space { DomainId = Public, SpaceName = "mine", Status = "InService", SpaceSharingSettingsSummary = new() { SharingType = "Private" }, OwnershipSettingsSummary = new() { OwnerUserProfileName = "bob" } }),
        };
        using var stage = new Stage(new SandboxOptions { Estate = new() { Regions = [region] } });
        Assert.Null((await stage.Iam("PutRolePolicy", ("RoleName", barredRole), ("PolicyName", "bar"), ("PolicyDocument", Bar(Public)))).Code);
        Assert.Equal(barred ? "AccessDeniedException" : null, Start(stage, Public, owner, "lab").ErrorCode);
    }

    [Fact]
    public void A_policy_of_the_estate_that_cannot_be_judged_is_not_taken_for_a_yes()
    {
        var policy = new RolePolicy { RoleName = "studio", PolicyName = "odd", PolicyDocument = """{"Statement":{"Effect":"Deny","Action":"*","Resource":"*","Condition":{"Bool":{"aws:SecureTransport":"false"}}}}""" };
        using var stage = new Stage(new SandboxOptions { Estate = new() { Regions = [CompanyEstate.Rich() with { RolePolicies = Part<RolePolicy>.Read(policy) }] } });
        var call = Start(stage, Public, "bob", "again");
        Assert.Equal((500, "InternalFailure"), (call.Status, call.ErrorCode));
    }

    [Theory]
    [InlineData("999999999999", Public, "bob")]
    [InlineData(HealthyRegion.Account, "d-none", "bob")]
    [InlineData(HealthyRegion.Account, Public, "nobody")]
    public void Nobody_starts_an_app_where_there_is_nobody(string account, string domain, string owner)
    {
        using var stage = new Stage();
        Assert.Equal("NotInSandbox", Assert.Throws<GuardFault>(() => stage.Sandbox.StartApp(account, HealthyRegion.Region, domain, owner, "JupyterServer", "default")).ErrorId);
        Assert.Empty(stage.Sandbox.Calls);
    }

    private static SandboxCall Start(Stage stage, string domain, string owner, string app) => stage.Sandbox.StartApp(HealthyRegion.Account, HealthyRegion.Region, domain, owner, "JupyterLab", app);
}
