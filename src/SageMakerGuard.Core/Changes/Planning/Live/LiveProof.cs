using System.Linq;
using SageMakerGuard.Reachability;

namespace SageMakerGuard.Changes;

/// <summary>The engine's answer to the question that Reachability Analyzer is asked: from one interface, by its own address and with its own groups, and not from all that a domain's apps may be.</summary>
internal sealed class LiveProof(ReachabilityEngine engine, string domainId, LiveSource source)
{
    private readonly PathSource _source = new()
    {
        DomainId = domainId, VpcId = source.Subnet.VpcId, SubnetIds = [source.Subnet.SubnetId], SecurityGroupIds = [.. source.Interface.Groups.Select(g => g.GroupId)], Address = source.Interface.PrivateIpAddress,
    };

    /// <summary>The answer.</summary>
    public ConnectivityResult Of(PathDestination question, LiveTarget target) => target.Address is { } address
        ? engine.Trace(_source, new AddressDestination(question.DisplayName, address) { Protocol = question.Protocol, Port = question.Port })[0]
        : ByThatGateway(engine.Trace(_source, question)[0], target.Id!);

    // Who gets out by a hub does not get out by the VPC's own gateway, and that is what is asked.
    private static ConnectivityResult ByThatGateway(ConnectivityResult result, string gatewayId)
    {
        if (result.Verdict != ReachabilityVerdict.Reachable || result.Hops.Any(h => h.ResourceId == gatewayId))
            return result;
        var reason = $"The way to the internet{(result.Via.Length > 0 ? $" ({result.Via})" : "")} does not pass {gatewayId}.";
        return result with { Verdict = ReachabilityVerdict.Blocked, BlockedBy = [new() { ResourceId = gatewayId, ResourceType = "InternetGateway", Rule = "other-way", Reason = reason }] };
    }
}
