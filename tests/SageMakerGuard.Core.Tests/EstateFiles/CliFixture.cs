using System.Collections.Generic;

namespace SageMakerGuard.Tests.EstateFiles;

/// <summary>What the AWS CLI writes for one VpcOnly domain and all its network, members that the estate does not use among them (botocore 1.43, output shapes).</summary>
internal static class CliFixture
{
    public const string Account = "444455556666";
    public const string Region = "eu-west-1";
    public const string DomainId = "d-k3xq9vtz7w1m";

    public static IReadOnlyDictionary<string, string> Files { get; } = new Dictionary<string, string>
    {
        ["caller.json"] = """{ "UserId": "AROAEXAMPLEID:auditor", "Account": "444455556666", "Arn": "arn:aws:sts::444455556666:assumed-role/Audit/auditor" }""",
        ["list-domains.json"] = """
            { "Domains": [ {
                "DomainArn": "arn:aws:sagemaker:eu-west-1:444455556666:domain/d-k3xq9vtz7w1m", "DomainId": "d-k3xq9vtz7w1m", "DomainName": "credit-risk", "Status": "InService",
                "CreationTime": "2024-03-04T09:12:44.512000+00:00", "LastModifiedTime": "2026-08-30T14:01:02.100000+02:00", "Url": "https://d-k3xq9vtz7w1m.studio.eu-west-1.sagemaker.aws" } ] }
            """,
        ["describe-domain.json"] = """
            {
                "DomainArn": "arn:aws:sagemaker:eu-west-1:444455556666:domain/d-k3xq9vtz7w1m", "DomainId": "d-k3xq9vtz7w1m", "DomainName": "credit-risk",
                "HomeEfsFileSystemId": "fs-0c1d2e3f4a5b6c7d8", "Status": "InService", "CreationTime": 1709543564.512, "LastModifiedTime": "2026-08-30T12:01:02.100000+00:00",
                "SecurityGroupIdForDomainBoundary": "sg-0b0b0b0b0b0b0b0b0", "AuthMode": "IAM",
                "DefaultUserSettings": {
                    "ExecutionRole": "arn:aws:iam::444455556666:role/StudioRole", "SecurityGroups": [ "sg-0a1a1a1a1a1a1a1a1" ],
                    "SharingSettings": { "NotebookOutputOption": "Allowed" }, "StudioWebPortal": "ENABLED", "DefaultLandingUri": "studio::",
                    "CanvasAppSettings": { "TimeSeriesForecastingSettings": { "Status": "ENABLED" } }, "AutoMountHomeEFS": "Enabled" },
                "DomainSettings": { "SecurityGroupIds": [], "DockerSettings": { "EnableDockerAccess": "DISABLED" } },
                "AppNetworkAccessType": "VpcOnly", "SubnetIds": [ "subnet-0a000000000000001", "subnet-0b000000000000002" ],
                "Url": "https://d-k3xq9vtz7w1m.studio.eu-west-1.sagemaker.aws", "VpcId": "vpc-0123456789abcdef0", "TagPropagation": "ENABLED",
                "DefaultSpaceSettings": { "ExecutionRole": "arn:aws:iam::444455556666:role/StudioRole", "SecurityGroups": [ "sg-0a1a1a1a1a1a1a1a1" ] }
            }
            """,
        ["user-profiles.json"] = """{ "UserProfiles": [ { "DomainId": "d-k3xq9vtz7w1m", "UserProfileName": "maeve", "Status": "InService", "CreationTime": "2024-03-05T08:00:00+00:00", "LastModifiedTime": "2024-03-05T08:00:30+00:00" }, { "DomainId": "d-k3xq9vtz7w1m", "UserProfileName": "oisin", "Status": "InService" } ] }""",
        ["describe-user-profile.json"] = """{ "DomainId": "d-k3xq9vtz7w1m", "UserProfileArn": "arn:aws:sagemaker:eu-west-1:444455556666:user-profile/d-k3xq9vtz7w1m/maeve", "UserProfileName": "maeve", "HomeEfsFileSystemUid": "200005", "Status": "InService", "UserSettings": { "SecurityGroups": [ "sg-0e5e5e5e5e5e5e5e5" ] } }""",
        ["spaces.json"] = """{ "Spaces": [ { "DomainId": "d-k3xq9vtz7w1m", "SpaceName": "scoring", "Status": "InService", "SpaceSettingsSummary": { "AppType": "JupyterLab", "SpaceStorageSettings": { "EbsStorageSettings": { "EbsVolumeSizeInGb": 20 } } }, "SpaceSharingSettingsSummary": { "SharingType": "Private" }, "OwnershipSettingsSummary": { "OwnerUserProfileName": "oisin" } } ] }""",
        ["apps.json"] = """{ "Apps": [ { "DomainId": "d-k3xq9vtz7w1m", "SpaceName": "scoring", "AppType": "JupyterLab", "AppName": "default", "Status": "InService", "CreationTime": "2026-11-20T07:31:00+00:00", "ResourceSpec": { "SageMakerImageArn": "arn:aws:sagemaker:eu-west-1:819792524951:image/sagemaker-distribution-cpu", "InstanceType": "ml.t3.medium" } } ] }""",
        ["notebooks.json"] = """{ "NotebookInstances": [ { "NotebookInstanceName": "Legacy-Scoring", "NotebookInstanceArn": "arn:aws:sagemaker:eu-west-1:444455556666:notebook-instance/legacy-scoring", "NotebookInstanceStatus": "Stopped", "InstanceType": "ml.t3.large" } ] }""",
        ["notebook.json"] = """{ "NotebookInstanceArn": "arn:aws:sagemaker:eu-west-1:444455556666:notebook-instance/legacy-scoring", "NotebookInstanceName": "Legacy-Scoring", "NotebookInstanceStatus": "Stopped", "InstanceType": "ml.t3.large", "SubnetId": "subnet-0a000000000000001", "SecurityGroups": [ "sg-0a1a1a1a1a1a1a1a1" ], "RoleArn": "arn:aws:iam::444455556666:role/StudioRole", "NetworkInterfaceId": "eni-0a00000000000000c", "DirectInternetAccess": "Disabled", "VolumeSizeInGB": 50, "RootAccess": "Enabled", "PlatformIdentifier": "notebook-al2-v2" }""",
        ["tags.json"] = """{ "PaginationToken": "", "ResourceTagMappingList": [ { "ResourceARN": "arn:aws:sagemaker:eu-west-1:444455556666:domain/d-k3xq9vtz7w1m", "Tags": [ { "Key": "Owner", "Value": "credit-risk" }, { "Key": "CostCenter", "Value": "" } ] }, { "ResourceARN": "arn:aws:sagemaker:eu-west-1:444455556666:user-profile/d-k3xq9vtz7w1m/ada", "Tags": [ { "Key": "Owner", "Value": "ada" } ] } ] }""",
        ["cost-allocation-tags.json"] = """{ "CostAllocationTags": [ { "TagKey": "Owner", "Type": "UserDefined", "Status": "Active", "LastUpdatedDate": "2026-02-03T10:00:00Z", "LastUsedDate": "2026-11-01T00:00:00Z" }, { "TagKey": "CostCenter", "Type": "UserDefined", "Status": "Inactive" } ] }""",
        ["vpcs.json"] = """{ "Vpcs": [ { "OwnerId": "444455556666", "InstanceTenancy": "default", "CidrBlockAssociationSet": [ { "AssociationId": "vpc-cidr-assoc-0a", "CidrBlock": "10.8.0.0/16", "CidrBlockState": { "State": "associated" } } ], "IsDefault": false, "Tags": [ { "Key": "Name", "Value": "ml" } ], "BlockPublicAccessStates": { "InternetGatewayBlockMode": "off" }, "VpcId": "vpc-0123456789abcdef0", "State": "available", "CidrBlock": "10.8.0.0/16", "DhcpOptionsId": "dopt-0123456789abcdef0" } ] }""",
        ["dns-support.json"] = """{ "EnableDnsSupport": { "Value": true }, "VpcId": "vpc-0123456789abcdef0" }""",
        ["dns-hostnames.json"] = """{ "EnableDnsHostnames": { "Value": false }, "VpcId": "vpc-0123456789abcdef0" }""",
        ["subnets.json"] = """
            { "Subnets": [
                { "AvailabilityZoneId": "euw1-az1", "MapCustomerOwnedIpOnLaunch": false, "OwnerId": "444455556666", "AssignIpv6AddressOnCreation": false, "Ipv6CidrBlockAssociationSet": [],
                  "SubnetArn": "arn:aws:ec2:eu-west-1:444455556666:subnet/subnet-0a000000000000001", "EnableDns64": false, "SubnetId": "subnet-0a000000000000001", "State": "available",
                  "VpcId": "vpc-0123456789abcdef0", "CidrBlock": "10.8.1.0/24", "AvailableIpAddressCount": 236, "AvailabilityZone": "eu-west-1a", "DefaultForAz": false, "MapPublicIpOnLaunch": false },
                { "AvailabilityZoneId": "euw1-az2", "OwnerId": "444455556666", "SubnetId": "subnet-0b000000000000002", "State": "available", "VpcId": "vpc-0123456789abcdef0",
                  "CidrBlock": "10.8.2.0/24", "AvailableIpAddressCount": 241, "AvailabilityZone": "eu-west-1b", "MapPublicIpOnLaunch": false } ] }
            """,
        ["route-tables.json"] = """
            { "RouteTables": [ {
                "Associations": [ { "Main": false, "RouteTableAssociationId": "rtbassoc-0a", "RouteTableId": "rtb-0a00000000000000a", "SubnetId": "subnet-0a000000000000001", "AssociationState": { "State": "associated" } } ],
                "PropagatingVgws": [], "RouteTableId": "rtb-0a00000000000000a", "VpcId": "vpc-0123456789abcdef0", "OwnerId": "444455556666", "Tags": [],
                "Routes": [
                    { "DestinationCidrBlock": "10.8.0.0/16", "GatewayId": "local", "Origin": "CreateRouteTable", "State": "active" },
                    { "DestinationPrefixListId": "pl-0d0d0d0d0d0d0d0d0", "TransitGatewayId": "tgw-0123456789abcdef0", "Origin": "CreateRoute", "State": "active" },
                    { "DestinationPrefixListId": "pl-6da54004", "GatewayId": "vpce-0a3a3a3a3a3a3a3a3", "Origin": "CreateRoute", "State": "active" } ] } ] }
            """,
        ["network-acls.json"] = """{ "NetworkAcls": [ { "Associations": [ { "NetworkAclAssociationId": "aclassoc-0a", "NetworkAclId": "acl-0a00000000000000a", "SubnetId": "subnet-0a000000000000001" } ], "Entries": [ { "CidrBlock": "0.0.0.0/0", "Egress": true, "Protocol": "6", "PortRange": { "From": 443, "To": 443 }, "RuleAction": "allow", "RuleNumber": 100 }, { "CidrBlock": "0.0.0.0/0", "Egress": false, "Protocol": "-1", "RuleAction": "deny", "RuleNumber": 32767 } ], "IsDefault": true, "NetworkAclId": "acl-0a00000000000000a", "Tags": [], "VpcId": "vpc-0123456789abcdef0", "OwnerId": "444455556666" } ] }""",
        ["security-groups.json"] = """
            { "SecurityGroups": [ {
                "GroupId": "sg-0a1a1a1a1a1a1a1a1", "GroupName": "studio", "Description": "Studio apps", "VpcId": "vpc-0123456789abcdef0", "OwnerId": "444455556666",
                "SecurityGroupArn": "arn:aws:ec2:eu-west-1:444455556666:security-group/sg-0a1a1a1a1a1a1a1a1",
                "IpPermissionsEgress": [ { "IpProtocol": "tcp", "FromPort": 443, "ToPort": 443, "UserIdGroupPairs": [], "IpRanges": [], "Ipv6Ranges": [], "PrefixListIds": [ { "Description": "S3", "PrefixListId": "pl-6da54004" } ] },
                                         { "IpProtocol": "-1", "UserIdGroupPairs": [ { "UserId": "444455556666", "GroupId": "sg-0e2e2e2e2e2e2e2e2" } ], "IpRanges": [ { "CidrIp": "10.0.0.0/8", "Description": "inside" } ], "Ipv6Ranges": [], "PrefixListIds": [] } ],
                "IpPermissions": [] } ] }
            """,
        ["endpoints.json"] = """{ "VpcEndpoints": [ { "VpcEndpointId": "vpce-0a3a3a3a3a3a3a3a3", "VpcEndpointType": "Gateway", "VpcId": "vpc-0123456789abcdef0", "ServiceName": "com.amazonaws.eu-west-1.s3", "State": "available", "PolicyDocument": "{\"Version\":\"2008-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"*\",\"Resource\":\"*\"}]}", "RouteTableIds": [ "rtb-0a00000000000000a" ], "SubnetIds": [], "Groups": [], "PrivateDnsEnabled": false, "RequesterManaged": false, "NetworkInterfaceIds": [], "DnsEntries": [], "CreationTimestamp": "2024-03-04T08:00:00+00:00", "Tags": [], "OwnerId": "444455556666" } ] }""",
        ["endpoint-services.json"] = """{ "ServiceNames": [ "com.amazonaws.eu-west-1.sts" ], "ServiceDetails": [ { "ServiceName": "com.amazonaws.eu-west-1.sts", "ServiceId": "vpce-svc-0a", "ServiceType": [ { "ServiceType": "Interface" } ], "AvailabilityZoneIds": [ "euw1-az1" ], "AvailabilityZones": [ "eu-west-1a", "eu-west-1b" ], "Owner": "amazon", "BaseEndpointDnsNames": [ "sts.eu-west-1.vpce.amazonaws.com" ], "PrivateDnsName": "sts.eu-west-1.amazonaws.com", "PrivateDnsNames": [ { "PrivateDnsName": "sts.eu-west-1.amazonaws.com" } ], "VpcEndpointPolicySupported": true, "AcceptanceRequired": false } ] }""",
        ["nat-gateways.json"] = """{ "NatGateways": [ { "CreateTime": "2024-03-04T08:10:00+00:00", "NatGatewayAddresses": [ { "AllocationId": "eipalloc-0a", "NetworkInterfaceId": "eni-0a00000000000000d", "PrivateIp": "10.8.100.5", "PublicIp": "198.51.100.7", "IsPrimary": true, "Status": "succeeded" } ], "NatGatewayId": "nat-0a00000000000000a", "State": "available", "SubnetId": "subnet-0c000000000000003", "VpcId": "vpc-0123456789abcdef0", "Tags": [], "ConnectivityType": "public" } ] }""",
        ["addresses.json"] = """{ "Addresses": [ { "AllocationId": "eipalloc-0a", "AssociationId": "eipassoc-0a", "Domain": "vpc", "NetworkInterfaceId": "eni-0a00000000000000d", "NetworkInterfaceOwnerId": "444455556666", "PrivateIpAddress": "10.8.100.5", "PublicIp": "198.51.100.7", "PublicIpv4Pool": "amazon" } ] }""",
        ["lifecycle-config.json"] = """{ "NotebookInstanceLifecycleConfigArn": "arn:aws:sagemaker:eu-west-1:444455556666:notebook-instance-lifecycle-config/stop-idle", "NotebookInstanceLifecycleConfigName": "stop-idle", "OnCreate": [], "OnStart": [ { "Content": "IyEvYmluL2Jhc2g=" } ], "LastModifiedTime": "2024-03-04T08:00:00+00:00", "CreationTime": "2024-03-04T08:00:00+00:00" }""",
        ["role-policy.json"] = """{ "RoleName": "StudioRole", "PolicyName": "no-launch", "PolicyDocument": { "Version": "2012-10-17", "Statement": [ { "Effect": "Deny", "Action": "sagemaker:CreateApp", "Resource": "*" } ] } }""",
        ["igws.json"] = """{ "InternetGateways": [ { "Attachments": [ { "State": "available", "VpcId": "vpc-0123456789abcdef0" } ], "InternetGatewayId": "igw-0a00000000000000a", "OwnerId": "444455556666", "Tags": [] } ] }""",
        ["eigws.json"] = """{ "EgressOnlyInternetGateways": [ { "Attachments": [ { "State": "attached", "VpcId": "vpc-0123456789abcdef0" } ], "EgressOnlyInternetGatewayId": "eigw-0a00000000000000a" } ] }""",
        ["peerings.json"] = """{ "VpcPeeringConnections": [ { "AccepterVpcInfo": { "CidrBlock": "10.9.0.0/16", "CidrBlockSet": [ { "CidrBlock": "10.9.0.0/16" } ], "OwnerId": "777788889999", "VpcId": "vpc-0f0f0f0f0f0f0f0f0", "Region": "eu-west-1" }, "RequesterVpcInfo": { "CidrBlock": "10.8.0.0/16", "OwnerId": "444455556666", "VpcId": "vpc-0123456789abcdef0", "Region": "eu-west-1" }, "Status": { "Code": "active", "Message": "Active" }, "VpcPeeringConnectionId": "pcx-0a00000000000000a" } ] }""",
        ["tgw-attachments.json"] = """{ "TransitGatewayAttachments": [ { "TransitGatewayAttachmentId": "tgw-attach-0a", "TransitGatewayId": "tgw-0123456789abcdef0", "TransitGatewayOwnerId": "777788889999", "ResourceOwnerId": "444455556666", "ResourceType": "vpc", "ResourceId": "vpc-0123456789abcdef0", "State": "available", "Association": { "TransitGatewayRouteTableId": "tgw-rtb-0a0a0a0a0a0a0a0a0", "State": "associated" } } ] }""",
        ["tgw-vpc-attachments.json"] = """{ "TransitGatewayVpcAttachments": [ { "TransitGatewayAttachmentId": "tgw-attach-0a", "TransitGatewayId": "tgw-0123456789abcdef0", "VpcId": "vpc-0123456789abcdef0", "VpcOwnerId": "444455556666", "State": "available", "SubnetIds": [ "subnet-0a000000000000001" ], "Options": { "DnsSupport": "enable", "SecurityGroupReferencingSupport": "disable", "ApplianceModeSupport": "disable" } } ] }""",
        ["tgw-tables.json"] = """{ "TransitGatewayRouteTables": [ { "TransitGatewayRouteTableId": "tgw-rtb-0a0a0a0a0a0a0a0a0", "TransitGatewayId": "tgw-0123456789abcdef0", "State": "available", "DefaultAssociationRouteTable": true } ] }""",
        ["routes of tgw-rtb-0a0a0a0a0a0a0a0a0.json"] = """{ "Routes": [ { "DestinationCidrBlock": "10.64.0.0/12", "TransitGatewayAttachments": [ { "ResourceId": "vpc-0e0e0e0e0e0e0e0e0", "TransitGatewayAttachmentId": "tgw-attach-0b", "ResourceType": "vpc" } ], "Type": "propagated", "State": "active" } ], "AdditionalRoutesAvailable": false }""",
        ["vgws.json"] = """{ "VpnGateways": [ { "State": "available", "Type": "ipsec.1", "VpcAttachments": [ { "State": "attached", "VpcId": "vpc-0123456789abcdef0" } ], "VpnGatewayId": "vgw-0a00000000000000a", "AmazonSideAsn": 64512 } ] }""",
        ["prefix-lists.json"] = """{ "PrefixLists": [ { "Cidrs": [ "52.218.0.0/17", "3.5.64.0/21" ], "PrefixListId": "pl-6da54004", "PrefixListName": "com.amazonaws.eu-west-1.s3" } ] }""",
        ["managed-prefix-lists.json"] = """{ "PrefixLists": [ { "PrefixListId": "pl-0d0d0d0d0d0d0d0d0", "AddressFamily": "IPv4", "State": "create-complete", "PrefixListArn": "arn:aws:ec2:eu-west-1:444455556666:prefix-list/pl-0d0d0d0d0d0d0d0d0", "PrefixListName": "on-premises", "MaxEntries": 10, "Version": 1, "OwnerId": "444455556666" }, { "PrefixListId": "pl-6da54004", "PrefixListArn": "arn:aws:ec2:eu-west-1:aws:prefix-list/pl-6da54004", "PrefixListName": "com.amazonaws.eu-west-1.s3", "OwnerId": "AWS" } ] }""",
        ["entries-pl-0d0d0d0d0d0d0d0d0.json"] = """{ "Entries": [ { "Cidr": "172.16.0.0/12", "Description": "data centre" } ] }""",
        ["flow-logs.json"] = """{ "FlowLogs": [ { "CreationTime": "2024-03-04T08:20:00+00:00", "DeliverLogsStatus": "SUCCESS", "FlowLogId": "fl-0a00000000000000a", "FlowLogStatus": "ACTIVE", "ResourceId": "vpc-0123456789abcdef0", "TrafficType": "ALL", "LogDestinationType": "s3", "LogDestination": "arn:aws:s3:::flow-logs", "LogFormat": "${version} ${account-id}", "Tags": [], "MaxAggregationInterval": 600 } ] }""",
        ["network-interfaces.json"] = """
            { "NetworkInterfaces": [
                { "Description": "EFS mount target for fs-0c1d2e3f4a5b6c7d8 (fsmt-0a00000000000000a)", "Groups": [ { "GroupName": "security-group-for-inbound-nfs-d-k3xq9vtz7w1m", "GroupId": "sg-0f1f1f1f1f1f1f1f1" } ],
                  "InterfaceType": "efs", "NetworkInterfaceId": "eni-0a00000000000000a", "OwnerId": "444455556666", "PrivateIpAddress": "10.8.1.20", "RequesterManaged": true, "SourceDestCheck": true, "Status": "in-use",
                  "SubnetId": "subnet-0a000000000000001", "TagSet": [], "VpcId": "vpc-0123456789abcdef0", "AvailabilityZone": "eu-west-1a" },
                { "Association": { "IpOwnerId": "444455556666", "PublicDnsName": "", "PublicIp": "198.51.100.7" }, "Description": "Interface for NAT Gateway nat-0a00000000000000a", "Groups": [], "InterfaceType": "nat_gateway",
                  "NetworkInterfaceId": "eni-0a00000000000000d", "OwnerId": "444455556666", "PrivateIpAddress": "10.8.100.5", "SourceDestCheck": false, "Status": "in-use", "SubnetId": "subnet-0c000000000000003", "VpcId": "vpc-0123456789abcdef0" } ] }
            """,
        ["mount-targets.json"] = """{ "MountTargets": [ { "OwnerId": "444455556666", "MountTargetId": "fsmt-0b00000000000000b", "FileSystemId": "fs-0c1d2e3f4a5b6c7d8", "SubnetId": "subnet-0b000000000000002", "LifeCycleState": "available", "IpAddress": "10.8.2.20", "NetworkInterfaceId": "eni-0a00000000000000b", "AvailabilityZoneId": "euw1-az2", "AvailabilityZoneName": "eu-west-1b", "VpcId": "vpc-0123456789abcdef0" } ] }""",
        ["fsmt-0b00000000000000b groups.json"] = """{ "SecurityGroups": [ "sg-0f1f1f1f1f1f1f1f1" ] }""",
        ["dhcp-options.json"] = """{ "DhcpOptions": [ { "OwnerId": "444455556666", "Tags": [], "DhcpOptionsId": "dopt-0123456789abcdef0", "DhcpConfigurations": [ { "Key": "domain-name", "Values": [ { "Value": "eu-west-1.compute.internal" } ] }, { "Key": "domain-name-servers", "Values": [ { "Value": "AmazonProvidedDNS" } ] } ] } ] }""",
        ["bpa.json"] = """{ "VpcBlockPublicAccessOptions": { "AwsAccountId": "444455556666", "AwsRegion": "eu-west-1", "State": "update-complete", "InternetGatewayBlockMode": "block-ingress", "LastUpdateTimestamp": "2025-06-01T10:00:00+00:00", "ManagedBy": "account", "ExclusionsAllowed": "allowed" } }""",
        ["bpa-exclusions.json"] = """{ "VpcBlockPublicAccessExclusions": [ { "ExclusionId": "vpcbpa-exclude-0a", "InternetGatewayExclusionMode": "allow-egress", "ResourceArn": "arn:aws:ec2:eu-west-1:444455556666:vpc/vpc-0123456789abcdef0", "State": "create-complete" } ] }""",
        ["paths.json"] = """{ "NetworkInsightsPaths": [ { "NetworkInsightsPathId": "nip-0a00000000000000a", "NetworkInsightsPathArn": "arn:aws:ec2:eu-west-1:444455556666:network-insights-path/nip-0a00000000000000a", "CreatedDate": "2026-11-20T08:00:00.000000+00:00", "Source": "eni-0a00000000000000c", "SourceArn": "arn:aws:ec2:eu-west-1:444455556666:network-interface/eni-0a00000000000000c", "Protocol": "tcp", "Tags": [], "FilterAtSource": { "DestinationAddress": "10.8.2.20", "DestinationPortRange": { "FromPort": 2049, "ToPort": 2049 } } } ] }""",
        ["analyses.json"] = """
            { "NetworkInsightsAnalyses": [ {
                "NetworkInsightsAnalysisId": "nia-0a00000000000000a", "NetworkInsightsAnalysisArn": "arn:aws:ec2:eu-west-1:444455556666:network-insights-analysis/nia-0a00000000000000a",
                "NetworkInsightsPathId": "nip-0a00000000000000a", "StartDate": "2026-11-20T08:00:05.000000+00:00", "Status": "succeeded", "NetworkPathFound": false, "Tags": [ { "Key": "Owner", "Value": "ml" } ],
                "Explanations": [ { "Direction": "ingress", "ExplanationCode": "ENI_SG_RULES_MISMATCH", "NetworkInterface": { "Id": "eni-0a00000000000000b", "Arn": "arn:aws:ec2:eu-west-1:444455556666:network-interface/eni-0a00000000000000b" },
                    "SecurityGroups": [ { "Id": "sg-0f1f1f1f1f1f1f1f1" } ], "Subnet": { "Id": "subnet-0b000000000000002" }, "Vpc": { "Id": "vpc-0123456789abcdef0" } } ] } ] }
            """,
        ["zones of vpc-0123456789abcdef0.json"] = """{ "HostedZoneSummaries": [ { "HostedZoneId": "Z0123456789ABCDEFGHIJ", "Name": "api.sagemaker.eu-west-1.amazonaws.com.", "Owner": { "OwningAccount": "777788889999" } } ], "MaxItems": "100" }""",
    };
}
