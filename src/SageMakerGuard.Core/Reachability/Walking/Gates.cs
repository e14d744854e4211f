using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Reachability;

/// <summary>The filters on the way: security groups and network ACLs, with what they mean for a walk.</summary>
internal sealed class Gates(NetworkIndex index, SecurityGroupFilter groups, NetworkAclFilter acls)
{
    private readonly ConcurrentDictionary<AclStep, Hop> _steps = new();

    /// <summary>Of a host that nobody named, this much of the address space decides.</summary>
    public const double NearlyAll = 0.9;

    /// <summary>The source's groups, outwards.</summary>
    public void Out(Walk walk, PathSource source, Traffic traffic, Peer peer, bool anyHost, string towards, string fixPeer)
    {
        var ids = source.SecurityGroupIds;
        if (ids.Count == 0)
        {
            walk.Doubt("It is not known which security groups the interfaces carry.", source.DomainId);
            return;
        }

        var decision = groups.Decide(ids, egress: true, traffic, peer);
        switch (Lenient(decision.Outcome, decision.Refused, peer.Addresses, anyHost))
        {
            case FilterOutcome.Admits:
                walk.Pass("SecurityGroup", decision.GroupId!, "egress rule " + decision.Rule);
                break;
            case FilterOutcome.Refuses when source.DomainId is not null && !index.Region.SecurityGroups.IsComplete:
                // SageMaker's own NFS group is found by its name: it may be among what was not read.
                walk.Doubt(Unread.Facts(index.Region.SecurityGroups, null, $"which groups SageMaker adds to the interfaces of {source.DomainId}"));
                break;
            case FilterOutcome.Refuses:
                walk.Stop("sg-egress", "SecurityGroup", ids[0], $"No rule of {string.Join(", ", ids)} lets {traffic} out to {towards}.", $"Allow {traffic} out of {ids[0]} to {fixPeer}.", $"no egress rule for {traffic} to {towards}");
                break;
            case FilterOutcome.AdmitsSome:
                walk.Doubt($"{string.Join(", ", ids)} let {traffic} out to a part of {towards} only, not to {decision.Refused}.", ids[0]);
                break;
            default:
                walk.Doubt(decision.Unknowns);
                break;
        }
    }

    /// <summary>The destination's groups, inwards.</summary>
    public void In(Walk walk, IReadOnlyList<string> destinationGroups, string owner, Traffic traffic, Peer peer, bool peerGroupsKnown, string from)
    {
        if (destinationGroups.Count == 0)
        {
            walk.Doubt($"It is not known which security groups {owner} carries.", owner);
            return;
        }

        var decision = groups.Decide(destinationGroups, egress: false, traffic, peer);
        switch (decision.Outcome)
        {
            case FilterOutcome.Admits:
                walk.Pass("SecurityGroup", decision.GroupId!, "ingress rule " + decision.Rule);
                break;
            case FilterOutcome.Refuses or FilterOutcome.AdmitsSome when !peerGroupsKnown:
                walk.Doubt($"Whether {string.Join(", ", destinationGroups)} on {owner} let {traffic} in depends on the source's groups, which are not all known.", destinationGroups[0]);
                break;
            case FilterOutcome.Refuses:
                walk.Stop("sg-ingress", "SecurityGroup", destinationGroups[0], $"No rule of {string.Join(", ", destinationGroups)} on {owner} lets {traffic} in from {from}.", $"Allow {traffic} into {destinationGroups[0]} from {from}.", $"no ingress rule for {traffic} from {from}");
                break;
            case FilterOutcome.AdmitsSome:
                walk.Doubt($"{string.Join(", ", destinationGroups)} on {owner} let {traffic} in from a part of {from} only, not from {decision.Refused}.", destinationGroups[0]);
                break;
            default:
                walk.Doubt(decision.Unknowns);
                break;
        }
    }

    /// <summary>The subnet's ACL for a packet that leaves it.</summary>
    public void Leave(Walk walk, Subnet subnet, Traffic traffic, AddressSet to, bool anyHost) => Pass(walk, subnet, true, traffic, to, anyHost, back: false);

    /// <summary>The subnet's ACL for a packet that enters it.</summary>
    public void Enter(Walk walk, Subnet subnet, Traffic traffic, AddressSet from, bool anyHost) => Pass(walk, subnet, false, traffic, from, anyHost, back: false);

    /// <summary>The subnet's ACL for an answer that leaves it.</summary>
    public void AnswerLeaves(Walk walk, Subnet subnet, Traffic answer, AddressSet to, bool anyHost) => Pass(walk, subnet, true, answer, to, anyHost, back: true);

    /// <summary>The subnet's ACL for an answer that enters it.</summary>
    public void AnswerEnters(Walk walk, Subnet subnet, Traffic answer, AddressSet from, bool anyHost) => Pass(walk, subnet, false, answer, from, anyHost, back: true);

    /// <summary>The endpoint's policy: a policy that surely lets the role in or surely keeps it out decides, anything between is a doubt.</summary>
    public void Policy(Walk walk, VpcEndpoint endpoint, string? principalArn)
    {
        var judgement = EndpointPolicy.Judge(endpoint.PolicyDocument, endpoint.ServiceName, principalArn, index.Region.AccountId);
        if (judgement.Access == EndpointAccess.Open)
            walk.Pass("EndpointPolicy", endpoint.VpcEndpointId, judgement.Reason);
        else if (judgement.Access == EndpointAccess.Closed)
            walk.Stop("endpoint-policy", "VpcEndpoint", endpoint.VpcEndpointId, $"The policy of {endpoint.VpcEndpointId} keeps the domain out: {judgement.Reason}.", $"Allow {principalArn ?? "the domain's role"} in the policy of {endpoint.VpcEndpointId}.");
        else
            walk.Doubt($"The policy of {endpoint.VpcEndpointId} lets a part of the requests through: {judgement.Reason}.", endpoint.VpcEndpointId);
    }

    private void Pass(Walk walk, Subnet subnet, bool egress, Traffic traffic, AddressSet peer, bool anyHost, bool back)
    {
        if (index.NetworkAclOf(subnet.SubnetId) is not { } acl)
        {
            walk.Doubt(Unread.Facts(index.Region.NetworkAcls, null, $"which network ACL {subnet.SubnetId} has"));
            return;
        }

        var decision = acls.Decide(acl, egress, traffic, peer);
        var direction = egress ? "outbound" : "inbound";
        switch (Lenient(decision.Outcome, decision.Refused, peer, anyHost))
        {
            case FilterOutcome.Admits:
                // The same step comes in most answers: it is told once.
                walk.Step(StepOf(new AclStep(subnet.SubnetId, decision.Allows!, egress, back, traffic), acl.NetworkAclId));
                break;
            case FilterOutcome.Refuses:
                Refuse(walk, subnet, acl, decision, direction, traffic, peer, back, egress);
                break;
            default:
                walk.Doubt($"Network ACL {acl.NetworkAclId} of {subnet.SubnetId} lets {(back ? "answers of " : "")}{traffic} {(egress ? "out to" : "in from")} a part only ({decision.Rule}): it depends on the {(decision.Refused.Contains(peer) ? "port" : "address")}.", acl.NetworkAclId);
                break;
        }
    }

    private Hop StepOf(AclStep step, string acl)
    {
        if (_steps.TryGetValue(step, out var known))
            return known;
        var rule = $"{step.SubnetId} {(step.Egress ? "outbound" : "inbound")} {new NetworkAclDecision { Entry = step.Entry }.Rule}";
        return _steps.GetOrAdd(step, new Hop
        {
            ResourceType = "NetworkAcl", ResourceId = acl, Return = step.Back,
            Detail = step.Back ? $"{rule}, answers to ports {step.Traffic.FirstPort}-{step.Traffic.LastPort}" : rule,
        });
    }

    private static void Refuse(Walk walk, Subnet subnet, NetworkAcl acl, NetworkAclDecision decision, string direction, Traffic traffic, AddressSet peer, bool back, bool egress)
    {
        var what = back ? $"answers on ports {traffic.FirstPort}-{traffic.LastPort}" : traffic.ToString();
        var where = $"{(egress ? "to" : "from")} {peer}";
        var reason = $"Network ACL {acl.NetworkAclId} of {subnet.SubnetId} denies {what} {where}: {direction} {decision.Rule}.";
        var before = decision.Entry is { RuleNumber: < 32767 } entry ? $" by a rule before number {entry.RuleNumber.ToString(System.Globalization.CultureInfo.InvariantCulture)}" : "";
        var fix = $"Allow {traffic} {(egress ? "out to" : "in from")} {peer} in {acl.NetworkAclId}{before}.";
        var rule = (back, egress) switch { (false, true) => "nacl-egress", (false, false) => "nacl-ingress", (true, true) => "nacl-return-egress", _ => "nacl-return-ingress" };
        var detail = $"{subnet.SubnetId} {direction} {decision.Rule}";
        if (back)
            walk.StopBack(rule, "NetworkAcl", acl.NetworkAclId, reason, fix, detail);
        else
            walk.Stop(rule, "NetworkAcl", acl.NetworkAclId, reason, fix, detail);
    }

    /// <summary>A step through an ACL; its entry is told by reference, since two ACLs may hold equal ones.</summary>
    private readonly struct AclStep(string subnetId, NetworkAclEntry entry, bool egress, bool back, Traffic traffic) : IEquatable<AclStep>
    {
        public string SubnetId { get; } = subnetId;

        public NetworkAclEntry Entry { get; } = entry;

        public bool Egress { get; } = egress;

        public bool Back { get; } = back;

        public Traffic Traffic { get; } = traffic;

        public bool Equals(AclStep other) =>
            ReferenceEquals(Entry, other.Entry) && SubnetId == other.SubnetId && Back == other.Back && (!Back || Traffic == other.Traffic);

        public override bool Equals(object? obj) => obj is AclStep other && Equals(other);

        public override int GetHashCode() => unchecked((RuntimeHelpers.GetHashCode(Entry) * 31) ^ StringComparer.Ordinal.GetHashCode(SubnetId) ^ (Back ? 1 : 0));
    }

    private static FilterOutcome Lenient(FilterOutcome outcome, AddressSet? refused, AddressSet? all, bool anyHost) =>
        outcome == FilterOutcome.AdmitsSome && anyHost && refused is not null && all is not null && refused.Size <= all.Size * (1 - NearlyAll) ? FilterOutcome.Admits : outcome;
}
