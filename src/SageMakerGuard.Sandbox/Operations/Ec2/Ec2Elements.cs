using System.Collections.Generic;
using System.Globalization;
using SageMakerGuard.Estates;
using SageMakerGuard.Sandbox.Protocol;

namespace SageMakerGuard.Sandbox.Operations.Ec2;

/// <summary>Elements that many resources have.</summary>
internal static class Ec2Elements
{
    public static void Tags(this XmlText xml, IReadOnlyList<Tag> tags) => xml.Set("tagSet", tags, tag =>
    {
        xml.Text("key", tag.Key);
        xml.Text("value", tag.Value);
    });

    /// <summary>An id for something that AWS gives an id and an estate does not: the same for the same thing every time.</summary>
    public static string MadeUpId(string prefix, string of)
    {
        var hash = 14695981039346656037UL;
        foreach (var c in of)
            hash = unchecked((hash ^ c) * 1099511628211UL);
        return prefix + "-0" + hash.ToString("x16", CultureInfo.InvariantCulture);
    }
}
