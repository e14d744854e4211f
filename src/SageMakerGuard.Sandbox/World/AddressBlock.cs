using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Net.Sockets;

namespace SageMakerGuard.Sandbox.World;

/// <summary>A block of addresses, IPv4 or IPv6.</summary>
internal sealed class AddressBlock
{
    private readonly byte[] _address;

    private AddressBlock(byte[] address, int length) => (_address, Length) = (address, length);

    /// <summary>The bits that all its addresses share.</summary>
    public int Length { get; }

    public bool IsV6 => _address.Length == 16;

    /// <summary>Reads a block, or an address as the block that holds it alone; null for anything else.</summary>
    public static AddressBlock? Read(string? text)
    {
        var parts = (text ?? "").Split('/');
        if (parts.Length > 2 || !IPAddress.TryParse(parts[0], out var address) || (address.AddressFamily == AddressFamily.InterNetwork && parts[0].Split('.').Length != 4))
            return null;
        var bytes = address.GetAddressBytes();
        var length = bytes.Length * 8;
        return parts.Length == 2 && (!int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out length) || length > bytes.Length * 8) ? null : new(bytes, length);
    }

    public bool Holds(AddressBlock other) => _address.Length == other._address.Length && other.Length >= Length && Enumerable.Range(0, Length).All(bit => Bit(_address, bit) == Bit(other._address, bit));

    /// <summary>The addresses of an IPv4 block that AWS gives out: it keeps the first four and the last (API_CreateSubnet).</summary>
    public IEnumerable<string> Usable()
    {
        var first = Network().Aggregate(0L, (sum, octet) => (sum << 8) | octet);
        var last = first + (1L << (32 - Length)) - 1;
        for (var address = first + 4; address < last; address++)
            yield return string.Join(".", new[] { 24, 16, 8, 0 }.Select(shift => ((address >> shift) & 255).ToString(CultureInfo.InvariantCulture)));
    }

    /// <summary>With the host bits cleared, as AWS prints blocks (API_AuthorizeSecurityGroupIngress, CidrIp).</summary>
    public override string ToString() => new IPAddress(Network()) + "/" + Length.ToString(CultureInfo.InvariantCulture);

    private static int Bit(byte[] address, int bit) => (address[bit / 8] >> (7 - (bit % 8))) & 1;

    private byte[] Network() => _address.Select((octet, i) => (byte)(octet & (0xff00 >> Math.Max(0, Math.Min(8, Length - (i * 8)))))).ToArray();
}
