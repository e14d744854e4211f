using System;
using System.Collections.Generic;
using System.Linq;
using CsCheck;

namespace SageMakerGuard.Guardrails.Tests;

/// <summary>What holds of the evaluator whatever the policies and the request are.</summary>
public sealed class EvaluatorProperties
{
    private static readonly Gen<string> s_value = Gen.OneOfConst("a", "b", "A", "ab", "*", "a*", "?", "1", "2", "true", "10.0.0.1", "10.0.0.0/8", "2026-01-01", "arn:aws:iam::1:role/a", "arn:aws:iam::*:role/*", "${aws:x}", "QQ==");
    private static readonly Gen<string[]> s_values = s_value.Array[1, 3];
    private static readonly Gen<string> s_base = Gen.OneOfConst(ConditionOperator.Names.Where(n => n != "Null").ToArray());
    private static readonly Gen<string> s_operator = Gen.Select(Gen.OneOfConst("", "ForAllValues:", "ForAnyValue:"), s_base, Gen.OneOfConst("", "IfExists"), (set, name, end) => set + name + end);
    private static readonly Gen<string> s_condition = Gen.Select(s_operator, s_values, (name, values) => Ask.Condition(name, Ask.Key, values));
    private static readonly Gen<AccessRequest> s_request = s_value.Array[0, 3].Select(values => Ask.Request((Ask.Key, values), ("aws:x", ["a"])));
    private static readonly Gen<(bool Allow, string Action, string Condition)[]> s_policy = Gen.Select(Gen.Bool, Gen.OneOfConst("*", "sagemaker:*", "ec2:*", "sagemaker:CreateDomain"), s_condition).Array[0, 4];

    [Fact]
    public void One_deny_more_never_gives_more() => Gen.Select(s_policy, s_condition, s_request, Gen.Int[0, 4]).Sample((policy, condition, request, at) =>
    {
        var before = Decide(policy, request);
        var after = Decide(policy.Take(at).Append((false, "*", condition)).Concat(policy.Skip(at)), request);
        Assert.True(Rank(after) <= Rank(before), $"{before} became {after}");
    });

    [Fact]
    public void One_allow_more_never_gives_less() => Gen.Select(s_policy, s_condition, s_request).Sample((policy, condition, request) =>
        Assert.True(Rank(Decide(policy.Append((true, "*", condition)), request)) >= Rank(Decide(policy, request))));

    [Fact]
    public void The_order_of_statements_decides_nothing() => Gen.Select(s_policy, s_request).Sample((policy, request) =>
        Assert.Equal(Decide(policy, request), Decide(policy.Reverse(), request)));

    [Fact]
    public void With_its_key_there_the_ending_changes_nothing() => Gen.Select(s_base, Gen.OneOfConst("", "ForAllValues:", "ForAnyValue:"), s_values, s_values).Sample((name, set, policy, request) =>
        Assert.Equal(Ask.Holds(set + name, policy, request), Ask.Holds(set + name + "IfExists", policy, request)));

    [Fact]
    public void Without_its_key_the_ending_makes_an_operator_hold() => Gen.Select(s_base, Gen.OneOfConst("", "ForAllValues:"), s_values).Sample((name, set, policy) =>
        Assert.Equal(Truth.Yes, Ask.Holds(set + name + "IfExists", policy, null)));

    [Fact]
    public void A_negated_operator_says_the_contrary() => Gen.Select(
        Gen.OneOfConst(("StringEquals", "StringNotEquals"), ("StringEqualsIgnoreCase", "StringNotEqualsIgnoreCase"), ("StringLike", "StringNotLike"), ("NumericEquals", "NumericNotEquals"), ("DateEquals", "DateNotEquals"), ("IpAddress", "NotIpAddress"), ("ArnLike", "ArnNotLike"), ("ArnEquals", "ArnNotEquals")),
        s_values,
        s_value.Array[0, 3]).Sample((pair, policy, request) => Assert.Equal(Truth.Yes - Ask.Holds(pair.Item1, policy, request), (int)Ask.Holds(pair.Item2, policy, request)));

    [Fact]
    public void Any_value_differs_exactly_where_not_all_are_equal() => Gen.Select(s_values, s_values).Sample((policy, request) =>
        Assert.Equal(Truth.Yes - Ask.Holds("ForAllValues:StringEquals", policy, request), (int)Ask.Holds("ForAnyValue:StringNotEquals", policy, request)));

    [Fact]
    public void A_key_is_there_or_away() => s_value.Array[0, 3].Sample(request =>
        Assert.Equal(request.Length == 0, Ask.Holds("Null", ["true"], request) == Truth.Yes));

    [Fact]
    public void The_case_of_keys_and_actions_does_not_matter() => Gen.Select(s_condition, s_request).Sample((condition, request) =>
        Assert.Equal(Ask.Denies(Ask.Deny(condition), request), Ask.Denies(Ask.Deny(condition.Replace(Ask.Key, Ask.Key.ToUpperInvariant(), StringComparison.Ordinal)), request with { Action = request.Action.ToUpperInvariant() })));

    // From nothing to everything; what is not known lies between.
    private static int Rank(AccessOutcome outcome) => outcome switch { AccessOutcome.Denied or AccessOutcome.ImplicitlyDenied => 0, AccessOutcome.Unknown => 1, _ => 2 };

    private static AccessOutcome Decide(IEnumerable<(bool Allow, string Action, string Condition)> policy, AccessRequest request) => ServiceControlEvaluator.Decide(
        new([new("root", [new("p", PolicyDocument.Parse($$"""{"Version":"2012-10-17","Statement":[{{string.Join(",", policy.Select(s => $$"""{"Effect":"{{(s.Allow ? "Allow" : "Deny")}}","Action":"{{s.Action}}","Resource":"*","Condition":{{s.Condition}}}"""))}}]}"""))])]), request).Outcome;
}
