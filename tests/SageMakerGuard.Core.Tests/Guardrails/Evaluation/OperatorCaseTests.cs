using System.Collections.Generic;
using System.Linq;
using System.Reflection;

namespace SageMakerGuard.Guardrails.Tests;

/// <summary>Every condition operator with its key present, absent and with several values. A cell is a list of values, joined by a bar; null is an absent key.</summary>
public sealed class OperatorCaseTests
{
    private const string Arn = "arn:aws:iam::111122223333:role/Admin";

    // IAM User Guide, 'IAM JSON policy elements: Condition operators', 'String condition operators'.
    [Theory]
    [InlineData("StringEquals", "a", "a", Truth.Yes)]
    [InlineData("StringEquals", "a", "A", Truth.No)]
    [InlineData("StringEquals", "a|b", "b", Truth.Yes)]
    [InlineData("StringEquals", "a*", "ab", Truth.No)]
    [InlineData("StringEquals", "a*", "a*", Truth.Yes)]
    [InlineData("StringEquals", "", "", Truth.Yes)]
    [InlineData("StringEquals", "a", null, Truth.No)]
    [InlineData("StringNotEquals", "a", "a", Truth.No)]
    [InlineData("StringNotEquals", "a", "b", Truth.Yes)]
    [InlineData("StringNotEquals", "a|b", "b", Truth.No)]
    [InlineData("StringNotEquals", "a|b", "c", Truth.Yes)]
    [InlineData("StringNotEquals", "a", null, Truth.Yes)]
    [InlineData("StringEqualsIgnoreCase", "VpcOnly", "vpconly", Truth.Yes)]
    [InlineData("StringEqualsIgnoreCase", "VpcOnly", "vpc", Truth.No)]
    [InlineData("StringEqualsIgnoreCase", "VPCIONLY", "vpcionly", Truth.Yes)]
    [InlineData("StringEqualsIgnoreCase", "a", null, Truth.No)]
    [InlineData("StringNotEqualsIgnoreCase", "VpcOnly", "VPCONLY", Truth.No)]
    [InlineData("StringNotEqualsIgnoreCase", "VpcOnly", "Public", Truth.Yes)]
    [InlineData("StringNotEqualsIgnoreCase", "a", null, Truth.Yes)]
    [InlineData("StringLike", "subnet-*", "subnet-1", Truth.Yes)]
    [InlineData("StringLike", "subnet-?", "subnet-12", Truth.No)]
    [InlineData("StringLike", "subnet-??", "subnet-12", Truth.Yes)]
    [InlineData("StringLike", "*a*b*", "xxaxxbxx", Truth.Yes)]
    [InlineData("StringLike", "*a*b", "xxaxxbx", Truth.No)]
    [InlineData("StringLike", "*", "", Truth.Yes)]
    [InlineData("StringLike", "?", "", Truth.No)]
    [InlineData("StringLike", "Subnet-*", "subnet-1", Truth.No)]
    [InlineData("StringLike", "*", null, Truth.No)]
    [InlineData("StringNotLike", "subnet-*", "subnet-1", Truth.No)]
    [InlineData("StringNotLike", "subnet-*", "vpc-1", Truth.Yes)]
    [InlineData("StringNotLike", "subnet-*|vpc-*", "vpc-1", Truth.No)]
    [InlineData("StringNotLike", "*", null, Truth.Yes)]
    public void Strings(string name, string policy, string? request, Truth holds) => Check(name, policy, request, holds);

    // The same page, 'Numeric condition operators'.
    [Theory]
    [InlineData("NumericEquals", "10", "10.0", Truth.Yes)]
    [InlineData("NumericEquals", "10", "9", Truth.No)]
    [InlineData("NumericEquals", "10", null, Truth.No)]
    [InlineData("NumericEquals", "10", "ten", Truth.Unknown)]
    [InlineData("NumericEquals", "1,5", "1.5", Truth.Unknown)]
    [InlineData("NumericNotEquals", "10", "10", Truth.No)]
    [InlineData("NumericNotEquals", "10|11", "12", Truth.Yes)]
    [InlineData("NumericNotEquals", "10", null, Truth.Yes)]
    [InlineData("NumericLessThan", "10", "9.5", Truth.Yes)]
    [InlineData("NumericLessThan", "10", "10", Truth.No)]
    [InlineData("NumericLessThan", "10", null, Truth.No)]
    [InlineData("NumericLessThanEquals", "10", "10", Truth.Yes)]
    [InlineData("NumericLessThanEquals", "10", "11", Truth.No)]
    [InlineData("NumericLessThanEquals", "10", null, Truth.No)]
    [InlineData("NumericGreaterThan", "-1", "0", Truth.Yes)]
    [InlineData("NumericGreaterThan", "10", "10", Truth.No)]
    [InlineData("NumericGreaterThan", "10", null, Truth.No)]
    [InlineData("NumericGreaterThanEquals", "10", "10", Truth.Yes)]
    [InlineData("NumericGreaterThanEquals", "10", "9", Truth.No)]
    [InlineData("NumericGreaterThanEquals", "10", null, Truth.No)]
    public void Numbers(string name, string policy, string? request, Truth holds) => Check(name, policy, request, holds);

    // The same page, 'Date condition operators': ISO 8601 in the W3C's profile, or seconds since 1970.
    [Theory]
    [InlineData("DateEquals", "2026-11-26T10:00:00Z", "2026-11-26T12:00:00+02:00", Truth.Yes)]
    [InlineData("DateEquals", "2026-11-26", "2026-11-26T00:00:00Z", Truth.Yes)]
    [InlineData("DateEquals", "1700000000", "2023-11-14T22:13:20Z", Truth.Yes)]
    [InlineData("DateEquals", "2026", "2026-01-01T00:00:00Z", Truth.Yes)]
    [InlineData("DateEquals", "2026-11-26", null, Truth.No)]
    [InlineData("DateEquals", "26.11.2026", "2026-11-26", Truth.Unknown)]
    [InlineData("DateNotEquals", "2026-11-26", "2026-11-27", Truth.Yes)]
    [InlineData("DateNotEquals", "2026-11-26", "2026-11-26T00:00Z", Truth.No)]
    [InlineData("DateNotEquals", "2026-11-26", null, Truth.Yes)]
    [InlineData("DateLessThan", "2026-11-26", "2026-11-25T23:59:59.5Z", Truth.Yes)]
    [InlineData("DateLessThan", "2026-11-26", "2026-11-26", Truth.No)]
    [InlineData("DateLessThan", "2026-11-26", null, Truth.No)]
    [InlineData("DateLessThanEquals", "2026-11-26", "2026-11-26", Truth.Yes)]
    [InlineData("DateLessThanEquals", "2026-11-26", null, Truth.No)]
    [InlineData("DateGreaterThan", "2026-11", "2026-12", Truth.Yes)]
    [InlineData("DateGreaterThan", "2026-11", null, Truth.No)]
    [InlineData("DateGreaterThanEquals", "2026-11-26", "2026-11-26", Truth.Yes)]
    [InlineData("DateGreaterThanEquals", "2026-11-26", "2026-11-25", Truth.No)]
    [InlineData("DateGreaterThanEquals", "2026-11-26", null, Truth.No)]
    public void Dates(string name, string policy, string? request, Truth holds) => Check(name, policy, request, holds);

    // The same page, 'Boolean condition operators', 'Binary condition operators', 'IP address condition operators'.
    [Theory]
    [InlineData("Bool", "true", "true", Truth.Yes)]
    [InlineData("Bool", "True", "true", Truth.Yes)]
    [InlineData("Bool", "false", "true", Truth.No)]
    [InlineData("Bool", "false", null, Truth.No)]
    [InlineData("Bool", "yes", "true", Truth.Unknown)]
    [InlineData("BinaryEquals", "QmluYXJ5", "QmluYXJ5", Truth.Yes)]
    [InlineData("BinaryEquals", "QmluYXJ5", "QmluYXJ6", Truth.No)]
    [InlineData("BinaryEquals", "QmluYXJ5", null, Truth.No)]
    [InlineData("BinaryEquals", "%%", "QmluYXJ5", Truth.Unknown)]
    [InlineData("IpAddress", "203.0.113.0/24", "203.0.113.7", Truth.Yes)]
    [InlineData("IpAddress", "203.0.113.0/24", "203.0.114.7", Truth.No)]
    [InlineData("IpAddress", "203.0.113.7", "203.0.113.7", Truth.Yes)]
    [InlineData("IpAddress", "2001:db8::/32", "2001:DB8:1::1", Truth.Yes)]
    [InlineData("IpAddress", "203.0.113.0/24", "2001:db8::1", Truth.No)]
    [InlineData("IpAddress", "10.0.0.0/8|203.0.113.0/24", "203.0.113.7", Truth.Yes)]
    [InlineData("IpAddress", "0.0.0.0/0", null, Truth.No)]
    [InlineData("IpAddress", "here", "203.0.113.7", Truth.Unknown)]
    [InlineData("NotIpAddress", "203.0.113.0/24", "203.0.113.7", Truth.No)]
    [InlineData("NotIpAddress", "203.0.113.0/24", "198.51.100.1", Truth.Yes)]
    [InlineData("NotIpAddress", "10.0.0.0/8|203.0.113.0/24", "203.0.113.7", Truth.No)]
    [InlineData("NotIpAddress", "203.0.113.0/24", null, Truth.Yes)]
    public void Truth_values_bytes_and_addresses(string name, string policy, string? request, Truth holds) => Check(name, policy, request, holds);

    // The same page, 'Amazon Resource Name (ARN) condition operators': each of the six parts by itself; ArnEquals and ArnLike do the same.
    [Theory]
    [InlineData("ArnEquals", Arn, Arn, Truth.Yes)]
    [InlineData("ArnEquals", "arn:aws:iam::*:role/Admin", Arn, Truth.Yes)]
    [InlineData("ArnEquals", "arn:aws:iam::*:role/Other", Arn, Truth.No)]
    [InlineData("ArnEquals", Arn, null, Truth.No)]
    [InlineData("ArnLike", "arn:aws:iam::*:role/Break*", "arn:aws:iam::111122223333:role/BreakGlass", Truth.Yes)]
    [InlineData("ArnLike", "arn:*:iam::*:role/*", "arn:aws-cn:iam::111122223333:role/path/Admin", Truth.Yes)]
    [InlineData("ArnLike", "arn:aws:iam:*", Arn, Truth.No)]
    [InlineData("ArnLike", "arn:aws:iam::111122223333:role/admin", Arn, Truth.No)]
    [InlineData("ArnLike", "arn:aws:sns:*:*:a:*", "arn:aws:sns:eu-west-1:1:a:b", Truth.Yes)]
    [InlineData("ArnLike", "arn:aws:iam::*:role/Admin", "Admin", Truth.No)]
    [InlineData("ArnLike", "*", Arn, Truth.Unknown)]
    [InlineData("ArnLike", "arn:*", null, Truth.No)]
    [InlineData("ArnNotEquals", "arn:aws:iam::*:role/Admin", Arn, Truth.No)]
    [InlineData("ArnNotEquals", "arn:aws:iam::*:role/Other", Arn, Truth.Yes)]
    [InlineData("ArnNotEquals", Arn, null, Truth.Yes)]
    [InlineData("ArnNotLike", "arn:aws:iam::*:role/Break*", Arn, Truth.Yes)]
    [InlineData("ArnNotLike", "arn:aws:iam::*:role/Break*|arn:aws:iam::*:role/Adm?n", Arn, Truth.No)]
    [InlineData("ArnNotLike", "arn:aws:iam::*:role/*", null, Truth.Yes)]
    public void Arns(string name, string policy, string? request, Truth holds) => Check(name, policy, request, holds);

    // The same page, 'Condition operator to check existence of condition keys'.
    [Theory]
    [InlineData("Null", "true", null, Truth.Yes)]
    [InlineData("Null", "true", "a", Truth.No)]
    [InlineData("Null", "false", null, Truth.No)]
    [InlineData("Null", "false", "a", Truth.Yes)]
    [InlineData("Null", "False", "a|b", Truth.Yes)]
    [InlineData("Null", "true|false", "a", Truth.Yes)]
    [InlineData("Null", "maybe", "a", Truth.Unknown)]
    public void Null(string name, string policy, string? request, Truth holds) => Check(name, policy, request, holds);

    // The same page, '...IfExists condition operators'.
    [Theory]
    [InlineData("StringEqualsIfExists", "a", null, Truth.Yes)]
    [InlineData("StringEqualsIfExists", "a", "a", Truth.Yes)]
    [InlineData("StringEqualsIfExists", "a", "b", Truth.No)]
    [InlineData("StringNotEqualsIfExists", "a", null, Truth.Yes)]
    [InlineData("StringNotEqualsIfExists", "a", "a", Truth.No)]
    [InlineData("StringNotEqualsIfExists", "a", "b", Truth.Yes)]
    [InlineData("StringLikeIfExists", "a*", null, Truth.Yes)]
    [InlineData("StringLikeIfExists", "a*", "b", Truth.No)]
    [InlineData("NumericLessThanIfExists", "3", null, Truth.Yes)]
    [InlineData("NumericLessThanIfExists", "3", "4", Truth.No)]
    [InlineData("DateGreaterThanIfExists", "2026-01-01", null, Truth.Yes)]
    [InlineData("BoolIfExists", "true", null, Truth.Yes)]
    [InlineData("BoolIfExists", "true", "false", Truth.No)]
    [InlineData("BinaryEqualsIfExists", "QQ==", null, Truth.Yes)]
    [InlineData("IpAddressIfExists", "10.0.0.0/8", null, Truth.Yes)]
    [InlineData("NotIpAddressIfExists", "10.0.0.0/8", "10.1.1.1", Truth.No)]
    [InlineData("ArnLikeIfExists", "arn:aws:iam::*:role/*", null, Truth.Yes)]
    [InlineData("ArnNotLikeIfExists", "arn:aws:iam::*:role/*", Arn, Truth.No)]
    [InlineData("ForAllValues:StringEqualsIfExists", "a", null, Truth.Yes)]
    [InlineData("ForAnyValue:StringEqualsIfExists", "a", "a|b", Truth.Yes)]
    public void If_exists(string name, string policy, string? request, Truth holds) => Check(name, policy, request, holds);

    // IAM User Guide, 'Single-valued vs. multivalued context keys' ('Set operators for multivalued context keys').
    [Theory]
    [InlineData("ForAllValues:StringEquals", "a|b", "a|b", Truth.Yes)]
    [InlineData("ForAllValues:StringEquals", "a|b", "a", Truth.Yes)]
    [InlineData("ForAllValues:StringEquals", "a|b", "a|c", Truth.No)]
    [InlineData("ForAllValues:StringEquals", "a", null, Truth.Yes)]
    [InlineData("ForAllValues:StringNotEquals", "a|b", "c|d", Truth.Yes)]
    [InlineData("ForAllValues:StringNotEquals", "a|b", "a|c", Truth.No)]
    [InlineData("ForAllValues:StringNotEquals", "a", null, Truth.Yes)]
    [InlineData("ForAllValues:StringLike", "subnet-*", "subnet-1|subnet-2", Truth.Yes)]
    [InlineData("ForAllValues:StringLike", "subnet-*", "subnet-1|vpc-2", Truth.No)]
    [InlineData("ForAllValues:NumericLessThan", "5", "1|2", Truth.Yes)]
    [InlineData("ForAllValues:NumericLessThan", "5", "1|6", Truth.No)]
    [InlineData("ForAllValues:Bool", "true", "true|false", Truth.No)]
    [InlineData("ForAllValues:IpAddress", "10.0.0.0/8", "10.1.1.1|11.1.1.1", Truth.No)]
    [InlineData("ForAnyValue:StringEquals", "a|b", "c|b", Truth.Yes)]
    [InlineData("ForAnyValue:StringEquals", "a|b", "c|d", Truth.No)]
    [InlineData("ForAnyValue:StringEquals", "a", null, Truth.No)]
    [InlineData("ForAnyValue:StringNotEquals", "a|b", "a|b", Truth.No)]
    [InlineData("ForAnyValue:StringNotEquals", "a|b", "a|c", Truth.Yes)]
    [InlineData("ForAnyValue:StringNotEquals", "a", null, Truth.No)]
    [InlineData("ForAnyValue:StringNotLike", "subnet-*", "subnet-1|vpc-1", Truth.Yes)]
    [InlineData("ForAnyValue:ArnLike", "arn:aws:iam::*:role/*", "arn:aws:iam::1:user/a|arn:aws:iam::1:role/a", Truth.Yes)]
    [InlineData("ForAnyValue:DateLessThan", "2026-01-01", "2027-01-01|2025-01-01", Truth.Yes)]
    [InlineData("ForAnyValue:NotIpAddress", "10.0.0.0/8", "10.1.1.1|11.1.1.1", Truth.Yes)]
    public void Several_values_with_a_set_operator(string name, string policy, string? request, Truth holds) => Check(name, policy, request, holds);

    // The same page: a key with several values needs a set operator. Only where every value gives the same answer there is one.
    [Theory]
    [InlineData("StringEquals", "a|b", "a|b", Truth.Yes)]
    [InlineData("StringEquals", "a", "a|b", Truth.Unknown)]
    [InlineData("StringEquals", "a", "b|c", Truth.No)]
    [InlineData("StringNotEquals", "a", "a|b", Truth.Unknown)]
    [InlineData("StringNotEquals", "a", "b|c", Truth.Yes)]
    [InlineData("NumericLessThan", "5", "1|6", Truth.Unknown)]
    [InlineData("ForAnyValue:StringEqualsIfExists", "a", null, Truth.Unknown)]
    public void What_AWS_does_not_say_is_unknown(string name, string policy, string? request, Truth holds) => Check(name, policy, request, holds);

    [Fact]
    public void A_key_with_no_value_counts_as_absent()
    {
        Assert.Equal(Truth.Yes, Ask.Holds("Null", ["true"], []));
        Assert.Equal(Truth.Yes, Ask.Holds("StringNotEquals", ["a"], []));
        Assert.Equal(Truth.Yes, Ask.Holds("ForAllValues:StringEquals", ["a"], []));
    }

    [Fact]
    public void Every_operator_has_a_case_with_its_key_there_and_one_with_its_key_away()
    {
        var cases = typeof(OperatorCaseTests).GetMethods().SelectMany(m => m.GetCustomAttributesData().Where(a => a.AttributeType == typeof(InlineDataAttribute)))
            .Select(a => (IReadOnlyList<CustomAttributeTypedArgument>)a.ConstructorArguments[0].Value!)
            .Select(row => (Name: (string)row[0].Value!, Absent: row[2].Value is null)).ToHashSet();
        Assert.DoesNotContain(ConditionOperator.Names, name => !cases.Contains((name, true)) || !cases.Contains((name, false)));
    }

    private static void Check(string name, string policy, string? request, Truth holds) => Assert.Equal(holds, Ask.Holds(name, policy.Split('|'), request?.Split('|')));
}
