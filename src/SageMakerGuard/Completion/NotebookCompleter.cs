using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using SageMakerGuard.Commands;

namespace SageMakerGuard.Completion;

/// <summary>Completes names of notebook instances that this session has seen, or those of the estate that -EstatePath names.</summary>
public sealed class NotebookCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        CompletionList.Of(wordToComplete, () => EstateNames.Of(fakeBoundParameters, r => r.NotebookInstances.Items.Select(n => (n.NotebookInstanceName, r.Region))) ?? SeenResources.Notebooks.Select(n => (n.Id, n.About)));
}
