using System;
using System.Collections.Generic;
using SageMakerGuard.Aws.Apply.Calls;
using SageMakerGuard.Changes;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Aws.Apply;

/// <summary>Which call each kind of step is.</summary>
internal static class StepCalls
{
    private static readonly Dictionary<Type, Func<ChangeStep, RegionEstate, string, StepCall>> s_byStep = new()
    {
        [typeof(SetVpcDnsAttribute)] = (step, _, _) => VpcCalls.Set((SetVpcDnsAttribute)step),
        [typeof(CreateSubnet)] = (step, _, _) => VpcCalls.Create((CreateSubnet)step),
        [typeof(DeleteSubnet)] = (step, _, _) => VpcCalls.Delete((DeleteSubnet)step),
        [typeof(CreateSecurityGroup)] = (step, _, _) => SecurityGroupCalls.Create((CreateSecurityGroup)step),
        [typeof(DeleteSecurityGroup)] = (step, _, _) => SecurityGroupCalls.Delete((DeleteSecurityGroup)step),
        [typeof(AuthorizeRule)] = (step, _, _) => SecurityGroupCalls.Authorize((AuthorizeRule)step),
        [typeof(RevokeRule)] = (step, _, _) => SecurityGroupCalls.Revoke((RevokeRule)step),
        [typeof(CreateVpcEndpoint)] = (step, _, token) => EndpointCalls.Create((CreateVpcEndpoint)step, token),
        [typeof(ModifyVpcEndpoint)] = (step, _, _) => EndpointCalls.Modify((ModifyVpcEndpoint)step),
        [typeof(DeleteVpcEndpoint)] = (step, _, _) => EndpointCalls.Delete((DeleteVpcEndpoint)step),
        [typeof(CreateRouteTable)] = (step, _, token) => RoutingCalls.Create((CreateRouteTable)step, token),
        [typeof(DeleteRouteTable)] = (step, _, _) => RoutingCalls.Delete((DeleteRouteTable)step),
        [typeof(AssociateRouteTable)] = (step, before, _) => RoutingCalls.Associate((AssociateRouteTable)step, before),
        [typeof(DisassociateRouteTable)] = (step, before, _) => RoutingCalls.Disassociate((DisassociateRouteTable)step, before),
        [typeof(SetRoute)] = (step, before, _) => RoutingCalls.Set((SetRoute)step, before),
        [typeof(DeleteRoute)] = (step, _, _) => RoutingCalls.Delete((DeleteRoute)step),
        [typeof(AllocateAddress)] = (step, _, _) => NatCalls.Allocate((AllocateAddress)step),
        [typeof(ReleaseAddress)] = (step, _, _) => NatCalls.Release((ReleaseAddress)step),
        [typeof(CreateNatGateway)] = (step, _, token) => NatCalls.Create((CreateNatGateway)step, token),
        [typeof(DeleteNatGateway)] = (step, _, _) => NatCalls.Delete((DeleteNatGateway)step),
        [typeof(CreateInternetGateway)] = (step, _, _) => InternetGatewayCalls.Create((CreateInternetGateway)step),
        [typeof(DeleteInternetGateway)] = (step, _, _) => InternetGatewayCalls.Delete((DeleteInternetGateway)step),
        [typeof(AttachInternetGateway)] = (step, _, _) => InternetGatewayCalls.Attach((AttachInternetGateway)step),
        [typeof(DetachInternetGateway)] = (step, _, _) => InternetGatewayCalls.Detach((DetachInternetGateway)step),
        [typeof(CreateFlowLog)] = (step, _, token) => FlowLogCalls.Create((CreateFlowLog)step, token),
        [typeof(DeleteFlowLog)] = (step, _, _) => FlowLogCalls.Delete((DeleteFlowLog)step),
        [typeof(CreateAthenaTable)] = (step, _, _) => AthenaTableCalls.Create((CreateAthenaTable)step),
        [typeof(DropAthenaTable)] = (step, _, _) => AthenaTableCalls.Drop((DropAthenaTable)step),
        [typeof(CreateInsightsPath)] = (step, _, token) => InsightsCalls.Create((CreateInsightsPath)step, token),
        [typeof(StartInsightsAnalysis)] = (step, _, token) => InsightsCalls.Start((StartInsightsAnalysis)step, token),
        [typeof(DeleteInsightsAnalysis)] = (step, _, _) => InsightsCalls.Delete((DeleteInsightsAnalysis)step),
        [typeof(DeleteInsightsPath)] = (step, _, _) => InsightsCalls.Delete((DeleteInsightsPath)step),
        [typeof(UpdateDomainNetwork)] = (step, _, _) => DomainCalls.Update((UpdateDomainNetwork)step),
        [typeof(DeleteApp)] = (step, _, _) => AppCalls.Delete((DeleteApp)step),
        [typeof(CreateApp)] = (step, _, _) => AppCalls.Create((CreateApp)step),
        [typeof(CreateNotebookLifecycleConfig)] = (step, _, _) => NotebookCalls.Create((CreateNotebookLifecycleConfig)step),
        [typeof(DeleteNotebookLifecycleConfig)] = (step, _, _) => NotebookCalls.Delete((DeleteNotebookLifecycleConfig)step),
        [typeof(SetNotebookLifecycleConfig)] = (step, _, _) => NotebookCalls.Set((SetNotebookLifecycleConfig)step),
        [typeof(StopNotebookInstance)] = (step, _, _) => NotebookCalls.Stop((StopNotebookInstance)step),
        [typeof(StartNotebookInstance)] = (step, _, _) => NotebookCalls.Start((StartNotebookInstance)step),
        [typeof(CreateNotebookInstance)] = (step, _, _) => NotebookCalls.Create((CreateNotebookInstance)step),
        [typeof(DeleteNotebookInstance)] = (step, _, _) => NotebookCalls.Delete((DeleteNotebookInstance)step),
        [typeof(PutRolePolicy)] = (step, _, _) => RolePolicyCalls.Put((PutRolePolicy)step),
        [typeof(SetResourceTags)] = (step, _, _) => TagCalls.Set((SetResourceTags)step),
        [typeof(RemoveResourceTags)] = (step, _, _) => TagCalls.Remove((RemoveResourceTags)step),
        [typeof(UpdateCostAllocationTagsStatus)] = (step, _, _) => TagCalls.Update((UpdateCostAllocationTagsStatus)step),
        [typeof(DeleteRolePolicy)] = (step, _, _) => RolePolicyCalls.Delete((DeleteRolePolicy)step),
        [typeof(CreateOrganizationPolicy)] = (step, _, _) => OrganizationPolicyCalls.Create((CreateOrganizationPolicy)step),
        [typeof(UpdateOrganizationPolicy)] = (step, _, _) => OrganizationPolicyCalls.Update((UpdateOrganizationPolicy)step),
        [typeof(DeleteOrganizationPolicy)] = (step, _, _) => OrganizationPolicyCalls.Delete((DeleteOrganizationPolicy)step),
        [typeof(AttachOrganizationPolicy)] = (step, _, _) => OrganizationPolicyCalls.Attach((AttachOrganizationPolicy)step),
        [typeof(DetachOrganizationPolicy)] = (step, _, _) => OrganizationPolicyCalls.Detach((DetachOrganizationPolicy)step),
        [typeof(PutBudget)] = (step, before, _) => BudgetCalls.Put((PutBudget)step, before),
        [typeof(DeleteBudget)] = (step, before, _) => BudgetCalls.Delete((DeleteBudget)step, before),
        [typeof(CreateBudgetNotification)] = (step, before, _) => BudgetCalls.Create((CreateBudgetNotification)step, before),
        [typeof(DeleteBudgetNotification)] = (step, before, _) => BudgetCalls.Delete((DeleteBudgetNotification)step, before),
        [typeof(CreateBudgetSubscriber)] = (step, before, _) => BudgetCalls.Create((CreateBudgetSubscriber)step, before),
        [typeof(DeleteBudgetSubscriber)] = (step, before, _) => BudgetCalls.Delete((DeleteBudgetSubscriber)step, before),
        [typeof(PutMetricAlarm)] = (step, _, _) => AlarmCalls.Put((PutMetricAlarm)step),
        [typeof(DeleteMetricAlarm)] = (step, _, _) => AlarmCalls.Delete((DeleteMetricAlarm)step),
        [typeof(PutAnomalyDetector)] = (step, _, _) => AlarmCalls.Put((PutAnomalyDetector)step),
        [typeof(DeleteAnomalyDetector)] = (step, _, _) => AlarmCalls.Delete((DeleteAnomalyDetector)step),
        [typeof(CreateAnomalyMonitor)] = (step, _, _) => CostAnomalyCalls.Create((CreateAnomalyMonitor)step),
        [typeof(DeleteAnomalyMonitor)] = (step, _, _) => CostAnomalyCalls.Delete((DeleteAnomalyMonitor)step),
        [typeof(CreateAnomalySubscription)] = (step, _, _) => CostAnomalyCalls.Create((CreateAnomalySubscription)step),
        [typeof(UpdateAnomalySubscription)] = (step, _, _) => CostAnomalyCalls.Update((UpdateAnomalySubscription)step),
        [typeof(DeleteAnomalySubscription)] = (step, _, _) => CostAnomalyCalls.Delete((DeleteAnomalySubscription)step),
    };

    /// <summary>The kinds of step that there is a call for.</summary>
    public static IEnumerable<Type> Kinds => s_byStep.Keys;

    /// <summary>The call of a step.</summary>
    /// <param name="step">The step, with real ids.</param>
    /// <param name="before">What was just read by the step's <see cref="ChangeStep.Reads"/>.</param>
    /// <param name="clientToken">The idempotency token, for the calls that take one.</param>
    public static StepCall Of(ChangeStep step, RegionEstate before, string clientToken) => s_byStep.TryGetValue(step.GetType(), out var call)
        ? call(step, before, clientToken)
        : throw new NotSupportedException($"There is no call for a {step.StepKind}.");
}
