using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using SageMakerGuard.Estates;
using SageMakerGuard.Reachability;

namespace SageMakerGuard.Changes;

/// <summary>Makes a subnet (API_CreateSubnet). Its block is unique in the VPC, so that it is found again by its block.</summary>
public sealed record CreateSubnet : ChangeStep
{
    /// <summary>AWS keeps five addresses of each subnet for itself (VPC User Guide, 'Subnet sizing').</summary>
    internal const int Reserved = 5;

    /// <summary>The name that stands for it until it exists.</summary>
    public string NewId { get; init; } = "";

    /// <summary>The VPC.</summary>
    public string VpcId { get; init; } = "";

    /// <summary>The block.</summary>
    public string CidrBlock { get; init; } = "";

    /// <summary>The zone's id, the same in every account.</summary>
    public string AvailabilityZoneId { get; init; } = "";

    /// <summary>The zone's name in this account, for people and for the simulation.</summary>
    public string AvailabilityZone { get; init; } = "";

    /// <summary>Tags.</summary>
    public IReadOnlyList<Tag> Tags { get; init; } = [];

    /// <inheritdoc/>
    [JsonIgnore]
    public override string ResourceType => "AWS::EC2::Subnet";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string ResourceId => NewId;

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Description => $"Create subnet {CidrBlock} in {AvailabilityZone} ({AvailabilityZoneId}) of {VpcId}";

    /// <inheritdoc/>
    [JsonIgnore]
    public override IReadOnlyList<string> IamActions => Tags.Count == 0 ? ["ec2:CreateSubnet"] : ["ec2:CreateSubnet", "ec2:CreateTags"];

    /// <inheritdoc/>
    [JsonIgnore]
    public override EstateSlice Reads => new() { Parts = EstateParts.Subnets, VpcId = VpcId };

    /// <inheritdoc/>
    public override Observation Observe(RegionEstate estate, string? ownId = null)
    {
        if (Find(estate) is { } subnet)
        {
            return subnet.AvailabilityZoneId == AvailabilityZoneId
                ? Observation.Done(subnet.SubnetId)
                : Observation.Refused($"Subnet {subnet.SubnetId} has the block {CidrBlock} already, in {subnet.AvailabilityZone} and not in {AvailabilityZone}.");
        }

        var wanted = Cidr.Parse(CidrBlock);
        var rival = estate.Subnets.Items.FirstOrDefault(s => s.VpcId == VpcId && Cidr.TryParse(s.CidrBlock, out var block) && block.Overlaps(wanted));
        return rival is null ? Observation.Absent : Observation.Refused($"The block {CidrBlock} overlaps {rival.CidrBlock} of subnet {rival.SubnetId}.");
    }

    /// <inheritdoc/>
    public override RegionEstate Simulate(RegionEstate estate)
    {
        if (Find(estate) is not null)
            return estate;

        // A new subnet uses the VPC's default network ACL (API_CreateSubnet).
        return estate with
        {
            Subnets = estate.Subnets.Plus(new()
            {
                SubnetId = NewId,
                VpcId = VpcId,
                CidrBlock = CidrBlock,
                AvailabilityZone = AvailabilityZone,
                AvailabilityZoneId = AvailabilityZoneId,
                AvailableIpAddressCount = (1 << (32 - Cidr.Parse(CidrBlock).PrefixLength)) - Reserved,
                OwnerId = estate.AccountId,
                Tags = Tags,
            }),
            NetworkAcls = estate.NetworkAcls.Change(a => a.VpcId == VpcId && a.IsDefault, a => a with { Associations = [.. a.Associations, new() { SubnetId = NewId }] }),
        };
    }

    /// <inheritdoc/>
    public override ChangeStep? Inverse(RegionEstate before) => new DeleteSubnet { SubnetId = NewId, VpcId = VpcId, CidrBlock = CidrBlock };

    /// <inheritdoc/>
    public override JsonNode? Image(RegionEstate estate) => Find(estate) is { } s ? new JsonObject { ["CidrBlock"] = s.CidrBlock, ["MapPublicIpOnLaunch"] = s.MapPublicIpOnLaunch } : null;

    private Subnet? Find(RegionEstate estate) => estate.Subnets.Items.FirstOrDefault(s => s.VpcId == VpcId && s.CidrBlock == CidrBlock);
}

/// <summary>Deletes a subnet (API_DeleteSubnet).</summary>
public sealed record DeleteSubnet : ChangeStep
{
    /// <summary>The subnet.</summary>
    public string SubnetId { get; init; } = "";

    /// <summary>Its VPC.</summary>
    public string VpcId { get; init; } = "";

    /// <summary>Its block, for people.</summary>
    public string CidrBlock { get; init; } = "";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string ResourceType => "AWS::EC2::Subnet";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string ResourceId => SubnetId;

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Description => $"Delete subnet {SubnetId} ({CidrBlock}) of {VpcId}";

    /// <inheritdoc/>
    [JsonIgnore]
    public override IReadOnlyList<string> IamActions => ["ec2:DeleteSubnet"];

    /// <inheritdoc/>
    [JsonIgnore]
    public override EstateSlice Reads => new() { Parts = EstateParts.Subnets | EstateParts.NetworkInterfaces, VpcId = VpcId };

    /// <inheritdoc/>
    [JsonIgnore]
    public override bool NeedsRest => true;

    /// <inheritdoc/>
    public override Observation Observe(RegionEstate estate, string? ownId = null) =>
        estate.Subnets.Items.Any(s => s.SubnetId == SubnetId) ? Observation.Absent : Observation.Done(SubnetId);

    /// <inheritdoc/>
    public override RegionEstate Simulate(RegionEstate estate) => estate with
    {
        Subnets = estate.Subnets.Without(s => s.SubnetId == SubnetId),
        NetworkAcls = estate.NetworkAcls.Select(a => a with { Associations = a.Associations.Where(x => x.SubnetId != SubnetId).ToList() }),
    };

    /// <inheritdoc/>
    public override ChangeStep? Inverse(RegionEstate before) => null;

    /// <inheritdoc/>
    public override IEnumerable<string> Objections(RegionEstate estate)
    {
        // A subnet of endpoints holds dozens: all in one sentence, the first few by name.
        const int Named = 3;
        var standing = estate.NetworkInterfaces.Items.Where(i => i.SubnetId == SubnetId).Select(i => $"{i.NetworkInterfaceId} ({i.Description ?? i.InterfaceType})").ToList();
        if (standing.Count > 0)
            yield return $"Subnet {SubnetId} is in use by {string.Join(", ", standing.Take(Named))}{(standing.Count > Named ? string.Format(CultureInfo.InvariantCulture, " and {0} more interfaces", standing.Count - Named) : "")}.";
    }

    /// <summary>Interfaces of endpoints and NAT gateways outlive these for a while.</summary>
    public override bool PassesWithTime(string awsErrorCode) => awsErrorCode == "DependencyViolation";
}
