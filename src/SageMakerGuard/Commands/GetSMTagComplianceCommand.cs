using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using SageMakerGuard.Changes;
using SageMakerGuard.Completion;
using SageMakerGuard.Estates;
using SageMakerGuard.Faults;
using SageMakerGuard.Guardrails;
using SageMakerGuard.Ports;
using SageMakerGuard.Posture;

namespace SageMakerGuard.Commands;

/// <summary>Says which domains, user profiles, spaces, notebook instances, VPC endpoints and NAT gateways carry the tags for owner, cost centre and data sensitivity, and which do not.</summary>
/// <remarks>
/// <para>Each resource becomes one object: Compliant, NonCompliant with the keys that are missing, have a value that is not accepted, or differ from a demanded key in their case alone; or Unknown where its tags could not be read, with the call that failed.</para>
/// <para>Which tags are demanded says -RequiredTag, else the settings file's MandatoryTags, else they are Owner, CostCenter and DataSensitivity. Keys and values compare with case, as AWS does; one asterisk in a value stands for any text.</para>
/// <para>-CostAllocation says of the same keys whether costs are split by them. Only the management account of the organization may ask; for others the status is Unknown.</para>
/// <para>The objects go on to Set-SMTag. The command only reads.</para>
/// </remarks>
/// <example>
/// <code>Get-SMTagCompliance -AllRegions | Where-Object Verdict -ne Compliant</code>
/// <para>Lists every resource that lacks a tag, or of which that is not known.</para>
/// </example>
/// <example>
/// <code>Get-SMTagCompliance -Region eu-central-1 -ResourceType VpcEndpoint, NatGateway -RequiredTag @{ CostCenter = '100', '200*'; Owner = @() }</code>
/// <para>Holds what the network costs against rules of its own: a cost centre of 100 or from 200 on, and any owner.</para>
/// </example>
/// <example>
/// <code>Get-SMTagCompliance -CostAllocation -ProfileName payer | Where-Object Status -eq Inactive | Set-SMTag -ActivateCostAllocation -ProfileName payer</code>
/// <para>Makes those of the keys cost allocation tags that are none yet.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "SMTagCompliance", DefaultParameterSetName = ResourceSet)]
[OutputType(typeof(TagCompliance), ParameterSetName = [ResourceSet])]
[OutputType(typeof(CostAllocationTagState), ParameterSetName = [BillingSet])]
public sealed class GetSMTagComplianceCommand : ReadingCommand
{
    private const string ResourceSet = "Resource";
    private const string BillingSet = "Billing";

    private readonly List<(RegionEstate Region, ReadAsk Ask)> _payers = [];
    private IReadOnlyList<TagRequirement> _rules = [];

    /// <summary>The domains to judge, with their user profiles and spaces, and the endpoints and NAT gateways of their VPCs; without it, everything.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true, ParameterSetName = ResourceSet)]
    [ArgumentCompleter(typeof(DomainCompleter))]
    [ValidatePattern(DomainIdPattern)]
    public string[]? DomainId { get; set; }

    /// <summary>The kinds of resources to judge; all of them where it is not given. The tags of user profiles and spaces cost a call each where AWS's tagging index does not list them.</summary>
    [Parameter(ParameterSetName = ResourceSet)]
    [ValidateNotNullOrEmpty]
    public TaggedResourceKind[] ResourceType { get; set; } = (TaggedResourceKind[])Enum.GetValues(typeof(TaggedResourceKind));

    /// <summary>The tags that are demanded: a hashtable of keys with the values that are accepted, or with @() for any. In a value one asterisk stands for any text.</summary>
    [Parameter]
    [ValidateNotNull]
    public Hashtable? RequiredTag { get; set; }

    /// <summary>A file with settings, psd1 or JSON, whose MandatoryTags are the tags that are demanded. See about_SageMakerGuard_Settings.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? SettingsPath { get; set; }

    /// <summary>Says of the demanded keys whether they are cost allocation tags, in place of judging resources. AWS charges 0.01 US dollars for the question.</summary>
    [Parameter(Mandatory = true, ParameterSetName = BillingSet)]
    public SwitchParameter CostAllocation { get; set; }

    private bool IsBilling => ParameterSetName == BillingSet;

    private protected override ReadSubject SubjectOf(ReadAsk ask) => IsBilling ? ReadSubject.Accounts : ask.All ? ReadSubject.Taggable : ReadSubject.Domains;

    private protected override IReadOnlyCollection<string> Names => DomainId ?? [];

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        if (RequiredTag is not null && SettingsPath is not null)
            Refuse("-RequiredTag and -SettingsPath both say which tags are demanded.", "Leave one of the two out.");
        _rules = WithSettings(SettingsPath, settings => RequiredTag is null ? settings.MandatoryTags : TagTable.Rules(RequiredTag));
    }

    private protected override CollectRequest RequestFor(ReadAsk ask)
    {
        if (IsBilling)
            return new() { Domains = false, Notebooks = false };
        var (studio, network) = (Asks(TaggedResourceKind.UserProfile, TaggedResourceKind.Space), Asks(TaggedResourceKind.VpcEndpoint, TaggedResourceKind.NatGateway));
        return new()
        {
            // A domain or a notebook instance says which VPCs are in use.
            Domains = studio || network || Asks(TaggedResourceKind.Domain),
            Notebooks = ask.All && (network || Asks(TaggedResourceKind.NotebookInstance)),
            DomainIds = ask.Names,
            Studio = studio,
            StudioTags = studio,
            Tags = Asks(TaggedResourceKind.Domain, TaggedResourceKind.NotebookInstance),
            Network = network ? NetworkDepth.Tagged : NetworkDepth.None,
        };
    }

    private protected override void OnRegion(RegionEstate region, ReadAsk ask, PipelineOutlet outlet, CancellationToken cancellationToken)
    {
        if (IsBilling)
        {
            _payers.Add((region, ask));
            return;
        }

        var asked = ask.All ? region : Of(region, ask);
        var failures = new FailedCalls(region);
        SayGaps(region, ask, outlet);
        foreach (var compliance in new TagJudge(_rules).Judge(asked, ResourceType))
        {
            cancellationToken.ThrowIfCancellationRequested();
            failures.Add(compliance.Unreadable);
            outlet.Write(compliance);
        }

        failures.Warn(outlet);
    }

    // Where the domains are not known, neither is what depends on them, and it was not asked for: that is said once. Of domains that were named the base says it.
    private void SayGaps(RegionEstate region, ReadAsk ask, PipelineOutlet outlet)
    {
        var domains = ask.All ? TagJudge.Gaps(region, TaggedResourceKind.Domain) : [];
        var gaps = ResourceType.Where(kind => kind != TaggedResourceKind.Domain && (ask.All || kind != TaggedResourceKind.NotebookInstance))
            .SelectMany(kind => TagJudge.Gaps(region, kind).Select(call => (Kind: kind, Call: call)))
            .Where(gap => domains.Count == 0 || gap.Call.Cause != UnreadableCause.NotProvided);
        foreach (var (kind, call) in domains.Where(_ => RequestFor(ask).Domains).Select(call => (TaggedResourceKind.Domain, call)).Concat(gaps))
            outlet.Error(FaultWriter.RegionNotRead(region, Words(kind), call));
    }

    // Billing is one for all regions: each account is asked once.
    private protected override async Task OnReadAsync(PipelineOutlet outlet, CancellationToken cancellationToken)
    {
        foreach (var (region, ask) in _payers.GroupBy(payer => (payer.Ask, payer.Region.AccountId)).Select(same => same.First()))
        {
            var seen = region;
            if (ask.EstatePath is null)
            {
                using var place = new WorkPlace(ask, ThrottleLimit, outlet);
                var ground = await place.GroundAsync(region.Region, cancellationToken).ConfigureAwait(false);
                seen = await ground.ReadAsync(new() { Parts = EstateParts.CostAllocationTags, CostAllocationTagKeys = _rules.Select(rule => rule.Key).ToList() }, cancellationToken).ConfigureAwait(false);
            }

            foreach (var state in CostAllocationTagState.Of(seen, _rules))
                outlet.Write(state);
        }
    }

    private bool Asks(params TaggedResourceKind[] kinds) => ResourceType.Intersect(kinds).Any();

    private static RegionEstate Of(RegionEstate region, ReadAsk ask)
    {
        var domains = region.Domains.Items.Where(d => ask.Wants(d.DomainId)).ToList();
        var vpcs = new HashSet<string>(domains.Select(d => d.VpcId ?? ""), StringComparer.Ordinal);
        return region with
        {
            Domains = region.Domains with { Items = domains },
            UserProfiles = region.UserProfiles.Without(p => !ask.Wants(p.DomainId)),
            Spaces = region.Spaces.Without(s => !ask.Wants(s.DomainId)),
            NotebookInstances = Part<NotebookInstance>.Read(),
            VpcEndpoints = region.VpcEndpoints.Without(e => !vpcs.Contains(e.VpcId)),
            NatGateways = region.NatGateways.Without(n => !vpcs.Contains(n.VpcId)),
        };
    }

    private static string Words(TaggedResourceKind kind) => kind switch
    {
        TaggedResourceKind.Domain => "domains",
        TaggedResourceKind.UserProfile => "user profiles",
        TaggedResourceKind.Space => "spaces",
        TaggedResourceKind.NotebookInstance => "notebook instances",
        TaggedResourceKind.VpcEndpoint => "VPC endpoints",
        _ => "NAT gateways",
    };
}
