using System;
using System.Collections.Generic;
using SageMakerGuard.Sandbox.Protocol;
using SageMakerGuard.Sandbox.World;

namespace SageMakerGuard.Sandbox.Operations;

/// <summary>What every operation knows of a call: who, where, when.</summary>
internal class ServiceCall(SandboxWorld world, Caller caller, string regionName, DateTimeOffset now, TimeSpan transitionTime)
{
    public SandboxWorld World { get; } = world;

    public Caller Caller { get; } = caller;

    public AccountState Account => Caller.Account;

    public string RegionName { get; } = regionName;

    public RegionState Region => Account.Region(RegionName);

    public DateTimeOffset Now { get; } = now;

    /// <summary>When a change that starts now is through.</summary>
    public DateTimeOffset Due => Now + transitionTime;

    /// <summary>Whether the caller has a permission that a call does not ask for at the door, but what it starts does.</summary>
    public Func<NeededPermission, bool> Permits { get; init; } = _ => true;

    /// <summary>Why the change will fail after it was accepted; null where it will not.</summary>
    public string? FailureReason { get; init; }
}

/// <summary>A permission that a call needs.</summary>
internal sealed record NeededPermission(string Action, string Resource)
{
    /// <summary>What the refusal says where it is not IAM's usual sentence.</summary>
    public AwsFault? Refusal { get; init; }

    /// <summary>What the request says of itself, for conditions: keys such as iam:PassedToService with their one value.</summary>
    public IReadOnlyDictionary<string, string> Context { get; init; } = new Dictionary<string, string>();

    /// <summary>The permission to hand a role to a service (IAM User Guide, 'iam:PassedToService').</summary>
    public static NeededPermission PassRole(string roleArn, string service) =>
        new("iam:PassRole", roleArn) { Context = new Dictionary<string, string> { ["iam:PassedToService"] = service } };
}

/// <summary>A call that was understood: what it is, what it needs, and what it does.</summary>
internal sealed class PreparedCall
{
    /// <summary>In the form of its IAM action.</summary>
    public string Operation { get; init; } = "";

    /// <summary>Whether the operation changes something.</summary>
    public bool Mutating => !ReadingVerbs.Open(Operation);

    /// <summary>Whether it belongs to no region: what failed in any region when the estate was collected fails again.</summary>
    public bool Global { get; init; }

    /// <summary>Reads and checks the parameters; what it throws comes before any question of permission.</summary>
    public Func<ServiceCall, ReadyCall> Check { get; init; } = _ => throw new InvalidOperationException();
}

/// <summary>A call whose parameters were found good.</summary>
internal sealed record ReadyCall(NeededPermission[] Permissions, Func<string, Answer> Run);

/// <summary>A service: it recognises its requests and knows its operations.</summary>
internal interface IService
{
    /// <summary>Its name in signatures.</summary>
    string SigningName { get; }

    Dialect Dialect { get; }

    /// <summary>What it can do, in the form of IAM actions.</summary>
    IEnumerable<string> Operations { get; }

    /// <summary>Whether a request is meant for it, by what is in it besides the signature.</summary>
    bool Owns(RequestHead request, QueryForm form);

    /// <summary>Finds the operation.</summary>
    /// <exception cref="AwsFault">There is none of that name, or the request cannot be read.</exception>
    PreparedCall Prepare(RequestHead request, QueryForm form);
}
