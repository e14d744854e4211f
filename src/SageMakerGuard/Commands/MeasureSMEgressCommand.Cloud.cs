using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using SageMakerGuard.Completion;
using SageMakerGuard.Egress;
using SageMakerGuard.Estates;
using SageMakerGuard.Faults;
using SageMakerGuard.Loading;

namespace SageMakerGuard.Commands;

/// <content>Flow logs in AWS: S3, CloudWatch Logs and Athena.</content>
public sealed partial class MeasureSMEgressCommand
{
    private const long Gigabyte = 1L << 30;

    private readonly List<ReadAsk> _asks = [];
    private QuerySpan? _span;

    /// <summary>Files in S3: the flow log's destination, s3://bucket/folder, in which AWSLogs lies; or a folder at any depth beneath, or one with copied files.</summary>
    [Parameter(Mandatory = true, ParameterSetName = S3Set)]
    [ValidateNotNullOrEmpty]
    public string? S3Uri { get; set; }

    /// <summary>A log group of CloudWatch Logs, by name or ARN. Its format is that of the flow log which delivers there, or what -Format says.</summary>
    [Parameter(Mandatory = true, ParameterSetName = LogGroupSet)]
    [ValidateNotNullOrEmpty]
    public string? LogGroupName { get; set; }

    /// <summary>A table of Athena: its name, database.name or catalogue.database.name.</summary>
    [Parameter(Mandatory = true, ParameterSetName = AthenaSet)]
    [ValidateNotNullOrEmpty]
    public string? AthenaTable { get; set; }

    /// <summary>The database of a table whose name has none: 'default' without it.</summary>
    [Parameter(ParameterSetName = AthenaSet)]
    [ValidateNotNullOrEmpty]
    public string Database { get; set; } = "default";

    /// <summary>Athena's workgroup: 'primary' without it.</summary>
    [Parameter(ParameterSetName = AthenaSet)]
    [ValidatePattern("^[a-zA-Z0-9._-]{1,128}$")]
    public string WorkGroup { get; set; } = "primary";

    /// <summary>Where Athena's result goes, s3://bucket/folder/. Without it: where the workgroup says.</summary>
    [Parameter(ParameterSetName = AthenaSet)]
    [ValidateNotNullOrEmpty]
    public string? OutputLocation { get; set; }

    /// <summary>In AWS: from when. A day before -To without it. A time without a zone is local.</summary>
    [Parameter]
    public DateTime? From { get; set; }

    /// <summary>In AWS: to when, that moment left out. Now without it. A time without a zone is local.</summary>
    [Parameter]
    public DateTime? To { get; set; }

    /// <summary>In AWS: the most gigabytes (2^30 bytes) that may be read or scanned. Where it would be more, or where nobody can say beforehand, nothing is read.</summary>
    [Parameter]
    [ValidateRange(0.001, 1_000_000)]
    public double? MaximumScanGB { get; set; }

    /// <summary>In AWS: the region. Without it: $StoredAWSRegion, then the region of the profile, then AWS_REGION.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("RegionToCall")]
    [ArgumentCompleter(typeof(RegionCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? Region { get; set; }

    /// <summary>In AWS: the account that is meant. Credentials that lead to another account are refused.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidatePattern("^[0-9]{12}$")]
    public string? AccountId { get; set; }

    private bool IsPlaceNamed => ParameterSetName != FilesSet;

    private void BeginCloud()
    {
        if (MyInvocation.BoundParameters.ContainsKey(nameof(Path)))
        {
            foreach (var name in new[] { nameof(From), nameof(To), nameof(MaximumScanGB) }.Where(MyInvocation.BoundParameters.ContainsKey))
                throw new GuardFault("ParametersContradict", FaultCategory.InvalidArgument, $"-{name} is for flow logs in AWS, and -Path names files of this machine.", "Leave one of the two out.");
        }

        var now = SessionClock.Instance.Now();
        var to = To is { } end ? new DateTimeOffset(end) : now;
        _span = QuerySpan.Of(From is { } start ? new DateTimeOffset(start) : to.AddDays(-1), to);
        _ = NamedPlace();
    }

    /// <summary>Takes a record in that names no file.</summary>
    private void TakeCloud()
    {
        if (!IsPlaceNamed && DomainId is null)
        {
            ThrowTerminatingError(FaultWriter.Record(new GuardFault(
                "NothingToMeasure",
                FaultCategory.InvalidArgument,
                "Neither files nor a place in AWS nor a domain was named.",
                "Give files with -Path, a place with -S3Uri, -LogGroupName or -AthenaTable, or domains with -DomainId.")));
        }

        try
        {
            var ask = new ReadAsk { Identity = ResolveIdentity(AccountId), Regions = RegionName.Of(Region ?? []), AccountIds = AccountId is null ? [] : [AccountId] };
            var same = _asks.Find(ask.Fits);
            if (same is null)
                _asks.Add(same = ask);
            same.Add(DomainId ?? []);
        }
        catch (GuardFault fault)
        {
            ThrowTerminatingError(FaultWriter.Record(fault));
        }
    }

    private FlowLogPlace? NamedPlace()
    {
        var fields = Format is null ? null : FlowFormat.Parse(Format);
        return ParameterSetName switch
        {
            S3Set => new StoredFlowLog(StoredPlace.Parse(S3Uri!)) { Fields = fields },
            LogGroupSet => new LogGroupFlowLog(InsightsQuestion.NameOf(LogGroupName!)) { Fields = fields },
            AthenaSet => new TableFlowLog(AthenaQuestion.TableOf(AthenaTable!, Database), WorkGroup, OutputLocation),
            _ => null,
        };
    }

    private async Task MeasureCloudAsync(PipelineOutlet outlet, CancellationToken cancellationToken)
    {
        var egress = new CloudEgress
        {
            Place = NamedPlace(),
            EstatePath = _estate,
            Options = _options,
            ThrottleLimit = ThrottleLimit,
            Ask = new()
            {
                Span = _span!,
                AccountIds = AccountId is null ? [] : [AccountId],
                Regions = RegionName.Of(Region ?? []),
                MostBytes = MaximumScanGB is { } most ? (long)(most * Gigabyte) : null,
                Files = new() { Format = _format, MaxRows = MaxRow, Threads = ThrottleLimit, Parquet = () => Cloud.Parquet },
            },
        };
        foreach (var ask in _asks)
            await egress.RunAsync(ask, outlet, cancellationToken).ConfigureAwait(false);
    }
}
