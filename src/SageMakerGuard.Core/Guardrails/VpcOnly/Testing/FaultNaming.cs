using System;
using System.Collections.Generic;
using System.Linq;

namespace SageMakerGuard.Guardrails;

/// <summary>Says which known fault a request shows.</summary>
internal static class FaultNaming
{
    /// <summary>The fault's id; null where the request shows none that is known.</summary>
    /// <param name="row">The request with what came of it.</param>
    /// <param name="all">All requests of the table.</param>
    /// <param name="exemptTooWide">Whether the exemption takes the principal in though it is an ordinary one.</param>
    /// <param name="joined">Whether a statement joins network type and subnets in one condition.</param>
    public static string? Of(ProbeAnswer row, IReadOnlyList<ProbeAnswer> all, bool exemptTooWide, bool joined)
    {
        var (probe, outcome) = (row.Probe, row.Decision.Outcome);
        if (row.Verdict == GuardrailVerdict.Pass)
            return null;
        if (outcome == AccessOutcome.Unknown)
            return "SetOperatorMissing";
        if (row.Verdict == GuardrailVerdict.Unknown)
            return "DefaultUnknown";
        if (outcome == AccessOutcome.ImplicitlyDenied)
            return "AllowMissing";
        if (outcome == AccessOutcome.Denied)
            return probe.Principal.Role == ProbeRole.Exempt ? "ExemptBlocked" : probe is { Action: VpcOnlyActions.UpdateDomain, Setting: ProbeRequest.Absent } ? "UnrelatedUpdateBlocked" : "CompliantBlocked";
        if (row.Decision.Level is null)
            return "AccountUnbound";
        return exemptTooWide ? "ExemptTooWide" : Open(row, all, joined);
    }

    private static string Open(ProbeAnswer row, IReadOnlyList<ProbeAnswer> all, bool joined)
    {
        var probe = row.Probe;
        if (probe.Subnets == ProbeSubnets.Other && Same(all, probe, ProbeSubnets.Approved) is { Probe.ShouldBeAllowed: true })
            return "SubnetsOpen";

        // Denied without subnets and allowed with some: the one condition that holds for both is not there.
        if (joined && probe.Action is VpcOnlyActions.CreateDomain or VpcOnlyActions.UpdateDomain && probe.Subnets != ProbeSubnets.None && Same(all, probe, ProbeSubnets.None)?.Decision.Outcome == AccessOutcome.Denied)
            return "ConditionsAnded";
        return (probe.Action, probe.Setting) switch
        {
            (VpcOnlyActions.CreateDomain, ProbeRequest.Absent) => "AbsentKeyOpen",
            (VpcOnlyActions.CreateDomain, _) => "CreateOpen",
            (VpcOnlyActions.UpdateDomain, _) => "UpdateOpen",
            (VpcOnlyActions.CreateNotebook, ProbeRequest.Absent) => "NotebookAbsentKeyOpen",
            (VpcOnlyActions.CreateNotebook, _) => "NotebookOpen",
            _ => "JobWithoutVpcOpen",
        };
    }

    private static ProbeAnswer? Same(IEnumerable<ProbeAnswer> all, ProbeRequest probe, ProbeSubnets subnets) =>
        all.FirstOrDefault(a => a.Probe.Action == probe.Action && a.Probe.Setting == probe.Setting && a.Probe.Principal == probe.Principal && a.Probe.Subnets == subnets);
}

/// <summary>A request of the table with what came of it.</summary>
internal sealed record ProbeAnswer(ProbeRequest Probe, AccessDecision Decision, AccessDecision? WithDefault)
{
    public GuardrailVerdict Verdict => Probe.ShouldBeAllowed is not { } should ? GuardrailVerdict.Pass
        : Decision.Outcome == AccessOutcome.Unknown ? GuardrailVerdict.Unknown
        : (Decision.Outcome == AccessOutcome.Allowed) != should ? (WithDefault is { } other && (other.Outcome == AccessOutcome.Allowed) == should ? Doubt(should) : GuardrailVerdict.Fail)
        : WithDefault is { } filled && (filled.Outcome == AccessOutcome.Allowed) != should ? GuardrailVerdict.Unknown
        : GuardrailVerdict.Pass;

    // A hole that is there unless AWS does what it does not document is a hole.
    private static GuardrailVerdict Doubt(bool should) => should ? GuardrailVerdict.Unknown : GuardrailVerdict.Fail;
}
