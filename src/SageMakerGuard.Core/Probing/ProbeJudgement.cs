using System.Linq;
using SageMakerGuard.Reachability;

namespace SageMakerGuard.Probing;

/// <summary>Whether what was seen fits the proof, what it means, and what to do next.</summary>
internal sealed record ProbeJudgement(bool Agrees, string Meaning, string? NextStep)
{
    private const string OtherIndex = "Point pip at an index that the network reaches, such as CodeArtifact or a mirror, or put the packages into the image.";

    /// <summary>What the proof says of the question; Unknown where it differs between subnets.</summary>
    public static ReachabilityVerdict Expected(ProbeQuestion question) =>
        question.Proof.Select(p => p.Verdict).Distinct().ToList() is [var one] ? one : ReachabilityVerdict.Unknown;

    /// <summary>Judges one question.</summary>
    public static ProbeJudgement Of(ProbePlan plan, ProbeQuestion question, ProbeSighting sighting, NameFinding? names)
    {
        if (question.LeftOut is { } why)
            return new(true, $"Left out, and nothing is learnt of it: {why}", null);
        if (sighting.Observed == ProbeObservation.NotProbed)
            return NotProbed(plan, question, sighting);
        if (names is not null)
            return new(false, $"{names.Meaning} {Outcome(sighting)}", names.NextStep);
        return (Expected(question), sighting.Observed) switch
        {
            (ReachabilityVerdict.Unknown, _) => Settled(plan, question, sighting),
            (ReachabilityVerdict.Reachable, ProbeObservation.Reachable) => AsProven(plan, question, sighting),
            (ReachabilityVerdict.Reachable, _) => Broken(plan, question, sighting),
            (_, ProbeObservation.Reachable) => Open(plan, question, sighting),
            _ when question.Connects == ReachabilityVerdict.Reachable => new(false, $"The proof lets connections through and stops calls by a policy, and not even a connection stands: {Failure(sighting)}", Look(plan, question)),
            _ => new(true, $"As proven, it is blocked: {Failure(sighting)}{(sighting.Failure?.Kind == ProbeRow.Dns ? " Its name alone stopped it: whether an address would be reached was not seen." : "")}", question.Destination == ProbePlan.PackageIndex ? OtherIndex : null),
        };
    }

    private static ProbeJudgement NotProbed(ProbePlan plan, ProbeQuestion question, ProbeSighting sighting) => sighting.Failure is { } failure
        ? new(false, $"The check did not come to an end, and nothing is learnt: {failure.Detail}.", "Run the probe again.")
        : new(false, "The probe does not hold this destination: its script was written from another estate, with other settings or for other destinations.", $"Write the script again with Test-SMDomainConnectivity -DomainId {plan.DomainId} -Region {plan.Region} -Probe <path> -Force, for the same destinations, and run that.");

    private static ProbeJudgement Settled(ProbePlan plan, ProbeQuestion question, ProbeSighting sighting)
    {
        var verdicts = question.Proof.Select(p => p.Verdict).Distinct().Count();
        var why = question.Proof.Count == 0 ? "The proof says nothing of it"
            : verdicts > 1 ? $"The proof differs between subnets ({string.Join(", ", question.Proof.Select(p => $"{p.Verdict} from {string.Join(" and ", p.Source.SubnetIds)}"))}), and the app's is not known"
            : $"The proof could not say ({question.Proof.SelectMany(p => p.Unknowns).Select(u => u.Reason.TrimEnd('.')).FirstOrDefault() ?? "something was not read"})";
        return new(true, $"{why}. {Outcome(sighting)}{Way(sighting)}", sighting.Observed == ProbeObservation.Reachable ? null : question.Destination == ProbePlan.PackageIndex ? OtherIndex : Look(plan, question));
    }

    private static ProbeJudgement AsProven(ProbePlan plan, ProbeQuestion question, ProbeSighting sighting)
    {
        // Reachable is said of every way that the network may choose.
        if (sighting.Silent.Count > 0)
            return new(false, $"It answered, but not at every address ({string.Join(", ", sighting.Silent)} did not): programs that pick one of those wait and fail now and then.", Look(plan, question));
        if (sighting.Call is { Ok: false, ErrorKind: "http" } call)
            return new(true, $"The network is open as proven. The call with the app's role was refused ({call.Detail}): a matter of permissions and not of the network.", "Check the execution role, the bucket's policy and the organisation's policies.");
        var via = string.Join("; ", question.Proof.Select(p => p.Via).Where(v => v.Length > 0).Distinct());
        return new(true, $"As proven{(via.Length == 0 ? "" : $" ({via})")}: it answered.", null);
    }

    private static ProbeJudgement Broken(ProbePlan plan, ProbeQuestion question, ProbeSighting sighting)
    {
        var says = $"The proof says Reachable, and it is not: {Failure(sighting)} ";
        return sighting.Failure?.ErrorKind switch
        {
            "dns" => new(false, says + "The DNS servers that the app asks do not answer or do not know the name.", $"Check the DHCP option set of {plan.VpcId}, DNS Firewall rules and the DNS servers that it names."),
            "refused" => new(false, says + "Something answers there and takes no connection: the name leads to another host, or a firewall resets.", Look(plan, question)),
            "tls" => new(false, says + "Something in between answers in its place, such as a firewall that inspects TLS, or the app's image lacks the certificates.", "Exempt AWS's hosts from TLS inspection, or give the image the certificate of the firewall."),
            "timeout" when sighting.Failure.Kind == ProbeRow.Tcp => new(false, says + "A packet or its answer is dropped: a group, an ACL or a route was changed since the estate was read, or a firewall drops it.", Look(plan, question)),
            "timeout" when sighting.Failure.Kind == ProbeRow.Dns => new(false, says + "The DNS servers that the app asks do not answer.", $"Check the DHCP option set of {plan.VpcId}, and the way to the DNS servers that it names."),
            _ when sighting.Failure?.Kind == ProbeRow.Tcp => new(false, says + "The app's own network knows no way there, or something on the way says so at once.", Look(plan, question)),
            _ => new(false, says + "Connections stand and get no answer, as behind a firewall that filters by name, or the way broke in between.", Look(plan, question)),
        };
    }

    private static ProbeJudgement Open(ProbePlan plan, ProbeQuestion question, ProbeSighting sighting)
    {
        var reason = question.Proof.SelectMany(p => p.BlockedBy).Select(b => b.Reason).FirstOrDefault() ?? "";
        if (question.Proof.All(ProbeQuestion.IsBlockedByPolicyAlone) && sighting.Call is not { Ok: true })
            return new(true, $"The network is open, and a bare connection does not meet what blocks calls: {reason}", question.Proof[0].SmallestFix);
        return question.Proof.Any(p => p.Destination == plan.Internet?.Destination)
            ? new(false, $"The proof says Blocked ({reason.TrimEnd('.')}), and the app reaches the internet{Way(sighting).TrimEnd('.')}: there is a way out that the estate does not hold, or the app does not run in the domain's network.", $"Make sure that the app was started after the switch, look for routes, proxies and gateways made since, and read the estate again. {Look(plan, question)}")
            : new(false, $"The proof says Blocked ({reason.TrimEnd('.')}), and it answered{Way(sighting).TrimEnd('.')}: by a proxy, an endpoint or a route that the estate does not hold, or the estate is out of date.", Look(plan, question));
    }

    private static string Outcome(ProbeSighting sighting) => sighting.Observed == ProbeObservation.Reachable ? "It answered." : $"It did not answer: {Failure(sighting)}";

    private static string Way(ProbeSighting sighting) =>
        sighting.Resolved.Count == 0 ? "" : $" Its name resolved to {(sighting.Resolved.Any(NameFinding.IsPublic) ? "public" : "private")} addresses ({string.Join(", ", sighting.Resolved)}).";

    private static string Failure(ProbeSighting sighting)
    {
        if (sighting.Failure is not { } row)
            return "";
        return (row.Kind, row.ErrorKind) switch
        {
            (ProbeRow.Dns, _) => $"{row.Host} did not resolve ({row.Detail}).",
            (ProbeRow.Tcp, "timeout") => $"{row.Host} did not take a connection in time.",
            (ProbeRow.Tcp, "refused") => $"{row.Host} refused the connection.",
            (ProbeRow.Tcp, _) => $"{row.Host} was not connected to ({row.Detail}).",
            (_, "tls") => $"TLS with {row.Host} failed ({row.Detail}).",
            _ => $"{row.Host} took the connection and gave no answer ({row.Detail}).",
        };
    }

    private static string Look(ProbePlan plan, ProbeQuestion question) =>
        $"Read the estate anew and look at the way: Test-SMDomainConnectivity -DomainId {plan.DomainId} -Region {plan.Region} | Where-Object Destination -eq '{(question.Proof.FirstOrDefault()?.Destination ?? question.Destination).Replace("'", "''")}' | Format-List";
}
