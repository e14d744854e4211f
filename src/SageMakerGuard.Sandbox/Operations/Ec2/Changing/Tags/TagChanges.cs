using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Sandbox.Operations.Ec2.Changing.SecurityGroups;
using SageMakerGuard.Sandbox.Protocol;
using SageMakerGuard.Sandbox.World;

namespace SageMakerGuard.Sandbox.Operations.Ec2.Changing.Tags;

/// <summary>CreateTags and DeleteTags, on as many resources as a call names.</summary>
internal static class TagChanges
{
    public static IEnumerable<Ec2Operation> All()
    {
        yield return Operation("CreateTags", Create, call =>
        {
            if (TagForm.Listed(call.Form) is { Count: 0 })
                throw new AwsFault("MissingParameter", "[sandbox] The request must contain the parameter tagSet");
            TagForm.Checked(TagForm.Listed(call.Form));
        });

        // Of AWS's own tags none is deleted, which no keys at all mean as well (API_DeleteTags).
        yield return Operation("DeleteTags", Delete, call =>
        {
            if (TagForm.Listed(call.Form).FirstOrDefault(t => TagForm.IsAwsKey(t.Key)).Key is { } key)
                throw new AwsFault("InvalidParameterValue", $"[sandbox] Tag keys that begin with aws: are reserved: '{key}'.");
        });
    }

    private static Ec2Operation Operation(string name, Func<Ec2Call, Action<XmlText>> run, Action<Ec2Call> checkTags) => new(name, ["ResourceId", "Tag"], run)
    {
        CheckForm = call =>
        {
            foreach (var id in Ids(call))
                TagTarget.CheckForm(id);
            checkTags(call);
        },
        Resource = call => TagTarget.Arn(call, Ids(call)[0]),
        AlsoNeeds = call => Ids(call).Skip(1).Select(id => new NeededPermission("ec2:" + name, TagTarget.Arn(call, id))),
    };

    /// <summary>The sentence has resourceIdSet, whatever the wire says (recorded in cloud-custodian, test_asg_propagate_tag_no_instances).</summary>
    private static IReadOnlyList<string> Ids(Ec2Call call) => call.RequiredList("ResourceId", "resourceIdSet");

    private static Action<XmlText> Create(Ec2Call call)
    {
        var given = TagForm.Checked(TagForm.Listed(call.Form));
        return Change(call, had =>
        {
            var has = had.Where(t => given.All(g => g.Key != t.Key)).Concat(given).ToList();
            return has.Count(t => !TagForm.IsAwsKey(t.Key)) > TagForm.MaxTags ? throw TagForm.LimitExceeded() : has;
        });
    }

    private static Action<XmlText> Delete(Ec2Call call)
    {
        // A key alone takes the tag whatever its value, a key with a value only with that value, and an empty one is a value (API_DeleteTags).
        var asked = TagForm.Listed(call.Form);
        bool Goes(Tag tag) => !TagForm.IsAwsKey(tag.Key) && (asked.Count == 0 || asked.Any(a => a.Key == tag.Key && (a.Value is null || a.Value == tag.Value)));
        return Change(call, had => had.Where(tag => !Goes(tag)).ToList());
    }

    /// <summary>All resources are looked up before any is changed.</summary>
    private static Action<XmlText> Change(Ec2Call call, Func<IReadOnlyList<Tag>, IReadOnlyList<Tag>> change)
    {
        lock (call.Region.Gate)
        {
            var changes = Ids(call).Distinct(StringComparer.Ordinal).Select(id =>
            {
                var had = TagTarget.TagsOf(call, id);
                return (Id: id, Had: had, Has: change(had));
            }).ToList();
            foreach (var (id, had, has) in changes)
            {
                TagTarget.Retag(call, id, has);
                var arn = TagTarget.Arn(call, id);
                if (had.Count + has.Count == 0)
                    continue;
                call.Region.Tags.Remove(arn, had.Where(t => has.All(h => h.Key != t.Key)).Select(t => t.Key).ToList());
                call.Region.Tags.Put(arn, has);
            }

            return xml => xml.Flag("return", true);
        }
    }
}
