using System.Globalization;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Sandbox.Sample.Building;

/// <summary>A subnet in the making: it hands out its addresses and counts what is left.</summary>
internal sealed class SampleSubnet(SampleVpc vpc, string name, string cidr, char zone)
{
    // AWS keeps the first four addresses and the last.
    private int _next = 10;
    private int _taken;

    public string Id { get; } = AwsIds.Of("subnet", vpc.Id, name);

    public string Name => name;

    public char Zone => zone;

    /// <summary>Addresses that others use: instances, load balancers, jobs.</summary>
    public int UsedByOthers { get; set; }

    public bool MapPublicIpOnLaunch { get; set; }

    public string TakeAddress()
    {
        _taken++;
        var octets = cidr.Split('/')[0].Split('.');
        var last = int.Parse(octets[3], CultureInfo.InvariantCulture) + _next++;
        return $"{octets[0]}.{octets[1]}.{int.Parse(octets[2], CultureInfo.InvariantCulture) + (last / 256)}.{last % 256}";
    }

    public Subnet Build() => new()
    {
        SubnetId = Id, VpcId = vpc.Id, CidrBlock = cidr, AvailabilityZone = vpc.Region.Zones.Zone(zone), AvailabilityZoneId = vpc.Region.Zones.ZoneId(zone),
        AvailableIpAddressCount = (1 << (32 - int.Parse(cidr.Split('/')[1], CultureInfo.InvariantCulture))) - 5 - _taken - UsedByOthers,
        MapPublicIpOnLaunch = MapPublicIpOnLaunch, OwnerId = vpc.Owner, Tags = vpc.IsShared ? [] : [new() { Key = "Name", Value = vpc.Name + "-" + name }],
    };
}
