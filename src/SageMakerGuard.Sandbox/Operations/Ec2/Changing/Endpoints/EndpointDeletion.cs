using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Sandbox.Protocol;
using SageMakerGuard.Sandbox.World;

namespace SageMakerGuard.Sandbox.Operations.Ec2.Changing.Endpoints;

/// <summary>
/// DeleteVpcEndpoints: 200 with the ids with which nothing could be done. An endpoint is deleting until it is gone; its interfaces hold their subnets and
/// groups, its name and its routes stay, until then (gruntwork-io/cloud-nuke#285, #293).
/// </summary>
internal static class EndpointDeletion
{
    private const string Name = "DeleteVpcEndpoints";

    public static Ec2Operation Operation { get; } = new(Name, ["VpcEndpointId"], Delete)
    {
        CheckForm = call =>
        {
            foreach (var id in Ids(call))
                ResourceIds.Endpoint.CheckForm(id);
        },
        Resource = call => Arn(call, Ids(call)[0]),
        AlsoNeeds = call => Ids(call).Skip(1).Select(id => new NeededPermission("ec2:" + Name, Arn(call, id))),
    };

    private static IReadOnlyList<string> Ids(Ec2Call call) => call.RequiredList("VpcEndpointId");

    private static string Arn(Ec2Call call, string id) => call.Region.Arn("ec2", EndpointForm.Word + "/" + id);

    private static Action<XmlText> Delete(Ec2Call call)
    {
        lock (call.Region.Gate)
        {
            var known = new HashSet<string>(call.Region.Estate.VpcEndpoints.Items.Select(e => e.VpcEndpointId), StringComparer.Ordinal);
            var ids = Ids(call).Distinct(StringComparer.Ordinal).ToList();
            foreach (var id in ids.Where(known.Contains))
                Delete(call, id);

            // The code is another one here than elsewhere (hashicorp/terraform-provider-aws#16656); the sentence is not known.
            var missing = ids.Where(id => !known.Contains(id)).Select(id => new Unsuccessful(id, "InvalidVpcEndpoint.NotFound", "[sandbox] " + ResourceIds.Endpoint.NotFound(id)));
            return xml => Unsuccessful.Write(xml, missing);
        }
    }

    /// <summary>Deleting what is being deleted already is taken for done.</summary>
    private static void Delete(Ec2Call call, string id)
    {
        if (call.Region.Index.VpcEndpoint(id)?.State == EndpointStates.Deleting)
            return;
        call.Region.Network.Change(estate => estate with { VpcEndpoints = estate.VpcEndpoints.Altered(e => e.VpcEndpointId == id, e => e with { State = EndpointStates.Deleting }) });
        call.Region.Network.ChangeAt(call.Due, estate => Gone(estate, id));
        call.Region.Tags.Forget(Arn(call, id));
    }

    private static RegionEstate Gone(RegionEstate estate, string id)
    {
        if (estate.VpcEndpoints.Items.FirstOrDefault(e => e.VpcEndpointId == id) is not { } endpoint)
            return estate;
        var without = estate with { VpcEndpoints = estate.VpcEndpoints.Without(e => e.VpcEndpointId == id) };
        return GatewayTables.Remove(without.Detach(endpoint.NetworkInterfaceIds.ToList()), id, endpoint.RouteTableIds.ToList());
    }
}
