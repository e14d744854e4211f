using System;
using System.Linq;

namespace SageMakerGuard.Estates;

/// <summary>The ARN of a resource that this module tags, in its parts: <c>arn:partition:service:region:account:kind/name</c>.</summary>
public sealed record TaggableArn
{
    private static readonly (string Service, string Kind, string Type)[] s_types =
    [
        ("sagemaker", "domain", "AWS::SageMaker::Domain"),
        ("sagemaker", "user-profile", "AWS::SageMaker::UserProfile"),
        ("sagemaker", "space", "AWS::SageMaker::Space"),
        ("sagemaker", "notebook-instance", "AWS::SageMaker::NotebookInstance"),
        ("ec2", "vpc-endpoint", "AWS::EC2::VPCEndpoint"),
        ("ec2", "natgateway", "AWS::EC2::NatGateway"),
    ];

    private TaggableArn(string service, string region, string accountId, string name, string type) =>
        (Service, Region, AccountId, Name, ResourceType) = (service, region, accountId, name, type);

    /// <summary>sagemaker or ec2.</summary>
    public string Service { get; }

    /// <summary>The region.</summary>
    public string Region { get; }

    /// <summary>The account.</summary>
    public string AccountId { get; }

    /// <summary>What stands behind the kind: the id or name; domain and name with a slash between them for a user profile or a space.</summary>
    public string Name { get; }

    /// <summary>The CloudFormation type.</summary>
    public string ResourceType { get; }

    /// <summary>Whether EC2 holds its tags, and not SageMaker.</summary>
    public bool IsEc2 => Service == "ec2";

    /// <summary>The domain that it is or belongs to; null for what belongs to none.</summary>
    public string? DomainId => IsEc2 || ResourceType.EndsWith("Instance", StringComparison.Ordinal) ? null : Name.Split('/')[0];

    /// <summary>The kinds that can be tagged, for people.</summary>
    public static string Kinds => string.Join(", ", s_types.Select(t => t.Service + " " + t.Kind));

    /// <summary>Takes an ARN apart; null where it is none, or that of something else.</summary>
    public static TaggableArn? Read(string arn)
    {
        var parts = arn.Split([':'], 6);
        if (parts.Length < 6 || parts[0] != "arn" || parts[1].Length == 0 || parts[3].Length == 0 || parts[4].Length != 12 || parts[5].Split(['/'], 2) is not [var kind, { Length: > 0 } name])
            return null;
        return s_types.FirstOrDefault(t => t.Service == parts[2] && t.Kind == kind) is { Type: { } type } row ? new(row.Service, parts[3], parts[4], name, type) : null;
    }
}
