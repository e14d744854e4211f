using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using SageMakerGuard.Aws.Clients.SageMaker;
using SageMakerGuard.Aws.Collect.Calls;
using SageMakerGuard.Estates;
using EstateDomain = SageMakerGuard.Estates.Domain;

namespace SageMakerGuard.Aws.Collect;

/// <summary>Domains: one list, and exactly one description for each domain, which starts as soon as the domain is listed.</summary>
internal sealed class DomainReader(RegionCaller caller, CollectTally tally)
{
    private readonly TaskCompletionSource<bool> _any = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>True as soon as one domain is known, false when it is known that there is none. Never fails.</summary>
    public Task<bool> Any => _any.Task;

    public async Task<Part<EstateDomain>> ReadAsync(IReadOnlyList<string> domainIds)
    {
        try
        {
            return domainIds.Count > 0 ? await ReadNamed(domainIds).ConfigureAwait(false) : await ReadListed().ConfigureAwait(false);
        }
        finally
        {
            _any.TrySetResult(false);
        }
    }

    private async Task<Part<EstateDomain>> ReadListed()
    {
        var descriptions = new Dictionary<string, Task<(EstateDomain, UnreadableCall?)>>(StringComparer.Ordinal);
        Listing<DomainDetails> list;
        try
        {
            list = await caller.ReadAll<DomainDetails>(
                "sagemaker:ListDomains",
                async (c, token, ct) =>
                {
                    var page = await c.SageMaker.ListDomainsAsync(new() { MaxResults = 100, NextToken = token }, ct).ConfigureAwait(false);
                    return new(page.Domains, page.NextToken);
                },
                page =>
                {
                    foreach (var listed in page)
                    {
                        if (listed.DomainId is { Length: > 0 } id && !descriptions.ContainsKey(id))
                        {
                            tally.DomainFound();
                            descriptions.Add(id, Describe(id, listed));
                        }
                    }

                    if (descriptions.Count > 0)
                        _any.TrySetResult(true);
                }).ConfigureAwait(false);
        }
        finally
        {
            await Task.WhenAll(descriptions.Values).ConfigureAwait(false);
        }

        return Whole(descriptions.Values.Select(d => d.Result), list.Failure);
    }

    private async Task<Part<EstateDomain>> ReadNamed(IReadOnlyList<string> domainIds)
    {
        var read = await Task.WhenAll(domainIds.Distinct(StringComparer.Ordinal).Select(id => Describe(id, null))).ConfigureAwait(false);
        var part = Whole(read, null);
        // A domain that was asked for by its id and is not in this region is no item; its failed call says so.
        var elsewhere = new HashSet<string?>(part.Unreadable.Where(f => f.ErrorCode.StartsWith("ResourceNotFound", StringComparison.Ordinal)).Select(f => f.ResourceId), StringComparer.Ordinal);
        return part with { Items = part.Items.Where(d => d.Described || !elsewhere.Contains(d.DomainId)).ToList() };
    }

    private static Part<EstateDomain> Whole(IEnumerable<(EstateDomain Domain, UnreadableCall? Failure)> read, UnreadableCall? listFailure)
    {
        var rows = read.OrderBy(r => r.Domain.DomainId, StringComparer.Ordinal).ToList();
        var failures = rows.Where(r => r.Failure is not null).Select(r => r.Failure!).ToList();
        if (listFailure is not null)
            failures.Insert(0, listFailure);
        return new() { Asked = true, Items = rows.ConvertAll(r => r.Domain), Unreadable = failures };
    }

    private async Task<(EstateDomain Domain, UnreadableCall? Failure)> Describe(string id, DomainDetails? listed)
    {
        if (listed is null)
            tally.DomainFound();
        var answer = await caller.Ask("sagemaker:DescribeDomain", id, (c, ct) => c.SageMaker.DescribeDomainAsync(new() { DomainId = id }, ct), CallLane.Later).ConfigureAwait(false);
        tally.DomainDone();
        return answer.Value is { } described ? (SageMakerShapes.Domain(described, id), null) : (SageMakerShapes.Undescribed(id, listed), answer.Failure);
    }
}
