using System;
using System.IO;
using System.Reflection;
using System.Runtime.InteropServices;

namespace SageMakerGuard.Loading;

/// <summary>Opens adapter assemblies: on PowerShell 7 in a load context of their own, on Windows PowerShell with the help of <see cref="FrameworkResolver"/>.</summary>
internal static class Adapters
{
    /// <summary>The folder of the module's own assembly.</summary>
    public static string ModuleFolder { get; } = Path.GetDirectoryName(typeof(Adapters).Assembly.Location)!;

    /// <summary>The folder of adapters, SDK and helpers.</summary>
    public static string LibraryFolder { get; } = Path.Combine(ModuleFolder, "lib");

    /// <summary>True on Windows PowerShell.</summary>
    public static bool OnNetFramework { get; } = RuntimeInformation.FrameworkDescription.StartsWith(".NET Framework", StringComparison.Ordinal);

    private static readonly Lazy<Func<string, Assembly>> s_load = new(() => Open(LibraryFolder));
    private static readonly Lazy<Func<string, Assembly>> s_loadParquet = new(() => Open(Path.Combine(LibraryFolder, "parquet")));

    /// <summary>An instance of a port's adapter.</summary>
    public static T Create<T>(string assembly, string type) => (T)Activator.CreateInstance(s_load.Value(assembly).GetType(type, throwOnError: true)!)!;

    /// <summary>An instance of the port's adapter for Parquet files, which has a folder and a load context of its own: its libraries are of .NET 8.</summary>
    public static T CreateParquet<T>(string assembly, string type) => (T)Activator.CreateInstance(s_loadParquet.Value(assembly).GetType(type, throwOnError: true)!)!;

    private static Func<string, Assembly> Open(string folder)
    {
        if (OnNetFramework)
            return name => Assembly.LoadFrom(Path.Combine(folder, name + ".dll"));

        // Reflection, because a netstandard2.0 assembly cannot name AssemblyLoadContext.
        var open = Assembly.LoadFrom(Path.Combine(ModuleFolder, "SageMakerGuard.Isolation.dll"))
            .GetType("SageMakerGuard.Isolation.AdapterLoadContext", throwOnError: true)!
            .GetMethod("Open", BindingFlags.Public | BindingFlags.Static)!;
        return (Func<string, Assembly>)open.Invoke(null, [folder, typeof(Estates.Estate).Assembly])!;
    }
}
