using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Reachability;

namespace SageMakerGuard.Changes;

/// <summary>
/// A plan in the making: the steps so far, the estate as it would be after them, and what is to be said. Each step is looked up in that estate
/// before it is added, so that the plan holds nothing that is done already, whoever did it.
/// </summary>
internal sealed class PlanDraft(RegionEstate estate)
{
    private readonly List<ChangeStep> _steps = [];
    private readonly List<string> _notes = [];
    private readonly List<string> _refusals = [];
    private NetworkIndex? _index;
    private SecurityGroupFilter? _groups;

    /// <summary>The estate as it would be after the steps so far.</summary>
    public RegionEstate Now { get; private set; } = estate;

    public NetworkIndex Index => _index ??= new(Now);

    public SecurityGroupFilter Groups => _groups ??= new(Index);

    public bool IsRefused => _refusals.Count > 0;

    public IReadOnlyList<ChangeStep> Steps => _steps;

    /// <summary>Adds a step unless it is done, and gives the id of the resource that it makes or changes: the real one where there is one.</summary>
    public string Add(ChangeStep step)
    {
        var seen = step.Observe(Now);
        if (seen.Standing == Standing.Done)
            return seen.ResourceId ?? step.ResourceId;
        if (seen.Standing is Standing.Refused or Standing.Failed)
        {
            Refuse(seen.Reason ?? $"{step.Description}: cannot be done.");
            return step.ResourceId;
        }

        // A step that somebody is carrying out already is waited for.
        Now = step.Simulate(Now);
        _index = null;
        _groups = null;
        _steps.Add(step);
        return seen.ResourceId ?? step.ResourceId;
    }

    public void Note(string sentence)
    {
        if (!_notes.Contains(sentence, StringComparer.Ordinal))
            _notes.Add(sentence);
    }

    public void Refuse(string sentence)
    {
        if (!_refusals.Contains(sentence, StringComparer.Ordinal))
            _refusals.Add(sentence);
    }

    /// <summary>Refuses unless a part was read whole, with the call that would read it.</summary>
    public void Require<T>(Part<T> part, string operation, string what)
    {
        if (part.IsComplete)
            return;
        var calls = part.Unreadable.Where(call => call.ResourceId is null).Select(call => call.ToString()).ToList();
        Refuse(Unread(what, calls.Count > 0 ? string.Join("; ", calls) : $"{operation} was not called", operation));
    }

    /// <summary>A refusal for what could not be read.</summary>
    public static string Unread(string what, string why, string operation) => $"It is not known {what}: {why.TrimEnd('.')}. Plan again with an identity that may call {operation}.";

    /// <summary>
    /// The name of something that does not exist yet, for example <c>new:endpoint:sts</c>. In an estate on which another plan was played through
    /// already it may be taken; then the owner's id tells the two apart.
    /// </summary>
    public string NewId(string name, string ownerId)
    {
        var id = "new:" + name;
        return IsTaken(id) ? id + ":" + ownerId : id;
    }

    private bool IsTaken(string id) =>
        Now.Subnets.Items.Any(s => s.SubnetId == id) || Now.RouteTables.Items.Any(t => t.RouteTableId == id) || Now.SecurityGroups.Items.Any(g => g.GroupId == id)
        || Now.VpcEndpoints.Items.Any(e => e.VpcEndpointId == id) || Now.NatGateways.Items.Any(n => n.NatGatewayId == id)
        || Now.InternetGateways.Items.Any(g => g.InternetGatewayId == id) || Now.Addresses.Items.Any(a => a.AllocationId == id);

    /// <summary>The subnets that the plan means the apps to use.</summary>
    public IReadOnlyList<string> AppSubnetIds { get; set; } = [];

    /// <summary>The groups that the plan means the apps to carry.</summary>
    public IReadOnlyList<string> AppSecurityGroupIds { get; set; } = [];

    /// <summary>The plan. Where anything is refused it has no steps.</summary>
    public ChangePlan Finish(string command, string? domainId, string? vpcId)
    {
        var vpc = Now.Vpcs.Items.FirstOrDefault(v => v.VpcId == vpcId);
        if (vpc is not null && vpc.OwnerId.Length > 0 && Now.AccountId.Length > 0 && vpc.OwnerId != Now.AccountId)
            HandOff(vpc);
        foreach (var sentence in IsRefused ? [] : RuleQuota.Notes(Now, _steps))
            Note(sentence);
        return new()
        {
            Command = command,
            AccountId = Now.AccountId,
            Region = Now.Region,
            DomainId = domainId,
            VpcId = vpcId,
            AppSubnetIds = IsRefused ? [] : AppSubnetIds,
            AppSecurityGroupIds = IsRefused ? [] : AppSecurityGroupIds,
            Steps = IsRefused ? [] : _steps,
            Notes = _notes,
            Refusals = _refusals,
        };
    }

    /// <summary>
    /// Only the owner of a shared VPC changes its subnets, routes, gateways and endpoints; a participant keeps its own security groups (VPC User
    /// Guide, 'Share your VPC subnets with other accounts').
    /// </summary>
    private void HandOff(Vpc vpc)
    {
        var ours = _steps.Where(IsOurs).ToList();
        var theirs = _steps.Except(ours).ToList();
        var list = theirs.Count == 0 ? "There seems to be nothing left to make there"
            : $"Ask its network team for this, as far as it is not there already (endpoints of the owner's need not be visible from here): {string.Join("; ", theirs.Select(s => s.Description))}";
        var after = ours.Count == 0 ? "" : $" Then, here: {string.Join("; ", ours.Select(s => s.Description))}.";
        _refusals.Insert(0, $"{vpc.VpcId} belongs to account {vpc.OwnerId}, which alone can change it. {list}.{after}");
    }

    // The endpoints' group is the network team's; groups of apps are made and kept where the apps are.
    private bool IsOurs(ChangeStep step) => step switch
    {
        CreateSecurityGroup made => made.GroupName.StartsWith(PrivateNetwork.GroupPrefix, StringComparison.Ordinal),
        RuleStep rule when Index.SecurityGroup(rule.GroupId) is { } group && group.OwnerId == Now.AccountId =>
            !rule.GroupId.StartsWith("new:", StringComparison.Ordinal) || group.GroupName.StartsWith(PrivateNetwork.GroupPrefix, StringComparison.Ordinal),
        _ => false,
    };
}
