using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Sandbox.World;

namespace SageMakerGuard.Sandbox.Operations.SageMaker;

/// <summary>
/// A notebook instance's network interface in the customer's VPC. It is there from the creation to the deletion, through every stop (API_DeleteNotebookInstance:
/// SageMaker deletes 'the network interface associated with the notebook instance'), and holds its groups and its subnet as long.
/// </summary>
internal static class NotebookNetwork
{
    /// <summary>The interface of a new instance; null where its subnet is full.</summary>
    public static NetworkInterface? Join(JsonCall call, string notebook, Subnet subnet, IReadOnlyList<string> groups)
    {
        if (SubnetAddresses.Free(call.Region.Estate, subnet) is not { } address)
            return null;
        var placed = new NetworkInterface
        {
            NetworkInterfaceId = NewIds.Of("eni"), VpcId = subnet.VpcId, SubnetId = subnet.SubnetId, InterfaceType = "interface", Status = "in-use", SourceDestCheck = true, PrivateIpAddress = address,

            // The start of it was read from an account's interfaces by a public tool that looks for it.
            Description = "[Do not delete] Network Interface created to access resources in your VPC for SageMaker Notebook Instance " + notebook,
            Groups = groups.Select(group => new EndpointGroup { GroupId = group }).ToList(),
        };
        call.Region.Network.Change(estate => estate.Attach(placed));
        return placed;
    }

    /// <summary>Takes the interface away when the deletion is through.</summary>
    public static void Leave(JsonCall call, NotebookInstance notebook)
    {
        if (notebook.NetworkInterfaceId is { } id)
            call.Region.Network.ChangeAt(call.Due, estate => DeadRoutes.To(id, estate.Detach([id])));
    }
}
