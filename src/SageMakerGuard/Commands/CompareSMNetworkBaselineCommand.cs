using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using SageMakerGuard.Baselines;
using SageMakerGuard.Estates;
using SageMakerGuard.Faults;

namespace SageMakerGuard.Commands;

/// <summary>Tells what has changed in the networks of domains since a baseline, or where VPCs that should be alike are not.</summary>
/// <remarks>
/// <para>With -Path, what is there is held against a baseline of Save-SMNetworkBaseline. Each difference is an object: New and Removed for what came and went, Regressed for what opens more or protects less, Improved for the reverse, Changed for what is neither, Unknown for what either side could not read. Whether a rule, a network ACL or a route opens more is decided by the addresses and ports that it lets through, not by its text.</para>
/// <para>With -Consistency the VPCs are held against what most of them have, with -ReferenceVpcId against one of them: endpoints with private DNS and policy, the rules of the groups of domains and of endpoints, default routes of the domains' subnets, flow logs, DNS attributes. Where a VPC is not as the others its difference is Deviates.</para>
/// <para>An exception covers differences until a day: a JSON file with { "Exceptions": [ { "Owner": "ml-platform", "Expires": "2026-12-31", "Reason": "pilot", "VpcId": "vpc-0123", "What": "outbound rule of group studio" } ] }. Owner, Expires and Reason must be there, and at least one of AccountId, Region, VpcId, DomainId, ResourceId, What, Before, After and Change, in which * stands for any text. An exception that has expired covers nothing, and a warning says so.</para>
/// <para>Without -Region the regions of the baseline are read. IsOpen of a difference says whether it speaks against the network: Regressed, Deviates, Unknown, or New from Medium on, and no exception covers it.</para>
/// </remarks>
/// <example>
/// <code>Compare-SMNetworkBaseline -Path ./baseline.json | Where-Object IsOpen</code>
/// <para>Lists what got worse since the baseline and what could not be compared.</para>
/// </example>
/// <example>
/// <code>if (-not (Compare-SMNetworkBaseline -Path ./baseline.json -ExceptionPath ./exceptions.json -Quiet)) { throw 'The network is not as agreed.' }</code>
/// <para>Fails a scheduled check where something got worse that no exception covers.</para>
/// </example>
/// <example>
/// <code>Compare-SMNetworkBaseline -Consistency -EstatePath ./estate.json -CentralAccountId 444455556666</code>
/// <para>Holds the VPCs of an exported estate against each other, and names domains whose VPC does not belong to the network account.</para>
/// </example>
[Cmdlet(VerbsData.Compare, "SMNetworkBaseline", DefaultParameterSetName = BaselineSet)]
[OutputType(typeof(BaselineDifference))]
[OutputType(typeof(bool))]
public sealed class CompareSMNetworkBaselineCommand : BaselineCommand
{
    private const string BaselineSet = "Baseline";
    private const string ConsistencySet = "Consistency";
    private const string ReferenceSet = "Reference";

    private NetworkBaseline? _baseline;
    private BaselineExceptions _exceptions = BaselineExceptions.None;

    /// <summary>The baseline: a file that Save-SMNetworkBaseline wrote. Taken literally: no wildcards.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = BaselineSet)]
    [Alias("LiteralPath")]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = "";

    /// <summary>Holds the VPCs against what most of them have.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ConsistencySet)]
    public SwitchParameter Consistency { get; set; }

    /// <summary>Holds the VPCs against this one.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ReferenceSet)]
    [ValidatePattern("^vpc-[0-9a-f]+$")]
    public string ReferenceVpcId { get; set; } = "";

    /// <summary>A JSON file with exceptions, each with an owner, a last day and a reason.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? ExceptionPath { get; set; }

    /// <summary>The accounts of the central network team: a domain whose VPC belongs to none of them deviates, and so does a share of its subnets that may be given to accounts outside of the organization.</summary>
    [Parameter]
    [ValidatePattern("^[0-9]{12}$")]
    public string[]? CentralAccountId { get; set; }

    /// <summary>Gives True where no difference is open, and False otherwise, in place of the differences.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    /// <summary>Reads baseline and exceptions, and refuses them where they cannot be used, before anything else is read.</summary>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        try
        {
            if (ParameterSetName == BaselineSet)
                _baseline = BaselineFile.Read(FilePath.Resolve(this, Path));
            if (ExceptionPath is not null)
                _exceptions = ExceptionFile.Read(FilePath.Resolve(this, ExceptionPath), DateTime.UtcNow);
        }
        catch (GuardFault fault)
        {
            ThrowTerminatingError(FaultWriter.Record(fault));
        }
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (_baseline is { Regions.Count: > 0 } && Region is null && !AllRegions && EstatePath is null)
            Region = _baseline.Regions.Where(r => AccountId is null || AccountId.Contains(r.AccountId)).Select(r => r.Region).Distinct(StringComparer.Ordinal).ToArray() is { Length: > 0 } regions ? regions : null;
        base.ProcessRecord();
    }

    private protected override void OnEnd(IReadOnlyList<SkippedRegion> skipped, PipelineOutlet outlet)
    {
        var there = Taken();
        var differences = (_baseline is null ? ConsistencyComparison.Of(there, ReferenceVpcId.Length > 0 ? ReferenceVpcId : null) : BaselineComparison.Of(Before(_baseline, there), there))
            .Concat(_baseline is null || CentralAccountId is not null ? OwnerCheck.Of(there, CentralAccountId ?? []) : [])
            .Select(_exceptions.Applied)
            .ToList();
        SayExceptions(outlet);
        if (Quiet)
        {
            outlet.Write(!differences.Any(d => d.IsOpen));
            return;
        }

        foreach (var difference in differences.OrderBy(d => d.AccountId, StringComparer.Ordinal).ThenBy(d => d.Region, StringComparer.Ordinal).ThenByDescending(d => d.IsOpen).ThenByDescending(d => d.Severity))
            outlet.Write(difference);
    }

    // What nobody asked for was not read and is not missed.
    private NetworkBaseline Before(NetworkBaseline baseline, NetworkBaseline there)
    {
        var narrowed = baseline.Only(region => (AccountId is null || AccountId.Contains(region.AccountId)) && (!MyInvocation.BoundParameters.ContainsKey(nameof(Region)) || Region!.Contains(region.Region, StringComparer.OrdinalIgnoreCase)));
        var domains = new HashSet<string>(AskedDomains, StringComparer.Ordinal);
        return domains.Count == 0 ? narrowed : narrowed.Only(domains, new HashSet<string>(there.VpcsOf(domains).Concat(narrowed.VpcsOf(domains)), StringComparer.Ordinal));
    }

    private void SayExceptions(PipelineOutlet outlet)
    {
        foreach (var exception in _exceptions.Expired)
            outlet.Warning($"An exception has expired and covers nothing: {exception}");
        foreach (var exception in _exceptions.Unused)
            outlet.Verbose($"An exception covers nothing any more: {exception}");
    }
}
