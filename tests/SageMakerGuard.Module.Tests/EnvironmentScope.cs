using System;
using System.Collections;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace SageMakerGuard.Module.Tests;

/// <summary>A machine without any trace of AWS: no variables, no profiles, no instance to ask. Puts back what it found.</summary>
public sealed class EnvironmentScope : IDisposable
{
    private readonly Dictionary<string, string?> _before = [];
    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("home ");

    public EnvironmentScope()
    {
        foreach (var name in Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().Select(e => (string)e.Key).Where(n => n.StartsWith("AWS_", StringComparison.Ordinal)).ToList())
            Set(name, null);
        Set("AWS_SHARED_CREDENTIALS_FILE", Path.Combine(_home.FullName, "credentials"));
        Set("AWS_CONFIG_FILE", Path.Combine(_home.FullName, "config"));
        Set("AWS_EC2_METADATA_DISABLED", "true");
    }

    /// <summary>Writes the credential file.</summary>
    public string Profiles(string text)
    {
        var path = Path.Combine(_home.FullName, "credentials");
        File.WriteAllText(path, text);
        return path;
    }

    public void Set(string name, string? value)
    {
        _before.TryAdd(name, Environment.GetEnvironmentVariable(name));
        Environment.SetEnvironmentVariable(name, value);
    }

    public void Dispose()
    {
        foreach (var (name, value) in _before)
            Environment.SetEnvironmentVariable(name, value);
        _home.Delete(recursive: true);
    }
}
