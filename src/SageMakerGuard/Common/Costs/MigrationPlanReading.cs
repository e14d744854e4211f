using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using SageMakerGuard.Costs;
using SageMakerGuard.Faults;

namespace SageMakerGuard.Commands;

/// <summary>Reads the costs out of a migration plan by the names of its properties, so that one that came back from JSON serves as well as New-SMMigrationPlan's own object.</summary>
internal static class MigrationPlanReading
{
    /// <summary>Whether it looks like a migration plan.</summary>
    public static bool Fits(PSObject item) => item.Properties["Waves"] is not null && item.Properties["MonthlyCostUsd"] is not null;

    /// <summary>Its costs by wave.</summary>
    /// <exception cref="GuardFault">PlanUnreadable: a wave lacks what belongs to it.</exception>
    public static PlanCost Read(PSObject plan)
    {
        var name = Text(plan, "Name") is { Length: > 0 } own ? own : "Migration plan";
        var waves = Items(plan.Properties["Waves"].Value).Select(wave => new PlanCostKind
        {
            Kind = "Wave " + (Text(wave, "Number") is { Length: > 0 } number ? number : throw Unreadable(name)),
            Count = Items(wave.Properties["Domains"]?.Value).Count(),
            MonthlyCostUsd = Amount(wave.Properties["MonthlyCostUsd"] ?? throw Unreadable(name), name),
        }).ToList();
        return PlanCosts.OfWaves(name, waves, Text(plan, "PriceSource"));
    }

    private static IEnumerable<PSObject> Items(object? value) => LanguagePrimitives.GetEnumerable(value) is { } many ? many.Cast<object>().Select(PSObject.AsPSObject) : value is null ? [] : [PSObject.AsPSObject(value)];

    private static string Text(PSObject item, string property) => System.Convert.ToString(item.Properties[property]?.Value, CultureInfo.InvariantCulture) ?? "";

    private static decimal? Amount(PSPropertyInfo property, string name) =>
        property.Value is null ? null : LanguagePrimitives.TryConvertTo<decimal>(property.Value, CultureInfo.InvariantCulture, out var amount) ? amount : throw Unreadable(name);

    private static GuardFault Unreadable(string name) =>
        new("PlanUnreadable", FaultCategory.InvalidData, $"The migration plan '{name}' cannot be read: a wave has no number, or what it costs is no number.", "Pipe in what New-SMMigrationPlan gives, or what ConvertFrom-Json makes of its file.") { ResourceId = name };
}
