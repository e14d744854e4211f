using System;
using System.Collections.Generic;
using System.Text.Json;
using SageMakerGuard.Sandbox.Protocol;
using SageMakerGuard.Sandbox.World;

namespace SageMakerGuard.Sandbox.Operations.SageMaker;

/// <summary>ListApps and DescribeApp. Deleted and failed apps stay in both for a day.</summary>
internal static class AppReads
{
    public static readonly JsonMember[] Members =
        [ArnNames.Domain(), ArnNames.Name("UserProfileName"), ArnNames.Name("SpaceName"), JsonMember.Choice("AppType", true, ArnNames.AppTypes), ArnNames.Name("AppName", true)];

    public static IEnumerable<JsonOperation> All()
    {
        yield return new(
            "ListApps",
            [
                .. ListPage.Members, JsonMember.Choice("SortOrder", false, "Ascending", "Descending"), JsonMember.Choice("SortBy", false, "CreationTime"),
                ArnNames.Domain(false, "DomainIdEquals"), ArnNames.Name("UserProfileNameEquals"), ArnNames.Name("SpaceNameEquals"),
            ],
            call => ArnNames.AppArn(call.Region, call.Request.Text("DomainIdEquals") ?? "*", "*", "*", "*"),
            List);
        yield return new("DescribeApp", Members, Resource, Describe);
    }

    public static string Resource(JsonCall call) =>
        ArnNames.AppArn(call.Region, call.Required("DomainId"), call.Request.Text("SpaceName") ?? call.Request.Text("UserProfileName"), call.Required("AppType"), call.Required("AppName"));

    /// <summary>The key of the app that a request names.</summary>
    public static string Key(JsonCall call)
    {
        var profile = call.Request.Text("UserProfileName");
        var space = call.Request.Text("SpaceName");

        // API_DeleteApp: one of the two is needed, and not both. AWS's sentence is not known.
        if (profile is null == space is null)
            throw Refusals.Invalid("[sandbox] Give either UserProfileName or SpaceName.");
        return RegionState.AppKey(call.Required("DomainId"), profile, space, call.Required("AppType"), call.Required("AppName"));
    }

    private static Action<Utf8JsonWriter> List(JsonCall call)
    {
        var domain = call.Request.Text("DomainIdEquals");
        var profile = call.Request.Text("UserProfileNameEquals");
        var space = call.Request.Text("SpaceNameEquals");

        // API_ListApps: 'If SpaceNameEquals is set, then UserProfileNameEquals cannot be set'. AWS's sentence is not known.
        if (profile is not null && space is not null)
            throw Refusals.Invalid("[sandbox] UserProfileNameEquals and SpaceNameEquals cannot be set together.");
        return ListPage.Of(
            call,
            "Apps",
            ListPage.Sorted(call, call.Region.Apps, null),
            a => (domain is null || a.DomainId == domain) && (profile is null || a.UserProfileName == profile) && (space is null || a.SpaceName == space),
            (json, a) =>
            {
                json.WriteText("DomainId", a.DomainId);
                json.WriteText("UserProfileName", a.UserProfileName);
                json.WriteText("SpaceName", a.SpaceName);
                json.WriteText("AppType", a.AppType);
                json.WriteText("AppName", a.AppName);
                json.WriteText("Status", a.Status);
                json.WriteTime("CreationTime", a.CreationTime);
                json.WriteSettings("ResourceSpec", a.ResourceSpec);
            },
            $"{domain}|{profile}|{space}|{call.Request.Text("SortOrder")}");
    }

    private static Action<Utf8JsonWriter> Describe(JsonCall call)
    {
        var app = call.Region.Apps.Find(Key(call), call.Now) ?? throw Refusals.NotFound("App", call.Required("AppName"));

        // API_DescribeApp: health checks move the user's activity on as well, 'this value is set to the same value as LastHealthCheckTimestamp'.
        var lastSeen = app.LastUserActivityTimestamp ?? (app.Status == "InService" ? app.CreationTime : null);
        return json =>
        {
            json.WriteText("AppArn", ArnNames.AppArn(call.Region, app));
            json.WriteText("AppType", app.AppType);
            json.WriteText("AppName", app.AppName);
            json.WriteText("DomainId", app.DomainId);
            json.WriteText("UserProfileName", app.UserProfileName);
            json.WriteText("SpaceName", app.SpaceName);
            json.WriteText("Status", app.Status);
            json.WriteTime("LastHealthCheckTimestamp", lastSeen);
            json.WriteTime("LastUserActivityTimestamp", lastSeen);
            json.WriteTime("CreationTime", app.CreationTime);
            json.WriteSettings("ResourceSpec", app.ResourceSpec);
        };
    }
}
