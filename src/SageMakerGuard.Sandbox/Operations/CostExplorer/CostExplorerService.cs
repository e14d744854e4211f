using System.Linq;
using SageMakerGuard.Sandbox.Protocol;

namespace SageMakerGuard.Sandbox.Operations.CostExplorer;

/// <summary>AWS Cost Explorer: JSON 1.1, global, the operations of each group in a file of their own. Too many calls are a LimitExceededException here (API_GetCostAndUsage, Errors).</summary>
internal static class CostExplorerService
{
    public static IService Create() => new JsonService(
        "ce",
        "ce",
        "AWSInsightsIndexService",
        new JsonDialect("LimitExceededException"),
        CostReads.All().Concat(DimensionReads.All()).Concat(CostAllocationTagOperations.All()).Concat(AnomalyMonitorOperations.All()).Concat(AnomalySubscriptionOperations.All()));
}
