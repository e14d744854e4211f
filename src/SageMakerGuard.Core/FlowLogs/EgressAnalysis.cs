using System;
using System.Collections.Generic;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Egress;

/// <summary>Makes of flow log records what left each domain's network interfaces.</summary>
public static class EgressAnalysis
{
    /// <summary>One summary for each domain, and one for each network whose interfaces belong to no domain that can be shown.</summary>
    /// <param name="reading">The records, added up.</param>
    /// <param name="estate">What is there; null where nobody can say.</param>
    /// <param name="options">How to analyse.</param>
    public static IReadOnlyList<EgressSummary> Of(FlowReading reading, Estate? estate, EgressOptions options) => throw new NotImplementedException();
}
