using System;
using System.Collections.Generic;
using System.Text.Json;
using SageMakerGuard.Estates;
using SageMakerGuard.Estates.Files;
using SageMakerGuard.Sandbox.Protocol;
using SageMakerGuard.Sandbox.World;

namespace SageMakerGuard.Sandbox.Operations.SageMaker;

/// <summary>CreateApp (Pending, then InService) and DeleteApp (Deleting, then Deleted for a day).</summary>
internal static class AppChanges
{
    private static readonly JsonMember s_resourceSpec = JsonMember.Structure(
        "ResourceSpec",
        JsonMember.Text("InstanceType"),
        JsonMember.Text("SageMakerImageArn", 256, @"arn:aws(-[\w]+)*:sagemaker:.+:[0-9]{12}:image/[a-zA-Z0-9]([-.]?[a-zA-Z0-9])*"),
        JsonMember.Text("SageMakerImageVersionArn", 256, @"(arn:aws(-[\w]+)*:sagemaker:.+:[0-9]{12}:image-version/[a-z0-9]([-.]?[a-z0-9])*/[0-9]+|None)"),
        JsonMember.Text("SageMakerImageVersionAlias", 128),
        JsonMember.Text("LifecycleConfigArn", 256, @"(arn:aws[a-z\-]*:sagemaker:[a-z0-9\-]*:[0-9]{12}:studio-lifecycle-config/.*|None)"));

    public static IEnumerable<JsonOperation> All()
    {
        yield return new(
            "CreateApp",
            [.. AppReads.Members, s_resourceSpec, JsonMember.Flag("RecoveryMode"), TagOperations.TagList(false)],
            AppReads.Resource,
            Create)
        { Also = call => DependentActions.TagOnCreate(call, AppReads.Resource(call)) };
        yield return new("DeleteApp", AppReads.Members, AppReads.Resource, Delete);
    }

    private static Action<Utf8JsonWriter> Create(JsonCall call)
    {
        lock (call.Region.Gate)
        {
            var key = AppReads.Key(call);
            var app = new App
            {
                DomainId = call.Required("DomainId"),
                UserProfileName = call.Request.Text("UserProfileName"),
                SpaceName = call.Request.Text("SpaceName"),
                AppType = call.Required("AppType"),
                AppName = call.Required("AppName"),
                Status = "Pending",
                CreationTime = call.Now,
                ResourceSpec = call.Request.Read<AppResourceSpec>("ResourceSpec", EstateJson.Options),
            };
            var arn = ArnNames.AppArn(call.Region, app);
            CheckOwner(call, app, arn);

            // The code is the model's, the sentence the sandbox's. The name of a deleted or failed app may be used again.
            if (call.Region.Apps.Find(key, call.Now) is { Status: not ("Deleted" or "Failed") })
                throw Refusals.InUse($"[sandbox] App {arn} already exists.");
            var entry = call.Region.Apps.Add(app);
            if (AppNetwork.Join(call, app))
                entry.Become(app, call.Due, a => a with { Status = "InService", LastUserActivityTimestamp = call.Due });
            else
                call.Region.Fail(entry, app, call.Due);
            TagOperations.PutOnNew(call, arn);
            return json => json.WriteString("AppArn", arn);
        }
    }

    private static void CheckOwner(JsonCall call, App app, string arn)
    {
        DomainReads.Find(call, app.DomainId);
        if (app.SpaceName is { } spaceName)
        {
            var space = call.Region.Spaces.Find(RegionState.ProfileKey(app.DomainId, spaceName), call.Now) ?? throw Refusals.NotFound("Space", spaceName);

            // SageMaker Developer Guide, 'Troubleshooting Canvas'; the code is inferred.
            if (space.Status != "InService")
                throw Refusals.Invalid($"Unable to create app {arn} because space {ArnNames.SpaceArn(call.Region, app.DomainId, spaceName)} is not in InService state");
        }
        else if (call.Region.UserProfiles.Find(RegionState.ProfileKey(app.DomainId, app.UserProfileName!), call.Now) is null)
        {
            throw Refusals.NotFound("UserProfile", app.UserProfileName!);
        }
    }

    private static Action<Utf8JsonWriter>? Delete(JsonCall call)
    {
        lock (call.Region.Gate)
        {
            var key = AppReads.Key(call);
            var entry = call.Region.Apps.Entry(key);
            if (entry?.At(call.Now) is not { } app)
                throw Refusals.NotFound("App", call.Required("AppName"));
            switch (app.Status)
            {
                case "InService":
                    call.Region.Bury(entry, app with { Status = "Deleting" }, call.Due);
                    AppNetwork.Leave(call, app);
                    return null;
                case "Deleting":
                    // Not known; deleting what is being deleted is taken for done.
                    return null;
                case "Failed":
                    // Seen by a workshop's back end and in hashicorp/terraform-provider-aws, internal/service/sagemaker/app.go.
                    throw Refusals.Invalid($"App [{app.AppName}] previously failed and was automatically deleted. For tracking purposes, apps are available in the ListApps API results for only 24 hours after failure.");
                case "Deleted":
                    // Only 'has already been deleted' is known of the sentence (the same app.go).
                    throw Refusals.Invalid($"App [{app.AppName}] has already been deleted.");
                default:
                    // SageMaker Developer Guide: only InService apps can be deleted. Code and sentence are not known.
                    throw Refusals.Invalid($"[sandbox] App [{app.AppName}] is {app.Status} and cannot be deleted.");
            }
        }
    }
}
