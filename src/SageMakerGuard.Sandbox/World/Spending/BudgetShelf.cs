using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Sandbox.World.Spending;

/// <summary>An account's budgets, by name. The service is global: what several regions of an estate say of one budget is said once.</summary>
internal sealed class BudgetShelf(IEnumerable<Budget> start)
{
    private readonly object _gate = new();
    private readonly SortedDictionary<string, Budget> _held = Sorted(start);

    public IReadOnlyList<Budget> All
    {
        get
        {
            lock (_gate)
                return _held.Values.ToArray();
        }
    }

    public Budget? Find(string name)
    {
        lock (_gate)
            return _held.TryGetValue(name, out var budget) ? budget : null;
    }

    /// <summary>Looks at the budget of a name, and puts what comes of it in its place; null takes it away. What the function throws changes nothing.</summary>
    public void Change(string name, Func<Budget?, Budget?> change)
    {
        lock (_gate)
        {
            if (change(_held.TryGetValue(name, out var before) ? before : null) is { } after)
                _held[name] = Plain(after);
            else
                _held.Remove(name);
        }
    }

    private static SortedDictionary<string, Budget> Sorted(IEnumerable<Budget> budgets)
    {
        var sorted = new SortedDictionary<string, Budget>(StringComparer.Ordinal);
        foreach (var budget in budgets)
            sorted[budget.BudgetName] = Plain(budget);
        return sorted;
    }

    /// <summary>AWS shows amounts with a decimal: the CLI prints "100.0".</summary>
    private static Budget Plain(Budget budget) => budget.BudgetLimit is { } limit
        ? budget with { BudgetLimit = limit with { Amount = decimal.Parse(limit.Amount, NumberStyles.Float, CultureInfo.InvariantCulture).ToString("0.0#########", CultureInfo.InvariantCulture) } }
        : budget;
}
