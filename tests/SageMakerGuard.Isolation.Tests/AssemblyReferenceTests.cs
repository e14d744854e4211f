using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace SageMakerGuard.Isolation.Tests;

/// <summary>The arrows between the rooms, read from what the compiler wrote and not from what the projects say.</summary>
public class AssemblyReferenceTests
{
    public static TheoryData<string, string[]> Arrows() => new()
    {
        { "SageMakerGuard.dll", ["netstandard", "System.Management.Automation", "SageMakerGuard.Core"] },
        { "SageMakerGuard.Core.dll", ["netstandard", "System.Text.Json", "System.Memory", "System.Buffers", "System.Runtime.CompilerServices.Unsafe", "Microsoft.Bcl.AsyncInterfaces", "System.Threading.Tasks.Extensions", "System.Text.Encodings.Web"] },
        { "lib/parquet/SageMakerGuard.Parquet.dll", ["System.Runtime", "System.Collections", "System.Linq", "System.Memory", "System.Threading", "netstandard", "SageMakerGuard.Core", "Parquet"] },
        { "lib/SageMakerGuard.Sandbox.dll", ["netstandard", "SageMakerGuard.Core", "System.Text.Json", "System.Memory", "System.Buffers", "System.Runtime.CompilerServices.Unsafe", "Microsoft.Bcl.AsyncInterfaces", "System.Threading.Tasks.Extensions", "System.Text.Encodings.Web"] },
    };

    [Theory]
    [MemberData(nameof(Arrows))]
    public void A_room_refers_only_to_what_the_design_allows(string file, string[] allowed) =>
        Assert.Empty(References(Path.Combine(Built.Package, file)).Select(r => r.Name).Except(allowed));

    [Fact]
    public void Only_the_aws_room_knows_the_sdk_and_it_knows_no_other_room_but_core()
    {
        foreach (var file in OwnFiles())
        {
            var names = References(file).Select(r => r.Name).ToList();
            var isAws = Path.GetFileName(file) == "SageMakerGuard.Aws.dll";
            Assert.Equal(isAws, names.Any(n => n.StartsWith("AWSSDK.", StringComparison.Ordinal)));
            if (isAws)
                Assert.Equal(["SageMakerGuard.Core"], names.Where(n => n.StartsWith("SageMakerGuard", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public void The_load_context_refers_to_nothing_of_ours() =>
        Assert.DoesNotContain(References(Path.Combine(Built.Package, "SageMakerGuard.Isolation.dll")), r => r.Name.StartsWith("SageMakerGuard", StringComparison.Ordinal));

    // Windows PowerShell cannot be run here. What can be known is whether every reference finds an assembly: in .NET Framework 4.7.2
    // (its facades among them), in PowerShell itself, or in the package, whose helpers are taken by simple name whatever the version.
    [Fact]
    public void Every_reference_resolves_on_net_framework_472_and_the_package()
    {
        var framework = Directory.GetFiles(Built.Net472, "*.dll", SearchOption.AllDirectories).Select(Path.GetFileNameWithoutExtension).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var package = ForBothEditions().ToList();
        var shipped = package.Select(Path.GetFileNameWithoutExtension).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var missing = from file in package
                      from reference in References(file)
                      where !framework.Contains(reference.Name) && !shipped.Contains(reference.Name) && reference.Name != "System.Management.Automation"
                      select $"{Path.GetFileName(file)} -> {reference.Name} {reference.Version}";
        Assert.Empty(missing);
    }

    // A helper older than what somebody asks for would fail at run time with a missing method.
    [Fact]
    public void Every_helper_in_the_package_is_as_new_as_anybody_asks_for()
    {
        var files = Directory.GetFiles(Path.Combine(Built.Package, "lib"), "*.dll").ToDictionary(f => Path.GetFileNameWithoutExtension(f)!, f => f, StringComparer.OrdinalIgnoreCase);
        var tooOld = from file in ForBothEditions()
                     from reference in References(file)
                     where files.ContainsKey(reference.Name) && VersionOf(files[reference.Name]) < reference.Version
                     select $"{Path.GetFileName(file)} wants {reference.Name} {reference.Version}";
        Assert.Empty(tooOld);
    }

    // PowerShell 7.4, the oldest supported, runs on .NET 8.
    [Fact]
    public void Core_asks_for_no_json_library_newer_than_the_oldest_supported_powershell_has() =>
        Assert.True(References(Path.Combine(Built.Package, "SageMakerGuard.Core.dll")).Single(r => r.Name == "System.Text.Json").Version.Major <= 8);

    // The load context and the reader of Parquet are for PowerShell 7 alone.
    private static IEnumerable<string> ForBothEditions() => Directory.GetFiles(Built.Package, "*.dll", SearchOption.AllDirectories)
        .Where(f => Path.GetFileName(f) != "SageMakerGuard.Isolation.dll" && Path.GetFileName(Path.GetDirectoryName(f)) != "parquet");

    private static IEnumerable<string> OwnFiles() => Directory.GetFiles(Built.Package, "SageMakerGuard*.dll", SearchOption.AllDirectories);

    private static List<(string Name, Version Version)> References(string file)
    {
        using var reader = new PEReader(File.OpenRead(file));
        var metadata = reader.GetMetadataReader();
        return metadata.AssemblyReferences.Select(metadata.GetAssemblyReference).Select(r => (metadata.GetString(r.Name), r.Version)).ToList();
    }

    private static Version VersionOf(string file)
    {
        using var reader = new PEReader(File.OpenRead(file));
        return reader.GetMetadataReader().GetAssemblyDefinition().Version;
    }
}
