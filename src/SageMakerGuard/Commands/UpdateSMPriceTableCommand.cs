using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using SageMakerGuard.Completion;
using SageMakerGuard.Faults;
using SageMakerGuard.FinOps;
using SageMakerGuard.FinOps.Billing;
using SageMakerGuard.FinOps.Prices;
using SageMakerGuard.Loading;

namespace SageMakerGuard.Commands;

/// <summary>Fetches list prices of the network from AWS and keeps them in a table of your own, which every command prefers where it is newer than the module's.</summary>
/// <remarks>
/// <para>Reads the AWS Price List API (pricing:GetProducts, free of charge) for each region that is named, or with -Path an offer file that was downloaded: index.json of AmazonEC2 or AmazonVPC. The file is read as a stream, however large it is.</para>
/// <para>The table is written whole or not at all; prices of other regions that it has already stay. By default it is prices.json in the folder SageMakerGuard of the user's local data folder. Every price keeps the day and the source that it was read from.</para>
/// <para>A price that AWS's list does not have, or has in two ways that contradict each other, is left out and said in a warning. None is guessed.</para>
/// </remarks>
/// <example>
/// <code>Update-SMPriceTable -Region eu-west-1, eu-central-1</code>
/// <para>Fetches the prices of two regions; later commands reckon with them.</para>
/// </example>
/// <example>
/// <code>Update-SMPriceTable -Path ./AmazonVPC-eu-west-1.json -OutputPath ./prices.json; Get-SMNetworkCost -EstatePath ./estate.json -PriceTablePath ./prices.json</code>
/// <para>Takes prices from an offer file, on a machine that cannot reach AWS.</para>
/// </example>
[Cmdlet(VerbsData.Update, "SMPriceTable", DefaultParameterSetName = CloudSet, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(PriceQuote))]
public sealed class UpdateSMPriceTableCommand : GuardCommand
{
    private const string CloudSet = "Cloud";
    private const string FileSet = "File";

    private readonly List<string> _regions = [];
    private string _target = "";
    private string? _file;
    private ResolvedIdentity? _identity;

    /// <summary>The regions whose prices are wanted. Without it: $StoredAWSRegion, then the region of the profile, then AWS_REGION.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true, ParameterSetName = CloudSet)]
    [Alias("RegionToCall")]
    [ArgumentCompleter(typeof(RegionCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? Region { get; set; }

    /// <summary>A downloaded offer file in place of the API: index.json of AmazonEC2 or AmazonVPC.</summary>
    [Parameter(Mandatory = true, ParameterSetName = FileSet)]
    [Alias("LiteralPath")]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = "";

    /// <summary>The table to write, in place of the user's own.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? OutputPath { get; set; }

    /// <summary>Refuses what cannot be used before anybody is asked.</summary>
    protected override void BeginProcessing()
    {
        try
        {
            _target = OutputPath is null ? PriceListFile.DefaultPath : FilePath.Resolve(this, OutputPath);
            if (ParameterSetName == FileSet)
                _file = FilePath.Resolve(this, Path);
            if (OutputPath is not null && !Directory.Exists(System.IO.Path.GetDirectoryName(_target)))
                throw new GuardFault("FolderNotFound", FaultCategory.NotFound, $"The folder of '{_target}' does not exist.", "Make the folder first, or give another path.") { ResourceId = _target };
        }
        catch (GuardFault fault)
        {
            ThrowTerminatingError(FaultWriter.Record(fault));
        }
    }

    /// <summary>Takes regions in.</summary>
    protected override void ProcessRecord()
    {
        try
        {
            _regions.AddRange(RegionName.Of(Region ?? []));
            if (_file is null)
                _identity = ResolveIdentity(null);
        }
        catch (GuardFault fault)
        {
            ThrowTerminatingError(FaultWriter.Record(fault));
        }
    }

    /// <summary>Fetches and writes.</summary>
    protected override void EndProcessing() => Pump(UpdateAsync);

    private async Task UpdateAsync(PipelineOutlet outlet, CancellationToken cancellationToken)
    {
        var fetched = _file is { } file ? await Abandonable.Run(() => OfferFile.Read(file), cancellationToken).ConfigureAwait(false) : await FetchAsync(outlet, cancellationToken).ConfigureAwait(false);
        if (fetched.Quotes.Count == 0)
            throw new GuardFault("NoPricesFound", FaultCategory.NotFound, "No price of a NAT gateway, an endpoint, a public address or of transfer between zones was found, so the table was left as it is.", "Give the offer file of AmazonEC2 or AmazonVPC for a region, or check -Region.");
        var action = string.Format(CultureInfo.InvariantCulture, "Write {0} prices of {1}", fetched.Quotes.Count, string.Join(", ", fetched.Quotes.Select(q => q.Region).Distinct()));
        if (!await outlet.AskAsync(cmdlet => cmdlet.ShouldProcess(_target, action), cancellationToken).ConfigureAwait(false))
            return;

        // What was fetched wins here, whatever day it is of: it was asked for.
        var before = File.Exists(_target) ? PriceListFile.Read(_target) : PriceList.Empty;
        PriceListFile.Write(_target, new PriceList(before.Quotes.Where(q => !fetched.Quotes.Any(f => f.Region == q.Region && f.Meter == q.Meter)).Concat(fetched.Quotes)));
        PriceSource.UseOwnTable();
        outlet.Verbose($"Wrote {_target}.");
        foreach (var quote in fetched.Quotes)
            outlet.Write(quote);
    }

    private async Task<PriceList> FetchAsync(PipelineOutlet outlet, CancellationToken cancellationToken)
    {
        using var session = await Abandonable.Run(() => Cloud.Aws.Open(_identity!.Cloud), cancellationToken).ConfigureAwait(false);
        outlet.Verbose($"Credentials: {session.CredentialSource}.");
        var prices = PriceList.Empty;
        foreach (var region in _regions.Count > 0 ? _regions.Distinct(StringComparer.Ordinal) : [_identity!.Region ?? session.DefaultRegion ?? throw NoRegion()])
        {
            var items = await session.OpenPrices(region).ReadAsync(region, cancellationToken).ConfigureAwait(false);
            foreach (var (where, meter) in items.Doubtful)
                outlet.Warning($"AWS's list has prices of {UsageTypes.Name(meter)} in {where} that contradict each other; none of them was taken.");
            var missing = UsageTypes.Meters.Where(m => items.Prices.In(region).All(q => q.Meter != m) && items.Doubtful.All(d => d.Meter != m)).Select(UsageTypes.Name).ToList();
            if (missing.Count > 0)
                outlet.Warning($"AWS's list has no price in US dollars for {region} of {string.Join(", ", missing)}.");
            prices = prices.With(items.Prices);
        }

        return prices;
    }

    private static GuardFault NoRegion() =>
        new("NoRegion", FaultCategory.InvalidArgument, "No region was named, and neither the session, the profile nor the environment names one.", "Add -Region eu-central-1, or set one for the session with $StoredAWSRegion = 'eu-central-1'.");
}
