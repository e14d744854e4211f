using System.Collections.Generic;

namespace SageMakerGuard.Posture;

/// <summary>What a rule is, apart from any resource: a row of the table of rules.</summary>
public sealed record RuleInfo
{
    /// <summary>Stable: <c>SMG-DOM-001</c>.</summary>
    public string Id { get; init; } = "";

    /// <summary>What a finding of it says, in a few words.</summary>
    public string Title { get; init; } = "";

    /// <summary>How much it weighs, where the settings say nothing else. A single finding may weigh less, never more.</summary>
    public Severity Severity { get; init; }

    /// <summary>What it is about, in CloudFormation's words.</summary>
    public string ResourceType { get; init; } = "AWS::SageMaker::Domain";

    /// <summary>Why it matters, in a sentence or two.</summary>
    public string Description { get; init; } = "";

    /// <summary>The page that it rests on.</summary>
    public RuleSource Source { get; init; } = new("", "");

    /// <summary>Ids of the frameworks' controls.</summary>
    public IReadOnlyList<string> Frameworks { get; init; } = [];

    /// <summary>Who says that these ids belong to it: an authority by name, or 'by analogy with …'; empty where there are none.</summary>
    public string FrameworkBasis { get; init; } = "";

    /// <summary>True where it bears on nothing while a domain is in public mode. It then says what a switch to VpcOnly would meet, and weighs Low at most.</summary>
    public bool OnlyUnderVpcOnly { get; init; }
}

/// <summary>A page of documentation.</summary>
/// <param name="Name">Its title.</param>
/// <param name="Url">Its address.</param>
public sealed record RuleSource(string Name, string Url);
