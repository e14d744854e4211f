using System;
using System.Linq;
using SageMakerGuard.Changes;
using SageMakerGuard.Estates;
using SageMakerGuard.Testing;

namespace SageMakerGuard.Tests.Changes.Planning;

/// <summary>The healthy region with its domain in public mode: everything is there for the switch. Tests take one thing away at a time.</summary>
internal static class PublicDomain
{
    public const string Role = "studio";

    public static RegionEstate Region()
    {
        var region = HealthyRegion.Create();
        return region with
        {
            Domains = region.Domains.Select(d => d with { AppNetworkAccessType = "PublicInternetOnly" }),
            RolePolicies = Part<RolePolicy>.Read(),
        };
    }

    public static Domain Of(RegionEstate region) => region.Domains.Items.First(d => d.DomainId == HealthyRegion.DomainId);

    public static ChangePlan Plan(RegionEstate region, VpcOnlyOptions? options = null) => VpcOnlyPlanner.Plan(region, Of(region), options ?? new());

    public static RegionEstate Domain(this RegionEstate region, Func<Domain, Domain> change) => region with { Domains = region.Domains.Change(d => d.DomainId == HealthyRegion.DomainId, change) };

    public static RegionEstate Running(this RegionEstate region, params App[] apps) => region with { Apps = Part<App>.Read(apps) };

    public static App App(string type = "JupyterLab", string status = "InService", string? space = null, string? profile = "ada") => new()
    {
        DomainId = HealthyRegion.DomainId, SpaceName = space, UserProfileName = space is null ? profile : null, AppType = type, AppName = "default", Status = status, ResourceSpec = new() { InstanceType = "ml.m5.large" },
    };

    public static UnreadableCall Denied(string operation, string? resource = null) => new()
    {
        Operation = operation, ResourceId = resource, Cause = UnreadableCause.Denied, ErrorCode = "AccessDeniedException", Reason = "the caller is not authorized",
    };
}
