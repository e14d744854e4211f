using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using SageMakerGuard.Kpi;
using SageMakerGuard.Projects;

namespace SageMakerGuard.Internal;

/// <summary>Short texts for the cells of plans, notices and figures: plain, the same under every culture. Public for the format file's sake alone.</summary>
public static class PlanDisplay
{
    /// <summary>2026-12-07; 'none' where there is no day.</summary>
    public static string Day(DateTime? day) => day is { } known ? known.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "none";

    /// <summary>12.34; 'unknown' where nobody knows.</summary>
    public static string Usd(decimal? amount) => amount is { } known ? known.ToString("0.00", CultureInfo.InvariantCulture) : "unknown";

    /// <summary>Texts, one on a line.</summary>
    public static string Lines(IEnumerable<string>? lines) => string.Join("\n", lines ?? []);

    /// <summary>The names of files without their folders.</summary>
    public static string Names(IEnumerable<string>? paths) => string.Join(", ", (paths ?? []).Select(Path.GetFileName));

    /// <summary>Evidence, one piece on a line.</summary>
    public static string Evidence(IEnumerable<ClassificationEvidence>? evidence) => Lines((evidence ?? []).Select(e => $"{e.Scenario}: {e.What}"));

    /// <summary>Waves, one on a line.</summary>
    public static string Waves(IEnumerable<MigrationWave>? waves) => Lines((waves ?? []).Select(w => $"{w.Title}, {Day(w.Date)}: {string.Join(", ", w.Domains.Select(d => d.DomainName))}"));

    /// <summary>Domains of a wave, one on a line.</summary>
    public static string Domains(IEnumerable<MigrationDomain>? domains) => Lines((domains ?? []).Select(d => $"{d.DomainName} {d.DomainId} ({d.Region})"));

    /// <summary>Domains that are left out, one on a line.</summary>
    public static string Excluded(IEnumerable<ExcludedDomain>? domains) => Lines((domains ?? []).Select(d => $"{d.DomainName} {d.DomainId}: {d.Reason}"));

    /// <summary>What a score is made of, one part on a line.</summary>
    public static string Score(IEnumerable<ScorePart>? parts) => Lines((parts ?? []).Select(p => string.Format(CultureInfo.InvariantCulture, "{0} {1:0.##} of {2:0.##}: {3}", p.Name, p.Points, p.Weight, p.Reason)));

    /// <summary>Times in which nothing is changed.</summary>
    public static string Windows(IEnumerable<FreezeWindow>? windows) => string.Join(", ", (windows ?? []).Select(w => Day(w.From) + " to " + Day(w.To)));

    /// <summary>What each part of a score weighs.</summary>
    public static string Weights(WaveWeights? weights) => weights is null ? ""
        : string.Format(CultureInfo.InvariantCulture, "Sensitivity {0:0.##}, BlastRadius {1:0.##}, Readiness {2:0.##}, Cost {3:0.##}", weights.Sensitivity, weights.BlastRadius, weights.Readiness, weights.Cost);

    /// <summary>Whom and what a switch touches, in a line.</summary>
    public static string Impact(DomainImpact? impact) => impact is null ? "" : string.Format(
        CultureInfo.InvariantCulture, "{0} user(s), {1} running app(s), internet {2}, tools: {3}", Display.Count(impact.UserCount), impact.RunningApps.Count, impact.Internet, Display.Ids(impact.Tools.Select(t => t.Tool.ToString()).Distinct()));

    /// <summary>What a figure is made of.</summary>
    public static string Parts(IEnumerable<KpiPart>? parts) => string.Join(", ", (parts ?? []).Select(p => p.Name + " " + (p.Value is { } value ? value.ToString("0.##", CultureInfo.InvariantCulture) : "unknown")));

    /// <summary>A figure; 'unknown' where it is not known.</summary>
    public static string Figure(GuardKpi? kpi) => kpi?.Value is { } value ? value.ToString("0.##", CultureInfo.InvariantCulture) + (kpi.Kpi == KpiName.ComplianceRate ? " %" : "") : "unknown";

    /// <summary>A change with its sign; empty where there is none to compare with.</summary>
    public static string Change(GuardKpi? kpi) => kpi?.Change is { } change ? change.ToString("+0.##;-0.##;0", CultureInfo.InvariantCulture) : "";
}
