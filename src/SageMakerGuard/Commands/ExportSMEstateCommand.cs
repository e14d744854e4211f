using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using SageMakerGuard.Completion;
using SageMakerGuard.Estates;
using SageMakerGuard.Estates.Files;
using SageMakerGuard.Faults;
using SageMakerGuard.Ports;

namespace SageMakerGuard.Commands;

/// <summary>Writes what an audit reads into a file, to be judged later, elsewhere and without credentials.</summary>
/// <remarks>
/// <para>Reads domains, notebook instances and their networks as the other commands do, and writes them as one JSON file. Every command that reads takes that file with -EstatePath. A call that was denied or failed is kept in the file with its reason, so that a later audit is as honest as one on the spot.</para>
/// <para>The file is written whole or not at all. It holds ids, names, addresses, rules and tags of the network, and no credentials.</para>
/// <para>With -EstatePath a folder of AWS CLI output becomes one file.</para>
/// </remarks>
/// <example>
/// <code>Export-SMEstate -Path ./estate.json -AllRegions</code>
/// <para>Keeps a snapshot of every region.</para>
/// </example>
/// <example>
/// <code>Export-SMEstate -Path ./estate.json -EstatePath ./cli-output -Force -PassThru | Get-SMDomainNetworkPosture</code>
/// <para>Turns a folder of AWS CLI output into one file and judges it.</para>
/// </example>
[Cmdlet(VerbsData.Export, "SMEstate", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(FileInfo))]
public sealed class ExportSMEstateCommand : ReadingCommand
{
    private readonly GatheredRegions _read = new();
    private readonly List<RegionEstate> _regions = [];
    private readonly List<Estate> _files = [];
    private readonly DateTime _startedAt = DateTime.UtcNow;
    private string _target = "";
    private bool _mayWrite;

    /// <summary>The file to write. Taken literally: no wildcards.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [Alias("LiteralPath")]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = "";

    /// <summary>Only these domains; without it, all of them.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(DomainCompleter))]
    [ValidatePattern(DomainIdPattern)]
    public string[]? DomainId { get; set; }

    /// <summary>Reads the settings of every user profile as well. Costs one call (DescribeUserProfile) for each user profile.</summary>
    [Parameter]
    public SwitchParameter IncludeUserProfileSettings { get; set; }

    /// <summary>Reads the tags of user profiles and spaces as well, for Get-SMTagCompliance. Costs one call (ListTags) for each where AWS's tagging index does not list them.</summary>
    [Parameter]
    public SwitchParameter IncludeStudioTags { get; set; }

    /// <summary>Reads the execution roles of the domains with their policies, and the tags of the buckets that these name: what Get-SMProjectClassification looks at.</summary>
    [Parameter]
    public SwitchParameter IncludeRoleAccess { get; set; }

    /// <summary>Reads the lifecycle configurations of Studio that domains, profiles and apps name: what New-SMMigrationNotice tells people by. A script may hold what is not for everybody's eyes.</summary>
    [Parameter]
    public SwitchParameter IncludeLifecycleConfig { get; set; }

    /// <summary>Replaces a file that is there already.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Gives the file that was written.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override ReadSubject SubjectOf(ReadAsk ask) => ask.All ? ReadSubject.Everything : ReadSubject.Domains;

    private protected override IReadOnlyCollection<string> Names => DomainId ?? [];

    /// <summary>Asks, and refuses what could not be written, before anything is read.</summary>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        try
        {
            _target = FilePath.Resolve(this, Path);
            if (File.Exists(_target) && !Force)
                throw new GuardFault("EstateFileExists", FaultCategory.AlreadyExists, $"'{_target}' exists already and was left as it is.", "Add -Force to replace it, or give another path.") { ResourceId = _target };
            if (!Directory.Exists(System.IO.Path.GetDirectoryName(_target)))
                throw new GuardFault("FolderNotFound", FaultCategory.NotFound, $"The folder of '{_target}' does not exist.", "Make the folder first, or give another path.") { ResourceId = _target };
        }
        catch (GuardFault fault)
        {
            ThrowTerminatingError(FaultWriter.Record(fault));
        }

        _mayWrite = ShouldProcess(_target, "Write estate");
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (_mayWrite)
            base.EndProcessing();
    }

    private protected override CollectRequest RequestFor(ReadAsk ask) =>
        new() { Domains = true, Notebooks = ask.All, DomainIds = ask.Names, ProfileDetails = IncludeUserProfileSettings || IncludeRoleAccess, StudioTags = IncludeStudioTags, LifecycleConfigs = IncludeLifecycleConfig };

    private protected override void OnRegion(RegionEstate region, ReadAsk ask, PipelineOutlet outlet, CancellationToken cancellationToken) => _read.Add(region, ask);

    private protected override async Task OnReadAsync(PipelineOutlet outlet, CancellationToken cancellationToken)
    {
        using var desk = new RoleAccessDesk(ThrottleLimit);
        foreach (var (region, ask) in _read.All)
            _regions.Add(IncludeRoleAccess ? await desk.FillAsync(region, ask, cancellationToken).ConfigureAwait(false) : region);
    }

    private protected override void OnFile(Estate estate)
    {
        lock (_files)
            _files.Add(estate);
    }

    private protected override void OnEnd(IReadOnlyList<SkippedRegion> skipped, PipelineOutlet outlet)
    {
        // A file that holds nothing would be taken for an estate without domains.
        if (_regions.Count == 0)
            throw new GuardFault("NothingToExport", FaultCategory.NotFound, "No region could be read, so no file was written.", "The errors above say why.");
        if (Names.Count > 0 && _regions.All(r => r.Domains.Items.Count == 0))
            throw new GuardFault("NothingToExport", FaultCategory.NotFound, "None of the domains that were named was found, so no file was written.", "The errors above say why.");

        var estate = new Estate
        {
            // As old as the oldest of what went into it.
            CollectedAt = _files.Count == 0 ? _startedAt : _files.Min(f => f.CollectedAt),
            Source = _files.Count == 0 ? "AWS" : string.Join(", ", _files.Select(f => f.Source)),
            Regions = _regions.OrderBy(r => r.AccountId, StringComparer.Ordinal).ThenBy(r => r.Region, StringComparer.Ordinal).ToList(),
            Skipped = skipped,
        };
        EstateFile.Write(_target, estate, Force);
        outlet.Verbose($"Wrote {_target}.");
        if (PassThru)
            outlet.Write(new FileInfo(_target));
    }
}
