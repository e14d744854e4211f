using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Sandbox.World;

/// <summary>Every region has AWS's prefix lists of S3 and DynamoDB (VPC User Guide, 'Available AWS-managed prefix lists'); an estate has them only where a route or a rule named one.</summary>
internal static class GatewayPrefixLists
{
    // Documentation blocks (RFC 5737) stand for addresses that the estate does not tell.
    private static readonly (string Service, string Cidr)[] s_services = [("s3", "198.51.100.0/24"), ("dynamodb", "203.0.113.0/24")];

    /// <summary>The lists, made up where the estate was not asked for them or could not read them.</summary>
    public static Part<PrefixList> Complete(RegionEstate estate)
    {
        if (estate.PrefixLists.IsComplete)
            return estate.PrefixLists;
        var missing = s_services.Select(row => Name(estate, row.Service)).Where(name => Find(estate, name) is null).Select(name => MadeUp(estate, name)).ToArray();
        return estate.PrefixLists with { Items = [.. estate.PrefixLists.Items, .. missing] };
    }

    /// <summary>The list of a gateway service, which is named as the service is; made up where the estate has none.</summary>
    public static PrefixList Of(RegionEstate estate, string serviceName) => Find(estate, serviceName) ?? MadeUp(estate, serviceName);

    private static PrefixList? Find(RegionEstate estate, string serviceName) => estate.PrefixLists.Items.FirstOrDefault(list => list.PrefixListName == serviceName);

    private static string Name(RegionEstate estate, string service) => $"com.amazonaws.{estate.Region}.{service}";

    private static PrefixList MadeUp(RegionEstate estate, string name) => new()
    {
        PrefixListId = "pl-" + name.Aggregate(2166136261U, (hash, c) => unchecked((hash ^ c) * 16777619U)).ToString("x8", CultureInfo.InvariantCulture),
        PrefixListName = name,
        Cidrs = s_services.Where(row => name == Name(estate, row.Service)).Select(row => row.Cidr).DefaultIfEmpty("192.0.2.0/24").ToList(),
    };
}
