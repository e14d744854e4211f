using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using SageMakerGuard.Egress;
using SageMakerGuard.Estates.Files;
using SageMakerGuard.Faults;
using SageMakerGuard.Projects;

namespace SageMakerGuard.Commands;

/// <summary>Writes for each team, in Markdown and HTML, what a migration changes for them: when, what stays, what is lost, what breaks, and how they get packages.</summary>
/// <remarks>
/// <para>Takes a plan of New-SMMigrationPlan, from the pipeline or a file. What a team uses comes from the plan: kinds of apps, lifecycle configurations and code repositories (pip, conda, git, docker and others, with the lines where they were seen), Docker settings, and whether apps will reach the internet. With -Egress it also lists what flow logs saw them talk to.</para>
/// <para>What the estate cannot know is said by parameters: a domain of CodeArtifact, mirrors, a proxy, whom to ask. Every number in a notice comes from the plan or from flow logs.</para>
/// <para>-TemplatePath puts a template of your own in the place of the module's. about_SageMakerGuard_Planning shows what may stand in one. Nothing is sent: the objects carry a subject and both texts, and -OutputPath writes them as files.</para>
/// </remarks>
/// <example>
/// <code>New-SMMigrationNotice -PlanPath ./plan.json -OutputPath ./notices -Contact '#ml-platform' -CodeArtifactDomain acme -CodeArtifactRepository pypi</code>
/// <para>Writes a Markdown and an HTML file for each team.</para>
/// </example>
/// <example>
/// <code>Measure-SMEgress -Path ./flow-logs | New-SMMigrationNotice -PlanPath ./plan.json -OutputPath ./notices -Force</code>
/// <para>Lists in each notice what flow logs saw the apps talk to on the internet.</para>
/// </example>
/// <example>
/// <code>New-SMMigrationPlan -Region eu-central-1 -StartDate 2026-12-07 | New-SMMigrationNotice -Audience Domain | Where-Object DomainIds -eq d-abcdefghijkl | Select-Object -ExpandProperty Markdown</code>
/// <para>Shows the notice for one domain.</para>
/// </example>
[Cmdlet(VerbsCommon.New, "SMMigrationNotice", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low, DefaultParameterSetName = PlanSet)]
[OutputType(typeof(MigrationNotice))]
public sealed class NewSMMigrationNoticeCommand : PSCmdlet
{
    private const string PlanSet = "Plan";
    private const string PathSet = "PlanPath";

    private readonly List<EgressSummary> _egress = [];
    private NoticeTemplates _templates = NoticeTemplates.Default;
    private NoticeOptions _options = new();
    private string? _folder;

    /// <summary>The plan, as New-SMMigrationPlan gave it.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, Position = 0, ParameterSetName = PlanSet)]
    [ValidateNotNull]
    public MigrationPlan[] Plan { get; set; } = [];

    /// <summary>The file of a plan, as New-SMMigrationPlan -OutputPath wrote it.</summary>
    [Parameter(Mandatory = true, ParameterSetName = PathSet)]
    [ValidateNotNullOrEmpty]
    public string PlanPath { get; set; } = "";

    /// <summary>Whom each notice is for: Owner (the teams that tags name; a domain of nobody has its own) or Domain.</summary>
    [Parameter]
    public NoticeAudience Audience { get; set; }

    /// <summary>Whom to ask: an address, a channel.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Contact { get; set; }

    /// <summary>The domain of CodeArtifact that has the packages; with -CodeArtifactRepository.</summary>
    [Parameter]
    [ValidatePattern("^[a-z][a-z0-9-]{0,48}[a-z0-9]$")]
    public string? CodeArtifactDomain { get; set; }

    /// <summary>The repository in that domain.</summary>
    [Parameter]
    [ValidatePattern("^[A-Za-z0-9][A-Za-z0-9._-]{1,99}$")]
    public string? CodeArtifactRepository { get; set; }

    /// <summary>A mirror of PyPI inside of the company.</summary>
    [Parameter]
    [ValidateNotNull]
    public Uri? MirrorUrl { get; set; }

    /// <summary>A mirror of conda channels inside of the company.</summary>
    [Parameter]
    [ValidateNotNull]
    public Uri? CondaMirrorUrl { get; set; }

    /// <summary>A proxy to the internet.</summary>
    [Parameter]
    [ValidateNotNull]
    public Uri? ProxyUrl { get; set; }

    /// <summary>What flow logs recorded, from Measure-SMEgress: destinations on the internet are listed for each domain. With -PlanPath it may be piped in.</summary>
    [Parameter(ParameterSetName = PlanSet)]
    [Parameter(ValueFromPipeline = true, ParameterSetName = PathSet)]
    [ValidateNotNull]
    public EgressSummary[]? Egress { get; set; }

    /// <summary>Templates of your own; a name that ends in .md or .html says for which of the two texts.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[]? TemplatePath { get; set; }

    /// <summary>A folder to write the notices into, two files each. It is made if it is not there.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? OutputPath { get; set; }

    /// <summary>Replaces files that are there already.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Refuses what cannot be used.</summary>
    protected override void BeginProcessing()
    {
        try
        {
            if (CodeArtifactDomain is null != CodeArtifactRepository is null)
                throw new GuardFault("CodeArtifactIncomplete", FaultCategory.InvalidArgument, "CodeArtifact needs its domain and its repository.", "Give both -CodeArtifactDomain and -CodeArtifactRepository.");
            foreach (var path in TemplatePath ?? [])
                _templates = _templates.With(FilePath.Resolve(this, path));
            _options = new()
            {
                Audience = Audience,
                Contact = Contact,
                CodeArtifactDomain = CodeArtifactDomain,
                CodeArtifactRepository = CodeArtifactRepository,
                MirrorUrl = Web(MirrorUrl, nameof(MirrorUrl)),
                CondaMirrorUrl = Web(CondaMirrorUrl, nameof(CondaMirrorUrl)),
                ProxyUrl = Web(ProxyUrl, nameof(ProxyUrl)),
            };
            _folder = OutputPath is null ? null : FilePath.Resolve(this, OutputPath);
        }
        catch (GuardFault fault)
        {
            ThrowTerminatingError(FaultWriter.Record(fault));
        }
    }

    /// <summary>Writes the notices of plans that are piped in, and gathers what flow logs recorded.</summary>
    protected override void ProcessRecord()
    {
        if (ParameterSetName == PathSet)
        {
            _egress.AddRange(Egress ?? []);
            return;
        }

        foreach (var plan in Plan)
            Write(plan, Egress ?? []);
    }

    /// <summary>Writes the notices of a plan's file.</summary>
    protected override void EndProcessing()
    {
        if (ParameterSetName != PathSet)
            return;
        try
        {
            Write(MigrationPlanFile.Read(FilePath.Resolve(this, PlanPath)), _egress);
        }
        catch (GuardFault fault)
        {
            ThrowTerminatingError(FaultWriter.Record(fault));
        }
    }

    private void Write(MigrationPlan plan, IReadOnlyList<EgressSummary> egress)
    {
        try
        {
            Write(new NoticeWriter(_templates, _options with { Egress = egress }).Write(plan));
        }
        catch (GuardFault fault)
        {
            WriteError(FaultWriter.Record(fault));
        }
    }

    private void Write(IReadOnlyList<MigrationNotice> notices)
    {
        var names = NoticeFileNames.Of(notices);
        foreach (var (notice, name) in notices.Zip(names, (n, f) => (n, f)))
        {
            if (_folder is null || !ShouldProcess(Path.Combine(_folder, name), "Write notice for " + notice.Team))
            {
                WriteObject(notice);
                continue;
            }

            string[] paths = [Path.Combine(_folder, name + ".md"), Path.Combine(_folder, name + ".html")];
            TextFile.MakeFolder(_folder);
            TextFile.Write(paths[0], notice.Markdown, Force);
            TextFile.Write(paths[1], notice.Html, Force);
            WriteObject(notice with { Paths = paths });
        }
    }

    private static string? Web(Uri? uri, string parameter) => uri is null ? null
        : uri.IsAbsoluteUri && uri.Scheme is ("http" or "https") ? uri.OriginalString
        : throw new GuardFault("UrlInvalid", FaultCategory.InvalidArgument, $"-{parameter} '{uri.OriginalString}' is no URL of http or https.", "Write it whole, for example https://mirror.example.com/simple.");
}
