using System.Linq;
using System.Reflection;

namespace SageMakerGuard.Isolation.Tests;

/// <summary>Where the build put what these tests look at.</summary>
internal static class Built
{
    public static string Package => Metadata("Package");

    public static string Manifest => System.IO.Path.Combine(Package, "SageMakerGuard.psd1");

    public static string Net472 => Metadata("Net472");

    public static string ForeignSdk(string version, string framework) => System.IO.Path.Combine(Metadata("ForeignSdk"), version, "lib", framework, "AWSSDK.Core.dll");

    public static string Host => System.IO.Path.Combine(Metadata("HostFolder"), "SageMakerGuard.Isolation.Host.dll");

    public static string HostWithSdk => System.IO.Path.Combine(Metadata("HostWithSdkFolder"), "SageMakerGuard.Isolation.HostWithSdk.dll");

    private static string Metadata(string key) => typeof(Built).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == key).Value!;
}
