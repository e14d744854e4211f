using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using SageMakerGuard.Estates;
using SageMakerGuard.Estates.Files;
using SageMakerGuard.Sandbox.Protocol;

namespace SageMakerGuard.Sandbox.Operations.SageMaker;

/// <summary>
/// Notebook instances are made, updated, started, stopped and deleted, each in two steps with time between them. What an estate does not hold
/// of them (accelerators) is accepted and not kept.
/// </summary>
internal static class NotebookChanges
{
    private const string Metadata = "InstanceMetadataServiceConfiguration";
    private const string RolePattern = @"arn:aws[a-z\-]*:iam::\d{12}:role/?[a-zA-Z_0-9+=,.@\-_/]+";
    private const string PlatformPattern = "(notebook-al1-v1|notebook-al2-v1|notebook-al2-v2|notebook-al2-v3|notebook-al2023-v1)";

    /// <summary>API_CreateNotebookInstance: what it is where the request does not say it.</summary>
    private const string DefaultPlatform = "notebook-al2-v2";

    /// <summary>API_CreateNotebookInstance: 1 where the request does not say it.</summary>
    private const string DefaultMetadataVersion = "1";

    private static readonly JsonMember[] s_changeable =
    [
        NotebookReads.Name, JsonMember.Text("LifecycleConfigName", 63, NotebookReads.NamePattern), JsonMember.Choice("RootAccess", false, "Enabled", "Disabled"),
        JsonMember.Text("PlatformIdentifier", 20, PlatformPattern), JsonMember.Integer("VolumeSizeInGB", 5, 16384), JsonMember.Choice("IpAddressType", false, "ipv4", "dualstack"),
        JsonMember.Text("DefaultCodeRepository", 1024), JsonMember.Texts("AdditionalCodeRepositories", 0, 3),
        JsonMember.Structure(Metadata, JsonMember.Text("MinimumInstanceMetadataServiceVersion", 1, required: true)),
    ];

    public static IEnumerable<JsonOperation> All()
    {
        yield return new(
            "CreateNotebookInstance",
            [
                .. s_changeable, JsonMember.Text("InstanceType", required: true), JsonMember.Text("RoleArn", 2048, RolePattern, true), JsonMember.Text("SubnetId", 32, "[-0-9a-zA-Z]+"),
                JsonMember.Texts("SecurityGroupIds", 0, 5), JsonMember.Choice("DirectInternetAccess", false, "Enabled", "Disabled"), JsonMember.Text("KmsKeyId", 2048), TagOperations.TagList(false),
            ],
            NotebookReads.Resource,
            Create)
        {
            Also = call => DependentActions.PassRole(call.Request.Text("RoleArn"))
                .Concat(DependentActions.TagOnCreate(call, NotebookReads.Resource(call)))
                .Concat(NotebookPermissions.Launch(call, call.Request.Text("SubnetId"), call.Request.Text("KmsKeyId"))),
        };
        yield return new(
            "UpdateNotebookInstance",
            [.. s_changeable, JsonMember.Text("InstanceType"), JsonMember.Text("RoleArn", 2048, RolePattern), JsonMember.Flag("DisassociateLifecycleConfig")],
            NotebookReads.Resource,
            Update)
        { Also = call => DependentActions.PassRole(call.Request.Text("RoleArn")) };

        // EX#1094 and EX#1798 in aws/amazon-sagemaker-examples: Stop from InService only, Start from Stopped and Failed.
        yield return new("StopNotebookInstance", [NotebookReads.Name], NotebookReads.Resource, call => Move(call, ["InService"], "Stopping", "Stopped"));
        yield return new("StartNotebookInstance", [NotebookReads.Name], NotebookReads.Resource, call => Move(call, ["Stopped", "Failed"], "Pending", "InService")) { Also = NotebookPermissions.Start };

        // API_DeleteNotebookInstance: 'Before you can delete a notebook instance, you must call the StopNotebookInstance API.'
        yield return new("DeleteNotebookInstance", [NotebookReads.Name], NotebookReads.Resource, call => Move(call, ["Stopped", "Failed"], "Deleting", null)) { Also = NotebookPermissions.Delete };
    }

    private static Action<Utf8JsonWriter> Create(JsonCall call)
    {
        lock (call.Region.Gate)
        {
            var request = call.Request;
            var name = call.Required("NotebookInstanceName");
            var arn = ArnNames.NotebookArn(call.Region, name);

            // SebastianUA/terraform-aws-sagemaker#18.
            if (call.Region.NotebookInstances.Find(name, call.Now) is { } there)
                throw Refusals.Invalid($"Cannot create a duplicate Notebook Instance ({there.NotebookInstanceArn})");
            NotebookRefusals.CheckPlatform(request.Text("PlatformIdentifier"));
            NotebookRefusals.CheckLifecycleConfig(call);
            var groups = NotebookRefusals.Groups(call);
            var subnet = request.Text("SubnetId") is { } subnetId ? call.Region.Index.Subnet(subnetId) : null;
            var place = subnet is null ? null : NotebookNetwork.Join(call, name, subnet, groups);
            var made = new NotebookInstance
            {
                NotebookInstanceName = name,
                NotebookInstanceArn = arn,
                NotebookInstanceStatus = "Pending",
                InstanceType = call.Required("InstanceType"),
                RoleArn = call.Required("RoleArn"),
                SubnetId = subnet?.SubnetId,
                SecurityGroups = groups,
                NetworkInterfaceId = place?.NetworkInterfaceId,
                DirectInternetAccess = request.Text("DirectInternetAccess") ?? "Enabled",
                RootAccess = request.Text("RootAccess") ?? "Enabled",
                PlatformIdentifier = request.Text("PlatformIdentifier") ?? DefaultPlatform,
                NotebookInstanceLifecycleConfigName = request.Text("LifecycleConfigName"),
                VolumeSizeInGB = request.Integer("VolumeSizeInGB") ?? NotebookReads.DefaultVolume,
                KmsKeyId = request.Text("KmsKeyId"),
                IpAddressType = request.Text("IpAddressType"),
                DefaultCodeRepository = request.Text("DefaultCodeRepository"),
                AdditionalCodeRepositories = request.Texts("AdditionalCodeRepositories") ?? [],
                InstanceMetadataServiceConfiguration = request.Read<InstanceMetadataService>(Metadata, EstateJson.Options) ?? new() { MinimumInstanceMetadataServiceVersion = DefaultMetadataVersion },
                CreationTime = call.Now,
                LastModifiedTime = call.Now,
            };

            // That an instance without room for its interface fails after it was accepted is inferred from aws/aws-sdk-go#4071, where another cause did.
            var end = subnet is not null && place is null ? "Failed" : "InService";
            call.Region.NotebookInstances.Add(made).Become(made, call.Due, n => n with { NotebookInstanceStatus = end, LastModifiedTime = call.Due });
            TagOperations.PutOnNew(call, arn);
            return json => json.WriteString("NotebookInstanceArn", arn);
        }
    }

    private static Action<Utf8JsonWriter> Update(JsonCall call)
    {
        lock (call.Region.Gate)
        {
            var request = call.Request;
            var n = NotebookReads.Find(call);

            // Terraform stops an instance first and waits for Stopped after (internal/service/sagemaker/notebook_instance.go); the sentence is not known.
            if (!NotebookRefusals.IsAtRest(n))
                throw Refusals.Invalid("[sandbox] " + NotebookRefusals.GuardSentence(n, NotebookRefusals.AtRest, "Updating"));
            NotebookRefusals.CheckPlatform(request.Text("PlatformIdentifier"));
            NotebookRefusals.CheckLifecycleConfig(call);
            var detach = request.Flag("DisassociateLifecycleConfig") == true;
            if (detach && request.Has("LifecycleConfigName"))
                throw Refusals.Invalid("[sandbox] LifecycleConfigName and DisassociateLifecycleConfig cannot be given together.");
            var wanted = n with
            {
                InstanceType = request.Text("InstanceType") ?? n.InstanceType,
                RoleArn = request.Text("RoleArn") ?? n.RoleArn,
                RootAccess = request.Text("RootAccess") ?? n.RootAccess,
                PlatformIdentifier = request.Text("PlatformIdentifier") ?? n.PlatformIdentifier,
                VolumeSizeInGB = request.Integer("VolumeSizeInGB") ?? n.VolumeSizeInGB,
                IpAddressType = request.Text("IpAddressType") ?? n.IpAddressType,
                DefaultCodeRepository = request.Text("DefaultCodeRepository") ?? n.DefaultCodeRepository,
                AdditionalCodeRepositories = request.Texts("AdditionalCodeRepositories") ?? n.AdditionalCodeRepositories,
                InstanceMetadataServiceConfiguration = request.Read<InstanceMetadataService>(Metadata, EstateJson.Options) ?? n.InstanceMetadataServiceConfiguration,

                // API_UpdateNotebookInstance: taking off one that is not there is no error.
                NotebookInstanceLifecycleConfigName = detach ? null : request.Text("LifecycleConfigName") ?? n.NotebookInstanceLifecycleConfigName,
            };
            call.Region.NotebookInstances.Entry(n.NotebookInstanceName)!.Become(
                n with { NotebookInstanceStatus = "Updating", LastModifiedTime = call.Now },
                call.Due,
                _ => wanted with { NotebookInstanceStatus = "Stopped", LastModifiedTime = call.Due });
            return _ => { };
        }
    }

    /// <summary>Moves it on, or to its end where nothing follows.</summary>
    private static Action<Utf8JsonWriter>? Move(JsonCall call, string[] from, string during, string? to)
    {
        lock (call.Region.Gate)
        {
            var n = NotebookReads.Find(call);
            if (!from.Contains(n.NotebookInstanceStatus))
                throw Refusals.Invalid(NotebookRefusals.GuardSentence(n, from, during));
            if (to is null)
                NotebookNetwork.Leave(call, n);
            call.Region.NotebookInstances.Entry(n.NotebookInstanceName)!.Become(
                n with { NotebookInstanceStatus = during, LastModifiedTime = call.Now },
                call.Due,
                moving => to is null ? null : moving with { NotebookInstanceStatus = to, LastModifiedTime = call.Due });
            return null;
        }
    }
}
