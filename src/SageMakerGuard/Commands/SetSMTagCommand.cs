using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using SageMakerGuard.Changes;
using SageMakerGuard.Estates;
using SageMakerGuard.Faults;
using SageMakerGuard.Guardrails;

namespace SageMakerGuard.Commands;

/// <summary>Gives domains, user profiles, spaces, notebook instances, VPC endpoints and NAT gateways the tags that they lack, with a journal to take it back.</summary>
/// <remarks>
/// <para>Takes what Get-SMTagCompliance, Get-SMDomainNetworkPosture and Get-SMNotebookNetworkPosture give, or ARNs. Region and account stand in the ARN, so that -Region is not needed.</para>
/// <para>Only what is missing or has no value is filled. -Force replaces values that are there; -RemoveKey takes keys off, for example those that differ in their case alone.</para>
/// <para>The tags are read anew from the service that holds them before and after each change. Undo-SMChange restores exactly the earlier values, and refuses where somebody has changed one of them since.</para>
/// <para>-ActivateCostAllocation makes tag keys cost allocation tags, in place of tagging anything. It needs credentials of the organization's management account, and billing must have seen the key, which takes up to 24 hours from its first use.</para>
/// </remarks>
/// <example>
/// <code>Get-SMTagCompliance -Region eu-central-1 | Where-Object Verdict -eq NonCompliant | Set-SMTag -Tag @{ Owner = 'ml-platform'; CostCenter = '100' } -WhatIf</code>
/// <para>Shows which tags would be filled where.</para>
/// </example>
/// <example>
/// <code>Set-SMTag -ResourceArn arn:aws:sagemaker:eu-central-1:111122223333:domain/d-abcdefghijkl -Tag @{ DataSensitivity = 'confidential' } -RemoveKey datasensitivity -Force</code>
/// <para>Replaces a domain's data sensitivity, whatever it was, and takes off the key that was written in another case.</para>
/// </example>
/// <example>
/// <code>Set-SMTag -ActivateCostAllocation -TagKey Owner, CostCenter -ProfileName payer</code>
/// <para>Has the organization's costs split by these two keys from now on.</para>
/// </example>
[Cmdlet(VerbsCommon.Set, "SMTag", SupportsShouldProcess = true, DefaultParameterSetName = ResourceSet)]
[OutputType(typeof(ChangeRun))]
public sealed class SetSMTagCommand : AccountChangingCommand
{
    private const string ResourceSet = "Resource";
    private const string BillingSet = "Billing";

    private readonly List<string> _arns = [];
    private readonly SortedSet<string> _keys = new(StringComparer.Ordinal);
    private readonly HashSet<string> _payers = new(StringComparer.Ordinal);

    /// <summary>The resources, by their ARNs.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true, ParameterSetName = ResourceSet)]
    [Alias("DomainArn", "NotebookInstanceArn")]
    [ValidateNotNullOrEmpty]
    public string[] ResourceArn { get; set; } = [];

    /// <summary>The tags that the resources are to have: a hashtable of keys and values.</summary>
    [Parameter(ParameterSetName = ResourceSet)]
    [ValidateNotNull]
    public Hashtable? Tag { get; set; }

    /// <summary>Keys that the resources are not to have.</summary>
    [Parameter(ParameterSetName = ResourceSet)]
    [ValidateNotNullOrEmpty]
    public string[] RemoveKey { get; set; } = [];

    /// <summary>Replaces values that are there. Without it only what is missing, or has no value, is filled.</summary>
    [Parameter(ParameterSetName = ResourceSet)]
    public SwitchParameter Force { get; set; }

    /// <summary>Makes tag keys cost allocation tags of the organization.</summary>
    [Parameter(Mandatory = true, ParameterSetName = BillingSet)]
    public SwitchParameter ActivateCostAllocation { get; set; }

    /// <summary>The tag keys, in the case in which resources carry them.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = BillingSet)]
    [ValidateNotNullOrEmpty]
    public string[] TagKey { get; set; } = [];

    private TagChangeOptions Options => new() { Tags = TagTable.Tags(Tag), RemoveKeys = RemoveKey, Overwrite = Force };

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        if (ParameterSetName != BillingSet && Options is { Tags.Count: 0, RemoveKeys.Count: 0 })
            Refuse("Nothing is to be done: neither -Tag names a tag nor -RemoveKey a key.", "Add -Tag @{ Owner = 'ml-platform' }, for example.");
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ParameterSetName == BillingSet)
        {
            _keys.UnionWith(TagKey);
            base.ProcessRecord();
            return;
        }

        var (region, account) = (Region, AccountId);
        foreach (var arn in ResourceArn)
        {
            if (TaggableArn.Read(arn) is not { } resource)
            {
                WriteError(FaultWriter.Record(new GuardFault("ResourceArnInvalid", FaultCategory.InvalidArgument, $"'{arn}' is not the ARN of anything that can be tagged here.", $"Give the ARN of a {TaggableArn.Kinds}; Get-SMTagCompliance has it in ResourceArn.") { ResourceId = arn }));
                continue;
            }

            if (!_arns.Contains(arn, StringComparer.Ordinal))
                _arns.Add(arn);

            // The ARN says where the resource is, whatever the session's region.
            (Region, AccountId) = ([resource.Region], [resource.AccountId]);
            base.ProcessRecord();
        }

        (Region, AccountId) = (region, account);
    }

    private protected override IEnumerable<AccountWork> WorkFor(RegionEstate region, ReadAsk ask, PipelineOutlet outlet)
    {
        if (ParameterSetName == BillingSet)
            return _payers.Add(region.AccountId) ? [new(new() { Parts = EstateParts.CostAllocationTags, CostAllocationTagKeys = [.. _keys] }, seen => CostAllocationPlanner.Plan(seen, [.. _keys]))] : [];
        return _arns.Where(arn => TaggableArn.Read(arn) is { } resource && resource.Region == region.Region && resource.AccountId == region.AccountId).Select(arn => new AccountWork(
            new() { Parts = EstateParts.ResourceTagSets, TaggedResourceArns = [arn] },
            seen => TagChangePlanner.Plan(EstatePath is null ? seen : TagJudge.WithTags(seen), arn, Options)));
    }
}
