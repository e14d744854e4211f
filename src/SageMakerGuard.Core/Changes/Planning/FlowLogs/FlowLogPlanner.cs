using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Posture;
using SageMakerGuard.Posture.Rules;

namespace SageMakerGuard.Changes;

/// <summary>
/// Plans flow logs where none records all traffic of a domain's subnets. What is there is never changed, because AWS changes no flow log
/// (API_CreateFlowLogs): one that records half of the traffic or fails to deliver gets a second one beside it, and one that merely lacks fields
/// is left alone unless <see cref="FlowLogOptions.RequireFields"/> asks for them, since a second log is paid for like the first.
/// </summary>
public static class FlowLogPlanner
{
    private const string Command = "Enable-SMVpcFlowLog";

    /// <summary>The plan for a domain's subnets.</summary>
    public static ChangePlan Plan(RegionEstate estate, Domain domain, FlowLogOptions options)
    {
        var plan = new ChangePlan { Command = Command, AccountId = estate.AccountId, Region = estate.Region, DomainId = domain.DomainId };
        if (!domain.Described)
            return plan with { Refusals = [.. SwitchPreflight.NotDescribed(new DomainContext(new RegionFacts(estate, PostureSettings.Default), domain), $"{Command} -DomainId {domain.DomainId} -Region {estate.Region}")] };
        return domain.VpcId is { Length: > 0 } vpc && domain.SubnetIds.Count > 0
            ? Plan(estate, plan with { VpcId = vpc }, domain.SubnetIds, options)
            : plan with { Refusals = [$"Domain {domain.DomainId} has no {(domain.VpcId is { Length: > 0 } ? "subnet" : "VPC")}, so there is nothing to record. Switch it first: Set-SMDomainVpcOnly -DomainId {domain.DomainId} -Region {estate.Region} -SubnetId <subnets>."] };
    }

    /// <summary>The plan for all subnets of a VPC, or for the VPC where it has none yet.</summary>
    public static ChangePlan Plan(RegionEstate estate, string vpcId, FlowLogOptions options) => Plan(
        estate,
        new ChangePlan { Command = Command, AccountId = estate.AccountId, Region = estate.Region, VpcId = vpcId },
        estate.Subnets.Items.Where(s => s.VpcId == vpcId).Select(s => s.SubnetId).DefaultIfEmpty(vpcId).ToList(),
        options);

    private static ChangePlan Plan(RegionEstate estate, ChangePlan plan, IReadOnlyList<string> subnetIds, FlowLogOptions options)
    {
        var facts = new RegionFacts(estate, PostureSettings.Default);
        var refusals = new List<string>();
        var destination = FlowLogDestination.Of(options, estate.Region, estate.Partition, refusals);
        if (options.MaxAggregationInterval is not (60 or 600))
            refusals.Add($"{options.MaxAggregationInterval.ToString(CultureInfo.InvariantCulture)} seconds is no aggregation interval of flow logs. Name 60 or 600 with -MaxAggregationInterval.");
        refusals.AddRange(Unknown(facts, plan));
        if (facts.Index.Vpc(plan.VpcId) is { OwnerId.Length: > 0 } vpc && estate.AccountId.Length > 0 && vpc.OwnerId != estate.AccountId)
        {
            // A participant makes flow logs of interfaces that it owns only (VPC User Guide, 'Share your VPC subnets with other accounts').
            refusals.Add($"{vpc.VpcId} is shared by account {vpc.OwnerId}, which alone can record it. Hand over: in account {vpc.OwnerId}, Enable-SMVpcFlowLog -VpcId {vpc.VpcId} -Region {estate.Region} -LogDestination {options.LogDestination}.");
        }

        if (refusals.Count > 0 || destination is null)
            return plan with { Refusals = refusals };

        // Two logs of one half each make a whole, as they do for the audit.
        var bare = FlowLogCover.SubnetsWithout(facts, plan.VpcId!, subnetIds, log => FlowLogCover.RecordsAccepts(log) && IsRich(log, options))
            .Union(FlowLogCover.SubnetsWithout(facts, plan.VpcId!, subnetIds, log => FlowLogCover.RecordsRejects(log) && IsRich(log, options)), StringComparer.Ordinal).ToList();
        var notes = Notes(facts, plan.VpcId!, subnetIds, bare, options).ToList();
        var steps = new List<ChangeStep>();
        foreach (var step in Steps(plan.VpcId!, bare, destination, options))
        {
            // AWS takes no second flow log of the same resource, traffic and destination (API_CreateFlowLogs, FlowLogAlreadyExists).
            if (step.Observe(estate) is { Standing: Standing.Done } there)
                refusals.Add($"Flow log {there.ResourceId} of {step.RecordedId} has that destination already and does not do: {Fault(facts, there.ResourceId!, options)} AWS takes no second one there. Mend the destination, or name another with -LogDestination.");
            else
                steps.Add(step);
        }

        if (refusals.Count > 0)
            return plan with { Refusals = refusals, Notes = notes };
        if (steps.Count == 0)
            notes.Insert(0, $"Flow logs record all traffic of {string.Join(", ", subnetIds)} already.");
        else if (destination.Type == "s3")
            notes.Add("The bucket's policy must let delivery.logs.amazonaws.com write (VPC User Guide, 'Publish flow logs to Amazon S3').");
        return plan with { Steps = steps, Notes = notes };
    }

    private static IEnumerable<string> Unknown(RegionFacts facts, ChangePlan plan)
    {
        var where = plan.DomainId is { } domain ? "-DomainId " + domain : "-VpcId " + plan.VpcId;
        var vpcs = facts.Unread.Vpcs.Count > 0 ? facts.Unread.Vpcs : facts.Index.Vpc(plan.VpcId) is null ? [UnreadParts.NotListed(plan.VpcId!, "ec2:DescribeVpcs")] : [];
        var calls = facts.Unread.FlowLogs.Concat(vpcs).Concat(plan.DomainId is null ? facts.Unread.Subnets : []).Distinct().ToList();
        if (calls.Count > 0)
            yield return $"Which flow logs record {plan.VpcId} is not known, because of {string.Join("; ", calls)}. {UnknownRemedy.For(calls, $"{Command} {where} -Region {facts.Region.Region}.")}";
    }

    private static IEnumerable<CreateFlowLog> Steps(string vpcId, IReadOnlyList<string> bare, FlowLogDestination destination, FlowLogOptions options) =>
        (bare.Count == 0 ? [] : options.Subnets ? bare : [vpcId]).Select(recorded => new CreateFlowLog
        {
            NewId = "new:flow-log-" + recorded,
            VpcId = vpcId,
            RecordedId = recorded,
            RecordedType = recorded == vpcId ? "VPC" : "Subnet",
            LogDestinationType = destination.Type,
            LogDestination = destination.Arn,
            DeliverLogsPermissionArn = destination.Type == "s3" ? null : options.DeliverLogsPermissionArn,
            LogFormat = FlowLogFields.CostAnalysis,
            MaxAggregationInterval = options.MaxAggregationInterval,
            Tags = options.Tags,
        });

    /// <summary>What is there and does not do, and what does and could be better.</summary>
    private static IEnumerable<string> Notes(RegionFacts facts, string vpcId, IReadOnlyList<string> subnetIds, IReadOnlyList<string> bare, FlowLogOptions options)
    {
        foreach (var log in subnetIds.Prepend(vpcId).SelectMany(facts.FlowLogsOn).Where(FlowLogCover.IsActive))
        {
            var concerned = bare.Count > 0 && (log.ResourceId == vpcId || bare.Contains(log.ResourceId, StringComparer.Ordinal));
            if (concerned && Fault(facts, log.FlowLogId, options) is { Length: > 0 } fault)
                yield return $"{fault} It stays beside the new one; once that delivers, delete it: aws ec2 delete-flow-logs --flow-log-ids {log.FlowLogId} --region {facts.Region.Region}.";
            else if (!options.RequireFields && FlowLogFields.MissingIn(log) is { Count: > 0 } missing)
                yield return $"{log.FlowLogId} lacks {string.Join(", ", missing)}, without which a cost analysis is less exact. A second flow log is paid for like the first; where the fields are worth it: {Command} -VpcId {vpcId} -Region {facts.Region.Region} -LogDestination {options.LogDestination} -RequireField.";
        }
    }

    private static string Fault(RegionFacts facts, string flowLogId, FlowLogOptions options)
    {
        var log = facts.Region.FlowLogs.Items.First(f => f.FlowLogId == flowLogId);
        if (!FlowLogCover.IsActive(log))
            return $"{flowLogId} is {log.FlowLogStatus}.";
        if (!FlowLogCover.Delivers(log))
            return $"{flowLogId} fails to deliver{(log.DeliverLogsErrorMessage is { Length: > 0 } error ? $" ({error})" : "")}.";
        if (!FlowLogCover.RecordsAccepts(log) || !FlowLogCover.RecordsRejects(log))
            return $"{flowLogId} records {log.TrafficType} traffic only.";
        if (!options.RequireFields)
            return "";
        return FlowLogFields.MissingIn(log) is not { } missing ? $"{flowLogId} does not say which fields it records."
            : missing.Count > 0 ? $"{flowLogId} lacks {string.Join(", ", missing)}."
            : "";
    }

    private static bool IsRich(FlowLog log, FlowLogOptions options) => !options.RequireFields || FlowLogFields.MissingIn(log) is { Count: 0 };
}
