using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Reachability;
using SageMakerGuard.Services;

namespace SageMakerGuard.Posture.Rules;

/// <summary>
/// Services of one feature that have no endpoint in the domain's VPC. Whether that hurts, the proof tells: reached through a NAT gateway it is a
/// matter of cost and privacy; where a hub may hold the endpoint it is not known; else the feature does not work.
/// </summary>
internal abstract class MissingEndpoint(Feature feature) : IDomainRule
{
    public abstract RuleInfo Info { get; }

    public bool NeedsDescription => true;

    public IEnumerable<Observation> Judge(DomainContext domain)
    {
        if (!domain.HasVpc)
            return [];
        var proofs = domain.Proofs.Where(proof => Concerns(proof.Needed)).ToList();
        if (proofs.Count == 0)
            return [];
        if (domain.Unknown(domain.UnreadWays) is { } unread)
            return [unread];
        var found = new List<Observation>();
        var missing = proofs.Where(proof => !proof.HasEndpoint).ToList();
        if (missing.Where(p => !p.Needed.Certain).ToList() is { Count: > 0 } doubtful)
            found.Add(Observation.Unknown(null, domain.UnreadFeatures) with { Reason = $"There is no endpoint for {Names(doubtful)}; whether the domain needs any is not known, because of {string.Join("; ", domain.UnreadFeatures)}" });
        var certain = missing.Where(p => p.Needed.Certain).ToList();
        if (certain.Where(p => p.Result.Verdict == ReachabilityVerdict.Blocked).ToList() is { Count: > 0 } blocked)
            found.Add(Observation.Fail(domain.Domain.VpcId, $"{domain.Domain.VpcId} has no endpoint for {Names(blocked)}, and no other way leads there.", Create(domain, blocked)) with { ResourceType = "AWS::EC2::VPC" });
        if (certain.Where(p => p.Result.Verdict == ReachabilityVerdict.Unknown).ToList() is { Count: > 0 } open)
        {
            // What is not known is the same for each service, in words that name it: the first one's speak for all.
            var reasons = open[0].Result.Unknowns.Where(u => !u.Conditional).Select(u => u.Reason).Distinct().ToList();
            var calls = open.SelectMany(p => p.Result.Unknowns.Select(u => u.Call)).OfType<Estates.UnreadableCall>().Distinct().ToList();
            found.Add(Observation.Unknown(domain.Domain.VpcId, $"{domain.Domain.VpcId} has no endpoint for {Names(open)}; whether another network serves {(open.Count == 1 ? "it" : "them")} is not known. {string.Join(" ", reasons)}", $"{domain.TestCommand}, and ask the network team for the hub's endpoints; where there are none: {Create(domain, open)}") with { Calls = calls, ResourceType = "AWS::EC2::VPC" });
        }

        if (certain.Where(p => p.Result.Verdict == ReachabilityVerdict.Reachable).ToList() is { Count: > 0 } elsewhere)
        {
            var ways = string.Join(", ", elsewhere.Select(p => p.Result.Via).Distinct());
            found.Add(Observation.Fail(domain.Domain.VpcId, $"{Names(elsewhere)} is reached through {ways} and not by an endpoint, which costs more and passes no endpoint policy.", Create(domain, elsewhere)) with { AtMost = Severity.Low, ResourceType = "AWS::EC2::VPC" });
        }

        return found;
    }

    /// <summary>A service that several features need is the first one's, so that it is missed once.</summary>
    protected virtual bool Concerns(NeededService needed) => needed.For == feature;

    private static string Names(IEnumerable<ServiceProof> proofs) => string.Join(", ", proofs.Select(p => p.Name));

    private static string Create(DomainContext domain, IReadOnlyList<ServiceProof> proofs)
    {
        if (!domain.IsSharedVpc)
            return domain.Guard("New-SMVpcEndpointSet", "-Service " + string.Join(", ", proofs.Select(p => p.Needed.Service.Name).Distinct()));
        var commands = new List<string>();
        var tables = domain.Domain.SubnetIds.Select(domain.Index.RouteTableOf).OfType<Estates.RouteTable>().Select(t => t.RouteTableId).Distinct();
        if (proofs.FirstOrDefault(p => p.Needed.Service.Gateway) is { } gateway)
            commands.Add(domain.Network($"ec2 create-vpc-endpoint --vpc-endpoint-type Gateway --vpc-id {domain.Domain.VpcId} --service-name {OfferedName(domain, gateway)} --route-table-ids {string.Join(" ", tables)}"));
        if (proofs.Where(p => !p.Needed.Service.Gateway).ToList() is { Count: > 0 } interfaces)
        {
            var more = interfaces.Count > 1 ? $" (the same for {string.Join(", ", interfaces.Skip(1).Select(p => OfferedName(domain, p)))})" : "";
            commands.Add(domain.Network($"ec2 create-vpc-endpoint --vpc-endpoint-type Interface --vpc-id {domain.Domain.VpcId} --service-name {OfferedName(domain, interfaces[0])} --subnet-ids {string.Join(" ", domain.Domain.SubnetIds)} --security-group-ids <endpoint group> --private-dns-enabled") + more);
        }

        return string.Join("; ", commands);
    }

    /// <summary>The name that the region offers, where that was read; prefixes differ between partitions.</summary>
    private static string OfferedName(DomainContext domain, ServiceProof proof) =>
        domain.Facts.Region.VpcEndpointServices.Items.FirstOrDefault(s => proof.Needed.Service.Matches(s.ServiceName, domain.Region))?.ServiceName ?? proof.Needed.Service.DisplayName(domain.Region);
}
