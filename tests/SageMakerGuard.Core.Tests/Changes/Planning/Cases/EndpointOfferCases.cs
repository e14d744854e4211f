using System.Collections.Generic;
using SageMakerGuard.Changes;
using SageMakerGuard.Core.Tests.Reachability;
using SageMakerGuard.Estates;
using SageMakerGuard.Services;
using SageMakerGuard.Testing;

namespace SageMakerGuard.Core.Tests.Changes.Planning.Cases;

using static HealthyRegion;
using static PlanningRegion;

/// <summary>What the region does not offer, and what could not be read.</summary>
internal static class EndpointOfferCases
{
    private static readonly EndpointSetOptions s_sts = new() { Services = ["sts"] };

    public static IReadOnlyList<PlanCase> All =>
    [
        new("offer: an optional service that the region lacks is said", Bare().Offer("forecast", _ => null)) { Endpoints = new() { Features = Feature.Canvas }, HasNot = [".forecast in"], Has = [".athena in"], Notes = ["offers no endpoint for com.amazonaws.eu-central-1.forecast"] },
        new("offer: Studio's own service is lacking, and no way leads there", Bare().Offer("studio", _ => null)) { Refusals = ["offers no endpoint for aws.sagemaker.eu-central-1.studio"] },
        new("offer: Studio's own service is lacking, and NAT leads there", Bare().Offer("studio", _ => null).WithNat()) { HasNot = ["studio"], Notes = ["studio; it is reached through NAT gateway"] },
        new("offer: a gateway that the region lacks", Bare().With(r => r with { VpcEndpointServices = r.VpcEndpointServices.Without(s => s.ServiceName == GatewayService) })) { Refusals = ["offers no endpoint for " + GatewayService] },
        new("offer: S3 only as an interface is no gateway", Bare().With(r => r with { VpcEndpointServices = r.VpcEndpointServices.Without(s => s.ServiceName == GatewayService && s.ServiceType[0].ServiceType == "Gateway") })) { Refusals = ["offers no endpoint for " + GatewayService] },
        new("offer: whether a way leads there is not known either", Bare().Offer("studio", _ => null).With(r => r with { VpcEndpointServices = r.VpcEndpointServices, NetworkAcls = Part<NetworkAcl>.Failed(Denied) }).WithTransitGateway(hubKnown: false)) { Refusals = ["as far as the network could be read"] },

        new("unread: the services of the region", Bare().With(r => r with { VpcEndpointServices = Part<VpcEndpointService>.NotAsked })) { Refusals = ["ec2:DescribeVpcEndpointServices"] },
        new("unread: everything at once", Bare().With(r => r with
        {
            VpcEndpointServices = Part<VpcEndpointService>.Failed(Denied), Subnets = Part<Subnet>.Failed(Denied), RouteTables = Part<RouteTable>.Failed(Denied), SecurityGroups = Part<SecurityGroup>.Failed(Denied),
            VpcEndpoints = Part<VpcEndpoint>.Failed(Denied), Vpcs = Part<Vpc>.Failed(Denied), Apps = Part<App>.Failed(Denied), UserProfiles = Part<UserProfile>.Failed(Denied),
        }))
        {
            Plans = r => EndpointSetPlanner.Plan(r, Domain(), null),
            Refusals = ["ec2:DescribeVpcs", "ec2:DescribeSubnets", "ec2:DescribeRouteTables", "ec2:DescribeSecurityGroups", "ec2:DescribeVpcEndpoints", "ec2:DescribeVpcEndpointServices", "sagemaker:ListApps", "sagemaker:ListUserProfiles"],
        },
        new("unread: which features, unless they are named", Bare().With(r => r with { Apps = Part<App>.Failed(Denied) })) { Refusals = ["or name the features with -Feature"] },
        new("unread: apps do not matter where features are named", Bare().With(r => r with { Apps = Part<App>.Failed(Denied) })) { Endpoints = new() { Features = Feature.Studio }, Has = ["sagemaker.api"] },
        new("unread: apps do not matter where services are named", Bare().With(r => r with { Apps = Part<App>.Failed(Denied), UserProfiles = Part<UserProfile>.NotAsked })) { Endpoints = s_sts, Has = ["sts"] },
    ];
}
