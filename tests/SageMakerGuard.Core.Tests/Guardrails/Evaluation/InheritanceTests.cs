using System.Linq;

namespace SageMakerGuard.Guardrails.Tests;

/// <summary>The way from the root to an account (Organizations User Guide, 'SCP evaluation').</summary>
public sealed class InheritanceTests
{
    private static readonly NamedPolicy s_deny = Policy("deny", """{"Sid":"No","Effect":"Deny","Action":"sagemaker:CreateDomain","Resource":"*"}""");
    private static readonly NamedPolicy s_sageMaker = Policy("sagemaker", """{"Effect":"Allow","Action":"sagemaker:*","Resource":"*"}""");
    private static readonly NamedPolicy s_ec2 = Policy("ec2", """{"Effect":"Allow","Action":"ec2:*","Resource":"*"}""");
    private static readonly NamedPolicy s_doubtful = Policy("doubtful", """{"Effect":"Deny","Action":"*","Resource":"*","Condition":{"StringEquals":{"k":"a"}}}""");

    [Fact]
    public void An_allow_is_needed_on_each_level()
    {
        Check(AccessOutcome.Allowed, "account", [PolicyPath.FullAccess], [s_sageMaker], [PolicyPath.FullAccess]);
        Check(AccessOutcome.ImplicitlyDenied, "ou", [PolicyPath.FullAccess], [s_ec2], [PolicyPath.FullAccess]);
        Check(AccessOutcome.ImplicitlyDenied, "account", [PolicyPath.FullAccess], [s_sageMaker], []);
        Check(AccessOutcome.ImplicitlyDenied, "root", [], [s_sageMaker], [PolicyPath.FullAccess]);
    }

    [Fact]
    public void A_deny_on_any_level_denies_and_wins_over_every_allow()
    {
        Check(AccessOutcome.Denied, "root", [PolicyPath.FullAccess, s_deny], [PolicyPath.FullAccess], [PolicyPath.FullAccess]);
        Check(AccessOutcome.Denied, "account", [PolicyPath.FullAccess], [PolicyPath.FullAccess], [PolicyPath.FullAccess, s_sageMaker, s_deny]);
        Check(AccessOutcome.Denied, "ou", [], [s_deny], []);
    }

    [Fact]
    public void A_doubtful_deny_makes_the_answer_unknown_unless_something_else_decides()
    {
        var request = Ask.Request(("k", ["a", "b"]));
        Assert.Equal(AccessOutcome.Unknown, Decide(request, [PolicyPath.FullAccess, s_doubtful]).Outcome);
        Assert.Equal(AccessOutcome.Denied, Decide(request, [PolicyPath.FullAccess, s_doubtful, s_deny]).Outcome);
        Assert.Equal(AccessOutcome.ImplicitlyDenied, Decide(request, [s_ec2, s_doubtful]).Outcome);
        Assert.Equal(AccessOutcome.Unknown, Decide(request, [Policy("allow", """{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"StringEquals":{"k":"a"}}}""")]).Outcome);
    }

    [Fact]
    public void The_management_account_and_service_linked_roles_are_not_bound()
    {
        Assert.Equal(AccessOutcome.Allowed, Decide(Ask.Request() with { IsOfManagementAccount = true }, [s_deny]).Outcome);
        Assert.Equal(AccessOutcome.Allowed, Decide(Ask.Request() with { IsServiceLinkedRole = true }, [s_deny]).Outcome);
    }

    [Fact]
    public void The_answer_names_the_statement_that_decided()
    {
        var denied = Decide(Ask.Request(), [PolicyPath.FullAccess, s_deny]);
        Assert.Equal(("root", "deny", "No", "No of deny on root denies it."), (denied.Level, denied.Policy, denied.Statement, denied.Reason));
        var allowed = Decide(Ask.Request(), [PolicyPath.FullAccess]);
        Assert.Equal(("root", "FullAWSAccess", "statement 1"), (allowed.Level, allowed.Policy, allowed.Statement));
    }

    private static void Check(AccessOutcome outcome, string level, NamedPolicy[] root, NamedPolicy[] ou, NamedPolicy[] account)
    {
        var decision = Decide(Ask.Request(), root, ou, account);
        Assert.Equal((outcome, level), (decision.Outcome, decision.Level));
    }

    private static AccessDecision Decide(AccessRequest request, params NamedPolicy[][] levels) =>
        ServiceControlEvaluator.Decide(new(levels.Zip(["root", "ou", "account"], (policies, id) => new PolicyLevel(id, policies)).ToList()), request);

    private static NamedPolicy Policy(string name, string statement) => new(name, PolicyDocument.Parse($$"""{"Version":"2012-10-17","Statement":[{{statement}}]}"""));
}
