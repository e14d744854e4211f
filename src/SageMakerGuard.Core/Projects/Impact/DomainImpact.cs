using System;
using System.Collections.Generic;
using System.Text.Json.Serialization;
using SageMakerGuard.Posture;
using SageMakerGuard.Reachability;

namespace SageMakerGuard.Projects;

/// <summary>What a switch to VpcOnly means to the people of one domain, as far as the estate shows what they use.</summary>
public sealed record DomainImpact
{
    /// <summary>User profiles; null where they could not be counted.</summary>
    public int? UserCount { get; init; }

    /// <summary>Apps that have to be stopped for the switch.</summary>
    public IReadOnlyList<RunningApp> RunningApps { get; init; } = [];

    /// <summary>When a user of one of those apps last did something, in UTC; null where no app runs or none was described.</summary>
    public DateTime? LastActivity { get; init; }

    /// <summary>Kinds of apps that were seen, with how many of each run. Deleted and failed ones stay listed for a day and do not count as running.</summary>
    public IReadOnlyList<AppTypeUse> AppTypes { get; init; } = [];

    /// <summary>What lifecycle configurations and code repositories use of the internet.</summary>
    public IReadOnlyList<ToolUse> Tools { get; init; } = [];

    /// <summary>Whether Docker is turned on in the domain.</summary>
    public bool DockerEnabled { get; init; }

    /// <summary>Accounts whose images Docker may pull under VpcOnly.</summary>
    public IReadOnlyList<string> DockerTrustedAccounts { get; init; } = [];

    /// <summary>Whether apps will reach the internet in the domain's subnets, with its groups: Reachable, Blocked or Unknown.</summary>
    public ReachabilityVerdict Internet { get; init; }

    /// <summary>Whether the VPC has CodeArtifact's two endpoints; null where its endpoints could not be read.</summary>
    public bool? CodeArtifact { get; init; }

    /// <summary>What could not be read and might show more, one sentence each.</summary>
    public IReadOnlyList<string> Unknown { get; init; } = [];
}

/// <summary>How much one kind of app is used.</summary>
public sealed record AppTypeUse
{
    /// <summary>JupyterLab, CodeEditor, Canvas and so on.</summary>
    public string AppType { get; init; } = "";

    /// <summary>How many run, or are about to, or are not quite gone.</summary>
    public int Running { get; init; }
}

/// <summary>A tool that goes to the internet, or a way of the company's own that it goes instead.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<InternetTool>))]
public enum InternetTool
{
    /// <summary>pip: packages of Python.</summary>
    Pip,

    /// <summary>conda or mamba.</summary>
    Conda,

    /// <summary>git against a host.</summary>
    Git,

    /// <summary>Docker: images are pulled or built.</summary>
    Docker,

    /// <summary>npm, npx or yarn.</summary>
    Npm,

    /// <summary>wget or curl.</summary>
    Download,

    /// <summary>apt, yum or dnf: packages of the operating system.</summary>
    SystemPackages,

    /// <summary>install.packages of R.</summary>
    RPackages,

    /// <summary>The Hugging Face Hub.</summary>
    HuggingFace,

    /// <summary>Weights &amp; Biases.</summary>
    WeightsAndBiases,

    /// <summary>CodeArtifact: goes on working through its endpoints.</summary>
    CodeArtifact,

    /// <summary>A proxy that is named explicitly: goes on working where the VPC has a way to it.</summary>
    Proxy,
}

/// <summary>A place where a tool is used.</summary>
public sealed record ToolUse
{
    /// <summary>The tool.</summary>
    public InternetTool Tool { get; init; }

    /// <summary>The lifecycle configuration's name, or 'code repository'.</summary>
    public string Where { get; init; } = "";

    /// <summary>The line of the script, from 1; null for a repository.</summary>
    public int? Line { get; init; }

    /// <summary>The host that it names; null where it names none.</summary>
    public string? Host { get; init; }
}
