using System;
using System.Linq;
using System.Text.Json;
using SageMakerGuard.Faults;

namespace SageMakerGuard.Guardrails.Tests;

/// <summary>The policies that are written: what they say, how large they are, and into how many they part.</summary>
public sealed class VpcOnlyPolicyWriterTests
{
    private static readonly VpcOnlyPolicyOptions s_full = new()
    {
        Scope = GuardrailScope.Domain | GuardrailScope.Notebook | GuardrailScope.Job | GuardrailScope.PresignedUrl,
        ApprovedSubnetIds = ["subnet-0a", "subnet-0b"],
        ExemptRoles = ["BreakGlass*", "/platform/Network"],
        SourceVpceIds = ["vpce-0a"],
    };

    [Fact]
    public void A_domain_guard_says_so_and_no_more() => Assert.Equal(
        """{"Version":"2012-10-17","Statement":[{"Sid":"SmDomainCreateVpcOnly","Effect":"Deny","Action":"sagemaker:CreateDomain","Resource":"*","Condition":{"StringNotEquals":{"sagemaker:AppNetworkAccessType":"VpcOnly"},"ArnNotLike":{"aws:PrincipalArn":"arn:aws:iam::*:role/BreakGlass*"}}},{"Sid":"SmDomainStaysVpcOnly","Effect":"Deny","Action":"sagemaker:UpdateDomain","Resource":"*","Condition":{"StringEquals":{"sagemaker:AppNetworkAccessType":"PublicInternetOnly"},"ArnNotLike":{"aws:PrincipalArn":"arn:aws:iam::*:role/BreakGlass*"}}}]}""",
        Assert.Single(VpcOnlyPolicyWriter.Write(new() { Scope = GuardrailScope.Domain, ExemptRoles = ["BreakGlass*"] })).Content);

    [Fact]
    public void Every_statement_leaves_the_exempt_roles_out()
    {
        var policy = PolicyDocument.Parse(Assert.Single(VpcOnlyPolicyWriter.Write(s_full)).Content);
        Assert.Equal(["SmDomainCreateVpcOnly", "SmDomainStaysVpcOnly", "SmNotebookNoInternet", "SmSubnetsNamed", "SmSubnetsApproved", "SmPresignedUrlPrivate"], policy.Statements.Select(s => s.Sid));
        Assert.All(policy.Statements, s => Assert.Equal(["arn:aws:iam::*:role/BreakGlass*", "arn:aws:iam::*:role/platform/Network"], s.Conditions.Single(c => c.Key == "aws:PrincipalArn").Values));
    }

    [Fact]
    public void It_is_minified_and_its_size_is_what_AWS_counts()
    {
        var policy = Assert.Single(VpcOnlyPolicyWriter.Write(s_full));
        using var json = JsonDocument.Parse(policy.Content);
        Assert.Equal(JsonSerializer.Serialize(json.RootElement).Length, policy.Size);
        Assert.Equal((policy.Content.Length, 5120), (policy.Size, policy.Limit));
    }

    // No wildcard within an action and no element that only the full policy language has: the older grammar is taken in every partition.
    [Fact]
    public void It_keeps_to_the_grammar_that_every_partition_takes() => Assert.All(PolicyDocument.Parse(Assert.Single(VpcOnlyPolicyWriter.Write(s_full)).Content).Statements, s =>
    {
        Assert.False(s.Allows || s.IsNotAction || s.IsNotResource);
        Assert.All(s.Actions, a => Assert.False(a[..^1].Contains('*', StringComparison.Ordinal), a));
    });

    [Theory]
    [InlineData("aws-cn")]
    [InlineData("aws-us-gov")]
    public void Its_ARNs_are_of_the_partition(string partition)
    {
        var content = Assert.Single(VpcOnlyPolicyWriter.Write(s_full with { Partition = partition })).Content;
        Assert.Contains($"arn:{partition}:iam::*:role/BreakGlass*", content, StringComparison.Ordinal);
        Assert.DoesNotContain("arn:aws:", content, StringComparison.Ordinal);
        Assert.Equal("InvalidExemptRole", Assert.Throws<GuardFault>(() => VpcOnlyPolicyWriter.Write(s_full with { Partition = partition, ExemptRoles = ["arn:aws:iam::*:role/A"] })).ErrorId);
    }

    [Fact]
    public void At_the_limit_it_is_one_policy_and_one_over_it_is_two()
    {
        var whole = Assert.Single(VpcOnlyPolicyWriter.Write(s_full));
        Assert.Single(VpcOnlyPolicyWriter.Write(s_full with { SizeLimit = whole.Size }));
        var parted = VpcOnlyPolicyWriter.Write(s_full with { SizeLimit = whole.Size - 1 });
        Assert.Equal(["SageMakerVpcOnly", "SageMakerVpcOnly-2"], parted.Select(p => p.Name));
        Assert.All(parted, p => Assert.True(p.Size < whole.Size));
        Assert.Equal(Sids(whole), parted.SelectMany(Sids));
    }

    [Fact]
    public void At_the_documented_limit_of_5120_it_is_one_policy_and_one_character_more_is_too_much()
    {
        var options = new VpcOnlyPolicyOptions { Scope = GuardrailScope.Notebook };
        var room = 5120 - VpcOnlyPolicyWriter.Write(options with { ExemptRoles = ["x"] })[0].Size;
        Assert.Equal(5120, Assert.Single(VpcOnlyPolicyWriter.Write(options with { ExemptRoles = [new string('x', 1 + room)] })).Size);
        Assert.Equal("PolicyTooLarge", Assert.Throws<GuardFault>(() => VpcOnlyPolicyWriter.Write(options with { ExemptRoles = [new string('x', 2 + room)] })).ErrorId);
    }

    [Fact]
    public void A_statement_with_many_actions_is_parted_and_each_part_has_a_name_of_its_own()
    {
        var options = new VpcOnlyPolicyOptions { Scope = GuardrailScope.Job, AttachmentLimit = 20 };
        var parts = VpcOnlyPolicyWriter.Write(options with { SizeLimit = 260 });
        Assert.True(parts.Count > 2);
        Assert.All(parts, p => Assert.True(p.Size <= 260));
        Assert.Equal(PolicyDocument.Parse(VpcOnlyPolicyWriter.Write(options)[0].Content).Statements[0].Actions, parts.SelectMany(p => PolicyDocument.Parse(p.Content).Statements.SelectMany(s => s.Actions)));
        Assert.Equal(parts.SelectMany(Sids).Count(), parts.SelectMany(Sids).Distinct().Count());
    }

    [Fact]
    public void More_policies_than_a_target_takes_beside_FullAWSAccess_are_refused()
    {
        var options = new VpcOnlyPolicyOptions { Scope = GuardrailScope.Job, SizeLimit = 260 };
        var count = VpcOnlyPolicyWriter.Write(options with { AttachmentLimit = 20 }).Count;
        Assert.Equal(count, VpcOnlyPolicyWriter.Write(options with { AttachmentLimit = count + 1 }).Count);
        Assert.Equal("TooManyPolicies", Assert.Throws<GuardFault>(() => VpcOnlyPolicyWriter.Write(options with { AttachmentLimit = count })).ErrorId);
    }

    [Theory]
    [InlineData("")]
    [InlineData("two words")]
    [InlineData("arn:aws:iam::111122223333:user/ada")]
    [InlineData("arn:aws:sts::111122223333:assumed-role/Admin/ada")]
    public void What_is_no_role_is_refused(string role) =>
        Assert.Equal("InvalidExemptRole", Assert.Throws<GuardFault>(() => VpcOnlyPolicyWriter.Write(new() { ExemptRoles = [role] })).ErrorId);

    [Fact]
    public void A_policy_about_nothing_and_presigned_URLs_without_endpoints_are_refused()
    {
        Assert.Equal("NothingToWrite", Assert.Throws<GuardFault>(() => VpcOnlyPolicyWriter.Write(new() { Scope = GuardrailScope.None })).ErrorId);
        Assert.Equal("SourceVpceMissing", Assert.Throws<GuardFault>(() => VpcOnlyPolicyWriter.Write(new() { Scope = GuardrailScope.PresignedUrl })).ErrorId);
    }

    // SageMaker Developer Guide, 'Connect to Studio through an interface VPC endpoint': a request over a public network has no such key.
    [Theory]
    [InlineData(null, AccessOutcome.Denied)]
    [InlineData("vpce-0b", AccessOutcome.Denied)]
    [InlineData("vpce-0a", AccessOutcome.Allowed)]
    public void Presigned_URLs_are_asked_for_through_the_named_endpoints(string? vpce, AccessOutcome outcome)
    {
        var request = new AccessRequest { Action = "sagemaker:CreatePresignedDomainUrl" };
        Assert.Equal(outcome, Ask.Decide(VpcOnlyPolicyWriter.Write(s_full)[0].Content, vpce is null ? request : request.With("aws:SourceVpce", vpce)).Outcome);
    }

    private static string?[] Sids(GuardrailPolicy policy) => [.. PolicyDocument.Parse(policy.Content).Statements.Select(s => s.Sid)];
}
