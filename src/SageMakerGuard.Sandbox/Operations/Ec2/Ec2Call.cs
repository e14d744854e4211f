using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using SageMakerGuard.Sandbox.Protocol;
using SageMakerGuard.Sandbox.World;

namespace SageMakerGuard.Sandbox.Operations.Ec2;

/// <summary>A call of an EC2 operation with its parameters.</summary>
internal sealed class Ec2Call(ServiceCall call, QueryForm form)
{
    public QueryForm Form { get; } = form;

    public AccountState Account => call.Account;

    public RegionState Region => call.Region;

    public DateTimeOffset Now => call.Now;

    /// <summary>When a change that starts now is through.</summary>
    public DateTimeOffset Due => call.Due;

    /// <summary>Whether the caller may do something that the call does on their behalf.</summary>
    public bool Permits(string action) => call.Permits(new(action, "*"));

    public IReadOnlyList<Ec2Filter> Filters { get; } = form.Indexes("Filter")
        .Select(i => "Filter." + i.ToString(CultureInfo.InvariantCulture))
        .Select(prefix => new Ec2Filter(form.Text(prefix + ".Name") ?? "", form.List(prefix + ".Value")))
        .ToList();

    /// <summary>A parameter that the operation requires; AWS's sentence has its name in lower camel case (prabhatsharma/kubernetes-the-hard-way-aws#5).</summary>
    public string Required(string name) =>
        Form.Text(name) is { Length: > 0 } value ? value : throw new AwsFault("MissingParameter", $"The request must contain the parameter {char.ToLowerInvariant(name[0]) + name.Substring(1)}");

    /// <summary>A list that the operation requires; not every list is named in the sentence as it is on the wire.</summary>
    public IReadOnlyList<string> RequiredList(string name, string? word = null) =>
        Form.List(name) is { Count: > 0 } values ? values : throw new AwsFault("MissingParameter", $"The request must contain the parameter {word ?? char.ToLowerInvariant(name[0]) + name.Substring(1)}");

    /// <summary>true, false, or null where it is not said.</summary>
    public bool? Choice(string name) => Form.Text(name) switch
    {
        null or "" => null,
        var text when string.Equals(text, "true", StringComparison.OrdinalIgnoreCase) => true,
        var text when string.Equals(text, "false", StringComparison.OrdinalIgnoreCase) => false,
        var text => throw new AwsFault("InvalidParameterValue", $"[sandbox] Value ({text}) for parameter {name} is invalid. Expecting true or false."),
    };

    /// <summary>A number, or null where it is not said.</summary>
    public int? Integer(string name) => Form.Text(name) is not { Length: > 0 } text ? null
        : Form.Number(name) ?? throw new AwsFault("InvalidParameterValue", $"[sandbox] Value ({text}) for parameter {name} is invalid. Expecting a number.");
}
