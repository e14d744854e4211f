using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Guardrails;

/// <summary>The resources of a region that can carry tags, each with what is known of its tags.</summary>
internal sealed class TaggedResources
{
    private const string ListTags = "sagemaker:ListTags";
    private const string GetResources = "tag:GetResources";

    private readonly RegionEstate _region;
    private readonly Dictionary<string, IReadOnlyList<Tag>> _read = new(StringComparer.OrdinalIgnoreCase);

    public TaggedResources(RegionEstate region)
    {
        _region = region;

        // Names in SageMaker's ARNs stand in lower case. What was read of one resource alone counts for more than a line of the index.
        foreach (var row in region.Tags.Items.Concat(region.ResourceTagSets.Items))
            _read[row.ResourceARN] = row.Tags;
    }

    /// <summary>The resources of one kind.</summary>
    public IEnumerable<TaggedResource> Of(TaggedResourceKind kind) => kind switch
    {
        TaggedResourceKind.Domain => _region.Domains.Items.Select(d => Indexed(new(d.DomainId, d.DomainArn, "AWS::SageMaker::Domain") { DomainId = d.DomainId })),
        TaggedResourceKind.UserProfile => _region.UserProfiles.Items.Select(p => Single(new($"{p.DomainId}/{p.UserProfileName}", StudioArns.Of(_region, p), "AWS::SageMaker::UserProfile") { DomainId = p.DomainId })),
        TaggedResourceKind.Space => _region.Spaces.Items.Select(s => Single(new($"{s.DomainId}/{s.SpaceName}", StudioArns.Of(_region, s), "AWS::SageMaker::Space") { DomainId = s.DomainId })),
        TaggedResourceKind.NotebookInstance => _region.NotebookInstances.Items.Select(n => Indexed(new(n.NotebookInstanceName, n.NotebookInstanceArn, "AWS::SageMaker::NotebookInstance"))),
        TaggedResourceKind.VpcEndpoint => _region.VpcEndpoints.Items.Where(e => !IsGone(e.State)).Select(Endpoint),
        _ => _region.NatGateways.Items.Where(n => !IsGone(n.State)).Select(n => new TaggedResource(n.NatGatewayId, Arn("natgateway", n.NatGatewayId, null), "AWS::EC2::NatGateway") { VpcId = n.VpcId, Tags = n.Tags }),
    };

    /// <summary>The calls that keep the list of one kind from being whole; empty where it is.</summary>
    public IReadOnlyList<UnreadableCall> Gaps(TaggedResourceKind kind) => kind switch
    {
        TaggedResourceKind.Domain => Gaps(_region.Domains, "sagemaker:ListDomains"),
        TaggedResourceKind.UserProfile => Gaps(_region.UserProfiles, "sagemaker:ListUserProfiles"),
        TaggedResourceKind.Space => Gaps(_region.Spaces, "sagemaker:ListSpaces"),
        TaggedResourceKind.NotebookInstance => Gaps(_region.NotebookInstances, "sagemaker:ListNotebookInstances"),
        TaggedResourceKind.VpcEndpoint => HasNoNetwork ? [] : Gaps(_region.VpcEndpoints, "ec2:DescribeVpcEndpoints"),
        _ => HasNoNetwork ? [] : Gaps(_region.NatGateways, "ec2:DescribeNatGateways"),
    };

    // Where it is known that nothing is in a VPC nobody asks what is in one.
    private bool HasNoNetwork => _region.Domains.IsComplete && _region.NotebookInstances.Unreadable.Count == 0
        && _region.Domains.Items.All(d => d.Described && string.IsNullOrEmpty(d.VpcId) && d.SubnetIds.Count == 0) && _region.NotebookInstances.Items.All(n => n.Described && string.IsNullOrEmpty(n.SubnetId));

    /// <summary>Of a resource that the whole index does not hold it is known that it never had a tag (Resource Groups Tagging API, GetResources).</summary>
    private TaggedResource Indexed(TaggedResource resource)
    {
        if (_read.TryGetValue(resource.Arn, out var tags))
            return resource with { Tags = tags };
        if (resource.Arn.Length == 0)
            return resource with { Unread = [new() { Operation = GetResources, ResourceId = resource.Id, Cause = UnreadableCause.NotProvided, Reason = $"the ARN of {resource.Id} is not known, for it could not be described" }] };
        var gaps = Gaps(_region.Tags, GetResources);
        return gaps.Count == 0 ? resource with { Tags = [] } : resource with { Unread = gaps };
    }

    private TaggedResource Single(TaggedResource resource)
    {
        if (_read.TryGetValue(resource.Arn, out var tags))
            return resource with { Tags = tags };
        var own = _region.ResourceTagSets.Unreadable.Where(call => call.ResourceId is null || string.Equals(call.ResourceId, resource.Arn, StringComparison.OrdinalIgnoreCase)).ToList();
        return resource with { Unread = own.Count > 0 ? own : [new() { Operation = ListTags, ResourceId = resource.Arn, Cause = UnreadableCause.NotProvided, Reason = "its tags are not in the estate" }] };
    }

    /// <summary>Whoever shares a VPC does not see the tags that its owner gave (VPC User Guide, 'Share your VPC subnets with other accounts').</summary>
    private TaggedResource Endpoint(VpcEndpoint endpoint)
    {
        var resource = new TaggedResource(endpoint.VpcEndpointId, Arn("vpc-endpoint", endpoint.VpcEndpointId, endpoint.OwnerId), "AWS::EC2::VPCEndpoint") { VpcId = endpoint.VpcId };
        return endpoint.OwnerId is { Length: > 0 } owner && _region.AccountId.Length > 0 && owner != _region.AccountId
            ? resource with { Unread = [new() { Operation = "ec2:DescribeVpcEndpoints", ResourceId = endpoint.VpcEndpointId, Cause = UnreadableCause.NotProvided, Reason = $"it belongs to account {owner}, which alone sees its tags" }] }
            : resource with { Tags = endpoint.Tags };
    }

    private string Arn(string type, string id, string? owner) => $"arn:{_region.Partition}:ec2:{_region.Region}:{(owner is { Length: > 0 } account ? account : _region.AccountId)}:{type}/{id}";

    // A gateway stays listed for about an hour after it is gone (API_DescribeNatGateways), and an endpoint for a while.
    private static bool IsGone(string state) => state.ToLowerInvariant() is "deleted" or "deleting" or "failed";

    private static IReadOnlyList<UnreadableCall> Gaps<T>(Part<T> part, string operation)
    {
        if (part.IsComplete)
            return [];
        var calls = part.Unreadable.Where(call => call.ResourceId is null).ToList();
        return calls.Count > 0 ? calls : [new() { Operation = operation, Cause = UnreadableCause.NotProvided, Reason = "it was not asked for" }];
    }
}
