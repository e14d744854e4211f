namespace SageMakerGuard.Guardrails.Tests;

/// <summary>Policy variables (IAM User Guide, 'IAM policy elements: Variables and tags').</summary>
public sealed class VariableTests
{
    private static readonly (string, string[])[] s_team = [("aws:PrincipalTag/Team", ["blue*"]), ("aws:TagKeys", ["a", "b"])];

    [Theory]
    [InlineData("StringEquals", "${aws:PrincipalTag/team}", "blue*", Truth.Yes)]
    [InlineData("StringEquals", "team-${AWS:principaltag/TEAM}-x", "team-blue*-x", Truth.Yes)]
    [InlineData("StringEquals", "${aws:PrincipalTag/team}", "red", Truth.No)]
    [InlineData("StringNotEquals", "${aws:PrincipalTag/team}", "red", Truth.Yes)]

    // What a value of the request holds is text, and no wildcard.
    [InlineData("StringLike", "${aws:PrincipalTag/team}", "blueish", Truth.No)]
    [InlineData("StringLike", "${aws:PrincipalTag/team}*", "blue*ish", Truth.Yes)]
    [InlineData("ArnLike", "arn:aws:iam::*:role/${aws:PrincipalTag/team}", "arn:aws:iam::1:role/blue*", Truth.Yes)]

    // 'Policy variables with no value': nothing is equal to it nor like it.
    [InlineData("StringEquals", "${aws:PrincipalTag/none}", "", Truth.No)]
    [InlineData("StringLike", "*${aws:PrincipalTag/none}*", "x", Truth.No)]
    [InlineData("StringNotEquals", "${aws:PrincipalTag/none}", "x", Truth.Yes)]
    [InlineData("StringNotLike", "*${aws:PrincipalTag/none}", "x", Truth.Yes)]

    // A key with several values is no variable ('Single-valued vs. multivalued context keys').
    [InlineData("StringEquals", "${aws:TagKeys}", "a", Truth.No)]

    // 'Specifying default values'.
    [InlineData("StringEquals", "${aws:PrincipalTag/none, 'company'}", "company", Truth.Yes)]
    [InlineData("StringEquals", "${aws:PrincipalTag/team, 'company'}", "company", Truth.No)]
    [InlineData("StringEquals", "x${aws:PrincipalTag/none, 'a}b'}y", "xa}by", Truth.Yes)]
    [InlineData("StringEquals", "${aws:PrincipalTag/none, ''}", "", Truth.Yes)]

    // The three characters that are written so.
    [InlineData("StringLike", "a${*}", "a*", Truth.Yes)]
    [InlineData("StringLike", "a${*}", "ab", Truth.No)]
    [InlineData("StringLike", "a${?}", "ab", Truth.No)]
    [InlineData("StringLike", "a${?}", "a?", Truth.Yes)]
    [InlineData("StringEquals", "${$}{x}", "${x}", Truth.Yes)]
    [InlineData("StringEquals", "${open", "${open", Truth.Yes)]

    // Variables stand in strings and ARNs only ('Where you can use policy variables').
    [InlineData("NumericEquals", "${aws:PrincipalTag/team}", "1", Truth.Unknown)]
    public void In_conditions(string name, string policy, string request, Truth holds) => Assert.Equal(holds, Ask.Holds(name, [policy], [request], more: s_team));

    // IAM User Guide, 'IAM JSON policy elements: Version'.
    [Theory]
    [InlineData("2012-10-17", "blue*", Truth.Yes)]
    [InlineData("2012-10-17", "${aws:PrincipalTag/team}", Truth.No)]
    [InlineData("2008-10-17", "blue*", Truth.No)]
    [InlineData("2008-10-17", "${aws:PrincipalTag/team}", Truth.Yes)]
    public void The_older_version_has_none(string version, string request, Truth holds) =>
        Assert.Equal(holds, Ask.Holds("StringEquals", ["${aws:PrincipalTag/team}"], [request], version, s_team));

    [Theory]
    [InlineData("arn:aws:sagemaker:*:*:domain/${aws:PrincipalTag/domain}", Truth.Yes)]
    [InlineData("arn:aws:sagemaker:*:*:domain/${aws:PrincipalTag/none}", Truth.No)]
    [InlineData("arn:aws:sagemaker:*:*:domain/${aws:PrincipalTag/none, 'd-1'}", Truth.Yes)]
    public void In_resources(string resource, Truth denies) => Assert.Equal(denies, Ask.Denies(
        $$"""{"Version":"2012-10-17","Statement":{"Effect":"Deny","Action":"*","Resource":"{{resource}}"} }""", Ask.Request(("aws:PrincipalTag/domain", ["d-1"]))));
}
