using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Changes;

/// <summary>Makes a route table (API_CreateRouteTable). It has no name, so it is found again by its purpose.</summary>
public sealed record CreateRouteTable : ChangeStep
{
    /// <summary>The name that stands for it until it exists.</summary>
    public string NewId { get; init; } = "";

    /// <summary>The VPC.</summary>
    public string VpcId { get; init; } = "";

    /// <summary>Tags, the purpose among them.</summary>
    public IReadOnlyList<Tag> Tags { get; init; } = [];

    /// <inheritdoc/>
    [JsonIgnore]
    public override string ResourceType => "AWS::EC2::RouteTable";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string ResourceId => NewId;

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Description => $"Create a route table in {VpcId} ({Purpose.Of(Tags)})";

    /// <inheritdoc/>
    [JsonIgnore]
    public override IReadOnlyList<string> IamActions => ["ec2:CreateRouteTable", "ec2:CreateTags"];

    /// <inheritdoc/>
    [JsonIgnore]
    public override EstateSlice Reads => new() { Parts = EstateParts.RouteTables, VpcId = VpcId };

    /// <inheritdoc/>
    public override Observation Observe(RegionEstate estate, string? ownId = null) => Find(estate) is { } table ? Observation.Done(table.RouteTableId) : Observation.Absent;

    /// <inheritdoc/>
    public override RegionEstate Simulate(RegionEstate estate)
    {
        if (Find(estate) is not null)
            return estate;

        // A new table has the local route for each block of its VPC (API_CreateRouteTable).
        var vpc = estate.Vpcs.Items.FirstOrDefault(v => v.VpcId == VpcId);
        var blocks = vpc is null ? [] : vpc.CidrBlockAssociationSet.Select(b => b.CidrBlock).Append(vpc.CidrBlock).Distinct();
        return estate with
        {
            RouteTables = estate.RouteTables.Plus(new()
            {
                RouteTableId = NewId,
                VpcId = VpcId,
                Routes = blocks.Select(block => new Route { DestinationCidrBlock = block, GatewayId = "local", State = "active", Origin = "CreateRouteTable" }).ToList(),
                Tags = Tags,
            }),
        };
    }

    /// <inheritdoc/>
    public override ChangeStep? Inverse(RegionEstate before) => new DeleteRouteTable { RouteTableId = NewId, VpcId = VpcId };

    /// <inheritdoc/>
    public override JsonNode? Image(RegionEstate estate) => Find(estate) is { } table ? RouteTableImage.Of(table) : null;

    // Of two that were made at once, both see the same first one.
    private RouteTable? Find(RegionEstate estate) => estate.RouteTables.Items.Where(t => t.VpcId == VpcId && Purpose.Same(Tags, t.Tags)).OrderBy(t => t.RouteTableId, System.StringComparer.Ordinal).FirstOrDefault();
}

/// <summary>Deletes a route table (API_DeleteRouteTable).</summary>
public sealed record DeleteRouteTable : ChangeStep
{
    /// <summary>The table.</summary>
    public string RouteTableId { get; init; } = "";

    /// <summary>Its VPC.</summary>
    public string VpcId { get; init; } = "";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string ResourceType => "AWS::EC2::RouteTable";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string ResourceId => RouteTableId;

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Description => $"Delete route table {RouteTableId} of {VpcId}";

    /// <inheritdoc/>
    [JsonIgnore]
    public override IReadOnlyList<string> IamActions => ["ec2:DeleteRouteTable"];

    /// <inheritdoc/>
    [JsonIgnore]
    public override EstateSlice Reads => new() { Parts = EstateParts.RouteTables, VpcId = VpcId };

    /// <inheritdoc/>
    public override Observation Observe(RegionEstate estate, string? ownId = null) =>
        estate.RouteTables.Items.Any(t => t.RouteTableId == RouteTableId) ? Observation.Absent : Observation.Done(RouteTableId);

    /// <inheritdoc/>
    public override RegionEstate Simulate(RegionEstate estate) => estate with { RouteTables = estate.RouteTables.Without(t => t.RouteTableId == RouteTableId) };

    /// <inheritdoc/>
    public override ChangeStep? Inverse(RegionEstate before) => null;

    /// <inheritdoc/>
    public override IEnumerable<string> Objections(RegionEstate estate) => estate.RouteTables.Items
        .Where(t => t.RouteTableId == RouteTableId)
        .SelectMany(t => t.Associations)
        .Select(a => $"Route table {RouteTableId} is associated with {a.SubnetId ?? a.GatewayId ?? "its VPC as the main table"}.");

    /// <inheritdoc/>
    public override bool PassesWithTime(string awsErrorCode) => awsErrorCode == "DependencyViolation";
}

/// <summary>Lets a subnet use a route table, in place of the one that it uses (API_AssociateRouteTable, API_ReplaceRouteTableAssociation).</summary>
public sealed record AssociateRouteTable : ChangeStep
{
    /// <summary>The subnet.</summary>
    public string SubnetId { get; init; } = "";

    /// <summary>The table.</summary>
    public string RouteTableId { get; init; } = "";

    /// <summary>The VPC of both.</summary>
    public string VpcId { get; init; } = "";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string ResourceType => "AWS::EC2::SubnetRouteTableAssociation";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string ResourceId => SubnetId;

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Description => $"Let subnet {SubnetId} use route table {RouteTableId}";

    /// <inheritdoc/>
    [JsonIgnore]
    public override IReadOnlyList<string> IamActions => ["ec2:AssociateRouteTable", "ec2:ReplaceRouteTableAssociation"];

    /// <inheritdoc/>
    [JsonIgnore]
    public override EstateSlice Reads => new() { Parts = EstateParts.RouteTables, VpcId = VpcId };

    /// <inheritdoc/>
    public override Observation Observe(RegionEstate estate, string? ownId = null) => Own(estate, SubnetId)?.RouteTableId == RouteTableId ? Observation.Done(SubnetId) : Observation.Absent;

    /// <inheritdoc/>
    public override RegionEstate Simulate(RegionEstate estate) => estate with
    {
        RouteTables = estate.RouteTables.Select(t => t.RouteTableId == RouteTableId
            ? t with { Associations = [.. t.Associations.Where(a => a.SubnetId != SubnetId), new() { SubnetId = SubnetId, RouteTableAssociationId = "new:association:" + SubnetId }] }
            : t with { Associations = t.Associations.Where(a => a.SubnetId != SubnetId).ToList() }),
    };

    /// <inheritdoc/>
    public override ChangeStep? Inverse(RegionEstate before) => Own(before, SubnetId) switch
    {
        null => new DisassociateRouteTable { SubnetId = SubnetId, RouteTableId = RouteTableId, VpcId = VpcId },
        var prior when prior.RouteTableId == RouteTableId => null,
        var prior => this with { RouteTableId = prior.RouteTableId },
    };

    /// <inheritdoc/>
    public override JsonNode? Image(RegionEstate estate) => new JsonObject { ["RouteTableId"] = Own(estate, SubnetId)?.RouteTableId };

    /// <summary>Right after a disassociation AWS may still see the old one (hashicorp/terraform-provider-aws#38960).</summary>
    public override bool PassesWithTime(string awsErrorCode) => awsErrorCode == "Resource.AlreadyAssociated";

    /// <summary>The table that a subnet is associated with; null where it uses its VPC's main table.</summary>
    internal static RouteTable? Own(RegionEstate estate, string subnetId) => estate.RouteTables.Items.FirstOrDefault(t => t.Associations.Any(a => a.SubnetId == subnetId));
}

/// <summary>Lets a subnet use its VPC's main table again (API_DisassociateRouteTable).</summary>
public sealed record DisassociateRouteTable : ChangeStep
{
    /// <summary>The subnet.</summary>
    public string SubnetId { get; init; } = "";

    /// <summary>The table that it uses.</summary>
    public string RouteTableId { get; init; } = "";

    /// <summary>The VPC of both.</summary>
    public string VpcId { get; init; } = "";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string ResourceType => "AWS::EC2::SubnetRouteTableAssociation";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string ResourceId => SubnetId;

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Description => $"Let subnet {SubnetId} use the main route table of {VpcId} in place of {RouteTableId}";

    /// <inheritdoc/>
    [JsonIgnore]
    public override IReadOnlyList<string> IamActions => ["ec2:DisassociateRouteTable"];

    /// <inheritdoc/>
    [JsonIgnore]
    public override EstateSlice Reads => new() { Parts = EstateParts.RouteTables, VpcId = VpcId };

    /// <inheritdoc/>
    public override Observation Observe(RegionEstate estate, string? ownId = null) => AssociateRouteTable.Own(estate, SubnetId)?.RouteTableId == RouteTableId ? Observation.Absent : Observation.Done(SubnetId);

    /// <inheritdoc/>
    public override RegionEstate Simulate(RegionEstate estate) => estate with
    {
        RouteTables = estate.RouteTables.Change(t => t.RouteTableId == RouteTableId, t => t with { Associations = t.Associations.Where(a => a.SubnetId != SubnetId).ToList() }),
    };

    /// <inheritdoc/>
    public override ChangeStep? Inverse(RegionEstate before) => null;
}
