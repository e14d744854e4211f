using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Commands;

/// <summary>What a command reads: where its resources stand in a region's estate, and what to say of one that is not there.</summary>
internal sealed class ReadSubject
{
    private ReadSubject(string singular, string plural, string notFoundId, string howToFind, Func<RegionEstate, IEnumerable<string>> names, Func<RegionEstate, ListState> list)
    {
        Singular = singular;
        Plural = plural;
        NotFoundId = notFoundId;
        HowToFind = howToFind;
        Names = names;
        List = list;
    }

    public static ReadSubject Domains { get; } = new(
        "domain", "domains", "DomainNotFound", "Get-SMDomainNetworkPosture -AllRegions lists the domains that there are.",
        region => region.Domains.Items.Select(d => d.DomainId), region => ListState.Of(region.Domains));

    public static ReadSubject Notebooks { get; } = new(
        "notebook instance", "notebook instances", "NotebookNotFound", "Get-SMNotebookNetworkPosture -AllRegions lists the notebook instances that there are.",
        region => region.NotebookInstances.Items.Select(n => n.NotebookInstanceName), region => ListState.Of(region.NotebookInstances));

    /// <summary>Notebook instances, of which one that is gone counts as found where the one that was made in its place is there.</summary>
    public static ReadSubject NotebooksOr(IReadOnlyList<string> names, Func<string, string> newNameOf) => new(
        Notebooks.Singular, Notebooks.Plural, Notebooks.NotFoundId, Notebooks.HowToFind,
        region => Notebooks.Names(region).Concat(names.Where(name => region.NotebookInstances.Items.Any(n => n.NotebookInstanceName == newNameOf(name)))), Notebooks.List);

    public static ReadSubject Subnets { get; } = new(
        "subnet", "subnets", "SubnetNotFound", "Check the id and -Region.",
        region => region.Subnets.Items.Select(s => s.SubnetId), region => ListState.Of(region.Subnets));

    public static ReadSubject Vpcs { get; } = new(
        "VPC", "VPCs", "VpcNotFound", "Check the id and -Region.",
        region => region.Vpcs.Items.Select(v => v.VpcId), region => ListState.Of(region.Vpcs));

    public static ReadSubject Everything { get; } = new(
        "domain", "domains and notebook instances", "DomainNotFound", "Get-SMDomainNetworkPosture -AllRegions lists the domains that there are.",
        region => region.Domains.Items.Select(d => d.DomainId), region => ListState.Provided(region.Domains).And(ListState.Provided(region.NotebookInstances)));

    /// <summary>Nothing of the estate: accounts as such.</summary>
    public static ReadSubject Accounts { get; } = new("account", "accounts", "AccountNotFound", "Check the credentials and -Region.", _ => [], _ => ListState.Of(new Part<Domain> { Asked = true }));

    /// <summary>Whatever can carry tags; whether a list of it is whole, the command says kind by kind.</summary>
    public static ReadSubject Taggable { get; } = new("resource", "resources with tags", "ResourceNotFound", "Check the id and -Region.", _ => [], _ => ListState.Of(new Part<Domain> { Asked = true }));

    /// <summary>'domain'.</summary>
    public string Singular { get; }

    /// <summary>'domains'.</summary>
    public string Plural { get; }

    /// <summary>The error id for one that was named and is not there.</summary>
    public string NotFoundId { get; }

    /// <summary>How to find out which ones there are.</summary>
    public string HowToFind { get; }

    /// <summary>Which ones a region has.</summary>
    public Func<RegionEstate, IEnumerable<string>> Names { get; }

    /// <summary>Whether a region's list of them is whole.</summary>
    public Func<RegionEstate, ListState> List { get; }
}

/// <summary>Whether a list is whole, and the calls that failed where it is not.</summary>
internal sealed class ListState
{
    private ListState(bool isWhole, int count, IReadOnlyList<UnreadableCall> failures)
    {
        IsWhole = isWhole;
        Count = count;
        Failures = failures;
    }

    public bool IsWhole { get; }

    public int Count { get; }

    public IReadOnlyList<UnreadableCall> Failures { get; }

    public static ListState Of<T>(Part<T> part) => new(part.IsComplete, part.Items.Count, part.Unreadable.Where(call => call.ResourceId is null).ToList());

    /// <summary>The same for a copy of an estate: what the source never had is no loss.</summary>
    public static ListState Provided<T>(Part<T> part)
    {
        var failures = part.Unreadable.Where(call => call.ResourceId is null && call.Cause != UnreadableCause.NotProvided).ToList();
        return new ListState(failures.Count == 0, part.Items.Count, failures);
    }

    public ListState And(ListState other) => new(IsWhole && other.IsWhole, Count + other.Count, [.. Failures, .. other.Failures]);
}
