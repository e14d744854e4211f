using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Core.Tests.Reachability.Cases;

using static SageMakerGuard.Core.Tests.Reachability.Networks;
using static SageMakerGuard.Core.Tests.Reachability.PathCase;
using static SageMakerGuard.Reachability.ReachabilityVerdict;
using static SageMakerGuard.Testing.HealthyRegion;

/// <summary>Endpoints and the names that lead to them (AWS PrivateLink Guide; Amazon VPC User Guide, 'DNS attributes for your VPC').</summary>
internal static class EndpointCases
{
    public static IReadOnlyList<PathCase> All =>
    [
        new("endpoint: none, and no way out", Create(), Service("athena"), Blocked, "", "endpoint-missing", "route-missing", "sg-egress")
        {
            More = result => Assert.Equal("Create the interface endpoint com.amazonaws.eu-central-1.athena with private DNS in vpc-0aaa0000000000001.", result.SmallestFix),
        },

        // Without an endpoint the name has public addresses, which NAT carries.
        new("endpoint: none, and NAT", Create().WithNat(), Service("athena"), Reachable, "NAT gateway"),

        // 'Private DNS': off, so the name still has public addresses.
        new("endpoint: private DNS off, and no way out", Create().Endpoint("sts", e => e with { PrivateDnsEnabled = false }), Service("sts"), Blocked, "", "endpoint-private-dns", "route-missing", "sg-egress")
        {
            More = result => Assert.Equal("Turn on private DNS of vpce-0aaa0000000000003.", result.SmallestFix),
        },

        new("endpoint: private DNS off, and NAT", Create().WithNat().Endpoint("sts", e => e with { PrivateDnsEnabled = false }), Service("sts"), Reachable, "NAT gateway"),

        // 'DNS attributes': private DNS wants both of them.
        new("endpoint: enableDnsHostnames off", Create().VpcOf(v => v with { EnableDnsHostnames = false }), Service("sts"), Blocked, "", "dns-attributes", "route-missing", "sg-egress"),

        // The same: with enableDnsSupport off the VPC resolver answers nobody, NAT or not.
        new("endpoint: enableDnsSupport off", Create().WithNat().VpcOf(v => v with { EnableDnsSupport = false }), Service("sts"), Blocked, "", "dns-attributes"),

        // 'DHCP option sets': own servers may or may not forward to the VPC resolver.
        new("endpoint: own DNS servers", Create().DnsServers("10.1.0.2"), Service("sts"), Unknown, "interface endpoint"),

        // The same servers do no harm where either answer leads to the service.
        new("endpoint: own DNS servers, and NAT as well", Create().WithNat().DnsServers("10.1.0.2"), Service("sts"), Reachable, "interface endpoint"),

        // 'Amazon DNS server': the VPC's base plus two is the VPC resolver.
        new("endpoint: the VPC resolver by its address", Create().DnsServers("10.20.0.2"), Service("sts"), Reachable, "interface endpoint"),

        // An option set without domain-name-servers: no name resolves.
        new("endpoint: no DNS server at all", Create().DnsServers(), Service("sts"), Blocked, "", "dhcp-dns"),

        // API_VpcEndpoint, State; AWS writes it in lower case.
        new("endpoint: pending", Create().Endpoint("sts", e => e with { State = "pendingAcceptance" }), Service("sts"), Blocked, "", "endpoint-state", "route-missing", "sg-egress"),

        // 'Interface endpoints': one in another zone is reached across zones.
        new("endpoint: only in another zone", Create().Endpoint("sts", e => e with { SubnetIds = [SubnetB], NetworkInterfaceIds = [e.NetworkInterfaceIds[1]] }), Service("sts"), Reachable, "interface endpoint")
        {
            More = result => Assert.Contains(result.Hops, h => h.Detail.Contains("crosses zones")),
        },

        // 'Endpoint policies': no policy is full access; AWS writes the default one out.
        new("policy: the default one", Create().Endpoint("sts", Policy("""{"Statement":[{"Action":"*","Effect":"Allow","Principal":"*","Resource":"*"}]}""")), Service("sts"), Reachable, "interface endpoint"),

        // The service's own actions are all there is.
        new("policy: all of the service", Create().Endpoint("sts", Policy("""{"Statement":{"Action":"sts:*","Effect":"Allow","Principal":{"AWS":"111122223333"},"Resource":"*"}}""")), Service("sts"), Reachable, "interface endpoint"),

        // 'Policy evaluation logic': nothing is allowed that no statement allows.
        new("policy: another account only", Create().Endpoint("sts", Policy("""{"Statement":[{"Action":"*","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::999999999999:root"},"Resource":"*"}]}""")), Service("sts"), Blocked, "interface endpoint", "endpoint-policy"),

        new("policy: another service's actions only", Create().Endpoint("sts", Policy("""{"Statement":[{"Action":"s3:*","Effect":"Allow","Principal":"*","Resource":"*"}]}""")), Service("sts"), Blocked, "interface endpoint", "endpoint-policy"),

        // The same: an explicit deny wins.
        new("policy: an explicit deny wins", Create().Endpoint("sts", Policy("""{"Statement":[{"Action":"*","Effect":"Allow","Principal":"*","Resource":"*"},{"Action":"*","Effect":"Deny","Principal":"*","Resource":"*","Condition":{"StringNotEquals":{"aws:PrincipalAccount":"999999999999"}}}]}""")), Service("sts"), Blocked, "interface endpoint", "endpoint-policy"),

        new("policy: the role's account by condition", Create().Endpoint("sts", Policy("""{"Statement":[{"Action":"*","Effect":"Allow","Principal":"*","Resource":"*","Condition":{"StringEquals":{"aws:PrincipalAccount":["111122223333"]}}}]}""")), Service("sts"), Reachable, "interface endpoint"),

        // Whether the role is in the organisation is not in the network.
        new("policy: the organisation by condition", Create().Endpoint("sts", Policy("""{"Statement":[{"Action":"*","Effect":"Allow","Principal":"*","Resource":"*","Condition":{"StringEquals":{"aws:PrincipalOrgID":"o-1"}}}]}""")), Service("sts"), Unknown, "interface endpoint"),

        // IAM User Guide, 'Data perimeters on AWS': the company's own buckets, and those that AWS keeps for its services.
        new("policy: own buckets, and those of AWS's that apps read", Create().Endpoint("s3", Policy(Own("s3:GetObject", "arn:aws:s3:::jumpstart-cache-prod-eu-central-1/*", "arn:aws:s3:::prod-eu-central-1-starport-layer-bucket/*"))), Service("s3"), Reachable, "gateway endpoint"),

        new("policy: own buckets, and image layers are forgotten", Create().Endpoint("s3", Policy(Own("s3:GetObject", "arn:aws:s3:::jumpstart-cache-prod-eu-central-1/*"))), Service("s3"), Unknown, "gateway endpoint"),

        new("policy: own buckets, and AWS's may only be listed", Create().Endpoint("s3", Policy(Own("s3:ListBucket", "arn:aws:s3:::jumpstart-cache-prod-eu-central-1/*", "arn:aws:s3:::prod-eu-central-1-starport-layer-bucket/*"))), Service("s3"), Unknown, "gateway endpoint"),

        new("policy: AWS's buckets of another region", Create().Endpoint("s3", Policy(Own("s3:Get*", "arn:aws:s3:::jumpstart-cache-prod-us-east-1/*", "arn:aws:s3:::prod-us-east-1-starport-layer-bucket/*"))), Service("s3"), Unknown, "gateway endpoint"),

        new("policy: another account's buckets", Create().Endpoint("s3", Policy(Own("s3:GetObject", "*").Replace("111122223333", "999999999999"))), Service("s3"), Unknown, "gateway endpoint"),

        // Of most services nobody knows which resources of AWS's own apps need besides the company's.
        new("policy: own resources of another service", Create().Endpoint("sts", Policy(Own("s3:GetObject", "arn:aws:s3:::x"))), Service("sts"), Unknown, "interface endpoint"),

        new("policy: own buckets, with a deny under a condition", Create().Endpoint("s3", Policy(Own("s3:GetObject", "arn:aws:s3:::*").Replace("]}", ",{\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":\"s3:*\",\"Resource\":\"*\",\"Condition\":{\"StringNotEquals\":{\"aws:ResourceAccount\":\"111122223333\"}}}]}"))), Service("s3"), Unknown, "gateway endpoint"),

        new("policy: some buckets of S3", Create().Endpoint("s3", Policy("""{"Statement":[{"Action":"s3:*","Effect":"Allow","Principal":"*","Resource":"arn:aws:s3:::mine/*"}]}""")), Service("s3"), Unknown, "gateway endpoint"),

        new("policy: cannot be understood", Create().Endpoint("sts", Policy("{")), Service("sts"), Unknown, "interface endpoint"),

        // 'Gateway endpoints': only tables that the endpoint is associated with use it.
        new("gateway endpoint: not in the subnet's table", Create().WithoutRoutes(r => r.GatewayId == S3Endpoint), Service("s3"), Blocked, "", "route-missing")
        {
            More = result => Assert.Equal($"Add {TableA} to the route tables of gateway endpoint {S3Endpoint}.", result.SmallestFix),
        },

        new("gateway endpoint: none", Create().WithoutRoutes(r => r.GatewayId == S3Endpoint).Endpoint("s3", _ => null), Service("s3"), Blocked, "", "endpoint-missing", "route-missing"),

        // The list's blocks could not be read: route and rule name the list, and the ACL lets everything pass.
        new("gateway endpoint: the list's blocks are not known and need not be", Create().With(r => r with { PrefixLists = r.PrefixLists.Select(p => p with { Cidrs = null }) }), Service("s3"), Reachable, "gateway endpoint"),

        // AWS VPC connectivity whitepaper: endpoints of a hub VPC by a private hosted zone.
        new("hub: a private hosted zone answers", Create().WithTransitGateway(hubKnown: false).With(hub => hub with { HostedZones = Part<HostedZone>.Read(new HostedZone { HostedZoneId = "Z1", Name = "athena.eu-central-1.amazonaws.com.", VpcId = Vpc }) }), Service("athena"), Unknown),

        new("hub: the zones could not be read", Create().WithTransitGateway().With(hub2 => hub2 with { HostedZones = Part<HostedZone>.NotAsked }), Service("athena"), Unknown, "transit gateway, NAT gateway"),

        new("hub: the zones of this VPC could not be read", Create().WithTransitGateway(hubKnown: false).With(hub4 => hub4 with { HostedZones = new() { Asked = true, Unreadable = [new() { Operation = "route53:ListHostedZonesByVPC", ResourceId = Vpc, Cause = UnreadableCause.Denied, Reason = "denied" }] } }), Service("athena"), Unknown, "transit gateway")
        {
            More = result => Assert.Contains(result.Unknowns, u => u.Call?.Operation == "route53:ListHostedZonesByVPC"),
        },

        // With no rule out at all it is blocked, wherever the name leads.
        new("hub: groups that let nothing out", (Create().WithTransitGateway(hubKnown: false).With(hub3 => hub3 with { HostedZones = Part<HostedZone>.Read(new HostedZone { HostedZoneId = "Z1", Name = "athena.eu-central-1.amazonaws.com.", VpcId = Vpc }) })).Egress(), Service("athena"), Blocked, "", "sg-egress"),

        // Answers from anywhere are denied: wherever in a hub the endpoint stands, none comes back.
        new("hub: an ACL that lets no answer in", Create().WithTransitGateway(["subnet-of-attachment"]).With(r => r with { HostedZones = Part<HostedZone>.NotAsked }).Acl(Rule(100, "allow", true), Rule(100, "allow", false, protocol: "6", from: 443)), Service("athena"), Blocked, "transit gateway, NAT gateway", "nacl-return-ingress"),

        // AWS Transit Gateway Guide, 'Network ACLs': with the attachment in the same subnet the ACL is not asked on the way back.
        new("hub: answers through an attachment in the same subnet", Create().WithTransitGateway().With(r => r with { HostedZones = Part<HostedZone>.NotAsked }).Acl(Rule(100, "allow", true), Rule(100, "allow", false, protocol: "6", from: 443)), Service("athena"), Unknown, "transit gateway, NAT gateway"),

        // VPC User Guide, 'Share your VPC': a participant does not see the owner's endpoints.
        new("shared VPC: the owner's endpoints are not seen", Create().VpcOf(v => v with { OwnerId = "444455556666" }), Service("athena"), Unknown),
    ];

    private static string Own(string action, params string[] others) =>
        """{"Statement":[{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*","Condition":{"StringEquals":{"aws:PrincipalAccount":["111122223333"],"aws:ResourceAccount":["111122223333"]}}},{"Effect":"Allow","Principal":"*","Action":"ACTION","Resource":[OTHERS]}]}"""
            .Replace("ACTION", action).Replace("OTHERS", string.Join(",", others.Select(o => $"\"{o}\"")));

    private static System.Func<VpcEndpoint, VpcEndpoint?> Policy(string document) => endpoint => endpoint with { PolicyDocument = document };
}
