using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using SageMakerGuard.Estates;
using SageMakerGuard.Estates.Files;
using SageMakerGuard.Sandbox.Protocol;
using SageMakerGuard.Sandbox.World;

namespace SageMakerGuard.Sandbox.Operations.SageMaker;

/// <summary>
/// Lifecycle configurations of notebook instances. One that is not there is a ValidationException (hashicorp/terraform-provider-aws,
/// internal/service/sagemaker/notebook_instance_lifecycle_configuration.go); all sentences here are the sandbox's.
/// </summary>
internal static class LifecycleConfigOperations
{
    private static readonly JsonMember s_name = JsonMember.Text("NotebookInstanceLifecycleConfigName", 63, NotebookReads.NamePattern, true);

    private static readonly string[] s_times = ["CreationTimeBefore", "CreationTimeAfter", "LastModifiedTimeBefore", "LastModifiedTimeAfter"];

    private static readonly JsonMember[] s_hooks = [Hooks("OnCreate"), Hooks("OnStart")];

    public static IEnumerable<JsonOperation> All()
    {
        yield return new("CreateNotebookInstanceLifecycleConfig", [s_name, .. s_hooks, TagOperations.TagList(false)], Resource, Create) { Also = call => DependentActions.TagOnCreate(call, Resource(call)) };
        yield return new("DescribeNotebookInstanceLifecycleConfig", [s_name], Resource, Describe);
        yield return new(
            "ListNotebookInstanceLifecycleConfigs",
            [
                .. ListPage.Members, JsonMember.Choice("SortBy", false, "Name", "CreationTime", "LastModifiedTime"), JsonMember.Choice("SortOrder", false, "Ascending", "Descending"), JsonMember.Text("NameContains", 63, "[a-zA-Z0-9-]+"),
                .. s_times.Select(JsonMember.Time),
            ],
            call => ArnNames.LifecycleConfigArn(call.Region, "*"),
            List);
        yield return new("UpdateNotebookInstanceLifecycleConfig", [s_name, .. s_hooks], Resource, Update);
        yield return new("DeleteNotebookInstanceLifecycleConfig", [s_name], Resource, Delete);
    }

    /// <summary>A list of one script at most (API_NotebookInstanceLifecycleHook).</summary>
    private static JsonMember Hooks(string name) => JsonMember.List(name, 0, 1, false, JsonMember.Text("Content", 16384) with { Min = 1 });

    private static string Resource(JsonCall call) => ArnNames.LifecycleConfigArn(call.Region, call.Required("NotebookInstanceLifecycleConfigName"));

    private static Action<Utf8JsonWriter> Create(JsonCall call)
    {
        lock (call.Region.Gate)
        {
            var name = call.Required("NotebookInstanceLifecycleConfigName");
            if (call.Region.NotebookLifecycleConfigs.Find(name, call.Now) is not null)
                throw Refusals.Invalid($"[sandbox] Notebook instance lifecycle config {name} already exists.");
            call.Region.NotebookLifecycleConfigs.Add(With(new() { NotebookInstanceLifecycleConfigName = name, CreationTime = call.Now, LastModifiedTime = call.Now }, call));
            var arn = Resource(call);
            TagOperations.PutOnNew(call, arn);
            return json => json.WriteString("NotebookInstanceLifecycleConfigArn", arn);
        }
    }

    private static Action<Utf8JsonWriter> Describe(JsonCall call)
    {
        var config = Find(call);
        return json =>
        {
            json.WriteText("NotebookInstanceLifecycleConfigArn", Resource(call));
            json.WriteText("NotebookInstanceLifecycleConfigName", config.NotebookInstanceLifecycleConfigName);
            json.WriteSettings("OnCreate", config.OnCreate);
            json.WriteSettings("OnStart", config.OnStart);
            json.WriteTime("LastModifiedTime", config.LastModifiedTime);
            json.WriteTime("CreationTime", config.CreationTime);
        };
    }

    private static Action<Utf8JsonWriter> List(JsonCall call)
    {
        var request = call.Request;

        // By CreationTime where it is not said (API_ListNotebookInstanceLifecycleConfigs, SortBy).
        Func<NotebookLifecycleConfig, IComparable?> key = request.Text("SortBy") switch
        {
            "Name" => c => c.NotebookInstanceLifecycleConfigName,
            "LastModifiedTime" => c => c.LastModifiedTime,
            _ => c => c.CreationTime,
        };
        return ListPage.Of(
            call,
            "NotebookInstanceLifecycleConfigs",
            ListPage.Sorted(call, call.Region.NotebookLifecycleConfigs, key),
            c => (request.Text("NameContains") is not { } part || c.NotebookInstanceLifecycleConfigName.IndexOf(part, StringComparison.Ordinal) >= 0)
                && !(c.CreationTime >= request.Time("CreationTimeBefore")) && !(c.CreationTime <= request.Time("CreationTimeAfter"))
                && !(c.LastModifiedTime >= request.Time("LastModifiedTimeBefore")) && !(c.LastModifiedTime <= request.Time("LastModifiedTimeAfter")),
            (json, c) =>
            {
                json.WriteText("NotebookInstanceLifecycleConfigName", c.NotebookInstanceLifecycleConfigName);
                json.WriteText("NotebookInstanceLifecycleConfigArn", ArnNames.LifecycleConfigArn(call.Region, c.NotebookInstanceLifecycleConfigName));
                json.WriteTime("CreationTime", c.CreationTime);
                json.WriteTime("LastModifiedTime", c.LastModifiedTime);
            },
            string.Join("|", s_times.Concat(["SortBy", "SortOrder", "NameContains"]).Select(name => request.Member(name)?.GetRawText())));
    }

    private static Action<Utf8JsonWriter> Update(JsonCall call)
    {
        lock (call.Region.Gate)
        {
            var config = Find(call);
            Entry(call, config).Become(With(config, call) with { LastModifiedTime = call.Now });
            return _ => { };
        }
    }

    private static Action<Utf8JsonWriter>? Delete(JsonCall call)
    {
        lock (call.Region.Gate)
        {
            var config = Find(call);

            // Whether AWS lets go of one that is in use is not known. The stricter of the two is rehearsed.
            if (call.Region.NotebookInstances.At(call.Now).FirstOrDefault(n => n.NotebookInstanceLifecycleConfigName == config.NotebookInstanceLifecycleConfigName) is { } user)
                throw Refusals.Invalid($"[sandbox] Notebook instance lifecycle config {config.NotebookInstanceLifecycleConfigName} is in use by {user.NotebookInstanceName}.");
            Entry(call, config).Become(config, call.Now, _ => null);
            return null;
        }
    }

    /// <summary>Hooks that were sent replace the ones that are there; that absent ones stay is inferred.</summary>
    private static NotebookLifecycleConfig With(NotebookLifecycleConfig config, JsonCall call) => config with
    {
        OnCreate = call.Request.Read<List<LifecycleHook>>("OnCreate", EstateJson.Options) ?? config.OnCreate,
        OnStart = call.Request.Read<List<LifecycleHook>>("OnStart", EstateJson.Options) ?? config.OnStart,
    };

    private static NotebookLifecycleConfig Find(JsonCall call)
    {
        var name = call.Required("NotebookInstanceLifecycleConfigName");
        return call.Region.NotebookLifecycleConfigs.Find(name, call.Now) ?? throw Refusals.Invalid($"[sandbox] Notebook instance lifecycle config {name} does not exist.");
    }

    private static Changing<NotebookLifecycleConfig> Entry(JsonCall call, NotebookLifecycleConfig config) => call.Region.NotebookLifecycleConfigs.Entry(config.NotebookInstanceLifecycleConfigName)!;
}
