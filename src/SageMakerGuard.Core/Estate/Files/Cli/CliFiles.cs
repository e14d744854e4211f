using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

namespace SageMakerGuard.Estates.Files.Cli;

/// <summary>A file of the folder, with what its place says of account and region, and its answers.</summary>
internal sealed record CliFile
{
    /// <summary>The file's path.</summary>
    public string Path { get; init; } = "";

    /// <summary>Its folder as seen from the one that is read, with slashes; empty for that itself.</summary>
    public string Folder { get; init; } = "";

    /// <summary>The account that a folder above it is named after; null where none is.</summary>
    public string? Account { get; init; }

    /// <summary>The region that a folder above it is named after; null where none is.</summary>
    public string? Region { get; init; }

    /// <summary>When it was written, in UTC.</summary>
    public DateTime WrittenAt { get; init; }

    /// <summary>Its answers that some call is known to give.</summary>
    public IReadOnlyList<(CliCall Call, CliDocument Document)> Answers { get; init; } = [];

    /// <summary>Names of the members of what was not recognised.</summary>
    public IReadOnlyList<string> StrangeMembers { get; init; } = [];
}

/// <summary>
/// Finds the files: <c>&lt;region&gt;/*.json</c>, <c>accounts/&lt;account&gt;/&lt;region&gt;/*.json</c> or all in one folder. Any folder on the way
/// that is named like a region or an account counts as such, so that further folders inside do no harm.
/// </summary>
internal static class CliFiles
{
    private static readonly Regex s_region = new("^[a-z]{2,4}(-[a-z]+)+-[0-9]+$", RegexOptions.CultureInvariant);
    private static readonly Regex s_account = new("^[0-9]{12}$", RegexOptions.CultureInvariant);

    /// <summary>Every JSON file below the folder, in the order of their paths.</summary>
    public static IReadOnlyList<CliFile> Read(string root)
    {
        var full = Path.GetFullPath(root).TrimEnd(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar);
        var paths = FileAccessFault.Guard(root, FileAccessFault.Reading, () => Below(full).OrderBy(path => Path.ChangeExtension(path, null), StringComparer.Ordinal).ToList());
        return paths.Select(path => ReadOne(full, path)).ToList();
    }

    // Folders like .git hold nothing of the user's.
    private static IEnumerable<string> Below(string folder) =>
        Directory.EnumerateFiles(folder, "*.json").Where(path => path.EndsWith(".json", StringComparison.OrdinalIgnoreCase))
            .Concat(Directory.EnumerateDirectories(folder).Where(path => !Path.GetFileName(path).StartsWith(".", StringComparison.Ordinal)).SelectMany(Below));

    private static CliFile ReadOne(string root, string path)
    {
        var folder = Path.GetDirectoryName(path)!.Substring(root.Length).Replace(Path.DirectorySeparatorChar, '/').Trim('/');
        var names = folder.Length == 0 ? [] : folder.Split('/');
        var answers = new List<(CliCall, CliDocument)>();
        var strange = new List<string>();
        var documents = CliDocument.ReadFile(path);
        foreach (var document in documents)
        {
            if (CliCalls.All.FirstOrDefault(call => call.Recognise(document)) is { } call)
                answers.Add((call, document));
            else
                strange.AddRange(document.Members);
        }

        return new CliFile
        {
            Path = path,
            Folder = folder,
            // The folder that is read may itself be a region's.
            Account = names.LastOrDefault(s_account.IsMatch) ?? AboveRoot(root, s_account),
            Region = names.LastOrDefault(s_region.IsMatch) ?? (s_region.IsMatch(Path.GetFileName(root)) ? Path.GetFileName(root) : null),
            WrittenAt = File.GetLastWriteTimeUtc(path),
            Answers = answers,
            StrangeMembers = documents.Count == 0 ? ["no object"] : strange,
        };
    }

    private static string? AboveRoot(string root, Regex account)
    {
        var name = Path.GetFileName(root);
        if (account.IsMatch(name))
            return name;
        var above = Path.GetFileName(Path.GetDirectoryName(root) ?? "");
        return s_region.IsMatch(name) && account.IsMatch(above) ? above : null;
    }
}
