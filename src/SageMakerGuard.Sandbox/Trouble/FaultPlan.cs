using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using SageMakerGuard.Faults;
using SageMakerGuard.Ports;
using SageMakerGuard.Sandbox.Protocol;

namespace SageMakerGuard.Sandbox.Trouble;

/// <summary>Says of each call whether the plan lets it fail. A fault counts the calls that match it, from 1.</summary>
internal sealed class FaultPlan
{
    /// <summary>The word for every operation that changes something.</summary>
    private const string AnyMutating = "mutating";

    /// <summary>The word for an UpdateDomain that is accepted and fails later.</summary>
    public const string UpdateFailed = "Update_Failed";

    private const string UpdateDomain = "sagemaker:UpdateDomain";

    private static readonly TimeSpan s_longestDelay = TimeSpan.FromDays(1);

    private readonly Entry[] _entries;

    /// <summary>A plan for what the services can do: a fault on anything else would never strike, and a rehearsal would pass for nothing.</summary>
    public FaultPlan(IEnumerable<SandboxFault> faults, IEnumerable<string> operations)
    {
        _entries = faults.Select(fault => new Entry(fault)).ToArray();
        var known = new HashSet<string>(operations, StringComparer.Ordinal) { "*", AnyMutating };
        foreach (var entry in _entries)
        {
            if (!known.Contains(entry.Fault.Operation))
                throw new GuardFault("InvalidFaultPlan", FaultCategory.InvalidArgument, $"The sandbox has no operation '{entry.Fault.Operation}'.", $"Write it as its IAM action, for example sagemaker:DescribeDomain, * for any, or {AnyMutating} for any that changes something.");
            if (entry.Fault.FromCall < 1 || entry.Fault.Count < 1)
                throw new GuardFault("InvalidFaultPlan", FaultCategory.InvalidArgument, $"The fault on {entry.Fault.Operation} starts at call {entry.Fault.FromCall} for {entry.Fault.Count?.ToString(CultureInfo.InvariantCulture) ?? "all"} calls.", "Count calls from 1, and let at least one fail.");
            if (entry.Fault.ErrorCode == UpdateFailed && entry.Fault.Operation != UpdateDomain)
                throw new GuardFault("InvalidFaultPlan", FaultCategory.InvalidArgument, $"{entry.Fault.Operation} cannot end in {UpdateFailed}.", $"Only {UpdateDomain} can.");
            if (entry.Fault.Delay <= TimeSpan.Zero || entry.Fault.Delay > s_longestDelay)
                throw new GuardFault("InvalidFaultPlan", FaultCategory.InvalidArgument, $"The fault on {entry.Fault.Operation} holds the connection for {entry.Fault.Delay.ToString("c", CultureInfo.InvariantCulture)}.", "Give a delay above zero and of a day at most.");
        }
    }

    /// <summary>The fault that strikes this call; every fault of the plan that matches counts it.</summary>
    public SandboxFault? Strike(string operation, bool mutating, RequestHead request)
    {
        SandboxFault? struck = null;
        foreach (var entry in _entries)
        {
            if (entry.Matches(operation, mutating, request) && entry.Counts())
                struck ??= entry.Fault;
        }

        return struck;
    }

    private sealed class Entry(SandboxFault fault)
    {
        private int _calls;

        public SandboxFault Fault { get; } = fault;

        public bool Matches(string operation, bool mutating, RequestHead request) =>
            (Fault.Operation == AnyMutating ? mutating : WildcardPattern.Matches(Fault.Operation, operation, StringComparison.OrdinalIgnoreCase))
            && (Fault.ResourceId is not { Length: > 0 } id || request.Mentions(id));

        public bool Counts()
        {
            var call = Interlocked.Increment(ref _calls);
            return call >= Fault.FromCall && (Fault.Count is not { } count || call - Fault.FromCall < count);
        }
    }
}
