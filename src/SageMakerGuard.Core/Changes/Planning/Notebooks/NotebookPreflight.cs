using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Posture;

namespace SageMakerGuard.Changes;

/// <summary>What has to be so before a phase of a replacement may begin; every reason against it at once.</summary>
internal sealed class NotebookPreflight(RegionFacts facts, NotebookReplacement replacement, NotebookNetwork network, NotebookReplacementOptions options, string again)
{
    private RegionEstate Estate => facts.Region;

    /// <summary>The reasons against a phase.</summary>
    public IEnumerable<string> Of(NotebookReplacementPhase phase) => NotebookReplacement.Misnamed(replacement.Name, replacement.NewName, options.S3Uri)
        .Concat(Unread(phase))
        .Concat(Original(phase))
        .Concat(phase switch
        {
            NotebookReplacementPhase.Copy => network.Refusals(replacement.Original?.RoleArn, $"{again} {phase}").Concat(Taken(replacement.MakeCopyConfig)),
            NotebookReplacementPhase.Create => network.Refusals(replacement.Original?.RoleArn, $"{again} {phase}").Concat(Create()),
            _ => Remove(),
        });

    private IEnumerable<string> Unread(NotebookReplacementPhase phase)
    {
        var instances = Estate.NotebookInstances.IsComplete ? [] : Calls(Estate.NotebookInstances, "sagemaker:ListNotebookInstances");
        var configs = Estate.NotebookLifecycleConfigs.IsComplete ? [] : Calls(Estate.NotebookLifecycleConfigs, "sagemaker:DescribeNotebookInstanceLifecycleConfig");
        var calls = instances.Concat(configs).ToList();
        if (calls.Count > 0)
            yield return $"How far the replacement of {replacement.Name} is cannot be known, because of {string.Join("; ", calls.Select(call => call.ToString().TrimEnd('.')).Distinct())}. {UnknownRemedy.For(calls, $"{again} {phase}.")}";
    }

    private IEnumerable<string> Original(NotebookReplacementPhase phase)
    {
        var original = replacement.Original;
        if (original is null)
        {
            // The last phase deletes it, and may have been interrupted after that.
            if (Estate.NotebookInstances.IsComplete && (phase != NotebookReplacementPhase.Remove || replacement.New is null))
                yield return $"There is no notebook instance {replacement.Name} in {Estate.Region}. See which there are: Get-SMNotebookNetworkPosture -Region {Estate.Region}.";
            yield break;
        }

        if (!original.Described)
        {
            var call = facts.Unread.OfResource(replacement.Name, "sagemaker:DescribeNotebookInstance");
            yield return $"Notebook instance {replacement.Name} could not be described: {call}. {UnknownRemedy.For([call], $"{again} {phase}.")}";
            yield break;
        }

        if (original.NotebookInstanceStatus is not ("InService" or "Stopped" or "Failed"))
            yield return $"Notebook instance {replacement.Name} is {original.NotebookInstanceStatus}. Wait until it is InService or Stopped, then type again: {again} {phase}.";
        if (phase == NotebookReplacementPhase.Remove)
            yield break;

        // A copy is only faithful where all of it was read: DescribeNotebookInstance always names these three.
        if (original.VolumeSizeInGB is null || original.InstanceType is null || original.RoleArn is null)
            yield return $"Type, role or volume size of {replacement.Name} were not read, so it cannot be made again alike. Read it anew: {again} {phase}.";
    }

    private IEnumerable<string> Create()
    {
        if (replacement.Original is not { Described: true })
            yield break;
        if (!replacement.IsCopying || replacement.CopyConfig is null)
            yield return $"{replacement.Name} has not been told to copy its files. That comes first: {again} {NotebookReplacementPhase.Copy}.";
        else if (!options.Verified)
            yield return $"Whether {replacement.Name} has finished copying is not known here. Look: aws s3 ls {replacement.Target}/copied.json. When the file is there: {again} {NotebookReplacementPhase.Create} -Verified.";
        foreach (var refusal in Taken(replacement.MakeCopyConfig).Concat(Taken(replacement.MakeRestoreConfig)))
            yield return refusal;
        var there = NotebookReplacementPlanner.NewInstance(facts, replacement, network, options).Observe(Estate);
        if (there.Standing is Standing.Refused or Standing.Failed)
            yield return $"{there.Reason} Give the new one another name with -NewName, or delete that one.";
    }

    private IEnumerable<string> Remove()
    {
        var missing = new List<string>();
        if (!options.RemoveOriginal)
            missing.Add("-RemoveOriginal");
        if (!options.Verified)
            missing.Add("-Verified");
        if (missing.Count > 0)
            yield return $"{replacement.Name} is deleted with all files on it, which nothing brings back. Look first whether they are on {replacement.NewName} (aws s3 ls {replacement.Target}/restored.json), then say so: {again} {NotebookReplacementPhase.Remove} -Verified -RemoveOriginal (missing: {string.Join(", ", missing)}).";
        if (replacement.New is not { } made)
        {
            if (Estate.NotebookInstances.IsComplete && replacement.Original is not null)
                yield return $"There is no notebook instance {replacement.NewName} yet. That comes first: {again} {NotebookReplacementPhase.Create} -Verified.";
            yield break;
        }

        if (!made.Described)
            yield return $"Notebook instance {replacement.NewName} could not be described: {facts.Unread.OfResource(replacement.NewName, "sagemaker:DescribeNotebookInstance")}.";
        else if (made.SubnetId is not { Length: > 0 } || made.DirectInternetAccess != "Disabled")
            yield return $"Notebook instance {replacement.NewName} is not inside of a VPC without direct internet access, so it is no replacement. Name the right one with -NewName.";
        if (made.NotebookInstanceStatus is not ("InService" or "Stopped"))
            yield return $"Notebook instance {replacement.NewName} is {made.NotebookInstanceStatus}{(made.FailureReason is { } reason ? $" ({reason})" : "")}. Nothing is deleted before it is InService.";
    }

    /// <summary>A configuration of that name with other scripts: of another bucket, or not of this module.</summary>
    private IEnumerable<string> Taken(CreateNotebookLifecycleConfig config)
    {
        if (config.Observe(Estate) is { Standing: Standing.Refused } there)
            yield return $"{there.Reason} Name the -S3Uri that the copy was begun with, or delete it: aws sagemaker delete-notebook-instance-lifecycle-config --notebook-instance-lifecycle-config-name {config.NotebookInstanceLifecycleConfigName} --region {Estate.Region}.";
    }

    private static IReadOnlyList<UnreadableCall> Calls<T>(Part<T> part, string operation)
    {
        var whole = part.Unreadable.Where(call => call.ResourceId is null).ToList();
        return whole.Count > 0 ? whole : [new UnreadableCall { Operation = operation, Cause = UnreadableCause.NotProvided, Reason = "nobody asked for it" }];
    }
}
