using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Ports;
using SageMakerGuard.Sandbox.World.Billing;
using SageMakerGuard.Sandbox.World.Spending;

namespace SageMakerGuard.Sandbox.World;

/// <summary>How an account stands to a region: the words of DescribeRegions.</summary>
internal enum OptInStatus
{
    NotRequired,
    OptedIn,
    NotOptedIn,
}

/// <summary>An account: its regions, and which of them it may use.</summary>
internal sealed class AccountState
{
    private readonly ConcurrentDictionary<string, RegionState> _regions = new(StringComparer.Ordinal);
    private readonly HashSet<string> _notOptedIn;
    private readonly Func<DateTimeOffset> _clock;
    private readonly bool _recordedSpelling;

    public AccountState(string id, IEnumerable<RegionEstate> regions, SandboxOptions options, Func<DateTimeOffset> clock)
    {
        Id = id;
        _clock = clock;
        _recordedSpelling = options.RecordedSpelling;
        _notOptedIn = new HashSet<string>(options.NotOptedIn, StringComparer.Ordinal);
        var all = regions.ToList();
        CostTags = new(options.ActiveCostTags.Concat(all.SelectMany(region => region.CostAllocationTags.Items).Where(tag => tag.Status == CostAllocationTag.Active).Select(tag => tag.TagKey)));
        RolePolicies = new(all.SelectMany(region => region.RolePolicies.Items));
        Budgets = new(all.SelectMany(region => region.Budgets.Items));
        CostAnomalies = new(all.SelectMany(region => region.AnomalyMonitors.Items), all.SelectMany(region => region.AnomalySubscriptions.Items));
        RoleAccess = new(all);
        foreach (var region in all)
            _regions[region.Region] = new RegionState(region with { AccountId = id }, clock, _recordedSpelling);
        TagKeysAtStart = _regions.Values.SelectMany(region => region.Tags.All()).SelectMany(row => row.Tags).Select(tag => tag.Key)
            .Concat(all.SelectMany(region => region.CostAllocationTags.Items).Select(tag => tag.TagKey)).Distinct(StringComparer.Ordinal).ToList();
        Occupied = _regions.Keys.OrderBy(name => name, StringComparer.Ordinal).ToList();
    }

    public string Id { get; }

    /// <summary>The inline policies of its roles.</summary>
    public RolePolicyShelf RolePolicies { get; }

    /// <summary>Its budgets.</summary>
    public BudgetShelf Budgets { get; }

    /// <summary>What watches its costs.</summary>
    public CostAnomalyShelf CostAnomalies { get; }

    /// <summary>The tags that stand on its bill.</summary>
    public CostTags CostTags { get; }

    /// <summary>The tag keys that were in use when the world began, or that its estate's billing knew: those that billing has had the time to see.</summary>
    public IReadOnlyList<string> TagKeysAtStart { get; }

    /// <summary>What its roles may do in S3, and how its buckets are tagged.</summary>
    public RoleAccessShelf RoleAccess { get; }

    /// <summary>Regions that the estate had something to say of.</summary>
    public IReadOnlyList<string> Occupied { get; }

    /// <summary>Every region that the estate holds or that somebody asked for, by name.</summary>
    public IEnumerable<RegionState> Regions => _regions.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Value);

    /// <summary>The region; a usable region that the estate does not hold is empty.</summary>
    public RegionState Region(string name) => _regions.GetOrAdd(name, n => new RegionState(new RegionEstate { AccountId = Id, Region = n, Partition = Partition.OfRegion(n) }, _clock, _recordedSpelling));

    public OptInStatus StatusOf(string region)
    {
        if (_notOptedIn.Contains(region))
            return OptInStatus.NotOptedIn;
        var row = RegionCatalog.Find(region);
        if (row is { OptIn: false })
            return OptInStatus.NotRequired;
        return Occupied.Contains(region) ? OptInStatus.OptedIn : OptInStatus.NotOptedIn;
    }

    /// <summary>The names that DescribeRegions knows from a region of that partition.</summary>
    public IEnumerable<string> RegionNames(string partition) =>
        RegionCatalog.In(partition).Select(row => row.Name)
            .Concat(Occupied.Where(name => Partition.OfRegion(name) == partition))
            .Distinct(StringComparer.Ordinal);
}
