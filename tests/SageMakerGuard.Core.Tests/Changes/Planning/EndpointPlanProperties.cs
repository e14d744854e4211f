using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using CsCheck;
using SageMakerGuard.Changes;
using SageMakerGuard.Core.Tests.Changes.Planning.Cases;
using SageMakerGuard.Core.Tests.Reachability;
using SageMakerGuard.Estates;
using SageMakerGuard.Reachability;
using SageMakerGuard.Services;
using SageMakerGuard.Testing;

namespace SageMakerGuard.Core.Tests.Changes.Planning;

/// <summary>What must hold of every plan of endpoints, tried on networks of which any part may be made, half made or made wrong.</summary>
public sealed class EndpointPlanProperties
{
    private static readonly PropertyInfo[] s_parts = [.. typeof(RegionEstate).GetProperties().Where(p => p.PropertyType.IsGenericType && p.PropertyType.GetGenericTypeDefinition() == typeof(Part<>))];

    private static readonly Gen<Scene> s_scenes =
        from states in Gen.Int[0, 7].Array[PlanningRegion.Interfaces.Count]
        from gateway in Gen.Int[0, 4]
        from dns in Gen.Int[0, 3]
        from groups in Gen.Int[0, 4]
        from ingress in Gen.Int[0, 3]
        from egress in Gen.Int[0, 4]
        from options in Gen.Int[0, 7]
        select new Scene(states, gateway, dns, groups, ingress, egress, options);

    [Fact]
    public void Every_service_is_reached_once_the_plan_is_carried_out() => s_scenes.Sample(
        scene =>
        {
            var (region, plan) = (scene.Region(), scene.Plan());
            Assert.True(plan.Refusals.Count == 0, plan.Explain());
            var after = plan.Simulate(region);
            var fails = PlanProof.Fails(after, region.TheDomain(), PlanProof.Of(after, region.TheDomain()));
            Assert.True(fails.Count == 0, plan.Explain() + "\n" + string.Join("\n", fails.Select(f => f.Destination + " " + PathCase.Explain(f))));
        },
        iter: 1500);

    [Fact]
    public void Nothing_is_left_to_plan_and_everything_can_be_taken_back() => s_scenes.Sample(
        scene =>
        {
            var (region, plan) = (scene.Region(), scene.Plan());
            var after = plan.Simulate(region);
            Assert.True(scene.Plan(after).Steps.Count == 0, scene.Plan(after).Explain());
            Assert.True(scene.Plan(Restored.Named(after)).Steps.Count == 0, scene.Plan(Restored.Named(after)).Explain());
            Assert.Equal(Restored.Image(region), Restored.Image(Restored.ThereAndBack(region, plan)));
        },
        iter: 500);

    [Fact]
    public void A_domain_that_reaches_everything_gets_no_step_that_costs_money() => s_scenes.Sample(
        scene =>
        {
            var region = scene.Region();
            var proof = PlanProof.Of(region, region.TheDomain()).Where(a => ServiceCatalog.Find(a.Destination) is not null);
            if (proof.All(a => a.Verdict == ReachabilityVerdict.Reachable))
                Assert.Equal(0, scene.Plan().Steps.OfType<CreateVpcEndpoint>().Count(s => s.VpcEndpointType == "Interface"));
        },
        iter: 1500);

    [Fact]
    public void What_could_not_be_read_adds_no_step() => (from row in Gen.OneOfConst(PlanCases.All.Where(c => c.Refusals.Length == 0).ToArray()) from part in Gen.OneOfConst(s_parts) from asked in Gen.Bool select (row, part, asked)).Sample(
        c =>
        {
            var dark = c.row.Region with { };
            c.part.SetValue(dark, typeof(EndpointPlanProperties).GetMethod(nameof(Dark), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(c.part.PropertyType.GetGenericArguments()[0]).Invoke(null, [c.asked]));
            var plan = c.row.Plan(dark);

            // Which zones offer Studio is a preference of the network's: without it others are as good.
            if (c.row.Network is not null && c.part.Name == nameof(RegionEstate.VpcEndpointServices))
                return;
            Assert.True(plan.Refusals.Count > 0 || plan.Lines().All(c.row.Plan().Lines().Contains), $"{c.row.Name} without {c.part.Name}\n{plan.Explain()}");
        },
        iter: 3000);

    [Fact]
    public void Each_part_that_a_plan_rests_on_is_asked_for_by_its_call()
    {
        foreach (var (part, call) in new[]
        {
            ("Vpcs", "ec2:DescribeVpcs"), ("Subnets", "ec2:DescribeSubnets"), ("RouteTables", "ec2:DescribeRouteTables"), ("SecurityGroups", "ec2:DescribeSecurityGroups"), ("VpcEndpoints", "ec2:DescribeVpcEndpoints"),
            ("VpcEndpointServices", "ec2:DescribeVpcEndpointServices"), ("Apps", "sagemaker:ListApps"), ("UserProfiles", "sagemaker:ListUserProfiles"),
        })
        {
            var property = typeof(RegionEstate).GetProperty(part)!;
            var dark = PlanningRegion.Bare();
            property.SetValue(dark, typeof(EndpointPlanProperties).GetMethod(nameof(Dark), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(property.PropertyType.GetGenericArguments()[0]).Invoke(null, [false]));
            var plan = EndpointSetPlanner.Plan(dark, HealthyRegion.Domain());
            Assert.Contains(plan.Refusals, r => r.Contains(call, StringComparison.Ordinal));
            Assert.Empty(plan.Steps);
        }
    }

    private static Part<T> Dark<T>(bool asked) => asked ? Part<T>.Failed(PlanningRegion.Denied) : Part<T>.NotAsked;

    private sealed record Scene(int[] States, int Gateway, int Dns, int Groups, int Ingress, int Egress, int Options)
    {
        public EndpointSetOptions Wanted => new() { AddMissingZones = (Options & 1) == 1, PolicyMode = (Options & 2) == 2 ? EndpointPolicyMode.LeastPrivilege : EndpointPolicyMode.FullAccess, OrganizationId = (Options & 4) == 4 ? "o-abcdef1234" : null };

        public ChangePlan Plan(RegionEstate? estate = null) => EndpointSetPlanner.Plan(estate ?? Region(), Region().TheDomain(), Wanted);

        public RegionEstate Region()
        {
            var region = PlanningRegion.Healthy().VpcOf(v => v with { EnableDnsSupport = Dns < 2, EnableDnsHostnames = Dns % 2 == 0 });
            for (var i = 0; i < States.Length; i++)
                region = region.Endpoint(PlanningRegion.Interfaces[i], e => InState(e, States[i]));
            region = Gateway switch
            {
                0 => region,
                1 => region.Endpoint("s3", _ => null).WithoutRoutes(r => r.GatewayId == HealthyRegion.S3Endpoint),
                2 => region.Endpoint("s3", e => e with { RouteTableIds = [HealthyRegion.TableB] }).With(r => r with { RouteTables = r.RouteTables.Change(t => t.RouteTableId == HealthyRegion.TableA, t => t with { Routes = [HealthyRegion.Local()] }) }),
                3 => region.Endpoint("s3", e => e with { State = "pending" }),
                _ => region.With(r => r with { RouteTables = r.RouteTables.Without(t => t.RouteTableId == HealthyRegion.TableB) }).Endpoint("s3", e => e with { RouteTableIds = [HealthyRegion.TableA] }),
            };
            region = region.AddGroup("sg-two", [HealthyRegion.Tcp(8192, 65535, group: "sg-two")], [HealthyRegion.AllTraffic()]);
            region = Groups switch
            {
                0 => region,
                1 => region.Groups([HealthyRegion.DomainGroup, "sg-two"]),
                2 => region.Groups([HealthyRegion.DomainGroup], ["sg-two"]),
                3 => region.Groups(["sg-two", HealthyRegion.DomainGroup], [HealthyRegion.DomainGroup]),
                _ => region.Groups(["sg-two"], []),
            };
            region = Ingress switch
            {
                0 => region,
                1 => region.EndpointIngress(),
                2 => region.EndpointIngress(HealthyRegion.Tcp(443, 443, cidr: "10.20.2.0/24")),
                _ => region.EndpointIngress(HealthyRegion.AllTraffic("10.0.0.0/8")),
            };
            var itself = HealthyRegion.Tcp(8192, 65535, group: HealthyRegion.DomainGroup);
            return Egress switch
            {
                0 => region,
                1 => region.Egress(HealthyRegion.AllTraffic()),
                2 => region.Egress(itself),
                3 => region.Egress(itself, HealthyRegion.Tcp(443, 443, cidr: "10.20.1.0/24")),
                _ => region.Egress(itself, HealthyRegion.Tcp(443, 443, prefixList: HealthyRegion.S3PrefixList)),
            };
        }

        private static VpcEndpoint? InState(VpcEndpoint endpoint, int state) => state switch
        {
            0 or 1 => endpoint,
            2 => null,
            3 => endpoint with { PrivateDnsEnabled = false },
            4 => endpoint with { State = "failed" },
            5 => endpoint with { State = "pending" },
            6 => endpoint with { SubnetIds = [HealthyRegion.SubnetB], NetworkInterfaceIds = [endpoint.NetworkInterfaceIds[1]] },
            _ => endpoint with { State = "pending", PrivateDnsEnabled = false },
        };
    }
}
