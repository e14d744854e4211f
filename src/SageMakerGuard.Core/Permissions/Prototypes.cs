using System.Collections.Generic;
using SageMakerGuard.Changes;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Permissions;

/// <summary>One step of each kind with everything that asks for a permission.</summary>
internal static class Prototypes
{
    private const string Key = "key";
    private const string Subnet = "subnet";

    private static readonly IReadOnlyList<Tag> s_tags = [new()];

    public static AuthorizeRule RuleIn { get; } = new();

    public static AuthorizeRule RuleOut { get; } = new() { IsEgress = true };

    public static RevokeRule NoRuleOut { get; } = new() { IsEgress = true };

    public static CreateSecurityGroup Group { get; } = new() { Tags = s_tags };

    public static CreateVpcEndpoint Endpoint { get; } = new() { Tags = s_tags, PrivateDnsEnabled = true };

    public static ModifyVpcEndpoint ChangeEndpoint { get; } = new() { PrivateDnsEnabled = true };

    public static CreateSubnet NewSubnet { get; } = new() { Tags = s_tags };

    public static CreateFlowLog FlowLogToS3 { get; } = new() { LogDestinationType = "s3", Tags = s_tags };

    public static CreateFlowLog FlowLogToLogs { get; } = new() { DeliverLogsPermissionArn = "role", Tags = s_tags };

    public static SetResourceTags StudioTags { get; } = new() { ResourceArn = "arn:aws:sagemaker:us-east-1:111122223333:domain/d-1" };

    public static SetResourceTags NetworkTags { get; } = new() { ResourceArn = "arn:aws:ec2:us-east-1:111122223333:natgateway/nat-1" };

    public static RemoveResourceTags NoStudioTags { get; } = new() { ResourceArn = StudioTags.ResourceArn };

    public static RemoveResourceTags NoNetworkTags { get; } = new() { ResourceArn = NetworkTags.ResourceArn };

    public static CreateNotebookInstance Notebook { get; } = new() { SubnetId = Subnet, KmsKeyId = Key, Tags = s_tags };

    public static StartNotebookInstance StartNotebook { get; } = new() { SubnetId = Subnet, KmsKeyId = Key };

    public static DeleteNotebookInstance DeleteNotebook { get; } = new() { SubnetId = Subnet, KmsKeyId = Key };
}
