using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Posture;
using SageMakerGuard.Reachability;

namespace SageMakerGuard.Changes;

/// <summary>
/// Plans the analyses of a switched domain: from one interface in each of its subnets to the interface of every endpoint that it needs, to its file
/// system's mount target, and to the VPC's internet gateway. Paths are made, analysed and put away in one run.
/// </summary>
public static class LiveProbePlanner
{
    /// <summary>The command whose plans these are.</summary>
    public const string Command = "Test-SMDomainConnectivity";

    // Half of what a region runs at once unless more was asked for (Reachability Analyzer guide, 'Quotas for Reachability Analyzer').
    private const int AtOnce = 50;

    /// <summary>The plan of a domain.</summary>
    /// <param name="index">The region's network.</param>
    /// <param name="domain">The domain.</param>
    /// <param name="questions">What is asked of the proof.</param>
    /// <param name="occasion">A word that no other run has: two people at once have paths of their own.</param>
    public static LiveProbe Plan(NetworkIndex index, Domain domain, IReadOnlyList<PathDestination> questions, string occasion)
    {
        var plan = new ChangePlan { Command = Command, AccountId = index.Region.AccountId, Region = index.Region.Region, DomainId = domain.DomainId, VpcId = domain.VpcId };
        if (Refusal(index, domain) is { } refusal)
            return new() { Plan = plan with { Refusals = [refusal] } };
        var sources = new LiveSources(index, domain).All();
        if (sources.Count == 0)
            return new() { Plan = plan with { Refusals = [NoSource(domain, index.Region.Region)] } };
        var drafts = new List<(LivePath Path, CreateInsightsPath Create)>();
        var leftOut = new List<string>();
        var targets = new LiveTargets(index, domain);
        var engine = new ReachabilityEngine(index);
        foreach (var source in sources)
        {
            var proof = new LiveProof(engine, domain.DomainId, source);
            foreach (var question in questions.Distinct())
            {
                var target = targets.Of(question, source.Subnet);
                if (target.LeftOut is null)
                    drafts.Add(Draft(source, question, target, proof.Of(question, target), Name(domain, occasion, drafts.Count), "new:insights-path:" + Number(occasion, drafts.Count)));
                else
                    leftOut.Add($"{question.DisplayName} ({target.LeftOut})");
            }
        }

        var left = leftOut.Distinct().ToList();
        if (drafts.Count == 0)
            return new() { LeftOut = left, Plan = plan with { Refusals = [$"Nothing that was asked of {domain.DomainId} can be asked of Reachability Analyzer: {string.Join("; ", left)}. Name other destinations with -Service, or use -Probe."] } };
        return new()
        {
            Plan = plan with { Steps = Steps(drafts.Select(d => (d.Path, d.Create)).ToList(), occasion), Notes = [.. Notes(domain, sources)] },
            Paths = drafts.Select(d => d.Path).ToList(),
            LeftOut = left,
        };
    }

    private static string? Refusal(NetworkIndex index, Domain domain)
    {
        var again = $"{Command} -DomainId {domain.DomainId} -Region {index.Region.Region} -Live";
        if (!domain.Described)
            return $"Domain {domain.DomainId} could not be described. Allow sagemaker:DescribeDomain for this identity and run it again: {again}.";
        if (domain.AppNetworkAccessType != "VpcOnly")
            return $"Domain {domain.DomainId} is in {domain.AppNetworkAccessType ?? "PublicInternetOnly"} mode, in which its apps go by SageMaker's own network and not by yours. Switch it first: Set-SMDomainVpcOnly -DomainId {domain.DomainId} -Region {index.Region.Region}.";
        var unread = new UnreadParts(index.Region);
        var calls = unread.NetworkInterfaces.Concat(unread.Subnets).ToList();
        return calls.Count > 0 ? $"Which interfaces stand in the subnets of {domain.DomainId} is not known, because of {string.Join("; ", calls)}. {UnknownRemedy.For(calls, again + ".")}" : null;
    }

    private static string NoSource(Domain domain, string region) =>
        $"No app of {domain.DomainId} runs, and no other interface that could stand in for one is in {string.Join(", ", domain.SubnetIds)}: a path needs an interface to start from. Start an app in Studio and run it again, or ask the network itself: {Command} -DomainId {domain.DomainId} -Region {region} -Probe <path>.";

    private static (LivePath Path, CreateInsightsPath Create) Draft(LiveSource source, PathDestination question, LiveTarget target, ConnectivityResult proof, string purpose, string newId) => (
        new() { Destination = question.DisplayName, Source = source, DestinationId = target.Id ?? target.Address!, Port = question.Port, Purpose = purpose, Proof = proof },
        new()
        {
            NewId = newId, SourceId = source.Interface.NetworkInterfaceId, DestinationId = target.Id, DestinationIp = target.Id is null ? target.Address : null,
            Protocol = question.Protocol, Port = question.Port, Why = question.DisplayName, Tags = Purpose.Tags(purpose),
        });

    // Everything is analysed as close together in time as can be, and what was read is put away at the end.
    private static List<ChangeStep> Steps(IReadOnlyList<(LivePath Path, CreateInsightsPath Create)> drafts, string occasion)
    {
        var analyses = drafts.Select((draft, i) => new StartInsightsAnalysis
        {
            NewId = "new:insights-analysis:" + Number(occasion, i), NetworkInsightsPathId = draft.Create.NewId, AfterRest = i > 0 && i % AtOnce == 0, Tags = draft.Create.Tags,
            Why = string.Format(CultureInfo.InvariantCulture, "{0} to {1} ({2}) on {3} {4}", draft.Create.SourceId, draft.Path.DestinationId, draft.Path.Destination, draft.Create.Protocol, draft.Path.Port),
        }).ToList();
        return
        [
            .. drafts.Select(d => d.Create),
            .. analyses,
            .. analyses.Select(a => new DeleteInsightsAnalysis { NetworkInsightsAnalysisId = a.NewId, NetworkInsightsPathId = a.NetworkInsightsPathId }),
            .. drafts.Select(d => new DeleteInsightsPath { NetworkInsightsPathId = d.Create.NewId }),
        ];
    }

    private static IEnumerable<string> Notes(Domain domain, IReadOnlyList<LiveSource> sources)
    {
        var bare = domain.SubnetIds.Except(sources.Select(s => s.Subnet.SubnetId)).ToList();
        if (bare.Count > 0)
            yield return $"Nothing starts in {string.Join(", ", bare)}: no app runs there, and no other interface could stand in for one.";
        foreach (var source in sources.Where(s => !s.IsApp))
            yield return $"In {source.Subnet.SubnetId} no app of {domain.DomainId} runs: {source.Interface.NetworkInterfaceId} stands in for one{(source.LackingGroupIds.Count == 0 ? "" : $", without {string.Join(", ", source.LackingGroupIds)}, so that its own groups answer and not the domain's")}.";
    }

    private static string Name(Domain domain, string occasion, int number) => $"live {domain.DomainId} {Number(occasion, number)}";

    private static string Number(string occasion, int number) => occasion + "-" + (number + 1).ToString("D3", CultureInfo.InvariantCulture);
}
