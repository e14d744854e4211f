using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Serialization;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Changes;

/// <summary>What the two steps on an app have in common.</summary>
public abstract record AppStep : ChangeStep
{
    /// <summary>The domain.</summary>
    public string DomainId { get; init; } = "";

    /// <summary>The user profile; null for apps of a space.</summary>
    public string? UserProfileName { get; init; }

    /// <summary>The space; null for apps of a profile.</summary>
    public string? SpaceName { get; init; }

    /// <summary>JupyterLab, KernelGateway and so on.</summary>
    public string AppType { get; init; } = "";

    /// <summary>The app's name.</summary>
    public string AppName { get; init; } = "";

    /// <summary>What it runs on, so that it can be started again as it was.</summary>
    public AppResourceSpec? ResourceSpec { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string ResourceType => "AWS::SageMaker::App";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string ResourceId => $"{DomainId}/{SpaceName ?? UserProfileName}/{AppType}/{AppName}";

    /// <inheritdoc/>
    [JsonIgnore]
    public override EstateSlice Reads => new() { Parts = EstateParts.Apps, DomainId = DomainId };

    private protected string Words => $"{AppType} app {AppName} of {(SpaceName is null ? "user profile " + UserProfileName : "space " + SpaceName)} in {DomainId}";

    /// <summary>Whether an app of the estate is this one.</summary>
    private protected bool IsMine(App app) => app.DomainId == DomainId && app.AppType == AppType && app.AppName == AppName && app.SpaceName == SpaceName && (SpaceName is not null || app.UserProfileName == UserProfileName);

    private protected App? Find(RegionEstate estate) => estate.Apps.Items.LastOrDefault(a => IsMine(a) && a.Status is not ("Deleted" or "Failed"));
}

/// <summary>
/// Stops an app by deleting it (API_DeleteApp). Lost are kernels, unsaved cells and what lies on the instance's own disk; kept are the home
/// directory and the space's volume (SageMaker Developer Guide, 'Delete an Amazon SageMaker AI domain').
/// </summary>
public sealed record DeleteApp : AppStep
{
    /// <summary>Whose it is and when they last did something, for the person who has to agree; null where nothing is known.</summary>
    public string? Who { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Description => $"Stop {Words}{(Who is null ? "" : $" ({Who})")}; unsaved work and memory are lost, home directory and volume stay";

    /// <inheritdoc/>
    [JsonIgnore]
    public override IReadOnlyList<string> IamActions => ["sagemaker:DeleteApp"];

    /// <inheritdoc/>
    public override Observation Observe(RegionEstate estate, string? ownId = null) => Find(estate) switch
    {
        null => Observation.Done(ResourceId),
        { Status: "Deleting" } => Observation.Pending(ResourceId, $"{Words} is being deleted"),

        // Only an app in service can be deleted (SageMaker Developer Guide, 'Delete an Amazon SageMaker AI domain').
        { Status: "Pending" } => Observation.Pending(ResourceId, $"{Words} is still starting and can only be stopped once it runs"),
        _ => Observation.Absent,
    };

    /// <inheritdoc/>
    public override RegionEstate Simulate(RegionEstate estate) => estate with { Apps = estate.Apps.Without(IsMine) };

    /// <summary>Starts it again as it was; nothing where it was on its way out already, by somebody else's hand.</summary>
    public override ChangeStep? Inverse(RegionEstate before) => Find(before) is not { Status: not "Deleting" } app ? null : new CreateApp
    {
        DomainId = DomainId, UserProfileName = UserProfileName, SpaceName = SpaceName, AppType = AppType, AppName = AppName, ResourceSpec = app.ResourceSpec ?? ResourceSpec,
    };
}

/// <summary>Starts an app (API_CreateApp): only to bring one back that was stopped for a change.</summary>
public sealed record CreateApp : AppStep
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override string Description => $"Start {Words} again{(ResourceSpec?.InstanceType is { } type ? " on " + type : "")}";

    /// <inheritdoc/>
    [JsonIgnore]
    public override IReadOnlyList<string> IamActions => ["sagemaker:CreateApp"];

    /// <inheritdoc/>
    [JsonIgnore]
    public override bool NeedsRest => true;

    /// <inheritdoc/>
    public override Observation Observe(RegionEstate estate, string? ownId = null) => Find(estate) switch
    {
        null => Observation.Absent,
        { Status: "InService" } => Observation.Done(ResourceId),
        var app => Observation.Pending(ResourceId, $"{Words} is {app.Status}"),
    };

    /// <inheritdoc/>
    public override RegionEstate Simulate(RegionEstate estate) => Find(estate) is not null ? estate : estate with
    {
        Apps = estate.Apps.Without(IsMine).Plus(new()
        {
            DomainId = DomainId, UserProfileName = UserProfileName, SpaceName = SpaceName, AppType = AppType, AppName = AppName, Status = "InService", ResourceSpec = ResourceSpec,
        }),
    };

    /// <inheritdoc/>
    public override ChangeStep? Inverse(RegionEstate before) => null;
}
