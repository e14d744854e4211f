using System;
using System.Collections.Generic;
using System.Linq;

namespace SageMakerGuard.Guardrails;

/// <summary>A request as policies see it: who does what to which resource, and the context keys that come with it.</summary>
public sealed record AccessRequest
{
    /// <summary>The action, for example <c>sagemaker:CreateDomain</c>.</summary>
    public string Action { get; init; } = "";

    /// <summary>The resource's ARN; <c>*</c> where the action has none.</summary>
    public string Resource { get; init; } = "*";

    /// <summary>
    /// The context keys of the request with their values. A key that is not here, or here with no value, is absent from the request; names are
    /// compared without case (IAM User Guide, 'IAM JSON policy elements: Condition').
    /// </summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Context { get; init; } = new Dictionary<string, IReadOnlyList<string>>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a principal of the management account asks: service control policies do not bind it (Organizations User Guide, 'Service control policies').</summary>
    public bool IsOfManagementAccount { get; init; }

    /// <summary>Whether a service-linked role asks: service control policies do not bind it (Organizations User Guide, 'Service control policies').</summary>
    public bool IsServiceLinkedRole { get; init; }

    /// <summary>The same request with a key more, or with other values of it.</summary>
    public AccessRequest With(string key, params string[] values)
    {
        var context = Context.Where(pair => !string.Equals(pair.Key, key, StringComparison.OrdinalIgnoreCase)).ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.OrdinalIgnoreCase);
        context[key] = values;
        return this with { Context = context };
    }

    /// <summary>The values of a key; none where it is absent.</summary>
    public IReadOnlyList<string> Values(string key)
    {
        if (Context.TryGetValue(key, out var values))
            return values;
        return Context.FirstOrDefault(pair => string.Equals(pair.Key, key, StringComparison.OrdinalIgnoreCase)).Value ?? [];
    }
}
