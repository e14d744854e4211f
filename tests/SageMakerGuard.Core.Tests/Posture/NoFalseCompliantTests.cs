using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using CsCheck;
using SageMakerGuard.Estates;
using SageMakerGuard.Testing;

namespace SageMakerGuard.Posture.Tests;

/// <summary>Whatever call fails: no domain becomes Compliant by it, no score rises, nothing is called broken that was not, and the findings name the call.</summary>
public sealed class NoFalseCompliantTests
{
    /// <summary>Parts by reflection, so that a new one cannot be forgotten.</summary>
    private static readonly IReadOnlyList<PropertyInfo> s_parts = typeof(RegionEstate).GetProperties().Where(p => p.PropertyType.IsGenericType && p.PropertyType.GetGenericTypeDefinition() == typeof(Part<>)).ToList();

    /// <summary>The region itself in every state that the table of rules knows.</summary>
    private static readonly IReadOnlyList<RuleCase> s_cases = RuleCases.All.Append(RuleCase.Holds("", "healthy", r => r)).ToList();

    private static readonly IReadOnlyDictionary<RuleCase, DomainNetworkPosture> s_undisturbed = s_cases.ToDictionary(row => row, row => Judge(row.Region(), row.Settings));

    public static IEnumerable<object[]> Parts => s_parts.Select(p => new object[] { p.Name });

    [Theory]
    [MemberData(nameof(Parts))]
    public void A_part_that_cannot_be_read_makes_no_domain_look_better(string part)
    {
        foreach (var row in s_cases)
            AssertNoBetter(row, s_undisturbed[row], Hide(row.Region(), part), Operation(part));
    }

    [Theory]
    [MemberData(nameof(Parts))]
    public void A_part_that_broke_off_after_some_pages_makes_no_domain_look_better(string part)
    {
        foreach (var row in s_cases)
            AssertNoBetter(row, s_undisturbed[row], BreakOff(row.Region(), part), Operation(part));
    }

    [Theory]
    [MemberData(nameof(Parts))]
    public void A_part_that_nobody_asked_for_makes_no_domain_look_better(string part)
    {
        foreach (var row in s_cases)
            AssertNoBetter(row, s_undisturbed[row], Set(row.Region(), part, Type(part).GetProperty("NotAsked")!.GetValue(null)!), null);
    }

    public static IEnumerable<object[]> Gaps =>
    [
        Gap("DescribeDomain", "sagemaker:DescribeDomain", (r, call) => r with { Domains = r.Domains.Select(d => new Domain { DomainArn = d.DomainArn, DomainId = d.DomainId, DomainName = d.DomainName, Status = d.Status, Described = false }) with { Unreadable = [call with { ResourceId = HealthyRegion.DomainId }] } }),
        Gap("DescribeVpcAttribute", "ec2:DescribeVpcAttribute", (r, call) => r with { Vpcs = r.Vpcs.Select(v => v with { EnableDnsHostnames = null, EnableDnsSupport = null }) with { Unreadable = [.. r.Vpcs.Unreadable, call with { ResourceId = HealthyRegion.Vpc }] } }),
        Gap("DescribeMountTargetSecurityGroups", "elasticfilesystem:DescribeMountTargetSecurityGroups", (r, call) => r with { MountTargets = r.MountTargets.Select(m => m with { SecurityGroups = null }) with { Unreadable = [.. r.MountTargets.Unreadable, .. r.MountTargets.Items.Select(m => call with { ResourceId = m.MountTargetId })] } }),
        Gap("DescribeMountTargets of one file system", "elasticfilesystem:DescribeMountTargets", (r, call) => r with { MountTargets = Part<MountTarget>.Read() with { Unreadable = [.. r.MountTargets.Unreadable, call with { ResourceId = HealthyRegion.FileSystem }] } }),
        Gap("ListHostedZonesByVPC of one VPC", "route53:ListHostedZonesByVPC", (r, call) => r with { HostedZones = Part<HostedZone>.Read() with { Unreadable = [.. r.HostedZones.Unreadable, call with { ResourceId = HealthyRegion.Vpc }] } }),
        Gap("SearchTransitGatewayRoutes", "ec2:SearchTransitGatewayRoutes", (r, call) => r with { TransitGatewayRouteTables = r.TransitGatewayRouteTables.Select(t => t with { Routes = null }) with { Unreadable = [.. r.TransitGatewayRouteTables.Unreadable, .. r.TransitGatewayRouteTables.Items.Select(t => call with { ResourceId = t.TransitGatewayRouteTableId })] } }),
        Gap("GetManagedPrefixListEntries", "ec2:GetManagedPrefixListEntries", (r, call) => r with { PrefixLists = r.PrefixLists.Select(p => p with { Cidrs = null }) with { Unreadable = [.. r.PrefixLists.Unreadable, .. r.PrefixLists.Items.Select(p => call with { ResourceId = p.PrefixListId })] } }),
        Gap("DescribeUserProfile", "sagemaker:DescribeUserProfile", (r, call) => r with { UserProfiles = r.UserProfiles.Select(p => p with { UserSettings = null }) with { Unreadable = [.. r.UserProfiles.Unreadable, .. r.UserProfiles.Items.Select(p => call with { ResourceId = p.DomainId + "/" + p.UserProfileName })] } }),
    ];

    [Theory]
    [MemberData(nameof(Gaps), DisableDiscoveryEnumeration = true)]
    public void A_call_that_failed_for_single_resources_makes_no_domain_look_better(string name, string operation, Func<RegionEstate, UnreadableCall, RegionEstate> hide)
    {
        foreach (var row in s_cases)
            AssertNoBetter(row, s_undisturbed[row], hide(row.Region(), RegionChanges.DeniedCall(operation)), operation, name);
    }

    [Theory]
    [InlineData("UserProfiles")]
    [InlineData("Apps")]
    [InlineData("Tags")]
    [InlineData("Vpcs")]
    [InlineData("Subnets")]
    [InlineData("RouteTables")]
    [InlineData("NetworkAcls")]
    [InlineData("SecurityGroups")]
    [InlineData("VpcEndpoints")]
    [InlineData("NetworkInterfaces")]
    [InlineData("PrefixLists")]
    [InlineData("FlowLogs")]
    [InlineData("MountTargets")]
    [InlineData("DhcpOptions")]
    public void A_healthy_domain_becomes_unknown_where_a_rule_of_weight_needs_the_part(string part)
    {
        var posture = Judge(Hide(HealthyRegion.Create(), part), PostureSettings.Default);
        Assert.True(posture.Verdict == Verdict.Unknown, string.Join("\n", posture.Findings.Where(f => f.Verdict == FindingVerdict.Fail)));
        Assert.Contains(posture.Unreadable, call => call.Operation == Operation(part));
    }

    [Theory]
    [InlineData(UnreadableCause.Denied, "Allow the caller tag:GetResources.")]
    [InlineData(UnreadableCause.NotProvided, "(aws resourcegroupstaggingapi get-resources)")]
    [InlineData(UnreadableCause.Throttled, "-ThrottleLimit")]
    [InlineData(UnreadableCause.Malformed, "could not be understood")]
    [InlineData(UnreadableCause.Unsupported, "does not offer tag:GetResources")]
    [InlineData(UnreadableCause.Failed, "Find out why tag:GetResources failed.")]
    public void An_unknown_says_what_to_do_about_the_call(UnreadableCause cause, string step)
    {
        var region = HealthyRegion.Create() with { Tags = Part<ResourceTags>.Failed(RegionChanges.DeniedCall("tag:GetResources") with { Cause = cause }) };
        var finding = Judge(region, PostureSettings.Default).Findings.Single(f => f.RuleId == "SMG-TAG-001");
        Assert.Contains(step, finding.Remedy);
        Assert.EndsWith($"Then: Get-SMDomainNetworkPosture -DomainId {HealthyRegion.DomainId} -Region {HealthyRegion.Region}", finding.Remedy);
    }

    [Fact]
    public void The_more_calls_fail_the_worse_it_looks() =>
        Gen.Select(Gen.Int[0, s_cases.Count - 1], Gen.Bool.Array[s_parts.Count], Gen.Int[0, s_parts.Count - 1]).Sample(
            (index, hidden, one) =>
            {
                var row = s_cases[index];
                var some = s_parts.Where((_, i) => hidden[i] && i != one).Where(p => p.Name != "Domains").Aggregate(row.Region(), (region, part) => Hide(region, part.Name));
                if (s_parts[one].Name == "Domains")
                    return;
                AssertNoBetter(row, Judge(some, row.Settings), Hide(some, s_parts[one].Name), Operation(s_parts[one].Name));
            },
            iter: 200);

    private static void AssertNoBetter(RuleCase row, DomainNetworkPosture was, RegionEstate after, string? operation, string? name = null)
    {
        var now = new PostureJudge(row.Settings).JudgeDomains(after).SingleOrDefault();
        if (now is null)
            return;
        var what = $"{row}{(name is null ? "" : " with " + name)} without {operation}:\nbefore {was.Verdict} {was.Score}\n{string.Join("\n", was.Findings)}\nnow {now.Verdict} {now.Score}\n{string.Join("\n", now.Findings)}";
        Assert.True(now.Score <= was.Score, "the score rose. " + what);
        Assert.False(now.Verdict == Verdict.Compliant && was.Verdict != Verdict.Compliant, "it became compliant. " + what);
        var broken = was.Findings.Where(f => f.Verdict == FindingVerdict.Fail).Select(f => f.RuleId).ToList();
        Assert.True(now.Findings.All(f => f.Verdict == FindingVerdict.Unknown || broken.Contains(f.RuleId)), "what is not known was taken for broken. " + what);
        if (operation is null || now.Findings.Select(f => (f.RuleId, f.Verdict, f.Severity)).SequenceEqual(was.Findings.Select(f => (f.RuleId, f.Verdict, f.Severity))))
            return;
        Assert.True(now.Findings.Any(f => f.Verdict == FindingVerdict.Unknown && f.Reason.Contains(operation, StringComparison.Ordinal)), "no finding names the call. " + what);
        Assert.Contains(now.Unreadable, call => call.Operation == operation);
    }

    private static DomainNetworkPosture Judge(RegionEstate region, PostureSettings settings) => new PostureJudge(settings).JudgeDomains(region).Single();

    private static string Operation(string part) => "test:Read" + part;

    private static Type Type(string part) => typeof(RegionEstate).GetProperty(part)!.PropertyType;

    private static RegionEstate Hide(RegionEstate region, string part) => Set(region, part, Type(part).GetMethod("Failed")!.Invoke(null, [RegionChanges.DeniedCall(Operation(part))])!);

    private static RegionEstate BreakOff(RegionEstate region, string part)
    {
        var type = Type(part);
        var whole = typeof(RegionEstate).GetProperty(part)!.GetValue(region)!;
        var copy = type.GetMethod("<Clone>$")!.Invoke(whole, null)!;
        type.GetProperty("Unreadable")!.SetValue(copy, new List<UnreadableCall> { RegionChanges.DeniedCall(Operation(part)) });
        return Set(region, part, copy);
    }

    private static RegionEstate Set(RegionEstate region, string part, object value)
    {
        var copy = region with { };
        typeof(RegionEstate).GetProperty(part)!.SetValue(copy, value);
        return copy;
    }

    private static object[] Gap(string name, string operation, Func<RegionEstate, UnreadableCall, RegionEstate> hide) => [name, operation, hide];
}
