using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using SageMakerGuard.Aws.Collect;
using SageMakerGuard.Aws.Collect.Calls;
using SageMakerGuard.Aws.Collect.Network;
using SageMakerGuard.Aws.Collect.Organizations;
using SageMakerGuard.Changes;
using SageMakerGuard.Estates;
using SageMakerGuard.Faults;

namespace SageMakerGuard.Aws.Apply.Slices;

/// <summary>Reads the parts that a slice names, side by side, with the collector's own readers. No other call is made.</summary>
internal sealed class SliceReader(RegionCaller caller, EstateSlice slice)
{
    private const EstateParts OfVpc = EstateParts.Vpcs | EstateParts.Subnets | EstateParts.RouteTables | EstateParts.SecurityGroups | EstateParts.VpcEndpoints
        | EstateParts.NatGateways | EstateParts.InternetGateways | EstateParts.FlowLogs | EstateParts.NetworkInterfaces;

    private const EstateParts OfDomain = EstateParts.Domains | EstateParts.Apps;

    private readonly Ec2Lists _lists = new(caller);

    /// <summary>Fills the parts of a region in.</summary>
    /// <exception cref="ArgumentException">The slice names parts of a VPC or a domain and does not say which.</exception>
    public async Task<RegionEstate> ReadInto(RegionEstate region)
    {
        if (((slice.Parts & OfVpc) != 0 && string.IsNullOrEmpty(slice.VpcId)) || ((slice.Parts & OfDomain) != 0 && string.IsNullOrEmpty(slice.DomainId)))
            throw new ArgumentException($"The slice asks for {slice.Parts} without saying of which VPC or domain.");
        IReadOnlyList<string> vpcIds = slice.VpcId is { } vpcId ? [vpcId] : [];
        var vpcReader = new VpcReader(_lists);
        var content = new VpcContentReader(_lists, vpcIds);
        var names = new NamedReader(caller);
        var insights = new InsightsReader(caller);

        var vpcs = If(EstateParts.Vpcs, async () => (await vpcReader.WithDns(await vpcReader.Vpcs(vpcIds).ConfigureAwait(false)).ConfigureAwait(false)).Strictly());
        var subnets = If(EstateParts.Subnets | EstateParts.FlowLogs, () => vpcReader.Subnets("vpc-id", vpcIds));
        var flowLogs = If(EstateParts.FlowLogs, () => FlowLogs(content, subnets));
        var tables = If(EstateParts.RouteTables, content.RouteTables);
        var groups = If(EstateParts.SecurityGroups, content.SecurityGroups);
        var endpoints = If(EstateParts.VpcEndpoints, content.VpcEndpoints);
        var nats = If(EstateParts.NatGateways, content.NatGateways);
        var gateways = If(EstateParts.InternetGateways, () => Gateways(content));
        var addresses = If(EstateParts.Addresses, new AddressReader(_lists).Read);
        var interfaces = If(EstateParts.NetworkInterfaces, content.NetworkInterfaces);
        var domains = If(EstateParts.Domains, Domain);
        var apps = If(EstateParts.Apps, () => new StudioReader(caller).ReadAppsAsync([slice.DomainId], details: false));
        var policies = If(EstateParts.RolePolicies, () => new RolePolicyReader(caller).Read(slice.RolePolicies));
        var notebooks = If(EstateParts.NotebookInstances, () => names.Notebooks(slice.NotebookInstanceNames));
        var configs = If(EstateParts.NotebookLifecycleConfigs, () => names.LifecycleConfigs(slice.LifecycleConfigNames));
        var paths = If(EstateParts.InsightsPaths, insights.Paths);
        var analyses = If(EstateParts.InsightsAnalyses, () => insights.Analyses(slice.InsightsPathIds));
        var organizationPolicies = If(EstateParts.OrganizationPolicies, () => new PolicyReader(caller).Named(slice.OrganizationPolicies));
        var policyTargets = If(EstateParts.PolicyTargets, () => new PolicyReader(caller).Targets(slice.PolicyTargets, slice.TargetsOfPolicyIds));
        var athenaTables = If(EstateParts.AthenaTables, () => new AthenaTableReader(caller).Read(slice.AthenaTables));
        var tagSets = If(EstateParts.ResourceTagSets, () => new TagSetReader(caller).Read(slice.TaggedResourceArns));
        var tagKeys = If(EstateParts.CostAllocationTags, () => new TagSetReader(caller).Keys(slice.CostAllocationTagKeys));
        var alarmReader = new AlarmReader(caller);
        var budgets = If(EstateParts.Budgets, () => new BudgetReader(caller, region.AccountId).Read(slice.BudgetNames));
        var alarms = If(EstateParts.Alarms, () => alarmReader.Alarms(slice.AlarmNames));
        var detectors = If(EstateParts.AnomalyDetectors, () => alarmReader.Detectors(slice.DetectorMetrics));
        var monitors = If(EstateParts.AnomalyMonitors, alarmReader.Monitors);
        var subscriptions = If(EstateParts.AnomalySubscriptions, alarmReader.Subscriptions);
        Task[] readings =
        [
            vpcs,
            subnets,
            flowLogs,
            tables,
            groups,
            endpoints,
            nats,
            gateways,
            addresses,
            interfaces,
            domains,
            apps,
            policies,
            notebooks,
            configs,
            paths,
            analyses,
            tagSets,
            tagKeys,
            organizationPolicies,
            policyTargets,
            athenaTables,
            budgets,
            alarms,
            detectors,
            monitors,
            subscriptions,
        ];
        await Task.WhenAll(readings).ConfigureAwait(false);
        return region with
        {
            Vpcs = vpcs.Result,
            Subnets = subnets.Result,
            FlowLogs = flowLogs.Result,
            RouteTables = tables.Result,
            SecurityGroups = groups.Result,
            VpcEndpoints = endpoints.Result,
            NatGateways = nats.Result,
            InternetGateways = gateways.Result,
            Addresses = addresses.Result,
            NetworkInterfaces = interfaces.Result,
            Domains = domains.Result,
            Apps = apps.Result,
            RolePolicies = policies.Result,
            NotebookInstances = notebooks.Result,
            NotebookLifecycleConfigs = configs.Result,
            InsightsPaths = paths.Result,
            InsightsAnalyses = analyses.Result,
            ResourceTagSets = tagSets.Result,
            CostAllocationTags = tagKeys.Result,
            OrganizationPolicies = organizationPolicies.Result,
            PolicyTargets = policyTargets.Result,
            AthenaTables = athenaTables.Result,
            Budgets = budgets.Result,
            Alarms = alarms.Result,
            AnomalyDetectors = detectors.Result,
            AnomalyMonitors = monitors.Result,
            AnomalySubscriptions = subscriptions.Result,
        };
    }

    private Task<Part<T>> If<T>(EstateParts parts, Func<Task<Part<T>>> read) => (slice.Parts & parts) != 0 ? read() : Task.FromResult(Part<T>.NotAsked);

    // Which flow logs there are on subnets cannot be said where the subnets are not known.
    private static async Task<Part<FlowLog>> FlowLogs(VpcContentReader content, Task<Part<Subnet>> reading)
    {
        var subnets = await reading.ConfigureAwait(false);
        return (await content.FlowLogs(subnets.Items).ConfigureAwait(false)).With(subnets.Unreadable);
    }

    // One that was made and not yet attached belongs to no VPC: its tag tells whose it is.
    private static async Task<Part<InternetGateway>> Gateways(VpcContentReader content)
    {
        var attached = content.InternetGateways();
        var tagged = content.InternetGatewaysTagged(Purpose.Key);
        await Task.WhenAll(attached, tagged).ConfigureAwait(false);
        return Parts.Union(attached.Result, tagged.Result, g => g.InternetGatewayId);
    }

    private async Task<Part<Domain>> Domain()
    {
        var id = slice.DomainId!;
        var answer = await caller.Ask("sagemaker:DescribeDomain", id, (c, ct) => c.SageMaker.DescribeDomainAsync(new() { DomainId = id }, ct)).ConfigureAwait(false);
        if (answer.Value is { } described)
            return Part<Domain>.Read(SageMakerShapes.Domain(described, id));
        return answer.Fault!.Category == FaultCategory.NotFound
            ? Part<Domain>.Read()
            : new Part<Domain> { Asked = true, Items = [new() { DomainId = id, Described = false }], Unreadable = [answer.Failure!] }.Strictly();
    }
}
