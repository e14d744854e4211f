using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using SageMakerGuard.Reachability;

namespace SageMakerGuard.Diagnosis;

/// <summary>
/// The way to the internet, for a host that is surely there or may be. Whether a host that nobody knows is on the internet, or inside under a name of
/// the company's, only the VPC's resolver knows: for such a host nothing is proven.
/// </summary>
/// <param name="Host">The host; null for the internet at large.</param>
/// <param name="Port">The port.</param>
/// <param name="Wanted">Whether the message surely is about something on the internet.</param>
internal sealed record InternetSuspect(string? Host, int Port, bool Wanted) : Suspect
{
    public override string Name => Host is null ? "the way to the internet" : $"the way to {Host}";

    /// <summary>The host of a message: wanted where it is known to be public.</summary>
    public static InternetSuspect To(NamedHost host) => new(host.Name, host.Port, PublicHosts.Find(host.Name) is not null);

    public override IEnumerable<Charge> Test(Inquiry inquiry)
    {
        var trail = new Trail(inquiry.Domain, new InternetDestination { Port = Port });
        var group = PublicHosts.Find(Host);
        var target = Host ?? "the host";
        return trail.Verdict switch
        {
            ReachabilityVerdict.Blocked => [Blocked(inquiry, trail, group, target)],
            ReachabilityVerdict.Unknown => [Unknown(inquiry, trail, group, target)],
            _ when trail.IsInspected => [Charge.Open(inquiry.Domain.Domain.VpcId, $"A firewall inspects the way to {target}, and its rules are not part of what was read.", trail.TellWays().Concat(Hint(group)), $"Ask who runs the firewall whether it lets {target} through on port {Number(Port)}.")],
            _ when Host is not null && !Wanted => [Charge.Open(null, $"{Host} may be a name of your own network, whose address is not known here; a host on the internet would be reached.", trail.TellWays(), inquiry.Command("Test-SMDomainConnectivity", $"-Destination {Host} -Address <its address> -Port {Number(Port)}"))],
            _ => [Charge.Cleared($"The internet is reached on port {Number(Port)} from every subnet of the domain.", trail.TellWays())],
        };
    }

    private Charge Blocked(Inquiry inquiry, Trail trail, PublicHost? group, string target)
    {
        var facts = trail.Blocks;
        var groups = facts.All(f => f.Rule == "sg-egress");
        var what = groups ? $"the domain's security groups let nothing out to port {Number(Port)} of the internet" : "nothing leads from the domain's subnets to the internet";
        var resource = (facts.FirstOrDefault(f => f.Rule != "sg-egress") ?? facts[0]).ResourceId;
        var evidence = facts.Select(trail.Tell).Concat(Hint(group));
        var open = Mend.Internet(inquiry, facts, Port);
        var remedy = group?.Remedy is { } without ? $"{inquiry.Fill(without)}; or, to open the internet: {open}" : open;
        if (Wanted)
            return Charge.Proven(resource, $"{Host ?? "What was asked for"} is on the internet, and {what}.", evidence, remedy);
        return Host is null
            ? Charge.Open(resource, $"If a host on the internet is meant: {what}.", evidence, remedy)
            : Charge.Open(resource, $"If {Host} is on the internet: {what}.", evidence, $"If it is in a network of yours: {inquiry.Command("Test-SMDomainConnectivity", $"-Destination {Host} -Address <its address> -Port {Number(Port)}")}; else: {remedy}");
    }

    private Charge Unknown(Inquiry inquiry, Trail trail, PublicHost? group, string target)
    {
        var cause = $"Whether {target} can be reached{(Host is null ? " on the internet" : "")} is not known.";
        var evidence = trail.TellUnknowns().Concat(Hint(group)).ToList();
        return trail.Calls.Count > 0
            ? Charge.Unread(inquiry, cause, trail.Calls) with { Evidence = evidence }
            : Charge.Open(trail.Unknowns.Select(u => u.ResourceId).FirstOrDefault(id => id is not null), cause, evidence, inquiry.Command("Test-SMDomainConnectivity", "-Service internet"));
    }

    private static IEnumerable<string> Hint(PublicHost? group) => group is null ? [] : [group.Without];

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
