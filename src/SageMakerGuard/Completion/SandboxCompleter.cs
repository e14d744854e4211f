using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using SageMakerGuard.Commands;

namespace SageMakerGuard.Completion;

/// <summary>Completes the ids of sandboxes that run in this session.</summary>
public sealed class SandboxCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        CompletionList.Of(wordToComplete, () => SandboxSession.Running.Select(s => (s.SandboxId, s.EndpointUrl)));
}
