using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace SageMakerGuard.Completion;

/// <summary>Turns names into completion results, with the quotes that the user began or that the name needs.</summary>
internal static class CompletionList
{
    private const int Limit = 200;

    /// <summary>The names that begin with the word. A completer has no way to show an error: where the names cannot be had, nothing is offered.</summary>
    public static IEnumerable<CompletionResult> Of(string wordToComplete, Func<IEnumerable<(string Name, string About)>> names)
    {
        try
        {
            var word = wordToComplete.Trim('\'', '"');
            return names().Where(n => n.Name.StartsWith(word, StringComparison.OrdinalIgnoreCase)).Take(Limit).Select(n => Result(n.Name, n.About)).ToList();
        }
        catch (Exception offline) when (offline is not OutOfMemoryException)
        {
            return [];
        }
    }

    private static CompletionResult Result(string name, string about)
    {
        var plain = name.All(c => char.IsLetterOrDigit(c) || c is '-' or '.' or '_');
        return new CompletionResult(plain ? name : "'" + name.Replace("'", "''") + "'", name, CompletionResultType.ParameterValue, about.Length == 0 ? name : about);
    }
}
