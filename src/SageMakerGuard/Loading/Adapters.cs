using System;
using System.IO;
using System.Reflection;
using System.Runtime.InteropServices;

namespace SageMakerGuard.Loading;

/// <summary>Opens adapter assemblies: on PowerShell 7 in a load context of their own, on Windows PowerShell with the help of <see cref="FrameworkResolver"/>.</summary>
internal static class Adapters
{
    private static readonly Lazy<Func<string, Assembly>> s_load = new(Open);

    /// <summary>The folder of the module's own assembly.</summary>
    public static string ModuleFolder { get; } = Path.GetDirectoryName(typeof(Adapters).Assembly.Location)!;

    /// <summary>The folder of adapters, SDK and helpers.</summary>
    public static string LibraryFolder { get; } = Path.Combine(ModuleFolder, "lib");

    /// <summary>True on Windows PowerShell.</summary>
    public static bool OnNetFramework { get; } = RuntimeInformation.FrameworkDescription.StartsWith(".NET Framework", StringComparison.Ordinal);

    /// <summary>An instance of a port's adapter.</summary>
    public static T Create<T>(string assembly, string type) => (T)Activator.CreateInstance(s_load.Value(assembly).GetType(type, throwOnError: true)!)!;

    private static Func<string, Assembly> Open()
    {
        if (OnNetFramework)
            return name => Assembly.LoadFrom(Path.Combine(LibraryFolder, name + ".dll"));

        // Reflection, because a netstandard2.0 assembly cannot name AssemblyLoadContext.
        var open = Assembly.LoadFrom(Path.Combine(ModuleFolder, "SageMakerGuard.Isolation.dll"))
            .GetType("SageMakerGuard.Isolation.AdapterLoadContext", throwOnError: true)!
            .GetMethod("Open", BindingFlags.Public | BindingFlags.Static)!;
        return (Func<string, Assembly>)open.Invoke(null, [LibraryFolder, typeof(Estates.Estate).Assembly])!;
    }
}
