using System;

namespace SageMakerGuard.Services;

/// <summary>An AWS service as seen from inside a VPC: the endpoint service that stands for it and the name that programs resolve.</summary>
public sealed record AwsService
{
    /// <summary>The part of the endpoint service's name behind the region, for example <c>sagemaker.api</c> or, in SageMaker's own family, <c>studio</c>.</summary>
    public string Name { get; init; } = "";

    /// <summary>True for <c>aws.sagemaker.&lt;region&gt;.&lt;name&gt;</c>, false for <c>com.amazonaws.&lt;region&gt;.&lt;name&gt;</c> and its cousins in other partitions.</summary>
    public bool SageMakerFamily { get; init; }

    /// <summary>The host that programs resolve, with <c>{region}</c> and <c>{suffix}</c> in place of region and DNS suffix.</summary>
    public string HostPattern { get; init; } = "";

    /// <summary>True where a free gateway endpoint serves it (S3, DynamoDB).</summary>
    public bool Gateway { get; init; }

    /// <summary>False where its interface endpoint has no private DNS name (API_CreateVpcEndpoint refuses it for DynamoDB: 'does not provide a private DNS name').</summary>
    public bool InterfacePrivateDns { get; init; } = true;

    /// <summary>The features that do not work without it.</summary>
    public Feature RequiredBy { get; init; }

    /// <summary>What it is for, in a few words.</summary>
    public string Purpose { get; init; } = "";

    /// <summary>The TCP port: 443 for all of them.</summary>
    public int Port { get; init; } = 443;

    /// <summary>Whether an endpoint service's name is this service's in the region. The prefix differs between partitions and is matched, never computed (AWS PrivateLink Guide; API_DescribeVpcEndpointServices).</summary>
    public bool Matches(string endpointServiceName, string region)
    {
        var tail = "." + region + "." + Name;
        return endpointServiceName.EndsWith(tail, StringComparison.Ordinal)
            && endpointServiceName.StartsWith("aws.sagemaker.", StringComparison.Ordinal) == SageMakerFamily;
    }

    /// <summary>The host in a region.</summary>
    public string Host(string region, string dnsSuffix) => HostPattern.Replace("{region}", region).Replace("{suffix}", dnsSuffix);

    /// <summary>The name as commercial regions spell it, for people and for remedies.</summary>
    public string DisplayName(string region) => SageMakerFamily ? $"aws.sagemaker.{region}.{Name}" : $"com.amazonaws.{region}.{Name}";
}
