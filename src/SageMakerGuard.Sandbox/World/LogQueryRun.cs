using System;
using System.Collections.Generic;
using System.Linq;

namespace SageMakerGuard.Sandbox.World;

/// <summary>A query of CloudWatch Logs Insights on its way: Running, then Complete, or Cancelled where somebody stopped it (API_GetQueryResults).</summary>
internal sealed class LogQueryRun(DateTimeOffset due, Func<LogQueryRun.Result> run)
{
    private readonly Lazy<Result> _result = new(run);

    public sealed record Result(IReadOnlyList<IReadOnlyList<(string Field, string Value)>> Rows, long Matched, long Scanned, long Bytes);

    public bool IsCancelled { get; private set; }

    public Result Outcome => _result.Value;

    public string Status(DateTimeOffset now) => IsCancelled ? "Cancelled" : now < due ? "Running" : "Complete";

    /// <summary>Stops it; false where it has ended.</summary>
    public bool Stop(DateTimeOffset now)
    {
        if (Status(now) != "Running")
            return false;
        IsCancelled = true;
        return true;
    }
}
