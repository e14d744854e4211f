namespace SageMakerGuard.Baselines;

/// <summary>The parts of a region that are read, and can fail to be read, by themselves.</summary>
public static class BaselineSection
{
    /// <summary>Domains and their findings.</summary>
    public const string Domains = "Domains";

    /// <summary>Which VPCs are in use, and their attributes.</summary>
    public const string Vpcs = "Vpcs";

    /// <summary>Subnets.</summary>
    public const string Subnets = "Subnets";

    /// <summary>Security groups.</summary>
    public const string SecurityGroups = "SecurityGroups";

    /// <summary>Route tables.</summary>
    public const string RouteTables = "RouteTables";

    /// <summary>Network ACLs.</summary>
    public const string NetworkAcls = "NetworkAcls";

    /// <summary>Endpoints.</summary>
    public const string VpcEndpoints = "VpcEndpoints";

    /// <summary>NAT gateways.</summary>
    public const string NatGateways = "NatGateways";

    /// <summary>Flow logs.</summary>
    public const string FlowLogs = "FlowLogs";

    /// <summary>Prefix lists of customers.</summary>
    public const string PrefixLists = "PrefixLists";

    /// <summary>VPC block public access.</summary>
    public const string BlockPublicAccess = "BlockPublicAccess";

    /// <summary>Resource shares.</summary>
    public const string Sharing = "Sharing";
}
