using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using SageMakerGuard.Completion;
using SageMakerGuard.Egress;
using SageMakerGuard.Faults;
using SageMakerGuard.FinOps;
using SageMakerGuard.FinOps.BreakEven;

namespace SageMakerGuard.Commands;

/// <summary>Holds NAT gateways against VPC endpoints, from bytes that were observed: what each endpoint would save or cost, and whether the NAT gateway can go.</summary>
/// <remarks>
/// <para>Takes what Measure-SMEgress gives, or a CSV or JSON file of bytes by service, and gives one object for each network. Services has a row for each destination: what it costs a month through NAT gateways, what an endpoint would cost, and from how many gigabytes on the endpoint is the cheaper one. Scenarios prices the network as it is, with the endpoints that pay, and without NAT gateways. NatKeptBy names the destinations that no endpoint leads to.</para>
/// <para>Confidence says how far the observed days carry: Low below a week, Medium below four, High from then on. Below one day the answer is NotEnoughData, and no month is made of it. Addresses of AWS that flow logs do not assign to a service (AMAZON) leave the question open as well.</para>
/// <para>Money is in US dollars per month of 730 hours, at list prices before discounts and tax. PriceDate and PriceSource say which. A price that is not known is left empty and never guessed; Update-SMPriceTable fetches it.</para>
/// <para>The command calls nobody.</para>
/// </remarks>
/// <example>
/// <code>Measure-SMEgress -Path ./flow-logs -EstatePath ./estate.json | Compare-SMEgressCost -EstatePath ./estate.json | Format-List</code>
/// <para>Compares by what the flow logs show. The estate tells the NAT gateways, and the zones that the domains use.</para>
/// </example>
/// <example>
/// <code>Compare-SMEgressCost -Path ./bytes.csv -Region us-east-1 -DaysCovered 30 -ZoneCount 2 -NatGatewayCount 1 | Select-Object -ExpandProperty Services</code>
/// <para>Compares by a file with the columns Service and Bytes, one row for each service: sts, s3, logs, internet.</para>
/// </example>
/// <example>
/// <code>Measure-SMEgress -Path ./flow-logs | Compare-SMEgressCost | Where-Object NatGateway -eq MustStay | Select-Object VpcId, NatKeptBy</code>
/// <para>Lists what keeps NAT gateways in which network.</para>
/// </example>
[Cmdlet(VerbsData.Compare, "SMEgressCost", DefaultParameterSetName = SummarySet)]
[OutputType(typeof(EgressCostComparison))]
public sealed class CompareSMEgressCostCommand : AsyncGuardCommand
{
    private const string SummarySet = "Summary";
    private const string FileSet = "File";

    private readonly List<EgressSummary> _summaries = [];
    private PriceBook? _prices;
    private string? _file;
    private string? _estate;

    /// <summary>What Measure-SMEgress gives.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = SummarySet)]
    [ValidateNotNull]
    public EgressSummary[] InputObject { get; set; } = [];

    /// <summary>A CSV or JSON file with Service and Bytes and, if they are known, AzId, Path and Via; or JSON that was made of what Measure-SMEgress gives. Without a Path the bytes count as gone through a NAT gateway.</summary>
    [Parameter(Mandatory = true, ParameterSetName = FileSet)]
    [Alias("LiteralPath")]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = "";

    /// <summary>The region whose prices count, for a file that does not name one.</summary>
    [Parameter(ParameterSetName = FileSet)]
    [ArgumentCompleter(typeof(RegionCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Region { get; set; }

    /// <summary>The days that the bytes of a file were counted over.</summary>
    [Parameter(ParameterSetName = FileSet)]
    [ValidateRange(0.01, 3660.0)]
    public double? DaysCovered { get; set; }

    /// <summary>In how many zones an endpoint would have an interface. By default the zones of the domains' subnets, with -EstatePath, or else those that bytes came from.</summary>
    [Parameter]
    [ValidateRange(1, 12)]
    public int? ZoneCount { get; set; }

    /// <summary>How many NAT gateways there are, for their hours. By default those of the estate, or else those that bytes went through.</summary>
    [Parameter]
    [ValidateRange(0, 100)]
    public int? NatGatewayCount { get; set; }

    /// <summary>An estate that tells NAT gateways and zones: a file that Export-SMEstate wrote, or a folder of AWS CLI output.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string? EstatePath { get; set; }

    /// <summary>A price table that Update-SMPriceTable wrote. By default the user's own, where it is newer than the module's.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? PriceTablePath { get; set; }

    /// <summary>Refuses what cannot be used before anything is compared.</summary>
    protected override void BeginProcessing()
    {
        try
        {
            _prices = PriceSource.Of(this, PriceTablePath);
            _file = ParameterSetName == FileSet ? FilePath.Resolve(this, Path) : null;
            _estate = EstatePath is null ? null : FilePath.Resolve(this, EstatePath);
        }
        catch (GuardFault fault)
        {
            ThrowTerminatingError(FaultWriter.Record(fault));
        }
    }

    /// <summary>Takes summaries in.</summary>
    protected override void ProcessRecord() => _summaries.AddRange(InputObject);

    /// <summary>Compares.</summary>
    protected override void EndProcessing() => Pump(CompareAsync);

    private async Task CompareAsync(PipelineOutlet outlet, CancellationToken cancellationToken)
    {
        var estate = _estate is { } path ? await Abandonable.Run(() => Estates.Files.EstatePath.Read(path), cancellationToken).ConfigureAwait(false) : null;
        var rows = _file is { } file ? await Abandonable.Run(() => EgressUseFile.Read(file), cancellationToken).ConfigureAwait(false) : new([], _summaries);
        foreach (var observed in rows.Uses.Count > 0 ? [OfRows(rows.Uses)] : EgressObservations.Of(rows.Summaries, estate))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (observed.Region.Length == 0)
            {
                outlet.Error(FaultWriter.Record(new GuardFault("RegionNotKnown", FaultCategory.InvalidArgument, $"The region of {observed.VpcId ?? string.Join(", ", observed.DomainIds)} is not known, so there are no prices for it.", "Measure the flow logs with -EstatePath, so that they name the region.")));
                continue;
            }

            outlet.Write(EgressComparer.Compare(Completed(observed), _prices!.In(observed.Region)));
        }
    }

    private ObservedEgress OfRows(IReadOnlyList<EgressUse> uses) => new()
    {
        Region = Region is { } named
            ? RegionName.Of([named])[0]
            : throw new GuardFault("RegionNotKnown", FaultCategory.InvalidArgument, "The file does not say which region its bytes are of, so there are no prices for them.", "Add -Region, for example -Region us-east-1."),
        DaysCovered = DaysCovered,
        Uses = uses,
    };

    private ObservedEgress Completed(ObservedEgress observed) => observed with
    {
        ZoneCount = ZoneCount ?? observed.ZoneCount,
        NatGateways = NatGatewayCount is { } count ? Enumerable.Range(1, count).Select(i => observed.NatGateways?.ElementAtOrDefault(i - 1) ?? new NatPlace("nat " + i, null)).ToList() : observed.NatGateways,
    };
}
