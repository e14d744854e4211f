using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Sandbox.World;

/// <summary>A region as DescribeRegions lists it.</summary>
internal sealed record RegionRow(string Name, string ZonePrefix, bool OptIn);

/// <summary>AWS's regions, the prefix of their zone ids, and whether an account must opt in (EC2 User Guide, 'Regions and Zones'; AWS Account Management Guide, 'Enable or disable AWS Regions').</summary>
internal static class RegionCatalog
{
    private static readonly RegionRow[] s_all =
    [
        new("us-east-1", "use1", false), new("us-east-2", "use2", false), new("us-west-1", "usw1", false), new("us-west-2", "usw2", false),
        new("ap-south-1", "aps1", false), new("ap-northeast-1", "apne1", false), new("ap-northeast-2", "apne2", false), new("ap-northeast-3", "apne3", false),
        new("ap-southeast-1", "apse1", false), new("ap-southeast-2", "apse2", false), new("ca-central-1", "cac1", false), new("eu-central-1", "euc1", false),
        new("eu-west-1", "euw1", false), new("eu-west-2", "euw2", false), new("eu-west-3", "euw3", false), new("eu-north-1", "eun1", false), new("sa-east-1", "sae1", false),
        new("af-south-1", "afs1", true), new("ap-east-1", "ape1", true), new("ap-south-2", "aps2", true), new("ap-southeast-3", "apse3", true), new("ap-southeast-4", "apse4", true),
        new("ap-southeast-5", "apse5", true), new("ap-southeast-7", "apse7", true), new("ca-west-1", "caw1", true), new("eu-central-2", "euc2", true), new("eu-south-1", "eus1", true),
        new("eu-south-2", "eus2", true), new("il-central-1", "ilc1", true), new("me-central-1", "mec1", true), new("me-south-1", "mes1", true), new("mx-central-1", "mxc1", true),
        new("cn-north-1", "cnn1", false), new("cn-northwest-1", "cnnw1", false), new("us-gov-west-1", "usgw1", false), new("us-gov-east-1", "usge1", false),
        new("us-iso-east-1", "usie1", false), new("us-iso-west-1", "usiw1", false), new("us-isob-east-1", "usibe1", false), new("eusc-de-east-1", "eusce1", false),
    ];

    /// <summary>The regions of a partition.</summary>
    public static IEnumerable<RegionRow> In(string partition) => s_all.Where(row => Partition.OfRegion(row.Name) == partition);

    /// <summary>The region, or null where AWS has none of that name.</summary>
    public static RegionRow? Find(string name) => Array.Find(s_all, row => row.Name == name);
}
