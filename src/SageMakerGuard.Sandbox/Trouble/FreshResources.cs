using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using SageMakerGuard.Sandbox.Protocol;

namespace SageMakerGuard.Sandbox.Trouble;

/// <summary>
/// Eventual consistency: for a while after a resource was made, calls that name it do not find it, though a describe call by filter does (the EC2
/// API's guide, 'Eventual consistency in the Amazon EC2 API'; packer#3627 of hashicorp, boto/boto3#620 and #779 met it). The new ids are read from
/// the answers, so no operation has to know of it.
/// </summary>
internal sealed class FreshResources(TimeSpan window)
{
    /// <summary>It answers 200 with what could not be deleted: no refusal of the whole call stands for that.</summary>
    private const string SaysItOfEach = "ec2:DeleteVpcEndpoints";

    private static readonly FreshKind[] s_kinds =
    [
        new("ec2:CreateSecurityGroup", "sg", _ => "InvalidGroup.NotFound", id => $"The security group '{id}' does not exist"),
        new("ec2:CreateSubnet", "subnet", _ => "InvalidSubnetID.NotFound", id => $"The subnet ID '{id}' does not exist"),
        new("ec2:CreateRouteTable", "rtb", _ => "InvalidRouteTableID.NotFound", id => $"The routeTable ID '{id}' does not exist"),
        new("ec2:CreateInternetGateway", "igw", _ => "InvalidInternetGatewayID.NotFound", id => $"The internetGateway ID '{id}' does not exist"),
        new("ec2:CreateVpcEndpoint", "vpce", _ => "InvalidVpcEndpointId.NotFound", id => $"The Vpc Endpoint Id '{id}' does not exist"),

        // A NAT gateway has a code in its own operations and another in CreateRoute (boto/boto3#779).
        new("ec2:CreateNatGateway", "nat", op => IsOf(op, "NatGateway") ? "NatGatewayNotFound" : "InvalidNatGatewayID.NotFound", id => $"The natGateway ID '{id}' does not exist"),

        // CreateNatGateway answers InvalidElasticIpID.NotFound (retry list of ansible-collections/amazon.aws, plugins/module_utils/ec2.py).
        new("ec2:AllocateAddress", "eipalloc", op => op == "ec2:CreateNatGateway" ? "InvalidElasticIpID.NotFound" : "InvalidAllocationID.NotFound", id => $"The allocation ID '{id}' does not exist"),
    ];

    private readonly ConcurrentDictionary<(string Account, string Region, string Id), (FreshKind Kind, DateTimeOffset SeenFrom)> _fresh = new();

    /// <summary>Remembers what a call made. A repeated call that gives the same resource again does not make it younger.</summary>
    public void Remember(string account, string region, string operation, Answer answer, DateTimeOffset now)
    {
        if (window <= TimeSpan.Zero || Array.Find(s_kinds, kind => kind.MadeBy == operation) is not { } made)
            return;
        foreach (Match id in made.Id.Matches(Encoding.UTF8.GetString(answer.Body.Array!, answer.Body.Offset, answer.Body.Count)))
            _fresh.TryAdd((account, region, id.Groups[1].Value), (made, now + window));
    }

    /// <summary>Lets a call pass that names nothing too young for it: a change must not name it at all, and a describe call not by its id.</summary>
    /// <exception cref="AwsFault">The resource's own NotFound.</exception>
    public void Check(string account, string region, string operation, bool reads, QueryForm form, DateTimeOffset now)
    {
        if (_fresh.IsEmpty || operation == SaysItOfEach)
            return;
        foreach (var id in Named(form, reads))
        {
            if (_fresh.TryGetValue((account, region, id), out var fresh) && now < fresh.SeenFrom)
                throw new AwsFault(fresh.Kind.NotFound(operation), fresh.Kind.Sentence(id));
        }
    }

    private static IEnumerable<string> Named(QueryForm form, bool reads) => form.Names.Where(name => !reads || !name.StartsWith("Filter.", StringComparison.Ordinal)).Select(name => form.Text(name)!);

    private static bool IsOf(string operation, string resource) => operation.TrimEnd('s').EndsWith(resource, StringComparison.Ordinal);

    /// <summary>What makes a kind, how its ids look in an answer, and what it answers where it is not found.</summary>
    private sealed record FreshKind(string MadeBy, string Prefix, Func<string, string> NotFound, Func<string, string> Sentence)
    {
        /// <summary>An id that is the whole text of an element.</summary>
        public Regex Id { get; } = new($">({Prefix}-[0-9a-z]+)<", RegexOptions.CultureInvariant);
    }
}
