using System;
using SageMakerGuard.Changes;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Tests.Changes.Planning;

/// <summary>One thing that keeps a domain from being switched, and the words that the refusal has to hold: what it is, and what to type.</summary>
public sealed record RefusalCase(string Name, Func<RegionEstate> Region, VpcOnlyOptions Options, params string[] Words)
{
    public override string ToString() => Name;
}
