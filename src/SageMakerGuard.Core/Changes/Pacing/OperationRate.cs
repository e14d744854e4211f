using System;
using System.Collections.Generic;

namespace SageMakerGuard.Changes;

/// <summary>A token bucket of AWS: so many calls at once, and so many a second after that, for each account, region and operation.</summary>
/// <param name="Capacity">Calls at once.</param>
/// <param name="PerSecond">Calls a second once the bucket is empty.</param>
public sealed record OperationRate(double Capacity, double PerSecond)
{
    // Amazon EC2 Developer Guide, 'Request throttling for the Amazon EC2 API'.
    private static readonly OperationRate s_endpoints = new(4, 0.3);
    private static readonly OperationRate s_natGateways = new(10, 1);
    private static readonly OperationRate s_tags = new(100, 10);
    private static readonly OperationRate s_mutating = new(50, 5);

    private static readonly Dictionary<string, OperationRate> s_byOperation = new(StringComparer.Ordinal)
    {
        ["ec2:CreateVpcEndpoint"] = s_endpoints,
        ["ec2:ModifyVpcEndpoint"] = s_endpoints,
        ["ec2:DeleteVpcEndpoints"] = s_endpoints,
        ["ec2:CreateNatGateway"] = s_natGateways,
        ["ec2:DeleteNatGateway"] = s_natGateways,
        ["ec2:CreateTags"] = s_tags,
        ["ec2:DeleteTags"] = s_tags,
    };

    /// <summary>The rate of an operation that changes something; null where AWS says none (SageMaker and IAM print no rates).</summary>
    public static OperationRate? Of(string operation) =>
        s_byOperation.TryGetValue(operation, out var rate) ? rate : operation.StartsWith("ec2:", StringComparison.Ordinal) ? s_mutating : null;
}
