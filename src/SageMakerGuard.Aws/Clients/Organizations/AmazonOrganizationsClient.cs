using System.Threading;
using System.Threading.Tasks;
using Amazon.Runtime;
using SageMakerGuard.Aws.Clients.Runtime;

namespace SageMakerGuard.Aws.Clients.Organizations;

/// <summary>Settings of <see cref="AmazonOrganizationsClient"/>.</summary>
public sealed class AmazonOrganizationsConfig() : ServiceClientConfig(s_service)
{
    private static readonly ServiceIdentity s_service = new()
    {
        ServiceId = "Organizations",
        IamPrefix = "organizations",
        SigningName = "organizations",
        EndpointPrefix = "organizations",
        Version = "2016-11-28",
        TargetPrefix = "AWSOrganizationsV20161128",
        Host = HostOf,
        SigningRegion = HomeRegion,
    };

    // The service is global: one host per partition, with the partition's home region in its name. What the rule set does not list (dual stack,
    // FIPS in most partitions, the youngest partitions) follows the general form.
    private static string HostOf(EndpointPlace place) => (place.Partition, place.Fips, place.DualStack) switch
    {
        ("aws-us-gov", _, false) => $"organizations.{HomeRegion(place.Region)}.{place.Suffix}",
        ("aws", _, false) or ("aws-cn" or "aws-iso" or "aws-iso-b" or "aws-iso-f", false, false) => $"organizations{(place.Fips ? "-fips" : "")}.{HomeRegion(place.Region)}.{place.Suffix}",
        _ => $"organizations{(place.Fips ? "-fips" : "")}.{place.Region}.{place.Suffix}",
    };

    private static string HomeRegion(string region) => Estates.Partition.OfRegion(region) switch
    {
        "aws" => "us-east-1",
        "aws-cn" => "cn-northwest-1",
        "aws-us-gov" => "us-gov-west-1",
        "aws-iso" => "us-iso-east-1",
        "aws-iso-b" => "us-isob-east-1",
        "aws-iso-f" => "us-isof-south-1",
        _ => region,
    };
}

/// <summary>The operations of AWS Organizations that the module uses, named as in AWSSDK.Organizations. All are for the management account or a delegated administrator.</summary>
public sealed class AmazonOrganizationsClient(AWSCredentials credentials, AmazonOrganizationsConfig config) : ServiceClient(credentials, config)
{
    /// <summary>API_DescribeOrganization, which every member account may call.</summary>
    public Task<DescribeOrganizationResponse> DescribeOrganizationAsync(DescribeOrganizationRequest request, CancellationToken cancellationToken = default) =>
        CallJson<DescribeOrganizationResponse>("DescribeOrganization", request, cancellationToken);

    /// <summary>API_ListRoots.</summary>
    public Task<ListRootsResponse> ListRootsAsync(ListRootsRequest request, CancellationToken cancellationToken = default) =>
        CallJson<ListRootsResponse>("ListRoots", request, cancellationToken);

    /// <summary>API_ListParents.</summary>
    public Task<ListParentsResponse> ListParentsAsync(ListParentsRequest request, CancellationToken cancellationToken = default) =>
        CallJson<ListParentsResponse>("ListParents", request, cancellationToken);

    /// <summary>API_ListPolicies.</summary>
    public Task<ListPoliciesResponse> ListPoliciesAsync(ListPoliciesRequest request, CancellationToken cancellationToken = default) =>
        CallJson<ListPoliciesResponse>("ListPolicies", request, cancellationToken);

    /// <summary>API_DescribePolicy.</summary>
    public Task<DescribePolicyResponse> DescribePolicyAsync(DescribePolicyRequest request, CancellationToken cancellationToken = default) =>
        CallJson<DescribePolicyResponse>("DescribePolicy", request, cancellationToken);

    /// <summary>API_ListPoliciesForTarget: what is attached to the target itself, and not what it inherits.</summary>
    public Task<ListPoliciesForTargetResponse> ListPoliciesForTargetAsync(ListPoliciesForTargetRequest request, CancellationToken cancellationToken = default) =>
        CallJson<ListPoliciesForTargetResponse>("ListPoliciesForTarget", request, cancellationToken);

    /// <summary>API_ListTargetsForPolicy.</summary>
    public Task<ListTargetsForPolicyResponse> ListTargetsForPolicyAsync(ListTargetsForPolicyRequest request, CancellationToken cancellationToken = default) =>
        CallJson<ListTargetsForPolicyResponse>("ListTargetsForPolicy", request, cancellationToken);

    /// <summary>API_CreatePolicy.</summary>
    public Task<CreatePolicyResponse> CreatePolicyAsync(CreatePolicyRequest request, CancellationToken cancellationToken = default) =>
        CallJson<CreatePolicyResponse>("CreatePolicy", request, cancellationToken);

    /// <summary>API_UpdatePolicy.</summary>
    public Task<UpdatePolicyResponse> UpdatePolicyAsync(UpdatePolicyRequest request, CancellationToken cancellationToken = default) =>
        CallJson<UpdatePolicyResponse>("UpdatePolicy", request, cancellationToken);

    /// <summary>API_DeletePolicy.</summary>
    public Task<DeletePolicyResponse> DeletePolicyAsync(DeletePolicyRequest request, CancellationToken cancellationToken = default) =>
        CallJsonForNothing<DeletePolicyResponse>("DeletePolicy", request, cancellationToken);

    /// <summary>API_AttachPolicy.</summary>
    public Task<AttachPolicyResponse> AttachPolicyAsync(AttachPolicyRequest request, CancellationToken cancellationToken = default) =>
        CallJsonForNothing<AttachPolicyResponse>("AttachPolicy", request, cancellationToken);

    /// <summary>API_DetachPolicy.</summary>
    public Task<DetachPolicyResponse> DetachPolicyAsync(DetachPolicyRequest request, CancellationToken cancellationToken = default) =>
        CallJsonForNothing<DetachPolicyResponse>("DetachPolicy", request, cancellationToken);
}
