using System;
using SageMakerGuard.Diagnosis;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Core.Tests.Diagnosis;

/// <summary>A message that somebody saw, where it was seen, a network that it may have been seen in, and the first cause that must be named for it there.</summary>
internal sealed record SymptomCase(string Message, string Source, Func<RegionEstate, RegionEstate> Network, string? SymptomId, Likelihood Likelihood, string Cause, string Remedy)
{
    /// <summary>The resource that the first cause is about; null where the case does not say.</summary>
    public string? ResourceId { get; init; }

    /// <summary>A host that the user adds.</summary>
    public string? Destination { get; init; }

    public override string ToString() => $"{SymptomId ?? "not recognised"}: {(Message.Length <= 60 ? Message : Message[..60])}";
}
