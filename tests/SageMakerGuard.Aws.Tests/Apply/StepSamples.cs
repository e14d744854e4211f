using System.Collections.Generic;
using SageMakerGuard.Changes;
using SageMakerGuard.Egress;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Aws.Tests.Apply;

/// <summary>Every kind of step once or more, each with what was read before it.</summary>
public static class StepSamples
{
    public const string Vpc = "vpc-0aaa0000000000001";
    public const string Subnet = "subnet-0aaa00000000000a1";
    public const string Table = "rtb-0aaa0000000000001";
    public const string Group = "sg-0aaa0000000000001";
    public const string Peer = "sg-0aaa0000000000002";
    public const string Domain = "d-0000000000aa";
    public const string DomainArn = "arn:aws:sagemaker:eu-central-1:111122223333:domain/" + Domain;
    public const string NatArn = "arn:aws:ec2:eu-central-1:111122223333:natgateway/nat-1";
    public const string Token = "token-7f3a";

    private static readonly IReadOnlyList<Tag> s_tags = Purpose.Tags("nat eu-central-1a", [new() { Key = "Owner", Value = "ml & ops" }]);

    private static readonly AppResourceSpec s_spec = new()
    {
        InstanceType = "ml.t3.medium",
        SageMakerImageArn = "arn:aws:sagemaker:eu-central-1:111122223333:image/i",
        SageMakerImageVersionArn = "arn:aws:sagemaker:eu-central-1:111122223333:image-version/i/1",
        SageMakerImageVersionAlias = "2.1.0",
        LifecycleConfigArn = "arn:aws:sagemaker:eu-central-1:111122223333:studio-lifecycle-config/l",
    };

    public static RegionEstate Nothing { get; } = new() { Region = "eu-central-1", AccountId = "111122223333" };

    public static RegionEstate Associated { get; } = Nothing with
    {
        RouteTables = Part<RouteTable>.Read(new RouteTable
        {
            RouteTableId = Table,
            VpcId = Vpc,
            Associations = [new() { RouteTableAssociationId = "rtbassoc-0aaa0000000000001", SubnetId = Subnet }],
            Routes = [new() { DestinationCidrBlock = "0.0.0.0/0", GatewayId = "igw-0aaa0000000000001", Origin = "CreateRoute" }],
        }),
    };

    public static IEnumerable<(ChangeStep Step, RegionEstate Before, string Operation)> All =>
    [
        (new SetVpcDnsAttribute { VpcId = Vpc, Attribute = SetVpcDnsAttribute.Support, Value = true }, Nothing, "ModifyVpcAttribute"),
        (new SetVpcDnsAttribute { VpcId = Vpc, Attribute = SetVpcDnsAttribute.Hostnames, Value = false }, Nothing, "ModifyVpcAttribute"),
        (new CreateSecurityGroup { NewId = "new:sg", VpcId = Vpc, GroupName = "sm", GroupDescription = "apps", Tags = s_tags }, Nothing, "CreateSecurityGroup"),
        (new CreateSecurityGroup { NewId = "new:sg", VpcId = Vpc, GroupName = "sm", GroupDescription = "apps" }, Nothing, "CreateSecurityGroup"),
        (new DeleteSecurityGroup { GroupId = Group, VpcId = Vpc }, Nothing, "DeleteSecurityGroup"),
        (new AuthorizeRule { GroupId = Group, VpcId = Vpc, Rule = new() { FromPort = 2049, ToPort = 2049, PeerGroupId = Peer }, RuleDescription = "NFS" }, Nothing, "AuthorizeSecurityGroupIngress"),
        (new AuthorizeRule { GroupId = Group, VpcId = Vpc, IsEgress = true, Rule = new() { IpProtocol = "-1", CidrIp = "0.0.0.0/0" } }, Nothing, "AuthorizeSecurityGroupEgress"),
        (new RevokeRule { GroupId = Group, VpcId = Vpc, Rule = new() { FromPort = 443, ToPort = 443, CidrIpv6 = "::/0" } }, Nothing, "RevokeSecurityGroupIngress"),
        (new RevokeRule { GroupId = Group, VpcId = Vpc, IsEgress = true, Rule = new() { FromPort = 443, ToPort = 443, PrefixListId = "pl-0aaa" } }, Nothing, "RevokeSecurityGroupEgress"),
        (new CreateVpcEndpoint { NewId = "new:vpce", VpcId = Vpc, ServiceName = "com.amazonaws.eu-central-1.sts", SubnetIds = [Subnet], SecurityGroupIds = [Group], PrivateDnsEnabled = true, PolicyDocument = "{}", Tags = s_tags }, Nothing, "CreateVpcEndpoint"),
        (new CreateVpcEndpoint { NewId = "new:vpce", VpcId = Vpc, ServiceName = "com.amazonaws.eu-central-1.s3", VpcEndpointType = "Gateway", RouteTableIds = [Table] }, Nothing, "CreateVpcEndpoint"),
        (new ModifyVpcEndpoint { VpcEndpointId = "vpce-1", VpcId = Vpc, AddSubnetIds = [Subnet], RemoveSecurityGroupIds = [Group], PrivateDnsEnabled = false }, Nothing, "ModifyVpcEndpoint"),
        (new DeleteVpcEndpoint { VpcEndpointId = "vpce-1", VpcId = Vpc }, Nothing, "DeleteVpcEndpoints"),
        (new CreateSubnet { NewId = "new:subnet", VpcId = Vpc, CidrBlock = "10.0.8.0/24", AvailabilityZone = "eu-central-1a", AvailabilityZoneId = "euc1-az2", Tags = s_tags }, Nothing, "CreateSubnet"),
        (new DeleteSubnet { SubnetId = Subnet, VpcId = Vpc }, Nothing, "DeleteSubnet"),
        (new CreateRouteTable { NewId = "new:rtb", VpcId = Vpc, Tags = s_tags }, Nothing, "CreateRouteTable"),
        (new DeleteRouteTable { RouteTableId = Table, VpcId = Vpc }, Nothing, "DeleteRouteTable"),
        (new AssociateRouteTable { SubnetId = Subnet, RouteTableId = "rtb-2", VpcId = Vpc }, Nothing, "AssociateRouteTable"),
        (new AssociateRouteTable { SubnetId = Subnet, RouteTableId = "rtb-2", VpcId = Vpc }, Associated, "ReplaceRouteTableAssociation"),
        (new DisassociateRouteTable { SubnetId = Subnet, RouteTableId = Table, VpcId = Vpc }, Associated, "DisassociateRouteTable"),
        (new SetRoute { RouteTableId = Table, VpcId = Vpc, DestinationCidrBlock = "0.0.0.0/0", Target = new() { NatGatewayId = "nat-1" } }, Nothing, "CreateRoute"),
        (new SetRoute { RouteTableId = Table, VpcId = Vpc, DestinationCidrBlock = "0.0.0.0/0", Target = new() { NatGatewayId = "nat-1" } }, Associated, "ReplaceRoute"),
        (new DeleteRoute { RouteTableId = Table, VpcId = Vpc, DestinationCidrBlock = "0.0.0.0/0" }, Associated, "DeleteRoute"),
        (new AllocateAddress { NewId = "new:eip", VpcId = Vpc, Tags = s_tags }, Nothing, "AllocateAddress"),
        (new ReleaseAddress { AllocationId = "eipalloc-1", VpcId = Vpc }, Nothing, "ReleaseAddress"),
        (new CreateNatGateway { NewId = "new:nat", VpcId = Vpc, SubnetId = Subnet, AllocationId = "eipalloc-1", Tags = s_tags }, Nothing, "CreateNatGateway"),
        (new DeleteNatGateway { NatGatewayId = "nat-1", VpcId = Vpc }, Nothing, "DeleteNatGateway"),
        (new CreateInternetGateway { NewId = "new:igw", VpcId = Vpc, Tags = s_tags }, Nothing, "CreateInternetGateway"),
        (new DeleteInternetGateway { InternetGatewayId = "igw-1", VpcId = Vpc }, Nothing, "DeleteInternetGateway"),
        (new AttachInternetGateway { InternetGatewayId = "igw-1", VpcId = Vpc }, Nothing, "AttachInternetGateway"),
        (new DetachInternetGateway { InternetGatewayId = "igw-1", VpcId = Vpc }, Nothing, "DetachInternetGateway"),
        (new CreateFlowLog { NewId = "new:fl", VpcId = Vpc, RecordedId = Vpc, LogDestination = "arn:aws:logs:eu-central-1:111122223333:log-group:/vpc", DeliverLogsPermissionArn = "arn:aws:iam::111122223333:role/flow", LogFormat = "${version} ${srcaddr}", MaxAggregationInterval = 60, Tags = s_tags }, Nothing, "CreateFlowLogs"),
        (new CreateFlowLog { NewId = "new:fl", VpcId = Vpc, RecordedId = Subnet, RecordedType = "Subnet", LogDestinationType = "s3", LogDestination = "arn:aws:s3:::logs/vpc" }, Nothing, "CreateFlowLogs"),
        (new DeleteFlowLog { FlowLogId = "fl-1", VpcId = Vpc }, Nothing, "DeleteFlowLogs"),
        (new CreateInsightsPath { NewId = "new:path", SourceId = "eni-1", DestinationId = "eni-2", Why = "sts", Tags = s_tags }, Nothing, "CreateNetworkInsightsPath"),
        (new CreateInsightsPath { NewId = "new:path", SourceId = "eni-1", DestinationIp = "10.9.0.5", Protocol = "udp", Port = 53, Why = "corp" }, Nothing, "CreateNetworkInsightsPath"),
        (new StartInsightsAnalysis { NewId = "new:analysis", NetworkInsightsPathId = "nip-1", Why = "eni-1 to eni-2", Tags = s_tags }, Nothing, "StartNetworkInsightsAnalysis"),
        (new DeleteInsightsAnalysis { NetworkInsightsAnalysisId = "nia-1", NetworkInsightsPathId = "nip-1" }, Nothing, "DeleteNetworkInsightsAnalysis"),
        (new DeleteInsightsPath { NetworkInsightsPathId = "nip-1" }, Nothing, "DeleteNetworkInsightsPath"),
        (new UpdateDomainNetwork { DomainId = Domain, VpcId = Vpc, SubnetIds = [Subnet], UserSecurityGroupIds = [Group], SpaceSecurityGroupIds = [] }, Nothing, "UpdateDomain"),
        (new DeleteApp { DomainId = Domain, UserProfileName = "ann", AppType = "KernelGateway", AppName = "k", ResourceSpec = s_spec }, Nothing, "DeleteApp"),
        (new CreateApp { DomainId = Domain, UserProfileName = "ann", SpaceName = "team", AppType = "JupyterLab", AppName = "default", ResourceSpec = s_spec }, Nothing, "CreateApp"),
        (new CreateNotebookLifecycleConfig { NotebookInstanceLifecycleConfigName = "copy", OnStart = [new() { Content = "ZWNobw==" }] }, Nothing, "CreateNotebookInstanceLifecycleConfig"),
        (new DeleteNotebookLifecycleConfig { NotebookInstanceLifecycleConfigName = "copy" }, Nothing, "DeleteNotebookInstanceLifecycleConfig"),
        (new SetNotebookLifecycleConfig { NotebookInstanceName = "lab", LifecycleConfigName = "copy" }, Nothing, "UpdateNotebookInstance"),
        (new SetNotebookLifecycleConfig { NotebookInstanceName = "lab" }, Nothing, "UpdateNotebookInstance"),
        (new SetResourceTags { ResourceArn = DomainArn, Tags = s_tags }, Nothing, "AddTags"),
        (new SetResourceTags { ResourceArn = NatArn, Tags = s_tags, Prior = [] }, Nothing, "CreateTags"),
        (new RemoveResourceTags { ResourceArn = DomainArn, TagKeys = ["Owner"] }, Nothing, "DeleteTags"),
        (new RemoveResourceTags { ResourceArn = NatArn, TagKeys = ["Owner"] }, Nothing, "DeleteTags"),
        (new UpdateCostAllocationTagsStatus { TagKeys = ["Owner", "CostCenter"] }, Nothing, "UpdateCostAllocationTagsStatus"),
        (new StopNotebookInstance { NotebookInstanceName = "lab" }, Nothing, "StopNotebookInstance"),
        (new StartNotebookInstance { NotebookInstanceName = "lab" }, Nothing, "StartNotebookInstance"),
        (new DeleteNotebookInstance { NotebookInstanceName = "lab" }, Nothing, "DeleteNotebookInstance"),
        (new CreateNotebookInstance { NotebookInstanceName = "lab-vpc", InstanceType = "ml.t3.medium", RoleArn = "arn:aws:iam::111122223333:role/notebook", SubnetId = Subnet, SecurityGroupIds = [Group] }, Nothing, "CreateNotebookInstance"),
        (new CreateNotebookInstance
        {
            NotebookInstanceName = "lab-vpc", InstanceType = "ml.t3.medium", RoleArn = "arn:aws:iam::111122223333:role/notebook", SubnetId = Subnet, SecurityGroupIds = [Group], VolumeSizeInGB = 20,
            KmsKeyId = "alias/k", PlatformIdentifier = "notebook-al2-v2", RootAccess = "Disabled", IpAddressType = "ipv4", DefaultCodeRepository = "https://git.example/r", AdditionalCodeRepositories = ["https://git.example/s"],
            InstanceMetadataServiceConfiguration = new() { MinimumInstanceMetadataServiceVersion = "2" }, LifecycleConfigName = "copy", Tags = s_tags,
        }, Nothing, "CreateNotebookInstance"),
        (new CreateAthenaTable { Table = FlowLogTable.Of(new(AthenaTableName.GlueCatalog, "default", "flows"), "s3://logs/network", "111122223333", "eu-central-1", FlowFieldSet.Default) }, Nothing, "CreateTable"),
        (new DropAthenaTable { Name = new(AthenaTableName.GlueCatalog, "default", "flows") }, Nothing, "DeleteTable"),
        (new PutRolePolicy { RoleName = "studio", PolicyName = "sm-guard", PolicyDocument = """{"Version":"2012-10-17","Statement":[]}""" }, Nothing, "PutRolePolicy"),
        (new DeleteRolePolicy { RoleName = "studio", PolicyName = "sm-guard" }, Nothing, "DeleteRolePolicy"),
        (new CreateOrganizationPolicy { NewId = "new:policy:guard", Type = "SERVICE_CONTROL_POLICY", Name = "guard", Purpose = "why", Content = "{}" }, Nothing, "CreatePolicy"),
        (new UpdateOrganizationPolicy { PolicyId = "p-12345678", Type = "SERVICE_CONTROL_POLICY", Name = "guard", Content = "{}" }, Nothing, "UpdatePolicy"),
        (new AttachOrganizationPolicy { PolicyId = "p-12345678", Type = "SERVICE_CONTROL_POLICY", Name = "guard", TargetId = "ou-ab12-cdefghij" }, Nothing, "AttachPolicy"),
        (new DetachOrganizationPolicy { PolicyId = "p-12345678", Type = "SERVICE_CONTROL_POLICY", Name = "guard", TargetId = "ou-ab12-cdefghij" }, Nothing, "DetachPolicy"),
        (new DeleteOrganizationPolicy { PolicyId = "p-12345678", Type = "SERVICE_CONTROL_POLICY", Name = "guard" }, Nothing, "DeletePolicy"),
        .. SpendingSamples.All,
    ];
}
