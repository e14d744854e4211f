using System.Globalization;

namespace SageMakerGuard.Egress.Scanning;

/// <summary>Numbers in sentences.</summary>
internal static class Words
{
    public static string Number(long value) => value.ToString("n0", CultureInfo.InvariantCulture);

    public static string Count(long count, string one, string many) => $"{Number(count)} {(count == 1 ? one : many)}";

    public static string Files(int count) => Count(count, "file", "files");

    public static string Lines(long count) => Count(count, "line", "lines");
}
