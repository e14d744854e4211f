using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Reachability;

namespace SageMakerGuard.Posture;

/// <summary>One region as rules read it: the lookups that every domain and notebook instance of the region shares, built once.</summary>
internal sealed class RegionFacts
{
    private readonly Lazy<HashSet<string>> _admittedToEndpoints;
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
        _admittedToEndpoints = new(() => new HashSet<string>(
            region.VpcEndpoints.Items.SelectMany(e => e.Groups).Select(g => g.GroupId).Distinct().Select(Index.SecurityGroup).OfType<SecurityGroup>().SelectMany(g => g.IpPermissions).SelectMany(p => p.UserIdGroupPairs).Select(p => p.GroupId),
            StringComparer.Ordinal));
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

    /// <summary>Whether a group may let anything out to 443, or is what an endpoint's group lets in.</summary>
    public bool MattersForServices(string groupId) =>
        Index.SecurityGroup(groupId) is not { } group
        || group.IpPermissionsEgress.Any(rule => Traffic.ProtocolNumber(rule.IpProtocol) is Traffic.AnyProtocol || rule.FromPort is null or <= 443 && rule.ToPort is null or < 0 or >= 443)
        || _admittedToEndpoints.Value.Contains(groupId);

    public IEnumerable<UserProfile> ProfilesOf(string domainId) => _profiles[domainId];

    public IEnumerable<Space> SpacesOf(string domainId) => _spaces[domainId];

    public IEnumerable<App> AppsOf(string domainId) => _apps[domainId];

    public IEnumerable<FlowLog> FlowLogsOn(string resourceId) => _flowLogs[resourceId];

    public DhcpOptions? DhcpOptions(string id) => _dhcpOptions.TryGetValue(id, out var options) ? options : null;

    /// <summary>A resource that never had a tag has no row (Resource Groups Tagging API, GetResources). Names in SageMaker's ARNs stand in lower case, so ARNs are compared without case.</summary>
    public IReadOnlyDictionary<string, string> TagsOf(string arn) => _tags.TryGetValue(arn, out var tags) ? tags : s_noTags;

    private static readonly IReadOnlyDictionary<string, string> s_noTags = new Dictionary<string, string>();
}
