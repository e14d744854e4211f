using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Egress;

/// <summary>The query of Athena over a table of flow logs.</summary>
public static class AthenaQueryText
{
    private static readonly Regex s_interface = new("^eni-[0-9a-f]{8,17}$", RegexOptions.CultureInvariant);

    /// <summary>The names of the answer's columns, in their order.</summary>
    public static IReadOnlyList<string> Names(FlowFieldSet fields) =>
        [.. QueryColumns.Keys(fields).Select(QueryColumns.Of), .. Ports(fields), QueryColumns.Records, .. QueryColumns.Sums(fields).Select(sum => sum.Name)];

    /// <summary>The query.</summary>
    public static string Of(AthenaTable table, QuerySpan span, IReadOnlyList<string> interfaceIds)
    {
        var columns = new FlowLogColumns(table);
        var fields = columns.Fields;
        var keys = QueryColumns.Keys(fields).Select(field => $"{Key(field, columns)} AS {QueryColumns.Of(field)}").Concat(PortColumns(columns)).ToList();
        var sums = QueryColumns.Sums(fields).Select(sum => $"{sum.Function}({columns.Sql(sum.Field)}) AS {sum.Name}").Prepend($"count(*) AS {QueryColumns.Records}");
        var text = new StringBuilder();
        text.Append("SELECT ").Append(string.Join(",\n  ", keys.Concat(sums)));
        text.Append($"\nFROM {AthenaName.Quoted(table.DatabaseName)}.{AthenaName.Quoted(table.Name)}");
        var conditions = Conditions(table, columns, span, interfaceIds).ToList();
        if (conditions.Count > 0)
            text.Append("\nWHERE ").Append(string.Join("\n  AND ", conditions));
        text.Append("\nGROUP BY ").Append(string.Join(", ", Enumerable.Range(1, keys.Count).Select(i => i.ToString(CultureInfo.InvariantCulture))));
        return text.ToString();
    }

    private static IEnumerable<string> Conditions(AthenaTable table, FlowLogColumns columns, QuerySpan span, IReadOnlyList<string> interfaceIds)
    {
        if (new FlowLogPartitions(table).Sql(span) is { } days)
            yield return days;
        if (columns.Fields.Has("start"))
            yield return $"{columns.Sql("start")} >= {span.FromSeconds.ToString(CultureInfo.InvariantCulture)} AND {columns.Sql("start")} < {span.ToSeconds.ToString(CultureInfo.InvariantCulture)}";
        if (columns.Fields.Has("interface-id") && interfaceIds.Count > 0)
            yield return $"{columns.Sql("interface-id")} IN ({string.Join(", ", interfaceIds.Select(Checked))})";
    }

    // The same address twice would be one key more for each record's own.
    private static string Key(string field, FlowLogColumns columns) => field switch
    {
        "pkt-srcaddr" when columns.Fields.Has("srcaddr") => $"nullif({columns.Sql(field)}, {columns.Sql("srcaddr")})",
        "pkt-dstaddr" when columns.Fields.Has("dstaddr") => $"nullif({columns.Sql(field)}, {columns.Sql("dstaddr")})",
        _ => columns.Sql(field),
    };

    private static IEnumerable<string> PortColumns(FlowLogColumns columns)
    {
        if (QueryColumns.HasPorts(columns.Fields))
        {
            var (source, destination) = (columns.Sql("srcport"), columns.Sql("dstport"));
            var answer = $"{source} < {destination} AND {source} < {ServicePort.FirstClientPort.ToString(CultureInfo.InvariantCulture)}";
            yield return $"CASE WHEN {answer} THEN 1 ELSE 0 END AS {QueryColumns.IsAnswer}";
            yield return $"CASE WHEN {answer} THEN {source} ELSE {destination} END AS {QueryColumns.Port}";
        }
        else if (columns.Fields.Has("dstport"))
        {
            yield return $"{columns.Sql("dstport")} AS {QueryColumns.Port}";
        }
    }

    private static IReadOnlyList<string> Ports(FlowFieldSet fields) =>
        QueryColumns.HasPorts(fields) ? [QueryColumns.IsAnswer, QueryColumns.Port] : fields.Has("dstport") ? [QueryColumns.Port] : [];

    private static string Checked(string id) => s_interface.IsMatch(id) ? AthenaName.Text(id) : throw new System.ArgumentException($"'{id}' is no network interface.");
}
