using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using SageMakerGuard.Aws.Clients;
using SageMakerGuard.Aws.Collect;
using SageMakerGuard.Aws.Collect.Calls;
using SageMakerGuard.Estates;
using SageMakerGuard.Faults;

namespace SageMakerGuard.Aws.Apply.Slices;

/// <summary>
/// Notebook instances and lifecycle configurations by their names. For a name that is not there SageMaker answers with the code of a malformed
/// request (ValidationException, DataBiosphere/terra-workspace-manager#1416), so whether it is there is read from the list.
/// </summary>
internal sealed class NamedReader(RegionCaller caller)
{
    public Task<Part<NotebookInstance>> Notebooks(IReadOnlyList<string> names) => Each(names, name => One(
        name,
        caller.Ask("sagemaker:DescribeNotebookInstance", name, (c, ct) => c.SageMaker.DescribeNotebookInstanceAsync(new() { NotebookInstanceName = name }, ct)),
        described => SageMakerShapes.Notebook(described, name),
        new() { NotebookInstanceName = name, Described = false },
        () => caller.ReadAll<string>("sagemaker:ListNotebookInstances", async (c, token, ct) =>
        {
            var page = await c.SageMaker.ListNotebookInstancesAsync(new() { MaxResults = 100, NextToken = token, NameContains = name }, ct).ConfigureAwait(false);
            return Page.Of(page.NotebookInstances.Select(n => n.NotebookInstanceName), page.NextToken);
        })));

    public Task<Part<NotebookLifecycleConfig>> LifecycleConfigs(IReadOnlyList<string> names) => Each(names, name => One(
        name,
        caller.Ask("sagemaker:DescribeNotebookInstanceLifecycleConfig", name, (c, ct) => c.SageMaker.DescribeNotebookInstanceLifecycleConfigAsync(new() { NotebookInstanceLifecycleConfigName = name }, ct)),
        described => new NotebookLifecycleConfig
        {
            NotebookInstanceLifecycleConfigName = name,
            OnCreate = described.OnCreate,
            OnStart = described.OnStart,
            CreationTime = described.CreationTime,
            LastModifiedTime = described.LastModifiedTime,
        },
        null,
        () => caller.ReadAll<string>("sagemaker:ListNotebookInstanceLifecycleConfigs", async (c, token, ct) =>
        {
            var page = await c.SageMaker.ListNotebookInstanceLifecycleConfigsAsync(new() { MaxResults = 100, NextToken = token, NameContains = name }, ct).ConfigureAwait(false);
            return Page.Of(page.NotebookInstanceLifecycleConfigs.Select(l => l.NotebookInstanceLifecycleConfigName ?? ""), page.NextToken);
        })));

    private static async Task<Part<T>> Each<T>(IReadOnlyList<string> names, Func<string, Task<Part<T>>> read)
    {
        var parts = await Task.WhenAll(names.Distinct(StringComparer.Ordinal).OrderBy(name => name, StringComparer.Ordinal).Select(read)).ConfigureAwait(false);
        return new Part<T> { Asked = true, Items = parts.SelectMany(p => p.Items).ToList(), Unreadable = parts.SelectMany(p => p.Unreadable).ToList() }.Strictly();
    }

    private static async Task<Part<T>> One<TAnswer, T>(string name, Task<Answer<TAnswer>> asked, Func<TAnswer, T> map, T? unknown, Func<Task<Listing<string>>> list)
        where TAnswer : class
        where T : class
    {
        var answer = await asked.ConfigureAwait(false);
        if (answer.Value is { } described)
            return Part<T>.Read(map(described));
        if (answer.Fault!.Category is FaultCategory.InvalidArgument or FaultCategory.NotFound)
        {
            var listed = await list().ConfigureAwait(false);
            if (listed.Failure is { } unlisted)
                return Part<T>.Failed(unlisted);
            if (!listed.Items.Contains(name, StringComparer.Ordinal))
                return Part<T>.Read();
        }

        return new() { Asked = true, Items = unknown is null ? [] : [unknown], Unreadable = [answer.Failure!] };
    }
}
