using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Baselines;
using SageMakerGuard.Estates;
using SageMakerGuard.Posture;
using SageMakerGuard.Posture.Tests;
using SageMakerGuard.Sandbox.Sample;
using SageMakerGuard.Testing;

namespace SageMakerGuard.Core.Tests.Guardrails.Baseline;

/// <summary>Each thing that can differ, one at a time: what is said of it, and that nothing else is.</summary>
public sealed class BaselineComparisonTests
{
    private const string Peering = "pcx-0aaa0000000000001";

    public static TheoryData<string, BaselineChange, string, string?, string?> Cases
    {
        get
        {
            var data = new TheoryData<string, BaselineChange, string, string?, string?>();
            foreach (var (name, row) in s_cases)
                data.Add(name, row.Change, row.What, row.Before, row.After);
            return data;
        }
    }

    private static readonly Dictionary<string, (Func<RegionEstate, RegionEstate> Break, BaselineChange Change, string What, string? Before, string? After)> s_cases = new()
    {
        ["a rule opens the internet"] = (r => r.Group(HealthyRegion.DomainGroup, g => g with { IpPermissionsEgress = [.. g.IpPermissionsEgress, HealthyRegion.Tcp(443, 443, "0.0.0.0/0")] }),
            BaselineChange.Regressed, "outbound rule of group studio", null, "tcp 443 to 0.0.0.0/0"),
        ["a rule is gone"] = (r => r.Group(HealthyRegion.EndpointGroup, g => g with { IpPermissions = [] }), BaselineChange.Improved, "inbound rule of group endpoints", "tcp 443 from group studio", null),
        ["a rule is edited and wider"] = (r => r.Group(HealthyRegion.EndpointGroup, g => g with { IpPermissions = [HealthyRegion.Tcp(443, 443, "10.20.0.0/16")] }),
            BaselineChange.Regressed, "inbound rule of group endpoints", "tcp 443 from group studio", "tcp 443 from 10.20.0.0/16"),
        ["a rule is added that the group itself has already"] = (r => r.Group(HealthyRegion.DomainGroup, g => g with { IpPermissions = [.. g.IpPermissions, HealthyRegion.Tcp(9000, 9010, group: HealthyRegion.DomainGroup)] }),
            BaselineChange.Changed, "inbound rule of group studio", null, "tcp 9000-9010 from itself"),
        ["a group is new"] = (r => r with { SecurityGroups = r.SecurityGroups.Plus(HealthyRegion.Group("sg-0new", "scratch", [], [])) }, BaselineChange.New, "group scratch", null, "0 inbound and 0 outbound rules"),
        ["the endpoints of a service are gone"] = (r => r.Endpoint("kms", _ => null), BaselineChange.Regressed, "interface endpoint com.amazonaws.eu-central-1.kms", "available, private DNS on, in 10.20.1.0/24, 10.20.2.0/24", null),
        ["private DNS is off"] = (r => r.Endpoint("sts", e => e with { PrivateDnsEnabled = false }), BaselineChange.Regressed, "private DNS of interface endpoint com.amazonaws.eu-central-1.sts", "on", "off"),
        ["an endpoint lost a zone"] = (r => r.Endpoint("logs", e => e with { SubnetIds = [HealthyRegion.SubnetA] }), BaselineChange.Regressed, "subnets of interface endpoint com.amazonaws.eu-central-1.logs", "10.20.1.0/24, 10.20.2.0/24", "10.20.1.0/24"),
        ["an endpoint got a policy"] = (r => r.Endpoint("logs", e => e with { PolicyDocument = """{"Statement":[]}""" }), BaselineChange.Improved, "policy of interface endpoint com.amazonaws.eu-central-1.logs", "full access", "sha256:701f12e2a45641932e7716b160cc43c2"),
        ["an endpoint is not available"] = (r => r.Endpoint("logs", e => e with { State = "failed" }), BaselineChange.Regressed, "state of interface endpoint com.amazonaws.eu-central-1.logs", "available", "failed"),
        ["a default route to the internet"] = (r => r.Table(HealthyRegion.TableA, new Route { DestinationCidrBlock = "0.0.0.0/0", GatewayId = "igw-1" }), BaselineChange.Regressed, "route of 10.20.1.0/24", null, "0.0.0.0/0 via internet gateway"),
        ["a route to another network"] = (r => (r with { VpcPeeringConnections = Part<VpcPeeringConnection>.Read(new VpcPeeringConnection { VpcPeeringConnectionId = Peering, RequesterVpcInfo = new() { VpcId = HealthyRegion.Vpc, OwnerId = HealthyRegion.Account }, AccepterVpcInfo = new() { VpcId = "vpc-far", OwnerId = "444455556666" } }) })
            .Table(HealthyRegion.TableB, new Route { DestinationCidrBlock = "10.99.0.0/16", VpcPeeringConnectionId = Peering }), BaselineChange.Regressed, "route of 10.20.2.0/24", null, "10.99.0.0/16 via peering with vpc-far of 444455556666"),
        ["the flow log is gone"] = (r => r with { FlowLogs = Part<FlowLog>.Read() }, BaselineChange.Regressed, "flow log of the VPC", "ALL to s3", null),
        ["the flow log records less"] = (r => r with { FlowLogs = r.FlowLogs.Select(f => f with { TrafficType = "REJECT" }) }, BaselineChange.Regressed, "traffic of the flow log of the VPC", "ALL", "REJECT"),
        ["the flow log is not delivered"] = (r => r with { FlowLogs = r.FlowLogs.Select(f => f with { DeliverLogsStatus = "FAILED" }) }, BaselineChange.Regressed, "delivery of the flow log of the VPC", "works", "fails"),
        ["host names are off"] = (r => r.Vpc(v => v with { EnableDnsHostnames = false }), BaselineChange.Regressed, "DNS host names", "on", "off"),
        ["host names could not be read"] = (r => r.Vpc(v => v with { EnableDnsHostnames = null }), BaselineChange.Unknown, "DNS host names", "on", "not known"),
        ["the domain is public again"] = (r => r.Domain(d => d with { AppNetworkAccessType = "PublicInternetOnly" }), BaselineChange.Regressed, "network type", "VpcOnly", "PublicInternetOnly"),
        ["the domain uses other groups"] = (r => r.Domain(d => d with { DefaultUserSettings = d.DefaultUserSettings! with { SecurityGroups = [HealthyRegion.DomainGroup, HealthyRegion.EndpointGroup] } }), BaselineChange.Changed, "groups of the domain", "studio", "endpoints, studio"),
        ["an ACL denies"] = (r => r.Acl(HealthyRegion.Rule(50, "deny", true, "10.20.9.0/24")), BaselineChange.Improved, "outbound entries of the network ACL of 10.20.1.0/24, 10.20.2.0/24", null, "50 deny all to 10.20.9.0/24"),
        ["an ACL denies what nobody could send"] = (r => r.Acl(HealthyRegion.Rule(200, "deny", true, "10.20.9.0/24")), BaselineChange.Changed, "outbound entries of the network ACL of 10.20.1.0/24, 10.20.2.0/24", null, "200 deny all to 10.20.9.0/24"),
        ["a NAT gateway is new"] = (r => r with { NatGateways = Part<NatGateway>.Read(new NatGateway { NatGatewayId = "nat-1", VpcId = HealthyRegion.Vpc, SubnetId = HealthyRegion.SubnetA, State = "available" }) }, BaselineChange.New, "NAT gateway", null, "public, in 10.20.1.0/24"),
        ["block public access is on"] = (r => r with { VpcBlockPublicAccessOptions = r.VpcBlockPublicAccessOptions.Select(o => o with { InternetGatewayBlockMode = "block-ingress" }) }, BaselineChange.Improved, "VPC block public access", "off", "block-ingress"),
        ["the VPC belongs to somebody else"] = (r => r.Vpc(v => v with { OwnerId = "444455556666" }), BaselineChange.Changed, "owner of the VPC", HealthyRegion.Account, "444455556666"),
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void One_change_is_one_difference(string name, BaselineChange change, string what, string? before, string? after)
    {
        var difference = Assert.Single(WithoutFindings(Taken.Compared(HealthyRegion.Create(), s_cases[name].Break(HealthyRegion.Create()))));
        Assert.Equal((change, what, before, after), (difference.Change, difference.What, difference.Before, difference.After));
        Assert.Equal((HealthyRegion.Account, HealthyRegion.Region), (difference.AccountId, difference.Region));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void What_regressed_one_way_has_improved_the_other_way(string name, BaselineChange change, string what, string? before, string? after)
    {
        var back = Assert.Single(WithoutFindings(Taken.Compared(s_cases[name].Break(HealthyRegion.Create()), HealthyRegion.Create())));
        Assert.Equal((Opposite(change), what, after, before), (back.Change, back.What, back.Before, back.After));
    }

    [Fact]
    public void Findings_that_came_regress_the_domain_and_findings_that_went_improve_it()
    {
        var broken = HealthyRegion.Create().Without("sagemaker.api");
        Assert.Contains(Taken.Compared(HealthyRegion.Create(), broken), d => d is { Change: BaselineChange.Regressed, What: "finding SMG-EP-001", DomainId: HealthyRegion.DomainId });
        Assert.Contains(Taken.Compared(broken, HealthyRegion.Create()), d => d is { Change: BaselineChange.Improved, What: "finding SMG-EP-001" });
    }

    [Fact]
    public void A_group_that_was_made_anew_is_the_same_group_by_name_or_by_its_rules()
    {
        RegionEstate Remade(string name) => Replaced(HealthyRegion.Create(), HealthyRegion.DomainGroup, "sg-0bbb0000000000001", name);
        Assert.Empty(Taken.Compared(HealthyRegion.Create(), Remade("studio")));
        var renamed = Taken.Compared(HealthyRegion.Create(), Remade("studio-2026"));
        Assert.DoesNotContain(renamed, d => d.Change is BaselineChange.New or BaselineChange.Removed or BaselineChange.Regressed);
    }

    [Fact]
    public void A_domain_and_a_VPC_that_are_new_or_gone_are_one_difference_each_and_not_all_that_is_in_them()
    {
        var empty = HealthyRegion.Create() with { Domains = Part<Domain>.Read(), Vpcs = Part<Vpc>.Read(), SecurityGroups = Part<SecurityGroup>.Read(), VpcEndpoints = Part<VpcEndpoint>.Read() };
        Assert.Equal([(BaselineChange.New, "domain healthy"), (BaselineChange.New, "VPC in use")], Taken.Compared(empty, HealthyRegion.Create()).Select(d => (d.Change, d.What)));
        Assert.Equal([(BaselineChange.Removed, "domain healthy"), (BaselineChange.Removed, "VPC in use")], Taken.Compared(HealthyRegion.Create(), empty).Select(d => (d.Change, d.What)));
    }

    [Fact]
    public void What_could_not_be_read_is_never_gone_nor_better()
    {
        var region = HealthyRegion.Create();
        foreach (var blind in Blinded(region))
        {
            var differences = Taken.Compared(region, blind);
            Assert.Contains(differences, d => d.Change == BaselineChange.Unknown);
            Assert.DoesNotContain(differences, d => d.Change is BaselineChange.Removed or BaselineChange.Improved);
            Assert.DoesNotContain(Taken.Compared(blind, region), d => d.Change is BaselineChange.Removed or BaselineChange.Improved or BaselineChange.Regressed);
        }
    }

    [Fact]
    public void A_region_that_was_not_read_is_unknown()
    {
        var difference = Assert.Single(BaselineComparison.Of(Taken.Of(HealthyRegion.Create()), Taken.Of()));
        Assert.Equal((BaselineChange.Unknown, "region", "not read"), (difference.Change, difference.What, difference.After));
    }

    [Fact]
    public void With_other_settings_a_finding_that_is_missing_is_no_improvement()
    {
        var broken = HealthyRegion.Create().Without("sagemaker.api");
        var differences = BaselineComparison.Of(Taken.Of(broken), Taken.Of(PostureSettings.Default with { DisabledRules = ["SMG-EP-001"] }, broken));
        Assert.DoesNotContain(differences, d => d.Change == BaselineChange.Improved);
        Assert.Contains(differences, d => d is { Change: BaselineChange.Changed, What: "finding SMG-EP-001" });
        Assert.Contains(differences, d => d.ResourceId == "settings");
    }

    [Fact]
    public void A_prefix_list_that_grew_regressed_though_no_rule_changed()
    {
        RegionEstate With(params string[] cidrs) => HealthyRegion.Create() with { PrefixLists = HealthyRegion.Create().PrefixLists.Plus(new() { PrefixListId = "pl-own", PrefixListName = "partners", Cidrs = cidrs }) };
        var difference = Assert.Single(Taken.Compared(With("203.0.113.0/25"), With("203.0.113.0/24")));
        Assert.Equal((BaselineChange.Regressed, "blocks of prefix list partners"), (difference.Change, difference.What));
        Assert.Equal(BaselineChange.Changed, Assert.Single(Taken.Compared(With("203.0.113.0/24"), With("203.0.113.0/25", "203.0.113.128/25"))).Change);
    }

    [Fact]
    public void The_made_up_company_differs_from_itself_in_nothing() =>
        Assert.All(SampleCompany.Create().Regions, region => Assert.All(Taken.Compared(region, region), d => Assert.Equal(BaselineChange.Unknown, d.Change)));

    private static IEnumerable<BaselineDifference> WithoutFindings(IEnumerable<BaselineDifference> differences) => differences.Where(d => !d.What.StartsWith("finding ", StringComparison.Ordinal));

    private static BaselineChange Opposite(BaselineChange change) => change switch
    {
        BaselineChange.Regressed => BaselineChange.Improved,
        BaselineChange.Improved => BaselineChange.Regressed,
        BaselineChange.New => BaselineChange.Removed,
        _ => change,
    };

    private static RegionEstate Replaced(RegionEstate region, string id, string newId, string name)
    {
        var text = System.Text.Json.JsonSerializer.Serialize(region, SageMakerGuard.Estates.Files.EstateJson.Options).Replace(id, newId, StringComparison.Ordinal);
        var replaced = System.Text.Json.JsonSerializer.Deserialize<RegionEstate>(text, SageMakerGuard.Estates.Files.EstateJson.Options)!;
        return replaced.Group(newId, g => g with { GroupName = name });
    }

    private static IEnumerable<RegionEstate> Blinded(RegionEstate region)
    {
        yield return region with { Domains = Part<Domain>.Failed(RegionChanges.Denied) };
        yield return region with { Domains = Part<Domain>.Failed(RegionChanges.Denied), Vpcs = Part<Vpc>.Failed(RegionChanges.Denied) };
        yield return region with { NotebookInstances = Part<NotebookInstance>.Failed(RegionChanges.Denied) };
        yield return region with { Vpcs = Part<Vpc>.Failed(RegionChanges.Denied) };
        yield return region with { Subnets = Part<Subnet>.Failed(RegionChanges.Denied) };
        yield return region with { RouteTables = Part<RouteTable>.Failed(RegionChanges.Denied) };
        yield return region with { NetworkAcls = Part<NetworkAcl>.Failed(RegionChanges.Denied) };
        yield return region with { SecurityGroups = Part<SecurityGroup>.Failed(RegionChanges.Denied) };
        yield return region with { VpcEndpoints = Part<VpcEndpoint>.Failed(RegionChanges.Denied) };
        yield return region with { NatGateways = Part<NatGateway>.Failed(RegionChanges.Denied) };
        yield return region with { FlowLogs = Part<FlowLog>.Failed(RegionChanges.Denied) };
        yield return region with { PrefixLists = Part<PrefixList>.Failed(RegionChanges.Denied) };
        yield return region.Domain(d => d with { Described = false });
    }
}
