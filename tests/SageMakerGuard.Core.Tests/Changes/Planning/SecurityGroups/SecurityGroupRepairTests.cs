using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Changes;
using SageMakerGuard.Core.Tests.Reachability;
using SageMakerGuard.Estates;
using SageMakerGuard.Reachability;
using SageMakerGuard.Sandbox.Sample;
using SageMakerGuard.Testing;
using static SageMakerGuard.Testing.HealthyRegion;
using static SageMakerGuard.Tests.Changes.Planning.PublicDomain;

namespace SageMakerGuard.Tests.Changes.Planning;

public sealed class SecurityGroupRepairTests
{
    private const string OtherGroup = "sg-0aaa00000000d0009";

    public static IEnumerable<object[]> Rows => All().Select(c => new object[] { c });

    [Theory]
    [MemberData(nameof(Rows), DisableDiscoveryEnumeration = true)]
    public void What_the_groups_lack_and_nothing_else_is_added(RepairCase row)
    {
        var region = row.Region();
        var plan = SecurityGroupRepairPlanner.Plan(region, Of(region), row.Options);
        Assert.Empty(plan.Refusals);
        Assert.Equal(row.Rules.Order(), plan.Steps.Select(RepairCase.Text).Order());
        if (row.Note is { } note)
            Assert.True(plan.Notes.Any(n => n.Contains(note, StringComparison.Ordinal)), string.Join("\n", plan.Notes));
        Assert.Empty(SecurityGroupRepairPlanner.Plan(plan.Simulate(region), Of(region), row.Options).Steps);
        Assert.Equal(Undoing.Picture(region), Undoing.Picture(Undoing.DoneAndUndone(region, plan)));
    }

    [Theory]
    [MemberData(nameof(Rows), DisableDiscoveryEnumeration = true)]
    public void No_rule_is_there_without_a_proof_that_it_is_missing(RepairCase row)
    {
        var region = row.Region();
        var plan = SecurityGroupRepairPlanner.Plan(region, Of(region), row.Options);
        foreach (var left in plan.Steps)
        {
            // Without any one of them, groups close something that with all of them they do not.
            var without = plan.Steps.Where(s => s != left).Aggregate(region, (now, step) => step.Simulate(now));
            Assert.True(ClosedByGroups(without).Except(ClosedByGroups(plan.Simulate(region))).Any(), RepairCase.Text(left));
        }
    }

    [Fact]
    public void After_a_tidy_up_of_everything_all_questions_are_reachable_again()
    {
        var region = Emptied(PublicDomain.Region());
        var plan = SecurityGroupRepairPlanner.Plan(region, Of(region), new());
        var index = new NetworkIndex(plan.Simulate(region));
        var engine = new ReachabilityEngine(index);
        var source = DomainSource.Of(index, Of(region), asVpcOnly: true);
        var answers = DomainQuestions.Default(index, Of(region)).Where(q => q is not InternetDestination).SelectMany(q => engine.Trace(source, q)).ToList();
        Assert.All(answers, a => Assert.True(a.Verdict == ReachabilityVerdict.Reachable, PathCase.Explain(a)));
        Assert.True(answers.Count >= 12);
        Assert.Contains("sagemaker.api", answers.Select(a => a.Destination));
        Assert.Empty(plan.Notes);
    }

    [Fact]
    public void Groups_that_let_everything_needed_through_are_left_alone()
    {
        var plan = SecurityGroupRepairPlanner.Plan(HealthyRegion.Create(), Of(HealthyRegion.Create()), new());
        Assert.Empty(plan.Steps);
        Assert.Contains("let through what it needs", Assert.Single(plan.Notes));
    }

    [Theory]
    [InlineData("no group of its own", "New-SMPrivateNetwork -DomainId d-healthy00001 -Region eu-central-1 -SecurityGroup, or name one: Set-SMDomainVpcOnly")]
    [InlineData("not described", "could not be described: sagemaker:DescribeDomain")]
    [InlineData("no VPC", "has no VPC")]
    [InlineData("groups not read", "because of ec2:DescribeSecurityGroups")]
    [InlineData("a group that is gone", "ec2:DescribeSecurityGroups (sg-0gone)")]
    [InlineData("another account's group alone", "None of sg-0aaa00000000d0001 may be changed")]
    [InlineData("another domain's NFS group alone", "None of sg-0other may be changed")]
    public void What_cannot_be_mended_is_refused_with_the_way_on(string name, string words)
    {
        var region = PublicDomain.Region();
        region = name switch
        {
            "no group of its own" => region.Domain(d => d with { DefaultUserSettings = d.DefaultUserSettings! with { SecurityGroups = [] } }),
            "not described" => region with { Domains = new() { Asked = true, Items = [new() { DomainId = DomainId, Described = false }], Unreadable = [Denied("sagemaker:DescribeDomain", DomainId)] } },
            "no VPC" => region.Domain(d => d with { VpcId = "", SubnetIds = [] }),
            "groups not read" => region with { SecurityGroups = Part<SecurityGroup>.Failed(Denied("ec2:DescribeSecurityGroups")) },
            "a group that is gone" => region.Domain(d => d with { DefaultUserSettings = d.DefaultUserSettings! with { SecurityGroups = ["sg-0gone"] } }),
            "another account's group alone" => region.Group(DomainGroup, g => g with { OwnerId = "999988887777" }),
            _ => region.Domain(d => d with { DefaultUserSettings = d.DefaultUserSettings! with { SecurityGroups = ["sg-0other"] }, DefaultSpaceSettings = null })
                .With(r => r with { SecurityGroups = r.SecurityGroups.Append(Group("sg-0other", "security-group-for-outbound-nfs-d-other", [], [])) }),
        };
        var plan = SecurityGroupRepairPlanner.Plan(region, Of(region), new());
        Assert.Empty(plan.Steps);
        Assert.Contains(plan.Refusals, r => r.Contains(words, StringComparison.Ordinal));
        Assert.All(plan.Refusals, r => Assert.EndsWith(".", r));
    }

    [Fact]
    public void The_sample_company_s_emptied_NFS_groups_get_their_rules_back()
    {
        var region = SampleCompany.Create().Regions.Single(r => r.Region == "ap-southeast-2");
        var domain = region.Domains.Items.Single(d => d.DomainName == "telehealth-triage");
        var plan = SecurityGroupRepairPlanner.Plan(region, domain, new());
        Assert.Equal(["tcp 2049", "tcp 2049"], plan.Steps.OfType<AuthorizeRule>().Select(s => s.Rule.What()));
        var names = plan.Steps.OfType<AuthorizeRule>().ToDictionary(s => s.IsEgress, s => region.SecurityGroups.Items.Single(g => g.GroupId == s.GroupId).GroupName);
        Assert.Equal("security-group-for-outbound-nfs-" + domain.DomainId, names[true]);
        Assert.Equal("security-group-for-inbound-nfs-" + domain.DomainId, names[false]);
    }

    private static RegionEstate Emptied(RegionEstate region) => new[] { DomainGroup, HealthyRegion.EndpointGroup, NfsInbound, NfsOutbound }
        .Aggregate(region, (now, id) => now.Group(id, g => g with { IpPermissions = [], IpPermissionsEgress = [] }));

    private static IEnumerable<string> ClosedByGroups(RegionEstate region)
    {
        var index = new NetworkIndex(region);
        var engine = new ReachabilityEngine(index);
        var domain = Of(region);
        var users = DomainSource.Of(index, domain, asVpcOnly: true);
        var spaces = users with { SecurityGroupIds = [.. domain.DefaultSpaceSettings?.SecurityGroups ?? [], .. DomainSource.OutboundNfsGroups(index, domain)] };
        PathDestination[] lustre = [new FileSystemDestination(FileSystem) { Port = 988 }, new FileSystemDestination(FileSystem) { Port = 1018 }];
        return DomainQuestions.Default(index, domain).Concat(lustre)
            .SelectMany(q => engine.Trace(users, q).Select(a => ("users", q, a)).Concat(engine.Trace(spaces, q).Select(a => ("spaces", q, a))))
            .SelectMany(x => x.a.BlockedBy.Where(b => b.Rule is "sg-egress" or "sg-ingress").Select(b => $"{x.Item1} {x.q.DisplayName} {x.q.Port} {b.Rule} {b.ResourceId}"))
            .Distinct();
    }

    private static RepairCase Case(string name, Func<RegionEstate, RegionEstate> change, params string[] rules) => new(name, () => change(PublicDomain.Region()), new(), rules);

    private static IEnumerable<RepairCase> All()
    {
        yield return Case("nothing is missing", r => r);
        yield return Case("NFS, way in", r => r.Group(NfsInbound, g => g with { IpPermissions = [.. g.IpPermissions.Where(p => p.FromPort != 2049)] }), $"{NfsInbound} in tcp 2049 {NfsOutbound}");
        yield return Case("NFS, way out", r => r.Group(NfsOutbound, g => g with { IpPermissionsEgress = [.. g.IpPermissionsEgress.Where(p => p.FromPort != 2049)] }), $"{NfsOutbound} out tcp 2049 {NfsInbound}");
        yield return Case("both NFS groups emptied: an older domain's two rules", r => r.Group(NfsInbound, g => g with { IpPermissions = [] }).Group(NfsOutbound, g => g with { IpPermissionsEgress = [] }), $"{NfsInbound} in tcp 2049 {NfsOutbound}", $"{NfsOutbound} out tcp 2049 {NfsInbound}");
        yield return Case("one NFS group emptied: Lustre comes back too", r => r.Group(NfsInbound, g => g with { IpPermissions = [] }), $"{NfsInbound} in tcp 2049 {NfsOutbound}", $"{NfsInbound} in tcp 988 {NfsOutbound}", $"{NfsInbound} in tcp 1018-1023 {NfsOutbound}");
        yield return Case("SageMaker's outbound group was deleted", r => r with { SecurityGroups = r.SecurityGroups.Without(g => g.GroupId == NfsOutbound) }, $"{DomainGroup} out tcp 2049 {NfsInbound}", $"{NfsInbound} in tcp 2049 {DomainGroup}");
        yield return Case("apps, way in", r => r.Group(DomainGroup, g => g with { IpPermissions = [] }), $"{DomainGroup} in tcp 8192-65535 {DomainGroup}");
        yield return Case("apps, way out", r => r.Group(DomainGroup, g => g with { IpPermissionsEgress = [.. g.IpPermissionsEgress.Where(p => p.FromPort != 8192)] }), $"{DomainGroup} out tcp 8192-65535 {DomainGroup}");
        yield return Case("SageMaker keeps the rules between apps", r => r.Group(DomainGroup, g => g with { IpPermissions = [] }).Domain(d => d with { AppSecurityGroupManagement = "Service" }));
        yield return Case("endpoints, way out", r => r.Group(DomainGroup, g => g with { IpPermissionsEgress = [.. g.IpPermissionsEgress.Where(p => p.UserIdGroupPairs.All(u => u.GroupId != HealthyRegion.EndpointGroup))] }), $"{DomainGroup} out tcp 443 {HealthyRegion.EndpointGroup}");
        yield return Case("endpoints, way in", r => r.EndpointIngress(), $"{HealthyRegion.EndpointGroup} in tcp 443 {DomainGroup}");
        yield return Case("S3 by gateway endpoint", r => r.Group(DomainGroup, g => g with { IpPermissionsEgress = [.. g.IpPermissionsEgress.Where(p => p.PrefixListIds.Count == 0)] }), $"{DomainGroup} out tcp 443 {S3PrefixList}");
        yield return Case("everything at once", Emptied,
            $"{NfsInbound} in tcp 2049 {NfsOutbound}", $"{NfsOutbound} out tcp 2049 {NfsInbound}", $"{DomainGroup} in tcp 8192-65535 {DomainGroup}", $"{DomainGroup} out tcp 8192-65535 {DomainGroup}",
            $"{DomainGroup} out tcp 443 {HealthyRegion.EndpointGroup}", $"{HealthyRegion.EndpointGroup} in tcp 443 {DomainGroup}", $"{DomainGroup} out tcp 443 {S3PrefixList}");
        yield return Case("shared spaces carry a group of their own", r => SpaceGroup(r),
            $"{OtherGroup} in tcp 8192-65535 {OtherGroup}", $"{OtherGroup} out tcp 8192-65535 {OtherGroup}", $"{OtherGroup} out tcp 443 {HealthyRegion.EndpointGroup}", $"{HealthyRegion.EndpointGroup} in tcp 443 {OtherGroup}", $"{OtherGroup} out tcp 443 {S3PrefixList}");
        yield return Case("the first group is another account's: the next gets the rules", r => r.Group(DomainGroup, g => g with { OwnerId = "999988887777", IpPermissions = [] })
            .Domain(d => d with { DefaultUserSettings = d.DefaultUserSettings! with { SecurityGroups = [DomainGroup, OtherGroup] }, DefaultSpaceSettings = null }).With(Other), $"{OtherGroup} in tcp 8192-65535 {OtherGroup}");

        yield return Case("an endpoint is missing: no rule mends that", r => r.Endpoint("sts", _ => null)) with { Note = "sts stays closed" };
        yield return Case("an ACL is in the way: no rule mends that", r => r.Acl([.. Networks.AllowAll(), Rule(50, "deny", true, protocol: "6", from: 443)])) with { Note = "s3 stays closed" };
        yield return Case("the endpoints' group is another account's", r => r.EndpointIngress().Group(HealthyRegion.EndpointGroup, g => g with { OwnerId = "999988887777" })) with { Note = $"Ask whoever owns {HealthyRegion.EndpointGroup}" };
        yield return Case("the group is other people's too", r => r.Group(DomainGroup, g => g with { IpPermissions = [] }) with
        {
            NetworkInterfaces = r.NetworkInterfaces.Append(new NetworkInterface { NetworkInterfaceId = "eni-0db", VpcId = HealthyRegion.Vpc, SubnetId = SubnetA, Description = "RDSNetworkInterface", Groups = [new() { GroupId = DomainGroup }], PrivateIpAddress = "10.20.1.99" }),
        }, $"{DomainGroup} in tcp 8192-65535 {DomainGroup}") with { Note = "eni-0db (RDSNetworkInterface)" };
        yield return Case("the group is another domain's too", r => r.Group(DomainGroup, g => g with { IpPermissions = [] }) with
        {
            Domains = r.Domains.Append(new Domain { DomainId = "d-other", DefaultUserSettings = new() { SecurityGroups = [DomainGroup] } }),
        }, $"{DomainGroup} in tcp 8192-65535 {DomainGroup}") with { Note = $"{DomainGroup} is a group of d-other too" };

        yield return Case("NAT gateway alone, internet not wanted", r => r.WithNat(openGroups: false).Endpoint("sts", _ => null)) with { Note = "-AllowInternet" };
        yield return Case("NAT gateway alone, internet wanted", r => r.WithNat(openGroups: false).Endpoint("sts", _ => null), $"{DomainGroup} out tcp 443 0.0.0.0/0") with { Options = new() { AllowInternet = true } };
        yield return Case("internet wanted and no way there", r => r) with { Options = new() { AllowInternet = true }, Note = "internet stays closed" };
        yield return Case("one rule for the internet is enough for all", r => Emptied(r.WithNat(openGroups: false)),
            $"{NfsInbound} in tcp 2049 {NfsOutbound}", $"{NfsOutbound} out tcp 2049 {NfsInbound}", $"{DomainGroup} in tcp 8192-65535 {DomainGroup}", $"{DomainGroup} out tcp 8192-65535 {DomainGroup}",
            $"{DomainGroup} out tcp 443 0.0.0.0/0", $"{HealthyRegion.EndpointGroup} in tcp 443 {DomainGroup}") with { Options = new() { AllowInternet = true } };

        static RegionEstate Other(RegionEstate r) => r with { SecurityGroups = r.SecurityGroups.Append(Group(OtherGroup, "other", [], [])) };

        static RegionEstate SpaceGroup(RegionEstate r) => Other(r).Domain(d => d with { DefaultSpaceSettings = d.DefaultSpaceSettings! with { SecurityGroups = [OtherGroup] } });
    }
}
