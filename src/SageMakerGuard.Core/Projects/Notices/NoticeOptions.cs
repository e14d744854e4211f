using System.Collections.Generic;
using SageMakerGuard.Egress;

namespace SageMakerGuard.Projects;

/// <summary>Whom a notice is for.</summary>
public enum NoticeAudience
{
    /// <summary>Each team that owns domains, by their tags; a domain that nobody owns has a notice of its own.</summary>
    Owner,

    /// <summary>Each domain.</summary>
    Domain,
}

/// <summary>What the estate cannot know of how people are to work after the switch.</summary>
public sealed record NoticeOptions
{
    /// <summary>Whom each notice is for.</summary>
    public NoticeAudience Audience { get; init; }

    /// <summary>Whom to ask: an address, a channel; null for nobody.</summary>
    public string? Contact { get; init; }

    /// <summary>The domain of CodeArtifact that has the packages; null where there is none.</summary>
    public string? CodeArtifactDomain { get; init; }

    /// <summary>The repository in that domain.</summary>
    public string? CodeArtifactRepository { get; init; }

    /// <summary>A mirror of PyPI inside of the company; null where there is none.</summary>
    public string? MirrorUrl { get; init; }

    /// <summary>A mirror of conda channels inside of the company; null where there is none.</summary>
    public string? CondaMirrorUrl { get; init; }

    /// <summary>A proxy to the internet; null where there is none.</summary>
    public string? ProxyUrl { get; init; }

    /// <summary>What flow logs recorded of the domains.</summary>
    public IReadOnlyList<EgressSummary> Egress { get; init; } = [];
}

/// <summary>A notice for the people of one or more domains.</summary>
public sealed record MigrationNotice
{
    /// <summary>Whom it is for.</summary>
    public string Team { get; init; } = "";

    /// <summary>A line for a mail's subject.</summary>
    public string Subject { get; init; } = "";

    /// <summary>Its domains, in the order of their days.</summary>
    public IReadOnlyList<string> DomainIds { get; init; } = [];

    /// <summary>The first day on which one of its domains is switched; null where none has a day.</summary>
    public System.DateTime? FirstDate { get; init; }

    /// <summary>The notice as Markdown.</summary>
    public string Markdown { get; init; } = "";

    /// <summary>The notice as HTML: one file that needs nothing else.</summary>
    public string Html { get; init; } = "";

    /// <summary>The files that it was written to.</summary>
    public IReadOnlyList<string> Paths { get; init; } = [];
}
