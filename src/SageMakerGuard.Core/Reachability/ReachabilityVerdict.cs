using System.Text.Json.Serialization;

namespace SageMakerGuard.Reachability;

/// <summary>Whether a packet goes there and its answer comes back.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ReachabilityVerdict>))]
public enum ReachabilityVerdict
{
    /// <summary>Yes, on every way that the network may choose.</summary>
    Reachable,

    /// <summary>No; <see cref="ConnectivityResult.BlockedBy"/> says all of the reasons.</summary>
    Blocked,

    /// <summary>It depends on something that could not be read, or that lies outside of what was read.</summary>
    Unknown,
}
