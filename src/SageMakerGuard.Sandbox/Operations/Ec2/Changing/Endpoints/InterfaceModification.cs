using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Sandbox.World;

namespace SageMakerGuard.Sandbox.Operations.Ec2.Changing.Endpoints;

/// <summary>
/// What ModifyVpcEndpoint does to an interface endpoint. Subnets, groups and private DNS take time, in which no other change is taken; while subnets or
/// private DNS change the endpoint is pending, for callers wait for it to be available again (hashicorp/terraform-provider-aws#3418: inferred).
/// </summary>
internal static class InterfaceModification
{
    public static void Apply(Ec2Call call, VpcEndpoint endpoint)
    {
        if (call.Form.List("AddRouteTableId").Count + call.Form.List("RemoveRouteTableId").Count > 0)
            throw EndpointForm.Invalid("[sandbox] Route tables are only supported for Gateway type VPC endpoints.");
        EndpointModification.RequireThere("subnet", "RemoveSubnetId", call, endpoint.SubnetIds);
        EndpointModification.RequireThere("security group", "RemoveSecurityGroupId", call, endpoint.Groups.Select(g => g.GroupId));

        var estate = call.Region.Estate;
        var service = EndpointServiceReads.Offered(call.Region).FirstOrDefault(s => s.ServiceName == endpoint.ServiceName && s.ServiceType.Any(t => t.ServiceType == EndpointForm.Interface));
        var removed = call.Form.List("RemoveSubnetId").ToList();
        var staying = endpoint.SubnetIds.Except(removed, StringComparer.Ordinal).ToList();
        var added = EndpointPlacement.Subnets(estate, endpoint.VpcId, Known(endpoint, service, "AddSubnetId", call), staying, call.Form.List("AddSubnetId").Except(staying, StringComparer.Ordinal));
        var going = EndpointInterfaces.In(estate, endpoint, removed);
        var planned = EndpointInterfaces.Planned(added);
        var changed = endpoint with
        {
            SubnetIds = [.. staying, .. added.Select(s => s.SubnetId)],
            NetworkInterfaceIds = [.. endpoint.NetworkInterfaceIds.Except(going, StringComparer.Ordinal), .. planned.Select(plan => plan.InterfaceId)],
            Groups = Groups(call, estate, endpoint),
            PrivateDnsEnabled = WantsPrivateDns(call, estate, endpoint, service),
            PolicyDocument = EndpointModification.Policy(call, endpoint),
        };
        var moves = removed.Count + added.Count > 0 || changed.PrivateDnsEnabled != endpoint.PrivateDnsEnabled;
        var regroups = !changed.Groups.SequenceEqual(endpoint.Groups);
        if (moves)
            changed = changed with { State = EndpointStates.Pending, DnsEntries = EndpointNames.Changed(estate, endpoint, changed, service) };

        call.Region.Network.Change(e =>
        {
            var placed = EndpointInterfaces.Put(EndpointModification.Replace(e, changed), changed, planned);
            return regroups ? EndpointInterfaces.Regroup(placed, changed) : placed;
        });
        if (!moves && !regroups)
            return;
        call.Region.BusyUntil.Note(endpoint.VpcEndpointId, call.Due);
        if (going.Count > 0)
            call.Region.Network.ChangeAt(call.Due, e => e.Detach(going));
        EndpointStates.BecomeAvailable(call, endpoint.VpcEndpointId);
    }

    private static IReadOnlyList<EndpointGroup> Groups(Ec2Call call, RegionEstate estate, VpcEndpoint endpoint)
    {
        var added = call.Form.List("AddSecurityGroupId");
        var removed = call.Form.List("RemoveSecurityGroupId");
        if (added.Count + removed.Count == 0)
            return endpoint.Groups;
        var groups = EndpointPlacement.Groups(estate, endpoint.VpcId, endpoint.Groups.Select(g => g.GroupId).Except(removed, StringComparer.Ordinal).Concat(added));
        return groups.Count > 0 ? groups : throw EndpointForm.Invalid("[sandbox] An interface endpoint keeps at least one security group.");
    }

    private static bool WantsPrivateDns(Ec2Call call, RegionEstate estate, VpcEndpoint endpoint, VpcEndpointService? service)
    {
        if (call.Choice("PrivateDnsEnabled") is not { } wanted)
            return endpoint.PrivateDnsEnabled;
        if (wanted && !endpoint.PrivateDnsEnabled)
            PrivateDns.Check(call, ResourceIds.VpcOfEndpoint.One(estate.Vpcs.Items, endpoint.VpcId, v => v.VpcId), Known(endpoint, service, "PrivateDnsEnabled", call), endpoint.VpcEndpointId);
        return wanted;
    }

    /// <summary>An estate may hold an endpoint of a service that it does not list as offered; nothing can be added to such a one.</summary>
    private static VpcEndpointService Known(VpcEndpoint endpoint, VpcEndpointService? service, string asked, Ec2Call call) =>
        service ?? (call.Form.Names.Any(name => name == asked || name.StartsWith(asked + ".", StringComparison.Ordinal)) ? throw EndpointServiceReads.Unknown(endpoint.ServiceName) : new() { ServiceName = endpoint.ServiceName });
}
