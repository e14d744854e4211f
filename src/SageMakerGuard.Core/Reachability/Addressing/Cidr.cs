using System;
using System.Globalization;

namespace SageMakerGuard.Reachability;

/// <summary>A block of addresses, IPv4 or IPv6, with its host bits cleared as AWS does.</summary>
public readonly struct Cidr : IEquatable<Cidr>
{
    private Cidr(IpAddress first, IpAddress last, int prefixLength)
    {
        First = first;
        Last = last;
        PrefixLength = prefixLength;
    }

    /// <summary>Every IPv4 address.</summary>
    public static Cidr AllV4 { get; } = Of(new IpAddress(false, 0, 0), 0);

    /// <summary>Every IPv6 address.</summary>
    public static Cidr AllV6 { get; } = Of(new IpAddress(true, 0, 0), 0);

    /// <summary>The first address.</summary>
    public IpAddress First { get; }

    /// <summary>The last address.</summary>
    public IpAddress Last { get; }

    /// <summary>The bits that all addresses share.</summary>
    public int PrefixLength { get; }

    /// <summary>True for IPv6.</summary>
    public bool IsV6 => First.IsV6;

    /// <summary>The block around an address.</summary>
    public static Cidr Of(IpAddress address, int prefixLength)
    {
        var width = address.IsV6 ? 128 : 32;
        var hostBits = width - prefixLength;
        var lowMask = hostBits >= 64 ? ulong.MaxValue : (1UL << hostBits) - 1;
        var highMask = hostBits <= 64 ? 0 : hostBits >= 128 ? ulong.MaxValue : (1UL << (hostBits - 64)) - 1;
        return new Cidr(
            new IpAddress(address.IsV6, address.High & ~highMask, address.Low & ~lowMask),
            new IpAddress(address.IsV6, address.High | highMask, address.Low | lowMask),
            prefixLength);
    }

    /// <summary>Reads a block, or a single address as the block that holds only it.</summary>
    public static bool TryParse(string? text, out Cidr cidr)
    {
        cidr = default;
        if (string.IsNullOrEmpty(text))
            return false;
        var slash = text!.IndexOf('/');
        if (!IpAddress.TryParse(slash < 0 ? text : text.Substring(0, slash), out var address))
            return false;
        var width = address.IsV6 ? 128 : 32;
        var length = width;
        if (slash >= 0 && (!int.TryParse(text.Substring(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out length) || length > width))
            return false;
        cidr = Of(address, length);
        return true;
    }

    /// <summary>Reads a block.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static Cidr Parse(string text) => TryParse(text, out var cidr) ? cidr : throw new FormatException($"'{text}' is neither an IP address nor a block of them.");

    /// <summary>Whether the address lies in this block.</summary>
    public bool Contains(IpAddress address) => First <= address && address <= Last;

    /// <summary>Whether all of the other block lies in this one.</summary>
    public bool Contains(Cidr other) => First <= other.First && other.Last <= Last;

    /// <summary>Whether the blocks share an address.</summary>
    public bool Overlaps(Cidr other) => First <= other.Last && other.First <= Last;

    /// <inheritdoc/>
    public bool Equals(Cidr other) => First == other.First && PrefixLength == other.PrefixLength;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Cidr other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => unchecked((First.GetHashCode() * 397) ^ PrefixLength);

    /// <inheritdoc/>
    public override string ToString() => First + "/" + PrefixLength.ToString(CultureInfo.InvariantCulture);
}
