using System;
using System.Collections.Concurrent;

namespace SageMakerGuard.Sandbox.World;

/// <summary>Which network interface an app has, for apps that were created here: nothing in an estate ties the two together.</summary>
internal sealed class AppInterfaces
{
    private readonly ConcurrentDictionary<string, string> _byApp = new(StringComparer.Ordinal);

    public void Put(string appKey, string networkInterfaceId) => _byApp[appKey] = networkInterfaceId;

    /// <summary>Whether an app that was created here has that interface.</summary>
    public bool Holds(string networkInterfaceId) => _byApp.Values.Contains(networkInterfaceId);

    /// <summary>The app's interface, which is then nobody's any more; null where the app was there from the start, or has none.</summary>
    public string? Take(string appKey) => _byApp.TryRemove(appKey, out var id) ? id : null;
}
