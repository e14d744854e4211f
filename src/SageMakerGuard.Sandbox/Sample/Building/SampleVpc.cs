using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Services;

namespace SageMakerGuard.Sandbox.Sample.Building;

/// <summary>A VPC in the making, with everything in it. What is added here lands in its region as AWS would describe it.</summary>
internal sealed class SampleVpc
{
    /// <summary>The services that Studio and the Python SDK need, by their names in the catalogue.</summary>
    public static IReadOnlyList<string> CoreServices { get; } = ["sagemaker.api", "sagemaker.runtime", "studio", "sts", "logs", "monitoring", "ecr.api", "ecr.dkr", "kms"];

    private readonly List<SampleSubnet> _subnets = [];
    private readonly List<SampleTable> _tables = [];
    private readonly List<(string Name, IReadOnlyList<SampleSubnet> Subnets, IReadOnlyList<NetworkAclEntry> Entries)> _acls = [];

    public SampleVpc(SampleRegion region, string name, string cidr, string? owner = null)
    {
        (Region, Name, Cidr, Owner) = (region, name, cidr, owner ?? region.AccountId);
        Id = AwsIds.Of("vpc", Owner, region.Name, name);
        _tables.Add(new SampleTable(this, "main", true, []));
        if (!IsShared)
            Group("default", "default VPC security group", [new() { IpProtocol = "-1", UserIdGroupPairs = [new() { GroupId = GroupId("default"), UserId = Owner }] }], [Rules.Everything]);
    }

    public SampleRegion Region { get; }

    public string Name { get; }

    public string Cidr { get; }

    public string Owner { get; }

    public string Id { get; }

    /// <summary>Whether another account owns the VPC and shares its subnets: then neither its tags nor its endpoints are seen from here.</summary>
    public bool IsShared => Owner != Region.AccountId;

    public bool DnsSupport { get; set; } = true;

    public bool DnsHostnames { get; set; } = true;

    /// <summary>False leaves the DHCP options without a domain name.</summary>
    public bool DhcpDomainName { get; set; } = true;

    public string GroupId(string name) => AwsIds.Of("sg", Id, name);

    public SampleSubnet Subnet(string name, string cidr, char zone)
    {
        var subnet = new SampleSubnet(this, name, cidr, zone);
        _subnets.Add(subnet);
        return subnet;
    }

    public SampleTable Table(string name, params SampleSubnet[] subnets)
    {
        var table = new SampleTable(this, name, false, subnets);
        _tables.Add(table);
        return table;
    }

    public void Acl(string name, IReadOnlyList<SampleSubnet> subnets, IReadOnlyList<NetworkAclEntry> entries) => _acls.Add((name, subnets, entries));

    public string Group(string name, string description, IReadOnlyList<IpPermission> ingress, IReadOnlyList<IpPermission> egress)
    {
        Region.SecurityGroups.Add(new SecurityGroup
        {
            GroupId = GroupId(name), GroupName = name, Description = description, VpcId = Id, OwnerId = Region.AccountId, IpPermissions = ingress, IpPermissionsEgress = egress,
            Tags = name == "default" ? [] : [new() { Key = "Name", Value = name }],
        });
        return GroupId(name);
    }

    /// <summary>A group for Studio apps: to each other, to the endpoints, to S3, and to nobody else.</summary>
    public string StudioGroup(string name = "studio-apps", string endpoints = "vpc-endpoints")
    {
        var own = GroupId(name);
        return Group(name, "SageMaker Studio apps", [Rules.Group(Region.AccountId, own, 8192, 65535)],
            [Rules.Group(Region.AccountId, own, 8192, 65535), Rules.Group(Region.AccountId, GroupId(endpoints), 443, 443), Rules.PrefixList(Region.Zones.S3PrefixList, 443, 443)]);
    }

    /// <summary>A group for endpoints that admits the given groups.</summary>
    public string EndpointGroup(params string[] admitted) =>
        Group("vpc-endpoints", "HTTPS to interface endpoints", [.. admitted.Select(group => Rules.Group(Region.AccountId, group, 443, 443))], [Rules.Everything]);

    /// <summary>Interface endpoints of the services, with an interface in each of the subnets.</summary>
    public void Endpoints(IEnumerable<string> services, IReadOnlyList<SampleSubnet> subnets, string group, bool privateDns = true, string? policy = null, string state = "available")
    {
        foreach (var service in services)
        {
            var name = (ServiceCatalog.Find(service) ?? throw new ArgumentException("No such service: " + service, nameof(services))).DisplayName(Region.Name);
            var id = AwsIds.Of("vpce", Id, name);
            var interfaces = subnets.Select(subnet => Region.Interface(AwsIds.Of("eni", id, subnet.Id), subnet, Id, "VPC Endpoint Interface " + id, "vpc_endpoint", [group])).ToList();
            Region.VpcEndpoints.Add(new VpcEndpoint
            {
                VpcEndpointId = id, VpcEndpointType = "Interface", VpcId = Id, ServiceName = name, State = state, PolicyDocument = policy ?? Policies.FullAccess,
                SubnetIds = [.. subnets.Select(subnet => subnet.Id)], Groups = [new() { GroupId = group, GroupName = "vpc-endpoints" }], PrivateDnsEnabled = privateDns,
                NetworkInterfaceIds = interfaces, OwnerId = Owner, IpAddressType = "ipv4", CreationTimestamp = SampleCompany.Founded,
                DnsEntries = [new() { DnsName = $"{id}.{service}.{Region.Name}.vpce.amazonaws.com" }], Tags = [new() { Key = "Name", Value = Name + "-" + service }],
            });
        }
    }

    /// <summary>A gateway endpoint of S3 with a route in each of the tables.</summary>
    public void S3Gateway(IReadOnlyList<SampleTable> tables, string? policy = null)
    {
        var id = AwsIds.Of("vpce", Id, "s3");
        foreach (var table in tables)
            table.To(new Route { DestinationPrefixListId = Region.Zones.S3PrefixList, GatewayId = id });
        Region.VpcEndpoints.Add(new VpcEndpoint
        {
            VpcEndpointId = id, VpcEndpointType = "Gateway", VpcId = Id, ServiceName = $"com.amazonaws.{Region.Name}.s3", State = "available", PolicyDocument = policy ?? Policies.FullAccess,
            RouteTableIds = [.. tables.Select(table => table.Id)], OwnerId = Owner, CreationTimestamp = SampleCompany.Founded, Tags = [new() { Key = "Name", Value = Name + "-s3" }],
        });
    }

    public string InternetGateway()
    {
        var id = AwsIds.Of("igw", Id);
        Region.InternetGateways.Add(new InternetGateway { InternetGatewayId = id, Attachments = [new() { VpcId = Id, State = "available" }], Tags = [new() { Key = "Name", Value = Name }] });
        return id;
    }

    public string NatGateway(SampleSubnet subnet, int lastOctet)
    {
        var id = AwsIds.Of("nat", subnet.Id);
        var address = "198.51.100." + lastOctet.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var networkInterface = Region.Interface(AwsIds.Of("eni", id), subnet, Id, "Interface for NAT Gateway " + id, "nat_gateway", [], address);
        Region.NatGateways.Add(new NatGateway
        {
            NatGatewayId = id, VpcId = Id, SubnetId = subnet.Id, State = "available", ConnectivityType = "public", Tags = [new() { Key = "Name", Value = Name + "-" + subnet.Name }],
            NatGatewayAddresses = [new() { AllocationId = AwsIds.Of("eipalloc", id), NetworkInterfaceId = networkInterface, PrivateIp = Region.AddressOf(networkInterface), PublicIp = address }],
        });
        return id;
    }

    public void FlowLog(string trafficType = "ALL", string status = "SUCCESS") => Region.FlowLogs.Add(new FlowLog
    {
        FlowLogId = AwsIds.Of("fl", Id), ResourceId = Id, FlowLogStatus = "ACTIVE", DeliverLogsStatus = status, TrafficType = trafficType, LogDestinationType = "s3",
        DeliverLogsErrorMessage = status == "FAILED" ? "Access error" : null, LogDestination = $"arn:aws:s3:::nordhaven-flow-logs-{Region.Name}",
        LogFormat = "${version} ${account-id} ${interface-id} ${srcaddr} ${dstaddr} ${srcport} ${dstport} ${protocol} ${packets} ${bytes} ${start} ${end} ${action} ${log-status}",
    });

    /// <summary>Puts the VPC, its subnets, tables and ACLs into the region, once nothing more is added.</summary>
    public void Finish()
    {
        var dhcp = AwsIds.Of("dopt", Id);
        Region.DhcpOptions.Add(new DhcpOptions
        {
            DhcpOptionsId = dhcp,
            DhcpConfigurations =
            [
                .. DhcpDomainName ? [Option("domain-name", Region.Name == "us-east-1" ? "ec2.internal" : Region.Name + ".compute.internal")] : new DhcpConfiguration[0],
                Option("domain-name-servers", "AmazonProvidedDNS"),
            ],
        });
        Region.Vpcs.Add(new Vpc
        {
            VpcId = Id, OwnerId = Owner, CidrBlock = Cidr, CidrBlockAssociationSet = [new() { CidrBlock = Cidr }], DhcpOptionsId = dhcp, InstanceTenancy = "default", State = "available",
            EnableDnsSupport = DnsSupport, EnableDnsHostnames = DnsHostnames, Tags = IsShared ? [] : [new() { Key = "Name", Value = Name }, new() { Key = "Team", Value = "network" }],
        });
        Region.Subnets.AddRange(_subnets.Select(subnet => subnet.Build()));
        Region.RouteTables.AddRange(_tables.Select(table => table.Build()));
        Region.NetworkAcls.AddRange(_acls.Select(acl => Build(acl.Name, false, acl.Subnets, acl.Entries)));
        Region.NetworkAcls.Add(Build("default", true, [.. _subnets.Except(_acls.SelectMany(acl => acl.Subnets))], Rules.OpenAcl));
    }

    private static DhcpConfiguration Option(string key, string value) => new() { Key = key, Values = [new() { Value = value }] };

    private NetworkAcl Build(string name, bool isDefault, IReadOnlyList<SampleSubnet> subnets, IReadOnlyList<NetworkAclEntry> entries) => new()
    {
        NetworkAclId = AwsIds.Of("acl", Id, name), VpcId = Id, IsDefault = isDefault, Associations = [.. subnets.Select(subnet => new NetworkAclAssociation { SubnetId = subnet.Id })],
        Entries = entries, Tags = isDefault || IsShared ? [] : [new() { Key = "Name", Value = name }],
    };
}
