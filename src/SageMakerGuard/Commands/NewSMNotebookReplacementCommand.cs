using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using SageMakerGuard.Changes;
using SageMakerGuard.Completion;
using SageMakerGuard.Estates;
using SageMakerGuard.Ports;

namespace SageMakerGuard.Commands;

/// <summary>Replaces a SageMaker AI notebook instance by one inside of a VPC without direct internet access, in three phases between which a person looks.</summary>
/// <remarks>
/// <para>Where a notebook instance lives is chosen when it is made and never again, so moving it means making another. Each phase is a run of its own with a plan, a journal and an undo; no phase begins before the one before it is done.</para>
/// <para>Copy, the first and the default, stops the instance, gives it a lifecycle configuration that copies /home/ec2-user/SageMaker to -S3Uri, and starts it. Kernels and unsaved work are lost. The copy goes on in the background; the file copied.json in the instance's folder under -S3Uri says that it is finished.</para>
/// <para>Create makes the new instance: type, role, volume, key, platform, root access, repositories and tags like the original's, in -SubnetId with -SecurityGroupId. It copies the files back in the background; restored.json says that they are there. The original stays as it is.</para>
/// <para>Remove puts the new instance right, deletes the original, and both lifecycle configurations. This cannot be undone: a notebook instance is deleted with its volume. It therefore wants -RemoveOriginal and -Verified. The copy in S3 stays.</para>
/// <para>Nobody but the instances themselves reads or writes the bucket: their role needs s3:ListBucket, s3:GetObject and s3:PutObject there. Whether a copy is whole is for a person to see, and -Verified says that somebody did. Before Copy and Create it is proven that the new network reaches SageMaker's API and S3.</para>
/// <para>Undo-SMChange takes Copy back, and Create too: it deletes the new instance, once that is stopped or with -Force. What was left undone goes on with the same command. -WhatIf shows the plan; with -EstatePath it plans for a file, without credentials.</para>
/// </remarks>
/// <example>
/// <code>New-SMNotebookReplacement -NotebookInstanceName churn -Region us-east-1 -SubnetId subnet-0a1 -SecurityGroupId sg-0b2 -S3Uri s3://moves/notebooks</code>
/// <para>First phase: has the instance copy its files to s3://moves/notebooks/churn. When 'aws s3 ls s3://moves/notebooks/churn/copied.json' shows a file, it is time for the second.</para>
/// </example>
/// <example>
/// <code>New-SMNotebookReplacement -NotebookInstanceName churn -Region us-east-1 -SubnetId subnet-0a1 -SecurityGroupId sg-0b2 -S3Uri s3://moves/notebooks -Phase Create -Verified</code>
/// <para>Second phase: makes the instance churn-vpc in the private subnet, which copies the files back. When restored.json is there too, look at the new instance.</para>
/// </example>
/// <example>
/// <code>New-SMNotebookReplacement -NotebookInstanceName churn -Region us-east-1 -S3Uri s3://moves/notebooks -Phase Remove -Verified -RemoveOriginal</code>
/// <para>Third phase: deletes the instance churn and what the replacement needed for a while. Nothing brings churn back.</para>
/// </example>
/// <example>
/// <code>Get-SMNotebookNetworkPosture -AllRegions | Where-Object DirectInternetAccess -eq Enabled | New-SMNotebookReplacement -SubnetId subnet-0a1 -SecurityGroupId sg-0b2 -S3Uri s3://moves/notebooks -WhatIf</code>
/// <para>Shows for every instance with direct internet access what the first phase would do, and what speaks against it.</para>
/// </example>
[Cmdlet(VerbsCommon.New, "SMNotebookReplacement", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(ChangeRun))]
public sealed class NewSMNotebookReplacementCommand : ChangingCommand
{
    private readonly HashSet<string> _named = new(StringComparer.Ordinal);
    private readonly HashSet<(ReadAsk Ask, string Name)> _there = [];

    /// <summary>The notebook instances to replace.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(NotebookCompleter))]
    [ValidatePattern("^[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}$")]
    public string[] NotebookInstanceName { get; set; } = [];

    /// <summary>The private subnet of the new instance. Needed for Copy and Create.</summary>
    [Parameter]
    [ValidatePattern("^subnet-[0-9a-z]+$")]
    public string? SubnetId { get; set; }

    /// <summary>The security groups of the new instance, one to five. Needed for Copy and Create.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[]? SecurityGroupId { get; set; }

    /// <summary>Where the files are kept meanwhile: s3://bucket/folder. Each instance has a folder of its own name in it. The same in all phases.</summary>
    [Parameter(Mandatory = true)]
    [ValidateNotNullOrEmpty]
    public string S3Uri { get; set; } = "";

    /// <summary>The name of the new instance, for one instance only. Without it, the original's with -vpc behind it. The same in all phases.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? NewName { get; set; }

    /// <summary>The platform of the new instance, for example notebook-al2023-v1. Without it, the original's, which AWS may make no more.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? PlatformIdentifier { get; set; }

    /// <summary>Copy (the default), Create or Remove.</summary>
    [Parameter]
    public NotebookReplacementPhase Phase { get; set; }

    /// <summary>Says that somebody looked and found the phase before this one finished: copied.json for Create, the files on the new instance for Remove.</summary>
    [Parameter]
    public SwitchParameter Verified { get; set; }

    /// <summary>Says that the original may be deleted with its volume. Needed for Remove.</summary>
    [Parameter]
    public SwitchParameter RemoveOriginal { get; set; }

    private protected override IReadOnlyCollection<string> Names => NotebookInstanceName;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        _named.UnionWith(NotebookInstanceName);
        if (NewName is not null && _named.Count > 1)
            Refuse($"-NewName is the name of one instance, and {string.Join(", ", _named)} are to be replaced.", "Leave it out, or replace them one by one.");
        base.ProcessRecord();
    }

    private protected override ReadSubject SubjectOf(ReadAsk ask) => Phase == NotebookReplacementPhase.Remove ? ReadSubject.NotebooksOr(ask.Names, Options.NewNameOf) : ReadSubject.Notebooks;

    private protected override CollectRequest RequestFor(ReadAsk ask) => new()
    {
        Domains = false,
        NotebookInstanceNames = Phase == NotebookReplacementPhase.Remove ? [.. ask.Names, .. ask.Names.Select(Options.NewNameOf)] : ask.Names,
        SubnetIds = SubnetId is null ? [] : [SubnetId],
        Tags = Phase == NotebookReplacementPhase.Create,
    };

    private protected override void OnRegion(RegionEstate region, ReadAsk ask, PipelineOutlet outlet, CancellationToken cancellationToken)
    {
        _there.UnionWith(region.NotebookInstances.Items.Select(n => (ask, n.NotebookInstanceName)));
        base.OnRegion(region, ask, outlet, cancellationToken);
    }

    // How far a replacement is shows in more than a collection reads.
    private protected override async Task RegionAsync(RegionEstate region, ReadAsk ask, WorkPlace place, PipelineOutlet outlet, CancellationToken cancellationToken)
    {
        var slices = InRegion(region, ask).Select(name => NotebookReplacementPlanner.Reads(region, name, Options)).ToList();
        if (slices.Count > 0 && ask.EstatePath is null)
        {
            var ground = await place.GroundAsync(region.Region, cancellationToken).ConfigureAwait(false);
            var read = await ground.ReadAsync(slices.Aggregate((all, one) => all.With(one)!), cancellationToken).ConfigureAwait(false);
            region = region with { NotebookInstances = read.NotebookInstances, NotebookLifecycleConfigs = read.NotebookLifecycleConfigs };
        }

        await base.RegionAsync(region, ask, place, outlet, cancellationToken).ConfigureAwait(false);
    }

    private protected override IEnumerable<Func<RegionEstate, PlannedWork>> WorkIn(RegionEstate region, ReadAsk ask, PipelineOutlet outlet)
    {
        foreach (var name in InRegion(region, ask))
        {
            SeenResources.AddNotebook(name, region.Region);
            yield return estate => new(Plan(estate, name, ask.EstatePath is not null), estate, []);
        }
    }

    // An estate file holds no lifecycle configurations. Where a run begins with making one, it looks itself whether it is there.
    private ChangePlan Plan(RegionEstate estate, string name, bool isFile)
    {
        if (!isFile || estate.NotebookLifecycleConfigs.Asked || Phase != NotebookReplacementPhase.Copy)
            return NotebookReplacementPlanner.Plan(estate, name, Phase, Options);
        var plan = NotebookReplacementPlanner.Plan(estate with { NotebookLifecycleConfigs = Part<NotebookLifecycleConfig>.Read() }, name, Phase, Options);
        return plan with { Notes = [.. plan.Notes, "The estate does not say which lifecycle configurations there are; the plan supposes that none of this module's is among them."] };
    }

    private List<string> InRegion(RegionEstate region, ReadAsk ask) => ask.Names.Where(name => Has(region, name) || (IsGone(ask, name) && Has(region, Options.NewNameOf(name)))).ToList();

    // The last phase may have been stopped after it had deleted the original.
    private bool IsGone(ReadAsk ask, string name) => Phase == NotebookReplacementPhase.Remove && !_there.Contains((ask, name));

    private static bool Has(RegionEstate region, string name) => region.NotebookInstances.Items.Any(n => n.NotebookInstanceName == name);

    private NotebookReplacementOptions Options => new()
    {
        SubnetId = SubnetId ?? "",
        SecurityGroupIds = SecurityGroupId ?? [],
        S3Uri = S3Uri,
        NewName = NewName,
        PlatformIdentifier = PlatformIdentifier,
        Verified = Verified,
        RemoveOriginal = RemoveOriginal,
    };
}
