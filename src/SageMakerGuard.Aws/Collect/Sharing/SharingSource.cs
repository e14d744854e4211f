using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using SageMakerGuard.Aws.Clients;
using SageMakerGuard.Aws.Clients.RAM;
using SageMakerGuard.Aws.Collect.Calls;
using SageMakerGuard.Baselines;
using SageMakerGuard.Estates;
using SageMakerGuard.Ports;

namespace SageMakerGuard.Aws.Collect.Sharing;

/// <summary>Asks AWS Resource Access Manager how subnets are shared. What comes from others is listed by resource; what goes to others by the associations of the account's own shares.</summary>
internal sealed class SharingSource(ClientSet clients, int throttleLimit, string? endpoint) : ISharingSource
{
    private const string Own = "SELF";
    private const string Others = "OTHER-ACCOUNTS";

    private readonly CallGate _gate = new(throttleLimit);

    public async Task<NetworkSharing> ReadAsync(RegionEstate region, CancellationToken cancellationToken)
    {
        var caller = new RegionCaller(clients.In(region.Region), _gate, endpoint, cancellationToken);
        var subnets = new HashSet<string>(region.Subnets.Items.Select(s => s.SubnetId), StringComparer.Ordinal);
        var isOwner = region.Subnets.Items.Any(s => s.OwnerId == region.AccountId);
        var isGuest = region.Subnets.Items.Any(s => s.OwnerId != region.AccountId);
        var directions = await Task.WhenAll(
            isGuest ? FromOthers(caller, subnets) : Nothing,
            isOwner ? ToOthers(caller, subnets) : Nothing).ConfigureAwait(false);
        return new() { Shares = directions.SelectMany(d => d.Shares).OrderBy(s => s.ResourceShareArn, StringComparer.Ordinal).ToList(), Unreadable = directions.SelectMany(d => d.Unreadable).ToList() };
    }

    private static Task<NetworkSharing> Nothing => Task.FromResult(new NetworkSharing());

    private static async Task<NetworkSharing> FromOthers(RegionCaller caller, ISet<string> subnets)
    {
        var resources = await caller.ReadAll<Resource>("ram:ListResources", async (c, token, ct) =>
        {
            var page = await c.Shares.ListResourcesAsync(new() { ResourceOwner = Others, ResourceType = "ec2:Subnet", NextToken = token }, ct).ConfigureAwait(false);
            return Page.Of(page.Resources, page.NextToken);
        }).ConfigureAwait(false);
        var held = Held(resources.Items.Select(r => (r.ResourceShareArn, r.Arn)), subnets);
        return held.Count == 0
            ? Failing(resources.Failure)
            : await Described(caller, Others, held, null, resources.Failure).ConfigureAwait(false);
    }

    private static async Task<NetworkSharing> ToOthers(RegionCaller caller, ISet<string> subnets)
    {
        var resources = await Associations(caller, "RESOURCE").ConfigureAwait(false);
        var held = Held(resources.Items.Select(r => (r.ResourceShareArn, r.AssociatedEntity)), subnets);
        if (held.Count == 0)
            return Failing(resources.Failure);
        var principals = await Associations(caller, "PRINCIPAL").ConfigureAwait(false);
        return await Described(caller, Own, held, principals, resources.Failure).ConfigureAwait(false);
    }

    private static async Task<NetworkSharing> Described(RegionCaller caller, string owner, Dictionary<string, List<string>> held, Listing<ResourceShareAssociation>? principals, UnreadableCall? failure)
    {
        var shares = await caller.ReadAll<ResourceShare>("ram:GetResourceShares", async (c, token, ct) =>
        {
            var page = await c.Shares.GetResourceSharesAsync(new() { ResourceOwner = owner, ResourceShareStatus = "ACTIVE", NextToken = token }, ct).ConfigureAwait(false);
            return Page.Of(page.ResourceShares, page.NextToken);
        }).ConfigureAwait(false);
        return new()
        {
            Shares = held.Select(row => Share(row.Key, row.Value, shares.Items.Find(s => s.ResourceShareArn == row.Key), principals)).ToList(),
            Unreadable = new[] { failure, shares.Failure, principals?.Failure }.OfType<UnreadableCall>().ToList(),
        };
    }

    private static SubnetShare Share(string arn, List<string> subnets, ResourceShare? described, Listing<ResourceShareAssociation>? principals) => new()
    {
        ResourceShareArn = arn,
        Name = described?.Name ?? arn.Substring(arn.LastIndexOf('/') + 1),

        // arn:aws:ram:region:account:resource-share/id.
        OwningAccountId = described?.OwningAccountId ?? arn.Split(':').ElementAtOrDefault(4) ?? "",
        AllowExternalPrincipals = described?.AllowExternalPrincipals,
        SubnetIds = subnets,
        Principals = principals is not { Failure: null } ? null : principals.Items.Where(p => p.ResourceShareArn == arn && IsThere(p) && p.AssociatedEntity is not null).Select(p => p.AssociatedEntity!).ToList(),
    };

    private static Task<Listing<ResourceShareAssociation>> Associations(RegionCaller caller, string type) =>
        caller.ReadAll<ResourceShareAssociation>("ram:GetResourceShareAssociations", async (c, token, ct) =>
        {
            var page = await c.Shares.GetResourceShareAssociationsAsync(new() { AssociationType = type, NextToken = token }, ct).ConfigureAwait(false);
            return Page.Of(page.ResourceShareAssociations.Where(IsThere), page.NextToken);
        });

    // DISASSOCIATED ones stay listed for a while (API_ResourceShareAssociation).
    private static bool IsThere(ResourceShareAssociation association) => association.Status is not ("DISASSOCIATED" or "DISASSOCIATING" or "FAILED");

    private static Dictionary<string, List<string>> Held(IEnumerable<(string? Share, string? Arn)> rows, ISet<string> subnets) => rows
        .Where(row => row.Share is not null && row.Arn is not null)
        .Select(row => (Share: row.Share!, Subnet: row.Arn!.Substring(row.Arn!.LastIndexOf('/') + 1)))
        .Where(row => subnets.Contains(row.Subnet))
        .GroupBy(row => row.Share, row => row.Subnet, StringComparer.Ordinal)
        .ToDictionary(g => g.Key, g => g.Distinct(StringComparer.Ordinal).OrderBy(s => s, StringComparer.Ordinal).ToList(), StringComparer.Ordinal);

    private static NetworkSharing Failing(UnreadableCall? failure) => new() { Unreadable = failure is null ? [] : [failure] };
}
