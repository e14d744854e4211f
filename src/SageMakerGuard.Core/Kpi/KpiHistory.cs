using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Threading;
using SageMakerGuard.Estates.Files;
using SageMakerGuard.Faults;

namespace SageMakerGuard.Kpi;

/// <summary>
/// Former measurements, a line of JSON each, in a file that only grows. A measurement is on the disk before the call returns. A last line without its end
/// was torn by a kill and does not count; the next writer takes it away. Writers wait for each other; readers wait for nobody.
/// </summary>
public sealed class KpiHistory(string path)
{
    private const int Version = 1;
    private const int LockTries = 250;
    private const int LockWaitMilliseconds = 20;

    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly JsonSerializerOptions s_options = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Where measurements are kept when nobody says otherwise: in the user's data folder, which does not roam.</summary>
    public static string DefaultPath => System.IO.Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "SageMakerGuard", "kpi", "history.jsonl");

    /// <summary>The file.</summary>
    public string Path { get; } = path;

    /// <summary>All measurements, the oldest first. A file that is not there has none.</summary>
    /// <param name="problem">Told of each line that could not be read.</param>
    /// <exception cref="GuardFault">The file cannot be read.</exception>
    public IReadOnlyList<GuardKpi> Read(Action<string> problem)
    {
        if (!File.Exists(Path))
            return [];
        var bytes = FileAccessFault.Guard(Path, FileAccessFault.Reading, () =>
        {
            using var stream = new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var copy = new MemoryStream();
            stream.CopyTo(copy);
            return copy.ToArray();
        });
        var kpis = new List<GuardKpi>();
        var start = 0;
        var line = 0;
        for (var end = Array.IndexOf(bytes, (byte)'\n'); end >= 0; end = Array.IndexOf(bytes, (byte)'\n', start))
        {
            line++;
            if (Measurement(bytes, start, end - start) is { } measured)
                kpis.AddRange(measured);
            else
                problem(string.Format(CultureInfo.InvariantCulture, "Line {0} of '{1}' is no measurement and was left out.", line, Path));
            start = end + 1;
        }

        if (start < bytes.Length)
            problem($"The last line of '{Path}' was torn, as by a process that was killed, and was left out.");
        return kpis;
    }

    /// <summary>Adds a measurement and waits until it is on the disk.</summary>
    /// <exception cref="GuardFault">HistoryBusy: another process holds the file for too long; or it cannot be written.</exception>
    public void Append(IReadOnlyList<GuardKpi> kpis)
    {
        var line = s_utf8.GetBytes(JsonSerializer.Serialize(new Entry { V = Version, Kpis = kpis }, s_options) + "\n");
        FileAccessFault.Guard(Path, FileAccessFault.Writing, () => Directory.CreateDirectory(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(Path))!));
        using var held = Lock();
        FileAccessFault.Guard(Path, FileAccessFault.Writing, () =>
        {
            using var stream = new FileStream(Path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite);
            stream.SetLength(WholeLength(stream));
            stream.Seek(0, SeekOrigin.End);
            stream.Write(line, 0, line.Length);
            stream.Flush(flushToDisk: true);
            return true;
        });
    }

    /// <summary>The figures with what they were when the same was last measured.</summary>
    public static IReadOnlyList<GuardKpi> WithTrend(IReadOnlyList<GuardKpi> now, IReadOnlyList<GuardKpi> before)
    {
        var last = before.Where(k => k.Value is not null).GroupBy(Same).ToDictionary(g => g.Key, g => g.OrderBy(k => k.MeasuredAt).Last());
        return now.Select(k => last.TryGetValue(Same(k), out var former) && former.MeasuredAt < k.MeasuredAt ? Compared(k, former) : k).ToList();
    }

    private static (KpiName, KpiScope, string, string) Same(GuardKpi kpi) => (kpi.Kpi, kpi.Scope, kpi.Key, kpi.Coverage);

    private static GuardKpi Compared(GuardKpi kpi, GuardKpi former)
    {
        var change = kpi.Value - former.Value;
        var better = kpi.Kpi == KpiName.ComplianceRate ? change : -change;
        return kpi with
        {
            PreviousValue = former.Value,
            PreviousAt = former.MeasuredAt,
            Change = change,
            Trend = better switch { null => KpiTrend.None, 0m => KpiTrend.Same, > 0m => KpiTrend.Better, _ => KpiTrend.Worse },
        };
    }

    private static IReadOnlyList<GuardKpi>? Measurement(byte[] bytes, int start, int length)
    {
        try
        {
            return JsonSerializer.Deserialize<Entry>(s_utf8.GetString(bytes, start, length), s_options) is { V: Version, Kpis: { } kpis } && kpis.All(k => k is not null) ? kpis : null;
        }
        catch (Exception e) when (e is JsonException or DecoderFallbackException)
        {
            return null;
        }
    }

    private static long WholeLength(FileStream stream)
    {
        for (var at = stream.Length; at > 0; at--)
        {
            stream.Seek(at - 1, SeekOrigin.Begin);
            if (stream.ReadByte() == '\n')
                return at;
        }

        return 0;
    }

    // A file of its own is locked: on Unix a locked history could not be read either. The system lets go of the lock when the process dies.
    private FileStream Lock()
    {
        for (var tries = 0; tries < LockTries; tries++)
        {
            try
            {
                return new FileStream(Path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException e) when (e is not (DirectoryNotFoundException or FileNotFoundException or PathTooLongException))
            {
                Thread.Sleep(LockWaitMilliseconds);
            }
            catch (UnauthorizedAccessException e)
            {
                throw new GuardFault("FileAccessDenied", FaultCategory.PermissionDenied, $"'{Path}' could not be written: access is denied.", "Check the permissions of the file and its folder, or name another with -HistoryPath.", e);
            }
        }

        throw new GuardFault("HistoryBusy", FaultCategory.Busy, $"'{Path}' is held by another process.", "Wait until it has ended and measure again, or name another file with -HistoryPath.") { ResourceId = Path };
    }

    private sealed record Entry
    {
        public int V { get; init; }

        public IReadOnlyList<GuardKpi>? Kpis { get; init; }
    }
}
