using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using SageMakerGuard.Egress;
using SageMakerGuard.Reachability;

namespace SageMakerGuard.Projects;

/// <summary>Writes the notices of a plan, one for each team. Every number in them comes from the plan, and so from the estate, or from flow logs.</summary>
public sealed class NoticeWriter(NoticeTemplates templates, NoticeOptions options)
{
    private const string Title = "Your SageMaker domains move into the company's network";

    /// <summary>A gigabyte as AWS bills it.</summary>
    private const decimal Gigabyte = 1L << 30;

    /// <summary>So many destinations are named; the others are many small ones.</summary>
    private const int DestinationsShown = 10;

    // SageMaker Developer Guide, 'Delete or stop your Studio running instances, applications, and spaces' and 'Delete a domain'.
    private static readonly string[] s_stays =
    [
        "Your home directory, with all files in it.",
        "The volume of each of your spaces for JupyterLab and Code Editor.",
        "Your user profiles, your spaces and their settings.",
    ];

    private static readonly string[] s_lost =
    [
        "Running kernels, and every variable in their memory.",
        "Cells and edits that are not saved.",
        "Packages and files on an instance's own disk, outside of the home directory and the space's volume.",
    ];

    /// <summary>The notices, in the order of their first day and then of their names.</summary>
    public IReadOnlyList<MigrationNotice> Write(MigrationPlan plan) => plan.Domains
        .GroupBy(d => options.Audience == NoticeAudience.Owner && d.Owner is { } owner ? (Team: owner, Id: "") : (Team: d.DomainName, Id: d.AccountId + d.Region + d.DomainId))
        .Select(team => Notice(plan, team.Key.Team, team.ToList()))
        .OrderBy(n => n.FirstDate ?? DateTime.MaxValue).ThenBy(n => n.Team, StringComparer.Ordinal).ThenBy(n => n.DomainIds[0], StringComparer.Ordinal)
        .ToList();

    private MigrationNotice Notice(MigrationPlan plan, string team, IReadOnlyList<MigrationDomain> domains)
    {
        var values = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["Title"] = Title,
            ["Team"] = team,
            ["PlanName"] = plan.Name,
            ["Contact"] = options.Contact,
            ["Stays"] = Texts(s_stays),
            ["Lost"] = Texts(s_lost),
            ["Domains"] = domains.Select(Domain).ToList(),
        };
        var first = domains.Min(d => d.Date);
        return new()
        {
            Team = team,
            Subject = first is { } day ? Invariant("{0} from {1:yyyy-MM-dd}", Title, day) : Title,
            DomainIds = domains.Select(d => d.DomainId).ToList(),
            FirstDate = first,
            Markdown = templates.Markdown.Fill(values, NoticeEscape.Markdown),
            Html = templates.Html.Fill(values, NoticeEscape.Html),
        };
    }

    private IReadOnlyDictionary<string, object?> Domain(MigrationDomain domain)
    {
        var impact = domain.Impact;
        return new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["DomainName"] = domain.DomainName,
            ["DomainId"] = domain.DomainId,
            ["Region"] = domain.Region,
            ["AccountId"] = domain.AccountId,
            ["VpcId"] = domain.VpcId,
            ["CostCenter"] = domain.CostCenter,
            ["Scenario"] = domain.Scenario.ToString(),
            ["Day"] = domain.Date is { } day ? Invariant("{0:yyyy-MM-dd} ({0:dddd})", day) : "none yet",
            ["Users"] = impact.UserCount is { } users ? Invariant("{0}", users) : "not known",
            ["RunningAppCount"] = Invariant("{0}", impact.RunningApps.Count),
            ["Frozen"] = domain.FrozenReasons.Count > 0,
            ["FrozenReasons"] = Texts(domain.FrozenReasons),
            ["RunningApps"] = impact.RunningApps.Select(a => Row(("AppType", a.AppType), ("AppName", a.AppName), ("SpaceName", a.SpaceName), ("Owner", a.Owner), ("InstanceType", a.InstanceType))).ToList(),
            ["Effects"] = FeatureEffects.Of(impact).Select(e => Row(("Feature", e.Feature), ("Evidence", e.Evidence), ("Effect", e.Effect), ("Remedy", e.Remedy))).ToList(),
            ["Destinations"] = Destinations(domain).Select(Destination).ToList(),
            ["InternetStays"] = impact.Internet == ReachabilityVerdict.Reachable,
            ["InternetBlocked"] = impact.Internet == ReachabilityVerdict.Blocked,
            ["InternetUnknown"] = impact.Internet == ReachabilityVerdict.Unknown,
            ["Others"] = Texts(FeatureEffects.Others(impact)),
            ["Packages"] = PackageWays.Of(impact, options).Select(w => Row(("Option", w.Option), ("How", w.How), ("Command", w.Command is null ? null : new CodeText(w.Command)))).ToList(),
            ["Unknown"] = Texts(impact.Unknown),
        };
    }

    private IEnumerable<EgressDestination> Destinations(MigrationDomain domain) => options.Egress
        .Where(e => e.DomainId == domain.DomainId && (e.AccountId is null || e.AccountId == domain.AccountId) && (e.Region is null || e.Region == domain.Region))
        .SelectMany(e => e.Destinations)
        .Where(d => d.Class == AddressClass.Internet && !d.Inbound && d.Address is not null)
        .OrderByDescending(d => d.Bytes).ThenBy(d => d.Address, StringComparer.Ordinal).ThenBy(d => d.Port ?? 0)
        .Take(DestinationsShown);

    private static IReadOnlyDictionary<string, object?> Destination(EgressDestination destination) => Row(
        ("Destination", destination.Port is { } port ? Invariant("{0}, {1} {2}", destination.Address, destination.Protocol ?? "port", port) : destination.Address),
        ("Gigabytes", Invariant("{0:0.000}", destination.Bytes / Gigabyte)),
        ("LastSeen", destination.LastSeen is { } seen ? Invariant("{0:yyyy-MM-dd}", seen) : "not known"));

    private static List<IReadOnlyDictionary<string, object?>> Texts(IEnumerable<string> texts) => texts.Select(text => Row(("Text", text))).ToList();

    private static IReadOnlyDictionary<string, object?> Row(params (string Name, object? Value)[] values) => values.ToDictionary(v => v.Name, v => v.Value, StringComparer.Ordinal);

    private static string Invariant(string format, params object?[] values) => string.Format(CultureInfo.InvariantCulture, format, values);
}
