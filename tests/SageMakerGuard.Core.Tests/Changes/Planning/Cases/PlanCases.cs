using System.Collections.Generic;

namespace SageMakerGuard.Core.Tests.Changes.Planning.Cases;

internal static class PlanCases
{
    public static IReadOnlyList<PlanCase> All { get; } = [.. EndpointCreationCases.All, .. EndpointReuseCases.All, .. EndpointOfferCases.All, .. PrivateNetworkCases.All];
}
