using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Changes;

/// <summary>One replacement as it stands: the names that it gives to things, and which of them are there.</summary>
internal sealed class NotebookReplacement
{
    /// <summary>The most characters in a name (API_CreateNotebookInstance, NotebookInstanceName; the same for lifecycle configurations).</summary>
    private const int MostCharacters = 63;

    private static readonly Regex s_name = new("^[a-zA-Z0-9](-*[a-zA-Z0-9])*$", RegexOptions.CultureInvariant);

    // Of the characters that keys may have, those that need no quoting in a script.
    private static readonly Regex s_uri = new(@"^s3://[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](/[A-Za-z0-9_.=-]+)*/?$", RegexOptions.CultureInvariant);

    public NotebookReplacement(RegionEstate estate, string name, NotebookReplacementOptions options)
    {
        Name = name;
        NewName = options.NewNameOf(name);
        CopyConfigName = ConfigName("smg-copy-", name);
        RestoreConfigName = ConfigName("smg-restore-", NewName);
        Target = options.S3Uri.TrimEnd('/') + "/" + name;
        Original = Instance(estate, name);
        New = Instance(estate, NewName);
        CopyConfig = Config(estate, CopyConfigName);
        RestoreConfig = Config(estate, RestoreConfigName);

        // Once the original carries the configuration that copies, only the scripts remember what it carried before.
        Prior = Original is { Described: true } && !IsCopying && RestoreConfig is null ? Original.NotebookInstanceLifecycleConfigName
            : NotebookCopyScripts.PriorOf(RestoreConfig) ?? NotebookCopyScripts.PriorOf(CopyConfig);
        MakeCopyConfig = new()
        {
            NotebookInstanceLifecycleConfigName = CopyConfigName, OnStart = [NotebookCopyScripts.Hook(NotebookCopyScripts.CopyToS3(name, Target, estate.Region, Prior))],
            Why = $"copies the files of {name} to {Target} when it starts",
        };
        MakeRestoreConfig = new()
        {
            NotebookInstanceLifecycleConfigName = RestoreConfigName, OnStart = [NotebookCopyScripts.Hook(NotebookCopyScripts.CopyBack(NewName, Target, estate.Region, Prior))],
            Why = $"copies them back onto {NewName} when it first starts",
        };
    }

    public string Name { get; }

    public string NewName { get; }

    public string CopyConfigName { get; }

    public string RestoreConfigName { get; }

    /// <summary>The folder in S3 that holds the copy.</summary>
    public string Target { get; }

    public NotebookInstance? Original { get; }

    public NotebookInstance? New { get; }

    public NotebookLifecycleConfig? CopyConfig { get; }

    public NotebookLifecycleConfig? RestoreConfig { get; }

    /// <summary>The lifecycle configuration that the original had before it was given the one that copies; the new instance gets it in the end.</summary>
    public string? Prior { get; }

    public CreateNotebookLifecycleConfig MakeCopyConfig { get; }

    public CreateNotebookLifecycleConfig MakeRestoreConfig { get; }

    /// <summary>Whether the original carries the configuration that copies.</summary>
    public bool IsCopying => Original?.NotebookInstanceLifecycleConfigName == CopyConfigName;

    /// <summary>What is wrong with the names that were given.</summary>
    public static IEnumerable<string> Misnamed(string name, string newName, string s3Uri)
    {
        if (newName.Length > MostCharacters)
            yield return $"The new instance's name {newName} has {newName.Length.ToString(CultureInfo.InvariantCulture)} characters, and {MostCharacters.ToString(CultureInfo.InvariantCulture)} are the most. Give it a shorter one with -NewName.";
        else if (!s_name.IsMatch(newName))
            yield return $"'{newName}' is no name for a notebook instance: letters, digits, and hyphens between them. Give it another with -NewName.";
        else if (string.Equals(newName, name, StringComparison.OrdinalIgnoreCase))
            yield return $"The new instance cannot be called {newName} like the original. Give it another name with -NewName.";
        if (!s_uri.IsMatch(s3Uri))
            yield return s3Uri.Length == 0 ? "No place for the copy is named. Name one with -S3Uri: s3://<bucket>/<folder>." : $"'{s3Uri}' is no place that the copy can go to. Name a bucket and a folder of letters, digits and _ . = - with -S3Uri: s3://<bucket>/<folder>.";
    }

    // A name too long for what goes before it is cut and told apart by a digest of the whole.
    private static string ConfigName(string prefix, string name)
    {
        if (prefix.Length + name.Length <= MostCharacters)
            return prefix + name;
        using var sha = SHA256.Create();
        var digest = BitConverter.ToString(sha.ComputeHash(Encoding.UTF8.GetBytes(name)), 0, 4).Replace("-", "").ToLowerInvariant();
        return prefix + name.Substring(0, MostCharacters - prefix.Length - digest.Length - 1).TrimEnd('-') + "-" + digest;
    }

    private static NotebookInstance? Instance(RegionEstate estate, string name) => estate.NotebookInstances.Items.FirstOrDefault(n => n.NotebookInstanceName == name);

    private static NotebookLifecycleConfig? Config(RegionEstate estate, string name) => estate.NotebookLifecycleConfigs.Items.FirstOrDefault(c => c.NotebookInstanceLifecycleConfigName == name);
}
