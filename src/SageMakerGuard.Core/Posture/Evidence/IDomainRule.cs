using System.Collections.Generic;

namespace SageMakerGuard.Posture;

/// <summary>
/// One rule about domains: data in, observations out, no state. A rule that needs a part of the estate that was not read says Unknown with the
/// call; for every rule this holds: hiding any part never makes all of its observations vanish nor lowers their weight.
/// </summary>
internal interface IDomainRule
{
    RuleInfo Info { get; }

    /// <summary>False for rules that can be judged from the lists alone, without DescribeDomain.</summary>
    bool NeedsDescription { get; }

    IEnumerable<Observation> Judge(DomainContext domain);
}

/// <summary>One rule about notebook instances, under the same terms.</summary>
internal interface INotebookRule
{
    RuleInfo Info { get; }

    /// <summary>False for rules that can be judged from the lists alone, without DescribeNotebookInstance.</summary>
    bool NeedsDescription { get; }

    IEnumerable<Observation> Judge(NotebookContext notebook);
}
