using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using SageMakerGuard.Aws.Collect.Calls;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Aws.Collect;

/// <summary>User profiles, spaces and apps: by pages of the whole region, or of the domains that were asked for.</summary>
internal sealed class StudioReader(RegionCaller caller)
{
    /// <summary>The three parts. No domain id means all of the region.</summary>
    public async Task<(Part<UserProfile> Profiles, Part<Space> Spaces, Part<App> Apps)> ReadAsync(IReadOnlyList<string?> domainIds, bool profileDetails, bool appDetails)
    {
        var profiles = ReadProfilesAsync(domainIds, profileDetails);
        var spaces = Each(domainIds, Spaces);
        var apps = ReadAppsAsync(domainIds, appDetails);
        await Task.WhenAll(profiles, spaces, apps).ConfigureAwait(false);
        return (profiles.Result, Sorted(spaces.Result, s => (s.DomainId, s.SpaceName, "", "", "")), apps.Result);
    }

    /// <summary>Apps alone.</summary>
    public async Task<Part<App>> ReadAppsAsync(IReadOnlyList<string?> domainIds, bool details)
    {
        var apps = await Each(domainIds, Apps).ConfigureAwait(false);
        return Sorted(details ? await new AppDetailReader(caller).Fill(apps).ConfigureAwait(false) : apps, a => (a.DomainId, a.UserProfileName ?? "", a.SpaceName ?? "", a.AppType, a.AppName));
    }

    private async Task<Part<UserProfile>> ReadProfilesAsync(IReadOnlyList<string?> domainIds, bool details)
    {
        var profiles = await Each(domainIds, Profiles).ConfigureAwait(false);
        return Sorted(details ? await Details(profiles).ConfigureAwait(false) : profiles, p => (p.DomainId, p.UserProfileName, "", "", ""));
    }

    private Task<Listing<UserProfile>> Profiles(string? domainId) => caller.ReadAll<UserProfile>(
        "sagemaker:ListUserProfiles",
        async (c, token, ct) =>
        {
            var page = await c.SageMaker.ListUserProfilesAsync(new() { MaxResults = 100, NextToken = token, DomainIdEquals = domainId }, ct).ConfigureAwait(false);
            return new(page.UserProfiles, page.NextToken);
        });

    private Task<Listing<Space>> Spaces(string? domainId) => caller.ReadAll<Space>(
        "sagemaker:ListSpaces",
        async (c, token, ct) =>
        {
            var page = await c.SageMaker.ListSpacesAsync(new() { MaxResults = 100, NextToken = token, DomainIdEquals = domainId }, ct).ConfigureAwait(false);
            return new(page.Spaces, page.NextToken);
        });

    private Task<Listing<App>> Apps(string? domainId) => caller.ReadAll<App>(
        "sagemaker:ListApps",
        async (c, token, ct) =>
        {
            var page = await c.SageMaker.ListAppsAsync(new() { MaxResults = 100, NextToken = token, DomainIdEquals = domainId }, ct).ConfigureAwait(false);
            return new(page.Apps, page.NextToken);
        });

    // A profile's own groups are in no list: one call each, which is why they are asked for only on demand.
    private async Task<Part<UserProfile>> Details(Part<UserProfile> profiles)
    {
        var described = await Task.WhenAll(profiles.Items.Select(async profile =>
        {
            var answer = await caller.Ask(
                "sagemaker:DescribeUserProfile",
                profile.DomainId + "/" + profile.UserProfileName,
                (c, ct) => c.SageMaker.DescribeUserProfileAsync(new() { DomainId = profile.DomainId, UserProfileName = profile.UserProfileName }, ct),
                CallLane.Later).ConfigureAwait(false);
            return (Profile: profile with { UserSettings = answer.Value is { } value ? value.UserSettings ?? new UserSettings() : null }, answer.Failure);
        })).ConfigureAwait(false);
        return profiles with
        {
            Items = described.Select(d => d.Profile).ToList(),
            Unreadable = profiles.Unreadable.Concat(described.Where(d => d.Failure is not null).Select(d => d.Failure!)).ToList(),
        };
    }

    private static async Task<Part<T>> Each<T>(IReadOnlyList<string?> domainIds, Func<string?, Task<Listing<T>>> read)
    {
        var lists = await Task.WhenAll(domainIds.Select(read)).ConfigureAwait(false);
        return Parts.Joined(lists);
    }

    private static Part<T> Sorted<T>(Part<T> part, Func<T, (string, string, string, string, string)> key) => part with { Items = part.Items.OrderBy(key, Parts.OrdinalKeys).ToList() };
}
