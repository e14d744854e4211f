using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using SageMakerGuard.Estates.Files;
using SageMakerGuard.Faults;
using SageMakerGuard.Reachability;

namespace SageMakerGuard.Egress;

/// <summary>AWS's own address ranges with their services, as https://ip-ranges.amazonaws.com/ip-ranges.json publishes them.</summary>
public sealed class AwsAddressRanges
{
    /// <summary>The service of all of AWS's ranges; a narrower name goes before it (VPC User Guide, 'AWS IP address ranges').</summary>
    private const string Everything = "AMAZON";

    private readonly Dictionary<Cidr, string> _services = [];
    private readonly List<int> _lengthsV4;
    private readonly List<int> _lengthsV6;

    private AwsAddressRanges(IEnumerable<(Cidr Block, string Service)> rows)
    {
        foreach (var (block, service) in rows)
        {
            // EC2 is where customers' own machines are; a service's own name says more than either.
            if (!_services.TryGetValue(block, out var known) || Weight(service) > Weight(known))
                _services[block] = service;
        }

        _lengthsV4 = Lengths(false);
        _lengthsV6 = Lengths(true);
    }

    /// <summary>How many ranges.</summary>
    public int Count => _services.Count;

    /// <summary>Reads the file.</summary>
    /// <exception cref="GuardFault">IpRangesUnreadable: it is no such file.</exception>
    public static AwsAddressRanges Read(string path)
    {
        var bytes = FileAccessFault.Guard(path, FileAccessFault.Reading, () => File.Exists(path) ? File.ReadAllBytes(path) : throw Fault(path, "it does not exist"));
        try
        {
            using var document = JsonDocument.Parse(bytes);
            var rows = Rows(document.RootElement, "prefixes", "ip_prefix").Concat(Rows(document.RootElement, "ipv6_prefixes", "ipv6_prefix")).ToList();
            return rows.Count > 0 ? new AwsAddressRanges(rows) : throw Fault(path, "it has no prefixes");
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw Fault(path, "it is not the JSON that AWS publishes");
        }
    }

    /// <summary>The service of the narrowest range that holds an address; null where none does.</summary>
    public string? ServiceOf(IpAddress address)
    {
        string? found = null;
        foreach (var length in address.IsV6 ? _lengthsV6 : _lengthsV4)
        {
            if (!_services.TryGetValue(Cidr.Of(address, length), out var service))
                continue;
            if (service != Everything)
                return service;
            found = service;
        }

        return found;
    }

    private static int Weight(string service) => service == Everything ? 0 : service == "EC2" ? 1 : 2;

    private static IEnumerable<(Cidr Block, string Service)> Rows(JsonElement root, string list, string prefix)
    {
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty(list, out var rows))
            yield break;
        foreach (var row in rows.EnumerateArray())
        {
            if (Cidr.TryParse(row.GetProperty(prefix).GetString(), out var block) && row.GetProperty("service").GetString() is { Length: > 0 } service)
                yield return (block, service);
        }
    }

    private static GuardFault Fault(string path, string reason) => new(
        "IpRangesUnreadable", FaultCategory.InvalidData, $"'{path}' cannot be used as AWS's address ranges: {reason}.", "Download https://ip-ranges.amazonaws.com/ip-ranges.json and give its path with -IpRangesPath.") { ResourceId = path };

    private List<int> Lengths(bool v6) => _services.Keys.Where(block => block.IsV6 == v6).Select(block => block.PrefixLength).Distinct().OrderByDescending(length => length).ToList();
}
