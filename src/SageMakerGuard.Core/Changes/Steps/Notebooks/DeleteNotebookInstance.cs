using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Serialization;
using SageMakerGuard.Estates;
using SageMakerGuard.FinOps;

namespace SageMakerGuard.Changes;

/// <summary>Deletes a notebook instance with its volume (API_DeleteNotebookInstance). Nothing brings the volume back.</summary>
public sealed record DeleteNotebookInstance : NotebookStep
{
    /// <summary>Its subnet, where it has one: its interface there is deleted with it.</summary>
    public string? SubnetId { get; init; }

    /// <summary>The key of its volume, where it has one of its own.</summary>
    public string? KmsKeyId { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Description => $"Delete notebook instance {NotebookInstanceName} with its volume and all files on it; this cannot be undone";

    /// <inheritdoc/>
    [JsonIgnore]
    public override IReadOnlyList<string> IamActions =>
        ["sagemaker:DeleteNotebookInstance", .. SubnetId is { Length: > 0 } ? new[] { "ec2:DeleteNetworkInterface" } : [], .. KmsKeyId is null ? [] : new[] { "kms:DescribeKey" }];

    /// <inheritdoc/>
    [JsonIgnore]
    public override bool NeedsRest => true;

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Loses => $"notebook instance {NotebookInstanceName} with its volume and all files on it";

    /// <inheritdoc/>
    public override Observation Observe(RegionEstate estate, string? ownId = null) => Find(estate) switch
    {
        null => Observation.Done(NotebookInstanceName),

        // From Stopped and Failed only (API_DeleteNotebookInstance).
        { NotebookInstanceStatus: "Stopped" or "Failed" } => Observation.Absent,
        { NotebookInstanceStatus: "InService" } => Observation.Refused(Running),
        var instance => Waiting(instance),
    };

    /// <inheritdoc/>
    public override RegionEstate Simulate(RegionEstate estate) => Find(estate) is not { } gone ? estate : estate with
    {
        NotebookInstances = estate.NotebookInstances.Without(IsMine),
        Tags = estate.Tags.Without(row => string.Equals(row.ResourceARN, gone.NotebookInstanceArn, StringComparison.OrdinalIgnoreCase)),
    };

    /// <summary>Nothing: a volume that is gone cannot be made again.</summary>
    public override ChangeStep? Inverse(RegionEstate before) => null;

    /// <inheritdoc/>
    public override IEnumerable<string> Objections(RegionEstate estate) => estate.NotebookInstances.Items.Where(n => IsMine(n) && n.NotebookInstanceStatus == "InService").Select(_ => Running);

    /// <summary>Not known: the table of prices has none of notebook instances.</summary>
    public override decimal? MonthlyCostUsd(RegionPrices prices) => null;

    private string Running => $"Notebook instance {NotebookInstanceName} is running, and its volume would be lost with what was put on it since. Stop it first: aws sagemaker stop-notebook-instance --notebook-instance-name {NotebookInstanceName}.";
}
