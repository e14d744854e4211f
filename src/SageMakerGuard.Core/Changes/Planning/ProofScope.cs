using System.Collections.Generic;
using SageMakerGuard.Services;

namespace SageMakerGuard.Changes;

/// <summary>What a proof of a plan is about. Every member has a default: the domain as it is.</summary>
public sealed record ProofScope
{
    /// <summary>The features whose services must be reached; null for those that the domain shows.</summary>
    public Feature? Features { get; init; }

    /// <summary>Services by their names in the catalogue, in place of the features'.</summary>
    public IReadOnlyList<string> Services { get; init; } = [];

    /// <summary>The subnets that the domain is to have; empty for those that it has.</summary>
    public IReadOnlyList<string> SubnetIds { get; init; } = [];

    /// <summary>The security groups that its apps are to carry; empty for those that they carry.</summary>
    public IReadOnlyList<string> SecurityGroupIds { get; init; } = [];

    /// <summary>Whether a way to the internet is meant to be there, so that its lack counts.</summary>
    public bool InternetCounts { get; init; }
}
