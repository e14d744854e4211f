using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using SageMakerGuard.Estates;
using SageMakerGuard.Posture;
using SageMakerGuard.Reachability;
using SageMakerGuard.Services;

namespace SageMakerGuard.Diagnosis;

/// <summary>
/// AWS services of the domain's region. Several are one suspect, so that what stands before many of them is one fault and not one for each.
/// </summary>
internal sealed record ServiceSuspect(IReadOnlyList<AwsService> Services) : Suspect
{
    /// <summary>What differs between services that are not known for the same reason: endpoints and addresses.</summary>
    private static readonly Regex s_own = new(@"vpce-\w+|\d+\.\d+\.\d+\.\d+(/\d+)?", RegexOptions.CultureInvariant);

    public override string Name => string.Join(", ", Services.Select(s => s.Name));

    /// <summary>Services by the names of the catalogue.</summary>
    public static ServiceSuspect Of(params string[] names) => new([.. names.Select(name => ServiceCatalog.Find(name) ?? throw new ArgumentException(name, nameof(names)))]);

    public override IEnumerable<Charge> Test(Inquiry inquiry)
    {
        var trails = Services.Select(service => (Service: service, Trail: new Trail(inquiry.Domain, new ServiceDestination(service) { Port = service.Port }))).ToList();
        return Broken(inquiry, trails).Concat(Unknown(inquiry, trails)).Concat(Open(inquiry, trails));
    }

    private static IEnumerable<Charge> Broken(Inquiry inquiry, IReadOnlyList<(AwsService Service, Trail Trail)> trails)
    {
        var blocks = trails.SelectMany(t => t.Trail.Blocks.Select(fact => (t.Service, t.Trail, fact))).GroupBy(b => (b.fact.Rule, b.fact.ResourceId));
        foreach (var block in blocks)
        {
            var first = block.First();
            var services = block.Select(b => b.Service).Distinct().ToList();
            var names = string.Join(", ", services.Select(s => s.Name));
            var cause = first.fact.Rule == "endpoint-missing"
                ? $"{first.fact.ResourceId} has no endpoint for {names}, and no other way leads there."
                : $"{first.fact.Reason.TrimEnd('.')}, so {names} cannot be reached.";
            var charge = Charge.Proven(first.fact.ResourceId, cause, block.Select(b => b.Trail.Tell(b.fact)).Concat(Leak(inquiry, services)), Mend.Services(inquiry, first.fact, services));
            yield return charge.Unless(inquiry, Hidden(inquiry.Domain, first.fact));
        }
    }

    /// <summary>What may hide the true way. That there is no endpoint is certain once the list of endpoints is whole.</summary>
    private static IReadOnlyList<UnreadableCall> Hidden(DomainContext domain, BlockingFact fact) =>
        fact.Rule == "endpoint-missing" && domain.Unread.VpcEndpoints.Count == 0 && domain.UnreadVpc.Count == 0 && domain.UnreadRoutes.Count == 0 ? [] : domain.UnreadWays;

    /// <summary>The same unknown before several services is told once.</summary>
    private static IEnumerable<Charge> Unknown(Inquiry inquiry, IReadOnlyList<(AwsService Service, Trail Trail)> trails)
    {
        foreach (var group in trails.Where(t => t.Trail.HasUnknowns).GroupBy(t => Key(t.Service, t.Trail)))
        {
            var first = group.First().Trail;
            var names = string.Join(", ", group.Select(t => t.Service.Name));
            var cause = $"Whether {names} can be reached is not known.";
            var calls = group.SelectMany(t => t.Trail.Calls).Distinct().ToList();
            var resource = first.Unknowns.Select(u => u.ResourceId).FirstOrDefault(id => id is { Length: > 0 });
            yield return calls.Count > 0
                ? Charge.Unread(inquiry, cause, calls, resource) with { Evidence = [.. first.TellUnknowns()] }
                : Charge.Open(resource, cause, first.TellUnknowns(), inquiry.Domain.TestCommand);
        }
    }

    private static IEnumerable<Charge> Open(Inquiry inquiry, IReadOnlyList<(AwsService Service, Trail Trail)> trails)
    {
        foreach (var (service, trail) in trails.Where(t => t.Trail.Verdict == ReachabilityVerdict.Reachable))
        {
            var leak = Leak(inquiry, [service]).ToList();
            if (leak.Count > 0 && trail.Via.StartsWith("interface endpoint", StringComparison.Ordinal))
                yield return Charge.Open(inquiry.Domain.Domain.VpcId, $"The program was given a public address for {service.Name}, where the VPC's resolver gives the endpoint's.", leak.Concat(trail.TellWays()), $"In the app: nslookup {service.Host(inquiry.Domain.Region, Partition.DnsSuffix(inquiry.Domain.Region))}; a name server of its own in /etc/resolv.conf, or an old connection, explains it.");
            else if (trail.IsInspected)
                yield return Charge.Open(inquiry.Domain.Domain.VpcId, $"A firewall inspects the way to {service.Name}, and its rules are not part of what was read.", trail.TellWays(), $"Ask who runs the firewall whether it lets {service.Host(inquiry.Domain.Region, Partition.DnsSuffix(inquiry.Domain.Region))} through, or leave it out: {Mend.Endpoints(inquiry, [service])}");
            else
                yield return Charge.Cleared($"{service.Name} is reached from every subnet of the domain.", trail.TellWays());
        }
    }

    /// <summary>A public address beside a service's name shows that no endpoint's private DNS answered for it.</summary>
    private static IEnumerable<string> Leak(Inquiry inquiry, IReadOnlyList<AwsService> services)
    {
        var named = inquiry.Message.Hosts.Where(h => AwsName.Of(h.Name, inquiry.Domain.Facts.Region) is { Kind: AwsNameKind.Service, Service: { } s } && services.Contains(s)).ToList();
        if (named.Count == 0 || inquiry.Domain.Vpc is not { } vpc)
            yield break;
        var inside = AddressSet.Parse(vpc.CidrBlockAssociationSet.Select(b => b.CidrBlock).Append(vpc.CidrBlock));
        foreach (var address in inquiry.Message.Addresses)
        {
            var one = AddressSet.Parse([address.Name + "/32"]);
            if (PublicAddresses.V4.Contains(one) && !inside.Contains(one))
                yield return $"In the message {named[0].Name} stands for the public address {address.Name}: no private DNS of an endpoint answered.";
        }
    }

    private static string Key(AwsService service, Trail trail) =>
        trail.Calls.Count > 0 ? string.Join(",", trail.Calls.Select(c => c.Operation + c.ResourceId)) : s_own.Replace(string.Join(" ", trail.Unknowns.Select(u => u.Reason)).Replace(service.Name, "*"), "*");
}
