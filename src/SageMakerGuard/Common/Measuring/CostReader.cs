using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Management.Automation;
using SageMakerGuard.Faults;
using SageMakerGuard.Kpi;

namespace SageMakerGuard.Commands;

/// <summary>Reads costs out of whatever holds them: what another command gave, rows of a bill.</summary>
internal sealed class CostReader
{
    private static readonly Dictionary<string, IReadOnlyList<string>> s_known = new(StringComparer.OrdinalIgnoreCase)
    {
        ["MonthlyUsd"] = ["MonthlyUsd", "MonthlyCostUsd", "CostUsd", "AmountUsd"],
        ["AccountId"] = ["AccountId"],
        ["DomainId"] = ["DomainId"],
    };

    private readonly PropertyMap _map;

    public CostReader(IDictionary? mapping) => _map = new("-CostProperty", mapping, s_known);

    /// <summary>A cost; one whose amount is empty is not known.</summary>
    /// <exception cref="GuardFault">CostUnreadable: its amount is no number.</exception>
    public NetworkCostRow Read(PSObject item)
    {
        var amount = _map.Value(item, "MonthlyUsd");
        var usd = amount is null ? (decimal?)null
            : decimal.TryParse(Convert.ToString(amount, CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number
            : throw new GuardFault("CostUnreadable", FaultCategory.InvalidData, $"'{amount}' is no amount of US dollars.", "Write amounts like 12.34, and say which property holds them: -CostProperty @{ MonthlyUsd = 'Amount' }.");
        return new() { MonthlyUsd = usd, AccountId = _map.Text(item, "AccountId"), DomainId = _map.Text(item, "DomainId") };
    }
}
