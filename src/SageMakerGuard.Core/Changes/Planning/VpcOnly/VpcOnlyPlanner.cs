using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Posture;
using SageMakerGuard.Services;

namespace SageMakerGuard.Changes;

/// <summary>
/// Plans the switch of a domain to VpcOnly, in place: apps are stopped, the domain is updated, and nothing of it is deleted. The network must be
/// there already and must be proven to carry what the domain needs (SageMaker Developer Guide, 'Connect Studio in a VPC to external resources').
/// </summary>
public static class VpcOnlyPlanner
{
    private const string Command = "Set-SMDomainVpcOnly";

    /// <summary>The plan, or every reason why there is none.</summary>
    /// <param name="estate">The domain's region, with its apps, profiles and network.</param>
    /// <param name="domain">The domain.</param>
    /// <param name="options">How.</param>
    public static ChangePlan Plan(RegionEstate estate, Domain domain, VpcOnlyOptions options)
    {
        var plan = new ChangePlan { Command = Command, AccountId = estate.AccountId, Region = estate.Region, DomainId = domain.DomainId, VpcId = domain.VpcId is { Length: > 0 } vpc ? vpc : null };
        var settings = options.Features == Feature.None ? options.Settings : options.Settings with { Features = options.Features };
        var today = new DomainContext(new RegionFacts(estate, settings), domain);
        if (!domain.Described)
            return plan with { Refusals = [.. SwitchPreflight.NotDescribed(today, $"{Command} -DomainId {domain.DomainId} -Region {estate.Region}")] };

        var target = new SwitchTarget(estate, domain, options);
        var update = target.Step;
        plan = plan with { VpcId = target.VpcId.Length > 0 ? target.VpcId : null };
        if (update.Observe(estate).Standing == Standing.Done)
        {
            return plan with
            {
                Steps = [.. LaunchBar.LiftLeftover(estate, domain, options.BarLaunches)],
                Notes = [$"Domain {domain.DomainId} is VpcOnly already, with these subnets and groups."],
            };
        }

        var simulated = update.Simulate(estate);
        var then = new DomainContext(new RegionFacts(simulated, settings), simulated.Domains.Items.First(d => d.DomainId == domain.DomainId));
        var preflight = new SwitchPreflight(today, then, target, options);
        preflight.Check();
        Prove(preflight, then, target, options);
        if (preflight.Refusals.Count > 0)
            return plan with { Refusals = preflight.Refusals, Notes = preflight.Notes };
        if (options.BarLaunches)
            preflight.Notes.AddRange(BarNotes(estate, domain));
        return plan with { Steps = [.. Steps(estate, domain, update, options)], Notes = preflight.Notes };
    }

    /// <summary>The apps that keep the domain's network type from being changed, with their owners and, where they were described, their last activity.</summary>
    public static IReadOnlyList<RunningApp> Blocking(RegionEstate estate, Domain domain) => AppOwners.Of(new DomainContext(new RegionFacts(estate, PostureSettings.Default), domain));

    private static void Prove(SwitchPreflight preflight, DomainContext then, SwitchTarget target, VpcOnlyOptions options)
    {
        // Without a network or groups there is nothing to follow, and the reason is said.
        if (target.VpcId.Length == 0 || target.SubnetIds.Count == 0 || target.UserGroups.Count == 0)
            return;
        var proof = new SwitchProof(then, options);
        (options.SkipProof ? preflight.Notes : preflight.Refusals).AddRange(proof.Failures());
        preflight.Notes.AddRange(proof.OutOfReach());
        if (proof.Internet() is { } internet)
            preflight.Notes.Add(internet);
    }

    private static IEnumerable<ChangeStep> Steps(RegionEstate estate, Domain domain, UpdateDomainNetwork update, VpcOnlyOptions options)
    {
        if (options.BarLaunches)
        {
            foreach (var step in LaunchBar.Raise(estate, domain))
                yield return step;
        }

        foreach (var app in estate.Apps.Items.Where(a => a.DomainId == domain.DomainId && a.BlocksNetworkChange))
        {
            yield return new DeleteApp
            {
                DomainId = app.DomainId, UserProfileName = app.UserProfileName, SpaceName = app.SpaceName, AppType = app.AppType, AppName = app.AppName, ResourceSpec = app.ResourceSpec, Who = Who(estate, app),
            };
        }

        yield return update;
        foreach (var step in options.BarLaunches ? LaunchBar.Lift(estate, domain) : LaunchBar.LiftLeftover(estate, domain, wasAskedFor: false))
            yield return step;
    }

    private static string? Who(RegionEstate estate, App app)
    {
        var owner = app.UserProfileName ?? estate.Spaces.Items.FirstOrDefault(s => s.DomainId == app.DomainId && s.SpaceName == app.SpaceName)?.OwnershipSettingsSummary?.OwnerUserProfileName;
        var parts = new[]
        {
            owner is null ? null : "of " + owner,
            app.ResourceSpec?.InstanceType is { } type ? "on " + type : null,
            app.LastUserActivityTimestamp is { } last ? "last active " + last.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", System.Globalization.CultureInfo.InvariantCulture) : null,
        };
        return parts.Any(part => part is not null) ? string.Join(", ", parts.Where(part => part is not null)) : null;
    }

    private static IEnumerable<string> BarNotes(RegionEstate estate, Domain domain)
    {
        var roles = LaunchBar.Roles(estate, domain);
        yield return roles.Count == 0
            ? $"No execution role of {domain.DomainId} is known, so launches cannot be barred: an app that somebody starts meanwhile makes AWS refuse the change."
            : $"Until the switch is over, {string.Join(", ", roles)} may neither start apps in {domain.DomainId} nor open sessions there.";
        var unknown = estate.UserProfiles.Items.Count(p => p.DomainId == domain.DomainId && p.UserSettings is null);
        if (unknown > 0)
            yield return $"{unknown.ToString(System.Globalization.CultureInfo.InvariantCulture)} user profile(s) were not described; where one of them names a role of its own, that role is not barred.";
    }
}
