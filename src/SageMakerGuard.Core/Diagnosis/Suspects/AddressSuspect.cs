using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using SageMakerGuard.Posture;
using SageMakerGuard.Reachability;

namespace SageMakerGuard.Diagnosis;

/// <summary>An address that the message names, private or public.</summary>
internal sealed record AddressSuspect(string Host, string Address, int Port, bool PortGiven) : Suspect
{
    public override string Name => Host;

    /// <summary>In public mode the way is another one, and a private address has none: the test knows both.</summary>
    public override bool NeedsVpc => false;

    public override IEnumerable<Charge> Test(Inquiry inquiry)
    {
        var domain = inquiry.Domain;
        var destination = new AddressDestination(Host, Address) { Port = Port };
        var port = Port.ToString(CultureInfo.InvariantCulture);
        var results = domain.Facts.Engine.Trace(domain.Source with { PublicInternetOnly = domain.IsPublic }, destination);
        var blocks = results.SelectMany(r => r.BlockedBy).GroupBy(f => (f.Rule, f.ResourceId)).Select(g => g.First()).ToList();
        var unknowns = results.SelectMany(r => r.Unknowns).Where(u => !u.Conditional).Distinct().ToList();
        if (blocks.Count > 0)
        {
            var cause = blocks.Count == 1 ? $"{blocks[0].Reason.TrimEnd('.')}, so {Host} cannot be reached on port {port}." : $"{blocks.Count.ToString(CultureInfo.InvariantCulture)} things stand between the domain and {Host} on port {port}.";
            var remedy = Mend.Address(inquiry, blocks, Host, Address, Port);
            var charge = Charge.Proven(blocks[0].ResourceId, cause, blocks.Select(b => b.Reason), remedy).Unless(inquiry, Hidden(domain));
            yield return PortGiven || blocks.All(b => b.Rule == "public-internet-only") ? charge : charge with { Likelihood = Likelihood.Possible, Cause = $"The message names no port; if it is {port}: {charge.Cause}" };
        }

        if (unknowns.Count > 0)
        {
            var calls = unknowns.Select(u => u.Call).OfType<Estates.UnreadableCall>().ToList();
            var cause = $"Whether {Host} can be reached on port {port} is not known.";
            var evidence = unknowns.Select(u => u.Reason).ToList();
            yield return calls.Count > 0 ? Charge.Unread(inquiry, cause, calls) with { Evidence = evidence } : Charge.Open(unknowns[0].ResourceId, cause, evidence, Mend.Test(inquiry, Host, Address, Port));
        }

        if (results.All(r => r.Verdict == ReachabilityVerdict.Reachable))
        {
            var ways = results.Select(r => $"{Address}: open from {string.Join(", ", r.Source.SubnetIds)} by {(r.Via.Length == 0 ? "the VPC itself" : r.Via)}.");
            yield return PortGiven ? Charge.Cleared($"{Host} is reached on port {port}.", ways) : Charge.Open(null, $"The message names no port; {Host} is reached on port {port}.", ways, Mend.Test(inquiry, Host, Address, Port));
        }
    }

    /// <summary>What may hide whose address it is, and the way there.</summary>
    private static IReadOnlyList<Estates.UnreadableCall> Hidden(DomainContext domain) =>
        domain.IsPublic ? [] : [.. domain.UnreadWays.Concat(domain.Unread.MountTargets).Distinct()];
}
