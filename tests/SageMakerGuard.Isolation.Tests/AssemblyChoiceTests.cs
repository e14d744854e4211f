using System;
using System.Collections.Generic;
using System.Reflection;

namespace SageMakerGuard.Isolation.Tests;

public class AssemblyChoiceTests
{
    private static readonly string s_json = typeof(System.Text.Json.JsonSerializer).Assembly.Location;
    private static readonly IReadOnlyDictionary<string, string> s_platform = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["System.Text.Json"] = s_json,
        ["AWSSDK.Core"] = s_json,
    };

    [Theory]
    [InlineData("SageMakerGuard.Core", true, AssemblySource.Core)]
    [InlineData("SageMakerGuard.Core", false, AssemblySource.Core)]
    [InlineData("AWSSDK.Core", true, AssemblySource.Folder)]
    [InlineData("AWSSDK.EC2", true, AssemblySource.Folder)]
    [InlineData("SageMakerGuard.Aws", true, AssemblySource.Folder)]
    [InlineData("System.Text.Json", true, AssemblySource.Host)]
    [InlineData("System.Text.Json, Version=8.0.0.0, PublicKeyToken=cc7b13ffcd2ddd51", true, AssemblySource.Host)]
    [InlineData("System.Text.Json, Version=99.0.0.0, PublicKeyToken=cc7b13ffcd2ddd51", true, AssemblySource.Folder)]
    [InlineData("System.Text.Json, Version=8.0.0.0, PublicKeyToken=b77a5c561934e089", true, AssemblySource.Folder)]
    [InlineData("Only.In.Folder", true, AssemblySource.Folder)]
    [InlineData("netstandard", false, AssemblySource.Host)]
    public void Each_assembly_comes_from_where_the_rule_says(string wanted, bool inFolder, AssemblySource expected) =>
        Assert.Equal(expected, AssemblyChoice.For(new AssemblyName(wanted), "SageMakerGuard.Core", inFolder, s_platform));

    [Fact]
    public void The_hosts_list_is_read_by_simple_name()
    {
        var map = AssemblyChoice.ReadPlatformList(string.Join(System.IO.Path.PathSeparator, "", s_json));
        Assert.Equal(s_json, map["system.text.json"]);
        Assert.Empty(AssemblyChoice.ReadPlatformList(null));
    }
}
