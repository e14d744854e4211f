using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Reachability;
using SageMakerGuard.Services;
using SageMakerGuard.Testing;

namespace SageMakerGuard.Core.Tests.Reachability;

/// <summary>A network, a question, and the answer that AWS's rules give. The source stands in zone a unless the case says otherwise.</summary>
internal sealed record PathCase(string Name, RegionEstate Region, PathDestination To, ReachabilityVerdict Verdict, string Via = "", params string[] Rules)
{
    /// <summary>Changes the source.</summary>
    public Func<PathSource, PathSource> From { get; init; } = source => source;

    /// <summary>What else must hold.</summary>
    public Action<ConnectivityResult>? More { get; init; }

    public static ServiceDestination Service(string name) => new(ServiceCatalog.Find(name) ?? throw new ArgumentException(name));

    public static FileSystemDestination HomeFileSystem { get; } = new(HealthyRegion.FileSystem) { Port = 2049 };

    public static InternetDestination Internet { get; } = new();

    public static AppToAppDestination Apps { get; } = new() { Port = 8192 };

    public static AddressDestination Address(string cidr) => new(cidr, cidr);

    public static PathSource SourceOf(RegionEstate region) =>
        DomainSource.Of(new NetworkIndex(region), region.Domains.Items[0]) with { SubnetIds = [HealthyRegion.SubnetA] };

    public IReadOnlyList<ConnectivityResult> Run() => new ReachabilityEngine(new NetworkIndex(Region)).Trace(From(SourceOf(Region)), To);

    public static string Explain(ConnectivityResult result) =>
        $"{result.Verdict} via '{result.Via}'\n" + string.Join("\n", result.Hops.Select(h => $"  {(h.Return ? "<" : ">")} {(h.Passed ? "ok" : "NO")} {h.ResourceType} {h.ResourceId}: {h.Detail}"))
        + string.Concat(result.BlockedBy.Select(b => $"\n  blocked by {b.Rule}: {b.Reason}")) + string.Concat(result.Unknowns.Select(u => $"\n  unknown: {u.Reason}")) + "\n  fix: " + result.SmallestFix;
}
