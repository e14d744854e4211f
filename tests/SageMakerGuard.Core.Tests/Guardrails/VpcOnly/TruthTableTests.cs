using System;
using System.Collections.Generic;
using System.Linq;

namespace SageMakerGuard.Guardrails.Tests;

/// <summary>The truth table: what we write passes it, and what is known to be wrong is found and named.</summary>
public sealed class TruthTableTests
{
    public static TheoryData<string> Samples => [.. FaultySamples.All.Keys];

    public static TheoryData<VpcOnlyPolicyOptions> Writings =>
    [
        new VpcOnlyPolicyOptions(),
        new VpcOnlyPolicyOptions { ExemptRoles = ["BreakGlass*"] },
        new VpcOnlyPolicyOptions { ApprovedSubnetIds = ["subnet-0a"] },
        new VpcOnlyPolicyOptions { ApprovedSubnetIds = ["subnet-0a", "subnet-0b", "subnet-0c"], ExemptRoles = ["arn:aws:iam::444455556666:role/Net?ork"] },
        new VpcOnlyPolicyOptions { Scope = GuardrailScope.Domain, ApprovedSubnetIds = ["subnet-0a", "subnet-0b"] },
        new VpcOnlyPolicyOptions { Scope = GuardrailScope.Job },
        new VpcOnlyPolicyOptions { Partition = "aws-cn", ExemptRoles = ["BreakGlass"], ApprovedSubnetIds = ["subnet-0a"], SizeLimit = 500, AttachmentLimit = 20 },
    ];

    [Theory]
    [MemberData(nameof(Writings))]
    public void What_is_written_passes_its_own_table(VpcOnlyPolicyOptions options)
    {
        var rows = Test(VpcOnlyPolicyWriter.Write(options), new() { Scope = options.Scope, Partition = options.Partition, ApprovedSubnetIds = options.ApprovedSubnetIds });
        Assert.All(rows, row => Assert.True(row.Verdict == GuardrailVerdict.Pass, $"{row.Action} {row.Setting} {row.Subnets} {row.Principal}: {row.Reason}"));
        Assert.All(rows, row => Assert.False(row.HangsOnDefault, row.Action));
        Assert.Equal(options.ExemptRoles.Count > 0, rows.Any(row => row.Principal == "Exempt"));
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void Each_faulty_sample_is_found_and_named(string name)
    {
        var (content, faults) = FaultySamples.All[name];
        var rows = Test([new GuardrailPolicy { Name = name, Content = content }], new());
        var found = rows.Select(row => row.FaultId).OfType<string>().Distinct().ToList();
        Assert.Empty(faults.Except(found));
        var beyond = name is "create-only" or "anded" or "exempt-all" or "exempt-service-roles" or "subnets-for-all" or "subnets-single" ? ["NotebookOpen", "NotebookAbsentKeyOpen", "JobWithoutVpcOpen"] : Array.Empty<string>();
        Assert.Equal(faults.Concat(beyond).Distinct().Order(), found.Union(beyond).Order());
        Assert.Contains(rows, row => row.Verdict != GuardrailVerdict.Pass);
    }

    [Fact]
    public void Of_a_good_policy_one_statement_less_is_noticed()
    {
        var good = PolicyDocument.Parse(VpcOnlyPolicyWriter.Write(new() { ApprovedSubnetIds = ["subnet-0a", "subnet-0b"] })[0].Content);
        var found = good.Statements.ToDictionary(s => s.Sid!, left => VpcOnlyTruthTable
            .Test(PolicyPath.Beside("ou", [new("p", good with { Statements = good.Statements.Where(s => s != left).ToList() })]), "p", new() { ApprovedSubnetIds = ["subnet-0a", "subnet-0b"] })
            .Select(row => row.FaultId).OfType<string>().Distinct().Order().ToArray());
        Assert.Equal(["AbsentKeyOpen", "CreateOpen"], found["SmDomainCreateVpcOnly"]);
        Assert.Equal(["UpdateOpen"], found["SmDomainStaysVpcOnly"]);
        Assert.Equal(["NotebookAbsentKeyOpen", "NotebookOpen"], found["SmNotebookNoInternet"]);
        Assert.Equal(["JobWithoutVpcOpen"], found["SmSubnetsNamed"]);
        Assert.Equal(["SubnetsOpen"], found["SmSubnetsApproved"]);
    }

    [Fact]
    public void Where_the_answer_hangs_on_the_default_the_row_says_both_answers()
    {
        var rows = Test([new GuardrailPolicy { Name = "p", Content = FaultySamples.All["create-only"].Content }], new() { Scope = GuardrailScope.Domain });
        var absent = rows.First(r => r.Action == "sagemaker:CreateDomain" && r.Setting == "absent" && r.Principal == "Ordinary");
        Assert.Equal((AccessOutcome.Allowed, AccessOutcome.Denied, true, GuardrailVerdict.Fail), (absent.Outcome, absent.OutcomeWithDefault!.Value, absent.HangsOnDefault, absent.Verdict));
        Assert.All(rows.Where(r => r.Setting != "absent" || r.Action == "sagemaker:UpdateDomain"), r => Assert.Null(r.OutcomeWithDefault));
    }

    [Fact]
    public void A_row_says_which_statement_of_which_policy_on_which_level_decided()
    {
        var path = new PolicyPath([
            new("r-ab12", [PolicyPath.FullAccess]),
            new("ou-ab12-cdefghij", [PolicyPath.FullAccess, Named(VpcOnlyPolicyWriter.Write(new())[0])]),
            new("111122223333", [PolicyPath.FullAccess]),
        ]);
        var rows = VpcOnlyTruthTable.Test(path, "111122223333", new());
        var denied = rows.First(r => r is { Action: "sagemaker:UpdateDomain", Setting: "PublicInternetOnly", Principal: "Ordinary" });
        Assert.Equal(("ou-ab12-cdefghij", "SageMakerVpcOnly", "SmDomainStaysVpcOnly"), (denied.Level, denied.Policy, denied.Statement));
        var allowed = rows.First(r => r is { Action: "sagemaker:UpdateDomain", Setting: "absent", Principal: "Ordinary" });
        Assert.Equal(("111122223333", "FullAWSAccess", "statement 1"), (allowed.Level, allowed.Policy, allowed.Statement));
        Assert.All(rows.Where(r => r.Principal is "ServiceLinked" or "ManagementAccount"), r => Assert.Equal((AccessOutcome.Allowed, (string?)null), (r.Outcome, r.Level)));
    }

    [Fact]
    public void A_level_without_an_allow_is_named()
    {
        var rows = VpcOnlyTruthTable.Test(new([new("r-ab12", [PolicyPath.FullAccess]), new("111122223333", [Named(VpcOnlyPolicyWriter.Write(new())[0])])]), "x", new());
        Assert.Contains(rows, r => r.FaultId == "AllowMissing" && r.Level == "111122223333");
    }

    [Fact]
    public void An_account_that_nothing_binds_is_named_whatever_is_attached_to_it() =>
        Assert.Contains(Test(VpcOnlyPolicyWriter.Write(new()), new() { IsUnbound = true }), r => r is { FaultId: "AccountUnbound", Verdict: GuardrailVerdict.Fail, Level: null });

    [Fact]
    public void An_exempt_role_that_one_statement_forgets_is_named()
    {
        var forgetful = VpcOnlyPolicyWriter.Write(new() { ExemptRoles = ["BreakGlass"] })[0].Content.Replace(""","ArnNotLike":{"aws:PrincipalArn":"arn:aws:iam::*:role/BreakGlass"}}},{"Sid":"SmDomainStays""", """}},{"Sid":"SmDomainStays""", StringComparison.Ordinal);
        Assert.Contains(Test([new GuardrailPolicy { Name = "p", Content = forgetful }], new()), r => r is { FaultId: "ExemptBlocked", Statement: "SmDomainCreateVpcOnly", Principal: "Exempt" });
    }

    [Fact]
    public void Every_known_fault_can_be_found_and_has_an_id_of_its_own()
    {
        Assert.Equal(KnownFault.All.Count, KnownFault.All.Select(f => f.FaultId).Distinct().Count());
        var doubtful = """{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"sagemaker:CreateDomain","Resource":"*","Condition":{"StringNotEqualsIfExists":{"sagemaker:AppNetworkAccessType":"VpcOnly"},"Null":{"sagemaker:AppNetworkAccessType":"true"}}}]}""";
        Assert.Contains(Test([new GuardrailPolicy { Name = "p", Content = doubtful }], new() { Scope = GuardrailScope.Domain }), r => r is { FaultId: "DefaultUnknown", Verdict: GuardrailVerdict.Unknown });
        var named = FaultySamples.All.Values.SelectMany(s => s.Faults).Concat(["ExemptBlocked", "AllowMissing", "DefaultUnknown", "AccountUnbound"]).Distinct();
        Assert.Equal(KnownFault.All.Select(f => f.FaultId).Order(), named.Order());
    }

    private static IReadOnlyList<GuardrailTestResult> Test(IReadOnlyList<GuardrailPolicy> policies, GuardrailTestOptions options) =>
        VpcOnlyTruthTable.Test(PolicyPath.Beside("ou-ab12-cdefghij", policies.Select(Named).ToList()), "policies", options);

    private static NamedPolicy Named(GuardrailPolicy policy) => new(policy.Name, PolicyDocument.Parse(policy.Content));
}
