using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Amazon.EC2;
using Amazon.EC2.Model;
using SageMakerGuard.Aws.Collect.Calls;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Aws.Collect.Network;

/// <summary>Reads EC2's lists, filtered by ids. A filter takes at most 200 values (EC2 User Guide, 'Filter your resources'), so many ids become several lists.</summary>
internal sealed class Ec2Lists(RegionCaller caller)
{
    private const int FilterValues = 200;

    public RegionCaller Caller => caller;

    /// <summary>Everything that a filter finds for these values.</summary>
    public async Task<Part<TItem>> Read<TRaw, TItem>(
        string operation,
        string filter,
        IReadOnlyList<string> values,
        Func<IAmazonEC2, List<Filter>, string?, CancellationToken, Task<Page<TRaw>>> page,
        Func<TRaw, TItem> map,
        Func<TItem, string> id)
    {
        var lists = await Task.WhenAll(Chunks.Of(values, FilterValues).Select(chunk =>
            caller.ReadAll<TItem>("ec2:" + operation, async (c, token, ct) =>
            {
                // The SDK's objects are many times the size of ours: they live no longer than their page.
                var raw = await page(c.EC2, [new Filter(filter, chunk)], token, ct).ConfigureAwait(false);
                return Page.Of(raw.Items?.Select(map).ToList(), raw.Next);
            }))).ConfigureAwait(false);
        return Parts.Joined(lists, item => item, id);
    }
}
