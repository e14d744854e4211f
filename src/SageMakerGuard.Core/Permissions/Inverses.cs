using System.Collections.Generic;
using SageMakerGuard.Changes;

namespace SageMakerGuard.Permissions;

/// <summary>What may take a step back, whatever stood there before it: one step of each kind, for the permissions that it needs.</summary>
internal static class Inverses
{
    public static IEnumerable<ChangeStep> Of(ChangeStep step) => step switch
    {
        SetVpcDnsAttribute => [step],
        CreateSecurityGroup => [new DeleteSecurityGroup()],
        AuthorizeRule rule => [new RevokeRule { IsEgress = rule.IsEgress }],
        RevokeRule rule => [new AuthorizeRule { IsEgress = rule.IsEgress }],
        CreateVpcEndpoint => [new DeleteVpcEndpoint()],

        // Private DNS is only ever turned on by a plan, so that an inverse turns it off.
        ModifyVpcEndpoint => [new ModifyVpcEndpoint()],
        CreateSubnet => [new DeleteSubnet()],
        CreateRouteTable => [new DeleteRouteTable()],
        AssociateRouteTable => [new DisassociateRouteTable(), step],
        SetRoute => [new DeleteRoute(), step],
        AllocateAddress => [new ReleaseAddress()],
        CreateNatGateway => [new DeleteNatGateway()],
        CreateInternetGateway => [new DeleteInternetGateway()],
        AttachInternetGateway => [new DetachInternetGateway()],
        CreateFlowLog log => [new DeleteFlowLog { LogDestinationType = log.LogDestinationType }],

        // Apps that run by then are in the way, and -StopApp stops them.
        UpdateDomainNetwork => [step, new DeleteApp()],
        DeleteApp => [new CreateApp()],
        PutRolePolicy => [new DeleteRolePolicy(), step],
        SetResourceTags set => [new RemoveResourceTags { ResourceArn = set.ResourceArn }, set],
        RemoveResourceTags remove => [new SetResourceTags { ResourceArn = remove.ResourceArn }],
        UpdateCostAllocationTagsStatus => [step],
        CreateInsightsPath => [new DeleteInsightsPath()],
        StartInsightsAnalysis => [new DeleteInsightsAnalysis()],
        CreateAthenaTable => [new DropAthenaTable()],
        CreateNotebookLifecycleConfig => [new DeleteNotebookLifecycleConfig()],
        DeleteNotebookLifecycleConfig => [new CreateNotebookLifecycleConfig()],
        SetNotebookLifecycleConfig => [step],
        StopNotebookInstance => [Prototypes.StartNotebook],
        StartNotebookInstance => [new StopNotebookInstance()],
        CreateOrganizationPolicy => [new DeleteOrganizationPolicy()],
        UpdateOrganizationPolicy => [step],
        DeleteOrganizationPolicy => [new CreateOrganizationPolicy()],
        AttachOrganizationPolicy => [new DetachOrganizationPolicy()],
        DetachOrganizationPolicy => [new AttachOrganizationPolicy()],
        CreateNotebookInstance => [Prototypes.DeleteNotebook],
        PutBudget => [new DeleteBudget(), step],
        CreateBudgetNotification => [new DeleteBudgetNotification()],
        DeleteBudgetNotification => [new CreateBudgetNotification()],
        CreateBudgetSubscriber => [new DeleteBudgetSubscriber()],
        DeleteBudgetSubscriber => [new CreateBudgetSubscriber(), new CreateBudgetNotification()],
        PutMetricAlarm => [new DeleteMetricAlarm(), step],
        PutAnomalyDetector => [new DeleteAnomalyDetector()],
        CreateAnomalyMonitor => [new DeleteAnomalyMonitor()],
        CreateAnomalySubscription => [new DeleteAnomalySubscription()],
        UpdateAnomalySubscription => [step],
        _ => [],
    };
}
