using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Egress;

/// <summary>
/// Which column of a table holds which field of flow logs. Tables come from this module, from AWS's guide as it is and as it was, from its CloudFormation
/// template and from people: account_id, account-id and accountid are the same, and the names of the guide's former table are known (Athena User
/// Guide, 'Query Amazon VPC flow logs': sourceaddress, numpackets and the like).
/// </summary>
public sealed class FlowLogColumns
{
    private static readonly Dictionary<string, string> s_former = new(StringComparer.Ordinal)
    {
        ["sourceaddress"] = "srcaddr", ["destinationaddress"] = "dstaddr", ["sourceport"] = "srcport", ["destinationport"] = "dstport", ["numpackets"] = "packets", ["numbytes"] = "bytes",
        ["starttime"] = "start", ["endtime"] = "end", ["account"] = "account-id",
    };

    private static readonly string[] s_numbers = ["version", "srcport", "dstport", "protocol", "packets", "bytes", "start", "end", "tcp-flags", "traffic-path"];

    private readonly Dictionary<string, AthenaColumn> _byField = new(StringComparer.Ordinal);

    /// <summary>The columns of a table.</summary>
    public FlowLogColumns(AthenaTable table)
    {
        foreach (var column in table.Columns)
        {
            if (FieldOf(column.Name) is { } field && !_byField.ContainsKey(field))
                _byField[field] = column;
        }

        Fields = FlowFieldSet.Of([.. table.Columns.Select(c => FieldOf(c.Name)).OfType<string>().Distinct(StringComparer.Ordinal)]);
    }

    /// <summary>The fields that the table has.</summary>
    public FlowFieldSet Fields { get; }

    /// <summary>The column of a field in SQL, as a number where the field is one.</summary>
    public string Sql(string field)
    {
        var column = _byField[field];
        var name = AthenaName.Quoted(column.Name);
        return !s_numbers.Contains(field) || IsNumber(column.Type) ? name : $"try_cast({name} AS bigint)";
    }

    /// <summary>The type that a table's column has for a field (VPC User Guide, 'Flow log records', data types of Parquet).</summary>
    public static string TypeOf(string field) => field switch
    {
        "packets" or "bytes" or "start" or "end" => "bigint",
        _ when s_numbers.Contains(field) => "int",
        _ => "string",
    };

    private static bool IsNumber(string type) => type is "int" or "integer" or "bigint" or "smallint" or "tinyint";

    private static string? FieldOf(string column)
    {
        var bare = Bare(column);
        return s_fields.TryGetValue(bare, out var field) ? field : s_former.TryGetValue(bare, out var former) ? former : null;
    }

    private static string Bare(string name) => name.ToLowerInvariant().Replace("_", "").Replace("-", "");

    private static readonly Dictionary<string, string> s_fields = FlowFieldCatalog.Names.ToDictionary(Bare, name => name, StringComparer.Ordinal);
}
