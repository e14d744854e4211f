using System;
using System.Linq;
using System.Threading.Tasks;
using SageMakerGuard.Estates;
using SageMakerGuard.Testing;

namespace SageMakerGuard.Sandbox.Tests.Ec2.Changing;

public class InsightsTests
{
    private const string App = "eni-0app";
    private const string EndpointInA = "eni-0aaa000000000a1";
    private const string EndpointInB = "eni-0aaa000000000b1";
    private const string MountTargetInB = "eni-0aaa00000000mtb1";
    private const string Open = "sg-0open";

    /// <summary>An app in subnet A, and another interface in subnet B that may do anything and goes out by the NAT gateway in A.</summary>
    private static RegionEstate WithApps(RegionEstate e) => e with
    {
        SecurityGroups = e.SecurityGroups with { Items = [.. e.SecurityGroups.Items, HealthyRegion.Group(Open, "open", [HealthyRegion.Tcp(22, 22, cidr: "10.20.1.50/32")], [HealthyRegion.AllTraffic()])] },
        NetworkInterfaces = e.NetworkInterfaces with
        {
            Items =
            [
                .. e.NetworkInterfaces.Items,
                Interface(App, HealthyRegion.SubnetA, "10.20.1.50", HealthyRegion.DomainGroup, HealthyRegion.NfsOutbound),
                Interface("eni-0open", HealthyRegion.SubnetB, "10.20.2.50", Open),
                Interface("eni-0other", HealthyRegion.SubnetA, "10.20.1.60", Open),
                Interface("eni-0public", HealthyRegion.SubnetA, "10.20.1.70", Open) with { Association = new() { PublicIp = "203.0.113.60" } },
            ],
        },
        RouteTables = e.RouteTables.Select(t => t.RouteTableId switch
        {
            HealthyRegion.TableA => t with { Routes = [.. t.Routes, new Route { DestinationCidrBlock = "0.0.0.0/0", GatewayId = CompanyEstate.Igw, State = "active" }] },
            HealthyRegion.TableB => t with { Routes = [.. t.Routes, new Route { DestinationCidrBlock = "0.0.0.0/0", NatGatewayId = CompanyEstate.Nat, State = "active" }] },
            _ => t,
        }),
    };

    private static NetworkInterface Interface(string id, string subnet, string address, params string[] groups) => new()
    {
        NetworkInterfaceId = id, VpcId = HealthyRegion.Vpc, SubnetId = subnet, PrivateIpAddress = address, InterfaceType = "interface", Status = "in-use", Groups = [.. groups.Select(g => new EndpointGroup { GroupId = g })],
    };

    private static RegionEstate Broken(RegionEstate e, string how) => how switch
    {
        "" => e,
        "acl" => e with { NetworkAcls = e.NetworkAcls.Select(a => a with { Entries = [HealthyRegion.Rule(90, "deny", false, protocol: "6", from: 443), .. a.Entries] }) },
        "answers" => e with { NetworkAcls = e.NetworkAcls.Select(a => a with { Entries = [HealthyRegion.Rule(90, "deny", true, protocol: "6", from: 1024, to: 65535), .. a.Entries] }) },
        "nat" => e with { NatGateways = e.NatGateways.Select(n => n with { State = "failed" }) },
        "blackhole" => e with { RouteTables = e.RouteTables.Select(t => t with { Routes = [.. t.Routes.Select(r => r.NatGatewayId is null ? r : r with { State = "blackhole" })] }) },
        "detached" => e with { InternetGateways = e.InternetGateways.Select(i => i with { Attachments = [] }) },
        "no route" => e with { RouteTables = e.RouteTables.Select(t => t with { Routes = [.. t.Routes.Where(r => r.NatGatewayId is null)] }) },
        "public access" => e with { VpcBlockPublicAccessOptions = Part<VpcBlockPublicAccessOptions>.Read(new VpcBlockPublicAccessOptions { InternetGatewayBlockMode = "block-bidirectional" }), VpcBlockPublicAccessExclusions = Part<VpcBlockPublicAccessExclusion>.Read() },
        _ => throw new ArgumentOutOfRangeException(nameof(how), how, null),
    };

    private static string Path(string source, string to, int port, string protocol = "tcp") => $"Source={source}&Protocol={protocol}&DestinationPort={port}&ClientToken={Guid.NewGuid()}&{(to.Contains('-') ? "Destination" : "DestinationIp")}={to}";

    private static Task<string> Start(Stage stage, string path) => stage.Make("StartNetworkInsightsAnalysis", $"NetworkInsightsPathId={path}&ClientToken={Guid.NewGuid()}", "networkInsightsAnalysisId");

    [Theory]
    [InlineData(App, EndpointInA, 443, "", "")]
    [InlineData(App, EndpointInB, 443, "", "")]
    [InlineData(App, MountTargetInB, 2049, "", "")]
    [InlineData(App, EndpointInB, 22, "", "ENI_SG_RULES_MISMATCH egress, ENI_SG_RULES_MISMATCH ingress")]
    [InlineData("eni-0open", EndpointInA, 443, "", "ENI_SG_RULES_MISMATCH ingress")]
    [InlineData(App, EndpointInB, 443, "acl", "SUBNET_ACL_RESTRICTION ingress")]
    [InlineData(App, EndpointInA, 443, "acl", "")]
    [InlineData(App, EndpointInB, 443, "answers", "SUBNET_ACL_RESTRICTION egress")]
    [InlineData(App, "198.51.100.1", 443, "", "ENI_SG_RULES_MISMATCH egress, IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS ")]
    [InlineData("eni-0open", "198.51.100.1", 443, "", "")]
    [InlineData("eni-0open", CompanyEstate.Igw, 443, "", "")]
    [InlineData("eni-0open", CompanyEstate.Igw, 443, "nat", "BAD_STATE ")]
    [InlineData("eni-0open", CompanyEstate.Igw, 443, "blackhole", "BAD_STATE_ROUTE ")]
    [InlineData("eni-0open", CompanyEstate.Igw, 443, "detached", "BAD_STATE_ATTACHMENT ")]
    [InlineData("eni-0open", CompanyEstate.Igw, 443, "no route", "NO_ROUTE_TO_DESTINATION ")]
    [InlineData("eni-0open", CompanyEstate.Igw, 443, "public access", "VPC_BLOCK_PUBLIC_ACCESS_ENABLED ")]
    [InlineData("eni-0other", CompanyEstate.Igw, 443, "", "IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS ")]
    [InlineData("eni-0public", CompanyEstate.Igw, 443, "", "")]
    [InlineData("eni-0open", "10.20.2.99", 443, "", "UNKNOWN_DESTINATION ")]
    public async Task A_path_is_found_or_explained_with_AWSs_codes(string source, string to, int port, string broken, string explanations)
    {
        using var stage = Asking.Quick(e => Broken(WithApps(e), broken));
        var path = await stage.Make("CreateNetworkInsightsPath", Path(source, to, port), "networkInsightsPathId");
        var analysis = await stage.Row("DescribeNetworkInsightsAnalyses", "networkInsightsAnalysisId", await Start(stage, path));
        var told = analysis.Elements().Single(e => e.Name.LocalName == "explanationSet").Elements().Select(e => $"{e.Of("explanationCode")} {e.Of("direction")}");
        Assert.Equal((explanations, explanations.Length == 0 ? "true" : "false"), (string.Join(", ", told), analysis.Of("networkPathFound")));
    }

    [Fact]
    public async Task An_analysis_is_of_one_interface_and_not_of_its_whole_subnet()
    {
        using var stage = Asking.Quick(e => WithApps(e) is var more ? more with { SecurityGroups = more.SecurityGroups.Select(g => g.GroupId == HealthyRegion.DomainGroup ? g with { IpPermissionsEgress = [HealthyRegion.AllTraffic()] } : g) } : e);
        async Task<string?> Found(string source)
        {
            var path = await stage.Make("CreateNetworkInsightsPath", Path(source, "eni-0open", 22), "networkInsightsPathId");
            return (await stage.Row("DescribeNetworkInsightsAnalyses", "networkInsightsAnalysisId", await Start(stage, path))).Of("networkPathFound");
        }

        Assert.Equal(("true", "false"), (await Found(App), await Found("eni-0other")));
    }

    [Fact]
    public async Task What_is_passed_is_told_from_end_to_end_with_ARNs()
    {
        using var stage = Asking.Quick(WithApps);
        var path = await stage.Make("CreateNetworkInsightsPath", Path(App, EndpointInB, 443), "networkInsightsPathId");
        var analysis = await stage.Row("DescribeNetworkInsightsAnalyses", "networkInsightsAnalysisId", await Start(stage, path));
        string[] Components(string set) => [.. analysis.Elements().Single(e => e.Name.LocalName == set).Elements().Select(c => c.Elements().Single(e => e.Name.LocalName == "component").Of("id")!)];
        var forward = Components("forwardPathComponentSet");
        Assert.Equal((App, EndpointInB), (forward[0], forward[^1]));
        Assert.Contains(HealthyRegion.DomainGroup, forward);
        Assert.Contains(HealthyRegion.TableA, forward);
        Assert.Equal((EndpointInB, App), (Components("returnPathComponentSet")[0], Components("returnPathComponentSet")[^1]));
        Assert.Contains($"<arn>arn:aws:ec2:eu-central-1:111122223333:security-group/{HealthyRegion.DomainGroup}</arn>", analysis.ToString(System.Xml.Linq.SaveOptions.DisableFormatting).Replace($" xmlns=\"{analysis.Name.NamespaceName}\"", ""));
    }

    [Fact]
    public async Task An_analysis_runs_and_succeeds_in_time_with_the_network_as_it_was_at_the_start()
    {
        using var stage = Asking.Slow(with: WithApps);
        var path = await stage.Make("CreateNetworkInsightsPath", Path("eni-0open", CompanyEstate.Igw, 443), "networkInsightsPathId");
        var started = await stage.Do("StartNetworkInsightsAnalysis", $"NetworkInsightsPathId={path}&ClientToken=t&TagSpecification.1.ResourceType=network-insights-analysis&TagSpecification.1.Tag.1.Key=Owner&TagSpecification.1.Tag.1.Value=ml");
        var id = started.One("networkInsightsAnalysisId")!;
        Assert.Equal(("running", null, "2026-03-01T08:00:00.000Z", "ml"), (started.One("status"), started.One("networkPathFound"), started.One("startDate"), started.One("value")));
        await stage.Do("DeleteRoute", $"RouteTableId={HealthyRegion.TableB}&DestinationCidrBlock=0.0.0.0/0");
        Assert.Equal("running", (await stage.Row("DescribeNetworkInsightsAnalyses", "networkInsightsAnalysisId", id)).Of("status"));
        Assert.Empty((await stage.Do("DescribeNetworkInsightsAnalyses", "Filter.1.Name=path-found&Filter.1.Value.1=true")).All("status"));
        stage.Now += TimeSpan.FromMinutes(2);
        var done = await stage.Row("DescribeNetworkInsightsAnalyses", "networkInsightsAnalysisId", id);
        Assert.Equal(("succeeded", "true"), (done.Of("status"), done.Of("networkPathFound")));
        Assert.Equal(id, await stage.Make("StartNetworkInsightsAnalysis", $"NetworkInsightsPathId={path}&ClientToken=t&TagSpecification.1.ResourceType=network-insights-analysis&TagSpecification.1.Tag.1.Key=Owner&TagSpecification.1.Tag.1.Value=ml", "networkInsightsAnalysisId"));
        var second = await Start(stage, path);
        stage.Now += TimeSpan.FromMinutes(2);
        Assert.Equal("false", (await stage.Row("DescribeNetworkInsightsAnalyses", "networkInsightsAnalysisId", second)).Of("networkPathFound"));
        stage.Now += TimeSpan.FromDays(120);
        Assert.Empty((await stage.Do("DescribeNetworkInsightsAnalyses", "NetworkInsightsPathId=" + path)).All("status"));
    }

    [Fact]
    public async Task A_path_goes_after_its_analyses()
    {
        using var stage = Asking.Quick(WithApps);
        var path = await stage.Make("CreateNetworkInsightsPath", Path(App, EndpointInA, 443), "networkInsightsPathId");
        var analysis = await Start(stage, path);
        await stage.Refuses("DeleteNetworkInsightsPath", "NetworkInsightsPathId=" + path, "AnalysisExistsForNetworkInsightsPath", null);
        Assert.Equal(analysis, await stage.Make("DeleteNetworkInsightsAnalysis", "NetworkInsightsAnalysisId=" + analysis, "networkInsightsAnalysisId"));
        await stage.Refuses("DeleteNetworkInsightsAnalysis", "NetworkInsightsAnalysisId=" + analysis, "InvalidNetworkInsightsAnalysisId.NotFound", null);
        Assert.Equal(path, await stage.Make("DeleteNetworkInsightsPath", "NetworkInsightsPathId=" + path, "networkInsightsPathId"));
        await stage.Refuses("DeleteNetworkInsightsPath", "NetworkInsightsPathId=" + path, "InvalidNetworkInsightsPathId.NotFound", null);
    }

    [Fact]
    public async Task A_path_is_described_as_it_was_asked_for()
    {
        using var stage = Asking.Quick(WithApps);
        var token = Guid.NewGuid();
        var byFilter = $"Source=arn:aws:ec2:eu-central-1:111122223333:network-interface/{App}&Protocol=TCP&ClientToken={token}&FilterAtSource.DestinationAddress=198.51.100.1&FilterAtSource.DestinationPortRange.FromPort=443&FilterAtSource.DestinationPortRange.ToPort=443";
        var made = await stage.Do("CreateNetworkInsightsPath", byFilter);
        var id = made.One("networkInsightsPathId")!;
        Assert.Equal(
            (App, $"arn:aws:ec2:eu-central-1:111122223333:network-interface/{App}", "tcp", "198.51.100.1", "443", null, null),
            (made.One("source"), made.One("sourceArn"), made.One("protocol"), made.One("destinationAddress"), made.One("toPort"), made.One("destinationPort"), made.One("destination")));
        Assert.Equal(id, await stage.Make("CreateNetworkInsightsPath", byFilter, "networkInsightsPathId"));
        await stage.Refuses("CreateNetworkInsightsPath", byFilter + "&Destination=" + CompanyEstate.Igw, "IdempotentParameterMismatch", "Arguments on this idempotent request are inconsistent with arguments used in previous request(s).");
        Assert.Equal(id, (await stage.Do("DescribeNetworkInsightsPaths", $"Filter.1.Name=source&Filter.1.Value.1={App}")).One("networkInsightsPathId"));
        await stage.Refuses("DescribeNetworkInsightsPaths", "NetworkInsightsPathId.1=nip-0ccc1", "InvalidNetworkInsightsPathId.NotFound", null);
        await stage.Refuses("DescribeNetworkInsightsPaths", "NetworkInsightsPathId.1=path", "InvalidNetworkInsightsPathId.Malformed", "Invalid id: \"path\" (expecting \"nip-...\")");
        await stage.Refuses("DescribeNetworkInsightsPaths", "MaxResults=101", "InvalidParameterValue", null);
    }

    [Theory]
    [InlineData("Source=eni-0ccc1&Destination=" + EndpointInA + "&DestinationPort=443", "NetworkInsightsSource.NotFound")]
    [InlineData("Source=" + App + "&Destination=eni-0ccc1&DestinationPort=443", "NetworkInsightsDestination.NotFound")]
    [InlineData("Source=" + App + "&Destination=igw-0ccc1&DestinationPort=443", "NetworkInsightsDestination.NotFound")]
    [InlineData("Source=" + App + "&DestinationPort=443", "MissingParameter")]
    [InlineData("Source=" + App + "&DestinationIp=home&DestinationPort=443", "InvalidParameterValue")]
    [InlineData("Source=" + App + "&DestinationIp=198.51.100.1&DestinationPort=70000", "InvalidParameterValue")]
    [InlineData("Source=" + App + "&DestinationIp=198.51.100.1", "UnsupportedOperation")]
    [InlineData("Source=" + CompanyEstate.Igw + "&Destination=" + App + "&DestinationPort=443", "UnsupportedOperation")]
    [InlineData("Source=" + App + "&Destination=vpce-0aaa1&DestinationPort=443", "UnsupportedOperation")]
    [InlineData("Source=" + App + "&DestinationIp=198.51.100.1&DestinationPort=443&SourceIp=10.20.1.50", "UnsupportedOperation")]
    [InlineData("Source=" + App + "&DestinationPort=443&FilterAtSource.DestinationAddress=198.51.100.1", "InvalidParameterCombination")]
    public async Task A_path_that_cannot_be_followed_is_refused(string parameters, string code)
    {
        using var stage = Asking.Quick(WithApps);
        await stage.Refuses("CreateNetworkInsightsPath", parameters + "&Protocol=tcp&ClientToken=t", code, null);
    }

    [Fact]
    public async Task An_interface_that_is_gone_by_then_is_explained_and_a_path_or_token_that_is_missing_is_an_error()
    {
        using var stage = Asking.Quick(WithApps);
        var nat = await stage.Make("CreateNatGateway", $"SubnetId={HealthyRegion.SubnetA}&ConnectivityType=private", "natGatewayId");
        var natInterface = (await stage.Row("DescribeNatGateways", "natGatewayId", nat)).Of("networkInterfaceId")!;
        var path = await stage.Make("CreateNetworkInsightsPath", Path("eni-0open", natInterface, 443), "networkInsightsPathId");
        await stage.Do("DeleteNatGateway", "NatGatewayId=" + nat);
        Assert.Equal("NO_SOURCE_OR_DESTINATION", (await stage.Row("DescribeNetworkInsightsAnalyses", "networkInsightsAnalysisId", await Start(stage, path))).Of("explanationCode"));
        await stage.Refuses("StartNetworkInsightsAnalysis", "NetworkInsightsPathId=nip-0ccc1&ClientToken=t", "InvalidNetworkInsightsPathId.NotFound", null);
        await stage.Refuses("StartNetworkInsightsAnalysis", "NetworkInsightsPathId=" + path, "MissingParameter", "The request must contain the parameter clientToken");
        await stage.Refuses("StartNetworkInsightsAnalysis", $"NetworkInsightsPathId={path}&ClientToken=t&FilterInArn.1=arn:aws:ec2:x", "UnsupportedOperation", null);
        await stage.Refuses("DescribeNetworkInsightsAnalyses", "NetworkInsightsPathId=nip-0ccc1", "InvalidNetworkInsightsPathId.NotFound", null);
        await stage.Refuses("DescribeNetworkInsightsAnalyses", "NetworkInsightsAnalysisId.1=analysis", "InvalidNetworkInsightsAnalysisId.Malformed", "Invalid id: \"analysis\" (expecting \"nia-...\")");
    }
}
