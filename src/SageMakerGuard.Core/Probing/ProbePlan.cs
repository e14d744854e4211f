using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Reachability;

namespace SageMakerGuard.Probing;

/// <summary>What a probe of one domain asks: the hosts of the proof, and no others but the package index and one public host.</summary>
public sealed record ProbePlan
{
    /// <summary>The name under which the package index of pip is asked.</summary>
    public const string PackageIndex = "package index";

    /// <summary>A public host that is nobody's: kept by IANA for examples (RFC 2606; https://www.iana.org/help/example-domains).</summary>
    public const string PublicHost = "example.com";

    /// <summary>The domain's account.</summary>
    public string AccountId { get; init; } = "";

    /// <summary>The region.</summary>
    public string Region { get; init; } = "";

    /// <summary>The domain.</summary>
    public string DomainId { get; init; } = "";

    /// <summary>The domain's VPC.</summary>
    public string VpcId { get; init; } = "";

    /// <summary>The domain's subnets.</summary>
    public IReadOnlyList<string> SubnetIds { get; init; } = [];

    /// <summary>True where IPv6 addresses are asked for too.</summary>
    public bool DualStack { get; init; }

    /// <summary>What is asked, in the proof's order.</summary>
    public IReadOnlyList<ProbeQuestion> Questions { get; init; } = [];

    /// <summary>Whether the package index belongs to the questions: it does where the internet or CodeArtifact does.</summary>
    public bool AsksPackageIndex => Internet is not null || Questions.Any(q => q.Destination.StartsWith("codeartifact.", StringComparison.Ordinal));

    /// <summary>The question for the internet; null where it was not asked.</summary>
    public ProbeQuestion? Internet => Questions.FirstOrDefault(q => q.Destination == s_internet);

    private static readonly string s_internet = new InternetDestination().DisplayName;

    /// <summary>Makes the plan of a domain.</summary>
    /// <param name="index">The region's network.</param>
    /// <param name="domain">The domain.</param>
    /// <param name="questions">What the proof was asked.</param>
    /// <param name="proof">What it answered.</param>
    public static ProbePlan Of(NetworkIndex index, Domain domain, IReadOnlyList<PathDestination> questions, IReadOnlyList<ConnectivityResult> proof) => new()
    {
        AccountId = index.Region.AccountId,
        Region = index.Region.Region,
        DomainId = domain.DomainId,
        VpcId = domain.VpcId ?? "",
        SubnetIds = domain.SubnetIds,
        DualStack = domain.DomainSettings?.IpAddressType == "dualstack",
        Questions = [.. questions.Distinct().Select(question => ProbeTargets.Of(
            index, domain, questions, question, [.. proof.Where(p => p.Destination == question.DisplayName && p.Port == question.Port && p.Protocol == question.Protocol)]))],
    };
}
