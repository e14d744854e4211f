using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using System.Xml.Linq;
using Amazon.Runtime;
using SageMakerGuard.Aws.Clients.Runtime;

namespace SageMakerGuard.Aws.Clients.IdentityManagement;

/// <summary>Settings of <see cref="AmazonIdentityManagementServiceClient"/>.</summary>
public sealed class AmazonIdentityManagementServiceConfig() : ServiceClientConfig(s_service)
{
    private static readonly ServiceIdentity s_service = new()
    {
        ServiceId = "IAM",
        IamPrefix = "iam",
        SigningName = "iam",
        EndpointPrefix = "iam",
        Version = "2010-05-08",
        Host = HostOf,
        SigningRegion = HomeRegion,
    };

    // The service is global, one host per partition: the three oldest have names of their own, the younger ones the partition's home region in
    // it. FIPS names that the rule set does not list follow the partition's suffix.
    private static string HostOf(EndpointPlace place) => (place.Partition, place.Fips, place.DualStack) switch
    {
        ("aws-us-gov", _, true) => "iam.us-gov.api.aws",
        ("aws-us-gov", _, false) => "iam.us-gov.amazonaws.com",
        ("aws", _, true) => $"iam{Fips(place)}.global.{place.Suffix}",
        ("aws", _, false) => $"iam{Fips(place)}.{place.Suffix}",
        ("aws-cn", false, true) => $"iam.global.{place.Suffix}",
        ("aws-iso" or "aws-iso-b", _, false) => $"iam{Fips(place)}.{HomeRegion(place.Region)}.{place.Suffix}",
        (_, false, false) => $"iam.{HomeRegion(place.Region)}.{place.Suffix}",
        _ => $"iam{Fips(place)}.{place.Suffix}",
    };

    private static string Fips(EndpointPlace place) => place.Fips ? "-fips" : "";

    private static string HomeRegion(string region) => Estates.Partition.OfRegion(region) switch
    {
        "aws-cn" => "cn-north-1",
        "aws-us-gov" => "us-gov-west-1",
        "aws-iso" => "us-iso-east-1",
        "aws-iso-b" => "us-isob-east-1",
        "aws-iso-e" => "eu-isoe-west-1",
        "aws-iso-f" => "us-isof-south-1",
        "aws-eusc" => "eusc-de-east-1",
        _ => "us-east-1",
    };
}

/// <summary>The operations of AWS Identity and Access Management that the module uses, named as in AWSSDK.IdentityManagement.</summary>
public sealed class AmazonIdentityManagementServiceClient(AWSCredentials credentials, AmazonIdentityManagementServiceConfig config) : ServiceClient(credentials, config)
{
    private static readonly XmlBodyUnmarshaller<GetRolePolicyResponse> s_policy = new(Policy);
    private static readonly XmlBodyUnmarshaller<GetRoleResponse> s_role = new(RoleAnswers.Role);
    private static readonly XmlBodyUnmarshaller<ListRolePoliciesResponse> s_inline = new(RoleAnswers.Inline);
    private static readonly XmlBodyUnmarshaller<ListAttachedRolePoliciesResponse> s_attached = new(RoleAnswers.Attached);
    private static readonly XmlBodyUnmarshaller<GetPolicyResponse> s_managed = new(RoleAnswers.Managed);
    private static readonly XmlBodyUnmarshaller<GetPolicyVersionResponse> s_version = new(RoleAnswers.Version);
    private static readonly XmlBodyUnmarshaller<PutRolePolicyResponse> s_put = new(_ => new());
    private static readonly XmlBodyUnmarshaller<DeleteRolePolicyResponse> s_deleted = new(_ => new());

    /// <summary>API_GetRole.</summary>
    public Task<GetRoleResponse> GetRoleAsync(GetRoleRequest request, CancellationToken cancellationToken = default) =>
        CallQuery<GetRoleResponse>("GetRole", Form(("RoleName", request.RoleName)), s_role, request, cancellationToken);

    /// <summary>API_ListRolePolicies.</summary>
    public Task<ListRolePoliciesResponse> ListRolePoliciesAsync(ListRolePoliciesRequest request, CancellationToken cancellationToken = default) =>
        CallQuery<ListRolePoliciesResponse>("ListRolePolicies", Form(("RoleName", request.RoleName), ("Marker", request.Marker)), s_inline, request, cancellationToken);

    /// <summary>API_ListAttachedRolePolicies.</summary>
    public Task<ListAttachedRolePoliciesResponse> ListAttachedRolePoliciesAsync(ListAttachedRolePoliciesRequest request, CancellationToken cancellationToken = default) =>
        CallQuery<ListAttachedRolePoliciesResponse>("ListAttachedRolePolicies", Form(("RoleName", request.RoleName), ("Marker", request.Marker)), s_attached, request, cancellationToken);

    /// <summary>API_GetPolicy.</summary>
    public Task<GetPolicyResponse> GetPolicyAsync(GetPolicyRequest request, CancellationToken cancellationToken = default) =>
        CallQuery<GetPolicyResponse>("GetPolicy", Form(("PolicyArn", request.PolicyArn)), s_managed, request, cancellationToken);

    /// <summary>API_GetPolicyVersion.</summary>
    public Task<GetPolicyVersionResponse> GetPolicyVersionAsync(GetPolicyVersionRequest request, CancellationToken cancellationToken = default) =>
        CallQuery<GetPolicyVersionResponse>("GetPolicyVersion", Form(("PolicyArn", request.PolicyArn), ("VersionId", request.VersionId)), s_version, request, cancellationToken);

    /// <summary>API_GetRolePolicy.</summary>
    public Task<GetRolePolicyResponse> GetRolePolicyAsync(GetRolePolicyRequest request, CancellationToken cancellationToken = default) =>
        CallQuery<GetRolePolicyResponse>("GetRolePolicy", Form(("RoleName", request.RoleName), ("PolicyName", request.PolicyName)), s_policy, request, cancellationToken);

    /// <summary>API_PutRolePolicy.</summary>
    public Task<PutRolePolicyResponse> PutRolePolicyAsync(PutRolePolicyRequest request, CancellationToken cancellationToken = default) =>
        CallQuery<PutRolePolicyResponse>("PutRolePolicy", Form(("RoleName", request.RoleName), ("PolicyName", request.PolicyName), ("PolicyDocument", request.PolicyDocument)), s_put, request, cancellationToken);

    /// <summary>API_DeleteRolePolicy.</summary>
    public Task<DeleteRolePolicyResponse> DeleteRolePolicyAsync(DeleteRolePolicyRequest request, CancellationToken cancellationToken = default) =>
        CallQuery<DeleteRolePolicyResponse>("DeleteRolePolicy", Form(("RoleName", request.RoleName), ("PolicyName", request.PolicyName)), s_deleted, request, cancellationToken);

    private static Dictionary<string, string?> Form(params (string Name, string? Value)[] parameters) => parameters.ToDictionary(p => p.Name, p => p.Value, StringComparer.Ordinal);

    private static GetRolePolicyResponse Policy(XElement root)
    {
        var space = root.Name.Namespace;
        var result = root.Element(space + "GetRolePolicyResult") ?? throw new FormatException("There is no GetRolePolicyResult.");
        return new()
        {
            RoleName = result.Element(space + "RoleName")?.Value,
            PolicyName = result.Element(space + "PolicyName")?.Value,
            PolicyDocument = result.Element(space + "PolicyDocument")?.Value,
        };
    }
}
