using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace SageMakerGuard.Diagnosis;

/// <summary>A row of the catalogue: what the message looks like, and what it points at, the likeliest first.</summary>
internal sealed record Symptom
{
    /// <summary>Stable and short.</summary>
    public string Id { get; init; } = "";

    /// <summary>The message as somebody saw it.</summary>
    public string Example { get; init; } = "";

    /// <summary>Any of these makes a message a case of it. They are matched against the message on one line and backtrack over single words only.</summary>
    public IReadOnlyList<Regex> Patterns { get; init; } = [];

    public IReadOnlyList<Suspect> Suspects { get; init; } = [];

    public string Source { get; init; } = "";

    /// <summary>True where the message is about the VPC whatever the domain's mode: jobs run in subnets of their own choice, NFS always passes the VPC, endpoints are made before the switch.</summary>
    public bool OfVpc { get; init; }

    /// <summary>True for messages of training and processing jobs: the domain's subnets and groups stand for theirs, which no estate holds.</summary>
    public bool OfJobs { get; init; }

    /// <summary>What to do where everything that the message points at turns out well; null for what is always to be done then.</summary>
    public string? Otherwise { get; init; }

    public bool Matches(Message message) => Patterns.Any(pattern => pattern.IsMatch(message.Text));

    public KnownSymptom Show() => new() { SymptomId = Id, Example = Example, PointsAt = [.. Suspects.Select(s => s.Name)], Source = Source };
}
