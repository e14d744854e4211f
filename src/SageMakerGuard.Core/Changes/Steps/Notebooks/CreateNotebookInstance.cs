using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using SageMakerGuard.Estates;
using SageMakerGuard.FinOps;

namespace SageMakerGuard.Changes;

/// <summary>Makes a notebook instance (API_CreateNotebookInstance). Network, key and internet access are chosen here once and for all: UpdateNotebookInstance changes none of them.</summary>
public sealed record CreateNotebookInstance : NotebookStep
{
    /// <summary>For example ml.t3.medium.</summary>
    public string InstanceType { get; init; } = "";

    /// <summary>The execution role.</summary>
    public string RoleArn { get; init; } = "";

    /// <summary>The subnet.</summary>
    public string SubnetId { get; init; } = "";

    /// <summary>Groups of its interface there, at most five.</summary>
    public IReadOnlyList<string> SecurityGroupIds { get; init; } = [];

    /// <summary>Enabled or Disabled.</summary>
    public string DirectInternetAccess { get; init; } = "Disabled";

    /// <summary>The size of its volume in GB; null for AWS's default.</summary>
    public int? VolumeSizeInGB { get; init; }

    /// <summary>The key of its volume; null for SageMaker's own.</summary>
    public string? KmsKeyId { get; init; }

    /// <summary>notebook-al2023-v1 and others; null for AWS's default.</summary>
    public string? PlatformIdentifier { get; init; }

    /// <summary>Enabled or Disabled; null for AWS's default.</summary>
    public string? RootAccess { get; init; }

    /// <summary>ipv4 or dualstack; null for AWS's default.</summary>
    public string? IpAddressType { get; init; }

    /// <summary>The Git repository that it opens in.</summary>
    public string? DefaultCodeRepository { get; init; }

    /// <summary>Git repositories that are cloned beside that one, at most three.</summary>
    public IReadOnlyList<string> AdditionalCodeRepositories { get; init; } = [];

    /// <summary>The versions of the instance metadata service that it answers; null for AWS's default.</summary>
    public InstanceMetadataService? InstanceMetadataServiceConfiguration { get; init; }

    /// <summary>The lifecycle configuration; null for none.</summary>
    public string? LifecycleConfigName { get; init; }

    /// <summary>Tags.</summary>
    public IReadOnlyList<Tag> Tags { get; init; } = [];

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Description =>
        $"Create notebook instance {NotebookInstanceName} ({InstanceType}) in {SubnetId} with {string.Join(", ", SecurityGroupIds)}, direct internet access {DirectInternetAccess}" + (LifecycleConfigName is null ? "" : $", lifecycle configuration {LifecycleConfigName}");

    /// <inheritdoc/>
    [JsonIgnore]
    public override IReadOnlyList<string> IamActions => ["sagemaker:CreateNotebookInstance", .. Tags.Count == 0 ? [] : new[] { "sagemaker:AddTags" }, .. LaunchActions(SubnetId, KmsKeyId)];

    /// <inheritdoc/>
    [JsonIgnore]
    public override bool NeedsRest => true;

    /// <inheritdoc/>
    public override Observation Observe(RegionEstate estate, string? ownId = null) => Find(estate) switch
    {
        null => Observation.Absent,
        { Described: false } => Observation.Refused($"Notebook instance {NotebookInstanceName} exists and could not be described."),
        { NotebookInstanceStatus: "Deleting" } instance => Waiting(instance),
        var instance when !IsAlike(instance) => Observation.Refused($"A notebook instance {NotebookInstanceName} exists with another network: {instance.SubnetId ?? "no subnet"}, direct internet access {instance.DirectInternetAccess ?? "Enabled"}."),
        { NotebookInstanceStatus: "Failed" } failed => Observation.Failed(NotebookInstanceName, $"Notebook instance {NotebookInstanceName} failed: {failed.FailureReason ?? "AWS gives no reason"}"),
        { NotebookInstanceStatus: "Pending" } instance => Waiting(instance),
        _ => Observation.Done(NotebookInstanceName),
    };

    /// <inheritdoc/>
    public override RegionEstate Simulate(RegionEstate estate)
    {
        if (Find(estate) is not null)
            return estate;

        // The name stands in lower case in the ARN (aws/amazon-sagemaker-examples#1798).
        var arn = $"arn:{estate.Partition}:sagemaker:{estate.Region}:{estate.AccountId}:notebook-instance/{NotebookInstanceName.ToLowerInvariant()}";
        return estate with
        {
            NotebookInstances = estate.NotebookInstances.Plus(new()
            {
                NotebookInstanceName = NotebookInstanceName,
                NotebookInstanceArn = arn,
                NotebookInstanceStatus = "InService",
                DirectInternetAccess = DirectInternetAccess,
                SubnetId = SubnetId,
                SecurityGroups = SecurityGroupIds,
                RootAccess = RootAccess,
                InstanceType = InstanceType,
                RoleArn = RoleArn,
                PlatformIdentifier = PlatformIdentifier,
                KmsKeyId = KmsKeyId,
                VolumeSizeInGB = VolumeSizeInGB,
                IpAddressType = IpAddressType,
                DefaultCodeRepository = DefaultCodeRepository,
                AdditionalCodeRepositories = AdditionalCodeRepositories,
                InstanceMetadataServiceConfiguration = InstanceMetadataServiceConfiguration,
                NotebookInstanceLifecycleConfigName = LifecycleConfigName,
            }),
            Tags = Tags.Count == 0 ? estate.Tags : estate.Tags.Plus(new() { ResourceARN = arn, Tags = Tags }),
        };
    }

    /// <inheritdoc/>
    public override ChangeStep? Inverse(RegionEstate before) => Find(before) is null
        ? new DeleteNotebookInstance { NotebookInstanceName = NotebookInstanceName, SubnetId = SubnetId, KmsKeyId = KmsKeyId }
        : null;

    /// <inheritdoc/>
    public override JsonNode? Image(RegionEstate estate) => Find(estate) is not { } n ? null : new JsonObject
    {
        ["InstanceType"] = n.InstanceType,
        ["RoleArn"] = n.RoleArn,
        ["VolumeSizeInGB"] = n.VolumeSizeInGB,
        ["RootAccess"] = n.RootAccess,
        ["PlatformIdentifier"] = n.PlatformIdentifier,
    };

    /// <summary>Not known: the table of prices has none of notebook instances.</summary>
    public override decimal? MonthlyCostUsd(RegionPrices prices) => null;

    private bool IsAlike(NotebookInstance instance) =>
        instance.SubnetId == SubnetId
        && (instance.DirectInternetAccess ?? "Enabled") == DirectInternetAccess
        && instance.SecurityGroups.Count == SecurityGroupIds.Count
        && SecurityGroupIds.All(id => instance.SecurityGroups.Contains(id, StringComparer.Ordinal));
}
