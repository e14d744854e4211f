using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Sandbox.Operations.Ec2.Changing.SecurityGroups;
using SageMakerGuard.Sandbox.Protocol;
using SageMakerGuard.Sandbox.World;

namespace SageMakerGuard.Sandbox.Operations.Ec2.Changing.Tags;

/// <summary>What an id in CreateTags or DeleteTags means: a resource whose tags the estate holds, or a rule, whose tags are in the rule book.</summary>
internal static class TagTarget
{
    private const string RulePrefix = "sgr-";

    /// <summary>Resources that AWS tags as well and whose tags no estate holds (EC2 User Guide, 'Tag your Amazon EC2 resources').</summary>
    private static readonly string[] s_untold = ["eni", "pl", "dopt", "pcx", "tgw", "tgw-attach", "tgw-rtb", "vgw", "eigw", "i", "vol", "snap", "ami", "lt", "nip", "nia", "vpce-svc"];

    /// <summary>Which code and which words a kind has where the resource is not there.</summary>
    private static readonly Dictionary<string, Func<string, AwsFault>> s_missing = new(StringComparer.Ordinal)
    {
        ["vpc"] = id => Missing(ResourceIds.Vpc, id),
        ["subnet"] = id => Missing(ResourceIds.Subnet, id),
        ["sg"] = id => Missing(ResourceIds.SecurityGroup, id),
        ["vpce"] = id => Missing(ResourceIds.Endpoint, id),
        ["fl"] = id => Missing(ResourceIds.FlowLog, id),
        ["rtb"] = id => new("InvalidRouteTableID.NotFound", $"[sandbox] The routeTable ID '{id}' does not exist"),
        ["acl"] = id => new("InvalidNetworkAclID.NotFound", $"[sandbox] The networkAcl ID '{id}' does not exist"),
        ["nat"] = id => new("InvalidNatGatewayID.NotFound", $"[sandbox] The natGateway ID '{id}' does not exist"),
        ["igw"] = id => new("InvalidInternetGatewayID.NotFound", $"The internetGateway ID '{id}' does not exist"),
        ["eipalloc"] = id => new("InvalidAllocationID.NotFound", $"The allocation ID '{id}' does not exist"),
    };

    /// <summary>The code and its sentence were seen for the id of an association.</summary>
    public static void CheckForm(string id)
    {
        if (id.StartsWith(RulePrefix, StringComparison.Ordinal) || TaggedKind.OfId(id) is not null)
            return;
        throw s_untold.Any(prefix => id.StartsWith(prefix + "-", StringComparison.Ordinal))
            ? new AwsFault("UnsupportedOperation", $"[sandbox] The sandbox keeps no tags of {id}: an estate does not hold them.")
            : new AwsFault("InvalidID", $"The ID '{id}' is not valid");
    }

    public static string Arn(Ec2Call call, string id) => call.Region.Arn("ec2", (TaggedKind.OfId(id)?.Word ?? RuleAuthorization.TagWord) + "/" + id);

    /// <summary>Its tags.</summary>
    /// <exception cref="AwsFault">It is not there: the resource's own code (boto/boto3#620).</exception>
    public static IReadOnlyList<Tag> TagsOf(Ec2Call call, string id) => TaggedKind.OfId(id) is { } kind
        ? kind.TagsOf(call.Region.Estate, id) ?? throw s_missing[kind.Prefix](id)
        : call.Region.Rules.Find(Rule(call, id).Key)?.Tags ?? [];

    public static void Retag(Ec2Call call, string id, IReadOnlyList<Tag> tags)
    {
        if (TaggedKind.OfId(id) is { } kind)
        {
            call.Region.Network.Change(estate => kind.Retag(estate, id, tags));
            return;
        }

        var rule = Rule(call, id);
        call.Region.Rules.Enter(rule.Key, (call.Region.Rules.Find(rule.Key) ?? new RuleEntry(id, null, [])) with { Tags = tags });
    }

    private static SecurityGroupRule Rule(Ec2Call call, string id) =>
        ResourceIds.SecurityGroupRule.One(call.Region.Estate.SecurityGroups.Items.SelectMany(SecurityGroupRule.Of), id, rule => rule.Id(call.Region));

    private static AwsFault Missing(IdRule rule, string id) => new(rule.NotFoundCode, rule.NotFound(id));
}
