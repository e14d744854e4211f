using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using CsCheck;
using SageMakerGuard.Core.Tests.Reachability.Cases;
using SageMakerGuard.Estates;
using SageMakerGuard.Reachability;
using SageMakerGuard.Testing;

namespace SageMakerGuard.Core.Tests.Reachability;

/// <summary>What must hold of every network, tried on the networks of the table with every kind of destination.</summary>
public sealed class PathProperties
{
    private static readonly PathDestination[] s_destinations =
    [
        PathCase.Service("sts"), PathCase.Service("athena"), PathCase.Service("s3"), PathCase.HomeFileSystem, PathCase.Internet, PathCase.Apps,
        PathCase.Address("10.30.1.5"), PathCase.Address("10.20.2.21"), PathCase.Address("203.0.113.10"), PathCase.Address("10.20.0.0/16"), PathCase.Address("2606:4700::1111"),
    ];

    private static readonly PropertyInfo[] s_parts = [.. typeof(RegionEstate).GetProperties().Where(p => p.PropertyType.IsGenericType && p.PropertyType.GetGenericTypeDefinition() == typeof(Part<>))];

    private static readonly Gen<Question> s_questions =
        from network in Gen.OneOfConst(PathCases.All.ToArray())
        from destination in Gen.OneOfConst(s_destinations)
        from both in Gen.Bool
        from dual in Gen.Bool
        select new Question(network, destination, both, dual);

    private static readonly Gen<string> s_blocks = Gen.OneOfConst("0.0.0.0/0", "10.0.0.0/8", "10.20.0.0/16", "10.20.1.0/24", "10.20.2.0/25", "52.219.170.0/23", "203.0.113.0/24", "128.0.0.0/1");

    private static readonly Gen<(int From, int To)> s_ports = from a in Gen.Int[0, 65535] from b in Gen.Int[0, 65535] select (Math.Min(a, b), Math.Max(a, b));

    [Fact]
    public void Another_rule_of_a_group_closes_nothing()
    {
        var changes =
            from question in s_questions
            from block in s_blocks
            from ports in s_ports
            from protocol in Gen.OneOfConst("tcp", "udp", "-1")
            from egress in Gen.Bool
            from which in Gen.Int[0, 3]
            select (question, rule: HealthyRegion.Tcp(ports.From, ports.To, cidr: block) with { IpProtocol = protocol }, egress, which);
        changes.Sample(
            c =>
            {
                var group = c.question.Region.SecurityGroups.Items.ElementAtOrDefault(c.which)?.GroupId;
                var opened = c.question.Region.With(r => r with
                {
                    SecurityGroups = r.SecurityGroups.Select(g => g.GroupId != group ? g : c.egress
                        ? g with { IpPermissionsEgress = [.. g.IpPermissionsEgress, c.rule] }
                        : g with { IpPermissions = [c.rule, .. g.IpPermissions] }),
                });
                AssertNotWorse(c.question, opened);
            },
            iter: 1500);
    }

    [Fact]
    public void An_allow_before_all_rules_of_an_acl_closes_nothing()
    {
        var changes =
            from question in s_questions
            from block in s_blocks
            from ports in s_ports
            from egress in Gen.Bool
            from protocol in Gen.OneOfConst("-1", "6", "17")
            select (question, rule: HealthyRegion.Rule(1, "allow", egress, block, protocol, ports.From, ports.To));
        changes.Sample(
            c => AssertNotWorse(c.question, c.question.Region.With(r => r with { NetworkAcls = r.NetworkAcls.Select(a => a with { Entries = [.. a.Entries, c.rule] }) })),
            iter: 1500);
    }

    [Fact]
    public void A_VPC_that_nothing_leads_to_changes_nothing() => s_questions.Sample(
        question =>
        {
            var before = question.Ask(question.Region);
            var after = question.Ask(WithUnrelatedVpc(question.Region));
            Assert.Equal(before.Select(PathCase.Explain), after.Select(PathCase.Explain));
        },
        iter: 1000);

    [Fact]
    public void A_part_that_cannot_be_read_opens_no_way() => Unread().Sample(
        c =>
        {
            var before = c.Question.Ask(c.Question.Region);
            if (before.Any(r => r.Verdict != ReachabilityVerdict.Reachable))
                Assert.True(c.Question.Ask(c.Region).Any(r => r.Verdict != ReachabilityVerdict.Reachable), c.Describe());
        },
        iter: 1500);

    [Fact]
    public void A_part_that_cannot_be_read_closes_no_way() => Unread().Sample(
        c =>
        {
            if (c.Question.Ask(c.Question.Region).All(r => r.Verdict == ReachabilityVerdict.Reachable))
                Assert.True(c.Question.Ask(c.Region).All(r => r.Verdict != ReachabilityVerdict.Blocked), c.Describe());
        },
        iter: 1500);

    [Fact]
    public void Every_answer_explains_itself() => s_questions.Sample(
        question =>
        {
            foreach (var result in question.Ask(question.Region))
            {
                Assert.Equal(result.Verdict == ReachabilityVerdict.Blocked, result.BlockedBy.Count > 0);
                Assert.Equal(result.Verdict == ReachabilityVerdict.Unknown, result.Unknowns.Count > 0);
                Assert.Equal(result.Verdict == ReachabilityVerdict.Blocked, result.SmallestFix is { Length: > 0 });
                Assert.All(result.Hops, hop => Assert.False(result.Verdict == ReachabilityVerdict.Reachable && !hop.Passed));
                Assert.NotEmpty(result.Source.SubnetIds);
            }
        },
        iter: 1500);

    private static void AssertNotWorse(Question question, RegionEstate opened)
    {
        var before = question.Ask(question.Region);
        if (before.All(r => r.Verdict == ReachabilityVerdict.Reachable))
            Assert.All(question.Ask(opened), r => Assert.True(r.Verdict == ReachabilityVerdict.Reachable, $"{question}\n{PathCase.Explain(r)}"));
    }

    private static Gen<Darkened> Unread() =>
        from question in s_questions
        from part in Gen.OneOfConst(s_parts)
        from how in Gen.Int[0, 2]
        from keep in Gen.Int[0, 255]
        select new Darkened(question, part, how, keep);

    private static RegionEstate WithUnrelatedVpc(RegionEstate region)
    {
        const string Other = "vpc-unrelated";
        return region with
        {
            Vpcs = More(region.Vpcs, new Vpc { VpcId = Other, OwnerId = HealthyRegion.Account, CidrBlock = "10.20.0.0/16", EnableDnsSupport = false }),
            Subnets = More(region.Subnets, new Subnet { SubnetId = "subnet-unrelated", VpcId = Other, CidrBlock = "10.20.1.0/24", AvailabilityZone = "eu-central-1a", AvailabilityZoneId = "euc1-az1" }),
            RouteTables = More(region.RouteTables, new RouteTable { RouteTableId = "rtb-unrelated", VpcId = Other, Associations = [new() { Main = true }], Routes = [Networks.DefaultTo(nat: "nat-unrelated", state: "blackhole")] }),
            NetworkAcls = More(region.NetworkAcls, new NetworkAcl { NetworkAclId = "acl-unrelated", VpcId = Other, Associations = [new() { SubnetId = "subnet-unrelated" }] }),
            SecurityGroups = More(region.SecurityGroups, new SecurityGroup { GroupId = "sg-unrelated", GroupName = "studio", VpcId = Other }),
            VpcEndpoints = More(region.VpcEndpoints, new VpcEndpoint { VpcEndpointId = "vpce-unrelated", VpcEndpointType = "Interface", VpcId = Other, ServiceName = "com.amazonaws.eu-central-1.athena", State = "available", PrivateDnsEnabled = true, SubnetIds = ["subnet-unrelated"] }),
            NatGateways = More(region.NatGateways, new NatGateway { NatGatewayId = "nat-unrelated", VpcId = Other, State = "failed" }),
            InternetGateways = More(region.InternetGateways, new InternetGateway { InternetGatewayId = "igw-unrelated", Attachments = [new() { VpcId = Other, State = "available" }] }),
            NetworkInterfaces = More(region.NetworkInterfaces, new NetworkInterface { NetworkInterfaceId = "eni-unrelated", VpcId = Other, SubnetId = "subnet-unrelated", PrivateIpAddress = "10.20.2.21", Groups = [new() { GroupId = "sg-unrelated" }] }),
            HostedZones = More(region.HostedZones, new HostedZone { HostedZoneId = "Z-unrelated", Name = "athena.eu-central-1.amazonaws.com.", VpcId = Other }),
        };

        static Part<T> More<T>(Part<T> part, T item) => part with { Items = [.. part.Items, item] };
    }

    private sealed record Question(PathCase Network, PathDestination To, bool BothSubnets, bool DualStack)
    {
        public RegionEstate Region => Network.Region;

        public IReadOnlyList<ConnectivityResult> Ask(RegionEstate region)
        {
            // The source is what the caller names: what of the domain's groups can be found is another question.
            var source = Network.From(PathCase.SourceOf(Network.Region)) with { DualStack = DualStack };
            return new ReachabilityEngine(new NetworkIndex(region)).Trace(BothSubnets ? source with { SubnetIds = [.. source.SubnetIds, HealthyRegion.SubnetB] } : source, To);
        }

        public override string ToString() => $"{Network.Name} -> {To.DisplayName} {(BothSubnets ? "both subnets" : "")} {(DualStack ? "dual stack" : "")}";
    }

    private sealed record Darkened(Question Question, PropertyInfo Part, int How, int Keep)
    {
        public RegionEstate Region => (RegionEstate)typeof(Darkened).GetMethod(nameof(Darken), BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(Part.PropertyType.GetGenericArguments()[0]).Invoke(null, [Question.Region, Part, How, Keep])!;

        public string Describe() => $"{Question}, {Part.Name} {(How == 0 ? "failed" : How == 1 ? "read in part" : "not asked")} ({Keep})\n" + string.Join("\n", Question.Ask(Question.Region).Select(PathCase.Explain)) + "\nthen\n" + string.Join("\n", Question.Ask(Region).Select(PathCase.Explain));

        public override string ToString() => $"{Question}, {Part.Name} {How} {Keep}";

        private static RegionEstate Darken<T>(RegionEstate region, PropertyInfo part, int how, int keep)
        {
            var old = (Part<T>)part.GetValue(region)!;
            var call = new UnreadableCall { Operation = "any:Call", Cause = UnreadableCause.Denied, Reason = "denied" };
            var dark = how switch
            {
                0 => Part<T>.Failed(call),
                1 => old with { Asked = true, Items = [.. old.Items.Where((_, i) => ((keep >> (i % 8)) & 1) == 1)], Unreadable = [call] },

                // Private zones are asked for only where a way to a hub makes them matter.
                _ when typeof(T) == typeof(HostedZone) => Part<T>.Failed(call),
                _ => Part<T>.NotAsked,
            };
            var copy = region with { };
            part.SetValue(copy, dark);
            return copy;
        }
    }
}
