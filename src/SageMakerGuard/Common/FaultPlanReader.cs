using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using SageMakerGuard.Faults;
using SageMakerGuard.Ports;

namespace SageMakerGuard.Commands;

/// <summary>Reads one fault of a sandbox's plan from a hashtable or an object, and refuses what it does not know: a typing error must not become a sandbox without faults.</summary>
internal static class FaultPlanReader
{
    private static readonly string[] s_members =
    [
        nameof(SandboxFault.Operation), nameof(SandboxFault.ErrorCode), nameof(SandboxFault.ResourceId), nameof(SandboxFault.FromCall),
        nameof(SandboxFault.Count), nameof(SandboxFault.Message), nameof(SandboxFault.Status), nameof(SandboxFault.AfterEffect), nameof(SandboxFault.Delay),
    ];

    public static SandboxFault Read(PSObject entry)
    {
        if (entry.BaseObject is SandboxFault ready)
            return ready;
        var fault = new SandboxFault();
        foreach (var (name, value) in Members(entry))
        {
            fault = s_members.FirstOrDefault(m => string.Equals(m, name, StringComparison.OrdinalIgnoreCase)) switch
            {
                nameof(SandboxFault.Operation) => fault with { Operation = Text(name, value) },
                nameof(SandboxFault.ErrorCode) => fault with { ErrorCode = Text(name, value) },
                nameof(SandboxFault.ResourceId) => fault with { ResourceId = Text(name, value) },
                nameof(SandboxFault.Message) => fault with { Message = Text(name, value) },
                nameof(SandboxFault.FromCall) => fault with { FromCall = Number(name, value) },
                nameof(SandboxFault.Count) => fault with { Count = Number(name, value) },
                nameof(SandboxFault.Status) => fault with { Status = Number(name, value) },
                nameof(SandboxFault.AfterEffect) => fault with { AfterEffect = Flag(name, value) },
                nameof(SandboxFault.Delay) => fault with { Delay = Time(name, value) },
                _ => throw Bad($"'{name}' is no member of a fault", $"Members are {string.Join(", ", s_members)}."),
            };
        }

        return fault;
    }

    private static IEnumerable<(string Name, object? Value)> Members(PSObject entry) => entry.BaseObject switch
    {
        IDictionary table => table.Keys.Cast<object>().Select(key => (Name: Convert.ToString(key, CultureInfo.InvariantCulture) ?? "", Value: (object?)table[key])),
        PSCustomObject => entry.Properties.Select(p => (Name: p.Name, Value: (object?)p.Value)),
        _ => throw Bad($"a {entry.BaseObject.GetType().Name} is no fault", "Give a hashtable, for example @{ Operation = 'ec2:DescribeSubnets'; ErrorCode = 'UnauthorizedOperation' }."),
    };

    private static string Text(string name, object? value) =>
        Plain(value) is string { Length: > 0 } text ? text : throw Bad($"{name} is no text", "Give it as text.");

    private static int Number(string name, object? value) =>
        Plain(value) is { } plain && int.TryParse(Convert.ToString(plain, CultureInfo.InvariantCulture), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? number
            : throw Bad($"{name} is no whole number from 1 on", "Give it as a number.");

    private static bool Flag(string name, object? value) => Plain(value) switch
    {
        bool flag => flag,
        SwitchParameter given => given.IsPresent,
        _ => throw Bad($"{name} is neither $true nor $false", "Give one of them."),
    };

    /// <summary>A plain number is milliseconds, as for -Latency.</summary>
    private static TimeSpan Time(string name, object? value)
    {
        var plain = Plain(value);
        if (plain is TimeSpan time && time > TimeSpan.Zero)
            return time;
        return plain is not null and not TimeSpan && double.TryParse(Convert.ToString(plain, CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture, out var milliseconds) && milliseconds is > 0 and <= int.MaxValue
            ? TimeSpan.FromMilliseconds(milliseconds)
            : throw Bad($"{name} is no time above zero", "Give a number of milliseconds, or a TimeSpan.");
    }

    private static object? Plain(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;

    private static GuardFault Bad(string what, string next) => new("FaultPlanInvalid", FaultCategory.InvalidArgument, $"-FaultPlan: {what}.", next);
}
