using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using SageMakerGuard.Changes;
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
public sealed class NewSMVpcOnlyPolicyCommand : OrganizationPolicyCommand
{
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

    /// <summary>The VPC endpoints through which presigned URLs may be asked for, with -Scope PresignedUrl.</summary>
    [Parameter]
    [ValidatePattern("^vpce-[0-9a-f]+$")]
    public string[] SourceVpceId { get; set; } = [];

    private protected override IReadOnlyList<GuardrailPolicy> Policies(string partition) => VpcOnlyPolicyWriter.Write(new()
    {
        Name = Name,
        Partition = partition,
        Scope = Scope,
        ApprovedSubnetIds = ApprovedSubnetId.Distinct(StringComparer.Ordinal).ToList(),
        ExemptRoles = ExemptRole,
        SourceVpceIds = SourceVpceId,
        SizeLimit = SizeLimit,
        AttachmentLimit = AttachmentLimit,
    });

    private protected override IReadOnlyList<string> SurplusNames(string type, int count) =>
        Enumerable.Range(count, Math.Max(0, AttachmentLimit - count)).Select(i => VpcOnlyPolicyWriter.NameOf(Name, i)).ToList();
}
