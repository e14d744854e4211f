using System.Collections.Generic;
using System.Text.Json.Serialization;

namespace SageMakerGuard.Diagnosis;

/// <summary>How likely a cause is, by what the estate shows. The surest comes first.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Likelihood>))]
public enum Likelihood
{
    /// <summary>The estate shows that it is broken.</summary>
    Proven,

    /// <summary>The estate cannot decide it: a call failed, or it lies outside of what an estate holds.</summary>
    Possible,

    /// <summary>The estate shows that it works.</summary>
    RuledOut,
}

/// <summary>One thing that may be behind a message that somebody saw, with what speaks for it and what mends it.</summary>
public sealed record ConnectivityFault
{
    /// <summary>The domain's account.</summary>
    public string AccountId { get; init; } = "";

    /// <summary>The region.</summary>
    public string Region { get; init; } = "";

    /// <summary>The domain.</summary>
    public string DomainId { get; init; } = "";

    /// <summary>Its VPC; null where it has none or it could not be read.</summary>
    public string? VpcId { get; init; }

    /// <summary>The message that this answers.</summary>
    public string Symptom { get; init; } = "";

    /// <summary>The known symptom that the message is a case of, as <see cref="KnownSymptom.SymptomId"/>; null where the message was not recognised.</summary>
    public string? SymptomId { get; init; }

    /// <summary>The place among the answers to this message for this domain: 1 is to be looked at first.</summary>
    public int Rank { get; init; }

    /// <summary>How likely it is.</summary>
    public Likelihood Likelihood { get; init; }

    /// <summary>What is wrong, or may be, in one sentence.</summary>
    public string Cause { get; init; } = "";

    /// <summary>What speaks for it, or against it where it is ruled out: one sentence each, with the resources' ids.</summary>
    public IReadOnlyList<string> Evidence { get; init; } = [];

    /// <summary>A command to type, or the step to take where no command does it. Empty where there is nothing to mend.</summary>
    public string Remedy { get; init; } = "";

    /// <summary>The resource that is broken; null where none can be named.</summary>
    public string? ResourceId { get; init; }

    /// <summary>The page or thread that the link between message and cause rests on.</summary>
    public string Source { get; init; } = "";
}
