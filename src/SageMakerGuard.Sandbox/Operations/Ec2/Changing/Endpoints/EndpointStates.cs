using SageMakerGuard.Estates;
using SageMakerGuard.Sandbox.Protocol;
using SageMakerGuard.Sandbox.World;

namespace SageMakerGuard.Sandbox.Operations.Ec2.Changing.Endpoints;

/// <summary>The states of an interface endpoint with time: pending, available, deleting, gone.</summary>
internal static class EndpointStates
{
    public const string Pending = "pending";
    public const string Available = "available";
    public const string Deleting = "deleting";

    /// <summary>When the change is through, unless the endpoint is being deleted by then.</summary>
    public static void BecomeAvailable(Ec2Call call, string id) => call.Region.Network.ChangeAt(call.Due, estate => estate with
    {
        VpcEndpoints = estate.VpcEndpoints.Altered(e => e.VpcEndpointId == id && e.State == Pending, e => e with { State = Available, DnsEntries = EndpointNames.Settled(e) }),
    });

    /// <summary>Whether it takes a change now.</summary>
    public static void RefuseBusy(Ec2Call call, VpcEndpoint endpoint)
    {
        // hashicorp/terraform-provider-aws#42884, #42698.
        if (call.Region.BusyUntil.Of(endpoint.VpcEndpointId) is { } until && call.Now < until)
            throw new AwsFault("OperationInProgress", "VpcEndpoint modify operation in progress");

        // What AWS says of an endpoint that is still being made, or is being deleted, is not known.
        if (endpoint.State == Pending)
            throw new AwsFault("OperationInProgress", $"[sandbox] The endpoint {endpoint.VpcEndpointId} is still being created.");
        if (endpoint.State == Deleting)
            throw new AwsFault("IncorrectState", $"[sandbox] The endpoint {endpoint.VpcEndpointId} is being deleted.");
    }
}
