using System.Collections.Generic;
using System.Linq;

namespace SageMakerGuard.Guardrails;

/// <summary>
/// Holds policies against a table of requests: domains made and changed with every network type, notebook instances, jobs, with no subnets, approved
/// and other ones, by ordinary, exempt and unbound principals. AWS has no dry run for service control policies.
/// </summary>
public static class VpcOnlyTruthTable
{
    /// <summary>Tests the policies on a way from the root to an account.</summary>
    /// <param name="path">The policies.</param>
    /// <param name="subject">What they are called in the rows.</param>
    /// <param name="options">What they are held against.</param>
    public static IReadOnlyList<GuardrailTestResult> Test(PolicyPath path, string subject, GuardrailTestOptions options)
    {
        var exempt = options.ExemptPrincipals ?? PolicyIntent.ExemptPrincipals(path);
        var book = new ProbeBook(options, options.ApprovedSubnetIds.Count > 0 ? options.ApprovedSubnetIds : PolicyIntent.ApprovedSubnets(path), exempt);
        var answers = book.Requests().Select(probe => new ProbeAnswer(
            probe,
            ServiceControlEvaluator.Decide(path, book.Seen(probe, probe.Setting)),
            probe.Default is { } filled ? ServiceControlEvaluator.Decide(path, book.Seen(probe, filled)) : null)).ToList();

        var (strict, joined) = (PolicyIntent.WithoutExemptions(path), PolicyIntent.JoinsTypeAndSubnets(path));
        return answers.Select(answer => Row(answer, subject, FaultNaming.Of(answer, answers, LeavesOut(answer), joined))).ToList();

        bool LeavesOut(ProbeAnswer answer) => answer.Decision.Outcome == AccessOutcome.Allowed
            && ServiceControlEvaluator.Decide(strict, book.Seen(answer.Probe, answer.Probe.Setting)).Outcome == AccessOutcome.Denied;
    }

    private static GuardrailTestResult Row(ProbeAnswer answer, string subject, string? faultId)
    {
        var (probe, decision) = (answer.Probe, answer.Decision);
        return new()
        {
            Subject = subject,
            Action = probe.Action,
            Setting = probe.Setting,
            Subnets = probe.Subnets.ToString(),
            Principal = probe.Principal.Role.ToString(),
            PrincipalArn = probe.Principal.Arn,
            ShouldBeAllowed = probe.ShouldBeAllowed,
            Outcome = decision.Outcome,
            OutcomeWithDefault = answer.WithDefault?.Outcome,
            Verdict = answer.Verdict,
            Level = decision.Level,
            Policy = decision.Policy,
            Statement = decision.Statement,
            FaultId = faultId,
            Reason = faultId is null ? decision.Reason : $"{decision.Reason} {KnownFault.Of(faultId).What} {KnownFault.Of(faultId).Remedy}",
        };
    }
}
