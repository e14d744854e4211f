using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Sandbox.Operations.Ec2.Changing.Vpcs;
using SageMakerGuard.Sandbox.Protocol;

namespace SageMakerGuard.Sandbox.Operations.Ec2.Changing.FlowLogs;

/// <summary>What a flow log watches: VPCs, subnets or interfaces.</summary>
internal sealed class FlowLogSubject
{
    private static readonly Dictionary<string, FlowLogSubject> s_byType = new(StringComparer.Ordinal)
    {
        ["VPC"] = Of("vpc", ResourceIds.Vpc, e => e.Vpcs.Items, v => v.VpcId, (_, v) => v),
        ["Subnet"] = Of("subnet", ResourceIds.Subnet, e => e.Subnets.Items, s => s.SubnetId, (e, s) => e.Vpcs.Items.FirstOrDefault(v => v.VpcId == s.VpcId)),
        ["NetworkInterface"] = Of("network-interface", ResourceIds.NetworkInterface, e => e.NetworkInterfaces.Items, i => i.NetworkInterfaceId, (_, _) => null),
    };

    private readonly Func<RegionEstate, string, (bool IsThere, Vpc? Vpc)> _find;

    private FlowLogSubject(string word, IdRule ids, Func<RegionEstate, string, (bool IsThere, Vpc? Vpc)> find) => (Word, Ids, _find) = (word, ids, find);

    /// <summary>Its resource type in ARNs.</summary>
    public string Word { get; }

    public IdRule Ids { get; }

    public static FlowLogSubject Read(Ec2Call call) => call.Required("ResourceType") is var type && s_byType.TryGetValue(type, out var subject) ? subject
        : type is "TransitGateway" or "TransitGatewayAttachment" or "RegionalNatGateway" ? throw new AwsFault("UnsupportedOperation", $"[sandbox] The sandbox does not do flow logs of type {type}.")
        : throw new AwsFault("InvalidParameterValue", $"[sandbox] Value ({type}) for parameter resourceType is invalid.");

    /// <summary>Why there can be no flow log on that resource, or null. A participant logs the interfaces of its own alone (VPC User Guide, 'Responsibilities and permissions for owners and participants').</summary>
    public AwsFault? Refusal(Ec2Call call, string id)
    {
        var (isThere, vpc) = _find(call.Region.Estate, id);
        return !isThere ? new(Ids.NotFoundCode, Ids.NotFound(id)) : vpc is null ? null : SharedVpc.Refusal(call, vpc, "log");
    }

    /// <summary>With the VPC whose owner alone may log it; null where the resource is the caller's in any case.</summary>
    private static FlowLogSubject Of<T>(string word, IdRule ids, Func<RegionEstate, IEnumerable<T>> items, Func<T, string> id, Func<RegionEstate, T, Vpc?> vpc)
        where T : class => new(word, ids, (estate, wanted) => items(estate).FirstOrDefault(item => id(item) == wanted) is { } found ? (true, vpc(estate, found)) : (false, null));
}
