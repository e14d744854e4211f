using System.Collections.Generic;
using System.Text.RegularExpressions;
using SageMakerGuard.Faults;

namespace SageMakerGuard.Egress;

/// <summary>What to ask of a log group.</summary>
public sealed record InsightsQuestion
{
    private static readonly Regex s_name = new(@"^[.\-_/#A-Za-z0-9]{1,512}$", RegexOptions.CultureInvariant);

    /// <summary>The log group's name.</summary>
    public string LogGroupName { get; init; } = "";

    /// <summary>The fields of its records, in their order.</summary>
    public FlowFieldSet Fields { get; init; } = FlowFieldSet.Default;

    /// <summary>Which time.</summary>
    public QuerySpan Span { get; init; } = new(default, default);

    /// <summary>Only these interfaces; empty for all. Too many of them are not named in the query, which then gives all.</summary>
    public IReadOnlyList<string> InterfaceIds { get; init; } = [];

    /// <summary>The name of a log group from a name or an ARN, with or without ':*' at its end.</summary>
    /// <exception cref="GuardFault">LogGroupNameInvalid.</exception>
    public static string NameOf(string nameOrArn)
    {
        const string Mark = ":log-group:";
        var at = nameOrArn.IndexOf(Mark, System.StringComparison.Ordinal);
        var name = at < 0 ? nameOrArn : nameOrArn.Substring(at + Mark.Length);
        if (name.EndsWith(":*", System.StringComparison.Ordinal))
            name = name.Substring(0, name.Length - 2);
        return s_name.IsMatch(name) ? name : throw new GuardFault(
            "LogGroupNameInvalid",
            FaultCategory.InvalidArgument,
            $"'{nameOrArn}' is the name of no log group: letters, digits and . - _ / # make one (API_CreateLogGroup).",
            "Give the name, or the ARN, as 'aws logs describe-log-groups' shows it.");
    }
}
