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
public sealed class FlowLogPartitions
{
    private readonly AthenaTable _table;
    private readonly string? _whole;

    /// <summary>The partitions of a table.</summary>
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
            $"({Part("year", month.Key.Year)} AND {Part("month", month.Key.Month)} AND {Name("day")} BETWEEN {Value("day", month.First().Day)} AND {Value("day", month.Last().Day)})");
        return "(" + string.Join(" OR ", months) + ")";
    }

    /// <summary>The folder of a day, s3://bucket/…; null where the table does not say where its days lie.</summary>
    public string? FolderOf(DateTime day)
    {
        if (_table.Property(FlowLogTable.TemplateProperty) is not { } template || !ByDay)
            return null;
        var folder = (_whole is { } whole ? template.Replace("${" + whole + "}", Text(day)) : template)
            .Replace("${year}", day.ToString("yyyy", CultureInfo.InvariantCulture)).Replace("${month}", day.ToString("MM", CultureInfo.InvariantCulture)).Replace("${day}", day.ToString("dd", CultureInfo.InvariantCulture));

        // Other partitions (an account, a region) have values that a person's table knows.
        return folder.IndexOf("${", StringComparison.Ordinal) < 0 ? folder : null;
    }

    private string? Find(string name) => _table.PartitionKeys.FirstOrDefault(c => string.Equals(c.Name, name, StringComparison.OrdinalIgnoreCase))?.Name;

    private string Part(string name, int number) => $"{Name(name)} = {Value(name, number)}";

    private string Name(string name) => AthenaName.Quoted(Find(name)!);

    // As the column has it: a cast would keep Athena from seeing which partitions are meant. Folders of flow logs have a zero before a single digit.
    private string Value(string name, int number) => _table.PartitionKeys.First(c => c.Name == Find(name)).Type is "string" or "varchar" or ""
        ? AthenaName.Text(number.ToString("00", CultureInfo.InvariantCulture))
        : number.ToString(CultureInfo.InvariantCulture);

    private string Text(DateTime day) => day.ToString(IsDashed ? "yyyy-MM-dd" : "yyyy/MM/dd", CultureInfo.InvariantCulture);

    private bool IsDashed => _table.Property($"projection.{_whole}.format") is { } format
        ? format.IndexOf('-') >= 0
        : !string.Equals(_whole, "day", StringComparison.OrdinalIgnoreCase);
}
