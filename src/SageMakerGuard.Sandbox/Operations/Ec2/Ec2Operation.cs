using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Sandbox.Protocol;

namespace SageMakerGuard.Sandbox.Operations.Ec2;

/// <summary>An operation of EC2.</summary>
internal class Ec2Operation(string name, string[] parameters, Func<Ec2Call, Action<XmlText>> run)
{
    public string Name { get; } = name;

    /// <summary>Its parameters, without the parts behind a dot; anything else is an UnknownParameter.</summary>
    public IReadOnlyList<string> Parameters { get; } = [.. parameters, "Action", "Version"];

    /// <summary>All but a few take DryRun.</summary>
    public bool TakesDryRun { get; init; } = true;

    /// <summary>Looks at the form of the parameters alone; what it throws comes before any question of permission.</summary>
    public Action<Ec2Call> CheckForm { get; init; } = _ => { };

    /// <summary>What the permission is asked for; most describe calls have no resource level.</summary>
    public Func<Ec2Call, string> Resource { get; init; } = _ => "*";

    /// <summary>What else a call needs: IAM asks for each resource that it touches (Service Authorization Reference, 'Actions defined by Amazon EC2').</summary>
    public Func<Ec2Call, IEnumerable<NeededPermission>> AlsoNeeds { get; init; } = _ => [];

    /// <summary>Does it; gives what is written behind the request id.</summary>
    public Func<Ec2Call, Action<XmlText>> Run { get; } = run;

    /// <summary>Parameters that AWS would not recognise are an error (aws/aws-sdk-js#653).</summary>
    public void CheckParameters(QueryForm form)
    {
        foreach (var name in form.Names)
        {
            var dot = name.IndexOf('.');
            var known = name == "DryRun" ? TakesDryRun : Parameters.Contains(dot < 0 ? name : name.Substring(0, dot));
            if (!known && !name.StartsWith("X-Amz-", StringComparison.OrdinalIgnoreCase))
                throw new AwsFault("UnknownParameter", $"The parameter {name} is not recognized");
        }
    }
}
