namespace SageMakerGuard.Reachability;

/// <summary>Which addresses are the internet's and which are not (IANA special-purpose registries, RFC 6890; the blocks kept for documentation count as public).</summary>
public static class PublicAddresses
{
    private static readonly AddressSet s_special = AddressSet.Parse(
    [
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24",
        "192.168.0.0/16", "198.18.0.0/15", "224.0.0.0/3",
    ]);

    /// <summary>The unicast IPv4 addresses of the internet.</summary>
    public static AddressSet V4 { get; } = AddressSet.Of(Cidr.AllV4).Subtract(s_special);

    /// <summary>The unicast IPv6 addresses of the internet.</summary>
    public static AddressSet V6 { get; } = AddressSet.Of(Cidr.Parse("2000::/3"));

    /// <summary>Whether every address is private to whoever uses it: RFC 1918 and RFC 6598 blocks, link-local ones, unique local IPv6.</summary>
    public static bool NoneOf(AddressSet addresses) => !addresses.Overlaps(V4) && !addresses.Overlaps(V6);
}
