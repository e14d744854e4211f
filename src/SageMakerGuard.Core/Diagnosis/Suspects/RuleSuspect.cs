using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Posture;

namespace SageMakerGuard.Diagnosis;

/// <summary>What a rule of the posture judges.</summary>
internal sealed record RuleSuspect(string RuleId) : Suspect
{
    private IDomainRule Rule => RuleCatalog.DomainRules.First(rule => rule.Info.Id == RuleId);

    public override string Name => $"{RuleId}, '{Rule.Info.Title}'";

    public override bool NeedsVpc => Rule.Info.OnlyUnderVpcOnly;

    public override IEnumerable<Charge> Test(Inquiry inquiry)
    {
        var info = Rule.Info;
        var seen = Rule.Judge(inquiry.Domain).ToList();
        if (seen.Count == 0)
            return [Charge.Cleared($"{RuleId} holds: '{info.Title}' is not the case.", [About(info)])];
        return seen.Select(observation => (observation.Verdict, observation.AtMost) switch
        {
            (FindingVerdict.Unknown, _) => (observation.Calls.Count > 0 && observation.Remedy is null
                ? Charge.Unread(inquiry, $"Whether '{info.Title}' is the case is not known.", observation.Calls, observation.ResourceId)
                : Charge.Open(observation.ResourceId, $"Whether '{info.Title}' is the case is not known.", [observation.Reason], observation.Remedy ?? inquiry.AgainCommand)),

            // What weighs nothing in an audit explains nothing for certain.
            (_, Severity.Informational) => Charge.Open(observation.ResourceId, Sentence(observation.Reason), [About(info)], observation.Remedy ?? ""),
            _ => Charge.Proven(observation.ResourceId ?? inquiry.Domain.DomainId, Sentence(observation.Reason), [About(info)], observation.Remedy ?? ""),
        });
    }

    private static string Sentence(string reason) => reason.EndsWith(".", System.StringComparison.Ordinal) ? reason : reason + ".";

    private static string About(RuleInfo info) => $"{info.Id}: {info.Description}";
}
