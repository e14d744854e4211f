using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Posture;
using SageMakerGuard.Reachability;
using SageMakerGuard.Services;

namespace SageMakerGuard.Changes;

/// <summary>
/// Plans the rules that a domain's security groups lack so that it works as VpcOnly: NFS to the home directories, the apps among themselves, HTTPS to
/// the services. Each rule answers to a proof that says that groups, and which, keep something closed; a rule that nothing proves missing is not added.
/// Rules are only ever added.
/// </summary>
public static class SecurityGroupRepairPlanner
{
    private const string Command = "Repair-SMDomainSecurityGroup";

    /// <summary>The plan, or every reason why there is none.</summary>
    public static ChangePlan Plan(RegionEstate estate, Domain domain, SecurityGroupRepairOptions options)
    {
        var settings = options.Features == Feature.None ? options.Settings : options.Settings with { Features = options.Features };
        var context = new DomainContext(new RegionFacts(estate, settings), domain);
        var plan = new ChangePlan { Command = Command, AccountId = estate.AccountId, Region = estate.Region, DomainId = domain.DomainId, VpcId = context.HasVpc ? domain.VpcId : null };
        var again = $"{Command} -DomainId {domain.DomainId} -Region {estate.Region}";
        if (!domain.Described)
            return plan with { Refusals = [.. SwitchPreflight.NotDescribed(context, again)] };
        var refusals = Refusals(context, again).ToList();
        if (refusals.Count > 0)
            return plan with { Refusals = refusals };

        var steps = new List<AuthorizeRule>();
        foreach (var source in AppSource.Of(context).ToList())
        {
            var home = Home(context, source.Groups)!;
            foreach (var question in Questions(context, options.AllowInternet))
            {
                var proof = Ask(context, source, question);
                var facts = proof.BlockedBy.ToList();
                if (proof.Verdict != ReachabilityVerdict.Blocked || !facts.Any(IsOfGroups))
                    continue;
                var rules = new RepairRules(context, home, options.AllowInternet).For(question, facts).Distinct().Where(rule => rule.Observe(estate).Standing == Standing.Absent).ToList();
                if (rules.Count == 0)
                    continue;

                // The next question is asked of the network with these rules: one rule often answers several.
                steps.AddRange(rules);
                estate = rules.Aggregate(estate, (now, rule) => rule.Simulate(now));
                context = new DomainContext(new RegionFacts(estate, settings), domain);
            }
        }

        return plan with { Steps = [.. steps], Notes = [.. Notes(context, steps, options.AllowInternet)] };
    }

    private static IEnumerable<string> Refusals(DomainContext context, string again)
    {
        var domain = context.Domain;
        if (!context.HasVpc)
            yield return $"Domain {domain.DomainId} has no VPC, and so no groups. Switch it: Set-SMDomainVpcOnly -DomainId {domain.DomainId} -Region {context.Region} -SubnetId <subnets> -SecurityGroupId <group>.";
        if (context.UserGroups.Count == 0)
        {
            yield return $"Domain {domain.DomainId} has no security group of the customer's, so there is none to mend. Make one: New-SMPrivateNetwork -DomainId {domain.DomainId} -Region {context.Region} -SecurityGroup, or name one: Set-SMDomainVpcOnly -DomainId {domain.DomainId} -Region {context.Region} -SecurityGroupId <group>.";
            yield break;
        }

        var unread = context.UnreadGroups(AppSource.Of(context).SelectMany(s => s.Groups)).Concat(context.UnreadSubnets).Distinct().ToList();
        if (unread.Count > 0)
        {
            yield return $"What the groups of {domain.DomainId} lack is not known, because of {string.Join("; ", unread)}. {UnknownRemedy.For(unread, again + ".")}";
            yield break;
        }

        foreach (var groups in AppSource.Of(context).Select(s => s.Groups).Where(g => context.HasVpc && Home(context, g) is null))
            yield return $"None of {string.Join(", ", groups)} may be changed: each belongs to another account, another VPC or another domain. Name a group of your own: Set-SMDomainVpcOnly -DomainId {domain.DomainId} -Region {context.Region} -SecurityGroupId <group>.";
    }

    private static SecurityGroup? Home(DomainContext context, IReadOnlyList<string> groups)
    {
        var touchable = new TouchableGroups(context.Facts.Region, context.Domain);
        return groups.Select(context.Index.SecurityGroup).FirstOrDefault(g => touchable.May(g) && g!.VpcId == context.Domain.VpcId);
    }

    // The widest rule is asked for first, so that narrower ones are not added beside it.
    private static IReadOnlyList<PathDestination> Questions(DomainContext context, bool allowInternet)
    {
        var questions = new List<PathDestination>();
        if (allowInternet)
            questions.Add(new InternetDestination());
        if (context.Domain.HomeEfsFileSystemId is { Length: > 0 } fileSystem)
        {
            questions.Add(new FileSystemDestination(fileSystem) { Port = 2049 });
            questions.AddRange(RepairRules.HalfOpenLustrePorts(context).Select(port => new FileSystemDestination(fileSystem) { Port = port }));
        }

        // AppSecurityGroupManagement=Service: SageMaker makes the rules between apps itself (API_CreateDomain).
        if (context.Domain.AppSecurityGroupManagement != "Service")
            questions.Add(new AppToAppDestination { Port = 8192 });
        questions.AddRange(context.Services.Where(needed => needed.Certain).Select(needed => new ServiceDestination(needed.Service) { Port = needed.Service.Port }));
        return questions;
    }

    private static Proof Ask(DomainContext context, AppSource source, PathDestination question) => new(context.Facts.Engine.Trace(source.Source, question));

    private static bool IsOfGroups(BlockingFact fact) => fact.Rule is "sg-egress" or "sg-ingress";

    private static IEnumerable<string> Notes(DomainContext context, IReadOnlyList<AuthorizeRule> steps, bool allowInternet)
    {
        foreach (var group in steps.Select(s => s.GroupId).Distinct(StringComparer.Ordinal))
        {
            foreach (var note in SharedGroups.Notes(context, group))
                yield return note;
        }

        var open = new List<(string Groups, string Name, Proof Proof, string Next)>();
        foreach (var source in AppSource.Of(context))
        {
            foreach (var question in Questions(context, allowInternet))
            {
                var proof = Ask(context, source, question);
                if (proof.Verdict != ReachabilityVerdict.Reachable)
                    open.Add((string.Join(", ", source.Groups), question.DisplayName, proof, Next(context, question, proof)));
            }
        }

        // What is closed or unknown for the same reason is said once: a network without endpoints lacks a dozen of them.
        foreach (var same in open.GroupBy(o => (o.Groups, o.Proof.Verdict, o.Next)))
        {
            var names = string.Join(", ", same.Select(o => o.Name).Distinct());
            var one = same.Select(o => o.Name).Distinct().Count() == 1;
            yield return same.Key.Verdict == ReachabilityVerdict.Blocked
                ? $"{names} {(one ? "stays" : "stay")} closed to {same.Key.Groups}, for what no rule of a group mends or none may{(one ? ": " + ProofSentence.Together(same.SelectMany(o => o.Proof.BlockedBy).Select(b => b.Reason)) : ".")} {same.Key.Next}"
                : $"Whether {names} {(one ? "is" : "are")} open to {same.Key.Groups} is not known{(one ? ": " + ProofSentence.Together(same.SelectMany(o => o.Proof.Unknowns).Where(u => !u.Conditional).Select(u => u.Reason)) : ".")} {same.Key.Next}";
        }

        if (steps.Count == 0 && open.Count == 0)
            yield return $"The groups of {context.DomainId} let through what it needs.";
    }

    private static string Next(DomainContext context, PathDestination question, Proof proof)
    {
        var where = $"-DomainId {context.DomainId} -Region {context.Region}";
        if (question is not ServiceDestination service || proof.Verdict == ReachabilityVerdict.Unknown)
            return $"See: Test-SMDomainConnectivity {where} -As VpcOnly.";
        if (!proof.BlockedBy.All(IsOfGroups))
            return $"See: New-SMVpcEndpointSet {where}.";
        var groups = context.EndpointsFor(service.Service).SelectMany(e => e.Groups).Select(g => g.GroupId).Distinct(StringComparer.Ordinal).ToList();
        return groups.Count > 0
            ? $"Ask whoever owns {string.Join(", ", groups)}, the group of its endpoint, to let the domain's groups in."
            : $"Make its endpoint: New-SMVpcEndpointSet {where}, or open the groups to the internet: {Command} {where} -AllowInternet.";
    }
}
