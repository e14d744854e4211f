using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Amazon.Runtime;
using SageMakerGuard.Aws.Clients.Runtime;

namespace SageMakerGuard.Aws.Clients.ElasticFileSystem;

/// <summary>Settings of <see cref="AmazonElasticFileSystemClient"/>.</summary>
public sealed class AmazonElasticFileSystemConfig() : ServiceClientConfig(s_service)
{
    private static readonly ServiceIdentity s_service = new()
    {
        ServiceId = "EFS",
        IamPrefix = "elasticfilesystem",
        SigningName = "elasticfilesystem",
        EndpointPrefix = "elasticfilesystem",
        Version = "2015-02-01",
        Host = HostOf,
    };

    // Dual-stack names of the three oldest partitions start with 'efs'.
    private static string HostOf(EndpointPlace place) =>
        (place is { DualStack: true, Partition: "aws" or "aws-cn" or "aws-us-gov" } ? "efs" : "elasticfilesystem")
        + (place.Fips ? "-fips" : "") + $".{place.Region}.{place.Suffix}";
}

/// <summary>The operations of Amazon EFS that the module uses, named as in AWSSDK.ElasticFileSystem.</summary>
public sealed class AmazonElasticFileSystemClient(AWSCredentials credentials, AmazonElasticFileSystemConfig config) : ServiceClient(credentials, config)
{
    /// <summary>API_DescribeMountTargets.</summary>
    public Task<DescribeMountTargetsResponse> DescribeMountTargetsAsync(DescribeMountTargetsRequest request, CancellationToken cancellationToken = default) =>
        CallRest<DescribeMountTargetsResponse>(
            "/2015-02-01/mount-targets",
            http =>
            {
                if (request.FileSystemId is { } fileSystem)
                    http.Parameters["FileSystemId"] = fileSystem;
                if (request.Marker is { } marker)
                    http.Parameters["Marker"] = marker;
            },
            JsonBodyUnmarshaller<DescribeMountTargetsResponse>.Instance,
            request,
            cancellationToken);

    /// <summary>API_DescribeMountTargetSecurityGroups.</summary>
    public Task<DescribeMountTargetSecurityGroupsResponse> DescribeMountTargetSecurityGroupsAsync(DescribeMountTargetSecurityGroupsRequest request, CancellationToken cancellationToken = default) =>
        CallRest<DescribeMountTargetSecurityGroupsResponse>(
            "/2015-02-01/mount-targets/{MountTargetId}/security-groups",
            http => http.AddPathResource("{MountTargetId}", request.MountTargetId ?? ""),
            JsonBodyUnmarshaller<DescribeMountTargetSecurityGroupsResponse>.Instance,
            request,
            cancellationToken);
}

/// <summary>API_DescribeMountTargets.</summary>
public sealed class DescribeMountTargetsRequest : AmazonWebServiceRequest
{
    /// <summary>The file system.</summary>
    public string? FileSystemId { get; set; }

    /// <summary>Where to go on.</summary>
    public string? Marker { get; set; }
}

/// <summary>API_DescribeMountTargets.</summary>
public sealed class DescribeMountTargetsResponse : AmazonWebServiceResponse
{
    /// <summary>A page of mount targets.</summary>
    public List<MountTargetDescription> MountTargets { get; set; } = [];

    /// <summary>Where to go on; null on the last page.</summary>
    public string? NextMarker { get; set; }
}

/// <summary>A mount target (API_MountTargetDescription).</summary>
public sealed class MountTargetDescription
{
    /// <summary>Its file system.</summary>
    public string? FileSystemId { get; set; }

    /// <summary>Its id.</summary>
    public string? MountTargetId { get; set; }

    /// <summary>Its subnet.</summary>
    public string? SubnetId { get; set; }

    /// <summary>Its VPC.</summary>
    public string? VpcId { get; set; }

    /// <summary>Its IPv4 address.</summary>
    public string? IpAddress { get; set; }

    /// <summary>Its interface.</summary>
    public string? NetworkInterfaceId { get; set; }

    /// <summary>Its state.</summary>
    public string? LifeCycleState { get; set; }
}

/// <summary>API_DescribeMountTargetSecurityGroups.</summary>
public sealed class DescribeMountTargetSecurityGroupsRequest : AmazonWebServiceRequest
{
    /// <summary>The mount target.</summary>
    public string? MountTargetId { get; set; }
}

/// <summary>API_DescribeMountTargetSecurityGroups.</summary>
public sealed class DescribeMountTargetSecurityGroupsResponse : AmazonWebServiceResponse
{
    /// <summary>Its groups.</summary>
    public List<string> SecurityGroups { get; set; } = [];
}
