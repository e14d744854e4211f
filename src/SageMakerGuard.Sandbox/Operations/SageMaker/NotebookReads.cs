using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using SageMakerGuard.Estates;
using SageMakerGuard.Sandbox.Protocol;
using SageMakerGuard.Sandbox.World;

namespace SageMakerGuard.Sandbox.Operations.SageMaker;

/// <summary>ListNotebookInstances and DescribeNotebookInstance.</summary>
internal static class NotebookReads
{
    public const string NamePattern = "[a-zA-Z0-9](-*[a-zA-Z0-9])*";

    /// <summary>API_CreateNotebookInstance, VolumeSizeInGB: 5 where it is not said.</summary>
    public const int DefaultVolume = 5;

    public static readonly JsonMember Name = JsonMember.Text("NotebookInstanceName", 63, NamePattern, true);

    private static readonly string[] s_statuses = ["Pending", "InService", "Stopping", "Stopped", "Failed", "Deleting", "Updating"];

    public static IEnumerable<JsonOperation> All()
    {
        yield return new(
            "ListNotebookInstances",
            [
                .. ListPage.Members, JsonMember.Choice("SortBy", false, "Name", "CreationTime", "Status"), JsonMember.Choice("SortOrder", false, "Ascending", "Descending"),
                JsonMember.Text("NameContains", 63, "[a-zA-Z0-9-]+"), JsonMember.Choice("StatusEquals", false, s_statuses), JsonMember.Text("NotebookInstanceLifecycleConfigNameContains", 63),
                JsonMember.Time("CreationTimeBefore"), JsonMember.Time("CreationTimeAfter"), JsonMember.Time("LastModifiedTimeBefore"), JsonMember.Time("LastModifiedTimeAfter"),
            ],
            call => ArnNames.NotebookArn(call.Region, "*"),
            List);
        yield return new("DescribeNotebookInstance", [Name], Resource, Describe);
    }

    public static string Resource(JsonCall call) => ArnNames.NotebookArn(call.Region, call.Required("NotebookInstanceName"));

    private static Action<Utf8JsonWriter> List(JsonCall call)
    {
        var request = call.Request;
        Func<NotebookInstance, IComparable?> key = request.Text("SortBy") switch
        {
            "CreationTime" => n => n.CreationTime,
            "Status" => n => n.NotebookInstanceStatus,
            _ => n => n.NotebookInstanceName,
        };
        return ListPage.Of(
            call,
            "NotebookInstances",
            ListPage.Sorted(call, call.Region.NotebookInstances, key),
            n => Holds(n.NotebookInstanceName, request.Text("NameContains"))
                && Holds(n.NotebookInstanceLifecycleConfigName, request.Text("NotebookInstanceLifecycleConfigNameContains"))
                && (request.Text("StatusEquals") is not { } status || n.NotebookInstanceStatus == status)
                && !(n.CreationTime >= request.Time("CreationTimeBefore")) && !(n.CreationTime <= request.Time("CreationTimeAfter"))
                && !(n.LastModifiedTime >= request.Time("LastModifiedTimeBefore")) && !(n.LastModifiedTime <= request.Time("LastModifiedTimeAfter")),
            (json, n) =>
            {
                json.WriteText("NotebookInstanceName", n.NotebookInstanceName);
                json.WriteText("NotebookInstanceArn", n.NotebookInstanceArn);
                json.WriteText("NotebookInstanceStatus", n.NotebookInstanceStatus);
                json.WriteText("Url", Url(call, n));
                json.WriteText("InstanceType", n.InstanceType);
                json.WriteTime("CreationTime", n.CreationTime);
                json.WriteTime("LastModifiedTime", n.LastModifiedTime);
                json.WriteText("NotebookInstanceLifecycleConfigName", n.NotebookInstanceLifecycleConfigName);
            },
            string.Join("|", s_filters.Select(name => request.Member(name)?.GetRawText())));
    }

    private static readonly string[] s_filters =
        ["SortBy", "SortOrder", "NameContains", "StatusEquals", "NotebookInstanceLifecycleConfigNameContains", "CreationTimeBefore", "CreationTimeAfter", "LastModifiedTimeBefore", "LastModifiedTimeAfter"];

    private static bool Holds(string? text, string? part) => part is null || text?.IndexOf(part, StringComparison.Ordinal) >= 0;

    private static Action<Utf8JsonWriter> Describe(JsonCall call)
    {
        var n = Find(call);
        return json =>
        {
            json.WriteText("NotebookInstanceArn", n.NotebookInstanceArn);
            json.WriteText("NotebookInstanceName", n.NotebookInstanceName);
            json.WriteText("NotebookInstanceStatus", n.NotebookInstanceStatus);
            json.WriteText("Url", Url(call, n));
            json.WriteText("InstanceType", n.InstanceType);
            json.WriteText("SubnetId", n.SubnetId);
            if (n.SecurityGroups.Count > 0)
                json.WriteSettings("SecurityGroups", n.SecurityGroups);
            json.WriteText("RoleArn", n.RoleArn);
            json.WriteText("NetworkInterfaceId", n.NetworkInterfaceId);
            json.WriteTime("LastModifiedTime", n.LastModifiedTime);
            json.WriteTime("CreationTime", n.CreationTime);
            json.WriteText("NotebookInstanceLifecycleConfigName", n.NotebookInstanceLifecycleConfigName);
            json.WriteText("DirectInternetAccess", n.DirectInternetAccess);
            json.WriteText("RootAccess", n.RootAccess);
            json.WriteText("PlatformIdentifier", n.PlatformIdentifier);
            json.WriteNumber("VolumeSizeInGB", n.VolumeSizeInGB ?? DefaultVolume);
            json.WriteText("KmsKeyId", n.KmsKeyId);
            json.WriteText("IpAddressType", n.IpAddressType);
            json.WriteText("DefaultCodeRepository", n.DefaultCodeRepository);
            if (n.AdditionalCodeRepositories.Count > 0)
                json.WriteSettings("AdditionalCodeRepositories", n.AdditionalCodeRepositories);
            if (n.InstanceMetadataServiceConfiguration is { } metadata)
                json.WriteSettings("InstanceMetadataServiceConfiguration", metadata);
        };
    }

    /// <summary>An unknown name is a ValidationException with this word (hashicorp/terraform-provider-aws, internal/service/sagemaker/notebook_instance.go).</summary>
    public static NotebookInstance Find(JsonCall call) =>
        call.Region.NotebookInstances.Find(call.Required("NotebookInstanceName"), call.Now) ?? throw Refusals.Invalid("RecordNotFound");

    private static string Url(JsonCall call, NotebookInstance n) => $"{n.NotebookInstanceName.ToLowerInvariant()}.notebook.{call.Region.Region}.sagemaker.aws";
}
