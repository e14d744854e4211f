using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Sandbox.World;

/// <summary>The tags of EC2's resources by ARN: the tagging API lists them as well, though EC2 answers with them itself.</summary>
internal static class NetworkTags
{
    public static IEnumerable<(string Arn, IReadOnlyList<Tag> Tags)> Of(RegionState region)
    {
        var estate = region.Estate;
        return TaggedKind.All
            .SelectMany(kind => kind.Rows(estate).Select(row => (Resource: kind.Word + "/" + row.Id, row.Tags)))
            .Where(row => row.Tags.Count > 0)
            .Select(row => (region.Arn("ec2", row.Resource), row.Tags));
    }
}
