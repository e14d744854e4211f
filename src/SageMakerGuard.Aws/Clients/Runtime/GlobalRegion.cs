namespace SageMakerGuard.Aws.Clients.Runtime;

/// <summary>Where a partition keeps the services that are global: they are signed for it whatever region asks (botocore partitions.json, implicitGlobalRegion).</summary>
internal static class GlobalRegion
{
    /// <summary>That region of the partition of a region; China's, which the rule sets of Route 53 and Cost Explorer both name, is Ningxia.</summary>
    public static string Of(string region) => Estates.Partition.OfRegion(region) switch
    {
        "aws-cn" => "cn-northwest-1",
        "aws-us-gov" => "us-gov-west-1",
        "aws-iso" => "us-iso-east-1",
        "aws-iso-b" => "us-isob-east-1",
        "aws-iso-e" => "eu-isoe-west-1",
        "aws-iso-f" => "us-isof-south-1",
        "aws-eusc" => "eusc-de-east-1",
        _ => "us-east-1",
    };
}
