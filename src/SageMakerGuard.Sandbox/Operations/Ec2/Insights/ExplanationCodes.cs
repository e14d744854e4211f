namespace SageMakerGuard.Sandbox.Operations.Ec2.Insights;

/// <summary>
/// Which of Reachability Analyzer's explanation codes says what a rule of the engine says (Reachability Analyzer guide, 'Reachability Analyzer
/// explanation codes'). What no code fits is NO_PATH, of which the guide says as much.
/// </summary>
internal static class ExplanationCodes
{
    /// <summary>'The source or destination resource does not exist.'</summary>
    public const string Missing = "NO_SOURCE_OR_DESTINATION";

    /// <summary>'The path can't be extended because the information about the destination is insufficient.'</summary>
    public const string Unknown = "UNKNOWN_DESTINATION";

    public const string NoPath = "NO_PATH";

    public static string Of(string rule, string resourceType) => rule switch
    {
        "sg-egress" or "sg-ingress" => "ENI_SG_RULES_MISMATCH",
        "nacl-egress" or "nacl-ingress" or "nacl-return-egress" or "nacl-return-ingress" => "SUBNET_ACL_RESTRICTION",
        "route-missing" when resourceType == "InternetGateway" => "IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS",
        "route-missing" or "nat-no-internet-route" => "NO_ROUTE_TO_DESTINATION",
        "route-blackhole" => "BAD_STATE_ROUTE",
        "nat-state" or "endpoint-state" or "peering-inactive" => "BAD_STATE",
        "igw-detached" => "BAD_STATE_ATTACHMENT",
        "no-public-address" or "nat-private" => "IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS",
        "peering-not-transitive" => "PCX_REQUIRES_ADDRESS_IN_VPC_CIDR",
        "tgw-attachment-zone" => "TGW_ROUTE_AZ_RESTRICTION",
        "tgw-no-route" => "TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT",
        "tgw-blackhole" => "TGW_RTB_BAD_STATE_ROUTE",
        "vpc-block-public-access" => "VPC_BLOCK_PUBLIC_ACCESS_ENABLED",
        "appliance-source-check" => "ENI_SOURCE_DEST_CHECK_RESTRICTION",
        _ => NoPath,
    };

    /// <summary>The element of an explanation that holds a resource of that kind.</summary>
    public static string ElementOf(string resourceType) => resourceType switch
    {
        "NetworkAcl" => "acl",
        "RouteTable" => "routeTable",
        "InternetGateway" => "internetGateway",
        "NatGateway" => "natGateway",
        "NetworkInterface" => "networkInterface",
        "VpcEndpoint" => "vpcEndpoint",
        "VpcPeeringConnection" => "vpcPeeringConnection",
        "TransitGateway" => "transitGateway",
        "TransitGatewayAttachment" => "transitGatewayAttachment",
        "TransitGatewayRouteTable" => "transitGatewayRouteTable",
        "Subnet" => "subnet",
        _ => "component",
    };
}
