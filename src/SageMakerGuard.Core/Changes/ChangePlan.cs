using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.FinOps;

namespace SageMakerGuard.Changes;

/// <summary>What a command means to do to one domain, notebook instance, VPC or other target: changes in the order in which they are to be made, or the reasons why not.</summary>
public sealed record ChangePlan
{
    /// <summary>The command that plans, for example <c>New-SMVpcEndpointSet</c>.</summary>
    public string Command { get; init; } = "";

    /// <summary>Which part of the command it is, where a person is to look between one part and the next; null where it is all of it.</summary>
    public string? Phase { get; init; }

    /// <summary>The account.</summary>
    public string AccountId { get; init; } = "";

    /// <summary>The region.</summary>
    public string Region { get; init; } = "";

    /// <summary>The domain; null where a network is meant that no domain uses yet.</summary>
    public string? DomainId { get; init; }

    /// <summary>The notebook instance; null where none is meant.</summary>
    public string? NotebookInstanceName { get; init; }

    /// <summary>The VPC.</summary>
    public string? VpcId { get; init; }

    /// <summary>What it is about where that is neither a domain, a notebook instance nor a VPC: a budget, a policy, an alarm; null otherwise.</summary>
    public string? Target { get; init; }

    /// <summary>What it is about: the target, else the domain, else the notebook instance, else the VPC.</summary>
    public string? Subject => Target ?? DomainId ?? NotebookInstanceName ?? VpcId;

    /// <summary>The subnets that the domain's apps are meant to use, where the plan is about a network for them; empty otherwise. Names that begin with <c>new:</c> for those that it makes.</summary>
    public IReadOnlyList<string> AppSubnetIds { get; init; } = [];

    /// <summary>The security groups that the domain's apps are meant to carry, likewise.</summary>
    public IReadOnlyList<string> AppSecurityGroupIds { get; init; } = [];

    /// <summary>The changes. Nothing is in it that the estate shows to be done already.</summary>
    public IReadOnlyList<ChangeStep> Steps { get; init; } = [];

    /// <summary>What whoever agrees to the plan should know, one sentence each.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Why it cannot be done, all reasons at once, one sentence each with what to do about it; empty where it can.</summary>
    public IReadOnlyList<string> Refusals { get; init; } = [];

    /// <summary>The estate as it would be after all of it.</summary>
    public RegionEstate Simulate(RegionEstate estate) => Steps.Aggregate(estate, (now, step) => step.Simulate(now));

    /// <summary>What it adds to the monthly bill in US dollars, traffic aside; null where a price is not known.</summary>
    public decimal? MonthlyCostUsd(RegionPrices prices)
    {
        var total = 0m;
        foreach (var step in Steps)
        {
            if (step.MonthlyCostUsd(prices) is not { } cost)
                return null;
            total += cost;
        }

        return total;
    }
}
