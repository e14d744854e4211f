using System;
using System.Collections.Generic;
using System.IO;
using System.Reflection;
using System.Runtime.Loader;

namespace SageMakerGuard.Isolation;

/// <summary>
/// A load context for the AWS SDK and what uses it. All builds of AWSSDK v4 carry the same AssemblyVersion, so a context that asks the
/// default one first would get whichever build another module loaded; this one answers from its own folder. Opened by reflection,
/// because the module itself also runs on .NET Framework, which has no load contexts.
/// </summary>
public sealed class AdapterLoadContext : AssemblyLoadContext
{
    private readonly string _folder;
    private readonly Assembly _core;
    private readonly IReadOnlyDictionary<string, string> _platform;

    private AdapterLoadContext(string folder, Assembly core)
        : base("SageMakerGuard", isCollectible: false)
    {
        _folder = folder;
        _core = core;
        _platform = AssemblyChoice.ReadPlatformList(AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") as string);
    }

    /// <summary>Loads an adapter assembly into a context of its own.</summary>
    /// <param name="folder">The folder that holds the adapter, the SDK and their helpers.</param>
    /// <param name="core">The SageMakerGuard.Core that the module uses: adapters share it, or nobody could hand over an estate.</param>
    /// <returns>A function from an adapter's simple name to its assembly.</returns>
    public static Func<string, Assembly> Open(string folder, Assembly core)
    {
        var context = new AdapterLoadContext(folder, core);
        return name => context.LoadFromAssemblyName(new AssemblyName(name));
    }

    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        if (assemblyName.Name is not { } name)
            return null;
        var own = Path.Combine(_folder, name + ".dll");
        switch (AssemblyChoice.For(assemblyName, _core.GetName().Name!, File.Exists(own), _platform))
        {
            case AssemblySource.Core:
                return _core;
            case AssemblySource.Folder:
                return LoadFromAssemblyPath(own);
            default:
                return null;
        }
    }
}
