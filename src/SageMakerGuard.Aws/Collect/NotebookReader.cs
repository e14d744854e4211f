using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using SageMakerGuard.Aws.Collect.Calls;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Aws.Collect;

/// <summary>Notebook instances: one list, and one description for each.</summary>
internal sealed class NotebookReader(RegionCaller caller)
{
    private readonly TaskCompletionSource<bool> _any = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>True as soon as one instance is known, false when it is known that there is none. Never fails.</summary>
    public Task<bool> Any => _any.Task;

    public async Task<Part<NotebookInstance>> ReadAsync(IReadOnlyList<string> names)
    {
        try
        {
            return names.Count > 0 ? await ReadNamed(names).ConfigureAwait(false) : await ReadListed().ConfigureAwait(false);
        }
        finally
        {
            _any.TrySetResult(false);
        }
    }

    private async Task<Part<NotebookInstance>> ReadListed()
    {
        var descriptions = new Dictionary<string, Task<(NotebookInstance, UnreadableCall?)>>(StringComparer.Ordinal);
        Listing<NotebookInstance> list;
        try
        {
            list = await caller.ReadAll<NotebookInstance>(
                "sagemaker:ListNotebookInstances",
                async (c, token, ct) =>
                {
                    var page = await c.SageMaker.ListNotebookInstancesAsync(new() { MaxResults = 100, NextToken = token }, ct).ConfigureAwait(false);
                    return new(page.NotebookInstances, page.NextToken);
                },
                page =>
                {
                    foreach (var listed in page)
                    {
                        if (!descriptions.ContainsKey(listed.NotebookInstanceName))
                            descriptions.Add(listed.NotebookInstanceName, Describe(listed.NotebookInstanceName, listed));
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

    private async Task<Part<NotebookInstance>> ReadNamed(IReadOnlyList<string> names)
    {
        var part = Whole(await Task.WhenAll(names.Distinct(StringComparer.Ordinal).Select(name => Describe(name, null))).ConfigureAwait(false), null);

        // An instance that was asked for by name and is not in this region is no item: AWS answers ValidationException for it, or ResourceNotFound.
        var elsewhere = new HashSet<string?>(part.Unreadable.Where(f => f.ErrorCode == "ValidationException" || f.ErrorCode.StartsWith("ResourceNotFound", StringComparison.Ordinal)).Select(f => f.ResourceId), StringComparer.Ordinal);
        return part with { Items = part.Items.Where(n => n.Described || !elsewhere.Contains(n.NotebookInstanceName)).ToList() };
    }

    private static Part<NotebookInstance> Whole(IEnumerable<(NotebookInstance Notebook, UnreadableCall? Failure)> read, UnreadableCall? listFailure)
    {
        var rows = read.OrderBy(r => r.Notebook.NotebookInstanceName, StringComparer.Ordinal).ToList();
        var failures = rows.Where(r => r.Failure is not null).Select(r => r.Failure!).ToList();
        if (listFailure is not null)
            failures.Insert(0, listFailure);
        return new() { Asked = true, Items = rows.ConvertAll(r => r.Notebook), Unreadable = failures };
    }

    private async Task<(NotebookInstance Notebook, UnreadableCall? Failure)> Describe(string name, NotebookInstance? listed)
    {
        var answer = await caller.Ask("sagemaker:DescribeNotebookInstance", name, (c, ct) => c.SageMaker.DescribeNotebookInstanceAsync(new() { NotebookInstanceName = name }, ct), CallLane.Later).ConfigureAwait(false);
        return answer.Value is { } described ? (SageMakerShapes.Notebook(described, name), null) : (SageMakerShapes.Undescribed(name, listed), answer.Failure);
    }
}
