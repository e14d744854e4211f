using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Reachability;
using SageMakerGuard.Services;

namespace SageMakerGuard.Changes;

/// <summary>
/// The proof of a plan: what a domain reaches in VpcOnly mode in the estate that the plan leads to. It asks what the audit and
/// <c>Test-SMDomainConnectivity</c> ask.
/// </summary>
public static class PlanProof
{
    /// <summary>Every question about the domain, seen as if it were in VpcOnly mode.</summary>
    /// <param name="estate">The estate after the plan: <see cref="ChangePlan.Simulate"/>.</param>
    /// <param name="domain">The domain as it is.</param>
    /// <param name="scope">What differs from the domain as it is.</param>
    public static IReadOnlyList<ConnectivityResult> Of(RegionEstate estate, Domain domain, ProofScope? scope = null)
    {
        scope ??= new();
        var index = new NetworkIndex(estate);
        var seen = DomainSource.Of(index, domain, asVpcOnly: true) with { SubnetIds = scope.SubnetIds.Count > 0 ? scope.SubnetIds : domain.SubnetIds };
        var apps = AppGroups.Of(index, domain, scope.SecurityGroupIds);
        var sources = apps.Sets.Select(set => seen with { SecurityGroupIds = apps.OnInterface(set) }).DefaultIfEmpty(seen).ToList();
        return Ask(index, sources, Questions(index, domain, scope));
    }

    /// <summary>The same for a VPC that no domain uses yet: the scope names subnets and groups.</summary>
    public static IReadOnlyList<ConnectivityResult> Of(RegionEstate estate, string vpcId, ProofScope scope)
    {
        var index = new NetworkIndex(estate);
        var source = new PathSource { VpcId = vpcId, SubnetIds = scope.SubnetIds, SecurityGroupIds = scope.SecurityGroupIds };
        return Ask(index, [source], Questions(index, new Domain { VpcId = vpcId }, scope));
    }

    /// <summary>
    /// Those of the answers that are not Reachable and count. The internet counts where it is meant to be reached; a service that the region does not
    /// offer counts where Studio cannot do without it; apps among themselves do not where SageMaker keeps the rules between them (API_CreateDomain,
    /// AppSecurityGroupManagement).
    /// </summary>
    public static IReadOnlyList<ConnectivityResult> Fails(RegionEstate estate, Domain? domain, IReadOnlyList<ConnectivityResult> answers, ProofScope? scope = null) =>
        answers.Where(a => a.Verdict != ReachabilityVerdict.Reachable && Counts(estate, domain, a, scope?.InternetCounts == true)).ToList();

    private static bool Counts(RegionEstate estate, Domain? domain, ConnectivityResult answer, bool internet)
    {
        if (answer.Destination == new InternetDestination().DisplayName)
            return internet;
        if (answer.Destination == new AppToAppDestination().DisplayName)
            return domain?.AppSecurityGroupManagement != "Service";
        if (ServiceCatalog.Find(answer.Destination) is not { } service || (service.RequiredBy & Feature.Studio) != 0)
            return true;
        var offered = estate.VpcEndpointServices;
        return !offered.IsComplete || offered.Items.Any(s => service.Matches(s.ServiceName, estate.Region));
    }

    private static IReadOnlyList<PathDestination> Questions(NetworkIndex index, Domain domain, ProofScope scope)
    {
        var questions = DomainQuestions.Default(index, domain, scope.Features ?? (domain.DomainId.Length == 0 ? Feature.Studio | Feature.Sdk : Feature.None));
        if (scope.Services.Count == 0)
            return questions;
        return [.. ServiceCatalog.All.Where(s => scope.Services.Contains(s.Name, StringComparer.Ordinal)).Select(s => new ServiceDestination(s) { Port = s.Port }), .. questions.Where(q => q is not ServiceDestination)];
    }

    // Apps of profiles and of shared spaces carry different groups: both have to get there.
    private static IReadOnlyList<ConnectivityResult> Ask(NetworkIndex index, IReadOnlyList<PathSource> sources, IReadOnlyList<PathDestination> questions)
    {
        var engine = new ReachabilityEngine(index);
        return questions.SelectMany(question => sources.SelectMany(source => engine.Trace(source, question))).ToList();
    }
}
