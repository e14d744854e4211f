using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using SageMakerGuard.Changes;
using SageMakerGuard.Completion;
using SageMakerGuard.Estates;
using SageMakerGuard.Reachability;
using SageMakerGuard.Services;

namespace SageMakerGuard.Commands;

/// <summary>Makes the VPC endpoints that a SageMaker AI domain needs in VpcOnly mode, with private DNS, security group and routes, and proves that they suffice.</summary>
/// <remarks>
/// <para>Plans from what is there: endpoints that exist are used, whoever made them; one subnet for each zone that the service offers; private DNS with the VPC's two DNS attributes turned on first; gateway endpoints for S3 on every route table that the domain uses; a security group that admits the domain's groups on 443. Service names are those that the region lists, never computed.</para>
/// <para>-WhatIf shows each change with what it adds to the bill in a month, and makes no call that changes anything; with -EstatePath it plans for a file, without credentials. The run that comes out holds the changes, the sum, notes, and in Proof what the domain would reach as VpcOnly once they are made. An interface endpoint is paid for by the hour and zone, and for traffic besides; a gateway endpoint is free.</para>
/// <para>Every change is in a journal before it is made: killed at any point, the same command goes on, and Undo-SMChange takes it back.</para>
/// <para>AWS takes four endpoint calls at once and then three in ten seconds; the command keeps to that, and with -Verbose says what it waits for.</para>
/// <para>A domain that is to move to other subnets or groups than its own, such as those of New-SMPrivateNetwork, needs its endpoints there: name them with -SubnetId and -SecurityGroupId. -VpcId with both is for a domain that does not exist yet.</para>
/// </remarks>
/// <example>
/// <code>New-SMVpcEndpointSet -DomainId d-abcdefghijkl -Region eu-central-1 -WhatIf</code>
/// <para>Shows the endpoints that a domain lacks, their monthly cost, and what it would reach with them.</para>
/// </example>
/// <example>
/// <code>Get-SMDomainNetworkPosture -Region eu-central-1 | Where-Object Verdict -ne Compliant | New-SMVpcEndpointSet -Feature Sdk, Canvas</code>
/// <para>Makes the endpoints for Studio, the Python SDK and Canvas in every domain that is not compliant.</para>
/// </example>
/// <example>
/// <code>New-SMVpcEndpointSet -DomainId d-abcdefghijkl -PolicyMode LeastPrivilege -OrganizationId o-a1b2c3d4e5 -Tag @{ CostCenter = '4711' }</code>
/// <para>New endpoints admit the organisation's identities and resources only, and carry a tag.</para>
/// </example>
/// <example>
/// <code>New-SMVpcEndpointSet -VpcId vpc-0a1b2c3d -SubnetId subnet-0a1, subnet-0b2 -SecurityGroupId sg-0a1 -Service sagemaker.api, sts, s3 -Region eu-central-1 -WhatIf</code>
/// <para>Shows what three services would take in a VPC that no domain uses yet.</para>
/// </example>
[Cmdlet(VerbsCommon.New, "SMVpcEndpointSet", SupportsShouldProcess = true, DefaultParameterSetName = DomainSet)]
[OutputType(typeof(ChangeRun))]
public sealed class NewSMVpcEndpointSetCommand : NetworkChangingCommand
{
    private readonly NetworksByDomain _networks = new();

    /// <summary>What people do in the domain; each needs services of its own. Studio is always among them, and what is not named is left out. Without it, what the domain's settings and apps show.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public Feature[]? Feature { get; set; }

    /// <summary>The services, by the middle of the endpoint service's name (sagemaker.api, sts, s3), in place of what the features need.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ServiceCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? Service { get; set; }

    /// <summary>Subnets for the endpoints, in place of the domain's: one of each zone gets an interface, and the route tables of all get the gateway endpoints. A run of New-SMPrivateNetwork brings its own along the pipeline.</summary>
    [Parameter(ParameterSetName = DomainSet, ValueFromPipelineByPropertyName = true)]
    [Parameter(Mandatory = true, ParameterSetName = NetworkSet)]
    [Alias("AppSubnetIds")]
    [AllowNull]
    [AllowEmptyCollection]
    public string[]? SubnetId { get; set; }

    /// <summary>Security groups that the apps carry or are to carry, in place of the domain's.</summary>
    [Parameter(ParameterSetName = DomainSet, ValueFromPipelineByPropertyName = true)]
    [Parameter(Mandatory = true, ParameterSetName = NetworkSet)]
    [Alias("AppSecurityGroupIds")]
    [AllowNull]
    [AllowEmptyCollection]
    public string[]? SecurityGroupId { get; set; }

    /// <summary>A security group for the endpoints. Without it one is made for the VPC.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? EndpointSecurityGroupId { get; set; }

    /// <summary>Gives endpoints that are there an interface in those zones of the domain in which they have none; each costs as much as a new endpoint in that zone.</summary>
    [Parameter]
    public SwitchParameter AddMissingZone { get; set; }

    /// <summary>What new endpoints let through (those that are there keep their policies): FullAccess (AWS's default), or LeastPrivilege: the company's own identities, and in S3 its own buckets and those of AWS that apps need.</summary>
    [Parameter]
    public EndpointPolicyMode PolicyMode { get; set; }

    /// <summary>The organisation (o-…) whose identities and resources a least-privilege policy admits. Without it, the accounts alone.</summary>
    [Parameter]
    [ValidatePattern("^o-[a-z0-9]{10,32}$")]
    public string? OrganizationId { get; set; }

    /// <summary>Accounts that a least-privilege policy admits besides the domain's own.</summary>
    [Parameter]
    [ValidatePattern("^[0-9]{12}$")]
    public string[]? TrustedAccountId { get; set; }

    /// <summary>Buckets of others that a least-privilege policy of S3 lets be read.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[]? BucketName { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        RefuseEmpty(nameof(SubnetId), SubnetId);
        RefuseEmpty(nameof(SecurityGroupId), SecurityGroupId);
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        _networks.Add(DomainId, SubnetId, SecurityGroupId);
        base.ProcessRecord();
    }

    private protected override PlannedWork ForDomain(RegionEstate estate, Domain domain)
    {
        var subnets = _networks.SubnetIdsOf(domain.DomainId);
        var groups = _networks.SecurityGroupIdsOf(domain.DomainId);
        var plan = EndpointSetPlanner.Plan(estate, domain, OptionsFor(subnets, groups));
        return new(plan, estate, plan.Refusals.Count > 0 ? [] : PlanProof.Of(plan.Simulate(estate), domain, ScopeOf(subnets, groups)));
    }

    private protected override PlannedWork ForNetwork(RegionEstate estate, string vpcId)
    {
        var plan = EndpointSetPlanner.Plan(estate, vpcId, OptionsFor(SubnetId ?? [], SecurityGroupId ?? []));
        return new(plan, estate, plan.Refusals.Count > 0 ? [] : PlanProof.Of(plan.Simulate(estate), vpcId, ScopeOf(SubnetId ?? [], SecurityGroupId ?? [])));
    }

    private Feature? Features => Feature?.Aggregate(Services.Feature.Studio, (all, one) => all | one);

    private EndpointSetOptions OptionsFor(IReadOnlyList<string> subnetIds, IReadOnlyList<string> securityGroupIds) => new()
    {
        Features = Features,
        Services = Service ?? [],
        SubnetIds = subnetIds,
        SecurityGroupIds = securityGroupIds,
        EndpointSecurityGroupId = EndpointSecurityGroupId,
        AddMissingZones = AddMissingZone,
        PolicyMode = PolicyMode,
        OrganizationId = OrganizationId,
        AccountIds = TrustedAccountId ?? [],
        BucketNames = BucketName ?? [],
        Tags = Tags,
    };

    private ProofScope ScopeOf(IReadOnlyList<string> subnetIds, IReadOnlyList<string> securityGroupIds) =>
        new() { Features = Features, Services = Service ?? [], SubnetIds = subnetIds, SecurityGroupIds = securityGroupIds };
}
