using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Reachability;
using SageMakerGuard.Services;

namespace SageMakerGuard.Changes;

/// <summary>The policies of endpoints: what new ones get, and whether those of endpoints that are there let the domain's role through.</summary>
internal sealed class PlannedPolicies(PlanDraft draft, PlanTarget target, EndpointSetOptions options)
{
    private readonly PerimeterPolicy _perimeter = new(options, draft.Now.AccountId, draft.Now.Partition, draft.Now.Region);

    private bool IsLeast => options.PolicyMode == EndpointPolicyMode.LeastPrivilege;

    /// <summary>The policy of a new endpoint; null for full access.</summary>
    public string? For(AwsService service, VpcEndpointService offer)
    {
        if (!IsLeast)
            return null;
        if (!offer.VpcEndpointPolicySupported)
        {
            draft.Note($"{offer.ServiceName} takes no endpoint policy: its endpoint lets everything through.");
            return null;
        }

        var policy = _perimeter.For(service);
        if (policy.Length > PerimeterPolicy.MaximumLength)
            draft.Refuse($"The least-privilege policy for {offer.ServiceName} has {policy.Length} characters, and AWS takes {PerimeterPolicy.MaximumLength}. Name the organisation in place of accounts, or fewer buckets.");
        if (service.Name == "s3" && options.Services.Concat(ServiceCatalog.RequiredBy(options.Features ?? Feature.None).Select(s => s.Name)).Any(name => name == "codeartifact.repositories"))
            draft.Note("CodeArtifact keeps packages other than Python's in buckets whose names hold an account of AWS's for each region (CodeArtifact User Guide, 'Create the Amazon S3 gateway endpoint'): name the region's with -BucketName where users need them.");
        return policy;
    }

    /// <summary>Refuses an endpoint that is there and keeps the domain's role out.</summary>
    public void Check(VpcEndpoint endpoint, AwsService service)
    {
        var role = target.Domain?.DefaultUserSettings?.ExecutionRole;
        var judgement = EndpointPolicy.Judge(endpoint.PolicyDocument, endpoint.ServiceName, role, draft.Now.AccountId);
        if (judgement.Access == EndpointAccess.Closed)
            draft.Refuse($"The policy of {endpoint.VpcEndpointId} ({service.Name}), which is there already, keeps the domain out: {judgement.Reason}. Allow {role ?? "the domain's role"}: aws ec2 modify-vpc-endpoint --vpc-endpoint-id {endpoint.VpcEndpointId} --policy-document file://policy.json --region {draft.Now.Region}");
        else if (judgement.Access == EndpointAccess.Depends)
            draft.Note($"The policy of {endpoint.VpcEndpointId} ({service.Name}), which is there already, lets a part of the requests through: {judgement.Reason}.");
        else if (IsLeast)
            draft.Note($"{endpoint.VpcEndpointId} ({service.Name}) is there already and keeps its policy: {judgement.Reason}.");
    }
}
