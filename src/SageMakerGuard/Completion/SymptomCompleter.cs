using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using SageMakerGuard.Diagnosis;

namespace SageMakerGuard.Completion;

/// <summary>Completes messages by those that Find-SMConnectivityFault knows.</summary>
public sealed class SymptomCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        CompletionList.Of(wordToComplete, () => SymptomCatalog.All.Select(s => (s.Example, string.Join(", ", s.PointsAt))));
}
