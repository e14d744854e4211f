using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Core.Tests.Reachability.Cases;

using static SageMakerGuard.Core.Tests.Reachability.Networks;
using static SageMakerGuard.Core.Tests.Reachability.PathCase;
using static SageMakerGuard.Reachability.ReachabilityVerdict;
using static SageMakerGuard.Testing.HealthyRegion;

/// <summary>The ways to the internet (Amazon VPC User Guide, 'NAT gateways', 'Block public access to VPCs and subnets', 'Egress-only internet gateways').</summary>
internal static class NatCases
{
    public static IReadOnlyList<PathCase> All =>
    [
        new("nat: available", Create().WithNat(), Internet, Reachable, "NAT gateway"),

        // API_NatGateway, State: a failed one carries nothing.
        new("nat: failed", Create().WithNat("failed"), Internet, Blocked, "NAT gateway", "nat-state"),

        new("nat: deleted and gone from the list", Create().WithNat().With(gone => gone with { NatGateways = Part<NatGateway>.Read() }), Internet, Blocked, "NAT gateway", "nat-state"),

        // 'NAT gateway basics': connectivity type private never reaches the internet.
        new("nat: private", Create().WithNat(connectivity: "private"), Internet, Blocked, "NAT gateway", "nat-private"),

        // The NAT gateway's own subnet needs the route to the internet gateway.
        new("nat: its subnet has no way out", Create().WithNat().WithoutRoutes(r => r.GatewayId == InternetGateway), Internet, Blocked, "NAT gateway", "nat-no-internet-route"),

        new("nat: its subnet leads back to it", Create().WithNat().WithoutRoutes(r => r.GatewayId == InternetGateway).Routes(PublicTable, DefaultTo(nat: Nat)), Internet, Blocked, "NAT gateway", "nat-no-internet-route"),

        new("nat: the internet gateway is detached", Create().WithNat().With(detached => detached with { InternetGateways = detached.InternetGateways.Select(g => g with { Attachments = [] }) }), Internet, Blocked, "NAT gateway", "igw-detached"),

        // 'Ephemeral ports': a NAT gateway uses 1024-65535, which its own subnet's ACL must let in.
        new("nat: its ACL lets no answers in", NatAcl(Rule(100, "allow", true), Rule(100, "allow", false, "10.0.0.0/8")), Internet, Blocked, "NAT gateway", "nacl-return-ingress"),

        new("nat: its ACL lets in only the ephemeral ports of Linux", NatAcl(Rule(100, "allow", true), Rule(100, "allow", false, "10.0.0.0/8"), Rule(110, "allow", false, protocol: "6", from: 32768, to: 61000)), Internet, Unknown, "NAT gateway"),

        // Its ACL also sees what comes from the app, and what goes back to it.
        new("nat: its ACL lets nothing in from the app", NatAcl(Rule(100, "allow", true), Rule(90, "deny", false, "10.20.0.0/16"), Rule(100, "allow", false)), Internet, Blocked, "NAT gateway", "nacl-ingress"),

        new("nat: its ACL lets nothing back to the app", NatAcl(Rule(90, "deny", true, "10.20.0.0/16"), Rule(100, "allow", true), Rule(100, "allow", false)), Internet, Blocked, "NAT gateway", "nacl-return-egress"),

        // Every reason at once.
        new("nat: group and state both block", Create().WithNat("failed", openGroups: false), Internet, Blocked, "NAT gateway", "nat-state", "sg-egress"),

        // Groups that know S3 only do not open the internet.
        new("nat: groups admit S3 only", Create().WithNat(openGroups: false), Internet, Blocked, "NAT gateway", "sg-egress"),

        new("nat: groups admit one block of the internet", Create().WithNat(openGroups: false).MoreEgress(Tcp(443, 443, cidr: "203.0.113.0/24")), Internet, Unknown, "NAT gateway"),

        new("nat: a named address that the groups admit", Create().WithNat(openGroups: false).MoreEgress(Tcp(443, 443, cidr: "203.0.113.0/24")), Address("203.0.113.10"), Reachable, "NAT gateway"),

        // 'Regional NAT gateways' stand in no subnet.
        new("nat: regional", Create().WithNat().With(regional => regional with { NatGateways = regional.NatGateways.Select(n => n with { SubnetId = null, AvailabilityMode = "regional" }) }), Internet, Reachable, "NAT gateway"),

        // Block public access, bidirectional: NAT gateways are cut off too.
        new("bpa: bidirectional cuts NAT off", Create().WithNat().Bpa("block-bidirectional"), Internet, Blocked, "NAT gateway", "vpc-block-public-access"),

        // Ingress-only lets NAT gateways go out.
        new("bpa: ingress-only lets NAT out", Create().WithNat().Bpa("block-ingress"), Internet, Reachable, "NAT gateway"),

        // An exclusion of the VPC or of the NAT gateway's subnet.
        new("bpa: the VPC is excluded", Create().WithNat().Bpa("block-bidirectional", $"arn:aws:ec2:eu-central-1:{Account}:vpc/{Vpc}"), Internet, Reachable, "NAT gateway"),

        new("bpa: the NAT gateway's subnet is excluded", Create().WithNat().Bpa("block-bidirectional", $"arn:aws:ec2:eu-central-1:{Account}:subnet/{PublicSubnet}"), Internet, Reachable, "NAT gateway"),

        new("bpa: another VPC is excluded", Create().WithNat().Bpa("block-bidirectional", $"arn:aws:ec2:eu-central-1:{Account}:vpc/vpc-other"), Internet, Blocked, "NAT gateway", "vpc-block-public-access"),

        // IPv6 leaves by an egress-only gateway, of a dual-stack domain only.
        new("ipv6: an egress-only gateway", Create().WithIpv6(), Internet, Reachable, "egress-only internet gateway") { From = s => s with { DualStack = true } },

        new("ipv6: not of a domain with IPv4 only", Create().WithIpv6(), Address("2606:4700::1111"), Blocked, "", "no-ipv6-address"),

        // IPv4 and IPv6 rules are apart: the ACL's allow of 0.0.0.0/0 is none for IPv6.
        new("ipv6: an IPv4 rule of the ACL is none", Create().WithIpv6(acl: false), Address("2606:4700::1111"), Blocked, "egress-only internet gateway", "nacl-egress", "nacl-return-ingress") { From = s => s with { DualStack = true } },

        // IPv4 and IPv6 routes are apart: 0.0.0.0/0 is none for IPv6.
        new("ipv6: an IPv4 default route is none", Create().WithNat().WithIpv6().WithoutRoutes(r => r.EgressOnlyInternetGatewayId is not null), Address("2606:4700::1111"), Blocked, "", "route-missing") { From = s => s with { DualStack = true } },

        // AWS Network Firewall Guide: the endpoint's own subnet leads on.
        new("firewall: on the way to NAT", Create().WithFirewall(), Internet, Reachable, "firewall endpoint, NAT gateway"),

        new("firewall: its endpoint is not available", Create().WithFirewall("failed"), Internet, Blocked, "firewall endpoint, NAT gateway", "endpoint-state"),
    ];

    private static RegionEstate NatAcl(params NetworkAclEntry[] entries)
    {
        var region = Create().WithNat();
        return region with { NetworkAcls = region.NetworkAcls.Select(a => a.NetworkAclId == PublicAcl ? a with { Entries = entries } : a) };
    }

    private static RegionEstate Bpa(this RegionEstate region, string mode, string? excluded = null) => region with
    {
        VpcBlockPublicAccessOptions = Part<VpcBlockPublicAccessOptions>.Read(new VpcBlockPublicAccessOptions { InternetGatewayBlockMode = mode }),
        VpcBlockPublicAccessExclusions = excluded is null ? Part<VpcBlockPublicAccessExclusion>.Read() : Part<VpcBlockPublicAccessExclusion>.Read(new VpcBlockPublicAccessExclusion { ExclusionId = "vpcbpa-1", ResourceArn = excluded, InternetGatewayExclusionMode = "allow-egress", State = "create-complete" }),
    };
}
