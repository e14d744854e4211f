using System;
using System.Collections.Generic;
using SageMakerGuard.Estates;
using SageMakerGuard.Sandbox.World;

namespace SageMakerGuard.Sandbox.Operations.Ec2.Changing;

/// <summary>The one door through which something new comes into the network.</summary>
internal static class Creation
{
    /// <summary>Puts it into the estate, notes when, and shows its tags to the tagging API.</summary>
    /// <param name="call">The call that makes it.</param>
    /// <param name="word">Its resource type in ARNs.</param>
    /// <param name="id">Its id.</param>
    /// <param name="tags">Its tags, which the record in the estate carries as well.</param>
    /// <param name="add">Adds the record, and whatever comes with it.</param>
    public static void Enter(Ec2Call call, string word, string id, IReadOnlyList<Tag> tags, Func<RegionEstate, RegionEstate> add)
    {
        call.Region.Network.Change(add);
        call.Region.Made.Note(id, call.Now);
        if (tags.Count > 0)
            call.Region.Tags.Put(call.Region.Arn("ec2", word + "/" + id), tags);
    }
}
