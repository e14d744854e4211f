using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Changes;

/// <summary>What the two steps on a lifecycle configuration have in common. It is found by its name, which is unique in account and region.</summary>
public abstract record LifecycleConfigStep : ChangeStep
{
    /// <summary>The configuration's name.</summary>
    public string NotebookInstanceLifecycleConfigName { get; init; } = "";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string ResourceType => "AWS::SageMaker::NotebookInstanceLifecycleConfig";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string ResourceId => NotebookInstanceLifecycleConfigName;

    /// <inheritdoc/>
    [JsonIgnore]
    public override EstateSlice Reads => new() { Parts = EstateParts.NotebookLifecycleConfigs, LifecycleConfigNames = [NotebookInstanceLifecycleConfigName] };

    private protected NotebookLifecycleConfig? Find(RegionEstate estate) => estate.NotebookLifecycleConfigs.Items.FirstOrDefault(IsMine);

    private protected bool IsMine(NotebookLifecycleConfig config) => string.Equals(config.NotebookInstanceLifecycleConfigName, NotebookInstanceLifecycleConfigName, StringComparison.Ordinal);
}

/// <summary>Makes a lifecycle configuration (API_CreateNotebookInstanceLifecycleConfig): scripts that run as root when an instance is made or starts.</summary>
public sealed record CreateNotebookLifecycleConfig : LifecycleConfigStep
{
    /// <summary>Scripts that run once, when an instance is made; each is base64, at most one.</summary>
    public IReadOnlyList<LifecycleHook> OnCreate { get; init; } = [];

    /// <summary>Scripts that run at every start; each is base64, at most one.</summary>
    public IReadOnlyList<LifecycleHook> OnStart { get; init; } = [];

    /// <summary>What it is for, for people.</summary>
    public string Why { get; init; } = "";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Description => $"Create lifecycle configuration {NotebookInstanceLifecycleConfigName}" + (Why.Length > 0 ? ": " + Why : "");

    /// <inheritdoc/>
    [JsonIgnore]
    public override IReadOnlyList<string> IamActions => ["sagemaker:CreateNotebookInstanceLifecycleConfig"];

    /// <inheritdoc/>
    public override Observation Observe(RegionEstate estate, string? ownId = null) => Find(estate) switch
    {
        null => Observation.Absent,
        var config when Same(config.OnCreate, OnCreate) && Same(config.OnStart, OnStart) => Observation.Done(NotebookInstanceLifecycleConfigName),
        _ => Observation.Refused($"A lifecycle configuration {NotebookInstanceLifecycleConfigName} exists with other scripts."),
    };

    /// <inheritdoc/>
    public override RegionEstate Simulate(RegionEstate estate) => Find(estate) is not null ? estate : estate with
    {
        NotebookLifecycleConfigs = estate.NotebookLifecycleConfigs.Plus(new() { NotebookInstanceLifecycleConfigName = NotebookInstanceLifecycleConfigName, OnCreate = OnCreate, OnStart = OnStart }),
    };

    /// <inheritdoc/>
    public override ChangeStep? Inverse(RegionEstate before) => Find(before) is null ? new DeleteNotebookLifecycleConfig { NotebookInstanceLifecycleConfigName = NotebookInstanceLifecycleConfigName } : null;

    /// <inheritdoc/>
    public override JsonNode? Image(RegionEstate estate) => Find(estate) is not { } config ? null : new JsonObject { ["OnCreate"] = Scripts(config.OnCreate), ["OnStart"] = Scripts(config.OnStart) };

    private static bool Same(IReadOnlyList<LifecycleHook> one, IReadOnlyList<LifecycleHook> other) => one.SequenceEqual(other);

    private static JsonArray Scripts(IEnumerable<LifecycleHook> hooks) => new([.. hooks.Select(hook => (JsonNode?)JsonValue.Create(hook.Content))]);
}

/// <summary>Deletes a lifecycle configuration (API_DeleteNotebookInstanceLifecycleConfig).</summary>
public sealed record DeleteNotebookLifecycleConfig : LifecycleConfigStep
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override string Description => $"Delete lifecycle configuration {NotebookInstanceLifecycleConfigName}";

    /// <inheritdoc/>
    [JsonIgnore]
    public override IReadOnlyList<string> IamActions => ["sagemaker:DeleteNotebookInstanceLifecycleConfig"];

    /// <inheritdoc/>
    [JsonIgnore]
    public override bool NeedsRest => true;

    /// <inheritdoc/>
    public override Observation Observe(RegionEstate estate, string? ownId = null) => Find(estate) is null ? Observation.Done(NotebookInstanceLifecycleConfigName) : Observation.Absent;

    /// <inheritdoc/>
    public override RegionEstate Simulate(RegionEstate estate) => estate with { NotebookLifecycleConfigs = estate.NotebookLifecycleConfigs.Without(IsMine) };

    /// <inheritdoc/>
    public override ChangeStep? Inverse(RegionEstate before) => Find(before) is not { } config ? null : new CreateNotebookLifecycleConfig
    {
        NotebookInstanceLifecycleConfigName = NotebookInstanceLifecycleConfigName, OnCreate = config.OnCreate, OnStart = config.OnStart,
    };

    /// <inheritdoc/>
    public override IEnumerable<string> Objections(RegionEstate estate) => estate.NotebookInstances.Items
        .Where(n => n.NotebookInstanceLifecycleConfigName == NotebookInstanceLifecycleConfigName)
        .Select(n => $"Notebook instance {n.NotebookInstanceName} uses lifecycle configuration {NotebookInstanceLifecycleConfigName}.");
}

/// <summary>Gives a stopped notebook instance another lifecycle configuration, or none (API_UpdateNotebookInstance, LifecycleConfigName and DisassociateLifecycleConfig).</summary>
public sealed record SetNotebookLifecycleConfig : NotebookStep
{
    /// <summary>The configuration; null for none.</summary>
    public string? LifecycleConfigName { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Description => LifecycleConfigName is { } name
        ? $"Give notebook instance {NotebookInstanceName} lifecycle configuration {name}"
        : $"Take the lifecycle configuration off notebook instance {NotebookInstanceName}";

    /// <inheritdoc/>
    [JsonIgnore]
    public override IReadOnlyList<string> IamActions => ["sagemaker:UpdateNotebookInstance"];

    /// <inheritdoc/>
    [JsonIgnore]
    public override bool NeedsRest => true;

    /// <inheritdoc/>
    public override Observation Observe(RegionEstate estate, string? ownId = null) => Find(estate) switch
    {
        null => Missing(),
        { Described: false } => Observation.Refused($"Notebook instance {NotebookInstanceName} could not be described."),
        { NotebookInstanceStatus: "Updating" or "Pending" or "Stopping" } instance => Waiting(instance),
        var instance when instance.NotebookInstanceLifecycleConfigName == LifecycleConfigName => Observation.Done(NotebookInstanceName),

        // A failed instance is not stopped first (hashicorp/terraform-provider-aws#16767).
        { NotebookInstanceStatus: "Stopped" or "Failed" } => Observation.Absent,
        var instance => Observation.Refused($"Notebook instance {NotebookInstanceName} is {instance.NotebookInstanceStatus}; its lifecycle configuration can only be changed while it is stopped."),
    };

    /// <inheritdoc/>
    public override RegionEstate Simulate(RegionEstate estate) => Change(estate, n => n with { NotebookInstanceLifecycleConfigName = LifecycleConfigName });

    /// <inheritdoc/>
    public override ChangeStep? Inverse(RegionEstate before) => Find(before) is { Described: true } instance && instance.NotebookInstanceLifecycleConfigName != LifecycleConfigName
        ? this with { LifecycleConfigName = instance.NotebookInstanceLifecycleConfigName }
        : null;

    /// <inheritdoc/>
    public override JsonNode? Image(RegionEstate estate) => Find(estate) is { } instance ? new JsonObject { ["LifecycleConfigName"] = instance.NotebookInstanceLifecycleConfigName } : null;
}
