using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using SageMakerGuard.Estates;
using SageMakerGuard.Faults;

namespace SageMakerGuard.Ports;

/// <summary>Where flow logs lie in one region of AWS: buckets, log groups, and tables over buckets. Reads only. Every call throws a <see cref="GuardFault"/> where AWS says no.</summary>
public interface IFlowLogSource
{
    /// <summary>The account of the credentials.</summary>
    string AccountId { get; }

    /// <summary>The region.</summary>
    string Region { get; }

    /// <summary>Objects in S3.</summary>
    IFlowLogObjects Objects { get; }

    /// <summary>Queries of CloudWatch Logs Insights.</summary>
    ILogQueries Logs { get; }

    /// <summary>Queries of Athena.</summary>
    ITableQueries Tables { get; }
}

/// <summary>Objects in S3.</summary>
public interface IFlowLogObjects
{
    /// <summary>Lists what begins with a prefix, to the end of the list.</summary>
    /// <param name="bucket">The bucket, in whatever region.</param>
    /// <param name="prefix">What the keys begin with.</param>
    /// <param name="foldersOnly">True for the folders right beneath and the objects in none, false for every object.</param>
    /// <param name="cancellationToken">Ends it.</param>
    Task<ObjectListing> ListAsync(string bucket, string prefix, bool foldersOnly, CancellationToken cancellationToken);

    /// <summary>Opens an object as it was when it was listed. The stream reads piece by piece and tries each again; it holds no more than two pieces.</summary>
    Stream Open(StoredObject item, CancellationToken cancellationToken);
}

/// <summary>What a listing gave.</summary>
/// <param name="Objects">Objects.</param>
/// <param name="Folders">Folders, each with its closing slash.</param>
public sealed record ObjectListing(IReadOnlyList<StoredObject> Objects, IReadOnlyList<string> Folders);

/// <summary>An object.</summary>
/// <param name="Bucket">Its bucket.</param>
/// <param name="Key">Its key.</param>
/// <param name="Bytes">How long it is.</param>
/// <param name="ETag">Its version: where another stands in its place by the time it is read, reading fails.</param>
public sealed record StoredObject(string Bucket, string Key, long Bytes, string ETag)
{
    /// <inheritdoc/>
    public override string ToString() => $"s3://{Bucket}/{Key}";
}

/// <summary>Queries of CloudWatch Logs Insights.</summary>
public interface ILogQueries
{
    /// <summary>The log group of that name, or null.</summary>
    Task<LogGroupSize?> FindAsync(string logGroupName, CancellationToken cancellationToken);

    /// <summary>Starts a query (API_StartQuery), once: a second start would be paid for like the first. Gives its id.</summary>
    Task<string> StartAsync(LogQuery query, CancellationToken cancellationToken);

    /// <summary>How it stands (API_GetQueryResults).</summary>
    Task<LogQueryState> ReadAsync(string queryId, CancellationToken cancellationToken);

    /// <summary>Stops it (API_StopQuery).</summary>
    Task StopAsync(string queryId, CancellationToken cancellationToken);
}

/// <summary>A log group.</summary>
/// <param name="LogGroupName">Its name.</param>
/// <param name="StoredBytes">The bytes that it holds; null where AWS does not say.</param>
/// <param name="Created">When it was made; null where AWS does not say.</param>
/// <param name="RetentionInDays">How many days it keeps events; null for ever.</param>
public sealed record LogGroupSize(string LogGroupName, long? StoredBytes, DateTimeOffset? Created, int? RetentionInDays);

/// <summary>A query of CloudWatch Logs Insights.</summary>
/// <param name="LogGroupName">The log group.</param>
/// <param name="QueryString">The query.</param>
/// <param name="FromSeconds">From which second since 1970.</param>
/// <param name="ToSeconds">To which second, included.</param>
public sealed record LogQuery(string LogGroupName, string QueryString, long FromSeconds, long ToSeconds);

/// <summary>How a query stands.</summary>
/// <param name="Status">Scheduled, Running, Complete, Failed, Cancelled, Timeout or Unknown.</param>
/// <param name="Rows">Its rows by field; whole where the status is Complete.</param>
/// <param name="BytesScanned">Bytes read so far.</param>
public sealed record LogQueryState(string Status, IReadOnlyList<IReadOnlyDictionary<string, string>> Rows, long BytesScanned);

/// <summary>Queries of Athena.</summary>
public interface ITableQueries
{
    /// <summary>The workgroup (API_GetWorkGroup).</summary>
    Task<QueryWorkGroup> WorkGroupAsync(string name, CancellationToken cancellationToken);

    /// <summary>The table (API_GetTableMetadata), or null.</summary>
    Task<AthenaTable?> FindAsync(AthenaTableName name, CancellationToken cancellationToken);

    /// <summary>Starts a query (API_StartQueryExecution). No former result is used in its place. Gives its id.</summary>
    Task<string> StartAsync(TableQuery query, CancellationToken cancellationToken);

    /// <summary>How it stands (API_GetQueryExecution).</summary>
    Task<TableQueryState> StateAsync(string queryExecutionId, CancellationToken cancellationToken);

    /// <summary>A page of its rows (API_GetQueryResults), the row of names left out.</summary>
    Task<TablePage> PageAsync(string queryExecutionId, string? nextToken, CancellationToken cancellationToken);

    /// <summary>Stops it (API_StopQueryExecution).</summary>
    Task StopAsync(string queryExecutionId, CancellationToken cancellationToken);
}

/// <summary>A workgroup of Athena.</summary>
/// <param name="Name">Its name.</param>
/// <param name="IsEnabled">Whether it takes queries.</param>
/// <param name="OutputLocation">Where its results go; null where it names nothing.</param>
/// <param name="KeepsResults">Whether Athena keeps results itself, so that no location is needed.</param>
/// <param name="Enforced">Whether these settings go before those of a query.</param>
/// <param name="BytesCutoff">The bytes at which it cancels a query; null for none.</param>
public sealed record QueryWorkGroup(string Name, bool IsEnabled, string? OutputLocation, bool KeepsResults, bool Enforced, long? BytesCutoff);

/// <summary>A query of Athena.</summary>
/// <param name="Statement">The statement.</param>
/// <param name="Table">The table, for its catalogue and database.</param>
/// <param name="WorkGroup">The workgroup.</param>
/// <param name="OutputLocation">Where the result goes; null for the workgroup's.</param>
/// <param name="Token">The idempotency token, 32 to 128 characters.</param>
public sealed record TableQuery(string Statement, AthenaTableName Table, string WorkGroup, string? OutputLocation, string Token);

/// <summary>How a query of Athena stands.</summary>
/// <param name="State">QUEUED, RUNNING, SUCCEEDED, FAILED or CANCELLED.</param>
/// <param name="Reason">Why, in AWS's words; null where it says nothing.</param>
/// <param name="BytesScanned">Bytes read so far.</param>
public sealed record TableQueryState(string State, string? Reason, long BytesScanned);

/// <summary>A page of rows.</summary>
/// <param name="Rows">Rows of values; null where the value is.</param>
/// <param name="NextToken">Where to go on; null on the last page.</param>
public sealed record TablePage(IReadOnlyList<IReadOnlyList<string?>> Rows, string? NextToken);
