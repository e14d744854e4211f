using System;
using SageMakerGuard.Sandbox.Protocol;

namespace SageMakerGuard.Sandbox.Trouble;

/// <summary>
/// How fast one API may be called from one account in one region: a bucket of so many tokens, and how many come back each second (EC2 Developer
/// Guide, 'Request throttling for the Amazon EC2 API', 'Request token bucket sizes and refill rates'). Other services' rates are not published.
/// </summary>
internal sealed record RequestRate(double Capacity, double PerSecond)
{
    private static readonly RequestRate s_mutating = new(50, 5);
    private static readonly RequestRate s_reading = new(100, 20);
    private static readonly RequestRate s_readingAll = new(50, 10);
    private static readonly RequestRate s_endpoints = new(4, 0.3);
    private static readonly RequestRate s_natGateways = new(10, 1);
    private static readonly RequestRate s_tags = new(100, 10);
    private static readonly RequestRate s_groupReferences = new(20, 5);

    /// <summary>The rate of a call; null where none is known.</summary>
    public static RequestRate? Of(string operation, bool reads, QueryForm form) => operation switch
    {
        "ec2:CreateVpcEndpoint" or "ec2:ModifyVpcEndpoint" or "ec2:DeleteVpcEndpoints" => s_endpoints,
        "ec2:CreateNatGateway" or "ec2:DeleteNatGateway" => s_natGateways,
        "ec2:CreateTags" or "ec2:DeleteTags" => s_tags,
        "ec2:DescribeSecurityGroupReferences" or "ec2:DescribeStaleSecurityGroups" => s_groupReferences,
        "ec2:DescribeNetworkInterfaces" or "ec2:DescribeSecurityGroups" when AsksForAll(form) => s_readingAll,
        _ when operation.StartsWith("ec2:", StringComparison.Ordinal) => reads ? s_reading : s_mutating,
        _ => null,
    };

    /// <summary>'without specifying either pagination or a filter' (the same page).</summary>
    private static bool AsksForAll(QueryForm form) => form.Text("MaxResults") is null && form.Text("NextToken") is null && form.Indexes("Filter").Count == 0;
}
