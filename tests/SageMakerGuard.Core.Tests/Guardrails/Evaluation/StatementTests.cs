using SageMakerGuard.Faults;

namespace SageMakerGuard.Guardrails.Tests;

/// <summary>Which statements are about a request, and how they add up.</summary>
public sealed class StatementTests
{
    // IAM User Guide, 'IAM JSON policy elements: Action', 'NotAction', 'Resource', 'NotResource'; wildcards anywhere since 2025-09-19 (AWS What's New).
    [Theory]
    [InlineData("\"Action\":\"sagemaker:CreateDomain\",\"Resource\":\"*\"", true)]
    [InlineData("\"Action\":\"SageMaker:createdomain\",\"Resource\":\"*\"", true)]
    [InlineData("\"Action\":\"sagemaker:Create*\",\"Resource\":\"*\"", true)]
    [InlineData("\"Action\":\"sagemaker:*Domain\",\"Resource\":\"*\"", true)]
    [InlineData("\"Action\":\"sage*:Create?omain\",\"Resource\":\"*\"", true)]
    [InlineData("\"Action\":\"*\",\"Resource\":\"*\"", true)]
    [InlineData("\"Action\":[\"ec2:*\",\"sagemaker:CreateDomain\"],\"Resource\":\"*\"", true)]
    [InlineData("\"Action\":\"sagemaker:UpdateDomain\",\"Resource\":\"*\"", false)]
    [InlineData("\"Action\":[],\"Resource\":\"*\"", false)]
    [InlineData("\"NotAction\":\"sagemaker:*\",\"Resource\":\"*\"", false)]
    [InlineData("\"NotAction\":[\"ec2:*\",\"s3:*\"],\"Resource\":\"*\"", true)]
    [InlineData("\"NotAction\":[\"ec2:*\",\"sagemaker:CREATEDOMAIN\"],\"Resource\":\"*\"", false)]
    [InlineData("\"Action\":\"*\",\"Resource\":\"arn:aws:sagemaker:*:*:domain/*\"", true)]
    [InlineData("\"Action\":\"*\",\"Resource\":\"arn:aws:sagemaker:*:*:DOMAIN/*\"", false)]
    [InlineData("\"Action\":\"*\",\"Resource\":\"arn:aws:sagemaker:*:*:notebook-instance/*\"", false)]
    [InlineData("\"Action\":\"*\",\"NotResource\":\"arn:aws:sagemaker:*:*:domain/*\"", false)]
    [InlineData("\"Action\":\"*\",\"NotResource\":\"arn:aws:s3:::*\"", true)]
    public void Actions_and_resources(string elements, bool denied) =>
        Assert.Equal(denied, Ask.Denies($$"""{"Version":"2012-10-17","Statement":[{"Effect":"Deny",{{elements}}}]}""", Ask.Request()) == Truth.Yes);

    // IAM User Guide, 'Conditions with multiple context keys or values': operators and keys are joined by and, values by or.
    [Theory]
    [InlineData("""{"StringEquals":{"a":"1","b":"2"}}""", true)]
    [InlineData("""{"StringEquals":{"a":"1","b":"3"}}""", false)]
    [InlineData("""{"StringEquals":{"a":"1"},"StringLike":{"b":"*"}}""", true)]
    [InlineData("""{"StringEquals":{"a":"1"},"StringNotLike":{"b":"*"}}""", false)]
    [InlineData("""{"StringEquals":{"A":["0","1"]}}""", true)]
    [InlineData("""{"NumericEquals":{"a":1},"Bool":{"c":true}}""", true)]
    [InlineData("{}", true)]
    public void Conditions_add_up(string condition, bool denied) => Assert.Equal(denied, Ask.Denies(Ask.Deny(condition), Ask.Request(("a", ["1"]), ("b", ["2"]), ("c", ["true"]))) == Truth.Yes);

    [Fact]
    public void A_doubtful_condition_beside_one_that_fails_is_no_doubt() =>
        Assert.Equal(Truth.No, Ask.Denies(Ask.Deny("""{"StringEquals":{"a":"1","b":"x"}}"""), Ask.Request(("a", ["1", "2"]), ("b", ["2"]))));

    [Fact]
    public void A_principal_in_a_service_control_policy_is_left_aside_and_said()
    {
        var policy = PolicyDocument.Parse("""{"Version":"2012-10-17","Statement":{"Effect":"Deny","Principal":"*","Action":"*","Resource":"*"}}""");
        Assert.Contains("Statement 1 has Principal", Assert.Single(policy.Remarks), System.StringComparison.Ordinal);
    }

    // IAM User Guide, 'Grammar of the IAM JSON policy language'.
    [Theory]
    [InlineData("", "line 1, column 1: it is no JSON there")]
    [InlineData("[]", "line 1, column 1: A policy is a JSON object")]
    [InlineData("{\"Version\":\"2012-10-17\"}", "it has no Statement")]
    [InlineData("{\"Version\":\"2013-10-17\",\"Statement\":[]}", "there is no version '2013-10-17'")]
    [InlineData("{\n \"Statement\": [\n  { \"Effect\": \"Deny\", \"Action\": \"*\", \"Resource\": \"*\", }\n ]}", "line 3")]
    [InlineData("{\n \"Statement\": [\n  { \"Effect\": \"Forbid\", \"Action\": \"*\", \"Resource\": \"*\" }\n ]}", "line 3, column 15: Effect is Allow or Deny and not 'Forbid'")]
    [InlineData("{\"Statement\":{\"Effect\":\"Deny\",\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}}", "'Effect' stands twice in a statement")]
    [InlineData("{\"Statement\":{\"Effect\":\"Deny\",\"Action\":\"*\",\"Resource\":\"*\",\"Condition\":{\"Bool\":{\"a\":1,\"a\":2}}}}", "'a' stands twice in Bool")]
    [InlineData("{\"Statement\":{\"Effect\":\"Deny\",\"Action\":\"*\",\"Resource\":\"*\"},\"Statement\":[]}", "'Statement' stands twice")]
    [InlineData("{\"Statement\":{\"Effect\":\"Deny\",\"Action\":\"*\",\"Resource\":\"*\",\"Condition\":{\"StringEqual\":{\"a\":\"b\"}}}}", "there is no condition operator 'StringEqual'")]
    [InlineData("{\"Statement\":{\"Effect\":\"Deny\",\"Action\":\"*\",\"Resource\":\"*\",\"Condition\":{\"NullIfExists\":{\"a\":\"b\"}}}}", "there is no condition operator 'NullIfExists'")]
    [InlineData("{\"Statement\":{\"Effect\":\"Deny\",\"Action\":\"*\",\"NotAction\":\"*\",\"Resource\":\"*\"}}", "either Action or NotAction")]
    [InlineData("{\"Statement\":{\"Effect\":\"Deny\",\"Resource\":\"*\"}}", "neither Action nor NotAction")]
    [InlineData("{\"Statement\":{\"Effect\":\"Deny\",\"Action\":\"*\"}}", "neither Resource nor NotResource")]
    [InlineData("{\"Statement\":{\"Action\":\"*\",\"Resource\":\"*\"}}", "a statement has no Effect")]
    [InlineData("{\"Statement\":{\"Effect\":\"Deny\",\"Actions\":\"*\",\"Resource\":\"*\"}}", "'Actions' is no element of a statement")]
    [InlineData("{\"Statement\":{\"Effect\":\"Deny\",\"Action\":{},\"Resource\":\"*\"}}", "Action takes a text or a list of texts")]
    [InlineData("{\"Statement\":[]} x", "line 1, column 18: it is no JSON there")]
    public void What_is_no_policy_is_refused_with_its_place(string text, string why)
    {
        var fault = Assert.Throws<GuardFault>(() => PolicyDocument.Parse(text, "guard.json"));
        Assert.Equal("PolicyNotUnderstood", fault.ErrorId);
        Assert.StartsWith("guard.json cannot be read as a policy: line ", fault.Message, System.StringComparison.Ordinal);
        Assert.Contains(why, fault.Message, System.StringComparison.Ordinal);
    }
}
