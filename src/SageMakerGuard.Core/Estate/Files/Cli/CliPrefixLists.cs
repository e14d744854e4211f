using System;
using System.Collections.Generic;
using System.Linq;

namespace SageMakerGuard.Estates.Files.Cli;

/// <summary>Prefix lists: AWS's own with their blocks from one call, customers' from two.</summary>
internal static class CliPrefixLists
{
    /// <summary>The prefix lists. One that the network refers to and that has no blocks here is named with the call that is missing.</summary>
    public static Part<PrefixList> Read(CliAnswers answers, IEnumerable<string> referredTo)
    {
        if (!answers.Has(CliCalls.DescribePrefixLists) && !answers.Has(CliCalls.DescribeManagedPrefixLists))
            return Part<PrefixList>.Failed(answers.NotProvided(CliCalls.DescribePrefixLists));

        var lists = answers.Items<PrefixList>(CliCalls.DescribeManagedPrefixLists, list => list.PrefixListId).ToDictionary(list => list.PrefixListId, StringComparer.Ordinal);
        foreach (var list in answers.Items<PrefixList>(CliCalls.DescribePrefixLists, list => list.PrefixListId))
            lists[list.PrefixListId] = list;

        var unreadable = new[] { CliCalls.DescribePrefixLists, CliCalls.DescribeManagedPrefixLists }.SelectMany(answers.MissingPages).ToList();
        foreach (var named in answers.Named(CliCalls.GetManagedPrefixListEntries).GroupBy(pair => pair.Id, pair => pair.Document, StringComparer.Ordinal))
        {
            if (!lists.TryGetValue(named.Key, out var list))
                list = new PrefixList { PrefixListId = named.Key, PrefixListName = named.Key };

            // A list of which a page is missing is not known: half its blocks would pass for all.
            var complete = !named.Any(CliAnswers.HasNextPage);
            lists[named.Key] = list with
            {
                Cidrs = complete ? named.SelectMany(document => document.List<Entry>("Entries")).Select(entry => entry.Cidr).Distinct(StringComparer.Ordinal).ToList() : null,
            };
        }

        foreach (var id in referredTo.Distinct(StringComparer.Ordinal))
        {
            if (!lists.TryGetValue(id, out var list))
                unreadable.Add(answers.NotProvided(CliCalls.DescribeManagedPrefixLists, id));
            if (list?.Cidrs is null)
                unreadable.Add(answers.NotProvided(CliCalls.GetManagedPrefixListEntries, id));
        }

        return new Part<PrefixList> { Asked = true, Items = [.. lists.Values], Unreadable = unreadable };
    }

    /// <summary>The prefix lists that routes and security groups name.</summary>
    public static IEnumerable<string> ReferredTo(Part<RouteTable> tables, Part<SecurityGroup> groups, Part<TransitGatewayRouteTable> transit) =>
        tables.Items.SelectMany(table => table.Routes).Select(route => route.DestinationPrefixListId)
            .Concat(groups.Items.SelectMany(group => group.IpPermissions.Concat(group.IpPermissionsEgress)).SelectMany(rule => rule.PrefixListIds).Select(list => (string?)list.Id))
            .Concat(transit.Items.SelectMany(table => table.Routes ?? []).Select(route => route.PrefixListId))
            .Where(id => id is { Length: > 0 })
            .Select(id => id!);

    private sealed record Entry
    {
        public string Cidr { get; init; } = "";
    }
}
