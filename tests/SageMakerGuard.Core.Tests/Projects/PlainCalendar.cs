using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace SageMakerGuard.Projects.Tests;

/// <summary>A small reader of calendars by RFC 5545, which knows nothing of how they are written here, and refuses what the standard does.</summary>
internal static class PlainCalendar
{
    /// <summary>The events, each as its properties with parameters in the name: DTSTART;VALUE=DATE.</summary>
    public static IReadOnlyList<IReadOnlyDictionary<string, string>> Parse(string text)
    {
        var events = new List<IReadOnlyDictionary<string, string>>();
        var lines = Unfold(text);
        var open = new Stack<string>();
        Dictionary<string, string>? now = null;
        var calendar = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in lines)
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon <= 0)
                throw new FormatException($"A line without a name: {line}");
            var (name, value) = (line[..colon], line[(colon + 1)..]);
            switch (name)
            {
                case "BEGIN":
                    open.Push(value);
                    if (value == "VEVENT")
                        now = new(StringComparer.Ordinal);
                    break;
                case "END":
                    if (open.Pop() != value)
                        throw new FormatException($"{value} ends and did not begin.");
                    if (value == "VEVENT")
                        events.Add(Checked(now!));
                    now = value == "VEVENT" ? null : now;
                    break;
                default:
                    if (!(now ?? calendar).TryAdd(name, Unescape(value)))
                        throw new FormatException($"{name} is there twice.");
                    break;
            }
        }

        if (open.Count > 0 || calendar["VERSION"] != "2.0" || calendar["PRODID"].Length == 0)
            throw new FormatException("No whole calendar.");
        return events;
    }

    private static Dictionary<string, string> Checked(Dictionary<string, string> properties)
    {
        if (properties["UID"].Length == 0 || !DateTime.TryParseExact(properties["DTSTAMP"], "yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
            throw new FormatException("An event needs UID and DTSTAMP.");
        var (start, end) = (Day(properties["DTSTART;VALUE=DATE"]), Day(properties["DTEND;VALUE=DATE"]));
        return end > start ? properties : throw new FormatException("An event ends before it begins.");
    }

    private static DateTime Day(string text) => DateTime.ParseExact(text, "yyyyMMdd", CultureInfo.InvariantCulture);

    private static List<string> Unfold(string text)
    {
        if (!text.EndsWith("\r\n", StringComparison.Ordinal))
            throw new FormatException("The last line has no end.");
        var lines = new List<string>();
        foreach (var line in text[..^2].Split("\r\n"))
        {
            if (line.Contains('\n', StringComparison.Ordinal) || line.Contains('\r', StringComparison.Ordinal))
                throw new FormatException("A bare line break.");
            if (Encoding.UTF8.GetByteCount(line) > 75)
                throw new FormatException($"Longer than 75 octets: {line}");
            if (line.StartsWith(' '))
                lines[^1] += line[1..];
            else
                lines.Add(line);
        }

        return lines;
    }

    private static string Unescape(string value)
    {
        var text = new StringBuilder();
        for (var i = 0; i < value.Length; i++)
        {
            if (value[i] is ';' or ',')
                throw new FormatException($"A bare {value[i]} in a text.");
            if (value[i] != '\\')
            {
                text.Append(value[i]);
                continue;
            }

            text.Append(value[++i] switch { 'n' or 'N' => '\n', '\\' or ';' or ',' => value[i], _ => throw new FormatException($"\\{value[i]} is no escape.") });
        }

        return text.ToString();
    }
}
