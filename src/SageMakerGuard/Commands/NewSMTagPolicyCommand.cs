using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using SageMakerGuard.Changes;
using SageMakerGuard.Guardrails;

namespace SageMakerGuard.Commands;

/// <summary>Writes the tag policy for owner, cost centre and data sensitivity, and the service control policy that lets nothing be made without them, and attaches both where that is asked for.</summary>
/// <remarks>
/// <para>The tag policy says how each key is spelt and which values it may have. It never keeps anybody from making something without tags: AWS reports what differs, and refuses values that are not accepted for the types in -EnforcedFor. Which types of SageMaker AWS takes there is not documented, so that none is named by default.</para>
/// <para>-RequireAtCreation adds a service control policy: one statement for each tag denies making a domain, a notebook instance, an endpoint or a NAT gateway without it, another one values that are not accepted. Spaces, apps and user profiles are left out, because Studio makes them by itself and gives no tags of yours to them; -CreateAction names other actions. Whoever makes something needs sagemaker:AddTags or ec2:CreateTags besides.</para>
/// <para>Names of condition keys have no case: a key in another case passes the service control policy, and the tag policy and Get-SMTagCompliance report it.</para>
/// <para>Which tags are demanded says -RequiredTag, else the settings file's MandatoryTags, else they are Owner, CostCenter and DataSensitivity.</para>
/// <para>Without -TargetId the command calls nobody: it gives the policies, and with -OutputPath files. With -TargetId it makes or changes them in the organization and attaches them, through a journal, with credentials of the management account or of a delegated administrator. -WhatIf shows the plan, Undo-SMChange takes it back.</para>
/// </remarks>
/// <example>
/// <code>New-SMTagPolicy -RequiredTag @{ Owner = @(); CostCenter = '100', '200*'; DataSensitivity = 'public', 'internal', 'confidential' } -RequireAtCreation -ExemptRole 'BreakGlass*' -OutputPath ./policies</code>
/// <para>Writes both policies as files, for review.</para>
/// </example>
/// <example>
/// <code>New-SMTagPolicy -EnforcedFor ec2:natgateway, ec2:vpc-endpoint -LockChildPolicies -TargetId ou-ab12-cdefghij -Region us-east-1 -WhatIf</code>
/// <para>Shows what would be made and attached: a tag policy that policies further down may not change.</para>
/// </example>
[Cmdlet(VerbsCommon.New, "SMTagPolicy", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(GuardrailPolicy), typeof(ChangeRun))]
public sealed class NewSMTagPolicyCommand : OrganizationPolicyCommand
{
    /// <summary>The name of the tag policy in the organization. The service control policy's has 'AtCreation' behind it.</summary>
    [Parameter(Position = 0)]
    [ValidateLength(1, 110)]
    [ValidatePattern("^[A-Za-z0-9][A-Za-z0-9 ._-]*$")]
    public string Name { get; set; } = "SageMakerTags";

    /// <summary>The tags that are demanded: a hashtable of keys with the values that are accepted, or with @() for any. In a value one asterisk stands for any text.</summary>
    [Parameter]
    [ValidateNotNull]
    public Hashtable? RequiredTag { get; set; }

    /// <summary>A file with settings, psd1 or JSON, whose MandatoryTags are the tags that are demanded. See about_SageMakerGuard_Settings.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? SettingsPath { get; set; }

    /// <summary>Resource types on which AWS refuses values that are not accepted, as ec2:natgateway or ec2:*.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[] EnforcedFor { get; set; } = [];

    /// <summary>Resource types for which AWS reports that the tags are missing, as ec2:ALL_SUPPORTED.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[] ReportRequiredFor { get; set; } = [];

    /// <summary>Keeps tag policies further down in the organization from changing what this one says.</summary>
    [Parameter]
    public SwitchParameter LockChildPolicies { get; set; }

    /// <summary>Writes the service control policy as well that lets nothing be made without the tags.</summary>
    [Parameter]
    public SwitchParameter RequireAtCreation { get; set; }

    /// <summary>The actions that the service control policy holds to the tags. By default those that make domains, notebook instances, VPC endpoints and NAT gateways.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[] CreateAction { get; set; } = [.. TagActions.Default];

    /// <summary>Refuses parameters that contradict each other.</summary>
    protected override void BeginProcessing()
    {
        if (RequiredTag is not null && SettingsPath is not null)
            Refuse("-RequiredTag and -SettingsPath both say which tags are demanded.", "Leave one of the two out.");
        foreach (var name in new[] { nameof(CreateAction), nameof(ExemptRole) }.Where(name => !RequireAtCreation && MyInvocation.BoundParameters.ContainsKey(name)))
            Refuse($"-{name} is about the service control policy, and -RequireAtCreation is not given.", "Add -RequireAtCreation, or leave the other out.");
        base.BeginProcessing();
        if (RequireAtCreation && CreateAction.Where(TagActions.IsMadeByStudio).ToList() is { Count: > 0 } studio)
            WriteWarning($"Studio calls {string.Join(", ", studio)} by itself, without tags of yours: with the policy its users cannot do what it does for them.");
    }

    private protected override IReadOnlyList<GuardrailPolicy> Policies(string partition)
    {
        var options = new TagPolicyOptions
        {
            Name = Name,
            Rules = WithSettings(SettingsPath, settings => RequiredTag is null ? settings.MandatoryTags : TagTable.Rules(RequiredTag)),
            EnforcedFor = EnforcedFor,
            ReportRequiredFor = ReportRequiredFor,
            LockChildPolicies = LockChildPolicies,
            CreateActions = CreateAction,
            ExemptRoles = ExemptRole,
            Partition = partition,
            SizeLimit = SizeLimit,
            AttachmentLimit = AttachmentLimit,
        };
        return [TagPolicyWriter.Write(options), .. RequireAtCreation ? TagCreationPolicyWriter.Write(options) : []];
    }

    private protected override IReadOnlyList<string> SurplusNames(string type, int count) =>
        type == PolicyLimits.TagPolicy ? [] : Enumerable.Range(count, Math.Max(0, AttachmentLimit - count)).Select(i => TagCreationPolicyWriter.NameOf(Name, i)).ToList();
}
