using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using SageMakerGuard.Egress;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Changes;

/// <summary>
/// Makes a table of Athena over a flow log's files (CREATE EXTERNAL TABLE). It is a description and no data: it costs nothing, and the files stay as
/// they are whatever becomes of it.
/// </summary>
public sealed record CreateAthenaTable : ChangeStep
{
    /// <summary>The table.</summary>
    public FlowLogTable Table { get; init; } = new();

    /// <summary>The workgroup that the statement runs in.</summary>
    public string WorkGroup { get; init; } = "primary";

    /// <summary>Where the statement's result goes; null for the workgroup's.</summary>
    public string? OutputLocation { get; init; }

    /// <summary>The statement that makes it.</summary>
    [JsonIgnore]
    public string Statement => Table.Definition();

    /// <inheritdoc/>
    [JsonIgnore]
    public override string ResourceType => "AWS::Glue::Table";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string ResourceId => Table.Name.ToString();

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Description => $"Make Athena table {Table.Name} over {Table.Location} with one partition a day; the files stay as they are";

    /// <inheritdoc/>
    [JsonIgnore]
    public override IReadOnlyList<string> IamActions => AthenaStatement.Actions("glue:CreateTable");

    /// <inheritdoc/>
    [JsonIgnore]
    public override EstateSlice Reads => AthenaStatement.Reads(Table.Name);

    /// <inheritdoc/>
    public override Observation Observe(RegionEstate estate, string? ownId = null) => AthenaStatement.Find(estate, Table.Name) switch
    {
        null => Observation.Absent,
        _ when ownId is not null => Observation.Done(ResourceId),
        var there when JsonNode.DeepEquals(AthenaStatement.Shape(there), AthenaStatement.Shape(Table.Described())) => Observation.Done(ResourceId),
        _ => Observation.Refused($"{Table.Name} is there already and is another table than this. Name another with -TableName, or use the one that is there: Measure-SMEgress -AthenaTable {Table.Name}."),
    };

    /// <inheritdoc/>
    public override RegionEstate Simulate(RegionEstate estate) =>
        AthenaStatement.Find(estate, Table.Name) is not null ? estate : estate with { AthenaTables = estate.AthenaTables.Plus(Table.Described()) };

    /// <inheritdoc/>
    public override ChangeStep? Inverse(RegionEstate before) =>
        AthenaStatement.Find(before, Table.Name) is not null ? null : new DropAthenaTable { Name = Table.Name, WorkGroup = WorkGroup, OutputLocation = OutputLocation };

    /// <inheritdoc/>
    public override JsonNode? Image(RegionEstate estate) => AthenaStatement.Find(estate, Table.Name) is { } there ? AthenaStatement.Shape(there) : null;
}

/// <summary>Drops a table of Athena (DROP TABLE). The files that it described stay: the table is an external one (Athena User Guide, 'DROP TABLE').</summary>
public sealed record DropAthenaTable : ChangeStep
{
    /// <summary>The table.</summary>
    public AthenaTableName Name { get; init; } = new(AthenaTableName.GlueCatalog, "", "");

    /// <summary>The workgroup that the statement runs in.</summary>
    public string WorkGroup { get; init; } = "primary";

    /// <summary>Where the statement's result goes; null for the workgroup's.</summary>
    public string? OutputLocation { get; init; }

    /// <summary>The statement that drops it.</summary>
    [JsonIgnore]
    public string Statement => $"DROP TABLE IF EXISTS {AthenaName.BackQuoted(Name.DatabaseName)}.{AthenaName.BackQuoted(Name.TableName)}";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string ResourceType => "AWS::Glue::Table";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string ResourceId => Name.ToString();

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Description => $"Drop Athena table {Name}; the files that it describes stay";

    /// <inheritdoc/>
    [JsonIgnore]
    public override IReadOnlyList<string> IamActions => AthenaStatement.Actions("glue:DeleteTable");

    /// <inheritdoc/>
    [JsonIgnore]
    public override EstateSlice Reads => AthenaStatement.Reads(Name);

    /// <inheritdoc/>
    public override Observation Observe(RegionEstate estate, string? ownId = null) => AthenaStatement.Find(estate, Name) is null ? Observation.Done(ResourceId) : Observation.Absent;

    /// <inheritdoc/>
    public override RegionEstate Simulate(RegionEstate estate) => estate with { AthenaTables = estate.AthenaTables.Without(t => AthenaStatement.IsNamed(t, Name)) };

    /// <inheritdoc/>
    public override ChangeStep? Inverse(RegionEstate before) => null;

    /// <inheritdoc/>
    public override JsonNode? Image(RegionEstate estate) => AthenaStatement.Find(estate, Name) is { } there ? AthenaStatement.Shape(there) : null;

    /// <inheritdoc/>
    public override IEnumerable<string> Objections(RegionEstate estate)
    {
        if (AthenaStatement.Find(estate, Name) is { TableType: not "EXTERNAL_TABLE" } there)
            yield return $"{Name} is a {there.TableType} by now and no external table, so that dropping it might take data along.";
    }
}
