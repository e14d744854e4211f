using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Serialization;
using SageMakerGuard.Estates;
using SageMakerGuard.Faults;

namespace SageMakerGuard.Egress;

/// <summary>
/// A table over one flow log's files in S3, with a projected partition by day: no partition is ever to be added, and a query reads the days that it
/// names (Athena User Guide, 'Create a table for Amazon VPC flow logs', and 'Use partition projection').
/// </summary>
public sealed record FlowLogTable
{
    /// <summary>The property that says where all of a table's files lie (API_GetTableMetadata, example).</summary>
    public const string LocationProperty = "location";

    /// <summary>The property that says where a partition's files lie (Athena User Guide, 'Specifying custom S3 storage locations').</summary>
    public const string TemplateProperty = "storage.location.template";

    /// <summary>The table.</summary>
    public AthenaTableName Name { get; init; } = new(AthenaTableName.GlueCatalog, "", "");

    /// <summary>The flow log's destination, s3://bucket/folder/.</summary>
    public string Destination { get; init; } = "";

    /// <summary>The account that the flow log is of.</summary>
    public string AccountId { get; init; } = "";

    /// <summary>The region that the flow log is of.</summary>
    public string Region { get; init; } = "";

    /// <summary>The fields of its records, by AWS's names, in their order.</summary>
    public IReadOnlyList<string> Fields { get; init; } = [];

    /// <summary>Whether its files are Parquet and not text.</summary>
    public bool IsParquet { get; init; }

    /// <summary>Whether its folders are Hive's (HiveCompatiblePartitions).</summary>
    public bool IsHive { get; init; }

    /// <summary>The first day that a query may name, as yyyy/MM/dd.</summary>
    public string FirstDay { get; init; } = "2020/01/01";

    /// <summary>Makes one, and refuses what cannot be one.</summary>
    /// <exception cref="GuardFault">S3UriInvalid.</exception>
    public static FlowLogTable Of(AthenaTableName name, string destination, string accountId, string region, FlowFieldSet fields) => new()
    {
        Name = name,
        Destination = StoredPlace.Parse(destination).ToString(),
        AccountId = accountId,
        Region = region,
        Fields = fields.Names,
    };

    /// <summary>The folder beneath which the days lie.</summary>
    [JsonIgnore]
    public string Location => Destination + (IsHive ? $"AWSLogs/aws-account-id={AccountId}/aws-service=vpcflowlogs/aws-region={Region}/" : $"AWSLogs/{AccountId}/vpcflowlogs/{Region}/");

    /// <summary>As Athena would describe it.</summary>
    public AthenaTable Described() => new()
    {
        CatalogName = Name.CatalogName,
        DatabaseName = Name.DatabaseName,
        Name = Name.TableName,
        TableType = "EXTERNAL_TABLE",
        Columns = Fields.Select(field => new AthenaColumn(QueryColumns.Of(field), FlowLogColumns.TypeOf(field))).ToList(),
        PartitionKeys = PartitionColumns.Select(name => new AthenaColumn(name, "string")).ToList(),
        Parameters = Properties().Append((LocationProperty, Location.TrimEnd('/'))).Select(p => new AthenaProperty(p.Item1, p.Item2)).ToList(),
    };

    private IReadOnlyList<string> PartitionColumns => IsHive ? ["year", "month", "day"] : ["day"];

    private IEnumerable<(string Name, string Value)> Properties()
    {
        yield return ("EXTERNAL", "TRUE");
        if (!IsParquet)
            yield return ("skip.header.line.count", "1");
        yield return ("projection.enabled", "true");
        if (IsHive)
        {
            yield return ("projection.year.type", "integer");
            yield return ("projection.year.range", $"{FirstDay.Substring(0, 4)},2099");
            yield return ("projection.month.type", "integer");
            yield return ("projection.month.range", "1,12");
            yield return ("projection.month.digits", "2");
            yield return ("projection.day.type", "integer");
            yield return ("projection.day.range", "1,31");
            yield return ("projection.day.digits", "2");
            yield return (TemplateProperty, Location + "year=${year}/month=${month}/day=${day}");
        }
        else
        {
            yield return ("projection.day.type", "date");
            yield return ("projection.day.format", "yyyy/MM/dd");
            yield return ("projection.day.range", FirstDay + ",NOW");
            yield return ("projection.day.interval", "1");
            yield return ("projection.day.interval.unit", "DAYS");
            yield return (TemplateProperty, Location + "${day}");
        }
    }
}
