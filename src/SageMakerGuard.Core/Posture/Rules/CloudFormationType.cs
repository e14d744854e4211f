namespace SageMakerGuard.Posture.Rules;

/// <summary>What the steps of a packet's way are called in CloudFormation, and so in findings.</summary>
internal static class CloudFormationType
{
    public static string? Of(string resourceType) => resourceType switch
    {
        "Domain" => "AWS::SageMaker::Domain",
        "Vpc" => "AWS::EC2::VPC",
        "Subnet" => "AWS::EC2::Subnet",
        "SecurityGroup" => "AWS::EC2::SecurityGroup",
        "NetworkAcl" => "AWS::EC2::NetworkAcl",
        "RouteTable" => "AWS::EC2::RouteTable",
        "VpcEndpoint" => "AWS::EC2::VPCEndpoint",
        "NatGateway" => "AWS::EC2::NatGateway",
        "InternetGateway" => "AWS::EC2::InternetGateway",
        "NetworkInterface" => "AWS::EC2::NetworkInterface",
        "MountTarget" => "AWS::EFS::MountTarget",
        "FileSystem" => "AWS::EFS::FileSystem",
        "TransitGateway" => "AWS::EC2::TransitGateway",
        "TransitGatewayRouteTable" => "AWS::EC2::TransitGatewayRouteTable",
        "VpcPeeringConnection" or "PeeringConnection" => "AWS::EC2::VPCPeeringConnection",
        "DhcpOptions" => "AWS::EC2::DHCPOptions",
        _ => null,
    };
}
