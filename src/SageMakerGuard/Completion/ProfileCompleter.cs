using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using SageMakerGuard.Loading;

namespace SageMakerGuard.Completion;

/// <summary>Completes profile names from the credential files on this machine.</summary>
public sealed class ProfileCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        CompletionList.Of(wordToComplete, () => Cloud.Aws.ProfileNames(fakeBoundParameters["ProfileLocation"] as string).Select(name => (name, "")));
}
