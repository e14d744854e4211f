using System.Collections.Generic;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Egress;

/// <summary>What to ask of a table of Athena.</summary>
public sealed record AthenaQuestion
{
    /// <summary>The table.</summary>
    public AthenaTableName Table { get; init; } = new(AthenaTableName.GlueCatalog, "", "");

    /// <summary>Which time.</summary>
    public QuerySpan Span { get; init; } = new(default, default);

    /// <summary>The workgroup.</summary>
    public string WorkGroup { get; init; } = "primary";

    /// <summary>Where the result goes, s3://bucket/folder/; null for the workgroup's.</summary>
    public string? OutputLocation { get; init; }

    /// <summary>Only these interfaces; empty for all.</summary>
    public IReadOnlyList<string> InterfaceIds { get; init; } = [];

    /// <summary>The idempotency token, 32 to 128 characters: a request that has to be sent again starts no second query.</summary>
    public string Token { get; init; } = "";

    /// <summary>A table as a person types it: table, database.table or catalogue.database.table.</summary>
    /// <param name="typed">What was typed.</param>
    /// <param name="database">The database where it names none.</param>
    /// <exception cref="Faults.GuardFault">AthenaNameInvalid.</exception>
    public static AthenaTableName TableOf(string typed, string database) => AthenaName.Table(typed, database);
}
