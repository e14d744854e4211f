using System.Globalization;
using System.Text;

namespace SageMakerGuard.Sandbox.Sample.Building;

/// <summary>Ids that look like AWS's and are the same on every run: they are made from the names of things.</summary>
internal static class AwsIds
{
    /// <summary>For example <c>subnet-0</c> and sixteen hexadecimal digits.</summary>
    public static string Of(string kind, params string[] names) => kind + "-0" + Hash(kind + "|" + string.Join("|", names)).ToString("x16", CultureInfo.InvariantCulture);

    /// <summary>A domain's id: <c>d-</c> and twelve letters and digits.</summary>
    public static string Domain(string account, string region, string name)
    {
        var text = new StringBuilder("d-");
        for (var hash = Hash("domain|" + account + "|" + region + "|" + name); text.Length < 14; hash = (hash / 36) ^ (hash << 40))
            text.Append("abcdefghijklmnopqrstuvwxyz0123456789"[(int)(hash % 36)]);
        return text.ToString();
    }

    /// <summary>Thirty-two hexadecimal digits, as SageMaker puts behind its interfaces' descriptions.</summary>
    public static string Node(params string[] names) =>
        Hash("node|" + string.Join("|", names)).ToString("x16", CultureInfo.InvariantCulture) + Hash("edon|" + string.Join("|", names)).ToString("x16", CultureInfo.InvariantCulture);

    // FNV-1a with a last mixing step, so that near names give far ids.
    private static ulong Hash(string text)
    {
        var hash = 14695981039346656037UL;
        foreach (var b in Encoding.UTF8.GetBytes(text))
            hash = (hash ^ b) * 1099511628211UL;
        hash ^= hash >> 33;
        hash *= 0xff51afd7ed558ccdUL;
        return hash ^ (hash >> 29);
    }
}
