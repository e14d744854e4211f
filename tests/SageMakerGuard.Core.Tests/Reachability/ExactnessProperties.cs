using System;
using System.Collections.Generic;
using System.Linq;
using CsCheck;
using SageMakerGuard.Estates;
using SageMakerGuard.Reachability;
using SageMakerGuard.Testing;

namespace SageMakerGuard.Core.Tests.Reachability;

/// <summary>Whole ranges are decided as if every address and port had been tried: the long way round must say the same.</summary>
public sealed class ExactnessProperties
{
    // Sixteen addresses and a handful of ports are few enough to try them all.
    private static readonly Cidr s_world = Cidr.Parse("10.0.0.0/28");

    private static readonly Gen<Cidr> s_block = from host in Gen.Int[0, 15] from length in Gen.Int[28, 32] select Cidr.Of(At(host), length);

    private static readonly Gen<(int First, int Last)> s_ports = from a in Gen.Int[1, 8] from b in Gen.Int[1, 8] select (Math.Min(a, b), Math.Max(a, b));

    [Fact]
    public void An_acl_decides_a_range_as_it_decides_each_packet()
    {
        var entries =
            (from number in Gen.Int[1, 12] from block in s_block from ports in s_ports from allow in Gen.Bool from protocol in Gen.OneOfConst("6", "17", "-1")
             select HealthyRegion.Rule(number, allow ? "allow" : "deny", true, block.ToString(), protocol, ports.First, ports.Last)).Array[0, 8];
        (from rules in entries from range in s_block from ports in s_ports select (rules, range, ports)).Sample(
            c =>
            {
                var rules = c.rules.GroupBy(r => r.RuleNumber).Select(g => g.First()).ToArray();
                var decision = new NetworkAclFilter().Decide(new NetworkAcl { Entries = rules }, true, Traffic.Tcp(c.ports.First, c.ports.Last), AddressSet.Of(c.range));
                var each = Packets(c.range, c.ports).Select(p => Passes(rules, p.Address, p.Port)).ToList();
                Assert.Equal(each.All(p => p) ? FilterOutcome.Admits : each.Any(p => p) ? FilterOutcome.AdmitsSome : FilterOutcome.Refuses, decision.Outcome);
            },
            iter: 4000);
    }

    [Fact]
    public void Groups_decide_a_range_as_they_decide_each_packet()
    {
        var permissions = (from block in s_block from ports in s_ports from protocol in Gen.OneOfConst("tcp", "udp", "-1") select HealthyRegion.Tcp(ports.First, ports.Last, cidr: block.ToString()) with { IpProtocol = protocol }).Array[0, 8];
        (from rules in permissions from range in s_block from ports in s_ports select (rules, range, ports)).Sample(
            c =>
            {
                // Half of the rules in each of two groups: they join.
                var region = new RegionEstate { SecurityGroups = Part<SecurityGroup>.Read(HealthyRegion.Group("sg-1", "", [], [.. c.rules.Where((_, i) => i % 2 == 0)]), HealthyRegion.Group("sg-2", "", [], [.. c.rules.Where((_, i) => i % 2 == 1)])) };
                var decision = new SecurityGroupFilter(new NetworkIndex(region)).Decide(["sg-1", "sg-2"], true, Traffic.Tcp(c.ports.First, c.ports.Last), Peer.Outside(AddressSet.Of(c.range)));
                var each = Packets(c.range, c.ports).Select(p => c.rules.Any(r => r.IpProtocol != "udp" && (r.IpProtocol == "-1" || (r.FromPort <= p.Port && p.Port <= r.ToPort)) && Cidr.Parse(r.IpRanges[0].CidrIp).Contains(p.Address))).ToList();
                Assert.Equal(each.All(p => p) ? FilterOutcome.Admits : each.Any(p => p) ? FilterOutcome.AdmitsSome : FilterOutcome.Refuses, decision.Outcome);
            },
            iter: 4000);
    }

    [Fact]
    public void Routes_share_a_range_as_they_take_each_address()
    {
        var routes = s_block.Array[0, 8].Select(blocks => blocks.Distinct().Select((b, i) => new Route { DestinationCidrBlock = b.ToString(), NatGatewayId = "nat-" + i, State = "active" }).ToArray());
        (from table in routes from range in s_block select (table, range)).Sample(
            c =>
            {
                var pieces = new RouteLookup(new NetworkIndex(new RegionEstate())).Find(new RouteTable { Routes = c.table }, AddressSet.Of(c.range));
                foreach (var (address, _) in Packets(c.range, (1, 1)))
                {
                    var expected = c.table.Where(r => Cidr.Parse(r.DestinationCidrBlock!).Contains(address)).OrderByDescending(r => Cidr.Parse(r.DestinationCidrBlock!).PrefixLength).FirstOrDefault();
                    Assert.Same(expected, Assert.Single(pieces, p => p.Addresses.Contains(address)).Route);
                }
            },
            iter: 2000);
    }

    [Fact]
    public void Sets_of_addresses_are_sets()
    {
        var sets = s_block.Array[0, 6].Select(blocks => AddressSet.Of(blocks));
        (from a in sets from b in sets select (a, b)).Sample(
            c =>
            {
                foreach (var (address, _) in Packets(s_world, (1, 1)))
                {
                    var (inA, inB) = (c.a.Contains(address), c.b.Contains(address));
                    Assert.Equal(inA && inB, c.a.Intersect(c.b).Contains(address));
                    Assert.Equal(inA || inB, c.a.Union(c.b).Contains(address));
                    Assert.Equal(inA && !inB, c.a.Subtract(c.b).Contains(address));
                }

                Assert.Equal(c.a.Size, c.a.Intersect(c.b).Size + c.a.Subtract(c.b).Size);
                Assert.Equal(c.a.Subtract(c.b).IsEmpty, c.b.Contains(c.a));
                Assert.Equal(c.a, c.a.Subtract(c.b).Union(c.a.Intersect(c.b)));
            },
            iter: 2000);
    }

    private static IpAddress At(int host) => new(false, 0, s_world.First.Low + (ulong)host);

    private static IEnumerable<(IpAddress Address, int Port)> Packets(Cidr range, (int First, int Last) ports) =>
        from host in Enumerable.Range(0, 16) where range.Contains(At(host)) from port in Enumerable.Range(ports.First, ports.Last - ports.First + 1) select (At(host), port);

    private static bool Passes(NetworkAclEntry[] rules, IpAddress address, int port) =>
        rules.OrderBy(r => r.RuleNumber).FirstOrDefault(r => r.Protocol is "6" or "-1" && Cidr.Parse(r.CidrBlock!).Contains(address) && (r.Protocol == "-1" || (r.PortRange!.From <= port && port <= r.PortRange.To)))?.RuleAction == "allow";
}
