using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Reachability;

namespace SageMakerGuard.Posture;

/// <summary>One region as rules read it: the lookups that every domain and notebook instance of the region shares, built once.</summary>
internal sealed class RegionFacts
{
    private readonly ILookup<string, UserProfile> _profiles;
    private readonly ILookup<string, Space> _spaces;
    private readonly ILookup<string, App> _apps;
    private readonly ILookup<string, FlowLog> _flowLogs;
    private readonly Dictionary<string, DhcpOptions> _dhcpOptions;
    private readonly Dictionary<string, IReadOnlyDictionary<string, string>> _tags = new(StringComparer.OrdinalIgnoreCase);

    public RegionFacts(RegionEstate region, PostureSettings settings)
    {
        Region = region;
        Settings = settings;
        Index = new NetworkIndex(region);
        Unread = new UnreadParts(region);
        Groups = new SecurityGroupFilter(Index);
        Routes = new RouteLookup(Index);
        Engine = new ReachabilityEngine(Index);
        _profiles = region.UserProfiles.Items.ToLookup(p => p.DomainId, StringComparer.Ordinal);
        _spaces = region.Spaces.Items.ToLookup(s => s.DomainId, StringComparer.Ordinal);
        _apps = region.Apps.Items.ToLookup(a => a.DomainId, StringComparer.Ordinal);
        _flowLogs = region.FlowLogs.Items.ToLookup(f => f.ResourceId, StringComparer.Ordinal);
        _dhcpOptions = region.DhcpOptions.Items.GroupBy(d => d.DhcpOptionsId, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Last(), StringComparer.Ordinal);
        foreach (var row in region.Tags.Items)
            _tags[row.ResourceARN] = row.Tags.GroupBy(t => t.Key, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Last().Value, StringComparer.Ordinal);
    }

    public RegionEstate Region { get; }

    public PostureSettings Settings { get; }

    public NetworkIndex Index { get; }

    public UnreadParts Unread { get; }

    public SecurityGroupFilter Groups { get; }

    public RouteLookup Routes { get; }

    public ReachabilityEngine Engine { get; }

    public IEnumerable<UserProfile> ProfilesOf(string domainId) => _profiles[domainId];

    public IEnumerable<Space> SpacesOf(string domainId) => _spaces[domainId];

    public IEnumerable<App> AppsOf(string domainId) => _apps[domainId];

    public IEnumerable<FlowLog> FlowLogsOn(string resourceId) => _flowLogs[resourceId];

    public DhcpOptions? DhcpOptions(string id) => _dhcpOptions.TryGetValue(id, out var options) ? options : null;

    /// <summary>A resource that never had a tag has no row (Resource Groups Tagging API, GetResources). Names in SageMaker's ARNs stand in lower case, so ARNs are compared without case.</summary>
    public IReadOnlyDictionary<string, string> TagsOf(string arn) => _tags.TryGetValue(arn, out var tags) ? tags : s_noTags;

    private static readonly IReadOnlyDictionary<string, string> s_noTags = new Dictionary<string, string>();
}
