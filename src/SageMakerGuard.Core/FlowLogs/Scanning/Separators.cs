namespace SageMakerGuard.Egress.Scanning;

/// <summary>Finds the bytes that separate fields and lines: everything up to and including the space. Eight bytes are looked at in one step, without a branch for each.</summary>
internal static unsafe class Separators
{
    private const ulong High = 0x8080808080808080;
    private const ulong Low7 = 0x7f7f7f7f7f7f7f7f;

    // Added to seven bits, it reaches the eighth from 0x21 on: from the first byte that is neither control character nor space.
    private const ulong FromExclamationMark = 0x5f5f5f5f5f5f5f5f;

    // Gathers the eighth bits of eight bytes in the highest byte, the first byte's lowest.
    private const ulong Gather = 0x0102040810204080;
    private const ulong DeBruijn = 0x03f79d71b4cb0a89;

    private static readonly PinnedBuffer s_bitIndex = MakeBitIndex();

    /// <summary>Writes the places of all separators of a stretch.</summary>
    /// <param name="text">The text; it may be read beyond the stretch.</param>
    /// <param name="from">Where the stretch begins.</param>
    /// <param name="to">Where it ends. It may end anywhere, and what follows is left out.</param>
    /// <param name="places">Room for as many places as the stretch has bytes, and 64 more.</param>
    /// <returns>How many there are.</returns>
    public static int Find(byte* text, int from, int to, int* places)
    {
        var next = places;
        var bitIndex = s_bitIndex.Pointer;
        for (; from < to; from += 64)
        {
            var words = (ulong*)(text + from);
            var bits = Eight(words[0]) | (Eight(words[1]) << 8) | (Eight(words[2]) << 16) | (Eight(words[3]) << 24)
                | (Eight(words[4]) << 32) | (Eight(words[5]) << 40) | (Eight(words[6]) << 48) | (Eight(words[7]) << 56);
            if (to - from < 64)
                bits &= (1UL << (to - from)) - 1;
            while (bits != 0)
            {
                // Twice in a round: the number of rounds is what the processor has to guess.
                *next = from + bitIndex[((bits & (0 - bits)) * DeBruijn) >> 58];
                bits &= bits - 1;
                next[1] = from + bitIndex[((bits & (0 - bits)) * DeBruijn) >> 58];
                next += bits == 0 ? 1 : 2;
                bits &= bits - 1;
            }
        }

        return (int)(next - places);
    }

    private static ulong Eight(ulong word)
    {
        var others = (word & Low7) + FromExclamationMark;
        return ((((others | word) & High) ^ High) >> 7) * Gather >> 56;
    }

    private static PinnedBuffer MakeBitIndex()
    {
        var buffer = new PinnedBuffer(64);
        for (var bit = 0; bit < 64; bit++)
            buffer.Pointer[((1UL << bit) * DeBruijn) >> 58] = (byte)bit;
        return buffer;
    }
}
