using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.RegularExpressions;
using SageMakerGuard.Estates;
using SageMakerGuard.Sandbox.Protocol;
using SageMakerGuard.Sandbox.World;

namespace SageMakerGuard.Sandbox.Operations.Efs;

/// <summary>EFS: the reads of file systems and mount targets.</summary>
internal sealed class EfsService : IService
{
    private const string Version = "/2015-02-01/";

    private static readonly Regex s_groups = new("^/2015-02-01/mount-targets/([^/]+)/security-groups/?$", RegexOptions.CultureInvariant);

    public string SigningName => "elasticfilesystem";

    public Dialect Dialect { get; } = new RestJsonDialect("ErrorCode");

    public IEnumerable<string> Operations => ["elasticfilesystem:DescribeFileSystems", "elasticfilesystem:DescribeMountTargets", "elasticfilesystem:DescribeMountTargetSecurityGroups"];

    public bool Owns(RequestHead request, QueryForm form) => request.Target is null && request.Path.StartsWith(Version, StringComparison.Ordinal);

    public PreparedCall Prepare(RequestHead request, QueryForm form)
    {
        if (request.Method == "GET")
        {
            if (s_groups.Match(request.Path) is { Success: true } match)
                return Call("DescribeMountTargetSecurityGroups", call => Groups(call, match.Groups[1].Value), NeedsInterfaceAttribute);
            switch (request.Path.TrimEnd('/'))
            {
                case Version + "mount-targets":
                    return Call("DescribeMountTargets", call => MountTargets(call, form));
                case Version + "file-systems":
                    return Call("DescribeFileSystems", call => FileSystemReads.Describe(call, form));
            }
        }

        throw Dialect.UnknownOperation(request.Path);
    }

    /// <summary>
    /// The caller also needs this permission of EC2 (EFS API, DescribeMountTargetSecurityGroups); without it EFS refuses in words of its own,
    /// though DescribeMountTargets succeeds (hashicorp/terraform-provider-aws#1727).
    /// </summary>
    private static readonly NeededPermission NeedsInterfaceAttribute = new("ec2:DescribeNetworkInterfaceAttribute", "*")
    {
        Refusal = new("AccessDeniedException", "User is not authorized to perform that action on the specified resource", 403),
    };

    private static PreparedCall Call(string name, Func<ServiceCall, Action<Utf8JsonWriter>> read, params NeededPermission[] more)
    {
        var action = "elasticfilesystem:" + name;
        return new()
        {
            Operation = action,
            Check = call => new(
                [new(action, call.Region.Arn("elasticfilesystem", "file-system/*")), .. more],
                id => new() { ContentType = RestJsonDialect.ContentType, Headers = [("x-amzn-RequestId", id)], Body = JsonDialect.Write(read(call)) }),
        };
    }

    private static Action<Utf8JsonWriter> MountTargets(ServiceCall call, QueryForm form)
    {
        var fileSystem = IdOf(form.Text("FileSystemId"));
        var mountTarget = form.Text("MountTargetId");

        // API_DescribeMountTargets: one of FileSystemId, MountTargetId and AccessPointId; the sentence is the sandbox's.
        if (new[] { fileSystem, mountTarget, form.Text("AccessPointId") }.Count(id => id is not null) != 1)
            throw new AwsFault("BadRequest", "[sandbox] Give exactly one of FileSystemId, MountTargetId and AccessPointId.");
        if (form.Text("AccessPointId") is { } accessPoint)
            throw new AwsFault("AccessPointNotFound", $"[sandbox] Access point '{accessPoint}' does not exist.", 404);
        if (fileSystem is not null && !FileSystemReads.Ids(call).Contains(fileSystem))
            throw FileSystemReads.NotFound(fileSystem);
        var found = call.Region.Estate.MountTargets.Items.Where(m => m.FileSystemId == fileSystem || m.MountTargetId == mountTarget).ToList();
        if (mountTarget is not null && found.Count == 0)
            throw NotFound(mountTarget);

        // API_DescribeMountTargets: 'Currently, this number is automatically set to 10, and other values are ignored.'
        return Markers.Page(form, found, 10, "MountTargets", $"{fileSystem}|{mountTarget}", (json, m) => Write(json, call.Region, m));
    }

    private static void Write(Utf8JsonWriter json, RegionState region, MountTarget m)
    {
        var subnet = region.Index.Subnet(m.SubnetId);
        json.WriteText("OwnerId", region.AccountId);
        json.WriteText("MountTargetId", m.MountTargetId);
        json.WriteText("FileSystemId", m.FileSystemId);
        json.WriteText("SubnetId", m.SubnetId);
        json.WriteText("LifeCycleState", m.LifeCycleState ?? "available");
        json.WriteText("IpAddress", m.IpAddress);
        json.WriteText("NetworkInterfaceId", m.NetworkInterfaceId);
        json.WriteText("AvailabilityZoneId", subnet?.AvailabilityZoneId);
        json.WriteText("AvailabilityZoneName", subnet?.AvailabilityZone);
        json.WriteText("VpcId", m.VpcId ?? subnet?.VpcId);
    }

    private static Action<Utf8JsonWriter> Groups(ServiceCall call, string id)
    {
        var target = call.Region.Estate.MountTargets.Items.FirstOrDefault(m => m.MountTargetId == id) ?? throw NotFound(id);
        if (target.LifeCycleState is "creating" or "deleting" or "deleted")
            throw new AwsFault("IncorrectMountTargetState", $"[sandbox] Mount target '{id}' is {target.LifeCycleState}.", 409);
        return json =>
        {
            json.WriteStartArray("SecurityGroups");
            foreach (var group in target.SecurityGroups ?? [])
                json.WriteStringValue(group);
            json.WriteEndArray();
        };
    }

    /// <summary>A file system may be named by its ARN.</summary>
    public static string? IdOf(string? idOrArn) => idOrArn?.Substring(idOrArn.LastIndexOf('/') + 1);

    private static AwsFault NotFound(string id) => new("MountTargetNotFound", $"Mount target '{id}' does not exist.", 404);
}
