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

/// <summary>Writes the service control policy that keeps SageMaker AI to the company's VPCs, and attaches it where that is asked for.</summary>
/// <remarks>
/// <para>The policy denies what opens the internet: making a domain without saying VpcOnly (saying nothing is denied too, for the default is public), setting one back to PublicInternetOnly, making a notebook instance with direct internet access, and making jobs, models and clusters without subnets. Every other change of a domain stays possible. With -ApprovedSubnetId it denies other subnets as well, and with -Scope PresignedUrl presigned URLs that are not asked for through named VPC endpoints. -ExemptRole leaves roles out.</para>
/// <para>Without -TargetId the command calls nobody: it gives the policies, and with -OutputPath files. Pipe them into Test-SMVpcOnlyPolicy, which holds them against a table of requests: AWS has no dry run for service control policies.</para>
/// <para>With -TargetId it makes or changes the policies in the organization and attaches them to that root, organizational unit or account, through a journal. That takes credentials of the management account, or of a delegated administrator. -WhatIf shows the plan and -Confirm asks. Run again it changes nothing that is as it should be. Undo-SMChange takes it back. FullAWSAccess and what others attached stay. Begin with an organizational unit for trying: an attached policy binds at once.</para>
/// <para>AWS counts every character. The policy is written without white space; what does not fit becomes a second one. The limits are those that AWS documents, 5120 characters and 5 policies on a target. Since May 2026 10240 and 10 are reported for many organizations: -SizeLimit and -AttachmentLimit.</para>
/// <para>A model that is used for batch transform or comes from the marketplace has no subnets either, and is denied with the rest of the jobs: leave its role out, or leave Job out of -Scope. Roles of SageMaker Unified Studio that make domains have to keep to the policy or be left out.</para>
/// <para>about_SageMakerGuard_Guardrails tells more.</para>
/// </remarks>
/// <example>
/// <code>New-SMVpcOnlyPolicy -ExemptRole 'BreakGlass*' | Test-SMVpcOnlyPolicy | Where-Object Verdict -ne Pass</code>
/// <para>Writes the policy and shows what it would let through or block against its purpose: nothing.</para>
/// </example>
/// <example>
/// <code>New-SMVpcOnlyPolicy -ApprovedSubnetId subnet-0a1b2c3d, subnet-4e5f6a7b -OutputPath ./policies</code>
/// <para>Writes a policy that holds domains, notebook instances and jobs to two subnets, as a file.</para>
/// </example>
/// <example>
/// <code>New-SMVpcOnlyPolicy -ExemptRole 'BreakGlass*' -TargetId ou-ab12-cdefghij -Region us-east-1 -WhatIf</code>
/// <para>Shows what would be made and attached. Without -WhatIf it is.</para>
/// </example>
[Cmdlet(VerbsCommon.New, "SMVpcOnlyPolicy", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(GuardrailPolicy), typeof(ChangeRun))]
public sealed class NewSMVpcOnlyPolicyCommand : AccountChangingCommand
{
    private IReadOnlyList<GuardrailPolicy> _policies = [];
    private OrganizationView? _organization;
    private IReadOnlyList<PolicyTarget> _attached = [];

    /// <summary>The name of the policy in the organization. A second one gets '-2' behind it.</summary>
    [Parameter(Position = 0)]
    [ValidateLength(1, 120)]
    [ValidatePattern("^[A-Za-z0-9][A-Za-z0-9 ._-]*$")]
    public string Name { get; set; } = "SageMakerVpcOnly";

    /// <summary>What the policy is about: Domain, Notebook, Job, PresignedUrl. The first three by default.</summary>
    [Parameter]
    public GuardrailScope Scope { get; set; } = GuardrailScope.Domain | GuardrailScope.Notebook | GuardrailScope.Job;

    /// <summary>The only subnets that may be used. Without it, any.</summary>
    [Parameter]
    [ValidatePattern("^subnet-[0-9a-f]+$")]
    public string[] ApprovedSubnetId { get; set; } = [];

    /// <summary>Roles that the policy leaves out: names, with a star for any characters and with their path if they have one, or ARNs.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[] ExemptRole { get; set; } = [];

    /// <summary>The VPC endpoints through which presigned URLs may be asked for, with -Scope PresignedUrl.</summary>
    [Parameter]
    [ValidatePattern("^vpce-[0-9a-f]+$")]
    public string[] SourceVpceId { get; set; } = [];

    /// <summary>The partition of the ARNs in the policy. Without it, that of -Region, or aws.</summary>
    [Parameter]
    [ValidateSet("aws", "aws-cn", "aws-us-gov", "aws-iso", "aws-iso-b", "aws-iso-e", "aws-iso-f", "aws-eusc")]
    public string? Partition { get; set; }

    /// <summary>The most characters of one policy. 5120 by default, as AWS documents it.</summary>
    [Parameter]
    [ValidateRange(256, 10240)]
    public int SizeLimit { get; set; } = PolicyLimits.DocumentedSize;

    /// <summary>The most policies on one target, FullAWSAccess counted. 5 by default, as AWS documents it.</summary>
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

    /// <summary>The roots, organizational units and accounts to attach the policy to. Without it nothing is called.</summary>
    [Parameter]
    [ValidatePattern("^(r-[0-9a-z]{4,32}|ou-[0-9a-z]{4,32}-[0-9a-z]{8,32}|[0-9]{12})$")]
    public string[] TargetId { get; set; } = [];

    /// <summary>Writes the policies, before anybody is asked.</summary>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        if (TargetId.Length > 0 && (AllRegions || EstatePath is not null || Region is { Length: > 1 }))
            Refuse("An organization is one for all regions, and no file holds it.", "Leave -AllRegions and -EstatePath out, and give one -Region.");
        try
        {
            _policies = VpcOnlyPolicyWriter.Write(new()
            {
                Name = Name,
                Partition = Partition ?? (Region is { Length: > 0 } ? Estates.Partition.OfRegion(RegionName.Of(Region)[0]) : "aws"),
                Scope = Scope,
                ApprovedSubnetIds = ApprovedSubnetId.Distinct(StringComparer.Ordinal).ToList(),
                ExemptRoles = ExemptRole,
                SourceVpceIds = SourceVpceId,
                SizeLimit = SizeLimit,
                AttachmentLimit = AttachmentLimit,
            });
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
        _attached = await source.TargetsAsync(PolicyLimits.ServiceControlPolicy, Wish.Policies.Select(p => p.Name).ToList(), cancellationToken).ConfigureAwait(false);
        await base.RegionAsync(region, ask, place, outlet, cancellationToken).ConfigureAwait(false);
    }

    private protected override IEnumerable<AccountWork> WorkFor(RegionEstate region, ReadAsk ask, PipelineOutlet outlet) =>
        [new(Wish.Reads, seen => OrganizationPolicyPlanner.Plan(seen, _organization!, _attached, Wish))];

    private OrganizationPolicyWish Wish => new()
    {
        Command = "New-SMVpcOnlyPolicy",
        Policies = _policies,
        SurplusNames = Enumerable.Range(_policies.Count, Math.Max(0, AttachmentLimit - _policies.Count)).Select(i => VpcOnlyPolicyWriter.NameOf(Name, i)).ToList(),
        TargetIds = TargetId.Distinct(StringComparer.Ordinal).ToList(),
        AttachmentLimit = AttachmentLimit,
    };

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
