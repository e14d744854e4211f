using System;
using System.Collections.Generic;
using System.Linq;

namespace SageMakerGuard.Sandbox.Operations.Ec2.Changing;

/// <summary>The ARNs that permissions to change something are asked for (Service Authorization Reference, 'Actions, resources, and condition keys for Amazon EC2').</summary>
internal static class ResourceArns
{
    /// <summary>A resource that does not exist yet.</summary>
    public static Func<Ec2Call, string> New(string type) => call => call.Region.Arn("ec2", type + "/*");

    /// <summary>Further resources that a request names: IAM asks for each of them.</summary>
    public static Func<Ec2Call, IEnumerable<NeededPermission>> Also(params (string Type, string Parameter)[] named) => call => named
        .Where(resource => call.Form.Text(resource.Parameter) is { Length: > 0 })
        .Select(resource => new NeededPermission("ec2:" + call.Form.Text("Action"), Named(resource.Type, resource.Parameter)(call)));

    /// <summary>The resource that a parameter names.</summary>
    public static Func<Ec2Call, string> Named(string type, string parameter) => call => call.Region.Arn("ec2", $"{type}/{call.Form.Text(parameter) ?? "*"}");
}
