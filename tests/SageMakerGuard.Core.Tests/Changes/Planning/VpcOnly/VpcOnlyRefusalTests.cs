using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Changes;
using SageMakerGuard.Core.Tests.Reachability;
using SageMakerGuard.Estates;
using SageMakerGuard.Testing;
using static SageMakerGuard.Testing.HealthyRegion;
using static SageMakerGuard.Tests.Changes.Planning.PublicDomain;

namespace SageMakerGuard.Tests.Changes.Planning;

public sealed class VpcOnlyRefusalTests
{
    private const string Again = "Set-SMDomainVpcOnly -DomainId d-healthy00001 -Region eu-central-1";

    public static IEnumerable<object[]> Rows => All().Select(c => new object[] { c });

    [Theory]
    [MemberData(nameof(Rows), DisableDiscoveryEnumeration = true)]
    public void What_keeps_a_domain_from_being_switched_is_refused_with_the_reason_and_the_next_step(RefusalCase row)
    {
        var plan = PublicDomain.Plan(row.Region(), row.Options);
        var refusal = Assert.Single(plan.Refusals);
        Assert.All(row.Words, word => Assert.Contains(word, refusal));
        Assert.Empty(plan.Steps);
        Assert.EndsWith(".", refusal);
        Assert.DoesNotContain("..", refusal.Replace("...", ""));
        Assert.DoesNotContain("  ", refusal);
    }

    [Fact]
    public void All_reasons_are_given_at_once()
    {
        var region = PublicDomain.Region().Running(App()).Domain(d => d with { Status = "Updating", DefaultUserSettings = d.DefaultUserSettings! with { SecurityGroups = [] }, DomainSettings = RStudio }) with
        {
            Vpcs = PublicDomain.Region().Vpcs.Select(v => v with { InstanceTenancy = "dedicated" }),
        };
        var refusals = PublicDomain.Plan(region).Refusals;
        string[] reasons = ["RStudio", "Updating", "tenancy", "no security group", "keep the network type"];
        Assert.All(reasons, reason => Assert.Contains(refusals, r => r.Contains(reason, StringComparison.Ordinal)));
        Assert.Equal(reasons.Length, refusals.Count);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Skipping_the_proof_turns_its_refusals_into_notes_and_no_other(bool withApps)
    {
        var broken = PublicDomain.Region().Endpoint("sts", _ => null);
        if (withApps)
            broken = broken.Running(App());
        var plan = PublicDomain.Plan(broken, new() { SkipProof = true });
        Assert.Contains(plan.Notes, n => n.StartsWith("sts ", StringComparison.Ordinal) && n.Contains("would not be reached", StringComparison.Ordinal));
        Assert.Equal(withApps ? 1 : 0, plan.Refusals.Count);
        Assert.Equal(withApps, plan.Steps.Count == 0);
    }

    [Fact]
    public void A_domain_that_could_not_be_described_is_refused_for_that_alone()
    {
        var region = PublicDomain.Region() with
        {
            Domains = new() { Asked = true, Items = [new() { DomainId = DomainId, DomainArn = DomainArn, Status = "InService", Described = false }], Unreadable = [Denied("sagemaker:DescribeDomain", DomainId)] },
        };
        var refusal = Assert.Single(PublicDomain.Plan(region).Refusals);
        Assert.Contains("could not be described: sagemaker:DescribeDomain", refusal);
        Assert.Contains("Allow the caller sagemaker:DescribeDomain", refusal);
        Assert.Contains(Again, refusal);
    }

    [Fact]
    public void Each_running_app_is_named_with_owner_space_instance_and_last_activity()
    {
        var region = PublicDomain.Region().Running(
            App(space: "lab") with { LastUserActivityTimestamp = new DateTimeOffset(2026, 11, 20, 18, 30, 0, TimeSpan.FromHours(2)) },
            App("KernelGateway", "Deleting"),
            App("Canvas", "Failed")) with
        {
            Spaces = Part<Space>.Read(new Space { DomainId = DomainId, SpaceName = "lab", OwnershipSettingsSummary = new() { OwnerUserProfileName = "grace" } }),
        };
        var refusal = Assert.Single(PublicDomain.Plan(region).Refusals);
        Assert.StartsWith("2 app(s)", refusal);
        Assert.Contains("JupyterLab default of grace (InService, space lab, ml.m5.large, last active 2026-11-20 16:30Z)", refusal);
        Assert.Contains("KernelGateway default of ada (Deleting, ml.m5.large)", refusal);
        Assert.DoesNotContain("Canvas", refusal);

        var blocking = VpcOnlyPlanner.Blocking(region, Of(region));
        Assert.Equal([new DateTimeOffset(2026, 11, 20, 16, 30, 0, TimeSpan.Zero), null], blocking.Select(a => a.LastUserActivityTimestamp));
    }

    [Fact]
    public void Where_lists_could_not_be_read_one_refusal_names_every_call()
    {
        var region = PublicDomain.Region() with { Apps = Part<App>.Failed(Denied("sagemaker:ListApps")), UserProfiles = Part<UserProfile>.Failed(Denied("sagemaker:ListUserProfiles")) };
        var refusal = Assert.Single(PublicDomain.Plan(region, new() { SkipProof = true }).Refusals);
        Assert.Contains("sagemaker:ListApps", refusal);
        Assert.Contains("sagemaker:ListUserProfiles", refusal);
        Assert.Contains(Again, refusal);
    }

    [Fact]
    public void No_part_that_could_not_be_read_leads_to_a_plan()
    {
        // Parts that the switch depends on in this network, which has neither NAT gateways nor peerings.
        var hidden = new Dictionary<string, Func<RegionEstate, RegionEstate>>
        {
            ["Apps"] = r => r with { Apps = Part<App>.Failed(Denied("sagemaker:ListApps")) },
            ["UserProfiles"] = r => r with { UserProfiles = Part<UserProfile>.Failed(Denied("sagemaker:ListUserProfiles")) },
            ["Vpcs"] = r => r with { Vpcs = Part<Vpc>.Failed(Denied("ec2:DescribeVpcs")) },
            ["Subnets"] = r => r with { Subnets = Part<Subnet>.Failed(Denied("ec2:DescribeSubnets")) },
            ["RouteTables"] = r => r with { RouteTables = Part<RouteTable>.Failed(Denied("ec2:DescribeRouteTables")) },
            ["NetworkAcls"] = r => r with { NetworkAcls = Part<NetworkAcl>.Failed(Denied("ec2:DescribeNetworkAcls")) },
            ["SecurityGroups"] = r => r with { SecurityGroups = Part<SecurityGroup>.Failed(Denied("ec2:DescribeSecurityGroups")) },
            ["VpcEndpoints"] = r => r with { VpcEndpoints = Part<VpcEndpoint>.Failed(Denied("ec2:DescribeVpcEndpoints")) },
            ["MountTargets"] = r => r with { MountTargets = Part<MountTarget>.Failed(Denied("elasticfilesystem:DescribeMountTargets")) },
            ["DhcpOptions"] = r => r with { DhcpOptions = Part<DhcpOptions>.Failed(Denied("ec2:DescribeDhcpOptions")) },
        };
        Assert.All(hidden, part =>
        {
            var plan = PublicDomain.Plan(part.Value(PublicDomain.Region()));
            Assert.True(plan.Refusals.Count > 0 && plan.Steps.Count == 0, part.Key);
            Assert.True(plan.Refusals.Any(r => r.Contains("the caller is not authorized", StringComparison.Ordinal)), part.Key + ": " + string.Join("\n", plan.Refusals));
        });
    }

    private static DomainSettings RStudio => new() { RStudioServerProDomainSettings = new() { DomainExecutionRoleArn = $"arn:aws:iam::{Account}:role/rstudio" } };

    private static IEnumerable<RefusalCase> All() => Domains().Concat(Network()).Concat(Groups()).Concat(Proofs());

    private static RefusalCase Case(string name, Func<RegionEstate, RegionEstate> change, params string[] words) => new(name, () => change(PublicDomain.Region()), new(), words);

    private static RefusalCase With(string name, VpcOnlyOptions options, Func<RegionEstate, RegionEstate> change, params string[] words) => new(name, () => change(PublicDomain.Region()), options, words);

    private static IEnumerable<RefusalCase> Domains()
    {
        yield return Case("RStudio", r => r.Domain(d => d with { DomainSettings = RStudio, AppSecurityGroupManagement = "Service" }) with { VpcEndpoints = r.VpcEndpoints.Plus(r.VpcEndpoints.Items[3] with { VpcEndpointId = "vpce-0license", ServiceName = "com.amazonaws.eu-central-1.license-manager" }) }, "RStudio runs with arn:aws:iam::111122223333:role/rstudio", "Create a VpcOnly domain with RStudio");
        yield return With("RStudio, VpcOnly, other subnets", new() { SubnetIds = [SubnetA] }, r => r.Domain(d => d with { DomainSettings = RStudio, AppNetworkAccessType = "VpcOnly" }) with { VpcEndpoints = r.VpcEndpoints.Plus(r.VpcEndpoints.Items[3] with { VpcEndpointId = "vpce-0license", ServiceName = "com.amazonaws.eu-central-1.license-manager" }) }, "RStudio runs with", "aws sagemaker update-domain");
        foreach (var status in new[] { "Updating", "Pending" })
            yield return Case(status, r => r.Domain(d => d with { Status = status }), $"is {status}. Wait until it is InService", Again);
        foreach (var status in new[] { "Failed", "Delete_Failed" })
            yield return Case(status, r => r.Domain(d => d with { Status = status, FailureReason = "no capacity" }), $"status is {status}: no capacity", "delete");
        yield return Case("Deleting", r => r.Domain(d => d with { Status = "Deleting" }), "is Deleting", "Get-SMDomainNetworkPosture");
        yield return Case("Unified Studio", r => r.Domain(d => d with { DomainSettings = new() { UnifiedStudioSettings = new() { DomainId = "dzd-1", DomainAccountId = Account } } }), "Unified Studio (dzd-1, account 111122223333) owns this domain", "blueprint", "-AllowUnifiedStudio");
        yield return Case("running app", r => r.Running(App()), "1 app(s) keep the network type from being changed", "-StopApp");
        yield return Case("Pending app", r => r.Running(App(status: "Pending")), "JupyterLab default of ada (Pending", "-StopApp");
        yield return Case("ListApps denied", r => r with { Apps = Part<App>.Failed(Denied("sagemaker:ListApps")) }, "sagemaker:ListApps", Again);
    }

    private static IEnumerable<RefusalCase> Network()
    {
        const string Other = "vpc-0bbb0000000000001";
        yield return Case("no VPC", r => r.Domain(d => d with { VpcId = "", SubnetIds = [], HomeEfsFileSystemId = null }), "has no VPC", "-SubnetId", "New-SMPrivateNetwork");
        yield return Case("no subnet", r => r.Domain(d => d with { SubnetIds = [] }), "has no subnet", "-SubnetId");
        yield return With("seventeen subnets", new() { SubnetIds = [.. Enumerable.Range(1, 17).Select(i => $"subnet-{i}")] }, Many, "17 subnets", "(16)");
        yield return With("unknown subnet", new() { SubnetIds = [SubnetA, "subnet-0gone"], SkipProof = true }, r => r, "ec2:DescribeSubnets (subnet-0gone)");
        yield return With("another VPC's subnet", new() { SubnetIds = [SubnetA, "subnet-0other"], SkipProof = true },
            r => r with
            {
                Subnets = r.Subnets.Append(Subnet("subnet-0other", "10.99.0.0/24", "a", 1) with { VpcId = Other }),
                RouteTables = r.RouteTables.Append(new RouteTable { RouteTableId = "rtb-0other", VpcId = Other, Associations = [new() { SubnetId = "subnet-0other" }], Routes = [Local("10.99.0.0/16")] }),
            },
            $"subnet-0other is in {Other}", "cannot move to another VPC", "-SubnetId");
        yield return Case("public subnet", r => r.Routes(TableA, Networks.DefaultTo(gateway: Networks.InternetGateway)) with { InternetGateways = Part<InternetGateway>.Read(new InternetGateway { InternetGatewayId = Networks.InternetGateway, Attachments = [new() { VpcId = HealthyRegion.Vpc, State = "available" }] }) }, $"{SubnetA} is public", "0.0.0.0/0", "New-SMPrivateNetwork");
        yield return Case("one user, three addresses", r => r with { Subnets = r.Subnets.Select(s => s with { AvailableIpAddressCount = s.SubnetId == SubnetA ? 1 : 2 }) }, "3 address(es) are free", "4 x 1 user(s)", "ReservedAddressesPerUser");
        yield return Case("no address at all in one subnet", r => r with { Subnets = r.Subnets.Select(s => s with { AvailableIpAddressCount = s.SubnetId == SubnetA ? 0 : 200 }) }, $"{SubnetA} has no free address left");
        yield return Case("dedicated tenancy", r => r.VpcOf(v => v with { InstanceTenancy = "dedicated" }), "is dedicated", "modify-vpc-tenancy");

        static RegionEstate Many(RegionEstate r)
        {
            var ids = Enumerable.Range(1, 17).ToList();
            return r with
            {
                Subnets = r.Subnets.Append([.. ids.Select(i => Subnet($"subnet-{i}", $"10.20.{i + 20}.0/24", "a", 1))]),
                RouteTables = r.RouteTables.Select(t => t.RouteTableId == TableA ? t with { Associations = [.. t.Associations, .. ids.Select(i => new RouteTableAssociation { SubnetId = $"subnet-{i}" })] } : t),
                NetworkAcls = r.NetworkAcls.Select(a => a with { Associations = [.. a.Associations, .. ids.Select(i => new NetworkAclAssociation { SubnetId = $"subnet-{i}" })] }),
            };
        }
    }

    private static IEnumerable<RefusalCase> Groups()
    {
        yield return Case("no group", r => r.Domain(d => d with { DefaultUserSettings = d.DefaultUserSettings! with { SecurityGroups = [] }, DefaultSpaceSettings = null }), "no security group of the customer's", "-SecurityGroupId", "New-SMPrivateNetwork", "-SecurityGroup");
        yield return With("unknown group", new() { SecurityGroupIds = [DomainGroup, "sg-0gone"], SkipProof = true }, r => r, "ec2:DescribeSecurityGroups (sg-0gone)");
        yield return With("another VPC's group", new() { SecurityGroupIds = [DomainGroup, "sg-0other"] }, r => r with { SecurityGroups = r.SecurityGroups.Append(Group("sg-0other", "other", [], []) with { VpcId = "vpc-0bbb0000000000001" }) }, "sg-0other is in vpc-0bbb0000000000001", "-SecurityGroupId");
        yield return With("five groups", new() { SecurityGroupIds = [DomainGroup, "sg-1", "sg-2", "sg-3", "sg-4"] }, r => r with { SecurityGroups = r.SecurityGroups.Append([.. Enumerable.Range(1, 4).Select(i => Group($"sg-{i}", $"more-{i}", [], []))]) }, "are 5 security groups; 4 fit", "-SecurityGroupId");
    }

    private static IEnumerable<RefusalCase> Proofs()
    {
        const string Where = "-DomainId d-healthy00001 -Region eu-central-1";
        yield return Case("endpoint missing", r => r.Endpoint("sts", _ => null), "sts (identity of the execution role) would not be reached", "no endpoint for", $"New-SMVpcEndpointSet {Where}");
        yield return Case("endpoints missing, said once", r => r.Endpoint("sts", _ => null).Endpoint("kms", _ => null), $"sts, kms would not be reached: {HealthyRegion.Vpc} has no endpoint for any of them", $"New-SMVpcEndpointSet {Where}");
        yield return With("endpoint missing in a network that was named", new() { SubnetIds = [SubnetA], SecurityGroupIds = [DomainGroup] }, r => r.Endpoint("sts", _ => null), $"New-SMVpcEndpointSet {Where} -SubnetId {SubnetA} -SecurityGroupId {DomainGroup}");
        yield return Case("private DNS off", r => r.Endpoint("logs", e => e with { PrivateDnsEnabled = false }), "logs ", "Turn on private DNS", $"New-SMVpcEndpointSet {Where}");
        yield return Case("home directories", r => r.Group(NfsInbound, g => g with { IpPermissions = [] }), $"Home file system {FileSystem} would not be reached", "tcp 2049", $"Repair-SMDomainSecurityGroup {Where}");
        yield return Case("apps among themselves", r => r.Group(DomainGroup, g => g with { IpPermissions = [] }), "App to app on TCP 8192-65535 would not be reached", $"Repair-SMDomainSecurityGroup {Where}");
        yield return Case("shared spaces carry another group", SpaceGroup, "App to app on TCP 8192-65535 from shared spaces would not be reached", $"Repair-SMDomainSecurityGroup {Where}");
        yield return Case("a hub that nobody can see into", r => r.Endpoint("sts", _ => null) with { HostedZones = Part<HostedZone>.Read(new HostedZone { HostedZoneId = "Z1", Name = "sts.eu-central-1.amazonaws.com.", VpcId = HealthyRegion.Vpc }) }, "It is not known whether sts", "Private hosted zone Z1", "-SkipProof");
        yield return With("Bedrock was asked for", new() { Features = Services.Feature.Bedrock }, r => r with { VpcEndpointServices = r.VpcEndpointServices.Append(new VpcEndpointService { ServiceName = "com.amazonaws.eu-central-1.bedrock-runtime" }) }, "bedrock-runtime (foundation models) would not be reached", "New-SMVpcEndpointSet");

        // A group that lets out what is needed, and lets nobody in.
        static RegionEstate SpaceGroup(RegionEstate r)
        {
            var space = Group("sg-0space", "space", [], [Tcp(443, 443, cidr: "0.0.0.0/0"), Tcp(8192, 65535, group: "sg-0space")]);
            return r.Domain(d => d with { DefaultSpaceSettings = d.DefaultSpaceSettings! with { SecurityGroups = [space.GroupId] } })
                .Group(HealthyRegion.EndpointGroup, g => g with { IpPermissions = [.. g.IpPermissions, Tcp(443, 443, group: space.GroupId)] })
                .With(x => x with { SecurityGroups = x.SecurityGroups.Append(space) });
        }
    }
}
