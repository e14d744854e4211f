using System;
using System.Collections.Generic;
using System.Linq;

namespace SageMakerGuard.Estates.Files.Cli;

/// <summary>Domains, profiles, spaces, apps and notebook instances out of list and describe answers.</summary>
internal static class CliSageMaker
{
    /// <summary>Domains: whatever is listed and not described stays undescribed, with the call that is missing.</summary>
    public static Part<Domain> Domains(CliAnswers answers) => Described<Domain>(
        answers, CliCalls.ListDomains, CliCalls.DescribeDomain, domain => domain.DomainId, domain => domain with { Described = false });

    /// <summary>Notebook instances, likewise.</summary>
    public static Part<NotebookInstance> NotebookInstances(CliAnswers answers) => Described<NotebookInstance>(
        answers, CliCalls.ListNotebookInstances, CliCalls.DescribeNotebookInstance, notebook => notebook.NotebookInstanceName, notebook => notebook with { Described = false });

    /// <summary>User profiles. A profile that is not described is whole all the same: its settings are asked for only by who wants them.</summary>
    public static Part<UserProfile> UserProfiles(CliAnswers answers) => Enriched(
        answers, CliCalls.ListUserProfiles, profile => profile.DomainId + "/" + profile.UserProfileName,
        answers.Single<UserProfile>(CliCalls.DescribeUserProfile, profile => profile.DomainId + "/" + profile.UserProfileName));

    /// <summary>Spaces.</summary>
    public static Part<Space> Spaces(CliAnswers answers) => Enriched(
        answers, CliCalls.ListSpaces, space => space.DomainId + "/" + space.SpaceName,
        answers.Single<DescribedSpace>(CliCalls.DescribeSpace, space => space.DomainId + "/" + space.SpaceName).Select(space => space.ToSpace()));

    /// <summary>Apps.</summary>
    public static Part<App> Apps(CliAnswers answers) => Enriched(
        answers, CliCalls.ListApps, app => string.Join("/", app.DomainId, app.UserProfileName, app.SpaceName, app.AppType, app.AppName),
        answers.Single<App>(CliCalls.DescribeApp, app => string.Join("/", app.DomainId, app.UserProfileName, app.SpaceName, app.AppType, app.AppName)));

    /// <summary>Lifecycle configurations that were described. Which others there are is not known from these.</summary>
    public static Part<NotebookLifecycleConfig> LifecycleConfigs(CliAnswers answers) => answers.Has(CliCalls.DescribeNotebookInstanceLifecycleConfig)
        ? Part<NotebookLifecycleConfig>.Read(answers.Single<NotebookLifecycleConfig>(CliCalls.DescribeNotebookInstanceLifecycleConfig, config => config.NotebookInstanceLifecycleConfigName))
        : Part<NotebookLifecycleConfig>.Failed(answers.NotProvided(CliCalls.DescribeNotebookInstanceLifecycleConfig));

    private static Part<T> Described<T>(CliAnswers answers, CliCall list, CliCall describe, Func<T, string> id, Func<T, T> undescribed)
        where T : class
    {
        var described = answers.Single(describe, id).ToDictionary(id, StringComparer.Ordinal);
        var listed = answers.Items(list, id);
        var known = new HashSet<string>(listed.Select(id), StringComparer.Ordinal);
        var unreadable = new List<UnreadableCall>();
        if (answers.Has(list))
            unreadable.AddRange(answers.MissingPages(list));
        else
            unreadable.Add(answers.NotProvided(list));
        unreadable.AddRange(listed.Where(item => !described.ContainsKey(id(item))).Select(item => answers.NotProvided(describe, id(item))));
        return new Part<T>
        {
            Asked = true,
            Items =
            [
                .. listed.Select(item => described.TryGetValue(id(item), out var whole) ? whole : undescribed(item)),
                .. described.Values.Where(item => !known.Contains(id(item))),
            ],
            Unreadable = unreadable,
        };
    }

    private static Part<T> Enriched<T>(CliAnswers answers, CliCall list, Func<T, string> id, IEnumerable<T> described)
        where T : class
    {
        var part = answers.Part(list, id);
        var more = described.GroupBy(id, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Last(), StringComparer.Ordinal);
        var known = new HashSet<string>(part.Items.Select(id), StringComparer.Ordinal);
        return part with
        {
            Items =
            [
                .. part.Items.Select(item => more.TryGetValue(id(item), out var whole) ? whole : item),
                .. more.Where(pair => !known.Contains(pair.Key)).Select(pair => pair.Value),
            ],
        };
    }

    /// <summary>API_DescribeSpace says in full what API_ListSpaces sums up.</summary>
    private sealed record DescribedSpace
    {
        public string DomainId { get; init; } = "";

        public string SpaceName { get; init; } = "";

        public string Status { get; init; } = "";

        public DateTimeOffset? CreationTime { get; init; }

        public DateTimeOffset? LastModifiedTime { get; init; }

        public SpaceSharing? SpaceSharingSettings { get; init; }

        public SpaceOwnership? OwnershipSettings { get; init; }

        public SpaceSummary? SpaceSettings { get; init; }

        public Space ToSpace() => new()
        {
            DomainId = DomainId, SpaceName = SpaceName, Status = Status, CreationTime = CreationTime, LastModifiedTime = LastModifiedTime,
            SpaceSharingSettingsSummary = SpaceSharingSettings, OwnershipSettingsSummary = OwnershipSettings, SpaceSettingsSummary = SpaceSettings,
        };
    }
}
