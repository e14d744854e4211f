using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Posture;

/// <summary>One domain as rules read it. What several rules need is worked out once, when the first of them asks.</summary>
internal sealed class DomainContext(RegionFacts facts, Domain domain)
{
    private IReadOnlyList<UnreadableCall>? _unreadVpc;
    private IReadOnlyList<UnreadableCall>? _unreadSubnets;
    private IReadOnlyList<UnreadableCall>? _unreadRoutes;
    private IReadOnlyList<Subnet>? _subnets;
    private IReadOnlyList<App>? _blockingApps;

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

    /// <summary>Why these groups' rules are not known; empty where all are.</summary>
    public IReadOnlyList<UnreadableCall> UnreadGroups(IEnumerable<string> groups) =>
        Unread.SecurityGroups.Count > 0 ? Unread.SecurityGroups
        : groups.Where(id => Index.SecurityGroup(id) is null).Select(id => UnreadParts.NotListed(id, "ec2:DescribeSecurityGroups")).ToList();

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

    /// <summary>A command of the AWS CLI on the domain itself.</summary>
    public string Cli(string command) => $"aws {command} --region {Region}";
}
