using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using SageMakerGuard.Egress;
using SageMakerGuard.Estates;
using SageMakerGuard.Faults;
using SageMakerGuard.Loading;
using SageMakerGuard.Ports;

namespace SageMakerGuard.Commands;

/// <summary>Measures flow logs where they lie in AWS: reads what is there, finds the flow logs of domains where no place was named, and reads each packet once.</summary>
internal sealed class CloudEgress
{
    /// <summary>The place that was named; null for that of the domains' own flow logs.</summary>
    public FlowLogPlace? Place { get; init; }

    /// <summary>Which time.</summary>
    public FlowLogAsk Ask { get; init; } = new();

    /// <summary>How to analyse.</summary>
    public EgressOptions Options { get; init; } = new();

    /// <summary>An estate to tell interfaces apart by, in place of what is in AWS; null for AWS.</summary>
    public string? EstatePath { get; init; }

    /// <summary>The most calls in flight.</summary>
    public int ThrottleLimit { get; init; } = 16;

    /// <summary>Measures one reading, region by region.</summary>
    public async Task RunAsync(ReadAsk ask, PipelineOutlet outlet, CancellationToken cancellationToken)
    {
        using var session = await Abandonable.Run(() => Cloud.Aws.Open(ask.Identity!.Cloud), cancellationToken).ConfigureAwait(false);
        foreach (var region in await EstateAsync(ask, session, outlet, cancellationToken).ConfigureAwait(false))
        {
            try
            {
                await RegionAsync(region, ask, session, outlet, cancellationToken).ConfigureAwait(false);
            }
            catch (GuardFault fault)
            {
                outlet.Error(FaultWriter.Record(fault));
            }
        }
    }

    private async Task RegionAsync(RegionEstate region, ReadAsk ask, ICloudSession session, PipelineOutlet outlet, CancellationToken cancellationToken)
    {
        var domains = region.Domains.Items.Where(d => ask.Wants(d.DomainId)).ToList();
        var places = Place is { } named ? [WithFields(named, region)] : PlacesOf(region, domains, outlet);
        if (places.Count == 0)
            return;
        var source = await session.OpenFlowLogsAsync(region.Region, ThrottleLimit, cancellationToken).ConfigureAwait(false);
        if (region.AccountId.Length > 0 && region.AccountId != source.AccountId)
            throw new GuardFault("AccountMismatch", FaultCategory.InvalidArgument, $"The estate is of account {region.AccountId}, and the credentials belong to {source.AccountId}.", "Name credentials of that account with -ProfileName.");

        // A bucket may gather the flow logs of many accounts: those of domains are this account's.
        var asked = Ask with { AccountIds = Place is null ? [source.AccountId] : Ask.AccountIds, Regions = Place is null ? [region.Region] : Ask.Regions };
        var listener = new Listener(outlet);
        var reader = new FlowLogReader(source, SessionClock.Instance, listener);
        var readings = new List<FlowReading>();
        foreach (var place in places)
            readings.Add(await reader.ReadAsync(place, asked, cancellationToken).ConfigureAwait(false));
        listener.Finish();
        var options = Options with { DomainIds = ask.Names.Count > 0 ? domains.Select(d => d.DomainId).ToList() : [] };
        await Task.Run(() => EgressReport.Write(FlowReadings.Joined(readings), new Estate { Regions = [region] }, options, outlet, cancellationToken), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>What is there, by which interfaces are told apart: of AWS, or of a file.</summary>
    private async Task<IReadOnlyList<RegionEstate>> EstateAsync(ReadAsk ask, ICloudSession session, PipelineOutlet outlet, CancellationToken cancellationToken)
    {
        if (EstatePath is { } path)
        {
            var estate = await Abandonable.Run(() => Estates.Files.EstatePath.Read(path), cancellationToken).ConfigureAwait(false);
            if (EgressReport.Unknown(estate, path, ask.Names) is { } unknown)
                throw unknown;
            return estate.Regions.Where(r => ask.Regions.Count == 0 || ask.Regions.Contains(r.Region)).Where(r => ask.Names.Count == 0 || r.Domains.Items.Any(d => ask.Wants(d.DomainId))).ToList();
        }

        var regions = new List<RegionEstate>();
        var listener = new RegionListener(outlet, ReadSubject.Domains, ask, 1, regions.Add);
        var request = new CollectRequest { DomainIds = ask.Names, Notebooks = false, Tags = false, ThrottleLimit = ThrottleLimit };
        await EstateFeed.ReadAsync(ask, request, listener, fault => outlet.Error(FaultWriter.Record(fault)), cancellationToken).ConfigureAwait(false);
        listener.Finish();
        foreach (var region in regions)
            Unanswered.Warn(region, outlet);
        return regions.Where(r => Place is not null || r.Domains.Items.Any(d => ask.Wants(d.DomainId))).ToList();
    }

    private static List<FlowLogPlace> PlacesOf(RegionEstate region, IReadOnlyList<Domain> domains, PipelineOutlet outlet)
    {
        var places = new List<FlowLogPlace>();
        foreach (var domain in domains)
        {
            if (!domain.Described)
            {
                outlet.Error(FaultWriter.Record(FlowLogFaults.NotDescribed(region, domain)));
                continue;
            }

            var found = DomainFlowLogs.Of(region, domain);
            foreach (var gap in found.Gaps.Where(_ => found.Places.Count > 0))
                outlet.Warning(gap);
            if (found.Places.Count == 0)
                outlet.Error(FaultWriter.Record(NoFlowLog(region, domain, found)));

            // Domains of one VPC have one flow log.
            places.AddRange(found.Places.Where(place => places.All(p => p.FlowLogId != place.FlowLogId)));
        }

        return places;
    }

    private static GuardFault NoFlowLog(RegionEstate region, Domain domain, DomainFlowLogs found) => region.FlowLogs.IsComplete
        ? new("FlowLogNotFound", FaultCategory.NotFound, $"Nothing records the network of {domain.DomainId} where it could be read: {string.Join(" ", found.Gaps)}", $"Turn a flow log on: Enable-SMVpcFlowLog -DomainId {domain.DomainId} -Region {region.Region} -LogDestination arn:{region.Partition}:s3:::<bucket>; or name its place with -S3Uri, -LogGroupName or -AthenaTable.") { ResourceId = domain.DomainId, Region = region.Region }
        : new("FlowLogsNotRead", FaultCategory.PermissionDenied, $"Which flow logs record {domain.DomainId} is not known: {string.Join("; ", region.FlowLogs.Unreadable)}", "Allow ec2:DescribeFlowLogs, or name the place of its flow log with -S3Uri, -LogGroupName or -AthenaTable.") { ResourceId = domain.DomainId, Region = region.Region };

    /// <summary>A log group whose format was not given has that of the flow log that delivers there, where the region has one.</summary>
    private static FlowLogPlace WithFields(FlowLogPlace place, RegionEstate region) =>
        place is LogGroupFlowLog { Fields: null } group && region.FlowLogs.Items.FirstOrDefault(log => log.LogGroupName == group.LogGroupName)?.LogFormat is { Length: > 0 } format
            ? group with { Fields = FlowFormat.Parse(format) }
            : place;

    private sealed class Listener(PipelineOutlet outlet) : IScanObserver
    {
        private const string Activity = "Reading flow logs";

        // What a query costs is to be seen before it is asked, and not only by who looks for it.
        public void OnCost(string sentence) => outlet.Information(sentence);

        public void OnProgress(int percent, string what) => outlet.Progress(new ProgressRecord(2, Activity, what) { PercentComplete = percent });

        public void OnVerbose(string message) => outlet.Verbose(message);

        public void Finish() => outlet.Progress(new ProgressRecord(2, Activity, "Done") { RecordType = ProgressRecordType.Completed });
    }
}
