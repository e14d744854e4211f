using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using SageMakerGuard.Ports;

namespace SageMakerGuard.Commands;

/// <summary>The sandboxes of this process. The newest one stands for AWS in every command that names no endpoint. They end with the module.</summary>
internal static class SandboxSession
{
    private static readonly object s_gate = new();
    private static readonly List<(SandboxInfo Info, ISandbox Server)> s_running = [];
    private static int s_count;

    /// <summary>What runs now, the oldest first.</summary>
    public static IReadOnlyList<SandboxInfo> Running
    {
        get
        {
            lock (s_gate)
                return s_running.Select(r => r.Info).ToList();
        }
    }

    /// <summary>Takes over a sandbox that was started and makes it the session's endpoint.</summary>
    public static SandboxInfo Add(ISandbox server)
    {
        lock (s_gate)
        {
            s_count++;
            var info = new SandboxInfo { SandboxId = "sandbox-" + s_count.ToString(CultureInfo.InvariantCulture), EndpointUrl = server.EndpointUrl, Accounts = server.Accounts };
            s_running.Add((info, server));
            return info;
        }
    }

    /// <summary>Ends a sandbox; false where none has that id.</summary>
    public static bool Stop(string sandboxId)
    {
        ISandbox server;
        lock (s_gate)
        {
            var index = s_running.FindIndex(r => string.Equals(r.Info.SandboxId, sandboxId, System.StringComparison.OrdinalIgnoreCase));
            if (index < 0)
                return false;
            server = s_running[index].Server;
            s_running.RemoveAt(index);
        }

        server.Dispose();
        return true;
    }

    /// <summary>Ends all of them: the module is being removed.</summary>
    internal static void StopAll()
    {
        foreach (var sandbox in Running)
            Stop(sandbox.SandboxId);
    }
}
