using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using SageMakerGuard.Changes;
using SageMakerGuard.Completion;
using SageMakerGuard.Estates;
using SageMakerGuard.Ports;

namespace SageMakerGuard.Commands;

/// <summary>A cmdlet that changes the network of domains, or of a VPC that no domain uses yet.</summary>
public abstract class NetworkChangingCommand : ChangingCommand
{
    private protected const string DomainSet = "Domain";
    private protected const string NetworkSet = "Network";

    /// <summary>The domains whose network is meant.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = DomainSet, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(DomainCompleter))]
    [ValidatePattern(DomainIdPattern)]
    public string[] DomainId { get; set; } = [];

    /// <summary>The VPC of a domain that does not exist yet.</summary>
    [Parameter(Mandatory = true, ParameterSetName = NetworkSet)]
    [ValidatePattern("^vpc-[0-9a-z]+$")]
    public string VpcId { get; set; } = "";

    /// <summary>Tags for what is made: a hashtable of keys and values.</summary>
    [Parameter]
    [ValidateNotNull]
    public Hashtable? Tag { get; set; }

    private protected bool IsNetworkAsked => ParameterSetName == NetworkSet;

    private protected override IReadOnlyCollection<string> Names => IsNetworkAsked ? [VpcId] : DomainId;

    private protected override ReadSubject SubjectOf(ReadAsk ask) => IsNetworkAsked ? ReadSubject.Vpcs : ReadSubject.Domains;

    private protected override CollectRequest RequestFor(ReadAsk ask) => IsNetworkAsked
        ? new() { Domains = false, Notebooks = false, VpcIds = ask.Names, EndpointServices = true }
        : new() { Domains = true, Notebooks = false, DomainIds = ask.Names, Tags = false, EndpointServices = true };

    private protected IReadOnlyList<Tag> Tags => TagTable.Tags(Tag);

    /// <summary>The work for one domain.</summary>
    private protected abstract PlannedWork ForDomain(RegionEstate estate, Domain domain);

    /// <summary>The work for a VPC that no domain uses yet.</summary>
    private protected abstract PlannedWork ForNetwork(RegionEstate estate, string vpcId);

    private protected override IEnumerable<Func<RegionEstate, PlannedWork>> WorkIn(RegionEstate region, ReadAsk ask, PipelineOutlet outlet)
    {
        if (IsNetworkAsked)
        {
            foreach (var vpc in region.Vpcs.Items.Where(v => ask.Wants(v.VpcId)))
                yield return estate => ForNetwork(estate, vpc.VpcId);
            yield break;
        }

        foreach (var domain in region.Domains.Items.Where(d => ask.Wants(d.DomainId)))
        {
            SeenResources.AddDomain(domain.DomainId, domain.DomainName, region.Region);
            yield return estate => ForDomain(estate, domain);
        }
    }
}
