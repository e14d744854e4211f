using System;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Sandbox.World;

/// <summary>For how many rules a prefix list counts: AWS's lists have weights of their own (VPC User Guide, 'AWS-managed prefix list weight'), an account's list counts with the entries that it may have.</summary>
internal static class PrefixListWeight
{
    private const int CloudFront = 55;

    public static int Of(PrefixList? list) => list switch
    {
        null => 1,
        _ when list.PrefixListName.EndsWith("cloudfront.origin-facing", StringComparison.Ordinal) => CloudFront,
        _ when list.PrefixListName.StartsWith("com.amazonaws.", StringComparison.Ordinal) => 1,
        _ => Math.Max(1, list.Cidrs?.Count ?? 1),
    };
}
