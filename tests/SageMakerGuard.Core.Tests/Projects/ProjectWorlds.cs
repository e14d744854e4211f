using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Testing;

namespace SageMakerGuard.Projects.Tests;

/// <summary>The healthy region with what a classification needs besides: described profiles, a role that reaches two buckets, and those buckets' tags.</summary>
internal static class ProjectWorlds
{
    public const string Role = $"arn:aws:iam::{HealthyRegion.Account}:role/studio";
    public const string Bucket = "claims-data";

    public static RegionEstate Whole() => HealthyRegion.Create() with
    {
        UserProfiles = Part<UserProfile>.Read(new UserProfile { DomainId = HealthyRegion.DomainId, UserProfileName = "ada", Status = "InService", UserSettings = new() }),
        ExecutionRoles = Part<ExecutionRole>.Read(RoleWith(Policy($"arn:aws:s3:::{Bucket}/*", "arn:aws:s3:::jumpstart-cache-prod-eu-central-1/*"))),
        BucketTags = Part<BucketTags>.Read(Tagged(Bucket)),
    };

    public static ExecutionRole RoleWith(params string[] documents) =>
        new() { RoleArn = Role, Policies = documents.Select((d, i) => new ExecutionRolePolicy { PolicyName = $"policy{i}", PolicyDocument = d }).ToList() };

    public static string Policy(params string[] resources) => PolicyOf("s3:GetObject", resources);

    public static string PolicyOf(string action, params string[] resources) =>
        $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"{{action}}","Resource":[{{string.Join(",", resources.Select(r => '"' + r + '"'))}}]}]}""";

    public static BucketTags Tagged(string bucket, params (string Key, string Value)[] tags) => new() { BucketName = bucket, Tags = tags.Select(t => HealthyRegion.Tag(t.Key, t.Value)).ToList() };

    public static RegionEstate WithDomainTag(this RegionEstate region, string key, string value) => region with
    {
        Tags = region.Tags.Select(row => row with { Tags = [.. row.Tags.Where(t => t.Key != key), HealthyRegion.Tag(key, value)] }),
    };

    public static RegionEstate WithRole(this RegionEstate region, params string[] documents) => region with { ExecutionRoles = Part<ExecutionRole>.Read(RoleWith(documents)) };

    public static RegionEstate WithRoute(this RegionEstate region, Route route) => region with
    {
        RouteTables = region.RouteTables.Change(t => t.RouteTableId == HealthyRegion.TableA, t => t with { Routes = [.. t.Routes, route] }),
    };

    public static UnreadableCall Denied(string operation, string? resource = null) =>
        new() { Operation = operation, ResourceId = resource, Cause = UnreadableCause.Denied, ErrorCode = "AccessDenied", Reason = operation + " was denied" };
}

/// <summary>Several domains that are still public, on the healthy region's network without most of its endpoints.</summary>
internal static class MigrationWorlds
{
    public static readonly System.DateTime Now = new(2026, 11, 26, 12, 0, 0, System.DateTimeKind.Utc);

    public static Domain Domain(int number, string name) => HealthyRegion.Domain() with
    {
        DomainId = Id(number), DomainArn = Arn(number), DomainName = name, AppNetworkAccessType = "PublicInternetOnly", HomeEfsFileSystemId = HealthyRegion.FileSystem,
    };

    public static string Id(int number) => $"d-project{number:d5}";

    public static string Arn(int number) => $"arn:aws:sagemaker:{HealthyRegion.Region}:{HealthyRegion.Account}:domain/{Id(number)}";

    /// <summary>Four domains: one with health data and three users, one with models and an app that runs, one of nobody's with nothing, and one with RStudio.</summary>
    public static RegionEstate Four() => Whole() with
    {
        Domains = Part<Domain>.Read(
            Domain(1, "churn") with { DefaultUserSettings = Settings("churn") },
            Domain(2, "vision") with { DefaultUserSettings = Settings("vision"), DomainSettings = new() { DockerSettings = new() { EnableDockerAccess = "ENABLED", VpcOnlyTrustedAccounts = ["222233334444"] } } },
            Domain(3, "claims"),
            Domain(4, "stats") with { DomainSettings = new() { RStudioServerProDomainSettings = new() { DomainExecutionRoleArn = Role } } },
            HealthyRegion.Domain()),
        UserProfiles = Part<UserProfile>.Read([Profile(1, "ada"), Profile(2, "grace"), Profile(2, "alan"), Profile(3, "mary"), Profile(3, "joan"), Profile(3, "edith"), Profile(4, "rosa")]),
        Spaces = Part<Space>.Read(new Space { DomainId = Id(2), SpaceName = "lab", Status = "InService", OwnershipSettingsSummary = new() { OwnerUserProfileName = "grace" } }),
        Apps = Part<App>.Read(
            new App { DomainId = Id(2), SpaceName = "lab", AppType = "JupyterLab", AppName = "default", Status = "InService", LastUserActivityTimestamp = new(2026, 11, 1, 9, 0, 0, System.TimeSpan.Zero), ResourceSpec = new() { InstanceType = "ml.t3.medium" } },
            new App { DomainId = Id(3), UserProfileName = "mary", AppType = "Canvas", AppName = "default", Status = "Deleted" }),
        Tags = Part<ResourceTags>.Read(
            Tagged(1, ("Owner", "growth"), ("CostCenter", "4711"), ("DataSensitivity", "internal")),
            Tagged(2, ("Owner", "vision <lab> & friends"), ("CostCenter", "4712"), ("DataSensitivity", "IP")),
            Tagged(3, ("CostCenter", "4713"), ("DataSensitivity", "PHI")),
            Tagged(4, ("Owner", "growth"), ("CostCenter", "4711"), ("DataSensitivity", "public"))),
        VpcEndpoints = HealthyRegion.Create().VpcEndpoints.Without(e => e.ServiceName.EndsWith(".sts", System.StringComparison.Ordinal) || e.ServiceName.EndsWith(".kms", System.StringComparison.Ordinal)),
        StudioLifecycleConfigs = Part<StudioLifecycleConfig>.Read(
            Config("churn", "#!/bin/bash\n# pip install nothing\nset -e\npip install --quiet xgboost\nsudo yum install -y jq\n"),
            Config("vision", "#!/bin/bash\nconda install -y pytorch\ngit clone https://github.com/acme/vision.git\ndocker pull nvcr.io/nvidia/pytorch:24.01\naws codeartifact login --tool pip --domain acme --repository pypi\n")),
    };

    public static StudioLifecycleConfig Config(string name, string script) => new()
    {
        StudioLifecycleConfigArn = ConfigArn(name), StudioLifecycleConfigName = name, StudioLifecycleConfigAppType = "JupyterLab", StudioLifecycleConfigContent = System.Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(script)),
    };

    public static string ConfigArn(string name) => $"arn:aws:sagemaker:{HealthyRegion.Region}:{HealthyRegion.Account}:studio-lifecycle-config/{name}";

    private static UserSettings Settings(string config) => HealthyRegion.Domain().DefaultUserSettings! with { JupyterLabAppSettings = new() { LifecycleConfigArns = [ConfigArn(config)] } };

    private static UserProfile Profile(int domain, string name) => new() { DomainId = Id(domain), UserProfileName = name, Status = "InService", UserSettings = new() };

    private static ResourceTags Tagged(int domain, params (string Key, string Value)[] tags) => new() { ResourceARN = Arn(domain), Tags = tags.Select(t => HealthyRegion.Tag(t.Key, t.Value)).ToList() };

    private static RegionEstate Whole() => ProjectWorlds.Whole();

    private const string Role = ProjectWorlds.Role;
}
