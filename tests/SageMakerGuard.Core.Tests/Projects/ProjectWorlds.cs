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
