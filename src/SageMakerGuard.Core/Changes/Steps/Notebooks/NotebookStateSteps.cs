using System.Collections.Generic;
using System.Text.Json.Serialization;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Changes;

/// <summary>Stops a notebook instance (API_StopNotebookInstance). Its volume stays; kernels and what lies outside of the volume are lost.</summary>
public sealed record StopNotebookInstance : NotebookStep
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override string Description => $"Stop notebook instance {NotebookInstanceName}; its kernels are lost, its volume stays";

    /// <inheritdoc/>
    [JsonIgnore]
    public override IReadOnlyList<string> IamActions => ["sagemaker:StopNotebookInstance"];

    /// <inheritdoc/>
    public override Observation Observe(RegionEstate estate, string? ownId = null) => Find(estate) switch
    {
        null => Missing(),

        // A failed instance does not run, and AWS takes no stop of it (aws/amazon-sagemaker-examples#1094, hashicorp/terraform-provider-aws#16767).
        { NotebookInstanceStatus: "Stopped" or "Failed" } => Observation.Done(NotebookInstanceName),
        { NotebookInstanceStatus: "InService" } => Observation.Absent,
        { NotebookInstanceStatus: "Deleting" } => Observation.Refused($"Notebook instance {NotebookInstanceName} is being deleted."),
        var instance => Waiting(instance),
    };

    /// <inheritdoc/>
    public override RegionEstate Simulate(RegionEstate estate) => Change(estate, n => n.NotebookInstanceStatus == "InService" ? n with { NotebookInstanceStatus = "Stopped" } : n);

    /// <inheritdoc/>
    public override ChangeStep? Inverse(RegionEstate before) => Find(before) is { NotebookInstanceStatus: "InService" } running ? StartNotebookInstance.Of(running) : null;
}

/// <summary>Starts a notebook instance (API_StartNotebookInstance): its lifecycle configuration runs first.</summary>
public sealed record StartNotebookInstance : NotebookStep
{
    /// <summary>Its subnet, where it has one: it gets an interface there.</summary>
    public string? SubnetId { get; init; }

    /// <summary>The key of its volume, where it has one of its own.</summary>
    public string? KmsKeyId { get; init; }

    /// <summary>The start of an instance.</summary>
    public static StartNotebookInstance Of(NotebookInstance instance) => new() { NotebookInstanceName = instance.NotebookInstanceName, SubnetId = instance.SubnetId, KmsKeyId = instance.KmsKeyId };

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Description => $"Start notebook instance {NotebookInstanceName}";

    /// <inheritdoc/>
    [JsonIgnore]
    public override IReadOnlyList<string> IamActions => ["sagemaker:StartNotebookInstance", .. LaunchActions(SubnetId, KmsKeyId), .. SubnetId is { Length: > 0 } ? new[] { "ec2:DescribeNetworkInterfaces" } : []];

    /// <inheritdoc/>
    [JsonIgnore]
    public override bool NeedsRest => true;

    /// <inheritdoc/>
    public override Observation Observe(RegionEstate estate, string? ownId = null) => Find(estate) switch
    {
        null => Missing(),
        { NotebookInstanceStatus: "InService" } => Observation.Done(NotebookInstanceName),

        // From Stopped and from Failed (aws/amazon-sagemaker-examples#1094).
        { NotebookInstanceStatus: "Failed" } failed when ownId is not null => Observation.Failed(NotebookInstanceName, $"Notebook instance {NotebookInstanceName} failed to start: {failed.FailureReason ?? "AWS gives no reason"}"),
        { NotebookInstanceStatus: "Stopped" or "Failed" } => Observation.Absent,
        { NotebookInstanceStatus: "Deleting" } => Observation.Refused($"Notebook instance {NotebookInstanceName} is being deleted."),
        var instance => Waiting(instance),
    };

    /// <inheritdoc/>
    public override RegionEstate Simulate(RegionEstate estate) => Change(estate, n => n.NotebookInstanceStatus is "Stopped" or "Failed" ? n with { NotebookInstanceStatus = "InService" } : n);

    /// <inheritdoc/>
    public override ChangeStep? Inverse(RegionEstate before) => Find(before) is { NotebookInstanceStatus: "Stopped" or "Failed" } ? new StopNotebookInstance { NotebookInstanceName = NotebookInstanceName } : null;
}
