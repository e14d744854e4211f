using System.Management.Automation;
using SageMakerGuard.Commands;
using SageMakerGuard.Loading;

namespace SageMakerGuard;

/// <summary>What happens when the module is imported and removed: as little as possible, and no file but the module's own is looked at.</summary>
public sealed class ModuleInitializer : IModuleAssemblyInitializer, IModuleAssemblyCleanup
{
    /// <inheritdoc/>
    public void OnImport()
    {
        FrameworkResolver.Hook();
        PriceSource.UseOwnTable();
    }

    /// <inheritdoc/>
    public void OnRemove(PSModuleInfo psModuleInfo)
    {
        SandboxSession.StopAll();
        FrameworkResolver.Unhook();
    }
}
