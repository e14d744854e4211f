using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Management.Automation;
using SageMakerGuard.Faults;
using SageMakerGuard.Kpi;

namespace SageMakerGuard.Commands;

/// <summary>Reads tickets out of whatever holds them.</summary>
internal sealed class TicketReader
{
    private static readonly Dictionary<string, IReadOnlyList<string>> s_known = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Id"] = ["Id", "Number", "Key", "TicketId"],
        ["OpenedAt"] = ["OpenedAt", "Opened", "Created", "CreatedAt", "opened_at", "TimeCreated"],
        ["Domain"] = ["DomainId", "Domain"],
        ["AccountId"] = ["AccountId"],
        ["Title"] = ["Title", "Subject", "Summary", "short_description"],
    };

    private readonly PropertyMap _map;
    private readonly string? _dateFormat;

    public TicketReader(IDictionary? mapping, string? dateFormat)
    {
        _map = new("-TicketProperty", mapping, s_known);
        _dateFormat = dateFormat is null || IsFormat(dateFormat) ? dateFormat
            : throw new GuardFault("DateFormatInvalid", FaultCategory.InvalidArgument, $"-TicketDateFormat '{dateFormat}' says nothing of how a time is written.", "Give it like 'dd.MM.yyyy HH:mm'.");
    }

    private static bool IsFormat(string format)
    {
        try
        {
            return new DateTime(2001, 2, 3).ToString(format, CultureInfo.InvariantCulture) != format;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    /// <summary>A ticket.</summary>
    /// <exception cref="GuardFault">TicketUnreadable: it has no time when it was opened, or one that cannot be read.</exception>
    public Ticket Read(PSObject item)
    {
        var id = _map.Text(item, "Id") ?? "";
        return new()
        {
            Id = id,
            OpenedAt = _map.Value(item, "OpenedAt") switch
            {
                DateTime time => time.ToUniversalTime(),
                DateTimeOffset time => time.UtcDateTime,
                string text => Time(text.Trim()) ?? throw Unreadable(id, $"'{text}' is no time that can be read for sure", _dateFormat is null ? "Write times as 2026-11-26T12:00:00Z, or say how they are written with -TicketDateFormat, for example 'dd.MM.yyyy HH:mm'." : "Check -TicketDateFormat."),
                null => throw Unreadable(id, "it has no time when it was opened", "Say which property holds it: -TicketProperty @{ OpenedAt = 'Created' }."),
                var other => throw Unreadable(id, $"{other.GetType().Name} is no time", "Say which property holds it: -TicketProperty @{ OpenedAt = 'Created' }."),
            },
            Domain = _map.Text(item, "Domain"),
            AccountId = _map.Text(item, "AccountId"),
            Title = _map.Text(item, "Title") ?? "",
        };
    }

    // 03/04/2026 is two days of the year, depending on who wrote it: what is not ISO 8601 needs a format.
    private DateTime? Time(string text) => DateTime.TryParseExact(
        text, _dateFormat is { } format ? [format] : ["yyyy-MM-dd", "yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mm:ssK"],
        CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) ? time : null;

    private static GuardFault Unreadable(string id, string why, string next) => new("TicketUnreadable", FaultCategory.InvalidData, $"The ticket {(id.Length == 0 ? "without a number" : id)} was left out: {why}.", next) { ResourceId = id };
}
