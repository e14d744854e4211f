using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Reachability;
using SageMakerGuard.Services;

namespace SageMakerGuard.Posture;

/// <summary>One domain as rules read it. What several rules need is worked out once, when the first of them asks.</summary>
internal sealed class DomainContext(RegionFacts facts, Domain domain)
{
    private IReadOnlyList<UnreadableCall>? _unreadVpc;
    private IReadOnlyList<UnreadableCall>? _unreadSubnets;
    private IReadOnlyList<UnreadableCall>? _unreadRoutes;
    private IReadOnlyList<Subnet>? _subnets;
    private IReadOnlyList<App>? _blockingApps;
    private IReadOnlyList<UnreadableCall>? _unreadFeatures;
    private IReadOnlyList<NeededService>? _services;
    private IReadOnlyList<EgressWay>? _egress;
    private PathSource? _source;
    private PathSource? _serviceSource;
    private IReadOnlyList<UnreadableCall>? _unreadPath;
    private IReadOnlyList<ServiceProof>? _proofs;

    public RegionFacts Facts => facts;

    public Domain Domain => domain;

    public string DomainId => domain.DomainId;

    public PostureSettings Settings => facts.Settings;

    public NetworkIndex Index => facts.Index;

    public UnreadParts Unread => facts.Unread;

    public string Region => facts.Region.Region;

    /// <summary>Absent means PublicInternetOnly, the API's default (API_CreateDomain).</summary>
    public bool IsPublic => domain.Described && domain.AppNetworkAccessType != "VpcOnly";

    public bool HasVpc => domain.VpcId is { Length: > 0 };

    public Vpc? Vpc => Index.Vpc(domain.VpcId);

    /// <summary>Those of the domain's subnets that were read.</summary>
    public IReadOnlyList<Subnet> Subnets => _subnets ??= domain.SubnetIds.Select(Index.Subnet).OfType<Subnet>().ToList();

    public IEnumerable<UserProfile> Profiles => facts.ProfilesOf(domain.DomainId);

    public IEnumerable<Space> Spaces => facts.SpacesOf(domain.DomainId);

    public IEnumerable<App> Apps => facts.AppsOf(domain.DomainId);

    public IReadOnlyList<App> BlockingApps => _blockingApps ??= Apps.Where(app => app.BlocksNetworkChange).ToList();

    public IReadOnlyDictionary<string, string> Tags => facts.TagsOf(domain.DomainArn);

    /// <summary>Groups of private spaces' and profiles' apps.</summary>
    public IReadOnlyList<string> UserGroups => domain.DefaultUserSettings?.SecurityGroups ?? [];

    /// <summary>Groups of shared spaces' apps; AWS adds nothing of the users' groups to them (API_DefaultSpaceSettings).</summary>
    public IReadOnlyList<string> SpaceGroups => domain.DefaultSpaceSettings?.SecurityGroups ?? [];

    /// <summary>Every group that people chose for the domain's interfaces.</summary>
    public IReadOnlyList<string> CustomerGroups =>
        UserGroups.Concat(SpaceGroups).Concat(domain.DomainSettings?.SecurityGroupIds ?? []).Distinct(StringComparer.Ordinal).ToList();

    /// <summary>A VPC that another account shares: only its owner changes subnets, routes, ACLs, endpoints and flow logs (VPC User Guide, 'Share your VPC subnets').</summary>
    public bool IsSharedVpc => Vpc is { OwnerId.Length: > 0 } vpc && facts.Region.AccountId.Length > 0 && vpc.OwnerId != facts.Region.AccountId;

    public IReadOnlyList<UnreadableCall> UnreadVpc => _unreadVpc ??=
        Unread.Vpcs.Count > 0 ? Unread.Vpcs : Vpc is null ? [UnreadParts.NotListed(domain.VpcId ?? "", "ec2:DescribeVpcs")] : [];

    public IReadOnlyList<UnreadableCall> UnreadSubnets => _unreadSubnets ??=
        Unread.Subnets.Count > 0 ? Unread.Subnets
        : domain.SubnetIds.Where(id => Index.Subnet(id) is null).Select(id => UnreadParts.NotListed(id, "ec2:DescribeSubnets")).ToList();

    /// <summary>Why the domain's subnets' route tables are not known; empty where each is.</summary>
    public IReadOnlyList<UnreadableCall> UnreadRoutes => _unreadRoutes ??=
        Unread.RouteTables.Count > 0 ? [.. Unread.RouteTables, .. UnreadSubnets]
        : UnreadSubnets.Count > 0 ? UnreadSubnets
        : domain.SubnetIds.Where(id => Index.RouteTableOf(id) is null).Select(id => UnreadParts.NotListed(id, "ec2:DescribeRouteTables")).ToList();

    /// <summary>Why it is not known which features the domain's people use.</summary>
    public IReadOnlyList<UnreadableCall> UnreadFeatures => _unreadFeatures ??= [.. Unread.Apps, .. Unread.UserProfiles, .. UnreadProfiles];

    /// <summary>Calls for the details of single profiles that failed; none where nobody asked for details.</summary>
    private IEnumerable<UnreadableCall> UnreadProfiles => facts.Region.UserProfiles.Unreadable.Count == 0 ? []
        : Profiles.Where(profile => profile.UserSettings is null).Select(profile => Unread.FindResource($"{domain.DomainId}/{profile.UserProfileName}")).OfType<UnreadableCall>();

    /// <summary>The services that the domain has to reach.</summary>
    public IReadOnlyList<NeededService> Services => _services ??= NeededServices.Of(this);

    /// <summary>The ways from the domain's subnets towards the internet.</summary>
    public IReadOnlyList<EgressWay> Egress => _egress ??= EgressWalk.Of(this);

    /// <summary>Endpoints of a service in the domain's VPC, whatever their state.</summary>
    public IEnumerable<VpcEndpoint> EndpointsFor(AwsService service) =>
        Index.EndpointsIn(domain.VpcId ?? "").Where(endpoint => service.Matches(endpoint.ServiceName, Region));

    /// <summary>The groups on an app's interface: the users' and, where it is found, SageMaker's own NFS group.</summary>
    public IReadOnlyList<string> InterfaceGroups => Source.SecurityGroupIds;

    /// <summary>The domain as the place that packets start from, as if it were in VpcOnly mode.</summary>
    public PathSource Source => _source ??= DomainSource.Of(Index, domain, asVpcOnly: true);

    /// <summary>Why the ways of the domain's packets are not wholly known; empty where they are.</summary>
    public IReadOnlyList<UnreadableCall> UnreadWays => _unreadPath ??= UnreadPath.Of(this);

    /// <summary>Why it is not known which names private hosted zones answer for. That nobody asked matters only where a route leads to a hub that such zones may point to.</summary>
    public IReadOnlyList<UnreadableCall> UnreadZones
    {
        get
        {
            var zones = facts.Region.HostedZones;
            var hub = Subnets.Select(s => Index.RouteTableOf(s.SubnetId)).Any(table => table?.Routes.Any(RouteLookup.LeadsToHub) == true);
            return Unread.HostedZones.Count > 0 ? (zones.Asked || hub ? Unread.HostedZones : [])
                : zones.Unreadable.Where(call => call.ResourceId == domain.VpcId).ToList();
        }
    }

    /// <summary>A proof for each service that the domain needs.</summary>
    public IReadOnlyList<ServiceProof> Proofs => _proofs ??= Services
        .Select(needed => new ServiceProof(needed, EndpointsFor(needed.Service).Any(), new(facts.Engine.Trace(ServiceSource, new ServiceDestination(needed.Service)))))
        .ToList();

    /// <summary>
    /// The source of questions about services. SageMaker's own NFS group is another one in each domain and has nothing to say on 443: without it all
    /// domains of one network ask the same questions, which the engine answers once.
    /// </summary>
    private PathSource ServiceSource
    {
        get
        {
            if (_serviceSource is not null)
                return _serviceSource;
            var groups = Source.SecurityGroupIds.Where(id => UserGroups.Contains(id, StringComparer.Ordinal) || facts.MattersForServices(id)).ToList();
            return _serviceSource = groups.Count == 0 ? Source : Source with { SecurityGroupIds = groups };
        }
    }

    /// <summary>Whether the domain, seen as if it were in VpcOnly mode, reaches a destination.</summary>
    public Proof Trace(PathDestination destination) => new(facts.Engine.Trace(Source, destination));

    /// <summary>Why these groups' rules are not known; empty where all are.</summary>
    public IReadOnlyList<UnreadableCall> UnreadGroups(IEnumerable<string> groups) =>
        Unread.SecurityGroups.Count > 0 ? Unread.SecurityGroups
        : groups.Where(id => Index.SecurityGroup(id) is null).Select(id => UnreadParts.NotListed(id, "ec2:DescribeSecurityGroups")).ToList();

    /// <summary>Why the ACLs of the domain's subnets are not known.</summary>
    public IReadOnlyList<UnreadableCall> UnreadAcls =>
        Unread.NetworkAcls.Count > 0 ? Unread.NetworkAcls
        : domain.SubnetIds.Where(id => Index.NetworkAclOf(id) is null).Select(id => UnreadParts.NotListed(id, "ec2:DescribeNetworkAcls")).ToList();

    /// <summary>Why the groups of the endpoints that the domain needs are not known.</summary>
    public IReadOnlyList<UnreadableCall> UnreadEndpointGroups => UnreadGroups(Services.SelectMany(s => EndpointsFor(s.Service)).SelectMany(e => e.Groups).Select(g => g.GroupId).Distinct());

    /// <summary>Why the ways to the internet cannot be followed to their end.</summary>
    public IReadOnlyList<UnreadableCall> UnreadEgress => Egress.Where(way => way.End == EgressEnd.Unread).SelectMany(way => way.Calls).Distinct().ToList();

    /// <summary>Groups of the home file system's mount targets, as far as they are known.</summary>
    public IReadOnlyList<string> MountTargetGroups => MountTargets.SelectMany(target => target.SecurityGroups ?? []).Distinct(StringComparer.Ordinal).ToList();

    /// <summary>Why it is not known which mount targets there are.</summary>
    public IReadOnlyList<UnreadableCall> UnreadMountTargetList =>
        Unread.MountTargets.Count > 0 ? Unread.MountTargets
        : Unread.FindResource(domain.HomeEfsFileSystemId ?? "") is { } call ? [call] : [];

    /// <summary>Why the mount targets or their groups are not known.</summary>
    public IReadOnlyList<UnreadableCall> UnreadMountTargets =>
        UnreadMountTargetList.Count > 0 ? UnreadMountTargetList
        : MountTargets.Where(target => target.SecurityGroups is null).Select(target => Unread.OfResource(target.MountTargetId, "elasticfilesystem:DescribeMountTargetSecurityGroups")).ToList();

    private IEnumerable<MountTarget> MountTargets => Index.MountTargetsOf(domain.HomeEfsFileSystemId ?? "");

    /// <summary>Why prefix lists that the domain's groups name are not known.</summary>
    public IReadOnlyList<UnreadableCall> UnreadGroupLists
    {
        get
        {
            var lists = InterfaceGroups.Select(Index.SecurityGroup).OfType<SecurityGroup>().SelectMany(g => g.IpPermissionsEgress).SelectMany(p => p.PrefixListIds).Select(l => l.Id).Distinct().ToList();
            return lists.Count == 0 ? []
                : Unread.PrefixLists.Count > 0 ? Unread.PrefixLists
                : lists.Where(id => Index.PrefixList(id)?.Cidrs is null).Select(id => Unread.OfResource(id, "ec2:GetManagedPrefixListEntries")).ToList();
        }
    }

    /// <summary>One Unknown for all of these calls; null where there is none.</summary>
    public Observation? Unknown(params IReadOnlyList<UnreadableCall>[] calls)
    {
        foreach (var some in calls)
        {
            if (some.Count > 0)
                return Observation.Unknown(null, calls.SelectMany(c => c));
        }

        return null;
    }

    /// <summary>The command that proves the network once more, for remedies that a person has to work out.</summary>
    public string TestCommand => $"Test-SMDomainConnectivity -DomainId {DomainId} -Region {Region}" + (IsPublic ? " -As VpcOnly" : "");

    /// <summary>A command of the AWS CLI against the VPC, with the owner named where it is another account's.</summary>
    public string Network(string command) => IsSharedVpc ? $"In account {Vpc!.OwnerId}, which owns the VPC: aws {command} --region {Region}" : $"aws {command} --region {Region}";

    /// <summary>A command of this module for the domain.</summary>
    public string Guard(string command, string parameters = "") => $"{command} -DomainId {DomainId} -Region {Region}{(parameters.Length > 0 ? " " : "")}{parameters}";

    /// <summary>A command of this module that changes the VPC; where another account owns it only that one can, and by the AWS CLI.</summary>
    public string GuardNetwork(string command, string parameters, string ofOwner) => IsSharedVpc ? Network(ofOwner) : Guard(command, parameters);

    /// <summary>A command of the AWS CLI on the domain itself.</summary>
    public string Cli(string command) => $"aws {command} --region {Region}";
}
