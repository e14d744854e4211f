using System.Collections.Generic;

namespace SageMakerGuard.Sandbox.Tests.Wire;

/// <summary>The bill and the price list. Cost Explorer is asked in us-east-1, as every client does.</summary>
internal static partial class AllOperations
{
    private static readonly object s_february = new { Start = "2026-02-01", End = "2026-03-01" };

    private static IEnumerable<BotoCall> Costs()
    {
        yield return new("ce", "GetDimensionValues", new { TimePeriod = s_february, Dimension = "USAGE_TYPE", SearchString = "vpcendpoint" }, "us-east-1");
        yield return new("ce", "GetCostAndUsage", new
        {
            TimePeriod = s_february, Granularity = "DAILY", Metrics = new[] { "UnblendedCost", "UsageQuantity" },
            Filter = new
            {
                And = new object[]
                {
                    new { Dimensions = new { Key = "SERVICE", Values = new[] { "Amazon Virtual Private Cloud", "EC2 - Other" } } },
                    new { Not = new { Tags = new { Key = "CostCenter", Values = new[] { "CC-1" }, MatchOptions = new[] { "EQUALS" } } } },
                },
            },
            GroupBy = new[] { new { Type = "DIMENSION", Key = "USAGE_TYPE" }, new { Type = "DIMENSION", Key = "LINKED_ACCOUNT" } },
        }, "us-east-1");
        yield return new("pricing", "GetProducts", new { ServiceCode = "AmazonVPC", FormatVersion = "aws_v1", MaxResults = 2, Filters = new[] { new { Type = "TERM_MATCH", Field = "regionCode", Value = "eu-central-1" } } }, "us-east-1");
    }

    private static IEnumerable<BotoCall> RefusedCosts()
    {
        yield return new("ce", "GetCostAndUsage", Asked("2026-02-01", "2026-02-01"), "us-east-1") { Error = "ValidationException" };
        yield return new("ce", "GetCostAndUsage", Asked("2026-03-02", "2026-03-03"), "us-east-1") { Error = "ValidationException" };
        yield return new("ce", "GetCostAndUsage", Asked("2026-03-01", "2026-04-02"), "us-east-1") { Error = "ValidationException" };
        yield return new("ce", "GetCostAndUsage", Asked("2024-06-02", "2026-02-01"), "us-east-1") { Error = "ValidationException" };
        yield return new("ce", "GetCostAndUsage", Asked("2024-06-01", "2026-02-01"), "us-east-1") { Error = "BillExpirationException" };
        yield return new("ce", "GetCostAndUsage", new { TimePeriod = s_february, Granularity = "HOURLY", Metrics = new[] { "UnblendedCost" } }, "us-east-1") { Error = "ValidationException" };
        yield return new("ce", "GetDimensionValues", new { TimePeriod = s_february, Dimension = "USAGE_TYPE", NextPageToken = "none" }, "us-east-1") { Error = "InvalidNextTokenException" };
        yield return new("pricing", "GetProducts", new { ServiceCode = "AmazonMars" }, "us-east-1") { Error = "NotFoundException" };
        yield return new("pricing", "GetProducts", new { ServiceCode = "AmazonVPC", FormatVersion = "aws_v9" }, "us-east-1") { Error = "InvalidParameterException" };
        yield return new("pricing", "GetProducts", new { ServiceCode = "AmazonVPC", NextToken = "none" }, "us-east-1") { Error = "InvalidNextTokenException" };
    }

    private static object Asked(string start, string end) => new { TimePeriod = new { Start = start, End = end }, Granularity = "MONTHLY", Metrics = new[] { "UnblendedCost" } };
}
