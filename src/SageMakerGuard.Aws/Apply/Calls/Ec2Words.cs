using System.Collections.Generic;
using System.Linq;
using Amazon.EC2;
using SageMakerGuard.Aws.Errors;
using SageMakerGuard.Estates;
using M = Amazon.EC2.Model;

namespace SageMakerGuard.Aws.Apply.Calls;

/// <summary>What EC2's requests and answers have in common.</summary>
internal static class Ec2Words
{
    /// <summary>A list as a parameter; null where it is empty, because EC2 takes an empty parameter for a malformed one.</summary>
    public static List<string>? Named(this IReadOnlyList<string> ids) => ids.Count == 0 ? null : [.. ids];

    /// <summary>Tags that a resource gets as it is made, so that it never stands there without its purpose.</summary>
    public static List<M.TagSpecification>? On(this IReadOnlyList<Tag> tags, ResourceType type) => tags.Count == 0
        ? null
        : [new() { ResourceType = type, Tags = tags.Select(t => new M.Tag(t.Key, t.Value)).ToList() }];

    /// <summary>Throws where an answer that looks like a success says that it was none.</summary>
    public static void MustBeNone(List<M.UnsuccessfulItem>? unsuccessful)
    {
        if (unsuccessful is not { Count: > 0 })
            return;
        var error = unsuccessful[0].Error;
        throw new UnsuccessfulItemException(error?.Code ?? "", error?.Message ?? "");
    }
}
