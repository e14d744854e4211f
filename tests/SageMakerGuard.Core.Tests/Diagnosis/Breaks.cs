using System;
using System.Linq;
using SageMakerGuard.Core.Tests.Reachability;
using SageMakerGuard.Estates;
using SageMakerGuard.Testing;

namespace SageMakerGuard.Core.Tests.Diagnosis;

/// <summary>One thing broken at a time in the healthy region.</summary>
internal static class Breaks
{
    public static RegionEstate Nothing(RegionEstate region) => region;

    public static RegionEstate Nat(RegionEstate region) => region.WithNat();

    public static RegionEstate Public(RegionEstate region) => region.Domain(d => d with { AppNetworkAccessType = "PublicInternetOnly" });

    public static Func<RegionEstate, RegionEstate> No(string service) => region => service == "s3"
        ? region.Endpoint("s3", _ => null).WithoutRoutes(r => r.GatewayId == HealthyRegion.S3Endpoint)
        : region.Endpoint(service, _ => null);

    public static RegionEstate S3NotOnTableB(RegionEstate region) =>
        region.Endpoint("s3", e => e with { RouteTableIds = [HealthyRegion.TableA] }) with
        {
            RouteTables = region.RouteTables.Select(t => t.RouteTableId == HealthyRegion.TableB ? t with { Routes = [.. t.Routes.Where(r => r.GatewayId != HealthyRegion.S3Endpoint)] } : t),
        };

    public static Func<RegionEstate, RegionEstate> NoPrivateDns(string service) => region => region.Endpoint(service, e => e with { PrivateDnsEnabled = false });

    public static Func<RegionEstate, RegionEstate> Failed(string service) => region => region.Endpoint(service, e => e with { State = "failed" });

    public static Func<RegionEstate, RegionEstate> Policy(string service, string document) => region => region.Endpoint(service, e => e with { PolicyDocument = document });

    public static RegionEstate EndpointGroupClosed(RegionEstate region) => region.EndpointIngress();

    public static RegionEstate NothingOut(RegionEstate region) => region.Egress();

    public static RegionEstate AclDropsAnswers(RegionEstate region) => region.Acl(HealthyRegion.Rule(100, "deny", false, protocol: "6", from: 1024, to: 65535), HealthyRegion.Rule(200, "allow", false), HealthyRegion.Rule(100, "allow", true));

    public static RegionEstate AclOfOneSubnetDropsAnswers(RegionEstate region) => region
        .OwnAcl(HealthyRegion.SubnetB, "acl-0bbb", HealthyRegion.Rule(100, "deny", false, protocol: "6", from: 1024, to: 65535), HealthyRegion.Rule(200, "allow", false), HealthyRegion.Rule(100, "allow", true))
        .With(r => r with { NetworkAcls = r.NetworkAcls.Select(a => a.NetworkAclId == HealthyRegion.Acl ? a with { Associations = [new() { SubnetId = HealthyRegion.SubnetA }] } : a) });

    public static RegionEstate DnsHostnamesOff(RegionEstate region) => region.VpcOf(v => v with { EnableDnsHostnames = false });

    public static RegionEstate DnsSupportOff(RegionEstate region) => region.VpcOf(v => v with { EnableDnsSupport = false });

    public static RegionEstate OwnDnsServers(RegionEstate region) => region.DnsServers("10.20.0.53");

    public static RegionEstate NoDomainName(RegionEstate region) => region.DnsServers("AmazonProvidedDNS");

    public static RegionEstate NfsClosed(RegionEstate region) => region.Group(HealthyRegion.NfsInbound, g => g with { IpPermissions = [] });

    public static RegionEstate NfsGroupDeleted(RegionEstate region) => region with { SecurityGroups = region.SecurityGroups with { Items = [.. region.SecurityGroups.Items.Where(g => g.GroupId != HealthyRegion.NfsOutbound)] } };

    public static RegionEstate LustreClosed(RegionEstate region) => region.Group(HealthyRegion.NfsInbound, g => g with { IpPermissions = [.. g.IpPermissions.Where(p => p.FromPort == 2049)] });

    public static RegionEstate NoMountTarget(RegionEstate region) => region with { MountTargets = region.MountTargets with { Items = [] } };

    public static RegionEstate NoMountTargetInB(RegionEstate region) => region with { MountTargets = region.MountTargets with { Items = [.. region.MountTargets.Items.Where(t => t.SubnetId == HealthyRegion.SubnetA)] } };

    public static RegionEstate AppsClosed(RegionEstate region) => region.Group(HealthyRegion.DomainGroup, g => g with { IpPermissions = [] });

    public static RegionEstate SubnetFull(RegionEstate region) => region with { Subnets = region.Subnets.Select(s => s.SubnetId == HealthyRegion.SubnetB ? s with { AvailableIpAddressCount = 0 } : s) };

    public static RegionEstate NoGroups(RegionEstate region) => region.Domain(d => d with { DefaultUserSettings = d.DefaultUserSettings! with { SecurityGroups = [] }, DomainSettings = new() { SecurityGroupIds = [HealthyRegion.DomainGroup] } });

    public static RegionEstate GroupGone(RegionEstate region) => region.Domain(d => d with { DefaultUserSettings = d.DefaultUserSettings! with { SecurityGroups = [HealthyRegion.DomainGroup, "sg-0gone"] } });

    public static RegionEstate AppRuns(RegionEstate region) => region with { Apps = region.Apps.Append(new App { DomainId = HealthyRegion.DomainId, UserProfileName = "ada", AppType = "JupyterLab", AppName = "default", Status = "InService" }) };

    public static RegionEstate UpdateFailed(RegionEstate region) => region.Domain(d => d with { Status = "Update_Failed", FailureReason = "no capacity" });

    public static RegionEstate NoVpc(RegionEstate region) => Public(region).Domain(d => d with { VpcId = null, SubnetIds = [] });

    public static RegionEstate DockerAllowed(RegionEstate region) => region.Domain(d => d with { DomainSettings = new() { DockerSettings = new() { EnableDockerAccess = "ENABLED" } } });

    public static RegionEstate EndpointsDenied(RegionEstate region) => region with { VpcEndpoints = Part<VpcEndpoint>.Failed(new UnreadableCall { Operation = "ec2:DescribeVpcEndpoints", Cause = UnreadableCause.Denied, ErrorCode = "UnauthorizedOperation", Reason = "the caller is not authorized" }) };

    public static RegionEstate Domain(this RegionEstate region, Func<Domain, Domain> change) => region with { Domains = region.Domains.Select(change) };
}
