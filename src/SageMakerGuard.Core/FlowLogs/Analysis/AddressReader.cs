using System.Globalization;
using SageMakerGuard.Estates;
using SageMakerGuard.Reachability;

namespace SageMakerGuard.Egress.Analysis;

/// <summary>What an address is, and whose.</summary>
internal sealed record AddressReading(AddressClass Class, string? Service, string? Basis, VpcEndpoint? Endpoint, bool? IsOwn, IpAddress? Address);

/// <summary>Reads addresses as an interface in a VPC sees them.</summary>
internal sealed class AddressReader(EstateView? estate, AwsAddressRanges? ranges)
{
    private static readonly AddressSet s_linkLocal = AddressSet.Parse(["169.254.0.0/16", "fe80::/10", "224.0.0.0/3", "ff00::/8"]);

    /// <summary>Reads an address.</summary>
    /// <param name="text">The address.</param>
    /// <param name="said">The AWS service that the record names for it.</param>
    /// <param name="region">The region of the interface, as far as it is known.</param>
    /// <param name="vpcId">Its VPC.</param>
    public AddressReading Read(string? text, string? said, RegionView? region, string? vpcId)
    {
        if (!IpAddress.TryParse(text, out var address))
            return new AddressReading(AddressClass.Unknown, said, said is null ? null : "flow log field", null, null, null);
        var block = Cidr.Of(address, address.IsV6 ? 128 : 32);
        var isOwn = region?.IsIn(vpcId, block);
        if (isOwn == true && estate!.InterfaceAt(vpcId!, text!) is { } there && region!.EndpointOf(there.Interface.NetworkInterfaceId) is { } endpoint)
            return new AddressReading(AddressClass.AwsService, endpoint.ServiceName, "endpoint " + endpoint.VpcEndpointId, endpoint, true, address);
        if (isOwn == true)
            return new AddressReading(AddressClass.OwnNetwork, said, said is null ? null : "flow log field", null, true, address);
        if (s_linkLocal.Overlaps(block))
            return new AddressReading(AddressClass.LinkLocal, null, null, null, false, address);
        if (!(address.IsV6 ? PublicAddresses.V6 : PublicAddresses.V4).Overlaps(block))
            return new AddressReading(AddressClass.PrivateNetwork, said, said is null ? null : "flow log field", null, isOwn, address);

        // AMAZON is AWS's word for 'one of ours'; the others may know which.
        if (said is not null && said != "AMAZON")
            return new AddressReading(AddressClass.AwsService, said, "flow log field", null, isOwn, address);
        if (region?.PrefixListOf(block) is { } list)
            return new AddressReading(AddressClass.AwsService, Short(list), "prefix list " + list, null, isOwn, address);
        if (ranges?.ServiceOf(address) is { } published && (said is null || published != "AMAZON"))
            return new AddressReading(AddressClass.AwsService, published, "ip-ranges.json", null, isOwn, address);
        return said is null
            ? new AddressReading(AddressClass.Internet, null, null, null, isOwn, address)
            : new AddressReading(AddressClass.AwsService, said, "flow log field", null, isOwn, address);
    }

    /// <summary>The service of a list as flow logs write it, so that one service has one name: com.amazonaws.eu-central-1.s3 is S3.</summary>
    private static string Short(string list)
    {
        var last = list.Substring(list.LastIndexOf('.') + 1);
        return last is "s3" or "dynamodb" ? last.ToUpper(CultureInfo.InvariantCulture) : list;
    }
}
