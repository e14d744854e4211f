using System.Collections.Generic;
using SageMakerGuard.Ports;

namespace SageMakerGuard.Sandbox.Http;

/// <summary>The calls that were answered, oldest first.</summary>
internal sealed class CallLog
{
    private readonly object _gate = new();
    private readonly List<SandboxCall> _calls = [];

    public void Add(SandboxCall call)
    {
        lock (_gate)
            _calls.Add(call);
    }

    public IReadOnlyList<SandboxCall> Snapshot()
    {
        lock (_gate)
            return _calls.ToArray();
    }
}
