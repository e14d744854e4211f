using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using SageMakerGuard.Aws.Clients;
using SageMakerGuard.Aws.Clients.Organizations;
using SageMakerGuard.Aws.Collect.Calls;
using SageMakerGuard.Changes;
using SageMakerGuard.Estates;
using SageMakerGuard.Faults;
using SageMakerGuard.Ports;

namespace SageMakerGuard.Aws.Collect.Organizations;

/// <summary>The organization of one account, asked from one region.</summary>
internal sealed class OrganizationSource(RegionClients clients, CallGate gate, string? endpoint) : IOrganizationSource
{
    private const int PageSize = 20;

    // Organizational units nest up to five levels below the root (Organizations User Guide, 'Quotas and service limits').
    private const int MostLevels = 12;

    public async Task<OrganizationView> ReadAsync(CancellationToken cancellationToken)
    {
        var caller = Caller(cancellationToken);
        var described = await caller.Ask("organizations:DescribeOrganization", null, (c, ct) => c.Organizations.DescribeOrganizationAsync(new(), ct)).ConfigureAwait(false);
        var organization = described.Value?.Organization ?? throw Failed(described.Fault, "organizations:DescribeOrganization");
        var roots = await caller.ReadAll<Root>("organizations:ListRoots", async (c, token, ct) =>
        {
            var page = await c.Organizations.ListRootsAsync(new() { MaxResults = PageSize, NextToken = token }, ct).ConfigureAwait(false);
            return Page.Of(page.Roots, page.NextToken);
        }).ConfigureAwait(false);
        if (roots.Failure is not null || roots.Items.Count == 0)
            throw Failed(roots.Fault, "organizations:ListRoots");
        return new()
        {
            OrganizationId = organization.Id ?? "",
            ManagementAccountId = organization.MasterAccountId ?? "",
            FeatureSet = organization.FeatureSet ?? "",
            RootId = roots.Items[0].Id ?? "",
            EnabledPolicyTypes = roots.Items[0].PolicyTypes.Where(t => t.Status == "ENABLED").Select(t => t.Type ?? "").ToList(),
        };
    }

    public async Task<IReadOnlyList<OrganizationLevel>> PathAsync(string targetId, string type, CancellationToken cancellationToken)
    {
        var caller = Caller(cancellationToken);
        var ids = new List<string> { targetId };
        while (!ids[0].StartsWith("r-", StringComparison.Ordinal))
        {
            if (ids.Count > MostLevels)
                throw Failed(null, "organizations:ListParents");
            ids.Insert(0, await ParentAsync(caller, ids[0]).ConfigureAwait(false));
        }

        return await Task.WhenAll(ids.Select(id => LevelAsync(caller, id, type))).ConfigureAwait(false);
    }

    public async Task<IReadOnlyList<PolicyTarget>> TargetsAsync(string type, IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        var caller = Caller(cancellationToken);
        var reader = new PolicyReader(caller);
        var policies = Whole(await reader.Named(names.Select(name => new OrganizationPolicyName(type, name)).ToList()).ConfigureAwait(false));
        return Whole(await reader.Targets([], policies.Select(p => p.PolicyId).ToList()).ConfigureAwait(false));
    }

    private RegionCaller Caller(CancellationToken cancellationToken) => new(clients, gate, endpoint, cancellationToken);

    private static async Task<string> ParentAsync(RegionCaller caller, string childId)
    {
        var parents = await caller.ReadAll<Parent>(
            "organizations:ListParents",
            async (c, token, ct) =>
            {
                var page = await c.Organizations.ListParentsAsync(new() { ChildId = childId, MaxResults = PageSize, NextToken = token }, ct).ConfigureAwait(false);
                return Page.Of(page.Parents, page.NextToken);
            },
            resourceId: childId).ConfigureAwait(false);
        return parents.Failure is null && parents.Items.Count > 0 && parents.Items[0].Id is { Length: > 0 } id ? id : throw Failed(parents.Fault, "organizations:ListParents");
    }

    private static async Task<OrganizationLevel> LevelAsync(RegionCaller caller, string targetId, string type)
    {
        var reader = new PolicyReader(caller);
        var attached = await reader.On(targetId, type).ConfigureAwait(false);
        if (attached.Failure is not null)
            throw Failed(attached.Fault, "organizations:ListPoliciesForTarget");
        return new(targetId, Whole(await reader.Described(attached.Items).ConfigureAwait(false)));
    }

    private static IReadOnlyList<T> Whole<T>(Part<T> part) => part.IsComplete ? part.Items : throw Unread(part.Unreadable[0]);

    private static GuardFault Unread(UnreadableCall call) => new(
        "OrganizationNotRead",
        call.Cause == UnreadableCause.Denied ? FaultCategory.PermissionDenied : call.Cause == UnreadableCause.Throttled ? FaultCategory.Throttled : FaultCategory.Other,
        $"The organization's policies could not be read: {call}",
        call.Cause == UnreadableCause.Denied ? $"Allow {call.Operation}, and use the management account or a delegated administrator." : "Run it again.")
    {
        Operation = call.Operation,
        AwsErrorCode = call.ErrorCode,
        ResourceId = call.ResourceId,
    };

    private static GuardFault Failed(GuardFault? fault, string operation) => fault ?? new GuardFault(
        "OrganizationNotRead", FaultCategory.Other, $"{operation} gave an answer from which the organization cannot be read.", "Run it again, with -Verbose if it goes on.") { Operation = operation };
}
