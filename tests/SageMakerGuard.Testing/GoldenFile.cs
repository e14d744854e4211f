using System;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace SageMakerGuard.Testing;

/// <summary>
/// A text that was reviewed by eye and lies beside its test. After a change that is meant: SMGUARD_WRITE_GOLDEN=1 dotnet test (with a filter) writes it
/// anew and fails; read the difference, and run the tests again without the variable.
/// </summary>
public static class GoldenFile
{
    /// <summary>Holds a text against the reviewed one.</summary>
    /// <param name="path">The file, from the test project's folder on.</param>
    /// <param name="text">What the product wrote; its lines end with a line feed.</param>
    /// <exception cref="InvalidOperationException">They differ: the first line that does, both ways.</exception>
    // The project's folder is the build's word and not the compiler's: where a build maps its paths away, the caller's file name leads nowhere.
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Holds(string path, string text)
    {
        var folder = Assembly.GetCallingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "ProjectFolder").Value!;
        var file = Path.Combine([folder, .. path.Split('/')]);
        if (Environment.GetEnvironmentVariable("SMGUARD_WRITE_GOLDEN") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, text);
            throw new InvalidOperationException($"{path} was written anew: review the difference, and run without SMGUARD_WRITE_GOLDEN.");
        }

        var expected = File.ReadAllText(file).Replace("\r\n", "\n", StringComparison.Ordinal);
        if (expected == text)
            return;
        var was = expected.Split('\n');
        var now = text.Split('\n');
        var line = Enumerable.Range(0, Math.Min(was.Length, now.Length)).FirstOrDefault(i => was[i] != now[i], Math.Min(was.Length, now.Length));
        throw new InvalidOperationException($"{path} differs in line {line + 1}.\nreviewed: {was.ElementAtOrDefault(line) ?? "(ends)"}\nwritten:  {now.ElementAtOrDefault(line) ?? "(ends)"}");
    }
}
