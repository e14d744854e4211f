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

    public IReadOnlyList<Ec2Filter> Filters { get; } = form.Indexes("Filter")
        .Select(i => "Filter." + i.ToString(CultureInfo.InvariantCulture))
        .Select(prefix => new Ec2Filter(form.Text(prefix + ".Name") ?? "", form.List(prefix + ".Value")))
        .ToList();

    /// <summary>A parameter that the operation requires; AWS's sentence has its name in lower camel case (prabhatsharma/kubernetes-the-hard-way-aws#5).</summary>
    public string Required(string name) =>
        Form.Text(name) is { Length: > 0 } value ? value : throw new AwsFault("MissingParameter", $"The request must contain the parameter {char.ToLowerInvariant(name[0]) + name.Substring(1)}");
}
