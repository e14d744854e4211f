using System.Threading;
using System.Threading.Tasks;
using Amazon.Runtime;
using SageMakerGuard.Aws.Clients.Runtime;

namespace SageMakerGuard.Aws.Clients.SageMaker;

/// <summary>Settings of <see cref="AmazonSageMakerClient"/>.</summary>
public sealed class AmazonSageMakerConfig() : ServiceClientConfig(s_service)
{
    private static readonly ServiceIdentity s_service = new()
    {
        ServiceId = "SageMaker",
        IamPrefix = "sagemaker",
        SigningName = "sagemaker",
        EndpointPrefix = "api.sagemaker",
        Version = "2017-07-24",
        TargetPrefix = "SageMaker",
        Host = HostOf,
    };

    // api-fips.sagemaker.<region> in the commercial and GovCloud partitions, api.sagemaker-fips.<region> elsewhere and with dual-stack names.
    private static string HostOf(EndpointPlace place) => place switch
    {
        { Fips: true, DualStack: false, Partition: "aws" or "aws-us-gov" } => $"api-fips.sagemaker.{place.Region}.{place.Suffix}",
        { Fips: true } => $"api.sagemaker-fips.{place.Region}.{place.Suffix}",
        _ => $"api.sagemaker.{place.Region}.{place.Suffix}",
    };
}

/// <summary>The operations of Amazon SageMaker AI that the module uses, named as in AWSSDK.SageMaker.</summary>
public sealed class AmazonSageMakerClient(AWSCredentials credentials, AmazonSageMakerConfig config) : ServiceClient(credentials, config)
{
    /// <summary>API_ListDomains.</summary>
    public Task<ListDomainsResponse> ListDomainsAsync(ListDomainsRequest request, CancellationToken cancellationToken = default) =>
        CallJson<ListDomainsResponse>("ListDomains", request, cancellationToken);

    /// <summary>API_DescribeDomain.</summary>
    public Task<DescribeDomainResponse> DescribeDomainAsync(DescribeDomainRequest request, CancellationToken cancellationToken = default) =>
        CallJson<DescribeDomainResponse>("DescribeDomain", request, cancellationToken);

    /// <summary>API_UpdateDomain.</summary>
    public Task<UpdateDomainResponse> UpdateDomainAsync(UpdateDomainRequest request, CancellationToken cancellationToken = default) =>
        CallJson<UpdateDomainResponse>("UpdateDomain", request, cancellationToken);

    /// <summary>API_ListUserProfiles.</summary>
    public Task<ListUserProfilesResponse> ListUserProfilesAsync(ListUserProfilesRequest request, CancellationToken cancellationToken = default) =>
        CallJson<ListUserProfilesResponse>("ListUserProfiles", request, cancellationToken);

    /// <summary>API_DescribeUserProfile.</summary>
    public Task<DescribeUserProfileResponse> DescribeUserProfileAsync(DescribeUserProfileRequest request, CancellationToken cancellationToken = default) =>
        CallJson<DescribeUserProfileResponse>("DescribeUserProfile", request, cancellationToken);

    /// <summary>API_ListSpaces.</summary>
    public Task<ListSpacesResponse> ListSpacesAsync(ListSpacesRequest request, CancellationToken cancellationToken = default) =>
        CallJson<ListSpacesResponse>("ListSpaces", request, cancellationToken);

    /// <summary>API_ListApps.</summary>
    public Task<ListAppsResponse> ListAppsAsync(ListAppsRequest request, CancellationToken cancellationToken = default) =>
        CallJson<ListAppsResponse>("ListApps", request, cancellationToken);

    /// <summary>API_DescribeApp.</summary>
    public Task<DescribeAppResponse> DescribeAppAsync(DescribeAppRequest request, CancellationToken cancellationToken = default) =>
        CallJson<DescribeAppResponse>("DescribeApp", request, cancellationToken);

    /// <summary>API_DescribeStudioLifecycleConfig.</summary>
    public Task<DescribeStudioLifecycleConfigResponse> DescribeStudioLifecycleConfigAsync(DescribeStudioLifecycleConfigRequest request, CancellationToken cancellationToken = default) =>
        CallJson<DescribeStudioLifecycleConfigResponse>("DescribeStudioLifecycleConfig", request, cancellationToken);

    /// <summary>API_CreateApp.</summary>
    public Task<CreateAppResponse> CreateAppAsync(CreateAppRequest request, CancellationToken cancellationToken = default) =>
        CallJson<CreateAppResponse>("CreateApp", request, cancellationToken);

    /// <summary>API_DeleteApp.</summary>
    public Task<DeleteAppResponse> DeleteAppAsync(DeleteAppRequest request, CancellationToken cancellationToken = default) =>
        CallJsonForNothing<DeleteAppResponse>("DeleteApp", request, cancellationToken);

    /// <summary>API_ListNotebookInstances.</summary>
    public Task<ListNotebookInstancesResponse> ListNotebookInstancesAsync(ListNotebookInstancesRequest request, CancellationToken cancellationToken = default) =>
        CallJson<ListNotebookInstancesResponse>("ListNotebookInstances", request, cancellationToken);

    /// <summary>API_DescribeNotebookInstance.</summary>
    public Task<DescribeNotebookInstanceResponse> DescribeNotebookInstanceAsync(DescribeNotebookInstanceRequest request, CancellationToken cancellationToken = default) =>
        CallJson<DescribeNotebookInstanceResponse>("DescribeNotebookInstance", request, cancellationToken);

    /// <summary>API_CreateNotebookInstance.</summary>
    public Task<CreateNotebookInstanceResponse> CreateNotebookInstanceAsync(CreateNotebookInstanceRequest request, CancellationToken cancellationToken = default) =>
        CallJson<CreateNotebookInstanceResponse>("CreateNotebookInstance", request, cancellationToken);

    /// <summary>API_UpdateNotebookInstance.</summary>
    public Task<UpdateNotebookInstanceResponse> UpdateNotebookInstanceAsync(UpdateNotebookInstanceRequest request, CancellationToken cancellationToken = default) =>
        CallJsonForNothing<UpdateNotebookInstanceResponse>("UpdateNotebookInstance", request, cancellationToken);

    /// <summary>API_StartNotebookInstance.</summary>
    public Task<StartNotebookInstanceResponse> StartNotebookInstanceAsync(StartNotebookInstanceRequest request, CancellationToken cancellationToken = default) =>
        CallJsonForNothing<StartNotebookInstanceResponse>("StartNotebookInstance", request, cancellationToken);

    /// <summary>API_StopNotebookInstance.</summary>
    public Task<StopNotebookInstanceResponse> StopNotebookInstanceAsync(StopNotebookInstanceRequest request, CancellationToken cancellationToken = default) =>
        CallJsonForNothing<StopNotebookInstanceResponse>("StopNotebookInstance", request, cancellationToken);

    /// <summary>API_DeleteNotebookInstance.</summary>
    public Task<DeleteNotebookInstanceResponse> DeleteNotebookInstanceAsync(DeleteNotebookInstanceRequest request, CancellationToken cancellationToken = default) =>
        CallJsonForNothing<DeleteNotebookInstanceResponse>("DeleteNotebookInstance", request, cancellationToken);

    /// <summary>API_ListNotebookInstanceLifecycleConfigs.</summary>
    public Task<ListNotebookInstanceLifecycleConfigsResponse> ListNotebookInstanceLifecycleConfigsAsync(ListNotebookInstanceLifecycleConfigsRequest request, CancellationToken cancellationToken = default) =>
        CallJson<ListNotebookInstanceLifecycleConfigsResponse>("ListNotebookInstanceLifecycleConfigs", request, cancellationToken);

    /// <summary>API_DescribeNotebookInstanceLifecycleConfig.</summary>
    public Task<DescribeNotebookInstanceLifecycleConfigResponse> DescribeNotebookInstanceLifecycleConfigAsync(DescribeNotebookInstanceLifecycleConfigRequest request, CancellationToken cancellationToken = default) =>
        CallJson<DescribeNotebookInstanceLifecycleConfigResponse>("DescribeNotebookInstanceLifecycleConfig", request, cancellationToken);

    /// <summary>API_CreateNotebookInstanceLifecycleConfig.</summary>
    public Task<CreateNotebookInstanceLifecycleConfigResponse> CreateNotebookInstanceLifecycleConfigAsync(CreateNotebookInstanceLifecycleConfigRequest request, CancellationToken cancellationToken = default) =>
        CallJson<CreateNotebookInstanceLifecycleConfigResponse>("CreateNotebookInstanceLifecycleConfig", request, cancellationToken);

    /// <summary>API_UpdateNotebookInstanceLifecycleConfig.</summary>
    public Task<UpdateNotebookInstanceLifecycleConfigResponse> UpdateNotebookInstanceLifecycleConfigAsync(UpdateNotebookInstanceLifecycleConfigRequest request, CancellationToken cancellationToken = default) =>
        CallJsonForNothing<UpdateNotebookInstanceLifecycleConfigResponse>("UpdateNotebookInstanceLifecycleConfig", request, cancellationToken);

    /// <summary>API_DeleteNotebookInstanceLifecycleConfig.</summary>
    public Task<DeleteNotebookInstanceLifecycleConfigResponse> DeleteNotebookInstanceLifecycleConfigAsync(DeleteNotebookInstanceLifecycleConfigRequest request, CancellationToken cancellationToken = default) =>
        CallJsonForNothing<DeleteNotebookInstanceLifecycleConfigResponse>("DeleteNotebookInstanceLifecycleConfig", request, cancellationToken);

    /// <summary>API_AddTags.</summary>
    public Task<AddTagsResponse> AddTagsAsync(AddTagsRequest request, CancellationToken cancellationToken = default) =>
        CallJson<AddTagsResponse>("AddTags", request, cancellationToken);

    /// <summary>API_DeleteTags.</summary>
    public Task<DeleteTagsResponse> DeleteTagsAsync(DeleteTagsRequest request, CancellationToken cancellationToken = default) =>
        CallJsonForNothing<DeleteTagsResponse>("DeleteTags", request, cancellationToken);

    /// <summary>API_ListTags.</summary>
    public Task<ListTagsResponse> ListTagsAsync(ListTagsRequest request, CancellationToken cancellationToken = default) =>
        CallJson<ListTagsResponse>("ListTags", request, cancellationToken);
}
