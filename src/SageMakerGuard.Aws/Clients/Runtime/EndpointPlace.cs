using SageMakerGuard.Estates;

namespace SageMakerGuard.Aws.Clients.Runtime;

/// <summary>Where a call goes: the region with its partition, and the two variants that the SDK's settings choose.</summary>
internal readonly record struct EndpointPlace(string Region, bool Fips, bool DualStack)
{
    public string Partition => Estates.Partition.OfRegion(Region);

    /// <summary>The DNS suffix, that of dual-stack names where asked for (botocore partitions.json).</summary>
    public string Suffix => DualStack ? DualStackSuffix(Partition) : Estates.Partition.DnsSuffix(Region);

    private static string DualStackSuffix(string partition) => partition switch
    {
        "aws-cn" => "api.amazonwebservices.com.cn",
        "aws-iso" => "api.aws.ic.gov",
        "aws-iso-b" => "api.aws.scloud",
        "aws-iso-e" => "api.cloud-aws.adc-e.uk",
        "aws-iso-f" => "api.aws.hci.ic.gov",
        "aws-eusc" => "api.amazonwebservices.eu",
        _ => "api.aws",
    };
}
