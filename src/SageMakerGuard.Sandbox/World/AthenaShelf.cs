using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Sandbox.World;

/// <summary>Tables of Athena in one region, and the statements that were run. The database 'default' is always there, as in AWS Glue; others are where tables are.</summary>
internal sealed class AthenaShelf(IEnumerable<AthenaTable> start)
{
    private readonly object _gate = new();
    private readonly List<AthenaTable> _tables = start.ToList();

    /// <summary>Statements by id.</summary>
    public ConcurrentDictionary<string, AthenaRun> Runs { get; } = new(StringComparer.Ordinal);

    /// <summary>Which token started what.</summary>
    public ConcurrentDictionary<string, (string Parameters, string Id)> Tokens { get; } = new(StringComparer.Ordinal);

    public IReadOnlyList<AthenaTable> Tables
    {
        get
        {
            lock (_gate)
                return _tables.OrderBy(t => t.DatabaseName, StringComparer.Ordinal).ThenBy(t => t.Name, StringComparer.Ordinal).ToArray();
        }
    }

    public bool HasDatabase(string name) => name == "default" || Tables.Any(t => t.DatabaseName == name);

    public AthenaTable? Find(string database, string name) => Tables.FirstOrDefault(t => t.DatabaseName == database && t.Name == name);

    /// <summary>Puts a table there; false where there is one of that name.</summary>
    public bool Add(AthenaTable table)
    {
        lock (_gate)
        {
            if (_tables.Any(t => t.DatabaseName == table.DatabaseName && t.Name == table.Name))
                return false;
            _tables.Add(table);
            return true;
        }
    }

    /// <summary>Takes it away; false where it is not there.</summary>
    public bool Remove(string database, string name)
    {
        lock (_gate)
            return _tables.RemoveAll(t => t.DatabaseName == database && t.Name == name) > 0;
    }
}

/// <summary>What came of a statement.</summary>
/// <param name="Names">The names of its columns.</param>
/// <param name="Rows">Its rows; a null value is null.</param>
/// <param name="Bytes">Bytes read.</param>
/// <param name="Failure">Why it failed; null where it did not.</param>
internal sealed record AthenaResult(IReadOnlyList<string> Names, IReadOnlyList<IReadOnlyList<string?>> Rows, long Bytes, string? Failure)
{
    public static AthenaResult Failed(string why) => new([], [], 0, why);
}

/// <summary>A statement on its way: QUEUED, RUNNING, then SUCCEEDED or FAILED; CANCELLED where somebody stopped it (API_QueryExecutionStatus).</summary>
internal sealed class AthenaRun(string statement, string workGroup, string? output, DateTimeOffset submitted, DateTimeOffset due, Func<AthenaResult> run)
{
    private readonly Lazy<AthenaResult> _result = new(run);

    public string Statement { get; } = statement;

    public string WorkGroup { get; } = workGroup;

    public string? Output { get; } = output;

    public DateTimeOffset Submitted { get; } = submitted;

    public bool IsCancelled { get; private set; }

    public AthenaResult Result => _result.Value;

    public string State(DateTimeOffset now) => IsCancelled ? "CANCELLED" : now < due ? "RUNNING" : Result.Failure is null ? "SUCCEEDED" : "FAILED";

    public void Stop(DateTimeOffset now) => IsCancelled = IsCancelled || now < due;
}
