using System;
using System.Globalization;
using System.Linq;
using SageMakerGuard.Services;

namespace SageMakerGuard.Changes;

/// <summary>
/// The size of private subnets. Each user takes addresses for the instances of apps, each interface endpoint one for each zone, the home directory's
/// mount target one for each zone, each instance of a job two (SageMaker Studio Administration Best Practices, 'Network management').
/// </summary>
internal static class SubnetSize
{
    private const int AddressesPerJobInstance = 2;

    /// <summary>The prefix length that the addresses ask for, with a note of the arithmetic; null with a refusal where it cannot be told.</summary>
    public static int? Prefix(PlanDraft draft, PlanTarget target, PrivateNetworkOptions options, int zones)
    {
        if (options.PrefixLength is { } given)
        {
            if (given is >= FreeBlocks.LargestPrefix and <= FreeBlocks.SmallestPrefix)
                return given;
            draft.Refuse($"A prefix length of {Text(given)} is none that AWS makes a subnet of. Name one from {Text(FreeBlocks.LargestPrefix)} to {Text(FreeBlocks.SmallestPrefix)}.");
            return null;
        }

        if (Users(draft, target, options) is not { } users)
            return null;
        var endpoints = ServiceCatalog.RequiredBy(NeededEndpoints.Features(draft, target.Domain, options.Features)).Count(s => !s.Gateway);
        var shared = (options.AddressesPerUser * users) + (AddressesPerJobInstance * options.ConcurrentJobInstances);
        var needed = ((shared + zones - 1) / Math.Max(1, zones)) + endpoints + 1;
        for (var prefix = FreeBlocks.SmallestPrefix; prefix >= FreeBlocks.LargestPrefix; prefix--)
        {
            if (Usable(prefix) < needed)
                continue;
            draft.Note($"{Text(options.AddressesPerUser)} x {Text(users)} user(s) + {Text(AddressesPerJobInstance)} x {Text(options.ConcurrentJobInstances)} job instance(s) over {Text(zones)} zone(s), and in each zone {Text(endpoints)} endpoint(s) and a mount target: {Text(needed)} addresses for each subnet. A /{Text(prefix)} has {Text(Usable(prefix))}, since AWS keeps {Text(CreateSubnet.Reserved)} of each.");
            return prefix;
        }

        draft.Refuse($"{Text(needed)} addresses for each of {Text(zones)} subnet(s) are more than the largest subnet has. Name more zones with -Zone, or fewer users.");
        return null;
    }

    /// <summary>The addresses of a subnet that are not AWS's.</summary>
    public static int Usable(int prefix) => (1 << (32 - prefix)) - CreateSubnet.Reserved;

    private static int? Users(PlanDraft draft, PlanTarget target, PrivateNetworkOptions options)
    {
        if (options.Users is { } named)
            return named;
        if (target.Domain is null)
        {
            draft.Refuse("How many users the network is for is not known. Say it with -User, or the size of its subnets with -PrefixLength.");
            return null;
        }

        var part = draft.Now.UserProfiles;
        if (part.IsComplete)
            return part.Items.Count(p => p.DomainId == target.DomainId);
        var calls = part.Unreadable.Where(c => c.ResourceId is null).Select(c => c.ToString()).ToList();
        draft.Refuse($"It is not known how many users domain {target.DomainId} has: {(calls.Count > 0 ? string.Join("; ", calls).TrimEnd('.') : "sagemaker:ListUserProfiles was not called")}. Say it with -User, or plan again with an identity that may call sagemaker:ListUserProfiles.");
        return null;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
