using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Reachability;

namespace SageMakerGuard.Probing;

/// <summary>Holds what a probe saw against the proof, destination by destination.</summary>
public static class ProbeComparison
{
    /// <summary>One answer for each question of the plan and one for the package index, the differences first.</summary>
    /// <param name="index">The region's network.</param>
    /// <param name="plan">The proof, with the hosts that stand for it.</param>
    /// <param name="result">What the probe of this domain saw.</param>
    public static IReadOnlyList<ProbeDifference> Of(NetworkIndex index, ProbePlan plan, ProbeResult result)
    {
        var place = SubnetsOf(index, plan, result);
        var all = plan.Questions.Select(question => Compare(index, plan, result, AsSeenFrom(index, question, place))).ToList();
        if (plan.AsksPackageIndex)
            all.Add(ComparePackageIndex(plan, result));
        return [.. all.OrderBy(d => d.Agrees)];
    }

    private static ProbeDifference Compare(NetworkIndex index, ProbePlan plan, ProbeResult result, ProbeQuestion question)
    {
        var hosts = new HashSet<string>(question.Targets.Select(t => t.Host), StringComparer.OrdinalIgnoreCase);
        var rows = result.Rows.Where(r => IsFailureOfProbe(r, question) || (r.Name == question.Destination && r.Port == question.Port && hosts.Contains(r.Host))).ToList();
        var sighting = ProbeSighting.Of(rows);
        var names = question.Targets.Select(t => NameFinding.Of(index, plan, question, t, sighting.Resolved)).FirstOrDefault(f => f is not null);
        return Told(plan, result, question, sighting, ProbeJudgement.Of(plan, question, sighting, names));
    }

    private static bool IsFailureOfProbe(ProbeRow row, ProbeQuestion question) => row.Kind == ProbeRow.Probe && (row.Name == question.Destination || row.Name == ProbeRow.Probe);

    // Where pip goes is the app's own setting. The proof says something of it only where one of its ways leads there: the internet's to a public
    // host, CodeArtifact's to one of its hosts. By a proxy or to a host inside, it says nothing.
    private static ProbeDifference ComparePackageIndex(ProbePlan plan, ProbeResult result)
    {
        var sighting = ProbeSighting.Of([.. result.Rows.Where(r => r.Name == ProbePlan.PackageIndex || r is { Name: ProbeRow.Probe, Kind: ProbeRow.Probe })]);
        var index = result.PackageIndex ?? new();
        var sameWay = index.Proxied ? null
            : ProbeHost.IsCodeArtifact(index.Host, plan.Region) ? plan.Questions.FirstOrDefault(q => q.Destination == "codeartifact.repositories")
            : index.Source.StartsWith("default", StringComparison.Ordinal) || sighting.Resolved.Any(NameFinding.IsPublic) ? plan.Internet : null;
        var question = new ProbeQuestion { Destination = ProbePlan.PackageIndex, Port = index.Port, Proof = sameWay?.Proof ?? [], Targets = [new() { Host = index.Host }] };
        return Told(plan, result, question, sighting, ProbeJudgement.Of(plan, question, sighting, null));
    }

    private static ProbeDifference Told(ProbePlan plan, ProbeResult result, ProbeQuestion question, ProbeSighting sighting, ProbeJudgement judgement) => new()
    {
        AccountId = plan.AccountId,
        Region = plan.Region,
        DomainId = plan.DomainId,
        Destination = question.Destination,
        Port = question.Port,
        Expected = ProbeJudgement.Expected(question),
        Via = string.Join("; ", question.Proof.Select(p => p.Via).Where(v => v.Length > 0).Distinct()),
        Observed = sighting.Observed,
        Agrees = judgement.Agrees,
        Meaning = judgement.Meaning,
        NextStep = judgement.NextStep,
        Addresses = sighting.Resolved,
        ProbedAt = result.Time,
        Checks = sighting.Rows,
    };

    // The app's connections show its own address; where that lies in a subnet of the domain, only the proof from there counts.
    private static HashSet<string> SubnetsOf(NetworkIndex index, ProbePlan plan, ProbeResult result)
    {
        var own = result.SourceAddresses.Select(text => IpAddress.TryParse(text, out var address) ? address : (IpAddress?)null).OfType<IpAddress>().ToList();
        return [.. plan.SubnetIds.Where(id => index.Subnet(id) is { } subnet && Cidr.TryParse(subnet.CidrBlock, out var block) && own.Any(block.Contains))];
    }

    private static ProbeQuestion AsSeenFrom(NetworkIndex index, ProbeQuestion question, HashSet<string> place)
    {
        var proof = question.Proof.Where(p => p.Source.SubnetIds.Any(place.Contains)).ToList();
        if (proof.Count == 0)
            return question;

        // An app mounts the file system in its own zone where that has a mount target.
        var zones = new HashSet<string>(place.Select(id => index.Subnet(id)!.AvailabilityZoneId), StringComparer.Ordinal);
        var near = question.Targets.Where(t => index.Subnet(t.MountTargetSubnetId) is { } subnet && zones.Contains(subnet.AvailabilityZoneId)).ToList();
        return question with { Proof = proof, Targets = near.Count > 0 ? near : question.Targets };
    }
}
