using System;
using System.Globalization;
using System.IO;
using System.IO.Compression;
using System.Text;

namespace SageMakerGuard.Benchmarks;

/// <summary>Made-up flow logs, the same each time: 500 interfaces that talk to services and to the internet.</summary>
internal static class FlowLogText
{
    private static readonly int[] s_ports = [443, 443, 443, 443, 80, 22, 2049, 5432, 53];

    /// <summary>Writes a file. Where it is wide, each record has a destination of its own.</summary>
    public static void Write(string path, int records, bool wide, bool gzip)
    {
        using var file = File.Create(path);
        using var stream = gzip ? new GZipStream(file, CompressionLevel.Optimal) : (Stream)file;
        using var writer = new StreamWriter(stream, new UTF8Encoding(false), 1 << 16);
        writer.Write("version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action log-status\n");
        var random = new Random(7);
        for (var i = 0; i < records; i++)
            writer.Write(Record(random, i, wide));
    }

    /// <summary>Half a megabyte or so of records, to be repeated.</summary>
    public static byte[] Some()
    {
        var text = new StringBuilder();
        var random = new Random(11);
        for (var i = 0; i < 5000; i++)
            text.Append(Record(random, i, wide: false));
        return Encoding.ASCII.GetBytes(text.ToString());
    }

    private static string Record(Random random, int number, bool wide)
    {
        var own = random.Next(500);
        var peer = wide ? random.Next() : (own * 40) + random.Next(40);
        var inside = string.Create(CultureInfo.InvariantCulture, $"10.{own % 4}.{own / 4}.{10 + (own % 200)}");
        var outside = string.Create(CultureInfo.InvariantCulture, $"{1 + (peer * 31 % 222)}.{peer >> 16 & 255}.{peer >> 8 & 255}.{peer & 255}");
        var port = wide ? s_ports[random.Next(s_ports.Length)] : s_ports[peer % s_ports.Length];
        var client = random.Next(32768, 61000);
        var start = 1_790_000_000 + (number / 30);
        var packets = random.Next(1, 2000);
        var (source, destination, sourcePort, destinationPort) = random.Next(2) == 0 ? (inside, outside, client, port) : (outside, inside, port, client);
        return string.Create(CultureInfo.InvariantCulture,
            $"2 123456789010 eni-0{(own + 1) * 2654435761L * 65521:x16} {source} {destination} {sourcePort} {destinationPort} {(port == 53 ? 17 : 6)} {packets} {packets * random.Next(40, 1500)} {start} {start + random.Next(1, 60)} {(random.Next(20) == 0 ? "REJECT" : "ACCEPT")} OK\n");
    }
}
