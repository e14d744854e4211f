using System;
using System.Collections.Generic;
using System.Linq;

namespace SageMakerGuard.Costs;

/// <summary>Rounds amounts to the cent so that they still add up: whole cents first, then one more for those with the largest remainders (Hamilton's method).</summary>
public static class Cents
{
    /// <summary>The amounts in cents' precision; their sum is that of the given amounts, rounded once.</summary>
    public static IReadOnlyList<decimal> Of(IReadOnlyList<decimal> amounts)
    {
        var down = amounts.Select(a => Math.Floor(a * 100m)).ToArray();
        var open = (int)(Math.Round(amounts.Sum() * 100m, MidpointRounding.AwayFromZero) - down.Sum());
        // Of equal remainders the earlier amount gets the cent, so that the same amounts are always rounded the same way.
        var next = Enumerable.Range(0, amounts.Count).OrderByDescending(i => (amounts[i] * 100m) - down[i]).ThenBy(i => i).Take(open);
        foreach (var i in next)
            down[i]++;
        return down.Select(c => c / 100m).ToList();
    }
}
