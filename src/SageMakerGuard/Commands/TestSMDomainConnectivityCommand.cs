using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using SageMakerGuard.Changes;
using SageMakerGuard.Changes.Journal;
using SageMakerGuard.Completion;
using SageMakerGuard.Estates;
using SageMakerGuard.Faults;
using SageMakerGuard.Ports;
using SageMakerGuard.Posture;
using SageMakerGuard.Probing;
using SageMakerGuard.Reachability;

namespace SageMakerGuard.Commands;

/// <summary>Proves on paper what a SageMaker AI domain can reach, hop by hop, there and back, without sending a packet.</summary>
/// <remarks>
/// <para>Follows a packet from each of the domain's subnets through security groups, network ACLs, route tables, endpoints and gateways to the destination, and its answer back. The verdict is Reachable, Blocked or Unknown. A blocked path names everything that blocks it and the smallest change that would open it. What could not be read makes a path Unknown and never Reachable.</para>
/// <para>By default the destinations are the services that the domain needs, its home file system, its own apps, and the internet.</para>
/// <para>-As VpcOnly answers for a domain as if it had been switched already. -SubnetId with -SecurityGroupId answers for a domain that does not exist yet.</para>
/// <para>A proof on paper is as good as what was read. -Probe writes a small script that asks the network itself: run it inside an app of the domain after the switch, in a notebook, a terminal or a lifecycle configuration. It looks up the names of the same destinations, connects to them, calls STS and S3, asks pip's package index and one public host, and prints one JSON document. -ProbeResult holds that document against the proof and names each difference, what it means and what to do next. The script needs python3 and nothing else, sends no credentials but those of the calls to STS and S3 where boto3 is there, and prints none. Whether apps reach each other it leaves out.</para>
/// <para>-Live asks AWS's own Reachability Analyzer for a switched domain: from an app's interface in each of its subnets (or from another interface in the subnet, where no app runs) to the interface of every endpoint that it needs, to its file system's mount target and to the VPC's internet gateway. It reads configuration and sends no packet either, and it is not this module that judges. AWS charges for each analysis, about 0.10 USD; its list price is on the VPC pricing page. The command says what it comes to before anything is done; -WhatIf shows the plan, -Confirm asks. Paths and analyses are made through a journal and removed at the end, also where an analysis fails. Stopped or killed at any point, the same command removes what is left, and Undo-SMChange does. Names, endpoint policies and gateway endpoints are no part of it: for those there are the proof and -Probe.</para>
/// <para>-Quiet gives one Boolean for everything that was asked: true only if every destination that counts is Reachable. The internet counts only where it is named, because a domain in VpcOnly mode need not reach it. With -ProbeResult it is true only if nothing that the probe saw contradicts the proof, with -Live only if nothing that Reachability Analyzer found does.</para>
/// </remarks>
/// <example>
/// <code>Test-SMDomainConnectivity -DomainId d-abcdefghijkl -Region eu-central-1 -As VpcOnly</code>
/// <para>Says what would work and what would break if the domain were switched to VpcOnly now.</para>
/// </example>
/// <example>
/// <code>Get-SMDomainNetworkPosture -AllRegions | Test-SMDomainConnectivity | Where-Object Verdict -eq Blocked | Format-List</code>
/// <para>Draws every blocked path of every domain.</para>
/// </example>
/// <example>
/// <code>Test-SMDomainConnectivity -DomainId d-abcdefghijkl -Destination git.corp.example -Address 10.9.0.0/24 -Port 22</code>
/// <para>Asks for a host of the company's own. Names are not resolved: the address is given.</para>
/// </example>
/// <example>
/// <code>if (-not (Test-SMDomainConnectivity -SubnetId subnet-0a1 -SecurityGroupId sg-0b2 -Service sagemaker.api, sts, s3 -Quiet)) { throw 'The network is not ready.' }</code>
/// <para>Tells a script whether a network is ready for a domain.</para>
/// </example>
/// <example>
/// <code>Test-SMDomainConnectivity -DomainId d-abcdefghijkl -Region eu-central-1 -Probe ./probe.sh
/// Test-SMDomainConnectivity -ProbeResult ./printed.txt | Where-Object { -not $_.Agrees } | Format-List</code>
/// <para>Writes the script for a domain. Upload it, run it in a notebook of the domain with '!sh probe.sh', save what it prints as printed.txt, and see where the network is not as proven. The probe names its domain and region.</para>
/// </example>
/// <example>
/// <code>Test-SMDomainConnectivity -DomainId d-abcdefghijkl -Region eu-central-1 -Live -Service sagemaker.api, sts, efs -Confirm</code>
/// <para>Has AWS's Reachability Analyzer look at three destinations from each of the domain's subnets, after saying what that costs, and holds what it finds against the proof.</para>
/// </example>
[Cmdlet(VerbsDiagnostic.Test, "SMDomainConnectivity", DefaultParameterSetName = DomainSet, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(ConnectivityResult), ParameterSetName = [DomainSet, SubnetSet])]
[OutputType(typeof(FileInfo), ParameterSetName = [ProbeSet])]
[OutputType(typeof(ProbeDifference), ParameterSetName = [ProbeResultSet])]
[OutputType(typeof(LivePathResult), typeof(ChangeRun), ParameterSetName = [LiveSet])]
[OutputType(typeof(bool), ParameterSetName = [DomainSet, SubnetSet, ProbeResultSet, LiveSet])]
public sealed class TestSMDomainConnectivityCommand : ReadingCommand
{
    private const string DomainSet = "Domain";
    private const string SubnetSet = "Subnet";
    private const string ProbeSet = "Probe";
    private const string ProbeResultSet = "ProbeResult";
    private const string LiveSet = "Live";

    private Destinations? _destinations;
    private ProofUse? _use;
    private bool _mayGoOn = true;
    private bool _subnetsAsked;
    private ProofAnswers? _answers;

    /// <summary>The domains to test; without it, all of them. With -ProbeResult: without it, those that the probes are of.</summary>
    [Parameter(Position = 0, ParameterSetName = DomainSet, ValueFromPipelineByPropertyName = true)]
    [Parameter(Position = 0, ParameterSetName = ProbeSet, ValueFromPipelineByPropertyName = true)]
    [Parameter(Position = 0, ParameterSetName = ProbeResultSet, ValueFromPipelineByPropertyName = true)]
    [Parameter(Position = 0, ParameterSetName = LiveSet, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(DomainCompleter))]
    [ValidatePattern(DomainIdPattern)]
    public string[]? DomainId { get; set; }

    /// <summary>Answers for the domains as if they were in this mode already: VpcOnly.</summary>
    [Parameter(ParameterSetName = DomainSet)]
    [Parameter(ParameterSetName = ProbeSet)]
    [Parameter(ParameterSetName = ProbeResultSet)]
    [ValidateSet("VpcOnly")]
    public string? As { get; set; }

    /// <summary>The subnets of a domain that does not exist yet; all of one VPC.</summary>
    [Parameter(Mandatory = true, ParameterSetName = SubnetSet)]
    [ValidateNotNullOrEmpty]
    public string[] SubnetId { get; set; } = [];

    /// <summary>The security groups of a domain that does not exist yet.</summary>
    [Parameter(Mandatory = true, ParameterSetName = SubnetSet)]
    [ValidateNotNullOrEmpty]
    public string[] SecurityGroupId { get; set; } = [];

    /// <summary>Writes a script that asks the network itself, to be run inside an app of the domain: the file to write, or a folder that exists for a file for each domain. Taken literally: no wildcards.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ProbeSet)]
    [ValidateNotNullOrEmpty]
    public string Probe { get; set; } = "";

    /// <summary>What the script printed, to be held against the proof: the path of a file that holds it (a saved notebook too), or the text itself. Where it holds several probes the last one counts.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ProbeResultSet)]
    [AllowEmptyString]
    public string[] ProbeResult { get; set; } = [];

    /// <summary>Has AWS's Reachability Analyzer look at the domain's paths, for which AWS charges about 0.10 USD each, and holds what it finds against the proof.</summary>
    [Parameter(Mandatory = true, ParameterSetName = LiveSet)]
    public SwitchParameter Live { get; set; }

    /// <summary>With -Live, the folder of the journals. By default a folder SageMakerGuard/journal in the user's local data folder.</summary>
    [Parameter(ParameterSetName = LiveSet)]
    [ValidateNotNullOrEmpty]
    public string? JournalPath { get; set; }

    /// <summary>With -Live, how many minutes to wait for the analyses. 30 by default.</summary>
    [Parameter(ParameterSetName = LiveSet)]
    [ValidateRange(1, 24 * 60)]
    public int TimeoutMinutes { get; set; } = 30;

    /// <summary>With -Probe, replaces a file that is there already. With -ProbeResult, compares a probe that is older than the domain's last change.</summary>
    [Parameter(ParameterSetName = ProbeSet)]
    [Parameter(ParameterSetName = ProbeResultSet)]
    public SwitchParameter Force { get; set; }

    /// <summary>The services to reach, by the middle of the endpoint service's name (sagemaker.api, s3, sts), or efs, internet, apps. Only what is named is tested.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ServiceCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? Service { get; set; }

    /// <summary>A host of your own: its name with -Address, or an address or block by itself, or the host of an AWS service in the region.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Destination { get; set; }

    /// <summary>The addresses or blocks that the destination's name stands for, as the VPC would resolve it.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[]? Address { get; set; }

    /// <summary>The port of -Destination. 443 by default.</summary>
    [Parameter]
    [ValidateRange(1, 65535)]
    public int Port { get; set; } = 443;

    /// <summary>The protocol of -Destination: tcp (the default) or udp.</summary>
    [Parameter]
    [ValidateSet("tcp", "udp")]
    public string Protocol { get; set; } = "tcp";

    /// <summary>A file with the settings of the rules, psd1 or JSON: its features and services say what a domain needs. See about_SageMakerGuard_Settings.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? SettingsPath { get; set; }

    /// <summary>Gives one Boolean in place of results: true only if everything that counts is Reachable or, with -ProbeResult and -Live, agrees with the proof.</summary>
    [Parameter(ParameterSetName = DomainSet)]
    [Parameter(ParameterSetName = SubnetSet)]
    [Parameter(ParameterSetName = ProbeResultSet)]
    [Parameter(ParameterSetName = LiveSet)]
    public SwitchParameter Quiet { get; set; }

    private protected override IReadOnlyCollection<string> Names => _subnetsAsked ? SubnetId : DomainId ?? (_use as ProbeComparing)?.DomainIds ?? [];

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        foreach (var name in new[] { nameof(Port), nameof(Protocol) })
        {
            if (Destination is null && MyInvocation.BoundParameters.ContainsKey(name))
                Refuse($"-{name} belongs to -Destination, which was not given.", "Name the host with -Destination, or leave the parameter out.");
        }

        _answers = new ProofAnswers(Quiet);
        _subnetsAsked = MyInvocation.BoundParameters.ContainsKey(nameof(SubnetId));
        _destinations = WithSettings(SettingsPath, settings => Destinations.Of(Service ?? [], Destination, Address ?? [], Port, Protocol.ToLowerInvariant(), settings));
        try
        {
            _use = UseOfProof();
        }
        catch (GuardFault fault)
        {
            ThrowTerminatingError(FaultWriter.Record(fault));
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (_mayGoOn)
            base.EndProcessing();
    }

    private protected override ReadSubject SubjectOf(ReadAsk ask) => _subnetsAsked ? ReadSubject.Subnets : ReadSubject.Domains;

    private protected override CollectRequest RequestFor(ReadAsk ask) => _subnetsAsked
        ? new() { Domains = false, Notebooks = false, SubnetIds = ask.Names }
        : new() { Domains = true, Notebooks = false, DomainIds = ask.Names, Tags = false };

    private protected override void OnRegion(RegionEstate region, ReadAsk ask, PipelineOutlet outlet, CancellationToken cancellationToken)
    {
        var index = new NetworkIndex(region);
        var engine = new ReachabilityEngine(index);
        if (_subnetsAsked)
        {
            if (PlannedNetwork.Of(index, ask.Names, SecurityGroupId, outlet) is { } network)
                _answers!.Take(_use!, () => new Proof(index, engine, network, _destinations!.ForNetwork(index), cancellationToken), outlet);
            return;
        }

        if (_use is LiveAsking)
            Unanswered.Warn(region, outlet);
        foreach (var domain in region.Domains.Items.Where(d => ask.Wants(d.DomainId)))
        {
            SeenResources.AddDomain(domain.DomainId, domain.DomainName, region.Region);
            if (domain.Described)
                _answers!.Take(_use!, () => new Proof(index, engine, DomainSource.Of(index, domain, As is not null), _destinations!.ForDomain(index, domain), cancellationToken) { Domain = domain, Ask = ask }, outlet);
            else
                outlet.Error(FaultWriter.Record(ProofAnswers.NotDescribed(region, domain)));
        }
    }

    private protected override Task OnReadAsync(PipelineOutlet outlet, CancellationToken cancellationToken) =>
        _use!.AskAsync((item, isGood) => _answers!.Give(item, isGood, outlet), outlet, cancellationToken);

    private protected override void OnEnd(IReadOnlyList<SkippedRegion> skipped, PipelineOutlet outlet)
    {
        _use!.End(outlet);
        _answers!.End(outlet);
    }

    private ProofUse UseOfProof()
    {
        switch (ParameterSetName)
        {
            case ProbeSet:
                var path = FilePath.Resolve(this, Probe);
                _mayGoOn = ShouldProcess(path, "Write probe");
                return new ProbeWriting(path, Force, DateTimeOffset.UtcNow);
            case ProbeResultSet:
                var comparing = ProbeComparing.Read(this, ProbeResult, As is not null, Force);

                // A probe knows where its domain is.
                if (!AllRegions)
                    Region ??= comparing.Regions;
                return comparing;
            case LiveSet:
                if (EstatePath is not null && !Agreement.IsWhatIf(this))
                    Refuse("-EstatePath names a file, and -Live asks AWS.", "Add -WhatIf to see the plan for that estate, or leave -EstatePath out.");
                var journals = new JournalFolder(JournalPath is null ? JournalFolder.DefaultPath : FilePath.Resolve(this, JournalPath));
                var desk = new RunDesk(journals, new() { Settling = TimeSpan.FromMinutes(TimeoutMinutes) }, Host.UI.WriteWarningLine);
                return new LiveAsking(desk, ThrottleLimit, Agreement.IsWhatIf(this));
            default:
                return new ProofShowing(internetCounts: _destinations!.AreNamed);
        }
    }
}
