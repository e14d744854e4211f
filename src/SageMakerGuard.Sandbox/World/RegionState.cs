using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Sandbox.World.Spending;

namespace SageMakerGuard.Sandbox.World;

/// <summary>One region of one account. The network is an immutable estate that changes replace; SageMaker's resources and the tags have shelves of their own.</summary>
internal sealed class RegionState
{
    /// <summary>For resources whose estate does not say when they were made: AWS always says it.</summary>
    public static readonly DateTimeOffset LongAgo = new(2025, 1, 15, 9, 0, 0, TimeSpan.Zero);

    private static readonly TimeSpan s_deadAppsStayListed = TimeSpan.FromHours(24);

    // What an estate caught on its way comes to an end: starting takes one to five minutes, deleting thirty to sixty seconds as a rule.
    private static readonly TimeSpan s_underway = TimeSpan.FromMinutes(1);

    private readonly NetworkState _network;

    public RegionState(RegionEstate estate, Func<DateTimeOffset> clock, bool recordedSpelling = false)
    {
        RecordedSpelling = recordedSpelling;
        var now = clock();
        estate = estate with { MountTargets = MountTargetReader.Complete(estate), PrefixLists = GatewayPrefixLists.Complete(estate), Addresses = KnownAddresses.Complete(estate) };
        _network = new NetworkState(estate, clock);
        Quotas = new Quotas(estate);
        Insights = new InsightsState(estate, clock);
        Athena = new AthenaShelf(estate.AthenaTables.Items);
        Alarms = new AlarmShelf(estate.Alarms.Items, estate.AnomalyDetectors.Items);
        Domains = new(estate.Domains.Items.Select(d => Dated(d, Arn("sagemaker", "domain/" + d.DomainId))), d => d.DomainId, StringComparer.Ordinal);

        // Names of user profiles are not case-sensitive in Describe (API_DescribeUserProfile).
        UserProfiles = new(estate.UserProfiles.Items.Select(Dated).OrderBy(p => p.CreationTime), p => ProfileKey(p.DomainId, p.UserProfileName), StringComparer.OrdinalIgnoreCase);
        Spaces = new(estate.Spaces.Items.Select(Dated).OrderBy(s => s.CreationTime), s => ProfileKey(s.DomainId, s.SpaceName), StringComparer.Ordinal);
        Apps = new(estate.Apps.Items.Select(Dated).OrderBy(a => a.CreationTime), AppKey, StringComparer.Ordinal);
        NotebookInstances = new(estate.NotebookInstances.Items.Select(n => Dated(n, Arn("sagemaker", "notebook-instance/" + n.NotebookInstanceName.ToLowerInvariant()))), n => n.NotebookInstanceName, StringComparer.Ordinal);
        NotebookLifecycleConfigs = new(estate.NotebookLifecycleConfigs.Items.Select(Dated), c => c.NotebookInstanceLifecycleConfigName, StringComparer.Ordinal);
        foreach (var entry in Apps.Items)
            GoOn(entry, now);

        foreach (var row in estate.Tags.Items.Concat(estate.ResourceTagSets.Items.Where(row => row.Tags.Count > 0)))
            Tags.Put(row.ResourceARN, row.Tags);
        foreach (var (arn, tags) in NetworkTags.Of(this))
            Tags.Put(arn, tags);
        RecordedFailures = UnreadableParts.Of(estate);
    }

    /// <summary>Held by operations that look before they change.</summary>
    public object Gate { get; } = new();

    /// <summary>Whether EC2's values are spelt as recorded from AWS rather than as in its model.</summary>
    public bool RecordedSpelling { get; }

    /// <summary>The network as it is now.</summary>
    public RegionEstate Estate => _network.Now;

    /// <summary>Lookups over the network as it is now.</summary>
    public NetworkIndex Index => _network.Index;

    /// <summary>Replaces the network by a changed one, at once or in steps with time.</summary>
    public NetworkState Network => _network;

    /// <summary>Idempotency tokens that were used (EC2 API, 'Ensuring idempotency').</summary>
    public TokenLedger ClientTokens { get; } = new();

    /// <summary>How much there may be of a kind.</summary>
    public Quotas Quotas { get; }

    /// <summary>Ids, descriptions and tags of security groups' rules.</summary>
    public RuleBook Rules { get; } = new();

    /// <summary>Files of flow logs that somebody has looked at, by key: what was delivered stays as it was.</summary>
    public ConcurrentDictionary<string, byte[]> DeliveredFiles { get; } = new(StringComparer.Ordinal);

    /// <summary>Queries of CloudWatch Logs Insights, by id.</summary>
    public ConcurrentDictionary<string, LogQueryRun> LogQueries { get; } = new(StringComparer.Ordinal);

    /// <summary>Tables and queries of Athena.</summary>
    public AthenaShelf Athena { get; }

    /// <summary>When network resources were made, where the estate's records do not say it.</summary>
    public Occasions Made { get; } = new();

    /// <summary>Until when a change is being made to a network resource that takes one at a time.</summary>
    public Occasions BusyUntil { get; } = new();

    /// <summary>When network resources came to their end while they stay listed.</summary>
    public Occasions Ended { get; } = new();

    /// <summary>What a caller can no longer, or not yet, do.</summary>
    public ShortMemory Memory { get; } = new();

    /// <summary>Paths and analyses of Reachability Analyzer.</summary>
    public InsightsState Insights { get; }

    /// <summary>Alarms of CloudWatch, and what it has learnt for them.</summary>
    public AlarmShelf Alarms { get; }

    /// <summary>The interfaces of the apps that were created here.</summary>
    public AppInterfaces AppInterfaces { get; } = new();

    public string AccountId => Estate.AccountId;

    public string Region => Estate.Region;

    public Shelf<Domain> Domains { get; }

    public Shelf<UserProfile> UserProfiles { get; }

    public Shelf<Space> Spaces { get; }

    public Shelf<App> Apps { get; }

    public Shelf<NotebookInstance> NotebookInstances { get; }

    public Shelf<NotebookLifecycleConfig> NotebookLifecycleConfigs { get; }

    public TagShelf Tags { get; } = new();

    /// <summary>Calls that failed when the estate was collected and fail here as well.</summary>
    public IReadOnlyList<UnreadableCall> RecordedFailures { get; }

    public string Arn(string service, string resource) => $"arn:{Partition}:{service}:{Region}:{AccountId}:{resource}";

    public string Partition => Estate.Partition is { Length: > 0 } partition ? partition : Estates.Partition.OfRegion(Region);

    public static string ProfileKey(string domainId, string name) => domainId + "/" + name;

    public static string AppKey(App app) => AppKey(app.DomainId, app.UserProfileName, app.SpaceName, app.AppType, app.AppName);

    public static string AppKey(string domainId, string? profile, string? space, string type, string name) =>
        domainId + (space is null ? "/profile/" + profile : "/space/" + space) + "/" + type + "/" + name;

    /// <summary>The last state of an app: it stays listed for a day, then it is gone (SageMaker Developer Guide, 'Delete an Amazon SageMaker AI domain'; API_ListApps).</summary>
    public void Bury(Changing<App> entry, App deleting, DateTimeOffset due) =>
        entry.Become(deleting, due, app =>
        {
            // The day of being listed starts when the deletion ends.
            entry.Become(app with { Status = "Deleted" }, due + s_deadAppsStayListed, _ => null);
            return app with { Status = "Deleted" };
        });

    /// <summary>An app that does not come up: Failed when its time has come, listed for a day, then gone (API_ListApps).</summary>
    public void Fail(Changing<App> entry, App pending, DateTimeOffset due) =>
        entry.Become(pending, due, app =>
        {
            entry.Become(app with { Status = "Failed" }, due + s_deadAppsStayListed, _ => null);
            return app with { Status = "Failed" };
        });

    private void GoOn(Changing<App> entry, DateTimeOffset now)
    {
        switch (entry.At(now))
        {
            case { Status: "Deleted" or "Failed" } dead:
                entry.Become(dead, now + s_deadAppsStayListed, _ => null);
                break;
            case { Status: "Pending" } starting:
                entry.Become(starting, now + s_underway, app => app with { Status = "InService" });
                break;
            case { Status: "Deleting" } ending:
                Bury(entry, ending, now + s_underway);
                break;
        }
    }

    private static Domain Dated(Domain d, string arn) => d with { DomainArn = d.DomainArn is { Length: > 0 } own ? own : arn, CreationTime = d.CreationTime ?? LongAgo, LastModifiedTime = d.LastModifiedTime ?? d.CreationTime ?? LongAgo };

    private static UserProfile Dated(UserProfile p) => p with { CreationTime = p.CreationTime ?? LongAgo, LastModifiedTime = p.LastModifiedTime ?? p.CreationTime ?? LongAgo };

    private static Space Dated(Space s) => s with { CreationTime = s.CreationTime ?? LongAgo, LastModifiedTime = s.LastModifiedTime ?? s.CreationTime ?? LongAgo };

    private static App Dated(App a) => a with { CreationTime = a.CreationTime ?? LongAgo };

    private static NotebookLifecycleConfig Dated(NotebookLifecycleConfig c) => c with { CreationTime = c.CreationTime ?? LongAgo, LastModifiedTime = c.LastModifiedTime ?? c.CreationTime ?? LongAgo };

    private static NotebookInstance Dated(NotebookInstance n, string arn) => n with
    {
        NotebookInstanceArn = n.NotebookInstanceArn is { Length: > 0 } own ? own : arn,
        CreationTime = n.CreationTime ?? LongAgo,
        LastModifiedTime = n.LastModifiedTime ?? n.CreationTime ?? LongAgo,
    };
}
