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

    /// <summary>The CLI spells an operation in lower case with hyphens, and knows two services by other names than IAM: ec2:DescribeRouteTables is ec2 describe-route-tables.</summary>
    private static string CommandLine(string operation)
    {
        var colon = operation.IndexOf(':');
        var service = operation.Substring(0, Math.Max(colon, 0));
        var text = new StringBuilder(service switch { "elasticfilesystem" => "efs", "tag" => "resourcegroupstaggingapi", _ => service }, operation.Length + 16).Append(' ');
        for (var i = colon + 1; i < operation.Length; i++)
        {
            if (i > colon + 1 && char.IsUpper(operation[i]) && !char.IsUpper(operation[i - 1]))
                text.Append('-');
            text.Append(char.ToLowerInvariant(operation[i]));
        }

        return text.ToString();
    }
}
