using System.Linq;
using System.Management.Automation;
using SageMakerGuard.Completion;
using SageMakerGuard.Faults;

namespace SageMakerGuard.Commands;

/// <summary>Ends sandboxes that Start-SMSandbox started. When none is left, commands reach AWS again.</summary>
/// <remarks>
/// <para>Without -SandboxId every sandbox of the session ends. Where one is left, the newest of them stands for AWS.</para>
/// </remarks>
/// <example>
/// <code>Stop-SMSandbox</code>
/// <para>Ends every sandbox of the session.</para>
/// </example>
/// <example>
/// <code>$sandbox | Stop-SMSandbox</code>
/// <para>Ends one sandbox.</para>
/// </example>
[Cmdlet(VerbsLifecycle.Stop, "SMSandbox", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(void))]
public sealed class StopSMSandboxCommand : PSCmdlet
{
    /// <summary>The sandbox to end; without it, all of them.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(SandboxCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? SandboxId { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var id in SandboxId ?? SandboxSession.Running.Select(s => s.SandboxId).ToArray())
        {
            if (!ShouldProcess(id, "Stop sandbox"))
                continue;
            if (!SandboxSession.Stop(id))
                WriteError(FaultWriter.Record(NotRunning(id)));
        }

        WriteVerbose(SandboxSession.Running.LastOrDefault() is { } left ? $"{left.SandboxId} stands for AWS in this session." : "No sandbox is left: commands reach AWS.");
    }

    private static GuardFault NotRunning(string id)
    {
        var running = SandboxSession.Running;
        var known = running.Count == 0 ? "No sandbox runs in this session." : $"Running: {string.Join(", ", running.Select(s => s.SandboxId))}.";
        return new GuardFault("SandboxNotFound", FaultCategory.NotFound, $"There is no sandbox '{id}' in this session.", known) { ResourceId = id };
    }
}
