using System.Runtime.CompilerServices;

namespace SageMakerGuard.Egress.Scanning;

/// <summary>Reads numbers and addresses where they lie. All of it may read a few bytes beyond a field, and believes nothing of them.</summary>
internal static unsafe class FieldBytes
{
    private const ulong High = 0x8080808080808080;
    private const ulong Zeros = 0x3030303030303030;

    /// <summary>A number of at most 18 digits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryNumber(byte* text, int length, out ulong value)
    {
        if ((uint)(length - 1) >= 8)
            return TryLong(text, length, out value);
        var digits = (*(ulong*)text ^ Zeros) << (64 - (8 * length));
        value = Digits(digits);
        return AreDigits(digits);
    }

    /// <summary>A time in seconds since 1970, which has ten digits until the year 2286.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryTime(byte* text, int length, out uint value)
    {
        if (length != 10)
        {
            var fits = TryNumber(text, length, out var other) && other <= uint.MaxValue;
            value = (uint)other;
            return fits;
        }

        var digits = *(ulong*)text ^ Zeros;
        uint tens = (uint)(text[8] - '0'), ones = (uint)(text[9] - '0');
        var whole = (Digits(digits) * 100) + (tens * 10) + ones;
        value = (uint)whole;
        return AreDigits(digits) && tens <= 9 && ones <= 9 && whole <= uint.MaxValue;
    }

    /// <summary>Packs an IPv4 address as it is written in 64 bits: the length, then four bits a character, the first lowest. What is no such text gives false.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryPackV4(byte* text, int length, out ulong packed)
    {
        if ((uint)(length - 7) > 8)
        {
            packed = 0;
            return false;
        }

        ulong first = *(ulong*)text, second = *(ulong*)(text + 8);
        if (length < 8)
        {
            first = (first & 0x00ffffffffffffff) | 0x3000000000000000;
            second = Zeros;
        }
        else
        {
            var beyond = ~0UL << (8 * (length - 8));
            second = (second & ~beyond) | (Zeros & beyond);
        }

        // Bytes from '.' to '9', and three dots among them.
        var wrong = ((first & ~High) + 0x4646464646464646) | ((second & ~High) + 0x4646464646464646) | first | second;
        ulong firstFromDot = (first & ~High) + 0x5252525252525252, secondFromDot = (second & ~High) + 0x5252525252525252;
        var dots = (Dots(first) + Dots(second)) * 0x0101010101010101 >> 56;
        packed = ((ulong)(uint)length << 60) | Nibbles(first) | (Nibbles(second) << 32 & 0x0fffffff00000000);
        return ((wrong | ~(firstFromDot & secondFromDot)) & High) == 0 && dots == 3;
    }

    /// <summary>The text that <see cref="TryPackV4"/> packed.</summary>
    public static string UnpackV4(ulong packed)
    {
        var text = new char[packed >> 60];
        for (var i = 0; i < text.Length; i++)
        {
            var nibble = (int)(packed >> (4 * i)) & 15;
            text[i] = nibble < 10 ? (char)('0' + nibble) : '.';
        }

        return new(text);
    }

    /// <summary>A hash of a field; equal fields have equal ones. The words do not wait for each other.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Hash(byte* text, int length)
    {
        var hash = (ulong)(uint)length;
        if (length < 8)
            return Mix(hash + (length == 0 ? 0 : (*(ulong*)text << (64 - (8 * length))) * 0x9e3779b97f4a7c15));
        hash += *(ulong*)(text + length - 8) * 0x9e3779b97f4a7c15;
        var factor = 0xc2b2ae3d27d4eb4f;
        for (var i = 0; i < length - 8; i += 8, factor += 0x165667b19e3779f8)
            hash += *(ulong*)(text + i) * factor;
        return Mix(hash);
    }

    /// <summary>Whether two stretches hold the same bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Same(byte* left, byte* right, int length)
    {
        if (length < 8)
            return length == 0 || ((*(ulong*)left ^ *(ulong*)right) << (64 - (8 * length))) == 0;
        var other = *(ulong*)(left + length - 8) ^ *(ulong*)(right + length - 8);
        for (var i = 0; i < length - 8; i += 8)
            other |= *(ulong*)(left + i) ^ *(ulong*)(right + i);
        return other == 0;
    }

    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 32)) * 0xff51afd7ed558ccd;
        return value ^ (value >> 32);
    }

    // Bytes that are a dot and not a digit, each as 1; bytes are known to be from '.' to '9'.
    private static ulong Dots(ulong word) => ((((word & ~High) + 0x5050505050505050) & High) ^ High) >> 7;

    // '.' becomes 14.
    private static ulong Nibbles(ulong word)
    {
        word &= 0x0f0f0f0f0f0f0f0f;
        word = (word | (word >> 4)) & 0x00ff00ff00ff00ff;
        word = (word | (word >> 8)) & 0x0000ffff0000ffff;
        return (word | (word >> 16)) & 0x00000000ffffffff;
    }

    private static bool AreDigits(ulong digits) => (((digits & ~High) + 0x7676767676767676 | digits) & High) == 0;

    private static ulong Digits(ulong digits)
    {
        digits = (digits * 10) + (digits >> 8);
        return (((digits & 0x000000ff000000ff) * 0x000f424000000064) + ((digits >> 16 & 0x000000ff000000ff) * 0x0000271000000001)) >> 32;
    }

    private static bool TryLong(byte* text, int length, out ulong value)
    {
        value = 0;
        if (length is < 1 or > 18)
            return false;
        for (var i = 0; i < length; i++)
        {
            var digit = (uint)(text[i] - '0');
            if (digit > 9)
                return false;
            value = (value * 10) + digit;
        }

        return true;
    }
}
