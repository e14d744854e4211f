using System.Linq;
using System.Management.Automation;
using SageMakerGuard.Changes;
using SageMakerGuard.Estates;
using SageMakerGuard.Services;

namespace SageMakerGuard.Commands;

/// <summary>Makes private subnets, route tables and a security group for a SageMaker AI domain, and NAT gateways where they are wanted.</summary>
/// <remarks>
/// <para>Blocks are chosen from what is free in the VPC and sized by the address arithmetic of AWS's guide (two to four addresses for each user, one for each endpoint and zone, two for each job instance), or given with -SubnetCidr.</para>
/// <para>-NatGateway PerZone gives each zone a NAT gateway with an Elastic IP address in a public subnet; Single makes one for all zones, cheaper by the hour and dearer by the gigabyte, and gone with its zone. A public subnet, its route table and an internet gateway are made where the VPC has none.</para>
/// <para>The security group lets apps reach each other, their home directories, the endpoints that are there and S3, and without a NAT gateway nothing else.</para>
/// <para>The domain is not touched, and can only be switched in place to subnets of its own VPC. What was made or found is in AppSubnetIds and AppSecurityGroupIds of the run; New-SMVpcEndpointSet and Set-SMDomainVpcOnly take it from the pipeline. Run again, the command finds its subnets by their tags and has nothing left to do.</para>
/// <para>-WhatIf shows the plan with its monthly cost; with -EstatePath it plans for a file, without credentials. Killed at any point, the same command goes on; Undo-SMChange takes it back. An Elastic IP address that is released does not come back.</para>
/// </remarks>
/// <example>
/// <code>New-SMPrivateNetwork -DomainId d-abcdefghijkl -Region eu-central-1 -User 40 -WhatIf</code>
/// <para>Shows the subnets, tables and group that a domain with 40 users would get.</para>
/// </example>
/// <example>
/// <code>New-SMPrivateNetwork -DomainId d-abcdefghijkl -Zone eu-central-1a, eu-central-1b -SubnetCidr 10.20.64.0/24, 10.20.65.0/24 -NatGateway PerZone</code>
/// <para>Makes two subnets of given blocks, each with a NAT gateway in its own zone.</para>
/// </example>
/// <example>
/// <code>New-SMPrivateNetwork -DomainId d-abcdefghijkl -Region eu-central-1 -SecurityGroup | New-SMVpcEndpointSet | Set-SMDomainVpcOnly -StopApp</code>
/// <para>Makes a network, gives it the endpoints, and moves the domain there.</para>
/// </example>
[Cmdlet(VerbsCommon.New, "SMPrivateNetwork", SupportsShouldProcess = true, DefaultParameterSetName = DomainSet)]
[OutputType(typeof(ChangeRun))]
public sealed class NewSMPrivateNetworkCommand : NetworkChangingCommand
{
    /// <summary>Blocks for the private subnets, one for each zone. Without it free ones are chosen.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[]? SubnetCidr { get; set; }

    /// <summary>The size of the subnets as a prefix length. Without it, it is worked out from the users.</summary>
    [Parameter]
    [ValidateRange(16, 28)]
    public int? PrefixLength { get; set; }

    /// <summary>The users to plan for. Without it, as many as the domain has profiles. With -VpcId this or -PrefixLength has to be given.</summary>
    [Parameter]
    [ValidateRange(1, 100000)]
    public int? User { get; set; }

    /// <summary>Addresses for each user. 4 by default, the upper end of AWS's advice.</summary>
    [Parameter]
    [ValidateRange(1, 64)]
    public int AddressesPerUser { get; set; } = 4;

    /// <summary>Instances of jobs that run at one time in these subnets; each takes two addresses.</summary>
    [Parameter]
    [ValidateRange(0, 10000)]
    public int ConcurrentJobInstance { get; set; }

    /// <summary>Zones by name or id. Without it, two or three in which the domain is or that have an endpoint for Studio.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[]? Zone { get; set; }

    /// <summary>NAT gateways: None (the default), PerZone, or Single.</summary>
    [Parameter]
    public NatPlacement NatGateway { get; set; }

    /// <summary>Public subnets for the NAT gateways. Without it, those that are there or new ones.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[]? PublicSubnetId { get; set; }

    /// <summary>Makes a security group for the apps. Without it, only where the domain has none of its own; -SecurityGroup:$false never makes one.</summary>
    [Parameter]
    public SwitchParameter SecurityGroup { get; set; }

    private protected override PlannedWork ForDomain(RegionEstate estate, Domain domain) => new(PrivateNetworkPlanner.Plan(estate, domain, Options), estate, []);

    private protected override PlannedWork ForNetwork(RegionEstate estate, string vpcId) => new(PrivateNetworkPlanner.Plan(estate, vpcId, Options), estate, []);

    private PrivateNetworkOptions Options => new()
    {
        SubnetCidrs = SubnetCidr ?? [],
        PrefixLength = PrefixLength,
        Users = User,
        AddressesPerUser = AddressesPerUser,
        ConcurrentJobInstances = ConcurrentJobInstance,
        Zones = Zone ?? [],
        NatGateway = NatGateway,
        PublicSubnetIds = PublicSubnetId ?? [],
        CreateSecurityGroup = MyInvocation.BoundParameters.ContainsKey(nameof(SecurityGroup)) ? SecurityGroup.IsPresent : null,
        Tags = Tags,
    };
}
