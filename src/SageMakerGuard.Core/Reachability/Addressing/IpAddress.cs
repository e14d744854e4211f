using System;
using System.Globalization;
using System.Net;

namespace SageMakerGuard.Reachability;

/// <summary>An IPv4 or IPv6 address as a number. IPv4 sorts before IPv6, and the two never mix.</summary>
public readonly struct IpAddress : IEquatable<IpAddress>, IComparable<IpAddress>
{
    /// <summary>Makes an address of its number.</summary>
    public IpAddress(bool isV6, ulong high, ulong low)
    {
        IsV6 = isV6;
        High = high;
        Low = low;
    }

    /// <summary>True for IPv6.</summary>
    public bool IsV6 { get; }

    /// <summary>The upper 64 bits; 0 for IPv4.</summary>
    public ulong High { get; }

    /// <summary>The lower 64 bits; for IPv4 all 32.</summary>
    public ulong Low { get; }

    /// <summary>Reads an address, whatever the culture. IPv4 must have its four parts.</summary>
    public static bool TryParse(string? text, out IpAddress address)
    {
        address = default;
        if (string.IsNullOrEmpty(text))
            return false;
        if (text!.IndexOf(':') < 0)
            return TryParseV4(text, out address);
        if (text.IndexOf('%') >= 0 || text.IndexOf('[') >= 0 || !IPAddress.TryParse(text, out var parsed))
            return false;
        var bytes = parsed.GetAddressBytes();
        if (bytes.Length != 16)
            return false;
        ulong high = 0, low = 0;
        for (var i = 0; i < 8; i++)
        {
            high = (high << 8) | bytes[i];
            low = (low << 8) | bytes[i + 8];
        }

        address = new IpAddress(true, high, low);
        return true;
    }

    /// <summary>The next address; the last one of its family has none and must not be asked.</summary>
    public IpAddress Next() => Low == ulong.MaxValue ? new IpAddress(IsV6, High + 1, 0) : new IpAddress(IsV6, High, Low + 1);

    /// <summary>The address before; the first one of its family has none and must not be asked.</summary>
    public IpAddress Previous() => Low == 0 ? new IpAddress(IsV6, High - 1, ulong.MaxValue) : new IpAddress(IsV6, High, Low - 1);

    /// <inheritdoc/>
    public int CompareTo(IpAddress other)
    {
        if (IsV6 != other.IsV6)
            return IsV6 ? 1 : -1;
        return High != other.High ? High.CompareTo(other.High) : Low.CompareTo(other.Low);
    }

    /// <inheritdoc/>
    public bool Equals(IpAddress other) => IsV6 == other.IsV6 && High == other.High && Low == other.Low;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is IpAddress other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => unchecked((High.GetHashCode() * 397) ^ Low.GetHashCode() ^ (IsV6 ? 1 : 0));

    /// <inheritdoc/>
    public override string ToString()
    {
        if (!IsV6)
            return Part(24) + "." + Part(16) + "." + Part(8) + "." + Part(0);
        var bytes = new byte[16];
        for (var i = 0; i < 8; i++)
        {
            bytes[7 - i] = (byte)(High >> (8 * i));
            bytes[15 - i] = (byte)(Low >> (8 * i));
        }

        return new IPAddress(bytes).ToString();
    }

    private string Part(int shift) => ((int)((Low >> shift) & 255)).ToString(CultureInfo.InvariantCulture);

    /// <summary>Whether the left one comes first.</summary>
    public static bool operator <(IpAddress left, IpAddress right) => left.CompareTo(right) < 0;

    /// <summary>Whether the left one comes later.</summary>
    public static bool operator >(IpAddress left, IpAddress right) => left.CompareTo(right) > 0;

    /// <summary>Whether the left one does not come later.</summary>
    public static bool operator <=(IpAddress left, IpAddress right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the left one does not come first.</summary>
    public static bool operator >=(IpAddress left, IpAddress right) => left.CompareTo(right) >= 0;

    /// <summary>Whether they are one address.</summary>
    public static bool operator ==(IpAddress left, IpAddress right) => left.Equals(right);

    /// <summary>Whether they are two addresses.</summary>
    public static bool operator !=(IpAddress left, IpAddress right) => !left.Equals(right);

    private static bool TryParseV4(string text, out IpAddress address)
    {
        address = default;
        ulong value = 0;
        int parts = 0, digits = 0, part = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i == text.Length || text[i] == '.')
            {
                if (digits == 0 || part > 255 || ++parts > 4)
                    return false;
                value = (value << 8) | (uint)part;
                digits = part = 0;
            }
            else if (text[i] is >= '0' and <= '9' && ++digits <= 3)
            {
                part = (part * 10) + (text[i] - '0');
            }
            else
            {
                return false;
            }
        }

        address = new IpAddress(false, 0, value);
        return parts == 4;
    }
}
