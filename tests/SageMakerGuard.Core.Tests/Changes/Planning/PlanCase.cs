using System;
using System.Linq;
using SageMakerGuard.Changes;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Core.Tests.Changes.Planning;

/// <summary>An estate, what is wanted, and what the plan must hold. The estate's first domain is meant unless the case says otherwise.</summary>
internal sealed record PlanCase(string Name, RegionEstate Region)
{
    /// <summary>Options for endpoints; null where a private network is planned.</summary>
    public EndpointSetOptions? Endpoints { get; init; }

    /// <summary>Options for a private network.</summary>
    public PrivateNetworkOptions? Network { get; init; }

    /// <summary>Plans for a bare VPC.</summary>
    public bool WithoutDomain { get; init; }

    /// <summary>Plans in a way of its own.</summary>
    public Func<RegionEstate, ChangePlan>? Plans { get; init; }

    /// <summary>A part of each step's line, in order; null where the case does not say.</summary>
    public string[]? Steps { get; init; }

    /// <summary>Parts of lines that must be there, in whatever order.</summary>
    public string[] Has { get; init; } = [];

    /// <summary>Parts of lines of which none may be there.</summary>
    public string[] HasNot { get; init; } = [];

    /// <summary>Parts of notes.</summary>
    public string[] Notes { get; init; } = [];

    /// <summary>Parts of refusals, one for each of them; empty where the plan must not be refused.</summary>
    public string[] Refusals { get; init; } = [];

    /// <summary>What a second plan still has once AWS has named what the first one made: a part of each line.</summary>
    public string[] MoreOnceNamed { get; init; } = [];

    /// <summary>Whether the domain reaches all that it needs in VpcOnly mode once the plan is carried out.</summary>
    public bool Proven { get; init; } = true;

    /// <summary>What else must hold.</summary>
    public Action<ChangePlan>? More { get; init; }

    public ChangePlan Plan() => Plan(Region);

    public ChangePlan Plan(RegionEstate estate) => Plans is not null ? Plans(estate) : (Network, WithoutDomain) switch
    {
        (null, false) => EndpointSetPlanner.Plan(estate, Region.TheDomain(), Endpoints),
        (null, true) => EndpointSetPlanner.Plan(estate, Region.Vpcs.Items[0].VpcId, Endpoints ?? new()),
        (_, false) => PrivateNetworkPlanner.Plan(estate, Region.TheDomain(), Network),
        _ => PrivateNetworkPlanner.Plan(estate, Region.Vpcs.Items[0].VpcId, Network),
    };

    public void Check(ChangePlan plan)
    {
        var said = Name + "\n" + plan.Explain();
        var lines = plan.Lines();
        if (Steps is not null)
        {
            Assert.True(Steps.Length == lines.Count, said);
            Assert.All(Steps.Zip(lines), pair => Assert.True(pair.Second.Contains(pair.First, StringComparison.Ordinal), $"expected '{pair.First}' in '{pair.Second}'\n{said}"));
        }

        Assert.All(Has, part => Assert.True(lines.Any(line => line.Contains(part, StringComparison.Ordinal)), $"no step has '{part}'\n{said}"));
        Assert.All(HasNot, part => Assert.False(lines.Any(line => line.Contains(part, StringComparison.Ordinal)), $"a step has '{part}'\n{said}"));
        Assert.All(Notes, part => Assert.True(plan.Notes.Any(note => note.Contains(part, StringComparison.Ordinal)), $"no note has '{part}'\n{said}"));
        Assert.True(Refusals.Length == plan.Refusals.Count, said);
        Assert.All(Refusals, part => Assert.True(plan.Refusals.Any(refusal => refusal.Contains(part, StringComparison.Ordinal)), $"no refusal has '{part}'\n{said}"));
        More?.Invoke(plan);
    }

    public override string ToString() => Name;
}
