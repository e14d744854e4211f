using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Sandbox.World;

/// <summary>
/// Tags by ARN. A resource that had a tag once stays in it with no tags, for GetResources goes on listing it
/// (Resource Groups Tagging API, GetResources: 'returns all the tagged or previously tagged resources').
/// </summary>
internal sealed class TagShelf
{
    private readonly object _gate = new();
    private readonly Dictionary<string, List<Tag>> _byArn = new(StringComparer.Ordinal);
    private readonly List<string> _order = [];

    /// <summary>The tags of a resource; empty where it never had one.</summary>
    public IReadOnlyList<Tag> Of(string arn)
    {
        lock (_gate)
            return _byArn.TryGetValue(arn, out var tags) ? tags.ToArray() : [];
    }

    /// <summary>Every resource that is or was tagged, in the order in which it first was.</summary>
    public IReadOnlyList<ResourceTags> All()
    {
        lock (_gate)
            return _order.Select(arn => new ResourceTags { ResourceARN = arn, Tags = _byArn[arn].ToArray() }).ToArray();
    }

    /// <summary>Sets tags; the value of a key that is there is replaced.</summary>
    public void Put(string arn, IEnumerable<Tag> tags)
    {
        lock (_gate)
        {
            if (!_byArn.TryGetValue(arn, out var held))
            {
                _byArn[arn] = held = [];
                _order.Add(arn);
            }

            foreach (var tag in tags)
            {
                held.RemoveAll(t => t.Key == tag.Key);
                held.Add(tag);
            }
        }
    }

    /// <summary>Takes tags away; keys that are not there are no error.</summary>
    public void Remove(string arn, IEnumerable<string> keys)
    {
        lock (_gate)
        {
            if (_byArn.TryGetValue(arn, out var held))
                held.RemoveAll(t => keys.Contains(t.Key));
        }
    }

    /// <summary>Takes a resource off the shelf, for it is gone.</summary>
    public void Forget(string arn)
    {
        lock (_gate)
        {
            if (_byArn.Remove(arn))
                _order.Remove(arn);
        }
    }
}
