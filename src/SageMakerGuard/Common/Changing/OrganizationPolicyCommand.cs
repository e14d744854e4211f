using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using SageMakerGuard.Changes;
using SageMakerGuard.Estates;
using SageMakerGuard.Faults;
using SageMakerGuard.Guardrails;

namespace SageMakerGuard.Commands;

/// <summary>A cmdlet that writes policies of an organization: gives them, writes them to files, and makes and attaches them where that is asked for.</summary>
public abstract class OrganizationPolicyCommand : AccountChangingCommand
{
    private IReadOnlyList<GuardrailPolicy> _policies = [];
    private OrganizationView? _organization;
    private IReadOnlyList<PolicyTarget> _attached = [];

    /// <summary>Roles that the service control policy leaves out: names, with a star for any characters and with their path if they have one, or ARNs.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[] ExemptRole { get; set; } = [];

    /// <summary>The partition of the ARNs in the policy. Without it, that of -Region, or aws.</summary>
    [Parameter]
    [ValidateSet("aws", "aws-cn", "aws-us-gov", "aws-iso", "aws-iso-b", "aws-iso-e", "aws-iso-f", "aws-eusc")]
    public string? Partition { get; set; }

    /// <summary>The most characters of one service control policy. 5120 by default, as AWS documents it.</summary>
    [Parameter]
    [ValidateRange(256, 10240)]
    public int SizeLimit { get; set; } = PolicyLimits.DocumentedSize;

    /// <summary>The most service control policies on one target, FullAWSAccess counted. 5 by default, as AWS documents it.</summary>
    [Parameter]
    [ValidateRange(2, 100)]
    public int AttachmentLimit { get; set; } = PolicyLimits.DocumentedAttachments;

    /// <summary>A folder to write the policies to, each as a file of its name.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? OutputPath { get; set; }

    /// <summary>Replaces files that are there already.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>The roots, organizational units and accounts to attach the policies to. Without it nothing is called.</summary>
    [Parameter]
    [ValidatePattern("^(r-[0-9a-z]{4,32}|ou-[0-9a-z]{4,32}-[0-9a-z]{8,32}|[0-9]{12})$")]
    public string[] TargetId { get; set; } = [];

    /// <summary>The policies.</summary>
    /// <param name="partition">The partition of the ARNs in them.</param>
    /// <exception cref="GuardFault">They cannot be written.</exception>
    private protected abstract IReadOnlyList<GuardrailPolicy> Policies(string partition);

    /// <summary>Names that policies of a type had when there were more of them.</summary>
    private protected abstract IReadOnlyList<string> SurplusNames(string type, int count);

    /// <summary>Writes the policies, before anybody is asked.</summary>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        if (TargetId.Length > 0 && (AllRegions || EstatePath is not null || Region is { Length: > 1 }))
            Refuse("An organization is one for all regions, and no file holds it.", "Leave -AllRegions and -EstatePath out, and give one -Region.");
        try
        {
            _policies = Policies(Partition ?? (Region is { Length: > 0 } ? Estates.Partition.OfRegion(RegionName.Of(Region)[0]) : "aws"));
            if (OutputPath is not null)
                _policies = Files(FilePath.Resolve(this, OutputPath));
        }
        catch (GuardFault fault)
        {
            ThrowTerminatingError(FaultWriter.Record(fault));
        }

        if (TargetId.Length == 0)
            WriteObject(_policies, enumerateCollection: true);
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (TargetId.Length > 0)
            base.ProcessRecord();
    }

    private protected override async Task RegionAsync(RegionEstate region, ReadAsk ask, WorkPlace place, PipelineOutlet outlet, CancellationToken cancellationToken)
    {
        var source = place.Organization(region.Region);
        _organization = await source.ReadAsync(cancellationToken).ConfigureAwait(false);
        var attached = new List<PolicyTarget>();
        foreach (var wish in Wishes)
            attached.AddRange(await source.TargetsAsync(wish.Type, wish.Policies.Select(p => p.Name).ToList(), cancellationToken).ConfigureAwait(false));
        _attached = attached;
        await base.RegionAsync(region, ask, place, outlet, cancellationToken).ConfigureAwait(false);
    }

    private protected override IEnumerable<AccountWork> WorkFor(RegionEstate region, ReadAsk ask, PipelineOutlet outlet) =>
        Wishes.Select(wish => new AccountWork(wish.Reads, seen => OrganizationPolicyPlanner.Plan(seen, _organization!, _attached, wish)));

    // A wish is of one type.
    private IEnumerable<OrganizationPolicyWish> Wishes => _policies.GroupBy(policy => policy.Type, StringComparer.Ordinal).Select(same => new OrganizationPolicyWish
    {
        Command = MyInvocation.MyCommand.Name,
        Policies = same.ToList(),
        SurplusNames = SurplusNames(same.Key, same.Count()),
        TargetIds = TargetId.Distinct(StringComparer.Ordinal).ToList(),
        AttachmentLimit = same.Key == PolicyLimits.ServiceControlPolicy ? AttachmentLimit : null,
    }).ToList();

    private List<GuardrailPolicy> Files(string folder)
    {
        if (!Directory.Exists(folder))
            throw new GuardFault("FolderNotFound", FaultCategory.NotFound, $"The folder '{folder}' does not exist.", "Make the folder first, or give another path.") { ResourceId = folder };
        return _policies.Select(policy =>
        {
            var path = PolicyFile.PathFor(folder, policy);

            // A file is no change of an organization, so that nobody is asked for it.
            if (IsWhatIf && !ShouldProcess(path, "Write policy"))
                return policy;
            PolicyFile.Write(path, policy, Force);
            return policy with { FilePath = path };
        }).ToList();
    }
}
