using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Serialization;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Changes;

/// <summary>What the steps on a notebook instance have in common. An instance is found by its name, which is unique in account and region.</summary>
public abstract record NotebookStep : ChangeStep
{
    /// <summary>The notebook instance.</summary>
    public string NotebookInstanceName { get; init; } = "";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string ResourceType => "AWS::SageMaker::NotebookInstance";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string ResourceId => NotebookInstanceName;

    /// <inheritdoc/>
    [JsonIgnore]
    public override EstateSlice Reads => new() { Parts = EstateParts.NotebookInstances, NotebookInstanceNames = [NotebookInstanceName] };

    /// <summary>
    /// What launching an instance asks of the caller besides (SageMaker Developer Guide, 'Amazon SageMaker API Permissions: Actions, Permissions,
    /// and Resources Reference'): its role is handed over, an interface is made in the VPC, the key of its volume is lent.
    /// </summary>
    private protected static IEnumerable<string> LaunchActions(string? subnetId, string? kmsKeyId) =>
    [
        "iam:PassRole",
        .. subnetId is { Length: > 0 } ? new[] { "ec2:CreateNetworkInterface", "ec2:DescribeSecurityGroups", "ec2:DescribeSubnets", "ec2:DescribeVpcs" } : [],
        .. kmsKeyId is null ? [] : new[] { "kms:CreateGrant", "kms:DescribeKey" },
    ];

    private protected NotebookInstance? Find(RegionEstate estate) => estate.NotebookInstances.Items.FirstOrDefault(IsMine);

    private protected bool IsMine(NotebookInstance instance) => string.Equals(instance.NotebookInstanceName, NotebookInstanceName, StringComparison.Ordinal);

    private protected Observation Missing() => Observation.Refused($"Notebook instance {NotebookInstanceName} does not exist.");

    private protected Observation Waiting(NotebookInstance instance) => Observation.Pending(NotebookInstanceName, $"notebook instance {NotebookInstanceName} is {instance.NotebookInstanceStatus}");

    private protected RegionEstate Change(RegionEstate estate, Func<NotebookInstance, NotebookInstance> change) => estate with { NotebookInstances = estate.NotebookInstances.Change(IsMine, change) };
}
