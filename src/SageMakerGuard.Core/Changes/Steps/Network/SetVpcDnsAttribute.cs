using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Changes;

/// <summary>Turns one of a VPC's two DNS attributes on or off (API_ModifyVpcAttribute: one attribute a call). Private DNS of endpoints needs both.</summary>
public sealed record SetVpcDnsAttribute : ChangeStep
{
    /// <summary>The attribute that lets the VPC's resolver answer.</summary>
    public const string Support = "EnableDnsSupport";

    /// <summary>The attribute that gives instances names; it can only be on while <see cref="Support"/> is.</summary>
    public const string Hostnames = "EnableDnsHostnames";

    /// <summary>The VPC.</summary>
    public string VpcId { get; init; } = "";

    /// <summary><see cref="Support"/> or <see cref="Hostnames"/>.</summary>
    public string Attribute { get; init; } = "";

    /// <summary>On or off.</summary>
    public bool Value { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string ResourceType => "AWS::EC2::VPC";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string ResourceId => VpcId;

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Description => $"Turn {Attribute} of {VpcId} {(Value ? "on" : "off")}";

    /// <inheritdoc/>
    [JsonIgnore]
    public override IReadOnlyList<string> IamActions => ["ec2:ModifyVpcAttribute"];

    /// <inheritdoc/>
    [JsonIgnore]
    public override EstateSlice Reads => new() { Parts = EstateParts.Vpcs, VpcId = VpcId };

    /// <inheritdoc/>
    [JsonIgnore]
    public override bool MayCutOff => !Value;

    /// <inheritdoc/>
    public override Observation Observe(RegionEstate estate, string? ownId = null) => Find(estate) switch
    {
        null => Observation.Refused($"VPC {VpcId} does not exist."),
        var vpc when Current(vpc) is null => Observation.Refused($"{Attribute} of {VpcId} could not be read."),
        var vpc => Current(vpc) == Value ? Observation.Done(VpcId) : Observation.Absent,
    };

    /// <inheritdoc/>
    public override RegionEstate Simulate(RegionEstate estate) => estate with
    {
        Vpcs = estate.Vpcs.Change(v => v.VpcId == VpcId, v => Attribute == Support ? v with { EnableDnsSupport = Value } : v with { EnableDnsHostnames = Value }),
    };

    /// <inheritdoc/>
    public override ChangeStep? Inverse(RegionEstate before) => Find(before) is { } vpc && Current(vpc) is { } prior && prior != Value ? this with { Value = prior } : null;

    /// <inheritdoc/>
    public override JsonNode? Image(RegionEstate estate) => Find(estate) is { } vpc ? new JsonObject { [Attribute] = Current(vpc) } : null;

    private Vpc? Find(RegionEstate estate) => estate.Vpcs.Items.FirstOrDefault(v => v.VpcId == VpcId);

    private bool? Current(Vpc vpc) => Attribute == Support ? vpc.EnableDnsSupport : vpc.EnableDnsHostnames;
}
