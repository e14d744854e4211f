using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using SageMakerGuard.Aws.Clients.Organizations;
using SageMakerGuard.Aws.Collect.Calls;
using SageMakerGuard.Changes;
using SageMakerGuard.Estates;
using SageMakerGuard.Faults;

namespace SageMakerGuard.Aws.Collect.Organizations;

/// <summary>Policies of the organization, by name or by what they are attached to.</summary>
internal sealed class PolicyReader(RegionCaller caller)
{
    private const int PageSize = 20;

    /// <summary>The named policies with their documents. One that is not in the list of its type is not there.</summary>
    public async Task<Part<OrganizationPolicy>> Named(IReadOnlyList<OrganizationPolicyName> names)
    {
        var parts = await Task.WhenAll(names.GroupBy(n => n.Type, StringComparer.Ordinal).Select(async type =>
        {
            var list = await OfType(type.Key).ConfigureAwait(false);
            var wanted = list.Items.Where(p => type.Any(n => n.PolicyId is { } id ? p.Id == id : p.Name == n.Name)).ToList();
            var described = await Described(wanted).ConfigureAwait(false);
            return described.With([list.Failure]);
        })).ConfigureAwait(false);
        return Together(parts);
    }

    /// <summary>What is attached to the targets, and what the policies are attached to.</summary>
    public async Task<Part<PolicyTarget>> Targets(IReadOnlyList<PolicyTargetName> targets, IReadOnlyList<string> policyIds) =>
        Together(await Task.WhenAll(targets.Distinct().Select(Of).Concat(policyIds.Distinct(StringComparer.Ordinal).Select(TargetsOf))).ConfigureAwait(false));

    /// <summary>The policies of one type on one target, without their documents.</summary>
    public Task<Listing<PolicySummary>> On(string targetId, string type) => caller.ReadAll<PolicySummary>(
        "organizations:ListPoliciesForTarget",
        async (c, token, ct) =>
        {
            var page = await c.Organizations.ListPoliciesForTargetAsync(new() { TargetId = targetId, Filter = type, MaxResults = PageSize, NextToken = token }, ct).ConfigureAwait(false);
            return Page.Of(page.Policies, page.NextToken);
        },
        resourceId: targetId);

    /// <summary>The same policies with their documents.</summary>
    public async Task<Part<OrganizationPolicy>> Described(IReadOnlyList<PolicySummary> policies) => Together(await Task.WhenAll(policies.Select(Described)).ConfigureAwait(false));

    private async Task<Part<OrganizationPolicy>> Described(PolicySummary summary)
    {
        var answer = await caller.Ask("organizations:DescribePolicy", summary.Id, (c, ct) => c.Organizations.DescribePolicyAsync(new() { PolicyId = summary.Id }, ct)).ConfigureAwait(false);
        if (answer.Value is not { } described)
            return answer.Fault!.Category == FaultCategory.NotFound ? Part<OrganizationPolicy>.Read() : Part<OrganizationPolicy>.Failed(answer.Failure!);
        var said = described.Policy?.PolicySummary ?? summary;
        return Part<OrganizationPolicy>.Read(new OrganizationPolicy
        {
            PolicyId = said.Id ?? "",
            Name = said.Name ?? "",
            Type = said.Type ?? "",
            Description = said.Description ?? "",
            AwsManaged = said.AwsManaged ?? false,
            Content = described.Policy?.Content ?? "",
        });
    }

    private Task<Listing<PolicySummary>> OfType(string type) => caller.ReadAll<PolicySummary>("organizations:ListPolicies", async (c, token, ct) =>
    {
        var page = await c.Organizations.ListPoliciesAsync(new() { Filter = type, MaxResults = PageSize, NextToken = token }, ct).ConfigureAwait(false);
        return Page.Of(page.Policies, page.NextToken);
    });

    private async Task<Part<PolicyTarget>> Of(PolicyTargetName target)
    {
        var list = await On(target.TargetId, target.Type).ConfigureAwait(false);
        return Part<PolicyTarget>.Read(list.Items.Select(p => new PolicyTarget { PolicyId = p.Id ?? "", PolicyType = target.Type, TargetId = target.TargetId })).With([list.Failure]);
    }

    // A policy that is gone is attached to nothing.
    private async Task<Part<PolicyTarget>> TargetsOf(string policyId)
    {
        var list = await caller.ReadAll<PolicyTargetSummary>(
            "organizations:ListTargetsForPolicy",
            async (c, token, ct) =>
            {
                var page = await c.Organizations.ListTargetsForPolicyAsync(new() { PolicyId = policyId, MaxResults = PageSize, NextToken = token }, ct).ConfigureAwait(false);
                return Page.Of(page.Targets, page.NextToken);
            },
            resourceId: policyId).ConfigureAwait(false);
        var read = Part<PolicyTarget>.Read(list.Items.Select(t => new PolicyTarget { PolicyId = policyId, TargetId = t.TargetId ?? "" }));
        return list.Fault?.Category == FaultCategory.NotFound ? read : read.With([list.Failure]);
    }

    private static Part<T> Together<T>(IReadOnlyList<Part<T>> parts) =>
        new Part<T> { Asked = true, Items = parts.SelectMany(p => p.Items).Distinct().ToList(), Unreadable = parts.SelectMany(p => p.Unreadable).ToList() }.Strictly();
}
