using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using SageMakerGuard.Estates;
using SageMakerGuard.Sandbox.Protocol;

namespace SageMakerGuard.Sandbox.Operations.Efs;

/// <summary>DescribeFileSystems: the home file systems of the domains, with the marks that SageMaker leaves on them.</summary>
internal static class FileSystemReads
{
    public static ISet<string> Ids(ServiceCall call) => new HashSet<string>(
        call.Region.Estate.Domains.Items.Select(d => d.HomeEfsFileSystemId).OfType<string>().Concat(call.Region.Estate.MountTargets.Items.Select(m => m.FileSystemId)),
        StringComparer.Ordinal);

    public static AwsFault NotFound(string id) => new("FileSystemNotFound", $"File system '{id}' does not exist.", 404);

    public static Action<Utf8JsonWriter> Describe(ServiceCall call, QueryForm form)
    {
        var wanted = EfsService.IdOf(form.Text("FileSystemId"));
        var ids = Ids(call).Where(id => wanted is null || id == wanted).OrderBy(id => id, StringComparer.Ordinal).ToList();
        if (wanted is not null && ids.Count == 0)
            throw NotFound(wanted);

        // API_DescribeFileSystems: pages of 100, whatever MaxItems says.
        return Markers.Page(form, ids, 100, "FileSystems", wanted ?? "", (json, id) => Write(json, call, id));
    }

    private static void Write(Utf8JsonWriter json, ServiceCall call, string id)
    {
        var region = call.Region;
        var domain = region.Estate.Domains.Items.FirstOrDefault(d => d.HomeEfsFileSystemId == id);
        json.WriteString("OwnerId", region.AccountId);
        json.WriteString("CreationToken", domain?.DomainId ?? id);
        json.WriteString("FileSystemId", id);
        json.WriteString("FileSystemArn", region.Arn("elasticfilesystem", "file-system/" + id));
        json.WriteTime("CreationTime", domain?.CreationTime ?? World.RegionState.LongAgo);
        json.WriteString("LifeCycleState", "available");
        json.WriteNumber("NumberOfMountTargets", region.Estate.MountTargets.Items.Count(m => m.FileSystemId == id));
        json.WriteStartObject("SizeInBytes");
        json.WriteNumber("Value", 6144);
        json.WriteEndObject();
        json.WriteString("PerformanceMode", "generalPurpose");
        json.WriteBoolean("Encrypted", true);
        json.WriteString("ThroughputMode", "bursting");

        // SageMaker Developer Guide, AmazonSageMakerNotebooksServiceRolePolicy: this tag, and no name.
        json.WriteStartArray("Tags");
        if (domain is not null)
            JsonSerializer.Serialize(json, new Tag { Key = "ManagedByAmazonSageMakerResource", Value = region.Arn("sagemaker", "domain/" + domain.DomainId) }, JsonTime.Settings);
        json.WriteEndArray();
    }
}
