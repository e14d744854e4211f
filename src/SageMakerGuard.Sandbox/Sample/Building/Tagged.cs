using System.Collections.Generic;

namespace SageMakerGuard.Sandbox.Sample.Building;

/// <summary>The company's tags.</summary>
internal static class Tagged
{
    /// <summary>All that the company asks for.</summary>
    public static IReadOnlyList<(string Key, string Value)> By(string owner, string costCenter, string sensitivity = "confidential") =>
        [("Owner", owner), ("CostCenter", costCenter), ("DataSensitivity", sensitivity), ("Environment", "production")];
}
