using SageMakerGuard.Aws.Clients.SageMaker;
using SageMakerGuard.Estates;
using EstateDomain = SageMakerGuard.Estates.Domain;

namespace SageMakerGuard.Aws.Collect;

/// <summary>SageMaker's answers in the shapes of the estate.</summary>
internal static class SageMakerShapes
{
    public static EstateDomain Domain(DescribeDomainResponse d, string id) => new()
    {
        DomainArn = d.DomainArn ?? "",
        DomainId = d.DomainId ?? id,
        DomainName = d.DomainName ?? "",
        Status = d.Status ?? "",
        FailureReason = d.FailureReason,
        AppNetworkAccessType = d.AppNetworkAccessType,
        VpcId = d.VpcId,
        SubnetIds = d.SubnetIds,
        AuthMode = d.AuthMode,
        AppSecurityGroupManagement = d.AppSecurityGroupManagement,
        SecurityGroupIdForDomainBoundary = d.SecurityGroupIdForDomainBoundary,
        HomeEfsFileSystemId = d.HomeEfsFileSystemId,
        TagPropagation = d.TagPropagation,
        CreationTime = d.CreationTime,
        LastModifiedTime = d.LastModifiedTime,
        DefaultUserSettings = d.DefaultUserSettings,
        DefaultSpaceSettings = d.DefaultSpaceSettings,
        DomainSettings = d.DomainSettings,
    };

    /// <summary>What the list says of a domain that could not be described.</summary>
    public static EstateDomain Undescribed(string id, DomainDetails? listed) => new()
    {
        Described = false,
        DomainId = id,
        DomainArn = listed?.DomainArn ?? "",
        DomainName = listed?.DomainName ?? "",
        Status = listed?.Status ?? "",
        CreationTime = listed?.CreationTime,
        LastModifiedTime = listed?.LastModifiedTime,
    };

    public static NotebookInstance Notebook(DescribeNotebookInstanceResponse n, string name) => new()
    {
        NotebookInstanceName = n.NotebookInstanceName ?? name,
        NotebookInstanceArn = n.NotebookInstanceArn ?? "",
        NotebookInstanceStatus = n.NotebookInstanceStatus ?? "",
        DirectInternetAccess = n.DirectInternetAccess,
        SubnetId = n.SubnetId,
        SecurityGroups = n.SecurityGroups,
        NetworkInterfaceId = n.NetworkInterfaceId,
        RootAccess = n.RootAccess,
        InstanceType = n.InstanceType,
        RoleArn = n.RoleArn,
        PlatformIdentifier = n.PlatformIdentifier,
        KmsKeyId = n.KmsKeyId,
        VolumeSizeInGB = n.VolumeSizeInGB,
        IpAddressType = n.IpAddressType,
        DefaultCodeRepository = n.DefaultCodeRepository,
        AdditionalCodeRepositories = n.AdditionalCodeRepositories,
        InstanceMetadataServiceConfiguration = n.InstanceMetadataServiceConfiguration,
        FailureReason = n.FailureReason,
        NotebookInstanceLifecycleConfigName = n.NotebookInstanceLifecycleConfigName,
        CreationTime = n.CreationTime,
        LastModifiedTime = n.LastModifiedTime,
    };

    /// <summary>What the list says of an instance that could not be described.</summary>
    public static NotebookInstance Undescribed(string name, NotebookInstance? listed) =>
        (listed ?? new NotebookInstance { NotebookInstanceName = name }) with { Described = false };
}
