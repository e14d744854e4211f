using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Serialization;
using SageMakerGuard.Changes;
using SageMakerGuard.Estates;
using SageMakerGuard.Estates.Files;

namespace SageMakerGuard.Tests.Changes.Organizations;

/// <summary>What the executor and undo rely on of the steps that change policies of an organization.</summary>
public sealed class OrganizationPolicyStepTests
{
    private const string Scp = "SERVICE_CONTROL_POLICY";
    private const string Document = """{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"sagemaker:CreateDomain","Resource":"*"}]}""";

    private static readonly CreateOrganizationPolicy s_create = new() { NewId = "new:policy:guard", Type = Scp, Name = "guard", Purpose = "why", Content = Document };
    private static readonly AttachOrganizationPolicy s_attach = new() { Type = Scp, Name = "guard", PolicyId = "new:policy:guard", TargetId = "ou-ab12-cdefghij" };

    private static readonly RegionEstate s_empty = new()
    {
        Region = "us-east-1",
        OrganizationPolicies = Part<OrganizationPolicy>.Read(new OrganizationPolicy { PolicyId = "p-other0001", Name = "other", Type = Scp, Content = "{}" }),
        PolicyTargets = Part<PolicyTarget>.Read(new PolicyTarget { PolicyId = "p-FullAWSAccess", PolicyType = Scp, TargetId = "ou-ab12-cdefghij" }),
    };

    private static readonly string[] s_kinds = [.. typeof(ChangeStep).GetCustomAttributes(typeof(JsonDerivedTypeAttribute), false).Cast<JsonDerivedTypeAttribute>().Select(a => a.DerivedType.Name).Where(n => n.Contains("OrganizationPolicy", StringComparison.Ordinal))];

    public static TheoryData<string> Kinds => [.. s_kinds];

    [Fact]
    public void Every_kind_has_a_case_here() => Assert.Equal(s_kinds.Order(), Walk().Select(w => w.Step.StepKind).Distinct().Order());

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_step_that_is_not_done_is_done_after_it_and_its_inverse_brings_back_what_was_there(string kind) => Each(kind, (step, before) =>
    {
        Assert.Equal(Standing.Absent, step.Observe(before).Standing);
        var after = step.Simulate(before);
        Assert.Equal(Standing.Done, step.Observe(after).Standing);
        Assert.Equal(Picture(after), Picture(step.Simulate(after)));
        var inverse = step.Inverse(before)!;
        Assert.Equal(Picture(step is DeleteOrganizationPolicy ? Renamed(before) : before), Picture(inverse.Simulate(after)));
    });

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_step_survives_the_journal_and_says_what_it_does_and_needs(string kind) => Each(kind, (step, _) =>
    {
        var json = JsonSerializer.Serialize(step);
        Assert.Equal(json, JsonSerializer.Serialize(JsonSerializer.Deserialize<ChangeStep>(json)));
        Assert.Contains("service control policy guard", step.Description, StringComparison.Ordinal);
        Assert.All(step.IamActions, action => Assert.Matches("^organizations:[A-Z][A-Za-z]+$", action));
        Assert.Equal("AWS::Organizations::Policy", step.ResourceType);
        Assert.Equal(step.Reads.Parts, step.Reads.Parts & step.ReadsForObjections.Parts);
    });

    [Fact]
    public void A_policy_of_the_same_name_that_says_something_else_is_not_taken_for_the_one_that_is_wanted()
    {
        var there = s_empty with { OrganizationPolicies = s_empty.OrganizationPolicies.Plus(new() { PolicyId = "p-12345678", Name = "guard", Type = Scp, Content = "{}" }) };
        Assert.Equal(Standing.Refused, s_create.Observe(there).Standing);
        Assert.Equal("p-12345678", s_create.Observe(there with { OrganizationPolicies = there.OrganizationPolicies.Change(p => p.Name == "guard", p => p with { Content = Document.Replace(":", " : ", StringComparison.Ordinal).Replace("sagemaker : ", "sagemaker:", StringComparison.Ordinal) }) }).ResourceId);
    }

    [Fact]
    public void A_policy_that_is_attached_elsewhere_too_is_not_deleted()
    {
        var delete = new DeleteOrganizationPolicy { Type = Scp, Name = "guard", PolicyId = "p-12345678" };
        var attached = s_empty with { PolicyTargets = s_empty.PolicyTargets.Plus(new() { PolicyId = "p-12345678", TargetId = "111122223333" }) };
        Assert.Contains("aws organizations detach-policy --policy-id p-12345678 --target-id 111122223333", Assert.Single(delete.Objections(attached)), StringComparison.Ordinal);
        Assert.Empty(delete.Objections(s_empty));
        Assert.Equal(["p-12345678"], delete.ReadsForObjections.TargetsOfPolicyIds);
    }

    [Fact]
    public void An_image_changes_when_somebody_changes_the_document_and_not_when_it_is_attached()
    {
        var after = s_create.Simulate(s_empty);
        var image = s_create.Image(after)!.ToJsonString();
        Assert.Equal(image, s_create.Image(s_attach.Simulate(after))!.ToJsonString());
        Assert.NotEqual(image, s_create.Image(after with { OrganizationPolicies = after.OrganizationPolicies.Change(p => p.Name == "guard", p => p with { Content = "{}" }) })!.ToJsonString());
        Assert.Null(s_create.Image(s_empty));
    }

    [Fact]
    public void Slices_of_several_policies_and_targets_are_read_in_one()
    {
        var both = s_create.Reads.With(s_attach.Reads)!.With((s_create with { Name = "tags", Type = "TAG_POLICY" }).Reads)!;
        Assert.Equal([new(Scp, "guard"), new("TAG_POLICY", "tags")], both.OrganizationPolicies);
        Assert.Equal([new(Scp, "ou-ab12-cdefghij")], both.PolicyTargets);
        Assert.Equal(EstateParts.OrganizationPolicies | EstateParts.PolicyTargets, both.Parts);
    }

    private static RegionEstate Renamed(RegionEstate estate) => estate with { OrganizationPolicies = estate.OrganizationPolicies.Change(p => p.Name == "guard", p => p with { PolicyId = "new:policy:guard" }) };

    private static string Picture(RegionEstate estate) => JsonSerializer.Serialize(
        estate with { OrganizationPolicies = estate.OrganizationPolicies with { Items = [.. estate.OrganizationPolicies.Items.OrderBy(p => p.PolicyId, StringComparer.Ordinal)] } }, EstateJson.Options);

    private static void Each(string kind, Action<ChangeStep, RegionEstate> check)
    {
        foreach (var (step, before) in Walk().Where(w => w.Step.StepKind == kind))
            check(step, before);
    }

    private static IEnumerable<(ChangeStep Step, RegionEstate Before)> Walk()
    {
        yield return (s_create, s_empty);
        var made = s_create.Simulate(s_empty);
        yield return (s_attach, made);
        var attached = s_attach.Simulate(made);
        yield return (new UpdateOrganizationPolicy { Type = Scp, Name = "guard", PolicyId = "new:policy:guard", Content = """{"Version":"2012-10-17","Statement":[]}""" }, attached);
        yield return (s_attach.Inverse(made)!, attached);
        yield return (s_create.Inverse(s_empty)!, made);
    }
}
