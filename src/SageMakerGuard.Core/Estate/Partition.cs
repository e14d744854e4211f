using System;

namespace SageMakerGuard.Estates;

/// <summary>Partitions of AWS: their ARNs' word and their DNS suffix (botocore partitions.json, 1.43).</summary>
public static class Partition
{
    private static readonly (string Prefix, string Name, string Suffix)[] s_byRegion =
    [
        ("cn-", "aws-cn", "amazonaws.com.cn"),
        ("us-gov-", "aws-us-gov", "amazonaws.com"),
        ("us-iso-", "aws-iso", "c2s.ic.gov"),
        ("us-isob-", "aws-iso-b", "sc2s.sgov.gov"),
        ("eu-isoe-", "aws-iso-e", "cloud.adc-e.uk"),
        ("us-isof-", "aws-iso-f", "csp.hci.ic.gov"),
        ("eusc-", "aws-eusc", "amazonaws.eu"),
    ];

    /// <summary>The partition of a region, for example aws-cn for cn-north-1; aws for all that no other partition claims.</summary>
    public static string OfRegion(string region) => Row(region).Name;

    /// <summary>The DNS suffix of a region, for example amazonaws.com.cn for cn-north-1.</summary>
    public static string DnsSuffix(string region) => Row(region).Suffix;

    private static (string Prefix, string Name, string Suffix) Row(string region)
    {
        foreach (var row in s_byRegion)
        {
            if (region.StartsWith(row.Prefix, StringComparison.Ordinal))
                return row;
        }

        return ("", "aws", "amazonaws.com");
    }
}
