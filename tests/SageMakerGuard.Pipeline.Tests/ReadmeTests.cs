using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using SageMakerGuard.Posture;

namespace SageMakerGuard.Pipeline.Tests;

/// <summary>What the shipped README says of rules, cmdlets and versions is what the code says.</summary>
public sealed partial class ReadmeTests : IDisposable
{
    private static readonly string s_package = Path.GetDirectoryName(ModuleSession.Manifest)!;
    private static readonly string s_readme = File.ReadAllText(Path.Combine(s_package, "README.md"));
    private readonly ModuleSession _module = new();

    [Fact]
    public void The_table_of_rules_is_the_catalogue()
    {
        var expected = RuleCatalog.All.Select(r => $"| {r.Id} | {r.Severity} | {r.Title}{(r.OnlyUnderVpcOnly ? " \\*" : "")} |");
        Assert.Equal(expected, s_readme.Split('\n').Where(l => l.StartsWith("| SMG-", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_table_of_cmdlets_is_their_help()
    {
        var commands = _module.Invoke("Get-Command", new Dictionary<string, object> { ["Module"] = "SageMakerGuard" }).Output.Select(c => (string)c.Properties["Name"].Value).Order().ToList();
        Assert.NotEmpty(commands);
        foreach (var command in commands)
        {
            var help = Assert.Single(_module.Invoke("Get-Help", new Dictionary<string, object> { ["Name"] = command }).Output);
            Assert.Contains($"| `{command}` | {help.Properties["Synopsis"].Value} |", s_readme, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_newest_version_of_the_changelog_is_the_manifests()
    {
        var newest = Version().Match(File.ReadAllText(Path.Combine(s_package, "CHANGELOG.md"))).Groups[1].Value;
        Assert.Equal(newest, Path.GetFileName(s_package));
        Assert.Contains($"out/SageMakerGuard/{newest}/", s_readme, StringComparison.Ordinal);
    }

    public void Dispose() => _module.Dispose();

    [GeneratedRegex(@"^## \[(\d+\.\d+\.\d+)\]", RegexOptions.Multiline)]
    private static partial Regex Version();
}
