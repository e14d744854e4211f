using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using SageMakerGuard.Completion;
using SageMakerGuard.Egress;
using SageMakerGuard.Faults;
using SageMakerGuard.Loading;

namespace SageMakerGuard.Commands;

/// <summary>Says from VPC flow logs what left the network interfaces of SageMaker AI domains: how many bytes to whom and by which way, and what was blocked.</summary>
/// <remarks>
/// <para>Reads flow logs from files and folders: text, gzip and, on PowerShell 7, Parquet; versions 2 to 10, with the fields in any order. A file with a header line says its own format. Files without one are taken to have the default format, or the one that -Format names. A file of another kind is named and left out; nothing is guessed.</para>
/// <para>Reads them in AWS too, where they lie: with -DomainId alone the flow logs of the domain's VPC are found by themselves and read from their bucket or log group; -S3Uri, -LogGroupName and -AthenaTable name the place. From S3 only the folders of the days between -From and -To are listed and read. Of CloudWatch Logs and Athena a query is asked; what it will read and cost is said first, and what it did read and cost after it. -MaximumScanGB asks nothing where it would be more. Ctrl+C stops the query at AWS. Athena wants a table: New-SMFlowLogTable makes one. No former result of a query is used again.</para>
/// <para>In AWS, domains and networks are read from there unless -EstatePath gives an estate. With -EstatePath, interfaces are matched to domains and users by what can be shown: the description that SageMaker writes, security groups, subnets. Each interface says what shows it. Records that match no domain are added up by network, with an empty DomainId. Without an estate all are.</para>
/// <para>Each object has the destinations with their bytes both ways, AWS service and path (NAT gateway, interface or gateway endpoint, internet gateway and so on), the same bytes as Totals by service, zone and path, and the attempts that a security group, a network ACL or VPC block public access rejected. What fails for want of a route, by DNS, by an endpoint's policy or at a proxy is not in flow logs.</para>
/// <para>MissingFields names the fields that the logs lack, and what cannot be said without each. The default format lacks the AWS service, the direction and the path; Enable-SMVpcFlowLog turns on logs that have them.</para>
/// <para>Memory grows with the number of different rows and not with the number of records. Beyond -MaxRow the rarest are put together, and a warning says so.</para>
/// </remarks>
/// <example>
/// <code>Measure-SMEgress -Path ./AWSLogs -EstatePath ./estate.json</code>
/// <para>Adds up a folder that was copied from S3, domain by domain.</para>
/// </example>
/// <example>
/// <code>Get-ChildItem ./logs/*.gz | Measure-SMEgress -EstatePath ./estate.json | Select-Object -ExpandProperty RejectedAttempts</code>
/// <para>Lists what was blocked: who tried to reach what, on which port, how often and when.</para>
/// </example>
/// <example>
/// <code>Measure-SMEgress ./today -EstatePath ./estate.json -BaselinePath ./last-week.json | Select-Object -ExpandProperty Destinations | Where-Object IsNew</code>
/// <para>Lists destinations that last week's run did not have. That run was kept by: Measure-SMEgress ./last-week -EstatePath ./estate.json | ConvertTo-Json -Depth 8 | Set-Content ./last-week.json.</para>
/// </example>
/// <example>
/// <code>Measure-SMEgress ./export -Format '${interface-id} ${srcaddr} ${dstaddr} ${dstport} ${bytes} ${action}'</code>
/// <para>Reads files without a header line whose flow log has a format of its own.</para>
/// </example>
/// <example>
/// <code>Get-SMDomainNetworkPosture -Region eu-central-1 | Measure-SMEgress -From 2026-11-01 -To 2026-11-08</code>
/// <para>Measures a week of every domain of a region, from wherever their VPCs' flow logs are delivered to.</para>
/// </example>
/// <example>
/// <code>Measure-SMEgress -AthenaTable network.vpc_flow_logs -OutputLocation s3://my-athena-results/egress/ -From 2026-10-01 -To 2026-11-01 -Region eu-central-1 -MaximumScanGB 200</code>
/// <para>Has Athena add up a month, unless it would have to read more than 200 GB.</para>
/// </example>
[Cmdlet(VerbsDiagnostic.Measure, "SMEgress", DefaultParameterSetName = FilesSet)]
[OutputType(typeof(EgressSummary))]
public sealed partial class MeasureSMEgressCommand : GuardCommand
{
    private const string FilesSet = "Files";
    private const string S3Set = "S3";
    private const string LogGroupSet = "LogGroup";
    private const string AthenaSet = "Athena";

    private const string Activity = "Reading flow logs";

    private readonly List<string> _paths = [];
    private readonly SortedSet<string> _domains = new(StringComparer.Ordinal);
    private EgressOptions _options = new();
    private FlowFieldSet? _format;
    private string? _estate;

    /// <summary>Files and folders with flow logs. A folder is read with all folders in it, as S3 has them by account, region and day. Wildcards name several.</summary>
    [Parameter(Position = 0, ParameterSetName = FilesSet, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("FullName")]
    [FlowLogPath]
    [ValidateNotNull]
    public string[] Path { get; set; } = [];

    /// <summary>An estate that Export-SMEstate wrote, or a folder of AWS CLI output: it says whose the interfaces are, and where the routes lead.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? EstatePath { get; set; }

    /// <summary>Only these domains. Of files it takes -EstatePath to tell them; without files, the domains' own flow logs are read in AWS.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(DomainCompleter))]
    [ValidatePattern("^d-[a-z0-9]{1,61}$")]
    public string[]? DomainId { get; set; }

    /// <summary>The fields of files without a header line, as describe-flow-logs prints them under LogFormat. Without it, the default format.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Format { get; set; }

    /// <summary>The output of an earlier run as JSON. Destinations that it does not have are marked as new.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? BaselinePath { get; set; }

    /// <summary>Marks destinations as new that were first seen at this time or later. A time without a zone is local.</summary>
    [Parameter]
    public DateTime? Since { get; set; }

    /// <summary>AWS's address ranges, https://ip-ranges.amazonaws.com/ip-ranges.json as a file: they name the AWS service of an address where nothing else does.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? IpRangesPath { get; set; }

    /// <summary>Counts interfaces that the estate does not have for the only domain of their subnet. Apps' interfaces are gone when the apps are; but whatever else was in the subnet counts as well.</summary>
    [Parameter]
    public SwitchParameter MatchFormerInterface { get; set; }

    /// <summary>The most destinations, and the most blocked attempts, in one object. The smallest beyond are put together in one row.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int MaxDestination { get; set; } = new EgressOptions().MaxDestinations;

    /// <summary>How many different rows may be held in memory, at 128 to 256 bytes each. The rarest beyond are put together.</summary>
    [Parameter]
    [ValidateRange(1000, 1_000_000_000)]
    public long MaxRow { get; set; } = new FlowScanOptions().MaxRows;

    /// <summary>How many files, or parts of a large one, are read at one time. Without it, one on each processor.</summary>
    [Parameter]
    [ValidateRange(1, 256)]
    public int ThrottleLimit { get; set; } = Environment.ProcessorCount;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        try
        {
            if (BaselinePath is not null && Since is not null)
                throw new GuardFault("ParametersContradict", FaultCategory.InvalidArgument, "-BaselinePath and -Since both say what is new.", "Leave one of the two out.");
            BeginCloud();
            _format = Format is null ? null : FlowFormat.Parse(Format);
            _estate = EstatePath is null ? null : FilePath.Resolve(this, EstatePath);
            _options = new EgressOptions
            {
                MaxDestinations = MaxDestination,
                MatchFormerInterfaces = MatchFormerInterface,
                Since = Since?.ToUniversalTime(),
                Baseline = BaselinePath is null ? null : EgressBaseline.Read(FilePath.Resolve(this, BaselinePath)),
                AddressRanges = IpRangesPath is null ? null : AwsAddressRanges.Read(FilePath.Resolve(this, IpRangesPath)),
            };
        }
        catch (GuardFault fault)
        {
            ThrowTerminatingError(FaultWriter.Record(fault));
        }
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (Path.Length == 0)
        {
            TakeCloud();
            return;
        }

        _domains.UnionWith(DomainId ?? []);
        foreach (var path in Path)
        {
            try
            {
                _paths.AddRange(FilePath.ResolveAll(this, path));
            }
            catch (GuardFault fault)
            {
                ThrowTerminatingError(FaultWriter.Record(fault));
            }
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (_paths.Count > 0)
            Pump(MeasureAsync);
        if (_asks.Count > 0)
            Pump(MeasureCloudAsync);
    }

    private async Task MeasureAsync(PipelineOutlet outlet, CancellationToken cancellationToken)
    {
        if (_domains.Count > 0 && _estate is null)
            throw new GuardFault("EstateNeeded", FaultCategory.InvalidArgument, "Flow logs do not say which domain an interface belongs to.", "Add -EstatePath with a file that Export-SMEstate wrote.");
        var estate = _estate is { } path ? await Abandonable.Run(() => Estates.Files.EstatePath.Read(path), cancellationToken).ConfigureAwait(false) : null;
        if (estate is not null && EgressReport.Unknown(estate, _estate!, _domains) is { } unknown)
            throw unknown;
        var progress = new FlowScanProgress();
        var options = new FlowScanOptions { Format = _format, MaxRows = MaxRow, Threads = ThrottleLimit, Progress = progress, Parquet = () => Cloud.Parquet };
        var reading = await ReadAsync(options, outlet, cancellationToken).ConfigureAwait(false);
        outlet.Verbose(string.Format(CultureInfo.InvariantCulture, "{0:n0} records, {1:n0} of NODATA, {2:n0} of SKIPDATA, {3:n0} lines that are none, in {4}.", reading.Records, reading.NoDataRecords, reading.SkipDataRecords, reading.TornLines, reading.Source));
        await Task.Run(() => EgressReport.Write(reading, estate, _options with { DomainIds = _domains.ToList() }, outlet, cancellationToken), cancellationToken).ConfigureAwait(false);
    }

    private async Task<FlowReading> ReadAsync(FlowScanOptions options, PipelineOutlet outlet, CancellationToken cancellationToken)
    {
        // A share that does not answer cannot be told to stop.
        var reading = Abandonable.Run(() => FlowLogScan.Read(FlowSource.Files(_paths), options, cancellationToken), cancellationToken);
        var progress = options.Progress!;
        while (await Task.WhenAny(reading, Task.Delay(250, CancellationToken.None)).ConfigureAwait(false) != reading)
        {
            var percent = progress.TotalBytes == 0 ? 0 : (int)Math.Min(100, 100 * progress.Bytes / progress.TotalBytes);
            var status = string.Format(CultureInfo.InvariantCulture, "{0:n0} of {1:n0} files, {2:n0} of {3:n0} MB", progress.Files, progress.TotalFiles, progress.Bytes / 1_000_000, progress.TotalBytes / 1_000_000);
            outlet.Progress(new ProgressRecord(0, Activity, status) { PercentComplete = Math.Max(0, percent) });
        }

        outlet.Progress(new ProgressRecord(0, Activity, "Done") { RecordType = ProgressRecordType.Completed });
        return await reading.ConfigureAwait(false);
    }
}
