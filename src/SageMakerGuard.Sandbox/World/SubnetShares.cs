using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using System.Text;

namespace SageMakerGuard.Sandbox.World;

/// <summary>A resource share as RAM has it.</summary>
internal sealed record SubnetShare(string Arn, string Name, string Owner, string Guest, IReadOnlyList<string> SubnetArns);

/// <summary>
/// Resource shares. No estate holds any, but a VPC of another account's can be used by a share alone (VPC User Guide, 'Share your VPC subnets
/// with other accounts'): so there is one for each such VPC, from its owner to the account that uses it.
/// </summary>
internal static class SubnetShares
{
    /// <summary>The shares that give an account subnets.</summary>
    public static IEnumerable<SubnetShare> To(RegionState region) => region.Estate.Vpcs.Items
        .Where(vpc => vpc.OwnerId.Length > 0 && vpc.OwnerId != region.AccountId)
        .Select(vpc => new SubnetShare(
            $"arn:{region.Partition}:ram:{region.Region}:{vpc.OwnerId}:resource-share/{Id(vpc.VpcId + region.AccountId)}", "subnets-of-" + vpc.VpcId, vpc.OwnerId, region.AccountId,
            region.Index.SubnetsIn(vpc.VpcId).Select(s => $"arn:{region.Partition}:ec2:{region.Region}:{vpc.OwnerId}:subnet/{s.SubnetId}").ToList()))
        .OrderBy(share => share.Arn, StringComparer.Ordinal);

    /// <summary>The shares that an account made, as far as the accounts of this world use them.</summary>
    public static IEnumerable<SubnetShare> From(SandboxWorld world, string accountId, string region) =>
        world.Accounts.Where(other => other.Id != accountId && other.Occupied.Contains(region)).SelectMany(other => To(other.Region(region))).Where(share => share.Owner == accountId);

    private static string Id(string text)
    {
        using var sha = SHA256.Create();
        var hash = sha.ComputeHash(Encoding.UTF8.GetBytes(text));
        return new Guid([.. hash.Take(16)]).ToString();
    }
}
