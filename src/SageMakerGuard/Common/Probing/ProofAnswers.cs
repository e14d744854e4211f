using System;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Faults;

namespace SageMakerGuard.Commands;

/// <summary>Gives what comes of proofs or, where one Boolean is wanted, remembers whether all of it is good.</summary>
internal sealed class ProofAnswers(bool quiet)
{
    private int _answers;
    private bool _allGood = true;

    /// <summary>Has one proof used. What it comes to grief on is an error, and the next proof is still taken.</summary>
    public void Take(ProofUse use, Func<Proof> proof, PipelineOutlet outlet)
    {
        try
        {
            foreach (var (item, isGood) in use.Take(proof(), outlet))
                Give(item, isGood, outlet);
        }
        catch (GuardFault fault)
        {
            outlet.Error(FaultWriter.Record(fault));
        }
    }

    /// <summary>Gives one answer.</summary>
    public void Give(object item, bool isGood, PipelineOutlet outlet)
    {
        _answers++;
        _allGood &= isGood;
        if (!quiet)
            outlet.Write(item);
    }

    /// <summary>There are no more answers.</summary>
    public void End(PipelineOutlet outlet)
    {
        if (quiet)
            outlet.Write(_allGood && _answers > 0 && !outlet.HasErrors);
    }

    /// <summary>The fault for a domain of which nothing can be proven.</summary>
    public static GuardFault NotDescribed(RegionEstate region, Domain domain)
    {
        var call = region.Domains.Unreadable.FirstOrDefault(c => c.ResourceId == domain.DomainId);
        return new GuardFault(
            "DomainNotRead",
            call?.Cause == UnreadableCause.Denied ? FaultCategory.PermissionDenied : FaultCategory.Other,
            $"What domain {domain.DomainId} in {region.Region} can reach is unknown: {call?.ToString() ?? "it could not be described"}.",
            "Allow sagemaker:DescribeDomain for this identity, or run it again.") { ResourceId = domain.DomainId, Region = region.Region };
    }
}
