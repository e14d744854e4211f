using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Posture;

namespace SageMakerGuard.Changes;

/// <summary>
/// Plans a new notebook instance inside of the VPC in place of one outside of it, since the network of an instance is chosen when it is made and
/// never again (API_UpdateNotebookInstance; Security Hub SageMaker.1 and .2). It goes in three plans: the original copies its files to S3, the new
/// instance copies them back, and only then, and only if told so, the original is deleted. No plan is made before the one before it is done.
/// </summary>
public static class NotebookReplacementPlanner
{
    private const string Command = "New-SMNotebookReplacement";

    /// <summary>What to read for it besides the network: the two instances and the two lifecycle configurations.</summary>
    public static EstateSlice Reads(RegionEstate estate, string notebookInstanceName, NotebookReplacementOptions options)
    {
        var names = new NotebookReplacement(estate, notebookInstanceName, options);
        return new()
        {
            Parts = EstateParts.NotebookInstances | EstateParts.NotebookLifecycleConfigs,
            NotebookInstanceNames = [names.Name, names.NewName],
            LifecycleConfigNames = [names.CopyConfigName, names.RestoreConfigName],
        };
    }

    /// <summary>The plan of one phase, or every reason why there is none.</summary>
    /// <param name="estate">The region, with its network and what <see cref="Reads"/> asks for.</param>
    /// <param name="notebookInstanceName">The instance that is to be replaced.</param>
    /// <param name="phase">The phase.</param>
    /// <param name="options">How.</param>
    public static ChangePlan Plan(RegionEstate estate, string notebookInstanceName, NotebookReplacementPhase phase, NotebookReplacementOptions options)
    {
        var facts = new RegionFacts(estate, PostureSettings.Default);
        var replacement = new NotebookReplacement(estate, notebookInstanceName, options);
        var network = new NotebookNetwork(facts, options);
        var again = Again(estate, notebookInstanceName, options);
        var plan = new ChangePlan
        {
            Command = Command, AccountId = estate.AccountId, Region = estate.Region, Phase = phase.ToString(), NotebookInstanceName = notebookInstanceName,
            VpcId = network.Subnet?.VpcId ?? facts.Index.Subnet(replacement.New?.SubnetId)?.VpcId,
        };
        if (phase != NotebookReplacementPhase.Remove && replacement is { Original: { Described: true, SubnetId.Length: > 0, DirectInternetAccess: "Disabled" } })
            return plan with { Notes = [$"Notebook instance {notebookInstanceName} is inside of the VPC already, without direct internet access."] };

        var checks = new NotebookPreflight(facts, replacement, network, options, again);
        var refusals = checks.Of(phase).ToList();
        if (refusals.Count > 0)
            return plan with { Refusals = refusals };
        return phase switch
        {
            NotebookReplacementPhase.Copy => plan with { Steps = [.. Copy(estate, replacement, options)], Notes = [.. CopyNotes(replacement, again)] },
            NotebookReplacementPhase.Create => plan with { Steps = [.. Create(facts, replacement, network, options)], Notes = [.. CreateNotes(facts, replacement, network, options, again)] },
            _ => plan with { Steps = [.. Remove(replacement)], Notes = [.. RemoveNotes(replacement)] },
        };
    }

    // As it was typed, up to the phase.
    private static string Again(RegionEstate estate, string name, NotebookReplacementOptions options)
    {
        var parameters = new (string Name, string? Value)[]
        {
            ("NotebookInstanceName", name), ("Region", estate.Region), ("SubnetId", options.SubnetId), ("SecurityGroupId", string.Join(",", options.SecurityGroupIds)), ("S3Uri", options.S3Uri),
            ("NewName", options.NewName), ("PlatformIdentifier", options.PlatformIdentifier),
        };
        return $"{Command} {string.Join(" ", parameters.Where(p => p.Value is { Length: > 0 }).Select(p => $"-{p.Name} {p.Value}"))} -Phase";
    }

    private static IEnumerable<ChangeStep> Copy(RegionEstate estate, NotebookReplacement replacement, NotebookReplacementOptions options)
    {
        var original = replacement.Original!;
        if (replacement.MakeCopyConfig.Observe(estate).Standing == Standing.Absent)
            yield return replacement.MakeCopyConfig;
        if (!replacement.IsCopying)
        {
            if (original.NotebookInstanceStatus == "InService")
                yield return new StopNotebookInstance { NotebookInstanceName = original.NotebookInstanceName };
            yield return new SetNotebookLifecycleConfig { NotebookInstanceName = original.NotebookInstanceName, LifecycleConfigName = replacement.CopyConfigName };
        }

        // It copies when it starts; where the copy is known to be there it may stay stopped.
        if (!replacement.IsCopying || (original.NotebookInstanceStatus != "InService" && !options.Verified))
            yield return StartNotebookInstance.Of(original);
    }

    private static IEnumerable<string> CopyNotes(NotebookReplacement replacement, string again)
    {
        var original = replacement.Original!;
        if (!replacement.IsCopying)
        {
            yield return original.NotebookInstanceStatus == "InService"
                ? $"{replacement.Name} is stopped and started once: its kernels and unsaved work are lost."
                : $"{replacement.Name} is {original.NotebookInstanceStatus} and is started for the copy; from then on it costs what it costs while it runs.";
            yield return "Copied is /home/ec2-user/SageMaker, the volume, which is all that outlives a stop in any case. Nobody should work there until the new instance is made.";
            yield return $"Its role needs s3:ListBucket, s3:GetObject and s3:PutObject on {replacement.Target}.";
            if (replacement.Prior is { } prior)
                yield return $"Its lifecycle configuration {prior} does not run meanwhile; the new instance gets it in the end.";
        }

        yield return $"The copy goes on in the background. It is finished when this shows a file: aws s3 ls {replacement.Target}/copied.json. Then type: {again} {NotebookReplacementPhase.Create} -Verified.";
    }

    private static IEnumerable<ChangeStep> Create(RegionFacts facts, NotebookReplacement replacement, NotebookNetwork network, NotebookReplacementOptions options)
    {
        ChangeStep[] steps = [replacement.MakeRestoreConfig, NewInstance(facts, replacement, network, options)];
        return steps.Where(step => step.Observe(facts.Region).Standing != Standing.Done);
    }

    /// <summary>The new instance as the original is, network apart.</summary>
    internal static CreateNotebookInstance NewInstance(RegionFacts facts, NotebookReplacement replacement, NotebookNetwork network, NotebookReplacementOptions options)
    {
        var original = replacement.Original!;
        return new()
        {
            NotebookInstanceName = replacement.NewName,
            InstanceType = original.InstanceType ?? "",
            RoleArn = original.RoleArn ?? "",
            SubnetId = options.SubnetId,
            SecurityGroupIds = options.SecurityGroupIds,
            DirectInternetAccess = "Disabled",
            VolumeSizeInGB = original.VolumeSizeInGB,
            KmsKeyId = original.KmsKeyId,
            PlatformIdentifier = options.PlatformIdentifier ?? original.PlatformIdentifier,
            RootAccess = original.RootAccess,

            // dualstack asks for a subnet with an IPv6 block (API_CreateNotebookInstance, IpAddressType).
            IpAddressType = network.Subnet is { Ipv6CidrBlockAssociationSet.Count: 0 } ? null : original.IpAddressType,
            DefaultCodeRepository = original.DefaultCodeRepository,
            AdditionalCodeRepositories = original.AdditionalCodeRepositories,
            InstanceMetadataServiceConfiguration = original.InstanceMetadataServiceConfiguration,
            LifecycleConfigName = replacement.RestoreConfigName,

            // Tags that begin with aws: are AWS's own (API_Tag).
            Tags = facts.TagsOf(original.NotebookInstanceArn).Where(t => !t.Key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase)).Select(t => new Tag { Key = t.Key, Value = t.Value }).OrderBy(t => t.Key, StringComparer.Ordinal).ToList(),
        };
    }

    private static IEnumerable<string> CreateNotes(RegionFacts facts, NotebookReplacement replacement, NotebookNetwork network, NotebookReplacementOptions options, string again)
    {
        var original = replacement.Original!;
        if (replacement.New is null)
        {
            if (options.PlatformIdentifier is null && original.PlatformIdentifier is { } platform)
                yield return $"It is made on platform {platform} like the original. Where AWS takes that no more, name another with -PlatformIdentifier.";
            if (original.IpAddressType == "dualstack" && network.Subnet is { Ipv6CidrBlockAssociationSet.Count: 0 })
                yield return $"{options.SubnetId} has no IPv6 block, so the new instance is of type ipv4.";
            if (original.DefaultCodeRepository is { } repository)
                yield return $"SageMaker clones {string.Join(", ", original.AdditionalCodeRepositories.Prepend(repository))} when it makes the instance; that must be reachable from {options.SubnetId}.";
            if (facts.Unread.Tags.Count > 0)
                yield return $"The tags of {replacement.Name} could not be read, so none are copied: {string.Join("; ", facts.Unread.Tags)}.";
            yield return "Where S3 is reached by a gateway endpoint alone, the bucket of the copy has to be in the same region.";
        }

        yield return $"The files come back in the background. They are there when this shows a file: aws s3 ls {replacement.Target}/restored.json. Compare its count with copied.json's, look at {replacement.NewName}, and then type: {again} {NotebookReplacementPhase.Remove} -Verified -RemoveOriginal.";
    }

    // The new instance is put right first and is at rest before anything is deleted.
    private static IEnumerable<ChangeStep> Remove(NotebookReplacement replacement)
    {
        var (original, made) = (replacement.Original, replacement.New!);
        if (made.NotebookInstanceLifecycleConfigName == replacement.RestoreConfigName)
        {
            if (made.NotebookInstanceStatus == "InService")
                yield return new StopNotebookInstance { NotebookInstanceName = made.NotebookInstanceName };
            yield return new SetNotebookLifecycleConfig { NotebookInstanceName = made.NotebookInstanceName, LifecycleConfigName = replacement.Prior };
            yield return StartNotebookInstance.Of(made);
        }
        else if (made.NotebookInstanceStatus == "Stopped")
        {
            yield return StartNotebookInstance.Of(made);
        }

        if (original is { NotebookInstanceStatus: "InService" })
            yield return new StopNotebookInstance { NotebookInstanceName = original.NotebookInstanceName };
        if (original is not null)
            yield return new DeleteNotebookInstance { NotebookInstanceName = original.NotebookInstanceName, SubnetId = original.SubnetId, KmsKeyId = original.KmsKeyId };
        foreach (var config in new[] { replacement.CopyConfig, replacement.RestoreConfig })
        {
            if (config is not null)
                yield return new DeleteNotebookLifecycleConfig { NotebookInstanceLifecycleConfigName = config.NotebookInstanceLifecycleConfigName };
        }
    }

    private static IEnumerable<string> RemoveNotes(NotebookReplacement replacement)
    {
        if (replacement.Original is { } original)
            yield return $"This cannot be undone: Undo-SMChange does not bring {original.NotebookInstanceName} back, and what was written on it after the copy is lost with it. The copy in {replacement.Target} stays; delete it when it is needed no more.";
        else
            yield return $"Notebook instance {replacement.Name} is gone.";
        if (replacement.New!.NotebookInstanceLifecycleConfigName == replacement.RestoreConfigName)
            yield return $"{replacement.NewName} is stopped and started once, to {(replacement.Prior is { } prior ? "get lifecycle configuration " + prior : "lose the lifecycle configuration that copied")}: its kernels are lost.";
    }
}
