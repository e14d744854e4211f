using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using SageMakerGuard.Egress.Scanning;
using SageMakerGuard.Estates.Files;
using SageMakerGuard.Faults;

namespace SageMakerGuard.Egress;

/// <summary>Something that holds flow log records: a file, or an object of a bucket.</summary>
public sealed class FlowSource
{
    private readonly Func<Stream> _open;

    /// <summary>Makes a source.</summary>
    /// <param name="name">Its path or URL, for people.</param>
    /// <param name="length">Its size in bytes.</param>
    /// <param name="open">Opens it to be read from the front; it may be called from any thread, and more than once.</param>
    public FlowSource(string name, long length, Func<Stream> open) => (Name, Length, _open) = (name, length, open);

    /// <summary>Its path or URL.</summary>
    public string Name { get; }

    /// <summary>Its size in bytes.</summary>
    public long Length { get; }

    /// <summary>Whether it is a file of this machine, of which several parts can be read at once.</summary>
    internal bool IsFile { get; private init; }

    /// <summary>A file.</summary>
    public static FlowSource File(string path) => new(path, new FileInfo(path).Length, () => FileStretch.OpenFile(path)) { IsFile = true };

    /// <summary>
    /// The files that paths name: a file itself, and of a folder all files in it and below, as S3's folders by account, region and day have them. A file
    /// that is named twice is there once.
    /// </summary>
    /// <exception cref="GuardFault">FlowLogNotFound: nothing is there; or what the file system says.</exception>
    public static IReadOnlyList<FlowSource> Files(IEnumerable<string> paths)
    {
        var found = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var path in paths)
        {
            if (Directory.Exists(path))
                found.UnionWith(FileAccessFault.Guard(path, FileAccessFault.Reading, () => Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).Select(Path.GetFullPath).ToList()));
            else if (System.IO.File.Exists(path))
                found.Add(Path.GetFullPath(path));
            else
                throw new GuardFault("FlowLogNotFound", FaultCategory.NotFound, $"'{path}' does not exist.", "Give the path of a flow log file, or of a folder with such files.") { ResourceId = path };
        }

        return found.Select(path => FileAccessFault.Guard(path, FileAccessFault.Reading, () => File(path))).ToList();
    }

    internal Stream Open() => IsFile ? FileAccessFault.Guard(Name, FileAccessFault.Reading, _open) : _open();
}
