using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Guardrails;

namespace SageMakerGuard.Changes;

/// <summary>What is to be in the organization: policies, and what they are to be attached to.</summary>
public sealed record OrganizationPolicyWish
{
    /// <summary>The command that asks.</summary>
    public string Command { get; init; } = "";

    /// <summary>The policies, all of one type.</summary>
    public IReadOnlyList<GuardrailPolicy> Policies { get; init; } = [];

    /// <summary>Names of policies that an earlier, larger wish made and that are not wanted any more on the targets.</summary>
    public IReadOnlyList<string> SurplusNames { get; init; } = [];

    /// <summary>The roots, organizational units and accounts.</summary>
    public IReadOnlyList<string> TargetIds { get; init; } = [];

    /// <summary>The most policies of the type that one target takes, AWS's own counted; null where it is not known.</summary>
    public int? AttachmentLimit { get; init; }

    /// <summary>The type of the policies.</summary>
    public string Type => Policies[0].Type;

    /// <summary>What has to be looked at first.</summary>
    public EstateSlice Reads => new()
    {
        Parts = EstateParts.OrganizationPolicies | EstateParts.PolicyTargets,
        OrganizationPolicies = Policies.Select(p => p.Name).Concat(SurplusNames).Select(name => new OrganizationPolicyName(Type, name)).ToList(),
        PolicyTargets = TargetIds.Select(id => new PolicyTargetName(Type, id)).ToList(),
    };
}

/// <summary>Plans policies of an organization: what is not there is made, what says something else is changed, and all of it is attached. Nothing of AWS's or of somebody else is ever taken off.</summary>
public static class OrganizationPolicyPlanner
{
    private const string FullAccess = "p-FullAWSAccess";

    /// <summary>The plan.</summary>
    /// <param name="estate">What <see cref="OrganizationPolicyWish.Reads"/> names.</param>
    /// <param name="organization">The organization.</param>
    /// <param name="attached">What the policies of those names are attached to already.</param>
    /// <param name="wish">What is wanted.</param>
    public static ChangePlan Plan(RegionEstate estate, OrganizationView organization, IReadOnlyList<PolicyTarget> attached, OrganizationPolicyWish wish)
    {
        var draft = new PlanDraft(estate);
        Preflight(draft, organization, wish);
        var ids = wish.Policies.Select(policy => (policy.Name, Id: Made(draft, policy))).ToList();
        foreach (var target in wish.TargetIds)
        {
            foreach (var (name, id) in ids)
                draft.Add(new AttachOrganizationPolicy { Type = wish.Type, Name = name, PolicyId = id, TargetId = target });
        }

        // After the new ones are in force, so that there is no moment without any.
        foreach (var surplus in estate.OrganizationPolicies.Items.Where(p => wish.SurplusNames.Contains(p.Name, StringComparer.Ordinal) && !p.AwsManaged))
        {
            foreach (var target in wish.TargetIds)
                draft.Add(new DetachOrganizationPolicy { Type = wish.Type, Name = surplus.Name, PolicyId = surplus.PolicyId, TargetId = target });
        }

        Quota(draft, wish);
        Notes(draft, organization, attached, wish);
        return draft.Finish(wish.Command, null, null) with { Target = wish.Policies[0].Name };
    }

    private static string Made(PlanDraft draft, GuardrailPolicy policy)
    {
        var there = draft.Now.OrganizationPolicies.Items.FirstOrDefault(p => p.Name == policy.Name);
        if (there is { AwsManaged: true })
            draft.Refuse($"{policy.Name} is the name of a policy of AWS's own. Give another with -Name.");
        return there is { AwsManaged: false } && there.Type == policy.Type
            ? draft.Add(new UpdateOrganizationPolicy { Type = policy.Type, Name = policy.Name, PolicyId = there.PolicyId, Content = policy.Content })
            : draft.Add(new CreateOrganizationPolicy { NewId = "new:policy:" + policy.Name, Type = policy.Type, Name = policy.Name, Purpose = policy.Description, Content = policy.Content });
    }

    private static void Preflight(PlanDraft draft, OrganizationView organization, OrganizationPolicyWish wish)
    {
        if (organization.FeatureSet != "ALL")
            draft.Refuse($"Organization {organization.OrganizationId} has consolidated billing only, and policies need all features. Enable them first: aws organizations enable-all-features.");
        if (!organization.EnabledPolicyTypes.Contains(wish.Type, StringComparer.Ordinal))
            draft.Refuse($"{wish.Type} is not enabled on root {organization.RootId}. Enable it first: aws organizations enable-policy-type --root-id {organization.RootId} --policy-type {wish.Type}.");
        foreach (var policy in wish.Policies.Where(p => p.Size > p.Limit))
            draft.Refuse(string.Format(CultureInfo.InvariantCulture, "{0} has {1} characters, and a policy takes {2}.", policy.Name, policy.Size, policy.Limit));
    }

    // How many there would be at the worst moment: new ones are attached before old ones go.
    private static void Quota(PlanDraft draft, OrganizationPolicyWish wish)
    {
        if (wish.AttachmentLimit is not { } most)
            return;
        foreach (var target in wish.TargetIds)
        {
            var count = draft.Now.PolicyTargets.Items.Count(t => t.TargetId == target) + draft.Steps.OfType<DetachOrganizationPolicy>().Count(s => s.TargetId == target);
            if (draft.Steps.OfType<AttachOrganizationPolicy>().Any(s => s.TargetId == target) && count > most)
                draft.Refuse(string.Format(CultureInfo.InvariantCulture, "{0} would have {1} policies of the type, and takes {2}. Take one off first (aws organizations list-policies-for-target --target-id {0} --filter {3}), attach to another level, or, where the organization has the higher limit, give -AttachmentLimit 10.", target, count, most, wish.Type));
        }
    }

    private static void Notes(PlanDraft draft, OrganizationView organization, IReadOnlyList<PolicyTarget> attached, OrganizationPolicyWish wish)
    {
        if (draft.Now.AccountId.Length > 0 && draft.Now.AccountId != organization.ManagementAccountId)
            draft.Note($"The caller's account {draft.Now.AccountId} is not the management account ({organization.ManagementAccountId}): as a delegated administrator it needs a delegation policy that allows these calls.");
        if (wish.Type == PolicyLimits.ServiceControlPolicy)
        {
            draft.Note($"Service control policies do not bind the management account {organization.ManagementAccountId}, nor service-linked roles.");
            foreach (var target in wish.TargetIds.Where(id => !draft.Now.PolicyTargets.Items.Any(t => t.TargetId == id && t.PolicyId == FullAccess)))
                draft.Note($"FullAWSAccess is not attached to {target}: what is allowed there is what its other policies allow. Nothing is taken off.");
        }

        foreach (var update in draft.Steps.OfType<UpdateOrganizationPolicy>())
        {
            if (attached.Where(t => t.PolicyId == update.PolicyId && !wish.TargetIds.Contains(t.TargetId, StringComparer.Ordinal)).Select(t => t.TargetId).ToList() is { Count: > 0 } others)
                draft.Note($"{update.Name} is attached to {string.Join(", ", others)} too and changes there as well.");
        }

        foreach (var surplus in draft.Steps.OfType<DetachOrganizationPolicy>())
            draft.Note($"{surplus.Name} is not needed any more and stays, attached to nothing of these targets. Delete it once it is attached nowhere: aws organizations delete-policy --policy-id {surplus.PolicyId}.");
    }
}
