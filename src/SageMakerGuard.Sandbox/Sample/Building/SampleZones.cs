using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Services;

namespace SageMakerGuard.Sandbox.Sample.Building;

/// <summary>What AWS itself has in a region: zones, prefix lists of its gateway services, endpoint services.</summary>
internal sealed record SampleZones(string Region, string IdPrefix, string Letters, string S3PrefixList, string DynamoDbPrefixList, IReadOnlyList<string> S3Cidrs, IReadOnlyList<string> DynamoDbCidrs)
{
    public static SampleZones Frankfurt { get; } = new(
        "eu-central-1", "euc1", "abc", "pl-6ea54007", "pl-66a5400f", ["3.5.134.0/23", "3.5.136.0/22", "52.219.44.0/22", "52.219.72.0/22", "52.219.168.0/24", "52.219.170.0/23"], ["52.94.17.0/24", "52.119.188.0/22"]);

    public static SampleZones Virginia { get; } = new(
        "us-east-1", "use1", "abcdef", "pl-63a5400a", "pl-02cd2c6b", ["3.5.0.0/19", "16.182.0.0/16", "52.216.0.0/15", "54.231.0.0/16"], ["3.218.182.0/24", "52.94.0.0/22", "52.119.224.0/20"]);

    public static SampleZones Sydney { get; } = new(
        "ap-southeast-2", "apse2", "abc", "pl-6ca54005", "pl-62a5400b", ["3.5.164.0/22", "52.92.52.0/22", "52.95.128.0/21", "54.231.248.0/22"], ["52.94.13.0/24", "52.119.210.0/23"]);

    public string Zone(char letter) => Region + letter;

    // Names and ids of zones are not in one order: that is why the ids exist.
    public string ZoneId(char letter) => $"{IdPrefix}-az{((Letters.IndexOf(letter) + 1) % Letters.Length) + 1}";

    public IEnumerable<PrefixList> PrefixLists =>
    [
        new() { PrefixListId = S3PrefixList, PrefixListName = $"com.amazonaws.{Region}.s3", Cidrs = S3Cidrs },
        new() { PrefixListId = DynamoDbPrefixList, PrefixListName = $"com.amazonaws.{Region}.dynamodb", Cidrs = DynamoDbCidrs },
    ];

    /// <summary>Every service of the catalogue, S3 as a gateway and as an interface. SageMaker's Studio is not in every zone of a large region.</summary>
    public IEnumerable<VpcEndpointService> EndpointServices
    {
        get
        {
            var all = Letters.Select(Zone).ToList();
            foreach (var service in ServiceCatalog.All)
            {
                var suffix = Partition.DnsSuffix(Region);
                if (service.Gateway)
                    yield return new VpcEndpointService { ServiceName = service.DisplayName(Region), ServiceType = [new() { ServiceType = "Gateway" }], AvailabilityZones = all, VpcEndpointPolicySupported = true };
                yield return new VpcEndpointService
                {
                    ServiceName = service.DisplayName(Region), ServiceType = [new() { ServiceType = "Interface" }], VpcEndpointPolicySupported = true,
                    AvailabilityZones = service.SageMakerFamily && all.Count > 3 ? all.Take(all.Count - 2).ToList() : all,
                    PrivateDnsName = !service.InterfacePrivateDns ? null : service.SageMakerFamily ? "*." + service.Host(Region, suffix) : service.Host(Region, suffix),
                };
            }
        }
    }
}
