using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using SageMakerGuard.Faults;
using SageMakerGuard.Guardrails;
using SageMakerGuard.Posture;

namespace SageMakerGuard.Tests.Guardrails.Tags;

/// <summary>What the policies say, to the letter and by what comes of requests.</summary>
public sealed class TagPolicyTests
{
    private static readonly TagPolicyOptions s_options = new()
    {
        Rules = [new() { Key = "Owner" }, new() { Key = "CostCenter", AllowedValues = ["100", "200*"] }, new() { Key = "DataSensitivity", AllowedValues = ["public", "internal"] }],
        ExemptRoles = ["BreakGlass*"],
    };

    private static readonly Dictionary<string, string> s_all = new() { ["Owner"] = "ml", ["CostCenter"] = "200-lab", ["DataSensitivity"] = "internal" };

    private static readonly Dictionary<string, string[]> s_named = new()
    {
        ["sagemaker:CreateDomain"] = ["sagemaker:eu-central-1:111122223333:domain/d-1"],
        ["sagemaker:CreateNotebookInstance"] = ["sagemaker:eu-central-1:111122223333:notebook-instance/lab"],
        ["ec2:CreateVpcEndpoint"] = ["ec2:eu-central-1:111122223333:vpc-endpoint/*"],
        ["ec2:CreateNatGateway"] = ["ec2:eu-central-1:111122223333:natgateway/*"],
    };

    [Fact]
    public void The_tag_policy_is_written_as_Organizations_documents_it()
    {
        var policy = TagPolicyWriter.Write(s_options with { EnforcedFor = ["ec2:natgateway"], ReportRequiredFor = ["sagemaker:ALL_SUPPORTED"] });
        Assert.Equal(("SageMakerTags", "TAG_POLICY", 10000), (policy.Name, policy.Type, policy.Limit));
        const string More = """,'enforced_for':{'@@assign':['ec2:natgateway']},'report_required_tag_for':{'@@assign':['sagemaker:ALL_SUPPORTED']}}""";
        var expected = """{'tags':{'owner':{'tag_key':{'@@assign':'Owner'}""" + More
            + """,'costcenter':{'tag_key':{'@@assign':'CostCenter'},'tag_value':{'@@assign':['100','200*']}""" + More
            + """,'datasensitivity':{'tag_key':{'@@assign':'DataSensitivity'},'tag_value':{'@@assign':['public','internal']}""" + More + "}}";
        Assert.Equal(expected.Replace('\'', '"'), policy.Content);
    }

    [Fact]
    public void A_locked_tag_policy_lets_no_policy_below_it_change_anything()
    {
        using var json = JsonDocument.Parse(TagPolicyWriter.Write(s_options with { LockChildPolicies = true, EnforcedFor = ["ec2:*"] }).Content);
        foreach (var member in json.RootElement.GetProperty("tags").GetProperty("costcenter").EnumerateObject())
            Assert.Equal("@@none", member.Value.GetProperty("@@operators_allowed_for_child_policies")[0].GetString());
    }

    [Theory]
    [InlineData("natgateway")]
    [InlineData("*:*")]
    [InlineData("ec2:")]
    [InlineData("EC2:natgateway")]
    public void What_is_no_resource_type_is_refused(string type)
    {
        Assert.Equal("ResourceTypeInvalid", Assert.Throws<GuardFault>(() => TagPolicyWriter.Write(s_options with { EnforcedFor = [type] })).ErrorId);
        Assert.Equal("ResourceTypeInvalid", Assert.Throws<GuardFault>(() => TagPolicyWriter.Write(s_options with { ReportRequiredFor = [type] })).ErrorId);
    }

    [Fact]
    public void A_key_in_two_spellings_and_no_key_at_all_are_refused()
    {
        Assert.Equal("TagRuleInvalid", Assert.Throws<GuardFault>(() => TagPolicyWriter.Write(s_options with { Rules = [new() { Key = "Owner" }, new() { Key = "owner" }] })).ErrorId);
        Assert.Equal("NothingToWrite", Assert.Throws<GuardFault>(() => TagCreationPolicyWriter.Write(s_options with { Rules = [] })).ErrorId);
        Assert.Equal("NothingToWrite", Assert.Throws<GuardFault>(() => TagCreationPolicyWriter.Write(s_options with { CreateActions = [] })).ErrorId);
        Assert.Equal("TagActionUnknown", Assert.Throws<GuardFault>(() => TagCreationPolicyWriter.Write(s_options with { CreateActions = ["s3:CreateBucket"] })).ErrorId);
        Assert.Equal("InvalidExemptRole", Assert.Throws<GuardFault>(() => TagCreationPolicyWriter.Write(s_options with { ExemptRoles = ["arn:aws-cn:iam::1:role/x"] })).ErrorId);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public void A_tag_policy_is_as_large_as_AWS_takes_and_no_larger(int over, bool fits)
    {
        TagPolicyOptions Options(int length) => s_options with { Rules = [new() { Key = "K", AllowedValues = [.. Enumerable.Range(0, 61).Select(i => i.ToString("D3", CultureInfo.InvariantCulture) + new string('v', i == 60 ? length : 157))] }] };
        var bare = TagPolicyWriter.Write(Options(0)).Size;
        if (fits)
            Assert.Equal(10000, TagPolicyWriter.Write(Options(10000 - bare)).Size);
        else
            Assert.Equal("PolicyTooLarge", Assert.Throws<GuardFault>(() => TagPolicyWriter.Write(Options(10000 - bare + over))).ErrorId);
    }

    [Theory]
    [MemberData(nameof(Requests))]
    public void The_guardrail_lets_through_what_has_its_tags_and_nothing_else(string what, string tags, string role, bool allowed)
    {
        foreach (var action in TagActions.Default)
        {
            var decision = Decide(s_options, action, s_named[action], tags, role);
            Assert.True(allowed == (decision.Outcome == AccessOutcome.Allowed), $"{what}, {action}: {decision.Outcome}, {decision.Reason}");
        }
    }

    public static TheoryData<string, string, string, bool> Requests => new()
    {
        { "all tags", "Owner=ml;CostCenter=100;DataSensitivity=public", "Admin", true },
        { "all tags by a pattern", "Owner=ml;CostCenter=200-lab;DataSensitivity=internal", "Admin", true },
        { "a pattern's bare stem", "Owner=ml;CostCenter=200;DataSensitivity=internal", "Admin", true },
        { "and one more", "Owner=ml;CostCenter=100;DataSensitivity=public;Team=x", "Admin", true },
        { "no tag at all", "", "Admin", false },
        { "no owner", "CostCenter=100;DataSensitivity=public", "Admin", false },
        { "no cost centre", "Owner=ml;DataSensitivity=public", "Admin", false },
        { "no sensitivity", "Owner=ml;CostCenter=100", "Admin", false },
        { "an empty owner", "Owner=;CostCenter=100;DataSensitivity=public", "Admin", false },
        { "a cost centre of another list", "Owner=ml;CostCenter=300;DataSensitivity=public", "Admin", false },
        { "a cost centre that begins alike", "Owner=ml;CostCenter=1000;DataSensitivity=public", "Admin", false },
        { "a sensitivity in another case", "Owner=ml;CostCenter=100;DataSensitivity=Public", "Admin", false },
        { "an empty value", "Owner=ml;CostCenter=100;DataSensitivity=", "Admin", false },
        { "an exempt role with no tag", "", "BreakGlassNight", true },
        { "an exempt role with a wrong value", "Owner=ml;CostCenter=300;DataSensitivity=public", "BreakGlass", true },
        { "a role that merely ends alike", "", "NoBreakGlass", false },
    };

    [Fact]
    public void Each_tag_that_is_missing_is_named_by_its_own_statement()
    {
        foreach (var key in s_all.Keys)
        {
            var decision = Decide(s_options, "sagemaker:CreateDomain", s_named["sagemaker:CreateDomain"], string.Join(";", s_all.Where(t => t.Key != key).Select(t => t.Key + "=" + t.Value)), "Admin");
            Assert.Equal(AccessOutcome.Denied, decision.Outcome);
            Assert.Contains(key + "Named", decision.Statement, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("sagemaker:CreateApp", "sagemaker:eu-central-1:111122223333:app/d-1/ada/jupyterlab/default")]
    [InlineData("sagemaker:CreateSpace", "sagemaker:eu-central-1:111122223333:space/d-1/lab")]
    [InlineData("sagemaker:CreateUserProfile", "sagemaker:eu-central-1:111122223333:user-profile/d-1/ada")]
    [InlineData("sagemaker:UpdateDomain", "sagemaker:eu-central-1:111122223333:domain/d-1")]
    [InlineData("sagemaker:DeleteDomain", "sagemaker:eu-central-1:111122223333:domain/d-1")]
    [InlineData("ec2:CreateVpcEndpoint", "ec2:eu-central-1:111122223333:vpc/vpc-1")]
    [InlineData("ec2:CreateVpcEndpoint", "ec2:eu-central-1:111122223333:subnet/subnet-1")]
    [InlineData("ec2:CreateVpcEndpoint", "ec2:eu-central-1:111122223333:security-group/sg-1")]
    [InlineData("ec2:CreateNatGateway", "ec2:eu-central-1:111122223333:elastic-ip/eipalloc-1")]
    public void What_Studio_does_by_itself_and_what_a_call_only_names_needs_no_tags(string action, string resource) =>
        Assert.Equal(AccessOutcome.Allowed, Decide(s_options, action, [resource], "", "Admin").Outcome);

    [Fact]
    public void Other_actions_can_be_held_to_tags()
    {
        var options = s_options with { CreateActions = ["SageMaker:createtrainingjob", "sagemaker:CreateSpace"] };
        Assert.Equal(AccessOutcome.Denied, Decide(options, "sagemaker:CreateTrainingJob", ["sagemaker:eu-central-1:111122223333:training-job/t"], "", "Admin").Outcome);
        Assert.Equal(AccessOutcome.Allowed, Decide(options, "sagemaker:CreateDomain", s_named["sagemaker:CreateDomain"], "", "Admin").Outcome);
        Assert.True(TagActions.IsMadeByStudio("sagemaker:createspace"));
        Assert.DoesNotContain(TagActions.Default, TagActions.IsMadeByStudio);
    }

    [Theory]
    [InlineData("aws-cn")]
    [InlineData("aws-us-gov")]
    public void The_ARNs_are_of_the_partition(string partition)
    {
        var policy = Assert.Single(TagCreationPolicyWriter.Write(s_options with { Partition = partition }));
        Assert.Contains($"arn:{partition}:sagemaker:*:*:domain/*", policy.Content, StringComparison.Ordinal);
        Assert.Contains($"arn:{partition}:iam::*:role/BreakGlass*", policy.Content, StringComparison.Ordinal);
        Assert.DoesNotContain("arn:aws:", policy.Content, StringComparison.Ordinal);
    }

    [Fact]
    public void What_does_not_fit_into_one_policy_becomes_several_that_say_the_same()
    {
        var options = s_options with { Rules = [.. Enumerable.Range(1, 12).Select(i => new TagRequirement { Key = FormattableString.Invariant($"Key{i}"), AllowedValues = ["a"] })] };
        var policies = TagCreationPolicyWriter.Write(options);
        Assert.True(policies.Count > 1);
        Assert.Equal(["SageMakerTagsAtCreation", "SageMakerTagsAtCreation-2"], policies.Take(2).Select(p => p.Name));
        Assert.All(policies, policy => Assert.InRange(policy.Size, 1, 5120));
        var all = string.Join(";", Enumerable.Range(1, 12).Select(i => FormattableString.Invariant($"Key{i}=a")));
        Assert.Equal(AccessOutcome.Allowed, Decide(options, "sagemaker:CreateDomain", s_named["sagemaker:CreateDomain"], all, "Admin").Outcome);
        Assert.Equal(AccessOutcome.Denied, Decide(options, "sagemaker:CreateDomain", s_named["sagemaker:CreateDomain"], all.Replace(";Key7=a", "", StringComparison.Ordinal), "Admin").Outcome);
        Assert.Equal("TooManyPolicies", Assert.Throws<GuardFault>(() => TagCreationPolicyWriter.Write(options with { SizeLimit = 700 })).ErrorId);
        Assert.Equal("PolicyTooLarge", Assert.Throws<GuardFault>(() => TagCreationPolicyWriter.Write(options with { SizeLimit = 256 })).ErrorId);
    }

    private static AccessDecision Decide(TagPolicyOptions options, string action, IReadOnlyList<string> resources, string tags, string role)
    {
        var path = PolicyPath.Beside("ou-1", TagCreationPolicyWriter.Write(options).Select(p => new NamedPolicy(p.Name, PolicyDocument.Parse(p.Content))).ToList());
        var request = new AccessRequest { Action = action, Resource = "arn:aws:" + resources[0] }.With("aws:PrincipalArn", "arn:aws:iam::111122223333:role/" + role);
        foreach (var tag in tags.Split(';', StringSplitOptions.RemoveEmptyEntries))
            request = request.With("aws:RequestTag/" + tag.Split('=')[0], tag.Split('=')[1]);
        return ServiceControlEvaluator.Decide(path, request);
    }
}
