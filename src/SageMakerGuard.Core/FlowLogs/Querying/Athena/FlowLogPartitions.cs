using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Egress;

/// <summary>
/// How a table is partitioned by time, and what a query has to say so that only the days of its time are read: one column of days (day, date,
/// date_partition, written 2026/11/26 or 2026-11-26), or year, month and day.
/// </summary>
internal sealed class FlowLogPartitions
{
    private readonly AthenaTable _table;
    private readonly string? _whole;

    public FlowLogPartitions(AthenaTable table)
    {
        _table = table;
        _whole = new[] { "day", "date", "date_partition", "dt" }.Select(Find).OfType<string>().FirstOrDefault();
        if (Find("year") is not null && Find("month") is not null && Find("day") is not null)
            _whole = null;
        ByDay = _whole is not null || Find("year") is not null && Find("month") is not null && Find("day") is not null;
    }

    /// <summary>Whether a query can name days.</summary>
    public bool ByDay { get; }

    /// <summary>The condition for a time; null where the table's partitions say nothing of time.</summary>
    public string? Sql(QuerySpan span)
    {
        if (!ByDay)
            return null;
        var days = span.Days;
        if (_whole is { } column)
            return $"{AthenaName.Quoted(column)} BETWEEN {AthenaName.Text(Text(days[0]))} AND {AthenaName.Text(Text(days[days.Count - 1]))}";
        var months = days.GroupBy(day => (day.Year, day.Month)).Select(month =>
            $"({Part("year")} = {Number(month.Key.Year)} AND {Part("month")} = {Number(month.Key.Month)} AND {Part("day")} BETWEEN {Number(month.First().Day)} AND {Number(month.Last().Day)})");
        return "(" + string.Join(" OR ", months) + ")";
    }

    /// <summary>The folder of a day, s3://bucket/…; null where the table does not say where its days lie.</summary>
    public string? FolderOf(DateTime day)
    {
        if (!_table.Parameters.TryGetValue(FlowLogTable.TemplateProperty, out var template) || !ByDay)
            return null;
        var folder = (_whole is { } whole ? template.Replace("${" + whole + "}", Text(day)) : template)
            .Replace("${year}", day.ToString("yyyy", CultureInfo.InvariantCulture)).Replace("${month}", day.ToString("MM", CultureInfo.InvariantCulture)).Replace("${day}", day.ToString("dd", CultureInfo.InvariantCulture));

        // Other partitions (an account, a region) have values that a person's table knows.
        return folder.IndexOf("${", StringComparison.Ordinal) < 0 ? folder : null;
    }

    private string? Find(string name) => _table.PartitionKeys.FirstOrDefault(c => string.Equals(c.Name, name, StringComparison.OrdinalIgnoreCase))?.Name;

    // Text or number, with or without a zero before it: as a number it is the same.
    private string Part(string name) => $"CAST({AthenaName.Quoted(Find(name)!)} AS integer)";

    private string Text(DateTime day) => day.ToString(IsDashed ? "yyyy-MM-dd" : "yyyy/MM/dd", CultureInfo.InvariantCulture);

    private bool IsDashed => _table.Parameters.TryGetValue($"projection.{_whole}.format", out var format)
        ? format.IndexOf('-') >= 0
        : !string.Equals(_whole, "day", StringComparison.OrdinalIgnoreCase);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
