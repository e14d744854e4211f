using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using SageMakerGuard.Changes;
using SageMakerGuard.Completion;
using SageMakerGuard.Egress;
using SageMakerGuard.Estates;
using SageMakerGuard.Faults;
using SageMakerGuard.Ports;

namespace SageMakerGuard.Commands;

/// <summary>Makes an Athena table over VPC flow log files in S3, so that Measure-SMEgress can ask it.</summary>
/// <remarks>
/// <para>With -DomainId the flow log of the domain's VPC is found by itself: its bucket, its fields, and whether its files are Parquet or lie in Hive's folders. With -S3Uri you say where they lie.</para>
/// <para>The table has a projected partition for each day: no partition has ever to be added, and a query reads the files of the days that it names and no others.</para>
/// <para>A table is a description and no data. Making it costs nothing, and dropping it leaves the files as they are. A table of the name that is another one is never touched.</para>
/// <para>The table is made in AWS Glue's catalogue, where Athena looks. The database must be there: 'default' is, once somebody has used Athena in the region.</para>
/// <para>-WhatIf shows the plan. Undo-SMChange drops the table again.</para>
/// </remarks>
/// <example>
/// <code>New-SMFlowLogTable -DomainId d-abcdefghijkl -Region eu-central-1</code>
/// <para>Makes a table over the flow log of the domain's VPC, named for the VPC, in the database 'default'.</para>
/// </example>
/// <example>
/// <code>New-SMFlowLogTable -S3Uri s3://central-flow-logs/network -TableName network.vpc_flow_logs -LogFormat '${version} ${account-id} ${interface-id} ${srcaddr} ${dstaddr}'</code>
/// <para>Makes a table over files of a custom format, in a database of your own.</para>
/// </example>
[Cmdlet(VerbsCommon.New, "SMFlowLogTable", SupportsShouldProcess = true, DefaultParameterSetName = DomainSet)]
[OutputType(typeof(ChangeRun))]
public sealed class NewSMFlowLogTableCommand : AccountChangingCommand
{
    private const string DomainSet = "Domain";
    private const string PlaceSet = "S3";

    /// <summary>The domains whose flow logs are meant.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = DomainSet, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(DomainCompleter))]
    [ValidatePattern(DomainIdPattern)]
    public string[] DomainId { get; set; } = [];

    /// <summary>Where the files lie: the flow log's destination, s3://bucket/folder, the folder in which AWSLogs is.</summary>
    [Parameter(Mandatory = true, ParameterSetName = PlaceSet)]
    [ValidateNotNullOrEmpty]
    public string S3Uri { get; set; } = "";

    /// <summary>The fields of the records in their order, as 'aws ec2 describe-flow-logs' shows them. The default format without it.</summary>
    [Parameter(ParameterSetName = PlaceSet)]
    [ValidateNotNullOrEmpty]
    public string? LogFormat { get; set; }

    /// <summary>Whether the files are plain-text (the default) or parquet.</summary>
    [Parameter(ParameterSetName = PlaceSet)]
    [ValidateSet("plain-text", "parquet")]
    public string FileFormat { get; set; } = "plain-text";

    /// <summary>Says that the files lie in Hive's folders: year=2026/month=11/day=26.</summary>
    [Parameter(ParameterSetName = PlaceSet)]
    public SwitchParameter HiveCompatiblePartition { get; set; }

    /// <summary>The table: its name, or database.name. Without it: vpc_flow_logs, with the VPC's id behind it where a domain was named.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? TableName { get; set; }

    /// <summary>The database of a table whose name has none: 'default' without it.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string Database { get; set; } = "default";

    private protected override IReadOnlyCollection<string> Names => DomainId;

    private protected override ReadSubject SubjectOf(ReadAsk ask) => ParameterSetName == DomainSet ? ReadSubject.Domains : base.SubjectOf(ask);

    private protected override CollectRequest RequestFor(ReadAsk ask) => ParameterSetName == DomainSet
        ? new() { Notebooks = false, Studio = false, Tags = false, DomainIds = ask.Names, Network = NetworkDepth.FlowLogs }
        : base.RequestFor(ask);

    private protected override IEnumerable<AccountWork> WorkFor(RegionEstate region, ReadAsk ask, PipelineOutlet outlet)
    {
        foreach (var table in Tables(region, ask, outlet).Distinct(new ByName()))
            yield return new(FlowLogTablePlanner.Reads(table), seen => FlowLogTablePlanner.Plan(seen, table));
    }

    private List<FlowLogTable> Tables(RegionEstate region, ReadAsk ask, PipelineOutlet outlet)
    {
        if (ParameterSetName == PlaceSet)
            return [OfPlace(region)];
        var tables = new List<FlowLogTable>();
        foreach (var domain in region.Domains.Items.Where(d => ask.Wants(d.DomainId)))
        {
            SeenResources.AddDomain(domain.DomainId, domain.DomainName, region.Region);
            try
            {
                tables.Add(OfDomain(region, domain));
            }
            catch (GuardFault fault)
            {
                outlet.Error(FaultWriter.Record(fault));
            }
        }

        return tables;
    }

    private FlowLogTable OfPlace(RegionEstate region) => FlowLogTable.Of(
        Name("vpc_flow_logs"), S3Uri, region.AccountId, region.Region, LogFormat is null ? FlowFieldSet.Default : FlowFormat.Parse(LogFormat)) with { IsHive = HiveCompatiblePartition, IsParquet = FileFormat == "parquet" };

    private FlowLogTable OfDomain(RegionEstate region, Domain domain)
    {
        if (!domain.Described)
            throw FlowLogFaults.NotDescribed(region, domain);
        var log = FlowLogTablePlanner.FlowLogOf(region, domain) ?? throw new GuardFault(
            "FlowLogNotFound",
            region.FlowLogs.IsComplete ? FaultCategory.NotFound : FaultCategory.PermissionDenied,
            region.FlowLogs.IsComplete ? $"No active flow log of {domain.VpcId ?? "the domain's VPC"} delivers to S3." : $"Which flow logs {domain.VpcId} has could not be read: {string.Join("; ", region.FlowLogs.Unreadable)}",
            region.FlowLogs.IsComplete ? $"Turn one on: Enable-SMVpcFlowLog -DomainId {domain.DomainId} -Region {region.Region} -LogDestination arn:aws:s3:::<bucket>; or say where its files lie with -S3Uri." : "Allow ec2:DescribeFlowLogs, or say where the files lie with -S3Uri.") { ResourceId = domain.DomainId, Region = region.Region };
        return FlowLogTable.Of(
            Name("vpc_flow_logs_" + domain.VpcId!.Replace('-', '_')), log.LogDestination ?? "", region.AccountId, region.Region, log.LogFormat is { Length: > 0 } format ? FlowFormat.Parse(format) : FlowFieldSet.Default) with
        {
            IsHive = log.DestinationOptions?.HiveCompatiblePartitions == true,
            IsParquet = log.DestinationOptions?.FileFormat == "parquet",
        };
    }

    private AthenaTableName Name(string otherwise) => AthenaQuestion.TableOf(TableName ?? otherwise, Database);

    /// <summary>Domains of one VPC have one table.</summary>
    private sealed class ByName : IEqualityComparer<FlowLogTable>
    {
        public bool Equals(FlowLogTable? one, FlowLogTable? other) => one?.Name == other?.Name && one?.Location == other?.Location;

        public int GetHashCode(FlowLogTable table) => table.Name.GetHashCode();
    }
}
