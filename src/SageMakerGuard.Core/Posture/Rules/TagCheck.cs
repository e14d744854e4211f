using System.Collections.Generic;
using System.Linq;

namespace SageMakerGuard.Posture.Rules;

/// <summary>Which of the required tags a resource lacks, and which have a value that is not accepted. Keys and values compare with case, as AWS does.</summary>
internal static class TagCheck
{
    public static IReadOnlyList<string> Missing(IReadOnlyList<TagRequirement> required, IReadOnlyDictionary<string, string> tags) =>
        required.Where(tag => tag.IsMissingFrom(tags)).Select(tag => tag.Key).ToList();

    public static IReadOnlyList<string> Wrong(IReadOnlyList<TagRequirement> required, IReadOnlyDictionary<string, string> tags) =>
        required.Select(tag => tag.WrongIn(tags)).OfType<string>().ToList();
}
