using System;
using System.Collections.Generic;
using System.Linq;
using CsCheck;
using SageMakerGuard.Changes;
using SageMakerGuard.Core.Tests.Reachability;
using SageMakerGuard.Estates;
using SageMakerGuard.Reachability;
using SageMakerGuard.Testing;

namespace SageMakerGuard.Core.Tests.Changes.Planning;

/// <summary>Blocks for subnets, whatever the VPC has and in whichever order it is listed.</summary>
public sealed class FreeBlockProperties
{
    private static readonly string[] s_vpcBlocks = ["10.20.0.0/22", "10.20.6.0/23", "10.21.4.0/24", "100.64.0.0/25", "172.16.255.240/28"];

    private static readonly Gen<Network> s_networks =
        from first in Gen.OneOfConst(s_vpcBlocks)
        from more in Gen.Shuffle(s_vpcBlocks, 0, 3)
        from picks in Gen.Select(Gen.Int[0, 4], Gen.Int[0, 1023], Gen.Int[24, 28]).Array[0, 12]
        from routes in Gen.Select(Gen.Int[0, 4], Gen.Int[0, 1023], Gen.Int[23, 32]).Array[0, 3]
        from prefix in Gen.Int[22, 28]
        from nat in Gen.Enum<NatPlacement>()
        from shuffle in Gen.Int
        select new Network([first, .. more.Where(b => b != first)], picks, routes, prefix, nat, shuffle);

    [Fact]
    public void Blocks_lie_in_the_VPC_aligned_and_apart_from_all_that_is_there() => s_networks.Sample(
        network =>
        {
            var plan = network.Plan();
            var made = plan.Steps.OfType<CreateSubnet>().Select(s => Cidr.Parse(s.CidrBlock)).ToList();
            Assert.All(made, block =>
            {
                Assert.Contains(network.Own, own => own.Contains(block));
                Assert.Equal(0UL, block.First.Low % (1UL << (32 - block.PrefixLength)));
                Assert.DoesNotContain(network.Subnets, subnet => subnet.Overlaps(block));
                Assert.DoesNotContain(network.Routed, routed => routed.Overlaps(block));
                Assert.Single(made, other => other.Overlaps(block));
            });
        },
        iter: 1000);

    [Fact]
    public void There_is_one_private_block_of_the_size_for_each_zone_or_a_refusal_where_none_is_left() => s_networks.Sample(
        network =>
        {
            var plan = network.Plan(NatPlacement.None);
            var made = plan.Steps.OfType<CreateSubnet>().ToList();
            if (plan.Refusals.Count == 0)
            {
                Assert.Equal(["eu-central-1a", "eu-central-1b"], made.Select(s => s.AvailabilityZone));
                Assert.All(made, s => Assert.EndsWith("/" + network.Prefix, s.CidrBlock));
            }
            else
            {
                Assert.True(network.FreeOf(network.Prefix).Count() < 2, plan.Explain());
            }
        },
        iter: 1000);

    [Fact]
    public void The_same_VPC_gives_the_same_blocks_in_whichever_order_it_is_listed() => s_networks.Sample(
        network => Assert.Equal(network.Plan().Lines(), network.Plan(shuffled: true).Lines()),
        iter: 500);

    [Fact]
    public void A_subnet_that_is_there_already_keeps_its_block_and_the_rest_is_as_it_was() => (from network in s_networks from done in Gen.Int[0, 30] select (network, done)).Sample(
        c =>
        {
            var plan = c.network.Plan();
            var half = plan.Steps.Take(c.done).Aggregate(c.network.Region(), (estate, step) => step.Simulate(estate));
            if (plan.Refusals.Count == 0)
                Assert.Equal(Restored.Image(plan.Simulate(c.network.Region())), Restored.Image(c.network.Plan(estate: half).Simulate(half)));
        },
        iter: 500);

    private sealed record Network(string[] VpcBlocks, (int Block, int Place, int Prefix)[] Picks, (int Block, int Place, int Prefix)[] RoutePicks, int Prefix, NatPlacement Nat, int Shuffle)
    {
        public IReadOnlyList<Cidr> Own => VpcBlocks.Select(Cidr.Parse).ToList();

        public IReadOnlyList<Cidr> Subnets => Picks.Select(Pick).OfType<Cidr>().Aggregate(new List<Cidr>(), (list, next) => list.Any(b => b.Overlaps(next)) ? list : [.. list, next]);

        public IReadOnlyList<Cidr> Routed => RoutePicks.Select(Pick).OfType<Cidr>().Where(r => !Own.Contains(r)).Distinct().ToList();

        /// <summary>Every block of a size that is free, found by trying them all.</summary>
        public IEnumerable<Cidr> FreeOf(int prefix) => Own.Where(o => o.PrefixLength <= prefix)
            .SelectMany(o => Enumerable.Range(0, 1 << (prefix - o.PrefixLength)).Select(i => Cidr.Of(new IpAddress(false, 0, o.First.Low + ((ulong)i << (32 - prefix))), prefix)))
            .Where(b => !Subnets.Any(s => s.Overlaps(b)) && !Routed.Any(r => r.Overlaps(b)));

        public RegionEstate Region(bool shuffled = false)
        {
            var bare = PlanningRegion.Bare();
            var random = new Random(Shuffle);
            IEnumerable<T> Order<T>(IEnumerable<T> items) => shuffled ? items.OrderBy(_ => random.Next()) : items;

            // Two zones are known by subnets of another VPC, so that this one may be full.
            return bare with
            {
                Vpcs = bare.Vpcs.Select(v => v with { CidrBlock = VpcBlocks[0], CidrBlockAssociationSet = [.. Order(VpcBlocks.Select(b => new VpcCidrBlockAssociation { CidrBlock = b }))] }),
                Subnets = Part<Subnet>.Read(Order(Subnets.Select((b, i) => HealthyRegion.Subnet($"subnet-{i:x4}", b.ToString(), "a", 1))
                    .Concat([HealthyRegion.Subnet("subnet-za", "10.99.1.0/24", "a", 1) with { VpcId = "vpc-other" }, HealthyRegion.Subnet("subnet-zb", "10.99.2.0/24", "b", 2) with { VpcId = "vpc-other" }]))),
                RouteTables = Part<RouteTable>.Read(Order(bare.RouteTables.Items)).Change(t => t.RouteTableId == HealthyRegion.MainTable, t => t with { Routes = [.. t.Routes, .. Routed.Select(r => Networks.DefaultTo(gateway: "vpce-0fw", cidr: r.ToString()))] }),
            };
        }

        public ChangePlan Plan(NatPlacement? nat = null, bool shuffled = false, RegionEstate? estate = null) =>
            PrivateNetworkPlanner.Plan(estate ?? Region(shuffled), HealthyRegion.Vpc, new() { PrefixLength = Prefix, NatGateway = nat ?? Nat, CreateSecurityGroup = true });

        private Cidr? Pick((int Block, int Place, int Prefix) pick)
        {
            var own = Own[pick.Block % Own.Count];
            return pick.Prefix < own.PrefixLength ? null : Cidr.Of(new IpAddress(false, 0, own.First.Low + ((ulong)pick.Place % (1UL << (32 - own.PrefixLength)))), pick.Prefix);
        }
    }
}
