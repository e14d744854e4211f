using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Reachability;

namespace SageMakerGuard.Core.Tests.Reachability.Cases;

using static SageMakerGuard.Core.Tests.Reachability.PathCase;
using static SageMakerGuard.Reachability.ReachabilityVerdict;
using static SageMakerGuard.Testing.HealthyRegion;

/// <summary>The domain's network mode (API_CreateDomain, AppNetworkAccessType: all but EFS leaves through a VPC that SageMaker manages).</summary>
internal static class ModeCases
{
    private const string OwnNetwork = "SageMaker network";

    public static IReadOnlyList<PathCase> All =>
    [
        new("public mode: the internet", Create().Egress(), Internet, Reachable, OwnNetwork) { From = Public },

        new("public mode: a service, whatever the VPC has", Create().Egress().EndpointIngress(), Service("sts"), Reachable, OwnNetwork) { From = Public },

        new("public mode: no private address", Create(), Address("10.20.1.30"), Blocked, OwnNetwork, "public-internet-only") { From = Public },

        new("public mode: the file system stays in the VPC", Create(), HomeFileSystem, Reachable, "local") { From = Public },

        new("public mode: the file system's group still counts", Create().Group(NfsInbound, g => g with { IpPermissions = [] }), HomeFileSystem, Blocked, "local", "sg-ingress") { From = Public },

        new("source: no groups known", Create(), Service("sts"), Unknown, "interface endpoint") { From = s => s with { SecurityGroupIds = [] } },

        new("source: a subnet that was not read", Create(), Service("sts"), Unknown) { From = s => s with { SubnetIds = ["subnet-unknown"] } },

        new("source: a group that was not read", Create().EndpointIngress(Tcp(443, 443, cidr: "10.20.0.0/16")), Service("sts"), Unknown, "interface endpoint") { From = s => s with { SecurityGroupIds = ["sg-unknown"] } },

        // Its rules are not known, but the endpoint's group surely does not name it.
        new("source: a group that was not read and that nobody admits", Create(), Service("sts"), Blocked, "interface endpoint", "sg-ingress") { From = s => s with { SecurityGroupIds = ["sg-unknown"] } },

        new("destination: no address at all", Create(), Address("example.org"), Unknown),
    ];

    private static PathSource Public(PathSource source) => source with { PublicInternetOnly = true };
}
