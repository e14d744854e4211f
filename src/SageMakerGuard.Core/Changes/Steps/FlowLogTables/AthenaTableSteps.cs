using System.Collections.Generic;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using SageMakerGuard.Egress;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Changes;

/// <summary>
/// Makes a table of Athena over a flow log's files, in AWS Glue's catalogue (AWS Glue API, CreateTable). It is a description and no data: it costs nothing,
/// and the files stay as they are whatever becomes of it.
/// </summary>
public sealed record CreateAthenaTable : ChangeStep
{
    /// <summary>The table.</summary>
    public FlowLogTable Table { get; init; } = new();

    /// <inheritdoc/>
    [JsonIgnore]
    public override string ResourceType => AthenaTableShape.ResourceType;

    /// <inheritdoc/>
    [JsonIgnore]
    public override string ResourceId => Table.Name.ToString();

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Description => $"Make Athena table {Table.Name} over {Table.Location} with one partition a day; the files stay as they are";

    /// <inheritdoc/>
    [JsonIgnore]
    public override IReadOnlyList<string> IamActions => ["glue:CreateTable"];

    /// <inheritdoc/>
    [JsonIgnore]
    public override EstateSlice Reads => AthenaTableShape.Reads(Table.Name);

    /// <inheritdoc/>
    public override Observation Observe(RegionEstate estate, string? ownId = null) => AthenaTableShape.Find(estate, Table.Name) switch
    {
        null => Observation.Absent,
        var there when JsonNode.DeepEquals(AthenaTableShape.Of(there), AthenaTableShape.Of(Table.Described())) => Observation.Done(ResourceId),
        _ => Observation.Refused($"{Table.Name} is there already and is another table than this. Name another with -TableName, or use the one that is there: Measure-SMEgress -AthenaTable {Table.Name}."),
    };

    /// <inheritdoc/>
    public override RegionEstate Simulate(RegionEstate estate) =>
        AthenaTableShape.Find(estate, Table.Name) is not null ? estate : estate with { AthenaTables = estate.AthenaTables.Plus(Table.Described()) };

    /// <inheritdoc/>
    public override ChangeStep? Inverse(RegionEstate before) => AthenaTableShape.Find(before, Table.Name) is not null ? null : new DropAthenaTable { Name = Table.Name };

    /// <inheritdoc/>
    public override JsonNode? Image(RegionEstate estate) => AthenaTableShape.Find(estate, Table.Name) is { } there ? AthenaTableShape.Of(there) : null;
}

/// <summary>Drops a table of Athena (AWS Glue API, DeleteTable). The files that it described stay.</summary>
public sealed record DropAthenaTable : ChangeStep
{
    /// <summary>The table.</summary>
    public AthenaTableName Name { get; init; } = new(AthenaTableName.GlueCatalog, "", "");

    /// <inheritdoc/>
    [JsonIgnore]
    public override string ResourceType => AthenaTableShape.ResourceType;

    /// <inheritdoc/>
    [JsonIgnore]
    public override string ResourceId => Name.ToString();

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Description => $"Drop Athena table {Name}; the files that it describes stay";

    /// <inheritdoc/>
    [JsonIgnore]
    public override IReadOnlyList<string> IamActions => ["glue:DeleteTable"];

    /// <inheritdoc/>
    [JsonIgnore]
    public override EstateSlice Reads => AthenaTableShape.Reads(Name);

    /// <inheritdoc/>
    public override Observation Observe(RegionEstate estate, string? ownId = null) => AthenaTableShape.Find(estate, Name) is null ? Observation.Done(ResourceId) : Observation.Absent;

    /// <inheritdoc/>
    public override RegionEstate Simulate(RegionEstate estate) => estate with { AthenaTables = estate.AthenaTables.Without(t => AthenaTableShape.IsNamed(t, Name)) };

    /// <inheritdoc/>
    public override ChangeStep? Inverse(RegionEstate before) => null;

    /// <inheritdoc/>
    public override JsonNode? Image(RegionEstate estate) => AthenaTableShape.Find(estate, Name) is { } there ? AthenaTableShape.Of(there) : null;

    /// <inheritdoc/>
    public override IEnumerable<string> Objections(RegionEstate estate)
    {
        if (AthenaTableShape.Find(estate, Name) is { TableType: not "EXTERNAL_TABLE" } there)
            yield return $"{Name} is a {there.TableType} by now and no external table, so that dropping it might take data along.";
    }
}
