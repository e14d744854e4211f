using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Posture;

/// <summary>What to do about calls that gave no answer.</summary>
internal static class UnknownRemedy
{
    public static string For(IReadOnlyList<UnreadableCall> calls, string again)
    {
        var steps = calls.GroupBy(call => call.Cause).Select(group => Step(group.Key, string.Join(", ", group.Select(call => call.Operation).Distinct())));
        return string.Join(" ", steps) + " Then: " + again;
    }

    private static string Step(UnreadableCause cause, string operations) => cause switch
    {
        UnreadableCause.Denied => $"Allow the caller {operations}.",
        UnreadableCause.Throttled => $"AWS throttled {operations}; lower -ThrottleLimit.",
        UnreadableCause.NotProvided => $"Add the answer of {operations} (aws {string.Join(", ", operations.Split([", "], StringSplitOptions.None).Select(CommandLine))}) to what is read.",
        UnreadableCause.Malformed => $"Write the answer of {operations} anew: the file could not be understood.",
        UnreadableCause.Unsupported => $"The region or the account does not offer {operations}; check by hand what the finding asks.",
        _ => $"Find out why {operations} failed.",
    };

    /// <summary>The CLI spells an operation in lower case with hyphens: ec2:DescribeRouteTables is ec2 describe-route-tables.</summary>
    private static string CommandLine(string operation)
    {
        var text = new StringBuilder(operation.Length + 8);
        var colon = operation.IndexOf(':');
        for (var i = 0; i < operation.Length; i++)
        {
            var c = operation[i];
            if (c == ':')
                text.Append(' ');
            else if (i > colon && char.IsUpper(c))
                text.Append(i > colon + 1 && !char.IsUpper(operation[i - 1]) ? "-" : "").Append(char.ToLowerInvariant(c));
            else
                text.Append(c);
        }

        return text.ToString();
    }
}
