using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Security.Cryptography;
using System.Text;

namespace SageMakerGuard.Projects;

/// <summary>
/// A plan as a calendar (RFC 5545): one entry a wave, for the whole day. Entries are known by the plan's name and the wave's number, so that a plan that
/// was made anew moves those that a calendar has already.
/// </summary>
public static class MigrationCalendar
{
    // RFC 5545, 3.1: lines SHOULD NOT be longer than 75 octets, the line break not counted.
    private const int LongestLine = 75;

    /// <summary>Writes the calendar; its lines end with CRLF.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="stamp">When this calendar is made, in UTC: what a calendar tells a newer entry by.</param>
    public static string Of(MigrationPlan plan, DateTime stamp)
    {
        var text = new StringBuilder();
        Line(text, "BEGIN", "VCALENDAR");
        Line(text, "VERSION", "2.0");
        Line(text, "PRODID", "-//SageMakerGuard//New-SMMigrationPlan//EN");
        Line(text, "CALSCALE", "GREGORIAN");
        Line(text, "METHOD", "PUBLISH");
        Line(text, "X-WR-CALNAME", Escaped(plan.Name));
        foreach (var wave in plan.Waves.Where(w => w.Date is not null))
            Entry(text, plan, wave, stamp);
        Line(text, "END", "VCALENDAR");
        return text.ToString();
    }

    private static void Entry(StringBuilder text, MigrationPlan plan, MigrationWave wave, DateTime stamp)
    {
        Line(text, "BEGIN", "VEVENT");
        Line(text, "UID", Uid(plan.Name, wave.Number));
        Line(text, "DTSTAMP", stamp.ToUniversalTime().ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture));
        Line(text, "DTSTART;VALUE=DATE", Day(wave.Date!.Value));
        Line(text, "DTEND;VALUE=DATE", Day(wave.Date.Value.AddDays(1)));
        Line(text, "SUMMARY", Escaped($"{plan.Name}: {wave.Title} ({Count(wave.Domains.Count, "domain")})"));
        Line(text, "DESCRIPTION", Escaped(string.Join("\n", Description(wave))));
        Line(text, "CATEGORIES", Escaped("SageMaker"));
        Line(text, "TRANSP", "TRANSPARENT");
        Line(text, "END", "VEVENT");
    }

    private static IEnumerable<string> Description(MigrationWave wave)
    {
        yield return wave.MonthlyCostUsd is { } cost ? string.Format(CultureInfo.InvariantCulture, "Adds {0:0.00} USD a month.", cost) : "What it adds to the bill is not known.";
        foreach (var domain in wave.Domains)
        {
            var people = domain.Impact.UserCount is { } users ? Count(users, "user") : "users not counted";
            yield return $"{domain.DomainName} ({domain.DomainId}, {domain.Region}, account {domain.AccountId}), {domain.Owner ?? "no owner"}: {people}, {Count(domain.Impact.RunningApps.Count, "running app")}.";
        }
    }

    private static string Count(int count, string what) => count.ToString(CultureInfo.InvariantCulture) + " " + what + (count == 1 ? "" : "s");

    private static string Day(DateTime day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    private static string Uid(string planName, int wave)
    {
        using var sha = SHA256.Create();
        var hash = sha.ComputeHash(Encoding.UTF8.GetBytes(planName));
        return $"wave-{wave.ToString(CultureInfo.InvariantCulture)}-{string.Concat(hash.Take(8).Select(b => b.ToString("x2", CultureInfo.InvariantCulture)))}@sagemakerguard";
    }

    /// <summary>RFC 5545, 3.3.11.</summary>
    private static string Escaped(string text)
    {
        var escaped = new StringBuilder(text.Length + 8);
        foreach (var c in text)
        {
            switch (c)
            {
                case '\\' or ';' or ',':
                    escaped.Append('\\').Append(c);
                    break;
                case '\n':
                    escaped.Append("\\n");
                    break;
                case < ' ' or '\u007f':
                    break; // no control character may stand in a text but the tab, and that says nothing either
                default:
                    escaped.Append(c);
                    break;
            }
        }

        return escaped.ToString();
    }

    /// <summary>One content line, folded: a character stays whole, and a line that goes on begins with a blank, which counts.</summary>
    private static void Line(StringBuilder text, string name, string value)
    {
        var line = name + ":" + value;
        var octets = 0;
        for (var i = 0; i < line.Length; i++)
        {
            var length = char.IsHighSurrogate(line[i]) && i + 1 < line.Length && char.IsLowSurrogate(line[i + 1]) ? 2 : 1;
            var size = Encoding.UTF8.GetByteCount(line.ToCharArray(i, length));
            if (octets + size > LongestLine)
            {
                text.Append("\r\n ");
                octets = 1;
            }

            text.Append(line, i, length);
            octets += size;
            i += length - 1;
        }

        text.Append("\r\n");
    }
}
