namespace SageMakerGuard.Estates;

/// <summary>VPC block public access of the account in the region (API_DescribeVpcBlockPublicAccessOptions).</summary>
public sealed record VpcBlockPublicAccessOptions
{
    /// <summary>off, block-bidirectional (NAT gateways are cut off too) or block-ingress.</summary>
    public string? InternetGatewayBlockMode { get; init; }

    /// <summary>default-state, update-in-progress or update-complete.</summary>
    public string? State { get; init; }

    /// <summary>account or declarative-policy.</summary>
    public string? ManagedBy { get; init; }
}

/// <summary>An exclusion (API_DescribeVpcBlockPublicAccessExclusions).</summary>
public sealed record VpcBlockPublicAccessExclusion
{
    /// <summary>The exclusion.</summary>
    public string ExclusionId { get; init; } = "";

    /// <summary>allow-bidirectional or allow-egress.</summary>
    public string? InternetGatewayExclusionMode { get; init; }

    /// <summary>The ARN of the VPC or subnet.</summary>
    public string? ResourceArn { get; init; }

    /// <summary>create-complete and others.</summary>
    public string? State { get; init; }
}
