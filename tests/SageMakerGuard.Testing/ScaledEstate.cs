using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Testing;

/// <summary>Estates of any size for benchmarks and load tests: healthy domains, eighty to a VPC, each with two profiles, two spaces and an app.</summary>
public static class ScaledEstate
{
    private const int DomainsPerVpc = 80;

    /// <summary>One region with that many domains; none gives an empty region that was read whole.</summary>
    public static RegionEstate Region(string region, int domains, string account = HealthyRegion.Account)
    {
        var vpcs = Enumerable.Range(0, (domains + DomainsPerVpc - 1) / DomainsPerVpc).Select(i => Vpc(region, i)).ToList();
        var all = Enumerable.Range(0, domains).ToList();
        return HealthyRegion.Create() with
        {
            AccountId = account,
            Region = region,
            Domains = Part<Domain>.Read(all.Select(i => Domain(region, account, i))),
            UserProfiles = Part<UserProfile>.Read(all.SelectMany(i => new[] { Profile(i, "ada"), Profile(i, "grace") })),
            Spaces = Part<Space>.Read(all.SelectMany(i => new[] { Space(i, "lab", "ada"), Space(i, "notes", "grace") })),
            Apps = Part<App>.Read(all.Select(i => new App { DomainId = Id(i), SpaceName = "lab", AppType = "JupyterLab", AppName = "default", Status = "InService", CreationTime = Made(i) })),
            Tags = Part<ResourceTags>.Read(all.Select(i => new ResourceTags
            {
                ResourceARN = Arn(region, account, i),
                Tags = [HealthyRegion.Tag("Owner", "ml-platform"), HealthyRegion.Tag("CostCenter", "4711"), HealthyRegion.Tag("DataSensitivity", "internal")],
            })),
            Vpcs = Join(vpcs, r => r.Vpcs),
            Subnets = Join(vpcs, r => r.Subnets),
            RouteTables = Join(vpcs, r => r.RouteTables),
            NetworkAcls = Join(vpcs, r => r.NetworkAcls),
            SecurityGroups = Part<SecurityGroup>.Read(vpcs.SelectMany(v => v.SecurityGroups.Items).Concat(all.SelectMany(NfsGroups))),
            VpcEndpoints = Join(vpcs, r => r.VpcEndpoints),
            FlowLogs = Join(vpcs, r => r.FlowLogs),
            NetworkInterfaces = Part<NetworkInterface>.Read(vpcs.SelectMany(v => v.NetworkInterfaces.Items).Concat(all.SelectMany(MountInterfaces))),
            MountTargets = Part<MountTarget>.Read(all.SelectMany(MountTargets)),
        };
    }

    /// <summary>An estate of those regions.</summary>
    public static Estate Of(params IEnumerable<RegionEstate> regions) => new() { CollectedAt = new DateTime(2026, 11, 1, 0, 0, 0, DateTimeKind.Utc), Source = "scaled", Regions = regions.ToList() };

    private static string Id(int i) => $"d-scale{i:d7}";

    private static string Arn(string region, string account, int i) => $"arn:aws:sagemaker:{region}:{account}:domain/{Id(i)}";

    // Every id of the healthy region has '0aaa' in it, and no id of another VPC may be the same.
    private static string InVpc(string id, int vpc) => id.Replace("0aaa", $"{0xaaa + vpc:x4}", StringComparison.Ordinal);

    private static DateTimeOffset Made(int i) => new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(i);

    private static Domain Domain(string region, string account, int i)
    {
        var vpc = i / DomainsPerVpc;
        var settings = new UserSettings { ExecutionRole = $"arn:aws:iam::{account}:role/studio", SecurityGroups = [InVpc(HealthyRegion.DomainGroup, vpc)] };
        return HealthyRegion.Domain() with
        {
            DomainId = Id(i), DomainArn = Arn(region, account, i), DomainName = $"team-{i:d5}", VpcId = InVpc(HealthyRegion.Vpc, vpc),
            SubnetIds = [InVpc(HealthyRegion.SubnetA, vpc), InVpc(HealthyRegion.SubnetB, vpc)], HomeEfsFileSystemId = FileSystem(i), CreationTime = Made(i), LastModifiedTime = Made(i),
            DefaultUserSettings = settings, DefaultSpaceSettings = new() { ExecutionRole = settings.ExecutionRole, SecurityGroups = settings.SecurityGroups },
        };
    }

    private static string FileSystem(int i) => $"fs-{i:x17}";

    private static UserProfile Profile(int i, string name) => new() { DomainId = Id(i), UserProfileName = name, Status = "InService", CreationTime = Made(i), LastModifiedTime = Made(i) };

    private static Space Space(int i, string name, string owner) => new()
    {
        DomainId = Id(i), SpaceName = name, Status = "InService", CreationTime = Made(i), LastModifiedTime = Made(i),
        SpaceSharingSettingsSummary = new() { SharingType = "Private" }, OwnershipSettingsSummary = new() { OwnerUserProfileName = owner },
    };

    private static IEnumerable<SecurityGroup> NfsGroups(int i)
    {
        var (inbound, outbound, vpc) = (NfsInbound(i), NfsOutbound(i), InVpc(HealthyRegion.Vpc, i / DomainsPerVpc));
        yield return HealthyRegion.Group(inbound, $"security-group-for-inbound-nfs-{Id(i)}", Nfs(outbound), []) with { VpcId = vpc };
        yield return HealthyRegion.Group(outbound, $"security-group-for-outbound-nfs-{Id(i)}", [], Nfs(inbound)) with { VpcId = vpc };
    }

    private static IReadOnlyList<IpPermission> Nfs(string peer) => [HealthyRegion.Tcp(2049, 2049, group: peer), HealthyRegion.Tcp(988, 988, group: peer), HealthyRegion.Tcp(1018, 1023, group: peer)];

    private static string NfsInbound(int i) => $"sg-1{i:x16}";

    private static string NfsOutbound(int i) => $"sg-2{i:x16}";

    private static IEnumerable<MountTarget> MountTargets(int i) => new[] { "a", "b" }.Select((zone, n) => new MountTarget
    {
        FileSystemId = FileSystem(i), MountTargetId = $"fsmt-{n}{i:x16}", SubnetId = SubnetOf(zone, i), VpcId = InVpc(HealthyRegion.Vpc, i / DomainsPerVpc),
        IpAddress = Address(n, i), NetworkInterfaceId = $"eni-{n + 1}{i:x16}", SecurityGroups = [NfsInbound(i)],
    });

    private static IEnumerable<NetworkInterface> MountInterfaces(int i) => MountTargets(i).Select(target => new NetworkInterface
    {
        NetworkInterfaceId = target.NetworkInterfaceId!, VpcId = target.VpcId!, SubnetId = target.SubnetId, InterfaceType = "efs", Status = "in-use", PrivateIpAddress = target.IpAddress,
        Description = $"EFS mount target for {target.FileSystemId} ({target.MountTargetId})", Groups = [new() { GroupId = NfsInbound(i) }], SourceDestCheck = true,
    });

    private static string SubnetOf(string zone, int i) => InVpc(zone == "a" ? HealthyRegion.SubnetA : HealthyRegion.SubnetB, i / DomainsPerVpc);

    private static string Address(int zone, int i) => $"10.20.{zone + 1}.{40 + i % DomainsPerVpc}";

    // The healthy region's network, with ids of its own for each VPC and its names moved to the other region.
    private static RegionEstate Vpc(string region, int i)
    {
        var one = HealthyRegion.Create();
        string Move(string id) => InVpc(id, i);
        string Zone(string name) => name.Replace(HealthyRegion.Region, region, StringComparison.Ordinal);
        EndpointGroup MoveGroup(EndpointGroup g) => g with { GroupId = Move(g.GroupId) };
        IpPermission MoveRule(IpPermission p) => p with { UserIdGroupPairs = p.UserIdGroupPairs.Select(g => g with { GroupId = Move(g.GroupId) }).ToList() };
        return one with
        {
            Vpcs = one.Vpcs.Select(v => v with { VpcId = Move(v.VpcId) }),
            Subnets = one.Subnets.Select(s => s with { SubnetId = Move(s.SubnetId), VpcId = Move(s.VpcId), AvailabilityZone = Zone(s.AvailabilityZone) }),
            RouteTables = one.RouteTables.Select(t => t with
            {
                RouteTableId = Move(t.RouteTableId), VpcId = Move(t.VpcId),
                Associations = t.Associations.Select(a => a with { SubnetId = a.SubnetId is null ? null : Move(a.SubnetId) }).ToList(),
                Routes = t.Routes.Select(r => r with { GatewayId = r.GatewayId == HealthyRegion.S3Endpoint ? Move(r.GatewayId) : r.GatewayId }).ToList(),
            }),
            NetworkAcls = one.NetworkAcls.Select(a => a with { NetworkAclId = Move(a.NetworkAclId), VpcId = Move(a.VpcId), Associations = a.Associations.Select(s => new NetworkAclAssociation { SubnetId = Move(s.SubnetId) }).ToList() }),
            SecurityGroups = Part<SecurityGroup>.Read(one.SecurityGroups.Items.Where(g => !g.GroupName.Contains("nfs", StringComparison.Ordinal)).Select(g => g with
            {
                GroupId = Move(g.GroupId), VpcId = Move(g.VpcId), IpPermissions = g.IpPermissions.Select(MoveRule).ToList(), IpPermissionsEgress = g.IpPermissionsEgress.Select(MoveRule).ToList(),
            })),
            VpcEndpoints = one.VpcEndpoints.Select(e => e with
            {
                VpcEndpointId = Move(e.VpcEndpointId), VpcId = Move(e.VpcId), ServiceName = Zone(e.ServiceName),
                SubnetIds = e.SubnetIds.Select(Move).ToList(), RouteTableIds = e.RouteTableIds.Select(Move).ToList(), Groups = e.Groups.Select(MoveGroup).ToList(), NetworkInterfaceIds = e.NetworkInterfaceIds.Select(Move).ToList(),
            }),
            FlowLogs = one.FlowLogs.Select(f => f with { FlowLogId = Move(f.FlowLogId), ResourceId = Move(f.ResourceId) }),
            NetworkInterfaces = Part<NetworkInterface>.Read(one.NetworkInterfaces.Items.Where(n => n.InterfaceType == "vpc_endpoint").Select(n => n with
            {
                NetworkInterfaceId = Move(n.NetworkInterfaceId), VpcId = Move(n.VpcId), SubnetId = Move(n.SubnetId), Groups = n.Groups.Select(MoveGroup).ToList(),
            })),
        };
    }

    private static Part<T> Join<T>(IEnumerable<RegionEstate> regions, Func<RegionEstate, Part<T>> part) => Part<T>.Read(regions.SelectMany(r => part(r).Items));
}
