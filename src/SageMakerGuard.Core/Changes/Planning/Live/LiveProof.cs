using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Reachability;

namespace SageMakerGuard.Changes;

/// <summary>
/// The engine's answer to the question that Reachability Analyzer is asked. The engine answers for every address of a subnet and for SageMaker's
/// groups, an analysis for one interface as it is: so the subnet is made as small as the interface, whose own groups count.
/// </summary>
internal sealed class LiveProof
{
    private readonly PathSource _source;
    private readonly Cidr? _home;
    private readonly ReachabilityEngine _whole;
    private readonly ReachabilityEngine _narrow;

    public LiveProof(RegionEstate estate, string domainId, LiveSource source)
    {
        var subnet = source.Subnet;
        _source = new() { DomainId = domainId, VpcId = subnet.VpcId, SubnetIds = [subnet.SubnetId], SecurityGroupIds = [.. source.Interface.Groups.Select(g => g.GroupId)] };
        _home = Cidr.TryParse(subnet.CidrBlock, out var block) ? block : null;
        _whole = new(new(estate));
        _narrow = new(new(estate with { Subnets = estate.Subnets.Change(s => s.SubnetId == subnet.SubnetId, s => s with { CidrBlock = source.Interface.PrivateIpAddress + "/32" }) }));
    }

    /// <summary>The answer.</summary>
    public ConnectivityResult Of(PathDestination question, LiveTarget target)
    {
        if (target.Address is null)
            return ByThatGateway(_narrow.Trace(_source, question)[0], target.Id!);

        // Between neighbours of a subnet nothing but the groups counts, and the subnet stays as it is.
        var neighbours = _home is { } home && IpAddress.TryParse(target.Address, out var there) && home.Contains(there);
        return (neighbours ? _whole : _narrow).Trace(_source, new AddressDestination(question.DisplayName, target.Address) { Protocol = question.Protocol, Port = question.Port })[0];
    }

    // Who gets out by a hub does not get out by the VPC's own gateway, and that is what is asked.
    private static ConnectivityResult ByThatGateway(ConnectivityResult result, string gatewayId)
    {
        if (result.Verdict != ReachabilityVerdict.Reachable || result.Hops.Any(h => h.ResourceId == gatewayId))
            return result;
        var reason = $"The way to the internet{(result.Via.Length > 0 ? $" ({result.Via})" : "")} does not pass {gatewayId}.";
        return result with { Verdict = ReachabilityVerdict.Blocked, BlockedBy = [new() { ResourceId = gatewayId, ResourceType = "InternetGateway", Rule = "other-way", Reason = reason }] };
    }
}
