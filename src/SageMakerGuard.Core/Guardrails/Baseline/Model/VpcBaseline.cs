using System.Collections.Generic;
using System.Text.Json.Serialization;

namespace SageMakerGuard.Baselines;

/// <summary>A VPC and what is in it.</summary>
public sealed record VpcBaseline
{
    /// <summary>The VPC.</summary>
    public string VpcId { get; init; } = "";

    /// <summary>The account that owns it.</summary>
    public string OwnerId { get; init; } = "";

    /// <summary>Its blocks.</summary>
    public IReadOnlyList<string> CidrBlocks { get; init; } = [];

    /// <summary>Whether the VPC's resolver answers; null where the attribute could not be read.</summary>
    public bool? EnableDnsSupport { get; init; }

    /// <summary>Whether interfaces get names; null where the attribute could not be read.</summary>
    public bool? EnableDnsHostnames { get; init; }

    /// <summary>How it is shared; null where nobody asked.</summary>
    public IReadOnlyList<ShareBaseline>? Shares { get; init; }

    /// <summary>Its subnets.</summary>
    public IReadOnlyList<SubnetBaseline> Subnets { get; init; } = [];

    /// <summary>Its security groups.</summary>
    public IReadOnlyList<GroupBaseline> SecurityGroups { get; init; } = [];

    /// <summary>Its route tables, but for those that no subnet uses.</summary>
    public IReadOnlyList<RouteTableBaseline> RouteTables { get; init; } = [];

    /// <summary>Its network ACLs, but for those of no subnet.</summary>
    public IReadOnlyList<NetworkAclBaseline> NetworkAcls { get; init; } = [];

    /// <summary>Its endpoints.</summary>
    public IReadOnlyList<EndpointBaseline> VpcEndpoints { get; init; } = [];

    /// <summary>Its NAT gateways.</summary>
    public IReadOnlyList<NatGatewayBaseline> NatGateways { get; init; } = [];

    /// <summary>Its flow logs and those of its subnets.</summary>
    public IReadOnlyList<FlowLogBaseline> FlowLogs { get; init; } = [];
}

/// <summary>A resource share of AWS RAM through which subnets of a VPC are used by others, or through which they are used here.</summary>
public sealed record ShareBaseline
{
    /// <summary>The share's name.</summary>
    public string Name { get; init; } = "";

    /// <summary>The account that shares.</summary>
    public string OwningAccountId { get; init; } = "";

    /// <summary>Whether accounts outside of the owner's organization may be given the share; null where it could not be read.</summary>
    public bool? AllowExternalPrincipals { get; init; }

    /// <summary>Blocks of the subnets that are shared.</summary>
    public IReadOnlyList<string> Subnets { get; init; } = [];

    /// <summary>With whom, as RAM lists them: only the owner is told. Null where this account is not the owner.</summary>
    public IReadOnlyList<string>? Principals { get; init; }
}

/// <summary>A subnet.</summary>
public sealed record SubnetBaseline
{
    /// <summary>Its block, which names it: no two subnets of a VPC overlap.</summary>
    public string CidrBlock { get; init; } = "";

    /// <summary>Its zone's id, the same in every account.</summary>
    public string Zone { get; init; } = "";

    /// <summary>Its id now; not in the file.</summary>
    [JsonIgnore]
    public string Id { get; init; } = "";
}

/// <summary>A security group.</summary>
public sealed record GroupBaseline
{
    /// <summary>Its name, which no other group of the VPC has (API_CreateSecurityGroup).</summary>
    public string GroupName { get; init; } = "";

    /// <summary>What may come in, one line for each protocol, port range and peer.</summary>
    public IReadOnlyList<string> Inbound { get; init; } = [];

    /// <summary>What may go out.</summary>
    public IReadOnlyList<string> Outbound { get; init; } = [];

    /// <summary>Its id now; not in the file.</summary>
    [JsonIgnore]
    public string Id { get; init; } = "";
}

/// <summary>A route table, named by the subnets that use it.</summary>
public sealed record RouteTableBaseline
{
    /// <summary>Blocks of the subnets.</summary>
    public IReadOnlyList<string> Subnets { get; init; } = [];

    /// <summary>Whether it is the VPC's main table.</summary>
    public bool Main { get; init; }

    /// <summary>One line for each destination: to where it leads, by kind.</summary>
    public IReadOnlyList<string> Routes { get; init; } = [];

    /// <summary>Its id now; not in the file.</summary>
    [JsonIgnore]
    public string Id { get; init; } = "";
}

/// <summary>A network ACL, named by its subnets.</summary>
public sealed record NetworkAclBaseline
{
    /// <summary>Blocks of the subnets.</summary>
    public IReadOnlyList<string> Subnets { get; init; } = [];

    /// <summary>Entries for what comes in, by number; without the closing deny.</summary>
    public IReadOnlyList<string> Inbound { get; init; } = [];

    /// <summary>Entries for what goes out.</summary>
    public IReadOnlyList<string> Outbound { get; init; } = [];

    /// <summary>Its id now; not in the file.</summary>
    [JsonIgnore]
    public string Id { get; init; } = "";
}

/// <summary>An endpoint.</summary>
public sealed record EndpointBaseline
{
    /// <summary>The service.</summary>
    public string ServiceName { get; init; } = "";

    /// <summary>Interface, Gateway and so on.</summary>
    public string VpcEndpointType { get; init; } = "";

    /// <summary>Its state, in lower case.</summary>
    public string State { get; init; } = "";

    /// <summary>Whether the service's own name leads to it.</summary>
    public bool PrivateDnsEnabled { get; init; }

    /// <summary>Blocks of its subnets; of a gateway endpoint, of the subnets whose tables lead to it.</summary>
    public IReadOnlyList<string> Subnets { get; init; } = [];

    /// <summary>Ids of its zones.</summary>
    public IReadOnlyList<string> Zones { get; init; } = [];

    /// <summary>Names of its groups.</summary>
    public IReadOnlyList<string> SecurityGroups { get; init; } = [];

    /// <summary><c>full access</c>, or a hash of the policy that ignores its spacing.</summary>
    public string Policy { get; init; } = "";

    /// <summary>Its id now; not in the file.</summary>
    [JsonIgnore]
    public string Id { get; init; } = "";
}

/// <summary>A NAT gateway.</summary>
public sealed record NatGatewayBaseline
{
    /// <summary>The block of its subnet; <c>regional</c> for one of no subnet.</summary>
    public string Subnet { get; init; } = "";

    /// <summary>public or private.</summary>
    public string ConnectivityType { get; init; } = "";

    /// <summary>Its id now; not in the file.</summary>
    [JsonIgnore]
    public string Id { get; init; } = "";
}

/// <summary>A flow log.</summary>
public sealed record FlowLogBaseline
{
    /// <summary><c>VPC</c>, or the block of a subnet.</summary>
    public string Resource { get; init; } = "";

    /// <summary>ACCEPT, REJECT or ALL.</summary>
    public string TrafficType { get; init; } = "";

    /// <summary>Where it goes: the kind of destination and its ARN or log group.</summary>
    public string Destination { get; init; } = "";

    /// <summary>The fields of a record; null for AWS's default.</summary>
    public string? LogFormat { get; init; }

    /// <summary>False where AWS says that it cannot deliver.</summary>
    public bool Delivers { get; init; }

    /// <summary>Its id now; not in the file.</summary>
    [JsonIgnore]
    public string Id { get; init; } = "";
}
