using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Changes;
using SageMakerGuard.Estates;
using SageMakerGuard.Reachability;
using SageMakerGuard.Testing;

namespace SageMakerGuard.Tests.Changes.Planning.Live;

/// <summary>The healthy region with an app at work in each of its two subnets.</summary>
internal static class LiveRegion
{
    public const string AppA = "eni-0aaa0000000app0a1";
    public const string AppB = "eni-0aaa0000000app0b1";
    public const string Igw = "igw-0aaa0000000000001";

    public static RegionEstate Create() => With(
        HealthyRegion.Create() with { InsightsPaths = Part<NetworkInsightsPath>.Read(), InsightsAnalyses = Part<NetworkInsightsAnalysis>.Read() },
        App(AppA, HealthyRegion.SubnetA, "10.20.1.50"),
        App(AppB, HealthyRegion.SubnetB, "10.20.2.50"));

    public static NetworkInterface App(string id, string subnet, string address) =>
        Plain(id, subnet, address, HealthyRegion.DomainGroup, HealthyRegion.NfsOutbound) with { Description = $"[DO NOT DELETE] ENI managed by SageMaker for Studio Domain({HealthyRegion.DomainId}) - 0123456789abcdef0123456789abcdef" };

    public static NetworkInterface Plain(string id, string subnet, string address, params string[] groups) => new()
    {
        NetworkInterfaceId = id, VpcId = HealthyRegion.Vpc, SubnetId = subnet, PrivateIpAddress = address, InterfaceType = "interface", Status = "in-use", SourceDestCheck = true,
        Groups = [.. groups.Select(g => new EndpointGroup { GroupId = g })],
    };

    public static RegionEstate With(RegionEstate region, params NetworkInterface[] more) => region with { NetworkInterfaces = region.NetworkInterfaces with { Items = [.. region.NetworkInterfaces.Items, .. more] } };

    public static RegionEstate Without(RegionEstate region, params string[] ids) => region with { NetworkInterfaces = region.NetworkInterfaces.Without(i => ids.Contains(i.NetworkInterfaceId)) };

    public static RegionEstate WithInternetGateway(RegionEstate region) => region with
    {
        InternetGateways = Part<InternetGateway>.Read(new InternetGateway { InternetGatewayId = Igw, Attachments = [new() { VpcId = HealthyRegion.Vpc, State = "available" }] }),
    };

    public static LiveProbe Plan(RegionEstate region, string occasion = "a1b2c3d4", IReadOnlyList<PathDestination>? questions = null)
    {
        var index = new NetworkIndex(region);
        var domain = region.Domains.Items[0];
        return LiveProbePlanner.Plan(index, domain, questions ?? DomainQuestions.Default(index, domain), occasion);
    }
}
