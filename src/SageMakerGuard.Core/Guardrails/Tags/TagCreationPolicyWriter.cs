using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Faults;
using SageMakerGuard.Posture;

namespace SageMakerGuard.Guardrails;

/// <summary>
/// Writes the service control policies that let nothing be made without its tags. One statement for each tag: several keys in one Null are a
/// question for all of them, and would deny only where every one is missing (IAM User Guide, 'Conditions with multiple context keys or values').
/// </summary>
/// <remarks>Names of condition keys have no case, so that a key in another case passes here; that one is the tag policy's to report (IAM User Guide, 'AWS global condition context keys', aws:RequestTag).</remarks>
public static class TagCreationPolicyWriter
{
    private const string Purpose = "Nothing is made without owner, cost centre and data sensitivity. Written by SageMakerGuard (New-SMTagPolicy -RequireAtCreation).";

    /// <summary>The policies: one where it fits, else as many as are needed.</summary>
    /// <exception cref="GuardFault">NothingToWrite, TagRuleInvalid, TagActionUnknown, InvalidExemptRole, PolicyTooLarge, TooManyPolicies.</exception>
    public static IReadOnlyList<GuardrailPolicy> Write(TagPolicyOptions options)
    {
        TagPolicyWriter.Check(options.Rules);
        var exempt = ExemptPrincipals.Of(options.ExemptRoles, options.Partition);
        var actions = options.CreateActions.Select(Known).Distinct(StringComparer.Ordinal).ToList();
        if (actions.Count == 0)
            throw new GuardFault("NothingToWrite", FaultCategory.InvalidArgument, "No action is held to tags, so that there is nothing to write.", "Name actions with -CreateAction, or leave it out for the usual ones.");
        return StatementPacks.Of(Statements(options, actions, exempt), options.SizeLimit, options.AttachmentLimit).Select((pack, i) => new GuardrailPolicy
        {
            Name = NameOf(options.Name, i),
            Type = PolicyLimits.ServiceControlPolicy,
            Description = Purpose,
            Content = DenyStatement.Document(pack),
            Limit = options.SizeLimit,
            ExemptPrincipals = exempt,
        }).ToList();
    }

    /// <summary>The name of the policy at a place, from 0 on, beside a tag policy of a name.</summary>
    public static string NameOf(string tagPolicyName, int at) => StatementPacks.NameOf(tagPolicyName + "AtCreation", at);

    private static IEnumerable<DenyStatement> Statements(TagPolicyOptions options, IReadOnlyList<string> actions, IReadOnlyList<string> exempt)
    {
        var made = actions.Select(action => TagActions.Made(action, options.Partition)).ToList();
        DenyStatement Deny(string sid, string condition, string key, IReadOnlyList<string> values) => new(sid, actions, [(condition, "aws:RequestTag/" + key, values), .. Left(exempt)]) { Resources = made };
        foreach (var (rule, at) in options.Rules.Select((rule, i) => (rule, i + 1)))
        {
            var sid = FormattableString.Invariant($"SmTag{at}{Word(rule.Key)}");
            yield return Deny(sid + "Named", "Null", rule.Key, ["true"]);

            // Without accepted values any will do but an empty one, which is no value.
            yield return Deny(sid + "Value", "StringNotLike", rule.Key, rule.AllowedValues.Count == 0 ? ["?*"] : rule.AllowedValues.Select(Pattern).ToList());
        }
    }

    private static IEnumerable<(string, string, IReadOnlyList<string>)> Left(IReadOnlyList<string> exempt) => exempt.Count == 0 ? [] : [("ArnNotLike", "aws:PrincipalArn", exempt)];

    private static string Known(string action) => TagActions.Find(action) ?? throw new GuardFault(
        "TagActionUnknown", FaultCategory.InvalidArgument, $"'{action}' cannot be held to tags here.", $"Name some of {string.Join(", ", TagActions.All)}.") { ResourceId = action };

    // A question mark stands for any sign and ${ begins a variable, where the rule means them as they are (IAM User Guide, 'Policy variables').
    private static string Pattern(string value) => value.Replace("$", "${$}").Replace("?", "${?}");

    // A Sid is of letters and digits (IAM User Guide, 'IAM JSON policy elements: Sid').
    private static string Word(string key) => string.Concat(key.Where(c => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9')));
}
