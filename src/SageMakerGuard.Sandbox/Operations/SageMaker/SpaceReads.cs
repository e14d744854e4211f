using System;
using System.Collections.Generic;
using System.Text.Json;
using SageMakerGuard.Sandbox.Protocol;
using SageMakerGuard.Sandbox.World;

namespace SageMakerGuard.Sandbox.Operations.SageMaker;

/// <summary>ListSpaces and DescribeSpace.</summary>
internal static class SpaceReads
{
    public static IEnumerable<JsonOperation> All()
    {
        yield return new(
            "ListSpaces",
            [
                .. ListPage.Members, JsonMember.Choice("SortOrder", false, "Ascending", "Descending"), JsonMember.Choice("SortBy", false, "CreationTime", "LastModifiedTime"),
                ArnNames.Domain(false, "DomainIdEquals"), ArnNames.Name("SpaceNameContains"),
            ],
            call => ArnNames.SpaceArn(call.Region, call.Request.Text("DomainIdEquals") ?? "*", "*"),
            List);
        yield return new(
            "DescribeSpace",
            [ArnNames.Domain(), ArnNames.Name("SpaceName", true)],
            call => ArnNames.SpaceArn(call.Region, call.Required("DomainId"), call.Required("SpaceName")),
            Describe);
    }

    private static Action<Utf8JsonWriter> List(JsonCall call)
    {
        var domain = call.Request.Text("DomainIdEquals");
        var part = call.Request.Text("SpaceNameContains");
        var items = ListPage.Sorted(call, call.Region.Spaces, call.Request.Text("SortBy") == "LastModifiedTime" ? s => s.LastModifiedTime : null);
        return ListPage.Of(
            call,
            "Spaces",
            items,
            s => (domain is null || s.DomainId == domain) && (part is null || s.SpaceName.IndexOf(part, StringComparison.OrdinalIgnoreCase) >= 0),
            (json, s) =>
            {
                json.WriteText("DomainId", s.DomainId);
                json.WriteText("SpaceName", s.SpaceName);
                json.WriteText("Status", s.Status);
                json.WriteTime("CreationTime", s.CreationTime);
                json.WriteTime("LastModifiedTime", s.LastModifiedTime);
                json.WriteSettings("SpaceSettingsSummary", s.SpaceSettingsSummary);
                json.WriteSettings("SpaceSharingSettingsSummary", s.SpaceSharingSettingsSummary);
                json.WriteSettings("OwnershipSettingsSummary", s.OwnershipSettingsSummary);
            },
            $"{domain}|{part}|{call.Request.Text("SortBy")}|{call.Request.Text("SortOrder")}");
    }

    private static Action<Utf8JsonWriter> Describe(JsonCall call)
    {
        var name = call.Required("SpaceName");
        var space = call.Region.Spaces.Find(RegionState.ProfileKey(call.Required("DomainId"), name), call.Now) ?? throw Refusals.NotFound("Space", name);
        return json =>
        {
            json.WriteText("DomainId", space.DomainId);
            json.WriteText("SpaceArn", ArnNames.SpaceArn(call.Region, space.DomainId, space.SpaceName));
            json.WriteText("SpaceName", space.SpaceName);
            json.WriteText("Status", space.Status);
            json.WriteTime("LastModifiedTime", space.LastModifiedTime);
            json.WriteTime("CreationTime", space.CreationTime);
            json.WriteSettings("SpaceSettings", space.SpaceSettingsSummary);
            json.WriteSettings("OwnershipSettings", space.OwnershipSettingsSummary);
            json.WriteSettings("SpaceSharingSettings", space.SpaceSharingSettingsSummary);
        };
    }
}
