using System.Text.Json.Serialization;

namespace SageMakerGuard.Probing;

/// <summary>What the proof says of the addresses that a name resolves to.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<NameExpectation>))]
public enum NameExpectation
{
    /// <summary>Nothing.</summary>
    Any,

    /// <summary>Addresses of the network's own: the proof goes by an interface endpoint with private DNS.</summary>
    Private,

    /// <summary>Addresses of the internet: the proof goes by a gateway endpoint, a NAT gateway or another way out.</summary>
    Public,
}
