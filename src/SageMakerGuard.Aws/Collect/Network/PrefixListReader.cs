using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Amazon.EC2.Model;
using SageMakerGuard.Aws.Collect.Calls;
using SageMakerGuard.Estates;
using SageMakerGuard.Services;
using E = SageMakerGuard.Estates;

namespace SageMakerGuard.Aws.Collect.Network;

/// <summary>The prefix lists that routes and groups name: those of AWS's gateway services in one call, the others with a call each for their entries.</summary>
internal sealed class PrefixListReader(Ec2Lists lists)
{
    private const string ById = "prefix-list-id";
    private const string ByName = "prefix-list-name";

    /// <summary>Reads them.</summary>
    /// <param name="region">What names them.</param>
    /// <param name="ofGateways">Whether those of the services with gateway endpoints are wanted too, though nothing names them yet.</param>
    public async Task<Part<E.PrefixList>> Read(RegionEstate region, bool ofGateways = false)
    {
        var named = await Named(region).ConfigureAwait(false);
        if (!ofGateways)
            return named;

        // The names begin differently in each partition (API_DescribePrefixLists), and the filter takes wildcards.
        var gateways = await Lists(ByName, ServiceCatalog.All.Where(s => s.Gateway).Select(s => $"*.{region.Region}.{s.Name}").ToList()).ConfigureAwait(false);
        var known = new HashSet<string>(named.Items.Select(p => p.PrefixListId), System.StringComparer.Ordinal);
        return new() { Asked = true, Items = [.. named.Items, .. gateways.Items.Where(p => !known.Contains(p.PrefixListId))], Unreadable = [.. named.Unreadable, .. gateways.Unreadable] };
    }

    private async Task<Part<E.PrefixList>> Named(RegionEstate region)
    {
        var wanted = Wanted(region);
        if (wanted.Count == 0)
            return Part<E.PrefixList>.NotAsked;
        var ofServices = await Lists(ById, wanted).ConfigureAwait(false);
        var found = ofServices.Items.Where(p => wanted.Contains(p.PrefixListId, StringComparer.Ordinal)).ToList();
        var rest = wanted.Where(id => !found.Any(p => p.PrefixListId == id)).ToList();
        if (rest.Count == 0)
            return ofServices with { Items = found };
        var managed = await Managed(rest).ConfigureAwait(false);
        var all = found.Concat(managed.Items).OrderBy(p => p.PrefixListId, StringComparer.Ordinal).ToList();
        return new() { Asked = true, Items = all, Unreadable = [.. ofServices.Unreadable, .. managed.Unreadable] };
    }

    private Task<Part<E.PrefixList>> Lists(string filter, List<string> values) => lists.Read(
        "DescribePrefixLists",
        filter,
        values,
        async (ec2, filters, token, ct) =>
        {
            var page = await ec2.DescribePrefixListsAsync(new() { Filters = filters, NextToken = token, MaxResults = 1000 }, ct).ConfigureAwait(false);
            return Page.Of(page.PrefixLists, page.NextToken);
        },
        raw => new E.PrefixList { PrefixListId = raw.PrefixListId, PrefixListName = raw.PrefixListName ?? "", Cidrs = raw.Cidrs ?? [] },
        p => p.PrefixListId);

    private static List<string> Wanted(RegionEstate region)
    {
        var fromRoutes = region.RouteTables.Items.SelectMany(t => t.Routes).Select(r => r.DestinationPrefixListId);
        var fromGroups = region.SecurityGroups.Items.SelectMany(g => g.IpPermissions.Concat(g.IpPermissionsEgress)).SelectMany(p => p.PrefixListIds).Select(p => p.Id);
        var fromTransit = region.TransitGatewayRouteTables.Items.SelectMany(t => t.Routes ?? []).Select(r => r.PrefixListId);
        return fromRoutes.Concat(fromGroups).Concat(fromTransit).Where(id => id is { Length: > 0 }).Select(id => id!).Distinct(StringComparer.Ordinal).OrderBy(id => id, StringComparer.Ordinal).ToList();
    }

    private async Task<Part<E.PrefixList>> Managed(List<string> ids)
    {
        var named = await lists.Read(
            "DescribeManagedPrefixLists",
            ById,
            ids,
            async (ec2, filters, token, ct) =>
            {
                var page = await ec2.DescribeManagedPrefixListsAsync(new() { Filters = filters, NextToken = token, MaxResults = 100 }, ct).ConfigureAwait(false);
                return Page.Of(page.PrefixLists, page.NextToken);
            },
            raw => new E.PrefixList { PrefixListId = raw.PrefixListId, PrefixListName = raw.PrefixListName ?? "" },
            p => p.PrefixListId).ConfigureAwait(false);
        var filled = await Task.WhenAll(named.Items.Where(p => ids.Contains(p.PrefixListId, StringComparer.Ordinal)).Select(WithEntries)).ConfigureAwait(false);
        return (named with { Items = filled.Select(f => f.List).ToList() }).With(filled.Select(f => f.Failure));
    }

    private async Task<(E.PrefixList List, UnreadableCall? Failure)> WithEntries(E.PrefixList list)
    {
        var entries = await lists.Caller.ReadAll<PrefixListEntry>(
            "ec2:GetManagedPrefixListEntries",
            async (c, token, ct) =>
            {
                var page = await c.EC2.GetManagedPrefixListEntriesAsync(new() { PrefixListId = list.PrefixListId, NextToken = token, MaxResults = 100 }, ct).ConfigureAwait(false);
                return Page.Of(page.Entries, page.NextToken);
            },
            resourceId: list.PrefixListId).ConfigureAwait(false);
        // Half of the blocks would look like all of them.
        return entries.Failure is null ? (list with { Cidrs = entries.Items.Select(e => e.Cidr ?? "").ToList() }, null) : (list, entries.Failure);
    }
}
