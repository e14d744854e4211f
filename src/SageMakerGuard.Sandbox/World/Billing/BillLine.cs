using System;
using System.Collections.Generic;
using SageMakerGuard.Estates;
using SageMakerGuard.FinOps.Billing;

namespace SageMakerGuard.Sandbox.World.Billing;

/// <summary>What one resource used of one meter on one day.</summary>
internal sealed record BillLine(DateTime Day, string AccountId, string Region, NetworkMeter Meter, string UsageType, string Operation, decimal Quantity, decimal CostUsd, IReadOnlyList<Tag> Tags)
{
    public string Service => UsageTypes.Service(Meter);

    public string Unit => UsageTypes.Unit(Meter);
}
