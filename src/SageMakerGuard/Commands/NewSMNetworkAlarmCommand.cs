using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using SageMakerGuard.Changes;
using SageMakerGuard.Completion;
using SageMakerGuard.Estates;
using SageMakerGuard.Ports;

namespace SageMakerGuard.Commands;

/// <summary>Creates CloudWatch alarms on the NAT gateways and interface endpoints of SageMaker AI domains, or subscribes to cost anomalies.</summary>
/// <remarks>
/// <para>Each NAT gateway of a domain's VPC gets alarms on connections that find no free port (ErrorPortAllocation), on dropped packets and on the bytes that it sends and receives; each interface endpoint on dropped packets and on the bytes that it processes. -Watch chooses among them.</para>
/// <para>Bytes are held against a band of what is usual, which CloudWatch learns from up to two weeks of data, or with -GigabytesPerHour against a fixed number.</para>
/// <para>-CostAnomalyUsd subscribes to AWS Cost Anomaly Detection: the account's monitor of services, which is made where there is none, tells of anomalies of that impact and more. It concerns the account, not domains.</para>
/// <para>Alarms are found again by their names, SageMakerGuard- with the id and the metric: run again the command changes nothing where everything is as asked. An alarm of such a name that watches something else is changed with -Force only. Undo-SMChange takes back what was made.</para>
/// <para>AWS charges 0.10 US dollars a month for an alarm on one metric where that price is confirmed (us-east-1, eu-west-1, eu-west-2); alarms with a band are charged for several metrics, and their price is left open.</para>
/// </remarks>
/// <example>
/// <code>New-SMNetworkAlarm -DomainId d-abcdefghijkl -Region eu-central-1 -TopicArn arn:aws:sns:eu-central-1:111122223333:finops-alerts</code>
/// <para>Watches the network of a domain and tells a topic.</para>
/// </example>
/// <example>
/// <code>Get-SMDomainNetworkPosture -Region eu-central-1 | New-SMNetworkAlarm -Watch Bytes -GigabytesPerHour 20 -WhatIf</code>
/// <para>Shows the alarms for more than 20 GB an hour, with their price.</para>
/// </example>
/// <example>
/// <code>New-SMNetworkAlarm -Region us-east-1 -CostAnomalyUsd 100 -Email finops@example.com</code>
/// <para>Has AWS tell by e-mail, once a day, of cost anomalies of 100 US dollars and more.</para>
/// </example>
[Cmdlet(VerbsCommon.New, "SMNetworkAlarm", SupportsShouldProcess = true, DefaultParameterSetName = DomainSet)]
[OutputType(typeof(ChangeRun))]
public sealed class NewSMNetworkAlarmCommand : AlertingCommand
{
    private const string DomainSet = "Domain";
    private const string NetworkSet = "Network";
    private const string CostSet = "Cost";

    private readonly HashSet<string> _anomaliesOf = new(StringComparer.Ordinal);

    /// <summary>The domains whose network is watched.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = DomainSet, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(DomainCompleter))]
    [ValidatePattern(DomainIdPattern)]
    public string[] DomainId { get; set; } = [];

    /// <summary>The VPC that is watched, where no domain is named.</summary>
    [Parameter(Mandatory = true, ParameterSetName = NetworkSet)]
    [ValidatePattern("^vpc-[0-9a-z]+$")]
    public string VpcId { get; set; } = "";

    /// <summary>What is watched: PortErrors, DroppedPackets, Bytes. All of them by default.</summary>
    [Parameter(ParameterSetName = DomainSet)]
    [Parameter(ParameterSetName = NetworkSet)]
    [ValidateNotNullOrEmpty]
    public AlarmSubject[] Watch { get; set; } = [AlarmSubject.PortErrors, AlarmSubject.DroppedPackets, AlarmSubject.Bytes];

    /// <summary>Gigabytes (2^30 bytes) an hour above which alarms on bytes go off, in place of a band of what is usual.</summary>
    [Parameter(ParameterSetName = DomainSet)]
    [Parameter(ParameterSetName = NetworkSet)]
    public decimal? GigabytesPerHour { get; set; }

    /// <summary>How wide the band of what is usual is, in standard deviations. 2 by default.</summary>
    [Parameter(ParameterSetName = DomainSet)]
    [Parameter(ParameterSetName = NetworkSet)]
    public decimal BandWidth { get; set; } = 2m;

    /// <summary>How many dropped packets in five minutes are too many. 100 by default.</summary>
    [Parameter(ParameterSetName = DomainSet)]
    [Parameter(ParameterSetName = NetworkSet)]
    [ValidateRange(0, int.MaxValue)]
    public int DroppedPackets { get; set; } = 100;

    /// <summary>Subscribes to cost anomalies of this impact in US dollars and more: -Email is told once a day, -TopicArn at once.</summary>
    [Parameter(Mandatory = true, ParameterSetName = CostSet)]
    public decimal CostAnomalyUsd { get; set; }

    /// <summary>The e-mail addresses that are told of cost anomalies.</summary>
    [Parameter(ParameterSetName = CostSet)]
    [ValidatePattern(EmailPattern)]
    public string[] Email { get; set; } = [];

    private protected override IReadOnlyCollection<string> Names => ParameterSetName switch { DomainSet => DomainId, NetworkSet => [VpcId], _ => [] };

    private protected override ReadSubject SubjectOf(ReadAsk ask) => ParameterSetName switch { DomainSet => ReadSubject.Domains, NetworkSet => ReadSubject.Vpcs, _ => ReadSubject.Accounts };

    private protected override CollectRequest RequestFor(ReadAsk ask) => ParameterSetName switch
    {
        DomainSet => new() { Domains = true, Notebooks = false, DomainIds = ask.Names, Tags = false, Studio = false },
        NetworkSet => new() { Domains = false, Notebooks = false, VpcIds = ask.Names },
        _ => base.RequestFor(ask),
    };

    private protected override IEnumerable<AccountWork> WorkFor(RegionEstate region, ReadAsk ask, PipelineOutlet outlet)
    {
        var options = Options;
        foreach (var (vpcId, domainIds) in Networks(region, ask))
        {
            yield return new(NetworkAlarmPlanner.Reads(region, vpcId, options), seen => NetworkAlarmPlanner.Plan(
                region with { AccountId = seen.AccountId, Alarms = seen.Alarms, AnomalyDetectors = seen.AnomalyDetectors },
                vpcId,
                domainIds.Count == 1 ? domainIds[0] : null,
                options,
                Topic));
        }

        foreach (var domain in ParameterSetName == DomainSet ? region.Domains.Items.Where(d => ask.Wants(d.DomainId) && d.VpcId is not { Length: > 0 }).ToList() : [])
            yield return new(new(), _ => NetworkAlarmPlanner.WithoutNetwork(region, domain));
        if (ParameterSetName == CostSet && _anomaliesOf.Add(region.AccountId))
            yield return new(CostAnomalyPlanner.Reads, seen => CostAnomalyPlanner.Plan(seen, CostAnomalyUsd, Email, Topic));
    }

    private IEnumerable<(string VpcId, IReadOnlyList<string> DomainIds)> Networks(RegionEstate region, ReadAsk ask) => ParameterSetName switch
    {
        DomainSet => region.Domains.Items.Where(d => ask.Wants(d.DomainId) && d.VpcId is { Length: > 0 }).GroupBy(d => d.VpcId!)
            .Select(g => (g.Key, (IReadOnlyList<string>)g.Select(d => d.DomainId).ToList())).ToList(),
        NetworkSet => region.Vpcs.Items.Where(v => ask.Wants(v.VpcId)).Select(v => (v.VpcId, (IReadOnlyList<string>)[])).ToList(),
        _ => [],
    };

    private NetworkAlarmOptions Options => new()
    {
        Subjects = Watch,
        GigabytesPerHour = GigabytesPerHour,
        BandWidth = BandWidth,
        DroppedPackets = DroppedPackets,
        TopicArn = TopicArn,
        Force = Force,
    };
}
