using SageMakerGuard.Estates;

namespace SageMakerGuard.Egress;

/// <summary>Where the records of a flow log are to be read.</summary>
public abstract record FlowLogPlace
{
    /// <summary>The fields of its records; null where the place says so itself, or nobody does.</summary>
    public FlowFieldSet? Fields { get; init; }

    /// <summary>The flow log; null where one was not looked for.</summary>
    public string? FlowLogId { get; init; }
}

/// <summary>Files in S3.</summary>
/// <param name="Place">Where they lie.</param>
public sealed record StoredFlowLog(StoredPlace Place) : FlowLogPlace
{
    /// <inheritdoc/>
    public override string ToString() => Place.ToString();
}

/// <summary>A log group, asked by CloudWatch Logs Insights.</summary>
/// <param name="LogGroupName">Its name.</param>
public sealed record LogGroupFlowLog(string LogGroupName) : FlowLogPlace
{
    /// <inheritdoc/>
    public override string ToString() => "log group " + LogGroupName;
}

/// <summary>A table, asked by Athena.</summary>
/// <param name="Table">The table.</param>
/// <param name="WorkGroup">The workgroup.</param>
/// <param name="OutputLocation">Where results go; null for the workgroup's place.</param>
public sealed record TableFlowLog(AthenaTableName Table, string WorkGroup, string? OutputLocation) : FlowLogPlace
{
    /// <inheritdoc/>
    public override string ToString() => "Athena table " + Table;
}
