using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Probing;
using SageMakerGuard.Reachability;
using SageMakerGuard.Services;
using SageMakerGuard.Testing;

namespace SageMakerGuard.Core.Tests.Probing;

/// <summary>Plans and results of probes for the region of <see cref="HealthyRegion"/> and its broken cousins.</summary>
internal static class Probes
{
    public static readonly DateTimeOffset Written = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);
    public static readonly DateTimeOffset Ran = new(2026, 11, 20, 10, 0, 0, TimeSpan.Zero);

    public static ProbePlan Plan(RegionEstate region, params PathDestination[] questions)
    {
        var index = new NetworkIndex(region);
        var domain = region.Domains.Items[0];
        var asked = questions.Length > 0 ? questions : DomainQuestions.Default(index, domain);
        var engine = new ReachabilityEngine(index);
        var source = DomainSource.Of(index, domain);
        return ProbePlan.Of(index, domain, asked, [.. asked.SelectMany(to => engine.Trace(source, to))]);
    }

    public static PathDestination Service(string name) => new ServiceDestination(ServiceCatalog.Find(name) ?? throw new ArgumentException(name));

    public static ProbeResult Result(params ProbeRow[] rows) => new()
    {
        AccountId = HealthyRegion.Account, Region = HealthyRegion.Region, DomainId = HealthyRegion.DomainId, Written = Written, Time = Ran, Rows = rows,
    };

    public static IReadOnlyList<ProbeDifference> Compare(RegionEstate region, ProbePlan plan, ProbeResult result) => ProbeComparison.Of(new NetworkIndex(region), plan, result);

    public static ProbeRow Row(ProbeQuestion question, string kind, bool ok, string? errorKind = null, string[]? addresses = null, string[]? failed = null, string detail = "") => new()
    {
        Name = question.Destination, Kind = kind, Host = question.Targets[0].Host, Port = question.Port, Ok = ok, ErrorKind = errorKind, Addresses = addresses ?? [], Failed = failed ?? [], Detail = detail,
    };
}
