using System;
using System.Collections.Generic;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using SageMakerGuard.Estates;
using SageMakerGuard.FinOps;

namespace SageMakerGuard.Changes;

/// <summary>
/// One alteration of an account, as data: what it makes or changes, and all that can be said of it without calling anybody. It describes and
/// prices itself, says which permissions it needs, tells from what was read whether it is done already, plays itself through on an estate, and
/// names its inverse. Who carries it out is another matter (<see cref="Ports.IChangeGround"/>).
/// </summary>
/// <remarks>
/// A step is written so that repeating it is harmless: it is looked up before it is made. Ids that do not exist yet are names that begin with
/// <c>new:</c>; they are replaced by the real ids as these become known.
/// </remarks>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "Kind", UnknownDerivedTypeHandling = JsonUnknownDerivedTypeHandling.FailSerialization)]
[JsonDerivedType(typeof(SetVpcDnsAttribute), nameof(SetVpcDnsAttribute))]
[JsonDerivedType(typeof(CreateSecurityGroup), nameof(CreateSecurityGroup))]
[JsonDerivedType(typeof(DeleteSecurityGroup), nameof(DeleteSecurityGroup))]
[JsonDerivedType(typeof(AuthorizeRule), nameof(AuthorizeRule))]
[JsonDerivedType(typeof(RevokeRule), nameof(RevokeRule))]
[JsonDerivedType(typeof(CreateVpcEndpoint), nameof(CreateVpcEndpoint))]
[JsonDerivedType(typeof(ModifyVpcEndpoint), nameof(ModifyVpcEndpoint))]
[JsonDerivedType(typeof(DeleteVpcEndpoint), nameof(DeleteVpcEndpoint))]
[JsonDerivedType(typeof(CreateSubnet), nameof(CreateSubnet))]
[JsonDerivedType(typeof(DeleteSubnet), nameof(DeleteSubnet))]
[JsonDerivedType(typeof(CreateRouteTable), nameof(CreateRouteTable))]
[JsonDerivedType(typeof(DeleteRouteTable), nameof(DeleteRouteTable))]
[JsonDerivedType(typeof(AssociateRouteTable), nameof(AssociateRouteTable))]
[JsonDerivedType(typeof(DisassociateRouteTable), nameof(DisassociateRouteTable))]
[JsonDerivedType(typeof(SetRoute), nameof(SetRoute))]
[JsonDerivedType(typeof(DeleteRoute), nameof(DeleteRoute))]
[JsonDerivedType(typeof(AllocateAddress), nameof(AllocateAddress))]
[JsonDerivedType(typeof(ReleaseAddress), nameof(ReleaseAddress))]
[JsonDerivedType(typeof(CreateNatGateway), nameof(CreateNatGateway))]
[JsonDerivedType(typeof(DeleteNatGateway), nameof(DeleteNatGateway))]
[JsonDerivedType(typeof(CreateInternetGateway), nameof(CreateInternetGateway))]
[JsonDerivedType(typeof(DeleteInternetGateway), nameof(DeleteInternetGateway))]
[JsonDerivedType(typeof(AttachInternetGateway), nameof(AttachInternetGateway))]
[JsonDerivedType(typeof(DetachInternetGateway), nameof(DetachInternetGateway))]
[JsonDerivedType(typeof(CreateFlowLog), nameof(CreateFlowLog))]
[JsonDerivedType(typeof(DeleteFlowLog), nameof(DeleteFlowLog))]
[JsonDerivedType(typeof(UpdateDomainNetwork), nameof(UpdateDomainNetwork))]
[JsonDerivedType(typeof(DeleteApp), nameof(DeleteApp))]
[JsonDerivedType(typeof(CreateApp), nameof(CreateApp))]
[JsonDerivedType(typeof(PutRolePolicy), nameof(PutRolePolicy))]
[JsonDerivedType(typeof(DeleteRolePolicy), nameof(DeleteRolePolicy))]
[JsonDerivedType(typeof(CreateNotebookLifecycleConfig), nameof(CreateNotebookLifecycleConfig))]
[JsonDerivedType(typeof(DeleteNotebookLifecycleConfig), nameof(DeleteNotebookLifecycleConfig))]
[JsonDerivedType(typeof(SetNotebookLifecycleConfig), nameof(SetNotebookLifecycleConfig))]
[JsonDerivedType(typeof(StopNotebookInstance), nameof(StopNotebookInstance))]
[JsonDerivedType(typeof(StartNotebookInstance), nameof(StartNotebookInstance))]
[JsonDerivedType(typeof(CreateNotebookInstance), nameof(CreateNotebookInstance))]
[JsonDerivedType(typeof(DeleteNotebookInstance), nameof(DeleteNotebookInstance))]
[JsonDerivedType(typeof(CreateInsightsPath), nameof(CreateInsightsPath))]
[JsonDerivedType(typeof(StartInsightsAnalysis), nameof(StartInsightsAnalysis))]
[JsonDerivedType(typeof(DeleteInsightsAnalysis), nameof(DeleteInsightsAnalysis))]
[JsonDerivedType(typeof(DeleteInsightsPath), nameof(DeleteInsightsPath))]
[JsonDerivedType(typeof(SetResourceTags), nameof(SetResourceTags))]
[JsonDerivedType(typeof(RemoveResourceTags), nameof(RemoveResourceTags))]
[JsonDerivedType(typeof(UpdateCostAllocationTagsStatus), nameof(UpdateCostAllocationTagsStatus))]
[JsonDerivedType(typeof(CreateOrganizationPolicy), nameof(CreateOrganizationPolicy))]
[JsonDerivedType(typeof(UpdateOrganizationPolicy), nameof(UpdateOrganizationPolicy))]
[JsonDerivedType(typeof(DeleteOrganizationPolicy), nameof(DeleteOrganizationPolicy))]
[JsonDerivedType(typeof(AttachOrganizationPolicy), nameof(AttachOrganizationPolicy))]
[JsonDerivedType(typeof(DetachOrganizationPolicy), nameof(DetachOrganizationPolicy))]
[JsonDerivedType(typeof(CreateAthenaTable), nameof(CreateAthenaTable))]
[JsonDerivedType(typeof(DropAthenaTable), nameof(DropAthenaTable))]
[JsonDerivedType(typeof(PutBudget), nameof(PutBudget))]
[JsonDerivedType(typeof(DeleteBudget), nameof(DeleteBudget))]
[JsonDerivedType(typeof(CreateBudgetNotification), nameof(CreateBudgetNotification))]
[JsonDerivedType(typeof(DeleteBudgetNotification), nameof(DeleteBudgetNotification))]
[JsonDerivedType(typeof(CreateBudgetSubscriber), nameof(CreateBudgetSubscriber))]
[JsonDerivedType(typeof(DeleteBudgetSubscriber), nameof(DeleteBudgetSubscriber))]
[JsonDerivedType(typeof(PutMetricAlarm), nameof(PutMetricAlarm))]
[JsonDerivedType(typeof(DeleteMetricAlarm), nameof(DeleteMetricAlarm))]
[JsonDerivedType(typeof(PutAnomalyDetector), nameof(PutAnomalyDetector))]
[JsonDerivedType(typeof(DeleteAnomalyDetector), nameof(DeleteAnomalyDetector))]
[JsonDerivedType(typeof(CreateAnomalyMonitor), nameof(CreateAnomalyMonitor))]
[JsonDerivedType(typeof(DeleteAnomalyMonitor), nameof(DeleteAnomalyMonitor))]
[JsonDerivedType(typeof(CreateAnomalySubscription), nameof(CreateAnomalySubscription))]
[JsonDerivedType(typeof(UpdateAnomalySubscription), nameof(UpdateAnomalySubscription))]
[JsonDerivedType(typeof(DeleteAnomalySubscription), nameof(DeleteAnomalySubscription))]
public abstract record ChangeStep
{
    /// <summary>The kind of change: the name of its type.</summary>
    [JsonIgnore]
    public string StepKind => GetType().Name;

    /// <summary>The CloudFormation type of the resource, for example <c>AWS::EC2::VPCEndpoint</c>.</summary>
    [JsonIgnore]
    public abstract string ResourceType { get; }

    /// <summary>The resource that it makes (a name that begins with <c>new:</c> until it exists) or changes.</summary>
    [JsonIgnore]
    public abstract string ResourceId { get; }

    /// <summary>What it does, in one sentence for the person who has to agree.</summary>
    [JsonIgnore]
    public abstract string Description { get; }

    /// <summary>The calls that it makes, as IAM actions. The first is the call that AWS's rate limits are about.</summary>
    [JsonIgnore]
    public abstract IReadOnlyList<string> IamActions { get; }

    /// <summary>What has to be read to see whether it is done.</summary>
    [JsonIgnore]
    public abstract EstateSlice Reads { get; }

    /// <summary>What has to be read to see what stands against it (<see cref="Objections"/>): at least what <see cref="Reads"/> names.</summary>
    [JsonIgnore]
    public virtual EstateSlice ReadsForObjections => Reads;

    /// <summary>True where everything before it must be at rest first.</summary>
    [JsonIgnore]
    public virtual bool NeedsRest => false;

    /// <summary>True for what tidies up: it is done even where something before it failed.</summary>
    [JsonIgnore]
    public virtual bool TidiesUp => false;

    /// <summary>True for what may take a way away that domains in VpcOnly mode live by.</summary>
    [JsonIgnore]
    public virtual bool MayCutOff => false;

    /// <summary>What is lost with it and brought back by nothing; null for all that can be taken back or has nothing to be taken back.</summary>
    [JsonIgnore]
    public virtual string? Loses => null;

    /// <summary>How it stands to what was read.</summary>
    /// <param name="estate">At least what <see cref="Reads"/> asks for.</param>
    /// <param name="ownId">The resource that this very step made, where it has made one: that one is looked at and no other.</param>
    public abstract Observation Observe(RegionEstate estate, string? ownId = null);

    /// <summary>The estate as it would be after the change. A step that is done already changes nothing.</summary>
    public abstract RegionEstate Simulate(RegionEstate estate);

    /// <summary>What takes it back, as things stood before it; null where nothing has to be taken back.</summary>
    public abstract ChangeStep? Inverse(RegionEstate before);

    /// <summary>What the resource is like, without what changes by itself: two images that differ mean that somebody changed it. Null where it is not there or has no state of its own.</summary>
    public virtual JsonNode? Image(RegionEstate estate) => null;

    /// <summary>Why it must not be done to this estate, one sentence each: for what takes things back.</summary>
    public virtual IEnumerable<string> Objections(RegionEstate estate) => [];

    /// <summary>What it adds to (or, below zero, takes off) the bill, in US dollars per month of 730 hours, traffic aside; null where the region's price is not known.</summary>
    public virtual decimal? MonthlyCostUsd(RegionPrices prices) => 0m;

    /// <summary>True for steps whose call has neither token nor unique name, so that two people at once may make two.</summary>
    [JsonIgnore]
    public virtual bool CanBeSurplus => false;

    /// <summary>True where the step made something that nothing uses in the end, because somebody else was first: it is then taken back.</summary>
    public virtual bool IsSurplus(RegionEstate estate, string ownId) => false;

    /// <summary>Error codes that mean 'not yet' for this step though they mean 'no' for others.</summary>
    public virtual bool PassesWithTime(string awsErrorCode) => false;
}
