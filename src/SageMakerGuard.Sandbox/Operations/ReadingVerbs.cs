using System;

namespace SageMakerGuard.Sandbox.Operations;

/// <summary>
/// The words with which the names of operations begin that change nothing. AssumeRole is one of them: it makes keys and alters no resource
/// (CloudTrail records it as read-only).
/// </summary>
internal static class ReadingVerbs
{
    private static readonly string[] s_verbs = ["Describe", "List", "Get", "View", "Search", "Lookup", "Head", "Simulate", "AssumeRole"];

    /// <summary>Whether the name of an IAM action begins with one of them.</summary>
    public static bool Open(string action)
    {
        var name = action.Substring(action.IndexOf(':') + 1);
        return Array.Exists(s_verbs, verb => name.StartsWith(verb, StringComparison.Ordinal));
    }
}
