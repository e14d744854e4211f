using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using SageMakerGuard.Completion;
using SageMakerGuard.Estates;
using SageMakerGuard.Faults;
using SageMakerGuard.Ports;
using SageMakerGuard.Posture;
using SageMakerGuard.Reachability;

namespace SageMakerGuard.Commands;

/// <summary>Proves on paper what a SageMaker AI domain can reach, hop by hop, there and back, without sending a packet.</summary>
/// <remarks>
/// <para>Follows a packet from each of the domain's subnets through security groups, network ACLs, route tables, endpoints and gateways to the destination, and its answer back. The verdict is Reachable, Blocked or Unknown. A blocked path names everything that blocks it and the smallest change that would open it. What could not be read makes a path Unknown and never Reachable.</para>
/// <para>By default the destinations are the services that the domain needs, its home file system, its own apps, and the internet.</para>
/// <para>-As VpcOnly answers for a domain as if it had been switched already. -SubnetId with -SecurityGroupId answers for a domain that does not exist yet.</para>
/// <para>-Quiet gives one Boolean for everything that was asked: true only if every destination that counts is Reachable. The internet counts only where it is named, because a domain in VpcOnly mode need not reach it.</para>
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
[Cmdlet(VerbsDiagnostic.Test, "SMDomainConnectivity", DefaultParameterSetName = DomainSet)]
[OutputType(typeof(ConnectivityResult), ParameterSetName = [DomainSet, SubnetSet])]
[OutputType(typeof(bool), ParameterSetName = [DomainSet, SubnetSet])]
public sealed class TestSMDomainConnectivityCommand : ReadingCommand
{
    private const string DomainSet = "Domain";
    private const string SubnetSet = "Subnet";

    private Destinations? _destinations;
    private bool _subnetsAsked;
    private int _answers;
    private bool _allReached = true;

    /// <summary>The domains to test; without it, all of them.</summary>
    [Parameter(Position = 0, ParameterSetName = DomainSet, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(DomainCompleter))]
    [ValidatePattern(DomainIdPattern)]
    public string[]? DomainId { get; set; }

    /// <summary>Answers for the domains as if they were in this mode already: VpcOnly.</summary>
    [Parameter(ParameterSetName = DomainSet)]
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

    /// <summary>Gives one Boolean in place of results: true only if everything that counts is Reachable.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    private protected override IReadOnlyCollection<string> Names => _subnetsAsked ? SubnetId : DomainId ?? [];

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        foreach (var name in new[] { nameof(Port), nameof(Protocol) })
        {
            if (Destination is null && MyInvocation.BoundParameters.ContainsKey(name))
                Refuse($"-{name} belongs to -Destination, which was not given.", "Name the host with -Destination, or leave the parameter out.");
        }

        _subnetsAsked = MyInvocation.BoundParameters.ContainsKey(nameof(SubnetId));
        _destinations = WithSettings(SettingsPath, settings => Destinations.Of(Service ?? [], Destination, Address ?? [], Port, Protocol.ToLowerInvariant(), settings));
    }

    private protected override ReadSubject SubjectOf(ReadAsk ask) => _subnetsAsked ? ReadSubject.Subnets : ReadSubject.Domains;

    private protected override CollectRequest RequestFor(ReadAsk ask) => _subnetsAsked
        ? new() { Domains = false, Notebooks = false, SubnetIds = ask.Names }
        : new() { Domains = true, Notebooks = false, DomainIds = ask.Names };

    private protected override void OnRegion(RegionEstate region, ReadAsk ask, PipelineOutlet outlet, CancellationToken cancellationToken)
    {
        var index = new NetworkIndex(region);
        var engine = new ReachabilityEngine(index);
        if (_subnetsAsked)
        {
            if (NetworkOf(index, ask, outlet) is { } network)
                Answer(engine, network, () => _destinations!.ForNetwork(index), outlet, cancellationToken);
            return;
        }

        foreach (var domain in region.Domains.Items.Where(d => ask.Wants(d.DomainId)))
        {
            SeenResources.AddDomain(domain.DomainId, domain.DomainName, region.Region);
            if (domain.Described)
                Answer(engine, DomainSource.Of(index, domain, As is not null), () => _destinations!.ForDomain(index, domain), outlet, cancellationToken);
            else
                outlet.Error(FaultWriter.Record(NotDescribed(region, domain)));
        }
    }

    private protected override void OnEnd(IReadOnlyList<SkippedRegion> skipped, PipelineOutlet outlet)
    {
        if (Quiet)
            outlet.Write(_allReached && _answers > 0 && !outlet.HasErrors);
    }

    private PathSource? NetworkOf(NetworkIndex index, ReadAsk ask, PipelineOutlet outlet)
    {
        var vpcs = ask.Names.Select(index.Subnet).Where(s => s is not null).Select(s => s!.VpcId).Distinct().ToList();
        if (vpcs.Count == 0)
            return null;
        if (vpcs.Count > 1)
        {
            outlet.Error(FaultWriter.Record(new GuardFault("SubnetsInSeveralVpcs", FaultCategory.InvalidArgument, $"The subnets belong to several VPCs ({string.Join(", ", vpcs)}), and a domain has one.", "Name subnets of one VPC.")));
            return null;
        }

        foreach (var group in SecurityGroupId.Where(id => index.SecurityGroup(id) is null && index.Region.SecurityGroups.IsComplete))
        {
            outlet.Error(FaultWriter.Record(new GuardFault("SecurityGroupNotFound", FaultCategory.NotFound, $"The security group '{group}' is not in {vpcs[0]}.", "Check the id: a domain's groups belong to its VPC.") { ResourceId = group }));
            return null;
        }

        return new PathSource { VpcId = vpcs[0], SubnetIds = ask.Names.Where(id => index.Subnet(id) is not null).ToList(), SecurityGroupIds = SecurityGroupId };
    }

    private void Answer(ReachabilityEngine engine, PathSource source, Func<IReadOnlyList<PathDestination>> questions, PipelineOutlet outlet, CancellationToken cancellationToken)
    {
        try
        {
            foreach (var destination in questions())
            {
                cancellationToken.ThrowIfCancellationRequested();
                foreach (var result in engine.Trace(source, destination))
                {
                    Count(result.Verdict == ReachabilityVerdict.Reachable || (destination is InternetDestination && !_destinations!.AreNamed));
                    if (!Quiet)
                        outlet.Write(result);
                }
            }
        }
        catch (GuardFault fault)
        {
            outlet.Error(FaultWriter.Record(fault));
        }
    }

    private static GuardFault NotDescribed(RegionEstate region, Domain domain)
    {
        var call = region.Domains.Unreadable.FirstOrDefault(c => c.ResourceId == domain.DomainId);
        return new GuardFault(
            "DomainNotRead",
            call?.Cause == UnreadableCause.Denied ? FaultCategory.PermissionDenied : FaultCategory.Other,
            $"What domain {domain.DomainId} in {region.Region} can reach is unknown: {call?.ToString() ?? "it could not be described"}.",
            "Allow sagemaker:DescribeDomain for this identity, or run it again.") { ResourceId = domain.DomainId, Region = region.Region };
    }

    private void Count(bool reached)
    {
        _answers++;
        _allReached &= reached;
    }
}
