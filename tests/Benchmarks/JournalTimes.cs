using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using SageMakerGuard.Changes;

namespace SageMakerGuard.Benchmarks;

/// <summary>Where the time of one domain went, as its journal tells. Each line of a journal is flushed to the disk by itself.</summary>
internal sealed record JournalTimes
{
    public int Lines { get; init; }

    public DateTimeOffset Started { get; init; }

    /// <summary>From the answers of the calls to when their effect was seen.</summary>
    public TimeSpan Waiting { get; init; }

    /// <summary>The rest of the run: looking, calling, writing down.</summary>
    public TimeSpan Calling { get; init; }

    /// <summary>From the end of the run to when its result came out.</summary>
    public TimeSpan Proving { get; init; }

    public static JournalTimes Of(ChangeRun run, DateTimeOffset handedOver)
    {
        // Each line is its hash, a space and an object.
        var lines = File.ReadLines(run.JournalPath!).Select(line => JsonDocument.Parse(line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..]).RootElement).ToList();
        var answered = new Dictionary<string, DateTimeOffset>();
        var waiting = TimeSpan.Zero;
        foreach (var line in lines)
        {
            if (Type(line) == "CallAnswered")
                answered[Change(line)] = At(line);
            else if (Type(line) == "ChangeFinished" && answered.TryGetValue(Change(line), out var since))
                waiting += At(line) - since;
        }

        var (first, last) = (At(lines[0]), At(lines[^1]));
        return new() { Lines = lines.Count, Started = first, Waiting = waiting, Calling = last - first - waiting, Proving = handedOver - last };
    }

    private static string Type(JsonElement line) => line.GetProperty("Type").GetString()!;

    private static string Change(JsonElement line) => line.GetProperty("ChangeId").GetString()!;

    private static DateTimeOffset At(JsonElement line) => line.GetProperty("At").GetDateTimeOffset();
}
