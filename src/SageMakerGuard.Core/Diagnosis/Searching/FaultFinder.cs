using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Posture;
using SageMakerGuard.Reachability;

namespace SageMakerGuard.Diagnosis;

/// <summary>
/// Says what may be behind a message that somebody saw: what it points at is tested with what the estate holds. What is proven broken comes first, what
/// the estate cannot decide after it, what is proven to work last. One finder serves one region.
/// </summary>
public sealed class FaultFinder
{
    private readonly RegionFacts _facts;

    /// <summary>Makes a finder for a region.</summary>
    /// <param name="region">The region.</param>
    /// <param name="settings">What the company's domains need; null for the defaults.</param>
    public FaultFinder(RegionEstate region, PostureSettings? settings = null)
    {
        _facts = new RegionFacts(region, settings ?? PostureSettings.Default);
    }

    /// <summary>The likely causes in order, those that are ruled out among them. There is always at least one answer that is not ruled out.</summary>
    /// <param name="domain">The domain that the message was seen in.</param>
    /// <param name="symptom">The message.</param>
    /// <param name="destination">A host or address that is meant, where the message does not name it; null for none.</param>
    public IReadOnlyList<ConnectivityFault> Find(Domain domain, string symptom, string? destination = null)
    {
        var context = new DomainContext(_facts, domain);
        var message = Message.Read(symptom, destination);
        var row = SymptomCatalog.Find(message);
        var inquiry = new Inquiry(context, message, Again(context, symptom));
        var charges = domain.Described ? Charges(inquiry, row, destination is not null) : [NotDescribed(inquiry)];
        return [.. charges.OrderBy(c => c.Likelihood).Select((charge, i) => Fault(inquiry, row, symptom, charge, i + 1))];
    }

    private static IReadOnlyList<Charge> Charges(Inquiry inquiry, Symptom? row, bool destinationFirst)
    {
        var suspects = Suspects(inquiry, row, destinationFirst);
        var passesVpc = !inquiry.Domain.IsPublic || row is { OfVpc: true } or { OfJobs: true };
        var charges = new List<Charge>();
        var modeTold = false;
        foreach (var suspect in suspects)
        {
            if (passesVpc || !suspect.NeedsVpc)
            {
                charges.AddRange(suspect.Test(inquiry));
                continue;
            }

            if (!modeTold)
                charges.Add(PublicMode.Tell(inquiry));
            modeTold = true;
            charges.Add(PublicMode.Clear(inquiry, suspect));
        }

        charges = Merged(charges);
        if (charges.All(c => c.Likelihood == Likelihood.RuledOut))
            charges.Add(AllRight(inquiry, row, charges));
        if (row is null)
            charges = [.. charges.Select(c => c with { Evidence = ["The message is none that is known; what it names was tested, or all of the domain's paths.", .. c.Evidence] })];
        else if (row.OfJobs)
            charges = [.. charges.Select(c => c with { Evidence = [.. c.Evidence, $"The job is taken to run in the subnets and groups of {inquiry.Domain.DomainId}."] })];
        return charges;
    }

    /// <summary>Two suspects may come upon the same broken thing: where one command mends it, it is one fault.</summary>
    private static List<Charge> Merged(IReadOnlyList<Charge> charges) =>
    [
        .. charges.GroupBy(c => c.Likelihood == Likelihood.Proven ? (c.ResourceId, c.Remedy) : (null, c.Likelihood + c.Cause + c.Remedy))
            .Select(same => same.First() with { Evidence = [.. same.SelectMany(c => c.Evidence).Distinct()] }),
    ];

    /// <summary>What is to be tested, in the order of likelihood; services stand together where the first of them stands.</summary>
    private static IReadOnlyList<Suspect> Suspects(Inquiry inquiry, Symptom? row, bool destinationFirst)
    {
        var named = NamedSuspects.Of(inquiry.Message, inquiry.Domain);
        var of = row?.Suspects ?? [];
        var wanted = new List<Suspect>();
        if (destinationFirst)
            wanted.AddRange(named);
        foreach (var suspect in of)
        {
            if (suspect is NamedInMessage)
                wanted.AddRange(named);
            else
                wanted.Add(suspect);
        }

        // A row that leaves everything to the message, and a message that names nothing: then it may be anything.
        if (row is null)
            wanted.AddRange(named);
        if (named.Count == 0 && (row is null || of.All(s => s is NamedInMessage or NameResolutionSuspect)))
            wanted.AddRange(Everything(inquiry.Domain));

        // What a message names says where the internet is asked for: the internet at large is then no question of its own.
        if (named.Any(s => s is InternetSuspect or GlobalNameSuspect or ServiceSuspect or UnlistedServiceSuspect or AddressSuspect))
            wanted.RemoveAll(s => s is InternetSuspect { Host: null });
        return Gather(wanted);
    }

    private static IReadOnlyList<Suspect> Gather(List<Suspect> wanted)
    {
        var services = wanted.OfType<ServiceSuspect>().SelectMany(s => s.Services).GroupBy(s => s.Name, StringComparer.Ordinal).Select(g => g.First()).ToList();
        var gathered = new List<Suspect>();
        foreach (var suspect in wanted)
        {
            var one = suspect is ServiceSuspect ? new ServiceSuspect(services) : suspect;
            if (one is ServiceSuspect ? !gathered.OfType<ServiceSuspect>().Any() : !gathered.Contains(one))
                gathered.Add(one);
        }

        return gathered;
    }

    private static IEnumerable<Suspect> Everything(DomainContext domain) =>
    [
        new ServiceSuspect([.. domain.Services.Where(needed => needed.Certain).Select(needed => needed.Service)]),
        Rows.Home,
        Rows.MountTargets,
        Rows.Names,
        Rows.Addresses,
        Rows.NoGroups,
        Rows.Apps,
        Rows.UnhealthyDomain,
        Rows.MaybeInternet,
        new DoubtfulServiceSuspect([.. domain.Services.Where(needed => !needed.Certain).Select(needed => needed.Service)]),
    ];

    private static Charge NotDescribed(Inquiry inquiry)
    {
        var call = inquiry.Domain.Unread.OfResource(inquiry.Domain.DomainId, "sagemaker:DescribeDomain");
        return Charge.Unread(inquiry, $"What {inquiry.Domain.DomainId} can reach is not known, because the domain could not be described.", [call], inquiry.Domain.DomainId);
    }

    private static Charge AllRight(Inquiry inquiry, Symptom? row, IReadOnlyList<Charge> cleared) => Charge.Open(
        null,
        row is null ? "The message is none that is known, and every path of the domain that it may be about is open." : "Nothing in the estate explains the message: all that it points at is as it should be.",
        cleared.Select(c => c.Cause),
        inquiry.Fill(row?.Otherwise ?? Rows.AppLog + " shows what the app itself says; the role's permissions and the service's quotas are the next things to look at. {test} draws the paths."));

    private static string Again(DomainContext domain, string symptom)
    {
        var plain = symptom.Length <= 120 && symptom.IndexOfAny(['\n', '\r']) < 0;
        return $"Find-SMConnectivityFault -DomainId {domain.DomainId} -Region {domain.Region} -Symptom {(plain ? "'" + symptom.Replace("'", "''") + "'" : "<the message>")}";
    }

    private ConnectivityFault Fault(Inquiry inquiry, Symptom? row, string symptom, Charge charge, int rank) => new()
    {
        AccountId = _facts.Region.AccountId,
        Region = inquiry.Domain.Region,
        DomainId = inquiry.Domain.DomainId,
        VpcId = inquiry.Domain.HasVpc ? inquiry.Domain.Domain.VpcId : null,
        Symptom = symptom,
        SymptomId = row?.Id,
        Rank = rank,
        Likelihood = charge.Likelihood,
        Cause = charge.Cause,
        Evidence = charge.Evidence,
        Remedy = charge.Remedy,
        ResourceId = charge.ResourceId,
        Source = row?.Source ?? RuleSources.StudioVpc.Url,
    };
}
