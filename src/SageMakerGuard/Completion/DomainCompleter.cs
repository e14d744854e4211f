using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using SageMakerGuard.Commands;

namespace SageMakerGuard.Completion;

/// <summary>Completes domain ids that this session has seen, or those of the estate that -EstatePath names.</summary>
public sealed class DomainCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        CompletionList.Of(wordToComplete, () => EstateNames.Of(fakeBoundParameters, r => r.Domains.Items.Select(d => (d.DomainId, $"{d.DomainName}, {r.Region}"))) ?? SeenResources.Domains.Select(d => (d.Id, d.About)));
}
