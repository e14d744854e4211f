namespace SageMakerGuard.Sandbox.Operations.Ec2.Changing;

/// <summary>
/// The ids that changing calls take. Most calls and those of endpoints differ in the spelling of codes and in their sentences; codes of endpoint
/// calls: hashicorp/terraform-provider-aws, internal/service/ec2/errors.go, and aws-controllers-k8s/ec2-controller#66.
/// </summary>
internal static class ResourceIds
{
    public static IdRule Vpc { get; } = new("VpcId", "vpc", "InvalidVpcID.Malformed", "InvalidVpcID.NotFound", id => $"The vpc ID '{id}' does not exist");

    public static IdRule Subnet { get; } = new("SubnetId", "subnet", "InvalidSubnetID.Malformed", "InvalidSubnetID.NotFound", id => $"The subnet ID '{id}' does not exist");

    public static IdRule NetworkInterface { get; } =
        new("NetworkInterfaceId", "eni", "InvalidNetworkInterfaceId.Malformed", "InvalidNetworkInterfaceID.NotFound", id => $"The networkInterface ID '{id}' does not exist");

    public static IdRule SecurityGroup { get; } = new("GroupId", "sg", "InvalidGroupId.Malformed", "InvalidGroup.NotFound", id => $"The security group '{id}' does not exist");

    public static IdRule SecurityGroupRule { get; } =
        new("SecurityGroupRuleId", "sgr", "InvalidSecurityGroupRuleId.Malformed", "InvalidSecurityGroupRuleId.NotFound", id => $"[sandbox] The security group rule ID '{id}' does not exist");

    public static IdRule PrefixList { get; } = new("PrefixListId", "pl", "InvalidPrefixListId.Malformed", "InvalidPrefixListID.NotFound", id => $"[sandbox] The prefix list ID '{id}' does not exist");

    public static IdRule FlowLog { get; } = new("FlowLogId", "fl", "InvalidFlowLogId.Malformed", "InvalidFlowLogId.NotFound", id => $"[sandbox] These flow log ids in the input list are not found: [TotalCount: 1] {id}");

    public static IdRule Endpoint { get; } =
        new("VpcEndpointId", "vpce", "InvalidVpcEndpointId.Malformed", "InvalidVpcEndpointId.NotFound", id => $"The Vpc Endpoint Id '{id}' does not exist") { EndpointFamily = true };

    public static IdRule VpcOfEndpoint { get; } = new("VpcId", "vpc", "InvalidVpcId.Malformed", "InvalidVpcId.NotFound", id => $"[sandbox] The Vpc Id '{id}' does not exist") { EndpointFamily = true };

    public static IdRule SubnetOfEndpoint { get; } =
        new("SubnetId", "subnet", "InvalidSubnetId.Malformed", "InvalidSubnetId.NotFound", id => $"[sandbox] The Subnet Id '{id}' does not exist") { EndpointFamily = true, Word = "Subnet Id" };

    public static IdRule GroupOfEndpoint { get; } =
        new("SecurityGroupId", "sg", "InvalidSecurityGroupId.Malformed", "InvalidSecurityGroupId.NotFound", id => $"[sandbox] The Security Group Id '{id}' does not exist") { EndpointFamily = true, Word = "Security Group Id" };

    public static IdRule TableOfEndpoint { get; } =
        new("RouteTableId", "rtb", "InvalidRouteTableId.Malformed", "InvalidRouteTableId.NotFound", id => $"[sandbox] The Route Table Id '{id}' does not exist") { EndpointFamily = true, Word = "Route Table Id" };
}
