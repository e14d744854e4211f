using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;

namespace SageMakerGuard.Egress;

/// <summary>
/// The query of CloudWatch Logs Insights for a question. Records of every format are taken apart by <c>parse</c>, whose pattern is made of the format;
/// the fields that Insights finds by itself exist for the default format only (CloudWatch Logs User Guide, 'Supported logs and discovered fields').
/// </summary>
public static class InsightsQueryText
{
    /// <summary>The most rows of one query. Where there are as many, there may be more, and the time is asked for in smaller pieces.</summary>
    public const int MostRows = 10_000;

    /// <summary>The longest list of interfaces that a query names: it may have 10,000 characters (API_StartQuery).</summary>
    public const int MostInterfaces = 200;

    private static readonly Regex s_interface = new("^eni-[0-9a-f]{8,17}$", RegexOptions.CultureInvariant);

    /// <summary>The query for a piece of the time.</summary>
    public static string Of(InsightsQuestion question, QuerySpan span)
    {
        var fields = question.Fields;
        var text = new StringBuilder();

        // StartQuery's own end loses the last 999 milliseconds (aws/aws-sdk#280), so that pieces side by side would leave gaps: these bounds do not.
        text.Append($"filter @timestamp >= {Milliseconds(span.FromSeconds)} and @timestamp < {Milliseconds(span.ToSeconds)}\n");
        text.Append($"| parse @message \"{string.Join(" ", fields.Names.Select(_ => "*"))}\" as {string.Join(", ", fields.Names.Select(Field))}\n");
        if (Interfaces(question) is { Count: > 0 } interfaces)
            text.Append($"| filter {Field("interface-id")} in [{string.Join(", ", interfaces.Select(id => $"\"{id}\""))}]\n");
        if (QueryColumns.HasPorts(fields))
            AppendPorts(text);
        text.Append($"| stats {string.Join(", ", Sums(fields))} by {string.Join(", ", Keys(fields))}\n");
        text.Append($"| limit {MostRows.ToString(CultureInfo.InvariantCulture)}");
        return text.ToString();
    }

    /// <summary>The name in the answer for a column of <see cref="QueryColumns"/>. Fields have a prefix, so that none is taken for one that Insights finds by itself.</summary>
    public static string Name(string column) => column is QueryColumns.IsAnswer or QueryColumns.Port or QueryColumns.Records or QueryColumns.Packets or QueryColumns.Bytes or QueryColumns.First or QueryColumns.Last
        ? column
        : "f_" + column;

    // Insights has no 'if'. Of whole numbers, 1 where a < b is greatest(0, least(1, b - a)) (CloudWatch Logs User Guide, 'Numeric operations').
    private static void AppendPorts(StringBuilder text)
    {
        var (source, destination) = (Field("srcport"), Field("dstport"));
        text.Append($"| fields greatest(0, least(1, {destination} - {source})) * greatest(0, least(1, {ServicePort.FirstClientPort.ToString(CultureInfo.InvariantCulture)} - {source})) as {QueryColumns.IsAnswer}\n");
        text.Append($"| fields {destination} - {QueryColumns.IsAnswer} * ({destination} - {source}) as {QueryColumns.Port}\n");
    }

    private static IEnumerable<string> Sums(FlowFieldSet fields) =>
        QueryColumns.Sums(fields).Select(sum => $"{sum.Function}({Field(sum.Field)}) as {sum.Name}").Prepend($"count(*) as {QueryColumns.Records}");

    private static IEnumerable<string> Keys(FlowFieldSet fields)
    {
        var keys = QueryColumns.Keys(fields).Select(Field);
        return QueryColumns.HasPorts(fields) ? keys.Concat([QueryColumns.IsAnswer, QueryColumns.Port]) : fields.Has("dstport") ? keys.Append(Field("dstport")) : keys;
    }

    private static IReadOnlyList<string> Interfaces(InsightsQuestion question) =>
        question.Fields.Has("interface-id") && question.InterfaceIds.Count <= MostInterfaces ? question.InterfaceIds.Select(Checked).ToList() : [];

    private static string Checked(string id) => s_interface.IsMatch(id) ? id : throw new ArgumentException($"'{id}' is no network interface.");

    private static string Field(string name) => FlowFieldCatalog.IsKnown(name) ? "f_" + QueryColumns.Of(name) : throw new ArgumentException($"'{name}' is no field of flow logs.");

    private static string Milliseconds(long seconds) => (seconds * 1000).ToString(CultureInfo.InvariantCulture);
}
