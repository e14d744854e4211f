using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using SageMakerGuard.Sandbox.Protocol;
using SageMakerGuard.Sandbox.World;

namespace SageMakerGuard.Sandbox.Operations;

/// <summary>A call of a JSON operation with its checked body.</summary>
internal sealed class JsonCall(ServiceCall call, JsonRequest request)
{
    public JsonRequest Request { get; } = request;

    public AccountState Account => call.Account;

    public RegionState Region => call.Region;

    public OrganizationState Organization => call.World.Organization;

    public DateTimeOffset Now => call.Now;

    public DateTimeOffset Due => call.Due;

    public string? FailureReason => call.FailureReason;

    /// <summary>A member that the operation requires.</summary>
    public string Required(string name) => Request.Text(name) ?? throw new InvalidOperationException(name + " was not required");
}

/// <summary>An operation of a JSON service.</summary>
internal sealed class JsonOperation(string name, JsonMember[] members, Func<JsonCall, string> resource, Func<JsonCall, Action<Utf8JsonWriter>?> run)
{
    public string Name { get; } = name;

    public IReadOnlyList<JsonMember> Members { get; } = members;

    /// <summary>The ARN that the permission is asked for.</summary>
    public Func<JsonCall, string> Resource { get; } = resource;

    /// <summary>The name of its IAM action, where that is not its own: AWS Budgets has one action for many operations.</summary>
    public string? Action { get; init; }

    /// <summary>What the caller must be permitted besides.</summary>
    public Func<JsonCall, IEnumerable<NeededPermission>> Also { get; init; } = _ => [];

    /// <summary>Does it; gives what is written in the answer's object, or null for an answer with no body.</summary>
    public Func<JsonCall, Action<Utf8JsonWriter>?> Run { get; } = run;
}

/// <summary>A service that speaks JSON 1.1: POST to /, the operation in X-Amz-Target.</summary>
internal sealed class JsonService(string signingName, string iamPrefix, string targetPrefix, Dialect dialect, IEnumerable<JsonOperation> operations) : IService
{
    private readonly Dictionary<string, JsonOperation> _operations = operations.ToDictionary(o => o.Name, StringComparer.Ordinal);

    public string SigningName { get; } = signingName;

    public Dialect Dialect { get; } = dialect;

    public IEnumerable<string> Operations => _operations.Values.Select(operation => iamPrefix + ":" + (operation.Action ?? operation.Name)).Distinct();

    public bool Owns(RequestHead request, QueryForm form) => request.Target?.StartsWith(targetPrefix + ".", StringComparison.Ordinal) == true;

    public PreparedCall Prepare(RequestHead request, QueryForm form)
    {
        // The body is parsed before the target is looked up (order of checks: content type, body, target, authentication).
        var body = JsonRequest.Parse(request.Body);
        var name = request.Target is { } target ? target.Substring(target.LastIndexOf('.') + 1) : "";
        if (!Owns(request, form) || !_operations.TryGetValue(name, out var operation))
            throw Dialect.UnknownOperation(name);
        var action = iamPrefix + ":" + (operation.Action ?? operation.Name);
        return new()
        {
            Operation = action,
            Check = call =>
            {
                var checkedCall = new JsonCall(call, body.Validated(operation.Members));
                return new([new(action, operation.Resource(checkedCall)), .. operation.Also(checkedCall)], id => JsonDialect.Success(operation.Run(checkedCall), id));
            },
        };
    }
}
