using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Changes;

/// <summary>
/// Sets a domain's network type, subnets and security groups in place (API_UpdateDomain). Only what is named is sent; the domain, its profiles,
/// spaces and home directories stay what they are.
/// </summary>
public sealed record UpdateDomainNetwork : ChangeStep
{
    /// <summary>The domain.</summary>
    public string DomainId { get; init; } = "";

    /// <summary>VpcOnly or PublicInternetOnly.</summary>
    public string AppNetworkAccessType { get; init; } = "VpcOnly";

    /// <summary>The domain's VPC. AWS wants it, with the subnets, whenever VpcOnly is sent (hashicorp/terraform-provider-aws#45528).</summary>
    public string VpcId { get; init; } = "";

    /// <summary>The subnets.</summary>
    public IReadOnlyList<string> SubnetIds { get; init; } = [];

    /// <summary>Groups of the default user settings; null to leave them.</summary>
    public IReadOnlyList<string>? UserSecurityGroupIds { get; init; }

    /// <summary>Groups of the default space settings; null to leave them.</summary>
    public IReadOnlyList<string>? SpaceSecurityGroupIds { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string ResourceType => "AWS::SageMaker::Domain";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string ResourceId => DomainId;

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Description => $"Set domain {DomainId} to {AppNetworkAccessType} in {VpcId} on {string.Join(", ", SubnetIds)}"
        + (UserSecurityGroupIds is { } groups ? groups.Count == 0 ? ", without security groups" : $", with security groups {string.Join(", ", groups)}" : "");

    /// <inheritdoc/>
    [JsonIgnore]
    public override IReadOnlyList<string> IamActions => ["sagemaker:UpdateDomain"];

    /// <inheritdoc/>
    [JsonIgnore]
    public override EstateSlice Reads => new() { Parts = EstateParts.Domains, DomainId = DomainId };

    /// <inheritdoc/>
    [JsonIgnore]
    public override EstateSlice ReadsForObjections => new() { Parts = EstateParts.Domains | EstateParts.Apps, DomainId = DomainId };

    /// <inheritdoc/>
    [JsonIgnore]
    public override bool NeedsRest => true;

    /// <inheritdoc/>
    public override Observation Observe(RegionEstate estate, string? ownId = null)
    {
        if (Find(estate) is not { } domain)
            return Observation.Refused($"Domain {DomainId} does not exist.");
        if (!domain.Described)
            return Observation.Refused($"Domain {DomainId} could not be described.");
        if (domain.Status is "Updating" or "Pending")
            return Observation.Pending(DomainId, $"domain {DomainId} is {domain.Status}");
        // The settings of a domain whose update failed may read as wanted: the update has to be sent again (SageMaker Developer Guide, 'Domain status').
        if (domain.Status == "Update_Failed" && ownId is not null)
            return Observation.Failed(DomainId, $"The update of domain {DomainId} failed: {domain.FailureReason ?? "AWS gives no reason"}");
        return domain.Status == "InService" && IsDone(domain) ? Observation.Done(DomainId) : Observation.Absent;
    }

    /// <inheritdoc/>
    public override RegionEstate Simulate(RegionEstate estate) => estate with
    {
        Domains = estate.Domains.Change(d => d.DomainId == DomainId, d => d with
        {
            AppNetworkAccessType = AppNetworkAccessType,
            VpcId = VpcId,
            SubnetIds = SubnetIds,
            Status = "InService",
            DefaultUserSettings = UserSecurityGroupIds is { } user ? (d.DefaultUserSettings ?? new()) with { SecurityGroups = user } : d.DefaultUserSettings,
            DefaultSpaceSettings = SpaceSecurityGroupIds is { } space ? (d.DefaultSpaceSettings ?? new()) with { SecurityGroups = space } : d.DefaultSpaceSettings,
        }),
    };

    /// <inheritdoc/>
    public override ChangeStep? Inverse(RegionEstate before)
    {
        if (Find(before) is not { Described: true } domain || (IsDone(domain) && domain.Status == "InService"))
            return null;
        return this with
        {
            AppNetworkAccessType = domain.AppNetworkAccessType ?? "PublicInternetOnly",
            VpcId = domain.VpcId is { Length: > 0 } vpc ? vpc : VpcId,
            SubnetIds = domain.SubnetIds.Count > 0 ? domain.SubnetIds : SubnetIds,
            UserSecurityGroupIds = UserSecurityGroupIds is null ? null : domain.DefaultUserSettings?.SecurityGroups ?? [],
            SpaceSecurityGroupIds = SpaceSecurityGroupIds is null ? null : domain.DefaultSpaceSettings?.SecurityGroups ?? [],
        };
    }

    /// <inheritdoc/>
    public override JsonNode? Image(RegionEstate estate) => Find(estate) is not { } d ? null : new JsonObject
    {
        ["AppNetworkAccessType"] = d.AppNetworkAccessType ?? "PublicInternetOnly",
        ["VpcId"] = d.VpcId,
        ["SubnetIds"] = Sorted(d.SubnetIds),
        ["UserSecurityGroupIds"] = Sorted(d.DefaultUserSettings?.SecurityGroups ?? []),
        ["SpaceSecurityGroupIds"] = Sorted(d.DefaultSpaceSettings?.SecurityGroups ?? []),
    };

    /// <inheritdoc/>
    public override IEnumerable<string> Objections(RegionEstate estate) => estate.Apps.Items
        .Where(a => a.DomainId == DomainId && a.BlocksNetworkChange)
        .Select(a => $"App {a.AppType} {a.AppName} of {a.SpaceName ?? a.UserProfileName} is {a.Status}; the network type can only be changed while no app runs.");

    private Domain? Find(RegionEstate estate) => estate.Domains.Items.FirstOrDefault(d => d.DomainId == DomainId);

    private bool IsDone(Domain domain) =>
        (domain.AppNetworkAccessType ?? "PublicInternetOnly") == AppNetworkAccessType
        && domain.VpcId == VpcId
        && Same(domain.SubnetIds, SubnetIds)
        && (UserSecurityGroupIds is null || Same(domain.DefaultUserSettings?.SecurityGroups ?? [], UserSecurityGroupIds))
        && (SpaceSecurityGroupIds is null || Same(domain.DefaultSpaceSettings?.SecurityGroups ?? [], SpaceSecurityGroupIds));

    private static bool Same(IReadOnlyList<string> one, IReadOnlyList<string> other) => one.Count == other.Count && one.All(other.Contains);

    private static JsonArray Sorted(IEnumerable<string> ids) => new([.. ids.OrderBy(id => id, StringComparer.Ordinal).Select(id => (JsonNode?)JsonValue.Create(id))]);
}
