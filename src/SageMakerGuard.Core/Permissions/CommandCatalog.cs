using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Changes;
using static SageMakerGuard.Permissions.Prototypes;
using static SageMakerGuard.Permissions.Readings;

namespace SageMakerGuard.Permissions;

/// <summary>The one place that knows what each command of this module calls.</summary>
public static class CommandCatalog
{
    internal const string Undo = "Undo-SMChange";

    private static readonly string[] s_audit = [.. Regions, .. DomainList, .. Domains, .. Studio, .. Network, .. MountTargets];

    // Commands that change name their domains, so that none is listed.
    private static readonly string[] s_ground = [.. Regions, .. Domains, .. Studio, .. Network, .. MountTargets];

    private static readonly string[] s_baseline = [.. s_audit, .. NotebookList, .. Notebooks, .. Readings.Tags, .. Sharing];

    // A new command, or a new kind of step in a command's plans, goes here.
    private static readonly IReadOnlyList<CommandNeeds> s_commands =
    [
        new("Compare-SMEgressCost", [], []),
        new("Compare-SMNetworkBaseline", s_baseline, []),
        new("Enable-SMVpcFlowLog", [.. Regions, .. Domains, .. FlowLogs], [FlowLogToS3, FlowLogToLogs]),
        new("Export-SMEstate", [.. s_audit, .. ProfileDetails, .. NotebookList, .. Notebooks, .. Readings.Tags], []),

        // Asked for by the names of their switches: who only keeps a snapshot for the audit need not read policies and scripts.
        new("Export-SMEstate -IncludeLifecycleConfig", [.. s_audit, .. NotebookList, .. Notebooks, .. Readings.Tags, .. LifecycleConfigs], []),
        new("Export-SMEstate -IncludeRoleAccess", [.. s_audit, .. ProfileDetails, .. NotebookList, .. Notebooks, .. Readings.Tags, .. RoleAccess], []),
        new("Find-SMConnectivityFault", s_audit, []),
        new("Get-SMChange", [], []),
        new("Get-SMDomainNetworkPosture", [.. s_audit, .. ProfileDetails, .. Readings.Tags], []),
        new("Get-SMGuardKpi", [.. s_audit, .. Readings.Tags, .. SupportCases], []),
        new("Get-SMGuardPermission", [], []),
        new("Get-SMNetworkCost", [.. s_audit, .. NotebookList, .. Notebooks, .. Readings.Tags], []),

        // Asked for by the name of its switch: Cost Explorer charges for each request, and not everybody may see the bill.
        new("Get-SMNetworkCost -Actual", [.. s_audit, .. NotebookList, .. Notebooks, .. Readings.Tags, .. NetworkBill], []),
        new("Get-SMNotebookNetworkPosture", [.. Regions, .. NotebookList, .. Notebooks, .. Network, .. Readings.Tags], []),
        new("Measure-SMEgress", [], []),

        // Asked for by the names of their parameters: who reads a bucket need not be able to ask for queries. With -DomainId alone it is one of the last two.
        new("Measure-SMEgress -AthenaTable", [.. s_audit, .. AthenaTables], []),
        new("Measure-SMEgress -LogGroupName", [.. s_audit, .. LogGroups], []),
        new("Measure-SMEgress -S3Uri", [.. s_audit, .. FlowLogFiles], []),
        new("New-SMFlowLogTable", [.. Regions, .. Domains, .. FlowLogs], [new CreateAthenaTable()]),
        new("New-SMMigrationNotice", [], []),
        new("New-SMMigrationPlan", [.. s_audit, .. ProfileDetails, .. AppDetails, .. Readings.Tags, .. RoleAccess, .. LifecycleConfigs], []),
        new("Get-SMTagCompliance", [.. Regions, .. DomainList, .. Domains, .. Studio, .. NotebookList, .. Notebooks, .. TaggedNetwork, .. Readings.Tags], []),

        // Who looks at an account's resources is seldom who looks at the organization's bill.
        new("Get-SMTagCompliance -CostAllocation", [.. Regions, .. Readings.Of(EstateParts.CostAllocationTags)], []),
        new("Measure-SMNetworkCost", [], []),
        new("New-SMNetworkAlarm", [.. Regions, .. Domains, .. Network, .. MountTargets, .. Topics],
            [new PutMetricAlarm(), new PutAnomalyDetector(), new CreateAnomalyMonitor(), new CreateAnomalySubscription(), new UpdateAnomalySubscription()]),
        new("New-SMNetworkBudget", Topics, [new PutBudget(), new CreateBudgetNotification(), new DeleteBudgetNotification(), new CreateBudgetSubscriber(), new DeleteBudgetSubscriber()]),
        new("Get-SMProjectClassification", [.. s_audit, .. ProfileDetails, .. Readings.Tags, .. RoleAccess], []),
        new("New-SMNotebookReplacement", [.. Regions, .. Notebooks, .. Network, .. Readings.Tags],
        [
            new CreateNotebookLifecycleConfig(), new StopNotebookInstance(), new SetNotebookLifecycleConfig(), StartNotebook, Notebook, DeleteNotebook, new DeleteNotebookLifecycleConfig(),
        ]),
        new("New-SMPrivateNetwork", s_ground,
        [
            NewSubnet, new CreateRouteTable(), new AssociateRouteTable(), new SetRoute(), new AllocateAddress(), new CreateNatGateway(), new CreateInternetGateway(), new AttachInternetGateway(),
            Group, RuleIn, RuleOut, NoRuleOut,
        ]),
        new("New-SMTagPolicy", [.. Organization], [new CreateOrganizationPolicy(), new UpdateOrganizationPolicy(), new AttachOrganizationPolicy(), new DetachOrganizationPolicy()]),
        new("New-SMVpcEndpointSet", s_ground, [new SetVpcDnsAttribute(), Group, RuleIn, RuleOut, Endpoint, ChangeEndpoint]),
        new("New-SMVpcOnlyPolicy", [.. Organization], [new CreateOrganizationPolicy(), new UpdateOrganizationPolicy(), new AttachOrganizationPolicy(), new DetachOrganizationPolicy()]),
        new("Repair-SMDomainSecurityGroup", s_ground, [RuleIn, RuleOut]),
        new("Save-SMNetworkBaseline", s_baseline, []),
        new("Set-SMDomainVpcOnly", [.. s_ground, .. ProfileDetails, .. AppDetails, .. Readings.Tags], [new PutRolePolicy(), new DeleteApp(), new UpdateDomainNetwork(), new DeleteRolePolicy()]),
        new("Set-SMTag", [], [StudioTags, NetworkTags, NoStudioTags, NoNetworkTags]),
        new("Set-SMTag -ActivateCostAllocation", Regions, [new UpdateCostAllocationTagsStatus()]),
        new("Start-SMSandbox", [], []),
        new("Stop-SMSandbox", [], []),
        new("Test-SMDomainConnectivity", s_audit, []),

        new("Test-SMVpcOnlyPolicy", [.. Organization, .. OrganizationPath], []),

        // Asked for by the name of its switch: who only proves on paper need not be able to change anything.
        new("Test-SMDomainConnectivity -Live", s_audit, [new CreateInsightsPath(), new StartInsightsAnalysis(), new DeleteInsightsAnalysis(), new DeleteInsightsPath()]),
        new("Update-SMPriceTable", ListPrices, []),
    ];

    /// <summary>Every command of this module, in the order of their names; one that has a switch with permissions of its own, with that switch too.</summary>
    public static IReadOnlyList<string> Commands { get; } = s_commands.Select(c => c.Command).Append(Undo).OrderBy(c => c, StringComparer.Ordinal).ToList();

    /// <summary>The actions that a command calls, and those that AWS asks for along with them, each once. None for a command that calls nobody.</summary>
    /// <param name="command">The command; case does not matter.</param>
    /// <param name="scope">Where it is to be used.</param>
    /// <exception cref="KeyNotFoundException">This module has no such command.</exception>
    public static IReadOnlyList<GuardPermission> Of(string command, PermissionScope scope)
    {
        if (string.Equals(command, Undo, StringComparison.OrdinalIgnoreCase))
            return s_commands.SelectMany(c => c.Undoing(scope)).GroupBy(p => p.Action, StringComparer.Ordinal).Select(Merged).OrderBy(p => p.Action, StringComparer.Ordinal).ToList();
        return Needs(command).Own(scope).ToList();
    }

    /// <summary>The actions with which <c>Undo-SMChange</c> takes runs of a command back.</summary>
    /// <param name="command">The command; case does not matter.</param>
    /// <param name="scope">Where it is to be used.</param>
    /// <exception cref="KeyNotFoundException">This module has no such command.</exception>
    public static IReadOnlyList<GuardPermission> OfUndoing(string command, PermissionScope scope) =>
        string.Equals(command, Undo, StringComparison.OrdinalIgnoreCase) ? [] : Needs(command).Undoing(scope).ToList();

    /// <summary>One permission in place of several for the same action and resources.</summary>
    internal static GuardPermission Merged(IEnumerable<GuardPermission> same)
    {
        var all = same.ToList();
        return all[0] with
        {
            Resource = all.SelectMany(p => p.Resource).Distinct(StringComparer.Ordinal).ToList(),
            Condition = all.Any(p => p.Condition is null)
                ? null
                : all[0].Condition! with { Values = all.SelectMany(p => p.Condition!.Values).Distinct(StringComparer.Ordinal).OrderBy(v => v, StringComparer.Ordinal).ToList() },
        };
    }

    private static CommandNeeds Needs(string command) =>
        s_commands.FirstOrDefault(c => string.Equals(c.Command, command, StringComparison.OrdinalIgnoreCase)) ?? throw new KeyNotFoundException(command);
}
