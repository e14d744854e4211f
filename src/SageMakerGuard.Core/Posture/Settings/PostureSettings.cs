using System.Collections;
using System.Collections.Generic;
using SageMakerGuard.Faults;
using SageMakerGuard.Services;

namespace SageMakerGuard.Posture;

/// <summary>What a company asks of its domains. Every member has a default that can be lived with; a settings file names only what differs.</summary>
public sealed record PostureSettings
{
    /// <summary>The settings of a company that changed nothing.</summary>
    public static PostureSettings Default { get; } = new();

    /// <summary>Tags that domains and notebook instances must carry.</summary>
    public IReadOnlyList<TagRequirement> MandatoryTags { get; init; } =
        [new() { Key = "Owner" }, new() { Key = "CostCenter" }, new() { Key = "DataSensitivity" }];

    /// <summary>Features whose services every domain must reach, besides those that the domain is seen to use.</summary>
    public Feature Features { get; init; } = Feature.Studio | Feature.Sdk;

    /// <summary>Services that every domain must reach besides those of the features, by the name in the catalogue: <c>secretsmanager</c>.</summary>
    public IReadOnlyList<string> RequiredServices { get; init; } = [];

    /// <summary>Services that no domain needs, whatever the features say: <c>kms</c>.</summary>
    public IReadOnlyList<string> IgnoredServices { get; init; } = [];

    /// <summary>Addresses to plan for each user; 4 is the upper end of AWS's advice of 2 to 4 (SageMaker Developer Guide, 'Connect Studio in a VPC to external resources').</summary>
    public int ReservedAddressesPerUser { get; init; } = 4;

    /// <summary>Addresses for each user below which apps soon fail to start.</summary>
    public int MinimumAddressesPerUser { get; init; } = 2;

    /// <summary>Addresses for each instance of a training or processing job in the domain's subnets ('Give SageMaker training jobs access to resources in your VPC').</summary>
    public int AddressesPerJobInstance { get; init; } = 2;

    /// <summary>Instances of jobs that run at one time in the domain's subnets; 0 where jobs have subnets of their own.</summary>
    public int ConcurrentJobInstances { get; init; }

    /// <summary>Accounts of the central network team. Where any is named, a VPC of another account's is a finding.</summary>
    public IReadOnlyList<string> NetworkOwnerAccountIds { get; init; } = [];

    /// <summary>The tag by which the central network team marks its VPCs; null where it does not.</summary>
    public TagRequirement? NetworkOwnerTag { get; init; }

    /// <summary>Which ways to the internet are accepted.</summary>
    public InternetEgress InternetEgress { get; init; } = InternetEgress.Inspected;

    /// <summary>Whether domains are meant to reach the internet, so that a missing way is a finding.</summary>
    public bool InternetRequired { get; init; }

    /// <summary>The lightest severity that makes a domain NonCompliant, or Unknown where it could not be judged.</summary>
    public Severity FailFrom { get; init; } = Severity.Medium;

    /// <summary>Ids of rules that are not applied.</summary>
    public IReadOnlyList<string> DisabledRules { get; init; } = [];

    /// <summary>Severities in place of the rules' own, by rule id.</summary>
    public IReadOnlyDictionary<string, Severity> Severities { get; init; } = new Dictionary<string, Severity>();

    /// <summary>Settings from a dictionary, such as a psd1 file holds.</summary>
    /// <param name="values">Keys are the names of this record's members, in any case.</param>
    /// <param name="source">Where it came from, for error texts: a path.</param>
    /// <exception cref="GuardFault">SettingsInvalid: a key is unknown or a value is of the wrong kind; the message names it and what is allowed.</exception>
    public static PostureSettings FromDictionary(IDictionary values, string source = "settings") => PostureSettingsReader.Read(values, source);
}
