using System.Collections.Generic;
using SageMakerGuard.Estates;
using SageMakerGuard.Ports;
using SageMakerGuard.Sandbox.Http;
using SageMakerGuard.Sandbox.World;

namespace SageMakerGuard.Sandbox;

/// <summary>A running sandbox.</summary>
internal sealed class RunningSandbox(SandboxWorld world, FrontDoor door, LoopbackServer server) : ISandbox
{
    public string EndpointUrl => server.Url;

    public IReadOnlyList<SandboxAccount> Accounts => world.Keys;

    public IReadOnlyList<SandboxCall> Calls => server.Log.Snapshot();

    public Estate Snapshot() => WorldSnapshot.Of(world);

    public SandboxCall StartApp(string accountId, string region, string domainId, string profileOrSpace, string appType, string appName)
    {
        var outcome = door.Answer(StudioUser.StartsApp(world, accountId, region, domainId, profileOrSpace, appType, appName));
        server.Log.Add(outcome.Call);
        return outcome.Call;
    }

    public void Dispose() => server.Dispose();
}
