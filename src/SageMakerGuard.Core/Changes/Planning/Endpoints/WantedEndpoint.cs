using System.Collections.Generic;
using SageMakerGuard.Estates;
using SageMakerGuard.Services;

namespace SageMakerGuard.Changes;

/// <summary>An interface endpoint that is to serve the domain: one that is there, or one to make.</summary>
internal sealed record WantedEndpoint(AwsService Service)
{
    /// <summary>The endpoint that is there; null where one is to be made.</summary>
    public VpcEndpoint? There { get; init; }

    /// <summary>What the region offers; null where the endpoint is there and nobody asked.</summary>
    public VpcEndpointService? Offer { get; init; }

    /// <summary>Where it gets interfaces that it does not have yet.</summary>
    public IReadOnlyList<Subnet> Subnets { get; init; } = [];
}
