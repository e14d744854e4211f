using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using SageMakerGuard.Aws.Collect.Network;
using SageMakerGuard.Aws.Collect.Calls;
using SageMakerGuard.Estates;
using SageMakerGuard.Ports;

namespace SageMakerGuard.Aws.Collect;

/// <summary>Reads one region. What does not depend on each other runs side by side.</summary>
internal sealed class RegionCollector(RegionCaller caller, CollectRequest request, CollectTally tally, Func<Task<string>> accountId)
{
    private const string DomainType = "sagemaker:domain";
    private const string NotebookType = "sagemaker:notebook-instance";

    public async Task<RegionEstate> CollectAsync()
    {
        var domainReader = new DomainReader(caller, tally);
        var notebookReader = new NotebookReader(caller);
        var domains = request.Domains ? domainReader.ReadAsync(request.DomainIds) : Task.FromResult(Part<Domain>.NotAsked);
        var notebooks = request.Notebooks ? notebookReader.ReadAsync(request.NotebookInstanceNames) : Task.FromResult(Part<NotebookInstance>.NotAsked);
        var studio = ReadStudio(domainReader, domains);
        var network = ReadNetwork(domains, notebooks);
        var tags = ReadTags(domainReader, domains, notebookReader, notebooks);
        await Task.WhenAll(domains, notebooks, studio, network, tags).ConfigureAwait(false);
        var region = network.Result with
        {
            UserProfiles = studio.Result.Profiles,
            Spaces = studio.Result.Spaces,
            Apps = studio.Result.Apps,
            Tags = tags.Result,
        };
        region = region with { AccountId = AccountOf(region) ?? await accountId().ConfigureAwait(false) };
        if (request.LifecycleConfigs)
            region = region with { StudioLifecycleConfigs = await new StudioLifecycleConfigReader(caller).Read(region).ConfigureAwait(false) };
        return request.StudioTags ? region with { ResourceTagSets = await new StudioTagReader(caller).ReadAsync(region).ConfigureAwait(false) } : region;
    }

    private async Task<(Part<UserProfile> Profiles, Part<Space> Spaces, Part<App> Apps)> ReadStudio(DomainReader reader, Task<Part<Domain>> domains)
    {
        if (!request.Domains || !request.Studio)
            return (Part<UserProfile>.NotAsked, Part<Space>.NotAsked, Part<App>.NotAsked);
        IReadOnlyList<string?> ids = [null];
        bool any;
        if (request.DomainIds.Count > 0)
        {
            ids = (await domains.ConfigureAwait(false)).Items.Select(d => (string?)d.DomainId).ToList();
            any = ids.Count > 0;
        }
        else
        {
            any = await reader.Any.ConfigureAwait(false);
        }

        if (any)
            return await new StudioReader(caller).ReadAsync(ids, request.ProfileDetails, request.AppDetails).ConfigureAwait(false);
        // Where it is known that there is no domain there is nothing in one either.
        return (await domains.ConfigureAwait(false)).IsComplete
            ? (Part<UserProfile>.Read(), Part<Space>.Read(), Part<App>.Read())
            : (Part<UserProfile>.NotAsked, Part<Space>.NotAsked, Part<App>.NotAsked);
    }

    private async Task<RegionEstate> ReadNetwork(Task<Part<Domain>> domains, Task<Part<NotebookInstance>> notebooks)
    {
        await Task.WhenAll(domains, notebooks).ConfigureAwait(false);
        var region = new RegionEstate
        {
            Region = caller.Region,
            Partition = Partition.OfRegion(caller.Region),
            Domains = domains.Result,
            NotebookInstances = notebooks.Result,
        };
        var vpcIds = domains.Result.Items.Select(d => d.VpcId ?? "").Concat(request.VpcIds);
        var subnetIds = domains.Result.Items.Where(d => string.IsNullOrEmpty(d.VpcId)).SelectMany(d => d.SubnetIds)
            .Concat(notebooks.Result.Items.Select(n => n.SubnetId ?? "")).Concat(request.SubnetIds);
        return await new NetworkReader(caller, request.EndpointServices, request.Network).ReadInto(region, vpcIds, subnetIds).ConfigureAwait(false);
    }

    private async Task<Part<ResourceTags>> ReadTags(DomainReader domainReader, Task<Part<Domain>> domains, NotebookReader notebookReader, Task<Part<NotebookInstance>> notebooks)
    {
        if (!request.Tags)
            return Part<ResourceTags>.NotAsked;
        var ofDomains = TagsOf(DomainType, request.Domains, request.DomainIds.Count > 0, domainReader.Any, async () => (await domains.ConfigureAwait(false)).Items.Select(d => d.DomainArn).ToList());
        var ofNotebooks = TagsOf(NotebookType, request.Notebooks, request.NotebookInstanceNames.Count > 0, notebookReader.Any, async () => (await notebooks.ConfigureAwait(false)).Items.Select(n => n.NotebookInstanceArn).ToList());
        await Task.WhenAll(ofDomains, ofNotebooks).ConfigureAwait(false);
        var lists = new[] { ofDomains.Result, ofNotebooks.Result }.Where(l => l is not null).Select(l => l!).ToList();
        return lists.Count == 0 ? Part<ResourceTags>.NotAsked : Parts.Joined(lists, row => row, row => row.ResourceARN);
    }

    // Null where there is nothing that could have a tag.
    private async Task<Listing<ResourceTags>?> TagsOf(string type, bool asked, bool named, Task<bool> any, Func<Task<List<string>>> arns)
    {
        if (!asked)
            return null;
        var reader = new TagReader(caller);
        Listing<ResourceTags> rows;
        if (named)
        {
            var known = (await arns().ConfigureAwait(false)).FindAll(a => a.Length > 0);
            if (known.Count == 0)
                return null;
            rows = await reader.OfArns(known).ConfigureAwait(false);
        }
        else if (await any.ConfigureAwait(false))
        {
            rows = await reader.OfType(type).ConfigureAwait(false);
        }
        else
        {
            return null;
        }

        return await reader.Confirmed(rows, await arns().ConfigureAwait(false)).ConfigureAwait(false);
    }

    // arn:aws:sagemaker:eu-central-1:111122223333:domain/d-…
    private static string? AccountOf(RegionEstate region) => region.Domains.Items.Select(d => d.DomainArn).Concat(region.NotebookInstances.Items.Select(n => n.NotebookInstanceArn))
        .Select(arn => arn.Split(':')).Where(parts => parts.Length > 5 && parts[4].Length > 0).Select(parts => parts[4]).FirstOrDefault();
}
