using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text.RegularExpressions;
using SageMakerGuard.Estates;
using SageMakerGuard.Sandbox.Operations.Queries;
using SageMakerGuard.Sandbox.World;

namespace SageMakerGuard.Sandbox.Operations.Athena;

/// <summary>
/// Reads the files of a table: packed text whose fields stand between blanks, in projected partitions. Files of partitions that the condition shuts out are
/// not read and not counted (Athena User Guide, 'Use partition projection').
/// </summary>
internal sealed class TableScan(AthenaTable table, AccountState account, DateTimeOffset now)
{
    private const string Template = "storage.location.template";

    /// <summary>Bytes of the files that were read.</summary>
    public long Bytes { get; private set; }

    /// <summary>The rows of the files that a condition lets in.</summary>
    public IEnumerable<RowReader> Rows(QueryExpression? condition)
    {
        var columns = table.Columns.Select((c, i) => (c.Name, i)).ToDictionary(pair => pair.Name, pair => pair.i, StringComparer.OrdinalIgnoreCase);
        var numbers = new HashSet<string>(table.Columns.Where(c => c.Type is not "string").Select(c => c.Name), StringComparer.OrdinalIgnoreCase);
        var partitions = new HashSet<string>(table.PartitionKeys.Select(c => c.Name), StringComparer.OrdinalIgnoreCase);
        var early = condition?.Conjuncts().Where(part => part.Names.All(partitions.Contains)).ToList() ?? [];
        foreach (var (file, values) in Files())
        {
            object? Partition(string name) => values.TryGetValue(name, out var value) ? value : null;
            if (!early.All(part => part.IsTrue(Partition)))
                continue;
            var bytes = file.Read();
            Bytes += bytes.Length;
            foreach (var fields in Lines(bytes))
            {
                yield return name => partitions.Contains(name) ? Partition(name)
                    : !columns.TryGetValue(name, out var at) ? throw new NotUnderstoodException("column " + name)
                    : at >= fields.Length ? null
                    : numbers.Contains(name) ? QueryExpression.Number(fields[at])
                    : fields[at];
            }
        }
    }

    private IEnumerable<(BucketObject File, Dictionary<string, string> Values)> Files()
    {
        var location = table.Property("location") ?? "";
        var pattern = table.Property(Template) ?? location;
        var shape = new Regex("^" + Regex.Replace(Regex.Escape(pattern.TrimEnd('/')), @"\\\$\\\{(\w+)}", match => $"(?<{match.Groups[1].Value}>{Value(match.Groups[1].Value)})") + "/", RegexOptions.CultureInvariant);
        var path = pattern.Split(["${"], 2, StringSplitOptions.None)[0];
        if (!path.StartsWith("s3://", StringComparison.Ordinal))
            yield break;
        var slash = (path + "/").IndexOf('/', 5);
        var (bucket, prefix) = (path.Substring(5, slash - 5), path.Substring(slash).TrimStart('/'));
        foreach (var file in StoredFlowLogs.Objects(account, bucket, prefix, now))
        {
            if (shape.Match($"s3://{bucket}/{file.Key}") is { Success: true } match)
                yield return (file, table.PartitionKeys.ToDictionary(key => key.Name, key => match.Groups[key.Name].Value, StringComparer.OrdinalIgnoreCase));
        }
    }

    // A date may have slashes of its own.
    private string Value(string column) => table.Property($"projection.{column}.format") is { } format
        ? Regex.Replace(Regex.Escape(format), "[yMdH]", @"\d")
        : "[^/]+";

    private IEnumerable<string[]> Lines(byte[] packed)
    {
        var skipped = table.Property("skip.header.line.count") is { } count ? int.Parse(count, CultureInfo.InvariantCulture) : 0;
        using var reader = new StreamReader(new GZipStream(new MemoryStream(packed), CompressionMode.Decompress));
        while (reader.ReadLine() is { } line)
        {
            if (skipped-- <= 0)
                yield return line.Split(' ');
        }
    }
}
