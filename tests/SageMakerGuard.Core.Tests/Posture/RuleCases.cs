using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Services;
using SageMakerGuard.Testing;
using static SageMakerGuard.Posture.Tests.RuleCase;
using static SageMakerGuard.Posture.Tests.RegionChanges;
using static SageMakerGuard.Testing.HealthyRegion;

namespace SageMakerGuard.Posture.Tests;

/// <summary>For each rule of domains: where it is broken, where it holds though something near it changed, and where nobody can know.</summary>
internal static class RuleCases
{
    public static IEnumerable<RuleCase> All => Domains().Concat(FlowLogs()).Concat(Groups()).Concat(Network()).Concat(Endpoints()).Concat(FileSystem()).Concat(Egress()).Concat(TagRules());

    private static RegionEstate Public(RegionEstate r) => r.Domain(d => d with { AppNetworkAccessType = "PublicInternetOnly" });

    private static RegionEstate Undescribed(RegionEstate r) => r with { Domains = r.Domains.Select(d => new Domain { DomainArn = d.DomainArn, DomainId = d.DomainId, DomainName = d.DomainName, Status = d.Status, Described = false }) with { Unreadable = [DeniedCall("sagemaker:DescribeDomain", DomainId)] } };

    private static App App(string? profile = "ada", string? space = null, string status = "InService", string type = "JupyterLab") => new() { DomainId = DomainId, UserProfileName = profile, SpaceName = space, AppName = "default", AppType = type, Status = status };

    private static Space SharedSpace => new() { DomainId = DomainId, SpaceName = "team", Status = "InService", SpaceSharingSettingsSummary = new() { SharingType = "Shared" }, OwnershipSettingsSummary = new() { OwnerUserProfileName = "grace" } };

    private static PostureSettings With(Func<PostureSettings, PostureSettings> change) => change(PostureSettings.Default);

    private static IEnumerable<RuleCase> Domains()
    {
        yield return Fails("SMG-DOM-001", "public mode", Public, severity: Severity.Critical);
        yield return Fails("SMG-DOM-001", "mode absent, which means public", r => r.Domain(d => d with { AppNetworkAccessType = null }));
        yield return Holds("SMG-DOM-001", "VpcOnly", r => r);
        yield return Unknown("SMG-DOM-002", "DescribeDomain denied", Undescribed);
        yield return Holds("SMG-DOM-002", "described", r => r);

        static RegionEstate RStudio(RegionEstate r) => r.Domain(d => d with { DomainSettings = new() { RStudioServerProDomainSettings = new() { DomainExecutionRoleArn = "arn:aws:iam::111122223333:role/rstudio" } } });
        yield return Fails("SMG-DOM-003", "public mode with RStudio's role", r => RStudio(Public(r)));
        yield return Holds("SMG-DOM-003", "VpcOnly already", RStudio);

        static RegionEstate Unified(RegionEstate r) => r.Domain(d => d with { DomainSettings = new() { UnifiedStudioSettings = new() { DomainId = "dzd_1", ProjectId = "p1", DomainAccountId = "444455556666" } } });
        yield return Fails("SMG-DOM-004", "public mode, owned by Unified Studio", r => Unified(Public(r)), severity: Severity.Medium);
        yield return Fails("SMG-DOM-004", "VpcOnly, owned by Unified Studio", Unified, severity: Severity.Informational);
        yield return Holds("SMG-DOM-004", "owned by nobody else", Public);

        yield return Fails("SMG-DOM-005", "an app runs", r => Public(r).Add(App()));
        yield return Fails("SMG-DOM-005", "an app is being deleted", r => Public(r).Add(App(status: "Deleting")));
        yield return Holds("SMG-DOM-005", "deleted and failed apps are listed for a day", r => Public(r).Add(App(status: "Deleted"), App(status: "Failed")));
        yield return Holds("SMG-DOM-005", "an app runs in a VpcOnly domain", r => r.Add(App()));
        yield return Unknown("SMG-DOM-005", "ListApps denied", r => Public(r) with { Apps = Part<App>.Failed(DeniedCall("sagemaker:ListApps")) });

        foreach (var status in new[] { "Failed", "Update_Failed", "Delete_Failed" })
            yield return Fails("SMG-DOM-006", status, r => r.Domain(d => d with { Status = status, FailureReason = "no capacity" }));
        yield return Holds("SMG-DOM-006", "updating", r => r.Domain(d => d with { Status = "Updating" }));

        yield return Fails("SMG-DOM-007", "public domain without a VPC", r => Public(r).Domain(d => d with { VpcId = "", SubnetIds = [] }));
        yield return Holds("SMG-DOM-007", "public domain with a VPC", Public);

        static RegionEstate Profile(RegionEstate r, params string[] groups) => r with { UserProfiles = r.UserProfiles.Select(p => p with { UserSettings = new() { SecurityGroups = groups } }) };
        yield return Fails("SMG-DOM-008", "profile adds a group", r => Profile(r, DomainGroup, "sg-0other"));
        yield return Holds("SMG-DOM-008", "profile repeats the domain's group", r => Profile(r, DomainGroup));
        yield return Holds("SMG-DOM-008", "profiles were not asked for in detail, which is no claim", r => r);
        yield return Unknown("SMG-DOM-008", "DescribeUserProfile of one denied", r => r with { UserProfiles = r.UserProfiles with { Unreadable = [DeniedCall("sagemaker:DescribeUserProfile", DomainId + "/ada")] } });
        yield return Unknown("SMG-DOM-008", "ListUserProfiles denied", r => r with { UserProfiles = Part<UserProfile>.Failed(DeniedCall("sagemaker:ListUserProfiles")) });
    }

    private static IEnumerable<RuleCase> FlowLogs()
    {
        static RegionEstate Logs(RegionEstate r, params FlowLog[] logs) => r with { FlowLogs = Part<FlowLog>.Read(logs) };
        static FlowLog Log(string on) => new() { FlowLogId = "fl-" + on, ResourceId = on, FlowLogStatus = "ACTIVE", DeliverLogsStatus = "SUCCESS", TrafficType = "ALL", LogDestinationType = "s3" };
        yield return Fails("SMG-LOG-001", "no flow log", r => Logs(r), severity: Severity.High);
        yield return Fails("SMG-LOG-001", "weighs little while nothing passes the VPC", r => Logs(Public(r)), severity: Severity.Low);
        yield return Fails("SMG-LOG-001", "one of two subnets", r => Logs(r, Log(SubnetA)));
        yield return Fails("SMG-LOG-001", "not active", r => Logs(r, Log(HealthyRegion.Vpc) with { FlowLogStatus = "INACTIVE" }));
        yield return Holds("SMG-LOG-001", "each subnet has its own", r => Logs(r, Log(SubnetA), Log(SubnetB)));
        yield return Unknown("SMG-LOG-001", "DescribeFlowLogs denied", r => r with { FlowLogs = Part<FlowLog>.Failed(DeniedCall("ec2:DescribeFlowLogs")) });
        yield return Unknown("SMG-LOG-001", "the owner's logs of a shared VPC are not visible", r => Logs(r).Vpc(v => v with { OwnerId = "444455556666" }));
        yield return Fails("SMG-LOG-002", "delivery fails", r => Logs(r, Log(HealthyRegion.Vpc) with { DeliverLogsStatus = "FAILED", DeliverLogsErrorMessage = "Access error" }));
        yield return Fails("SMG-LOG-002", "accepted traffic alone", r => Logs(r, Log(HealthyRegion.Vpc) with { TrafficType = "ACCEPT" }));
        yield return Fails("SMG-LOG-002", "rejected traffic alone", r => Logs(r, Log(HealthyRegion.Vpc) with { TrafficType = "REJECT" }));
        yield return Holds("SMG-LOG-002", "two halves make a whole", r => Logs(r, Log(HealthyRegion.Vpc) with { TrafficType = "REJECT" }, Log(HealthyRegion.Vpc) with { FlowLogId = "fl-2", TrafficType = "ACCEPT" }));
        yield return Holds("SMG-LOG-002", "nothing was delivered yet", r => Logs(r, Log(HealthyRegion.Vpc) with { DeliverLogsStatus = null }));
        yield return Unknown("SMG-LOG-002", "DescribeFlowLogs denied", r => r with { FlowLogs = Part<FlowLog>.Failed(DeniedCall("ec2:DescribeFlowLogs")) });
    }

    private static IEnumerable<RuleCase> Groups()
    {
        static RegionEstate NoSpaceGroups(RegionEstate r) => r.Domain(d => d with { DefaultSpaceSettings = null });
        static RegionEstate GroupsDenied(RegionEstate r) => r with { SecurityGroups = Part<SecurityGroup>.Failed(DeniedCall("ec2:DescribeSecurityGroups")) };
        yield return Fails("SMG-SG-001", "no group in the user settings", r => r.Domain(d => d with { DefaultUserSettings = d.DefaultUserSettings! with { SecurityGroups = [] } }), severity: Severity.High);
        yield return Fails("SMG-SG-001", "groups in the domain settings only serve RStudio", r => r.Domain(d => d with { DefaultUserSettings = null, DomainSettings = new() { SecurityGroupIds = [DomainGroup] } }));
        yield return Fails("SMG-SG-001", "a shared space and no group for it", r => NoSpaceGroups(r) with { Spaces = Part<Space>.Read(SharedSpace) }, severity: Severity.Medium);
        yield return Holds("SMG-SG-001", "no shared space", NoSpaceGroups);
        yield return Unknown("SMG-SG-001", "no group for shared spaces, and ListSpaces denied", r => NoSpaceGroups(r) with { Spaces = Part<Space>.Failed(DeniedCall("sagemaker:ListSpaces")) });

        yield return Fails("SMG-SG-002", "the default outbound rule", r => r.Group(DomainGroup, g => g with { IpPermissionsEgress = [AllTraffic()] }), severity: Severity.Medium);
        yield return Fails("SMG-SG-002", "443 to everywhere weighs less", r => r.Group(DomainGroup, g => g with { IpPermissionsEgress = [.. g.IpPermissionsEgress, Tcp(443, 443, cidr: "0.0.0.0/0")] }), severity: Severity.Low);
        yield return Fails("SMG-SG-002", "every IPv6 address", r => r.Group(DomainGroup, g => g with { IpPermissionsEgress = [.. g.IpPermissionsEgress, new() { IpProtocol = "-1", Ipv6Ranges = [new() { CidrIpv6 = "::/0" }] }] }), severity: Severity.Medium);
        yield return Holds("SMG-SG-002", "a private block", r => r.Group(DomainGroup, g => g with { IpPermissionsEgress = [.. g.IpPermissionsEgress, AllTraffic("10.0.0.0/8")] }));
        yield return Unknown("SMG-SG-002", "DescribeSecurityGroups denied", GroupsDenied);
        yield return Unknown("SMG-SG-002", "the group is not listed", r => r.Domain(d => d with { DefaultUserSettings = d.DefaultUserSettings! with { SecurityGroups = ["sg-0gone"] } }));

        yield return Fails("SMG-SG-003", "the VPC's block may come in", r => r.Group(DomainGroup, g => g with { IpPermissions = [.. g.IpPermissions, Tcp(0, 65535, cidr: "10.20.0.0/16")] }));
        yield return Holds("SMG-SG-003", "the group itself may come in", r => r);
        yield return Unknown("SMG-SG-003", "DescribeSecurityGroups denied", GroupsDenied);

        yield return Fails("SMG-SG-004", "no way out to the endpoints", r => r.Group(DomainGroup, g => g with { IpPermissionsEgress = [.. g.IpPermissionsEgress.Where(p => p.UserIdGroupPairs.All(u => u.GroupId != HealthyRegion.EndpointGroup))] }));
        yield return Fails("SMG-SG-004", "no way out to S3", r => r.Group(DomainGroup, g => g with { IpPermissionsEgress = [.. g.IpPermissionsEgress.Where(p => p.PrefixListIds.Count == 0)] }));
        yield return Holds("SMG-SG-004", "out to the subnets' blocks", r => r.Group(DomainGroup, g => g with { IpPermissionsEgress = [.. g.IpPermissionsEgress.Where(p => p.UserIdGroupPairs.All(u => u.GroupId != HealthyRegion.EndpointGroup)), Tcp(443, 443, cidr: "10.20.0.0/16")] }));
        yield return Unknown("SMG-SG-004", "DescribeSecurityGroups denied", GroupsDenied);

        yield return Fails("SMG-SG-005", "no rule among themselves", r => r.Group(DomainGroup, g => g with { IpPermissions = [] }));
        yield return Fails("SMG-SG-005", "too few ports", r => r.Group(DomainGroup, g => g with { IpPermissions = [Tcp(8192, 9000, group: DomainGroup)] }));
        yield return Holds("SMG-SG-005", "SageMaker keeps these groups itself", r => r.Group(DomainGroup, g => g with { IpPermissions = [] }).Domain(d => d with { AppSecurityGroupManagement = "Service" }));
        yield return Unknown("SMG-SG-005", "DescribeSecurityGroups denied", GroupsDenied);
    }

    private static IEnumerable<RuleCase> Network()
    {
        static RegionEstate RoutesDenied(RegionEstate r) => r with { RouteTables = Part<RouteTable>.Failed(DeniedCall("ec2:DescribeRouteTables")) };
        static RegionEstate VpcsDenied(RegionEstate r) => r with { Vpcs = Part<Vpc>.Failed(DeniedCall("ec2:DescribeVpcs")) };
        static RegionEstate SubnetsDenied(RegionEstate r) => r with { Subnets = Part<Subnet>.Failed(DeniedCall("ec2:DescribeSubnets")) };
        yield return Fails("SMG-NET-001", "route to an internet gateway", r => r.Table(TableA, Networks.Default(gateway: Networks.Gateway)));
        yield return Holds("SMG-NET-001", "route to a NAT gateway", r => r.WithNat());
        yield return Unknown("SMG-NET-001", "DescribeRouteTables denied", RoutesDenied);

        yield return Fails("SMG-NET-002", "not two addresses a user", r => Few(r, 3, users: 4), severity: Severity.Medium);
        yield return Fails("SMG-NET-002", "fewer than planned", r => Few(r, 6, users: 4), severity: Severity.Low);
        yield return Fails("SMG-NET-002", "one subnet is used up", r => r.Subnet(SubnetA, s => s with { AvailableIpAddressCount = 0 }));
        yield return Fails("SMG-NET-002", "jobs want addresses too", r => r, With(s => s with { ConcurrentJobInstances = 300 }), Severity.Low);
        yield return Holds("SMG-NET-002", "enough for four users", r => Few(r, 8, users: 4));
        yield return Unknown("SMG-NET-002", "DescribeSubnets denied", SubnetsDenied);
        yield return Unknown("SMG-NET-002", "ListUserProfiles denied", r => r with { UserProfiles = Part<UserProfile>.Failed(DeniedCall("sagemaker:ListUserProfiles")) });
        static RegionEstate Few(RegionEstate r, int free, int users) => r with
        {
            Subnets = r.Subnets.Select(s => s with { AvailableIpAddressCount = free }),
            UserProfiles = Part<UserProfile>.Read(Enumerable.Range(0, users).Select(i => new UserProfile { DomainId = DomainId, UserProfileName = "u" + i })),
        };

        yield return Fails("SMG-NET-003", "one subnet", r => r.Domain(d => d with { SubnetIds = [SubnetA] }));
        yield return Holds("SMG-NET-003", "two zones", r => r);
        yield return Unknown("SMG-NET-003", "DescribeSubnets denied", SubnetsDenied);

        yield return Fails("SMG-NET-004", "dedicated tenancy", r => r.Vpc(v => v with { InstanceTenancy = "dedicated" }));
        yield return Holds("SMG-NET-004", "tenancy absent", r => r.Vpc(v => v with { InstanceTenancy = null }));
        yield return Unknown("SMG-NET-004", "DescribeVpcs denied", VpcsDenied);

        yield return Fails("SMG-NET-005", "host names off", r => r.Vpc(v => v with { EnableDnsHostnames = false }));
        yield return Fails("SMG-NET-005", "resolver off", r => r.Vpc(v => v with { EnableDnsSupport = false }));
        yield return Holds("SMG-NET-005", "both on", r => r);
        yield return Unknown("SMG-NET-005", "DescribeVpcAttribute denied", r => r.Vpc(v => v with { EnableDnsHostnames = null }) with { Vpcs = r.Vpcs.Select(v => v with { EnableDnsHostnames = null }) with { Unreadable = [DeniedCall("ec2:DescribeVpcAttribute", HealthyRegion.Vpc)] } });

        yield return Fails("SMG-NET-006", "no domain-name", r => r with { DhcpOptions = r.DhcpOptions.Select(o => o with { DhcpConfigurations = [.. o.DhcpConfigurations.Where(c => c.Key != "domain-name")] }) });
        yield return Fails("SMG-NET-006", "no option set at all", r => r.Vpc(v => v with { DhcpOptionsId = "default" }));
        yield return Holds("SMG-NET-006", "own name servers", r => r with { DhcpOptions = r.DhcpOptions.Select(o => o with { DhcpConfigurations = [o.DhcpConfigurations[0], new() { Key = "domain-name-servers", Values = [new() { Value = "10.0.0.2" }] }] }) });
        yield return Unknown("SMG-NET-006", "DescribeDhcpOptions denied", r => r with { DhcpOptions = Part<DhcpOptions>.Failed(DeniedCall("ec2:DescribeDhcpOptions")) });

        yield return Fails("SMG-NET-007", "443 may not leave", r => r.Acl(Rule(50, "deny", true, protocol: "6", from: 443)));
        yield return Fails("SMG-NET-007", "answers may not come in", r => r.Acl(Rule(50, "deny", false, protocol: "6", from: 1024, to: 65535)));
        yield return Holds("SMG-NET-007", "ssh may not come in", r => r.Acl(Rule(50, "deny", false, protocol: "6", from: 22)));
        yield return Unknown("SMG-NET-007", "DescribeNetworkAcls denied", r => r with { NetworkAcls = Part<NetworkAcl>.Failed(DeniedCall("ec2:DescribeNetworkAcls")) });

        var team = With(s => s with { NetworkOwnerAccountIds = ["999988887777"] });
        var tagged = With(s => s with { NetworkOwnerTag = new() { Key = "managed-by", AllowedValues = ["network"] } });
        yield return Fails("SMG-NET-008", "another account's VPC than the team's", r => r, team);
        yield return Fails("SMG-NET-008", "no tag of the team", r => r, tagged);
        yield return Fails("SMG-NET-008", "a shared VPC is mentioned where nothing is configured", r => r.Vpc(v => v with { OwnerId = "999988887777" }), severity: Severity.Informational);
        yield return Holds("SMG-NET-008", "the team's account", r => r.Vpc(v => v with { OwnerId = "999988887777" }), team);
        yield return Holds("SMG-NET-008", "the team's tag", r => r.Vpc(v => v with { Tags = [Tag("managed-by", "network")] }), tagged);
        yield return Unknown("SMG-NET-008", "a shared VPC's tags are not visible", r => r.Vpc(v => v with { OwnerId = "444455556666" }), tagged);
        yield return Unknown("SMG-NET-008", "DescribeVpcs denied", VpcsDenied, team);

        static RegionEstate Bpa(RegionEstate r, string mode) => r.WithNat() with { VpcBlockPublicAccessOptions = Part<VpcBlockPublicAccessOptions>.Read(new VpcBlockPublicAccessOptions { InternetGatewayBlockMode = mode, State = "update-complete" }) };
        yield return Fails("SMG-NET-009", "bidirectional stops NAT gateways too", r => Bpa(r, "block-bidirectional"));
        yield return Holds("SMG-NET-009", "ingress only lets NAT gateways out", r => Bpa(r, "block-ingress"));
        yield return Holds("SMG-NET-009", "bidirectional where there is no way to the internet", r => r with { VpcBlockPublicAccessOptions = Part<VpcBlockPublicAccessOptions>.Read(new VpcBlockPublicAccessOptions { InternetGatewayBlockMode = "block-bidirectional" }) });
        yield return Unknown("SMG-NET-009", "DescribeVpcBlockPublicAccessOptions denied", r => r.WithNat() with { VpcBlockPublicAccessOptions = Part<VpcBlockPublicAccessOptions>.Failed(DeniedCall("ec2:DescribeVpcBlockPublicAccessOptions")) });

        yield return Fails("SMG-NET-010", "the endpoint's route in the table is a blackhole", r => r with { RouteTables = r.RouteTables.Select(t => t with { Routes = [.. t.Routes.Select(x => x.DestinationPrefixListId is null ? x : x with { State = "blackhole" })] }) });
        yield return Unknown("SMG-NET-010", "own name servers may not know the endpoints", r => r with { DhcpOptions = r.DhcpOptions.Select(o => o with { DhcpConfigurations = [o.DhcpConfigurations[0], new() { Key = "domain-name-servers", Values = [new() { Value = "10.0.0.2" }] }] }) });
        yield return Holds("SMG-NET-010", "all is proven", r => r);
        yield return Unknown("SMG-NET-010", "DescribeRouteTables denied", RoutesDenied);
    }

    private static IEnumerable<RuleCase> Endpoints()
    {
        static RegionEstate EndpointsDenied(RegionEstate r) => r with { VpcEndpoints = Part<VpcEndpoint>.Failed(DeniedCall("ec2:DescribeVpcEndpoints")) };
        var jumpStart = With(s => s with { Features = s.Features | Feature.JumpStart });
        foreach (var (id, service, settings) in new[] { ("SMG-EP-001", "sagemaker.api", null), ("SMG-EP-001", "studio", null), ("SMG-EP-001", "s3", null), ("SMG-EP-002", "monitoring", null), ("SMG-EP-004", "s3", jumpStart) })
            yield return Fails(id, "no endpoint for " + service, r => r.Without(service), settings);
        yield return Holds("SMG-EP-004", "nobody uses JumpStart", r => r.Without("s3"));
        yield return Unknown("SMG-EP-004", "DescribeVpcEndpoints denied", EndpointsDenied, jumpStart);

        foreach (var (id, feature) in new[] { ("SMG-EP-003", Feature.Canvas), ("SMG-EP-005", Feature.Projects), ("SMG-EP-006", Feature.RStudio), ("SMG-EP-007", Feature.CodeArtifact), ("SMG-EP-008", Feature.Bedrock) })
        {
            var settings = With(s => s with { Features = s.Features | feature });
            yield return Fails(id, "the settings ask for " + feature, r => r, settings);
            yield return Holds(id, $"nobody uses {feature}", r => r);
            yield return Unknown(id, "DescribeVpcEndpoints denied", EndpointsDenied, settings);
        }

        yield return Fails("SMG-EP-009", "the settings ask for a service", r => r, With(s => s with { RequiredServices = ["secretsmanager"] }));
        yield return Holds("SMG-EP-009", "the settings ask for nothing more", r => r);
        yield return Unknown("SMG-EP-009", "DescribeVpcEndpoints denied", EndpointsDenied, With(s => s with { RequiredServices = ["secretsmanager"] }));
        yield return Fails("SMG-EP-003", "a Canvas app runs", r => r.Add(App(type: "Canvas")));
        yield return Fails("SMG-EP-003", "a profile is set up for Canvas", r => r with { UserProfiles = r.UserProfiles.Select(p => p with { UserSettings = new() { SecurityGroups = [DomainGroup], CanvasAppSettings = new() } }) });
        yield return Unknown("SMG-EP-003", "ListApps denied: Canvas may be in use", r => r with { Apps = Part<App>.Failed(DeniedCall("sagemaker:ListApps")) });
        yield return Unknown("SMG-EP-001", "DescribeVpcEndpoints denied", EndpointsDenied);
        yield return Unknown("SMG-EP-001", "a hub behind a transit gateway may hold the endpoint", r => r.WithTransitGateway().Endpoint("sts", _ => null));
        yield return Fails("SMG-EP-001", "reached through a NAT gateway, which costs more", r => r.WithNat().Endpoint("sts", _ => null), severity: Severity.Low);
        yield return Unknown("SMG-EP-002", "DescribeVpcEndpoints denied", EndpointsDenied);
        yield return Holds("SMG-EP-002", "the settings ignore the service", r => r.Endpoint("monitoring", _ => null), With(s => s with { IgnoredServices = ["monitoring"] }));
        yield return Holds("SMG-EP-001", "an S3 interface endpoint beside the gateway", r => r);

        yield return Fails("SMG-EP-010", "pending", r => r.Endpoint("sts", e => e with { State = "pendingAcceptance" }));
        yield return Holds("SMG-EP-010", "Available in AWS's other spelling", r => r.Endpoint("sts", e => e with { State = "Available" }));
        yield return Unknown("SMG-EP-010", "DescribeVpcEndpoints denied", EndpointsDenied);
        yield return Fails("SMG-EP-011", "private DNS off", r => r.Endpoint("sts", e => e with { PrivateDnsEnabled = false }));
        yield return Holds("SMG-EP-011", "private DNS on", r => r);
        yield return Unknown("SMG-EP-011", "DescribeVpcEndpoints denied", EndpointsDenied);
        yield return Fails("SMG-EP-012", "no interface in zone b", r => r.Endpoint("sts", e => e with { SubnetIds = [SubnetA] }), severity: Severity.Low);
        yield return Fails("SMG-EP-012", "not offered in zone b", r => r.Endpoint("sts", e => e with { SubnetIds = [SubnetA] }) with { VpcEndpointServices = r.VpcEndpointServices.Select(s => s with { AvailabilityZones = ["eu-central-1a"] }) }, severity: Severity.Informational);
        yield return Holds("SMG-EP-012", "an interface in each zone", r => r);
        yield return Unknown("SMG-EP-012", "DescribeVpcEndpoints denied", EndpointsDenied);
        yield return Fails("SMG-EP-013", "the group admits nobody", r => r.Group(HealthyRegion.EndpointGroup, g => g with { IpPermissions = [] }));
        yield return Holds("SMG-EP-013", "the group admits the subnets' blocks", r => r.Group(HealthyRegion.EndpointGroup, g => g with { IpPermissions = [Tcp(443, 443, cidr: "10.20.0.0/16")] }));
        yield return Holds("SMG-EP-013", "the group admits SageMaker's own NFS group, which each app carries too", r => r.Group(HealthyRegion.EndpointGroup, g => g with { IpPermissions = [Tcp(443, 443, group: NfsOutbound)] }));
        yield return Unknown("SMG-EP-013", "DescribeSecurityGroups denied", r => r with { SecurityGroups = Part<SecurityGroup>.Failed(DeniedCall("ec2:DescribeSecurityGroups")) });
        yield return Fails("SMG-EP-014", "the policy denies everything", r => r.Endpoint("sts", e => e with { PolicyDocument = """{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*","Action":"*","Resource":"*"}]}""" }));
        yield return Holds("SMG-EP-014", "the default policy", r => r.Endpoint("sts", e => e with { PolicyDocument = """{"Statement":[{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*"}]}""" }));
        yield return Unknown("SMG-EP-014", "DescribeVpcEndpoints denied", EndpointsDenied);
        yield return Fails("SMG-EP-015", "one table lacks it", r => r.Endpoint("s3", e => e with { RouteTableIds = [TableA] }) with { RouteTables = r.RouteTables.Select(t => t.RouteTableId == TableB ? t with { Routes = [Local()] } : t) }, severity: Severity.High);
        yield return Holds("SMG-EP-015", "both tables have it", r => r);
        yield return Unknown("SMG-EP-015", "DescribeRouteTables denied", r => r with { RouteTables = Part<RouteTable>.Failed(DeniedCall("ec2:DescribeRouteTables")) });
    }

    private static IEnumerable<RuleCase> FileSystem()
    {
        static RegionEstate GroupsUnread(RegionEstate r) => r with { MountTargets = r.MountTargets.Select(m => m with { SecurityGroups = null }) with { Unreadable = [.. r.MountTargets.Items.Select(m => DeniedCall("elasticfilesystem:DescribeMountTargetSecurityGroups", m.MountTargetId))] } };
        static RegionEstate TargetsDenied(RegionEstate r) => r with { MountTargets = Part<MountTarget>.Failed(DeniedCall("elasticfilesystem:DescribeMountTargets")) };
        yield return Fails("SMG-EFS-001", "the mount target's group lost its rule", r => r.Group(NfsInbound, g => g with { IpPermissions = [] }), severity: Severity.High);
        yield return Fails("SMG-EFS-001", "in public mode home directories pass the VPC as well", r => Public(r).Group(NfsInbound, g => g with { IpPermissions = [] }), severity: Severity.High);
        yield return Fails("SMG-EFS-001", "an ACL stops NFS", r => r.Domain(d => d with { SubnetIds = [SubnetA] }).Acl(Rule(50, "deny", true, protocol: "6", from: 2049)) with { MountTargets = Part<MountTarget>.Read(r.MountTargets.Items[1]) });
        yield return Holds("SMG-EFS-001", "the customer's group may mount too", r => r.Group(NfsInbound, g => g with { IpPermissions = [.. g.IpPermissions, Tcp(2049, 2049, group: DomainGroup)] }));
        yield return Unknown("SMG-EFS-001", "the mount targets' groups unread", GroupsUnread);
        yield return Unknown("SMG-EFS-001", "mount targets denied", TargetsDenied);
        yield return Fails("SMG-EFS-002", "an older domain's groups", r => r.Group(NfsInbound, g => g with { IpPermissions = [g.IpPermissions[0]] }), severity: Severity.Low);
        yield return Holds("SMG-EFS-002", "a newer domain's groups", r => r);
        yield return Unknown("SMG-EFS-002", "the mount targets' groups unread", GroupsUnread);
        yield return Fails("SMG-EFS-003", "no mount target in zone b", r => r with { MountTargets = Part<MountTarget>.Read(r.MountTargets.Items[0]) });
        yield return Holds("SMG-EFS-003", "one in each zone", r => r);
        yield return Unknown("SMG-EFS-003", "mount targets denied", TargetsDenied);
    }

    private static IEnumerable<RuleCase> Egress()
    {
        var denied = With(s => s with { InternetEgress = InternetEgress.Denied });
        var allowed = With(s => s with { InternetEgress = InternetEgress.Allowed });
        var wanted = With(s => s with { InternetRequired = true, InternetEgress = InternetEgress.Allowed });
        static RegionEstate NatsDenied(RegionEstate r) => r.WithNat() with { NatGateways = Part<NatGateway>.Failed(DeniedCall("ec2:DescribeNatGateways")) };
        static RegionEstate RoutesDenied(RegionEstate r) => r with { RouteTables = Part<RouteTable>.Failed(DeniedCall("ec2:DescribeRouteTables")) };
        yield return Fails("SMG-EGR-001", "a NAT gateway", r => r.WithNat(), denied);
        yield return Fails("SMG-EGR-001", "an inspected way is a way too", r => r.WithFirewall(), denied);
        yield return Holds("SMG-EGR-001", "no group lets anything out", r => r.WithNat(openGroups: false), denied);
        yield return Holds("SMG-EGR-001", "the settings allow it", r => r.WithNat(), allowed);
        yield return Unknown("SMG-EGR-001", "DescribeNatGateways denied", NatsDenied, denied);
        yield return Unknown("SMG-EGR-001", "a transit gateway leads who knows where", r => r.WithTransitGateway(), denied);
        yield return Fails("SMG-EGR-002", "a NAT gateway and no firewall", r => r.WithNat());
        yield return Holds("SMG-EGR-002", "a firewall endpoint behind the NAT gateway", r => r.WithFirewall());
        yield return Holds("SMG-EGR-002", "a firewall endpoint before everything", r => r.WithFirewall() with { RouteTables = r.WithFirewall().RouteTables.Select(t => t.RouteTableId is TableA or TableB ? t with { Routes = [.. t.Routes.Where(x => x.NatGatewayId is null), Networks.Default(gateway: Networks.Firewall)] } : t) });
        yield return Holds("SMG-EGR-002", "no group lets anything out", r => r.WithNat(openGroups: false));
        yield return Holds("SMG-EGR-002", "the settings allow it", r => r.WithNat(), allowed);
        yield return Unknown("SMG-EGR-002", "a transit gateway: the hub's inspection cannot be seen", r => r.WithTransitGateway());
        yield return Unknown("SMG-EGR-002", "DescribeNatGateways denied", NatsDenied);
        yield return Unknown("SMG-EGR-002", "a prefix list that could not be read may hold the internet", r => r.Table(TableA, new Route { DestinationPrefixListId = "pl-0unread", NatGatewayId = Networks.NatA, State = "active" }).Group(DomainGroup, g => g with { IpPermissionsEgress = [.. g.IpPermissionsEgress, AllTraffic()] }) with { PrefixLists = Part<PrefixList>.Read([.. r.PrefixLists.Items, new PrefixList { PrefixListId = "pl-0unread", PrefixListName = "company", Cidrs = null }]) });
        yield return Fails("SMG-EGR-003", "no default route", r => r, wanted);
        yield return Holds("SMG-EGR-003", "a NAT gateway", r => r.WithNat(), wanted);
        yield return Holds("SMG-EGR-003", "the internet is not wanted", r => r);
        yield return Unknown("SMG-EGR-003", "DescribeRouteTables denied", RoutesDenied, wanted);
        yield return Fails("SMG-EGR-004", "the NAT gateway of the default route is gone", r => r.Table(TableA, Networks.Default(nat: "nat-0gone", state: "blackhole")));
        yield return Holds("SMG-EGR-004", "a blackhole for one private block", r => r.Table(TableA, new Route { DestinationCidrBlock = "172.16.0.0/12", VpcPeeringConnectionId = "pcx-0gone", State = "blackhole" }));
        yield return Unknown("SMG-EGR-004", "DescribeRouteTables denied", RoutesDenied);
        yield return Fails("SMG-EGR-005", "zone b uses the gateway of zone a", r => r.WithNat());
        yield return Holds("SMG-EGR-005", "the domain is in zone a alone", r => r.WithNat().Domain(d => d with { SubnetIds = [SubnetA] }));
        yield return Unknown("SMG-EGR-005", "DescribeNatGateways denied", NatsDenied);
        yield return Fails("SMG-EGR-006", "the gateway failed", r => r.WithNat(state: "failed"));
        yield return Fails("SMG-EGR-006", "its subnet has no way on", r => r.WithNat(natRoutes: Local()));
        yield return Holds("SMG-EGR-006", "available, with a way on", r => r.WithNat());
        yield return Unknown("SMG-EGR-006", "DescribeNatGateways denied", NatsDenied);
    }

    private static IEnumerable<RuleCase> TagRules()
    {
        static RegionEstate Tags(RegionEstate r, params Tag[] tags) => r with { Tags = Part<ResourceTags>.Read(new ResourceTags { ResourceARN = DomainArn, Tags = tags }) };
        static RegionEstate Denied(RegionEstate r) => r with { Tags = Part<ResourceTags>.Failed(DeniedCall("tag:GetResources")) };
        var listed = With(s => s with { MandatoryTags = [new() { Key = "DataSensitivity", AllowedValues = ["public", "internal"] }] });
        yield return Fails("SMG-TAG-001", "one key is missing", r => Tags(r, Tag("Owner", "x"), Tag("CostCenter", "1")));
        yield return Fails("SMG-TAG-001", "an empty value is none", r => Tags(r, Tag("Owner", ""), Tag("CostCenter", "1"), Tag("DataSensitivity", "x")));
        yield return Fails("SMG-TAG-001", "keys are compared with case", r => Tags(r, Tag("owner", "x"), Tag("CostCenter", "1"), Tag("DataSensitivity", "x")));
        yield return Fails("SMG-TAG-001", "never tagged, so not listed", r => r with { Tags = Part<ResourceTags>.Read() });
        yield return Holds("SMG-TAG-001", "the settings ask for none", r => Tags(r), With(s => s with { MandatoryTags = [] }));
        yield return Unknown("SMG-TAG-001", "GetResources denied", Denied);
        yield return Fails("SMG-TAG-002", "a value outside of the list", r => Tags(r, Tag("DataSensitivity", "secret")), listed);
        yield return Holds("SMG-TAG-002", "a value of the list", r => r, listed);
        yield return Unknown("SMG-TAG-002", "GetResources denied", Denied, listed);
        yield return Fails("SMG-TAG-003", "off", r => r.Domain(d => d with { TagPropagation = "DISABLED" }));
        yield return Fails("SMG-TAG-003", "absent means off", r => r.Domain(d => d with { TagPropagation = null }));
        yield return Holds("SMG-TAG-003", "on", r => r);
    }
}
