using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Text.Json;
using SageMakerGuard.Estates.Files;
using SageMakerGuard.Faults;

namespace SageMakerGuard.Egress;

/// <summary>Destinations that an earlier run saw.</summary>
public sealed class EgressBaseline
{
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private readonly HashSet<string> _owners = new(StringComparer.Ordinal);
    private readonly HashSet<string> _incomplete = new(StringComparer.Ordinal);

    /// <summary>The destinations of earlier summaries.</summary>
    public static EgressBaseline Of(IEnumerable<EgressSummary> earlier)
    {
        var baseline = new EgressBaseline();
        foreach (var summary in earlier)
        {
            var owner = summary.DomainId ?? summary.VpcId ?? "";
            baseline._owners.Add(owner);
            foreach (var destination in summary.Destinations)
                baseline.Add(owner, destination.Address, destination.Port, destination.Protocol);
            foreach (var attempt in summary.RejectedAttempts)
                baseline.Add(owner, attempt.DestinationAddress, attempt.Port, attempt.Protocol);
        }

        return baseline;
    }

    /// <summary>Reads what an earlier run gave: <c>Measure-SMEgress … | ConvertTo-Json -Depth 8 | Set-Content baseline.json</c>.</summary>
    /// <exception cref="GuardFault">BaselineUnreadable: it is no such file; or what the file system says.</exception>
    public static EgressBaseline Read(string path)
    {
        // ReadAllText knows the byte order marks that Windows PowerShell writes.
        var text = FileAccessFault.Guard(path, FileAccessFault.Reading, () => File.Exists(path) ? File.ReadAllText(path) : throw Fault(path, "it does not exist"));
        try
        {
            using var document = JsonDocument.Parse(text);
            var baseline = new EgressBaseline();
            var root = document.RootElement;
            if (root.ValueKind == JsonValueKind.Array)
            {
                foreach (var summary in root.EnumerateArray())
                    baseline.Add(summary);
            }
            else
            {
                baseline.Add(root);
            }

            return baseline;
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            throw Fault(path, "it is not the JSON of Measure-SMEgress");
        }
    }

    /// <summary>Whether the domain, or the network where there is none, was seen to talk to that address, port and protocol; null where the baseline cannot say.</summary>
    public bool? Knows(string? domainOrVpc, string? address, int? port, string? protocol)
    {
        var owner = domainOrVpc ?? "";
        return _known.Contains(Key(owner, address, port, protocol)) ? true : _owners.Contains(owner) && !_incomplete.Contains(owner) ? false : null;
    }

    private static GuardFault Fault(string path, string reason) => new(
        "BaselineUnreadable", FaultCategory.InvalidData, $"'{path}' cannot be used as a baseline: {reason}.",
        "Make one of an earlier run: Measure-SMEgress -Path <logs> | ConvertTo-Json -Depth 8 | Set-Content <file>.") { ResourceId = path };

    private static string Key(string owner, string? address, int? port, string? protocol) =>
        string.Join(" ", owner, address, port?.ToString(CultureInfo.InvariantCulture), protocol);

    private void Add(string owner, string? address, int? port, string? protocol)
    {
        // A row that puts several together hides which they are.
        if (address is null)
            _incomplete.Add(owner);
        else
            _known.Add(Key(owner, address, port, protocol));
    }

    private void Add(JsonElement summary)
    {
        var owner = Text(summary, "DomainId") ?? Text(summary, "VpcId") ?? "";
        _owners.Add(owner);
        foreach (var destination in summary.GetProperty("Destinations").EnumerateArray())
            Add(owner, Text(destination, "Address"), Number(destination, "Port"), Text(destination, "Protocol"));
        foreach (var attempt in summary.GetProperty("RejectedAttempts").EnumerateArray())
            Add(owner, Text(attempt, "DestinationAddress"), Number(attempt, "Port"), Text(attempt, "Protocol"));
    }

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();

    private static int? Number(JsonElement element, string name) => element.GetProperty(name) is { ValueKind: JsonValueKind.Number } number ? number.GetInt32() : null;
}
