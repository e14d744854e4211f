using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Egress;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Changes;

/// <summary>Plans a table of Athena over a flow log's files. One that is there and is the same is left alone; another one of the name is never touched.</summary>
public static class FlowLogTablePlanner
{
    private const string Command = "New-SMFlowLogTable";

    /// <summary>What to look at before the plan.</summary>
    public static EstateSlice Reads(FlowLogTable table) => AthenaTableShape.Reads(table.Name);

    /// <summary>The plan for what was seen.</summary>
    public static ChangePlan Plan(RegionEstate seen, FlowLogTable table)
    {
        var step = new CreateAthenaTable { Table = table };
        var plan = new ChangePlan { Command = Command, AccountId = seen.AccountId, Region = seen.Region, Target = table.Name.ToString() };
        if (table.Name.CatalogName != AthenaTableName.GlueCatalog)
            return plan with { Refusals = [$"Tables are made in AWS Glue's catalogue ({AthenaTableName.GlueCatalog}), and {table.Name} names another. Give -TableName as table or as database.table."] };
        return step.Observe(seen) switch
        {
            { Standing: Standing.Done } => plan with { Notes = [$"Table {table.Name} is there already.", .. Notes(table)] },
            { Standing: Standing.Refused } refused => plan with { Refusals = [refused.Reason!] },
            _ => plan with { Steps = [step], Notes = Notes(table).ToList() },
        };
    }

    /// <summary>The flow log of a domain's network that a table can be made over: an active one into S3, with all traffic where there is one. Null where there is none.</summary>
    public static FlowLog? FlowLogOf(RegionEstate estate, Domain domain) => FlowLogsOf(estate, domain)
        .Where(log => log.LogDestinationType == "s3")
        .OrderBy(log => log.TrafficType == "ALL" ? 0 : 1).ThenBy(log => log.ResourceId == domain.VpcId ? 0 : 1).ThenBy(log => log.FlowLogId, StringComparer.Ordinal).FirstOrDefault();

    /// <summary>The active flow logs of a domain's VPC and subnets that deliver.</summary>
    public static IEnumerable<FlowLog> FlowLogsOf(RegionEstate estate, Domain domain) =>
        estate.FlowLogs.Items.Where(log => (log.ResourceId == domain.VpcId || domain.SubnetIds.Contains(log.ResourceId)) && log.FlowLogStatus is null or "ACTIVE" && log.DeliverLogsStatus != "FAILED");

    private static IEnumerable<string> Notes(FlowLogTable table)
    {
        yield return $"Its columns are the flow log's fields in their order: {string.Join(" ", table.Fields)}.";
        yield return "The table costs nothing. A query is paid for by the bytes that it reads; Measure-SMEgress names the days, and says what it will read.";
    }
}
