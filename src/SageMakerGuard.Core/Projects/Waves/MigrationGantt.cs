using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace SageMakerGuard.Projects;

/// <summary>A plan as text: one line a domain, one column a day, or a week where days would not fit.</summary>
internal static class MigrationGantt
{
    private const int LabelWidth = 46;

    /// <summary>Ten weeks, so that lines fit into 120 columns.</summary>
    private const int MostColumns = 70;

    public static string Of(MigrationPlan plan)
    {
        var text = new StringBuilder();
        Line(text, Invariant("{0}: {1} domain(s) in {2} wave(s){3}{4}", plan.Name, plan.Domains.Count, plan.Waves.Count, Span(plan), plan.MonthlyCostUsd is { } cost ? Invariant(", {0:0.00} USD a month", cost) : ", monthly cost not known"));
        if (plan.Waves.FirstOrDefault()?.Date is { } first)
        {
            var scale = new Scale(plan, first, plan.EndDate!.Value);
            Line(text, scale.Legend);
            Line(text, "");
            Line(text, new string(' ', LabelWidth) + scale.Header);
            foreach (var wave in plan.Waves.Where(w => w.Date is not null))
            {
                Line(text, Label(Invariant("{0}, {1:yyyy-MM-dd}", wave.Title, wave.Date)) + scale.Of(null));
                foreach (var domain in wave.Domains)
                    Line(text, Label("  " + Name(domain)) + scale.Of(wave.Date));
            }
        }

        foreach (var frozen in plan.Waves.Where(w => w.Date is null))
        {
            Line(text, "");
            Line(text, frozen.Title + ":");
            foreach (var domain in frozen.Domains)
                Line(text, $"  {Name(domain)}: {string.Join(" ", domain.FrozenReasons)}");
        }

        return text.ToString();
    }

    private static string Span(MigrationPlan plan) => plan.EndDate is { } end ? Invariant(", {0:yyyy-MM-dd} to {1:yyyy-MM-dd}", plan.Waves[0].Date, end) : "";

    private static string Name(MigrationDomain domain) => domain.Owner is { } owner ? $"{domain.DomainName} {domain.DomainId} ({owner})" : $"{domain.DomainName} {domain.DomainId}";

    private static string Label(string label) => label.Length < LabelWidth ? label.PadRight(LabelWidth) : label.Substring(0, LabelWidth - 2) + "  ";

    private static void Line(StringBuilder text, string line) => text.Append(line.TrimEnd()).Append('\n');

    private static string Invariant(string format, params object?[] values) => string.Format(CultureInfo.InvariantCulture, format, values);

    /// <summary>The columns.</summary>
    private sealed class Scale
    {
        private readonly WaveCalendar _calendar;
        private readonly DateTime _first;
        private readonly int _days;
        private readonly int _columns;

        public Scale(MigrationPlan plan, DateTime first, DateTime last)
        {
            _calendar = new(new() { WorkingDays = plan.WorkingDays, FreezeWindows = plan.FreezeWindows });
            _days = (last - first).Days < MostColumns ? 1 : 7;
            _first = _days == 1 ? first : first.AddDays(-(((int)first.DayOfWeek + 6) % 7));
            _columns = (last - _first).Days / _days + 1;
        }

        public string Legend => _days == 1 ? "# switch   ~ nothing is changed   - no working day   . working day" : "# switch in that week   ~ week in which nothing is changed   . week";

        /// <summary>A date above every seventh column.</summary>
        public string Header
        {
            get
            {
                var header = new StringBuilder();
                for (var column = 0; column < _columns; column += 7)
                    header.Append(_first.AddDays(column * _days).ToString("MM-dd", CultureInfo.InvariantCulture)).Append("  ");
                return header.ToString();
            }
        }

        public string Of(DateTime? day) => new(Enumerable.Range(0, _columns).Select(column => Mark(_first.AddDays(column * _days), day)).ToArray());

        private char Mark(DateTime from, DateTime? day)
        {
            var span = Enumerable.Range(0, _days).Select(d => from.AddDays(d)).ToList();
            return day is { } switched && span.Contains(switched) ? '#'
                : span.All(_calendar.IsFrozen) ? '~'
                : span.Any(_calendar.IsWorkingDay) ? '.'
                : '-';
        }
    }
}
