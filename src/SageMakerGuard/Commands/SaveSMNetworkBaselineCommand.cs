using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using SageMakerGuard.Baselines;
using SageMakerGuard.Estates;
using SageMakerGuard.Faults;

namespace SageMakerGuard.Commands;

/// <summary>Writes down how the networks of domains are now, as the state that later ones are held against.</summary>
/// <remarks>
/// <para>For each VPC that a domain or a notebook instance uses, the file holds security group rules, the routes of each subnet, endpoints, NAT gateways, network ACL entries, flow logs, DNS attributes, the owner and the resource shares; and for each domain its place in the network and its findings. Compare-SMNetworkBaseline tells what has changed since.</para>
/// <para>The file is made to be kept under version control: it is sorted, has one rule a line and holds no time, so that saving the same network again gives the same text. Groups go by their names, subnets by their blocks and endpoints by their services, so that one that is made anew as it was is no change.</para>
/// <para>What could not be read is in the file as unread, with the call, and is never compared. AWS Resource Access Manager is asked by which share a VPC is used and whether the share may be given to accounts outside of the organization; with -EstatePath nobody is asked.</para>
/// </remarks>
/// <example>
/// <code>Save-SMNetworkBaseline -Path ./baseline.json -Region eu-central-1, us-east-1</code>
/// <para>Keeps the state of two regions.</para>
/// </example>
/// <example>
/// <code>Save-SMNetworkBaseline -Path ./baseline.json -EstatePath ./estate.json -Force -PassThru</code>
/// <para>Takes an estate that was exported before as the new baseline, and gives the file.</para>
/// </example>
[Cmdlet(VerbsData.Save, "SMNetworkBaseline", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(FileInfo))]
public sealed class SaveSMNetworkBaselineCommand : BaselineCommand
{
    private string _target = "";
    private bool _mayWrite;

    /// <summary>The file to write. Taken literally: no wildcards.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [Alias("LiteralPath")]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = "";

    /// <summary>Replaces a file that is there already. One that holds the same text is left alone.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Gives the file.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>Asks, and refuses what could not be written, before anything is read.</summary>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        try
        {
            _target = FilePath.ToWrite(this, Path, Force ? null : BaselineFile.AlreadyThere);
        }
        catch (GuardFault fault)
        {
            ThrowTerminatingError(FaultWriter.Record(fault));
        }

        _mayWrite = ShouldProcess(_target, "Write baseline");
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (_mayWrite)
            base.EndProcessing();
    }

    private protected override void OnEnd(IReadOnlyList<SkippedRegion> skipped, PipelineOutlet outlet)
    {
        var baseline = Taken();
        if (baseline.Regions.Count == 0)
            throw new GuardFault("NothingToSave", FaultCategory.NotFound, "No region could be read, so no baseline was written.", "The errors above say why.");
        if (AskedDomains.Count > 0 && baseline.Regions.All(r => r.Domains.Count == 0))
            throw new GuardFault("NothingToSave", FaultCategory.NotFound, "None of the domains that were named was found, so no baseline was written.", "The errors above say why.");
        foreach (var region in baseline.Regions.Where(r => r.Unread.Count > 0))
            outlet.Warning($"Account {region.AccountId}, {region.Region}: the baseline lacks {string.Join(", ", region.Unread.Select(u => u.Section))}, which could not be read. Compare-SMNetworkBaseline will call them Unknown.");
        outlet.Verbose(BaselineFile.Write(_target, baseline, Force) ? $"Wrote {_target}." : $"{_target} holds this state already.");
        if (PassThru)
            outlet.Write(new FileInfo(_target));
    }
}
