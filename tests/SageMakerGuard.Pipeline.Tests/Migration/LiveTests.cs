using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Changes;
using SageMakerGuard.Estates;
using SageMakerGuard.Ports;
using SageMakerGuard.Probing;
using SageMakerGuard.Reachability;
using SageMakerGuard.Sandbox.Sample;

namespace SageMakerGuard.Pipeline.Tests.Migration;

/// <summary>Test-SMDomainConnectivity -Live on the sample company: what Reachability Analyzer finds is held against the proof, and whatever happens nothing is left behind.</summary>
public sealed class LiveTests
{
    private const string Region = "eu-central-1";
    private const string Command = "Test-SMDomainConnectivity @at -Region eu-central-1 -DomainId $id -Live -JournalPath $journal";

    // The network that works, with people at work in each of its three subnets.
    private static readonly Domain s_healthy = DomainNamed("claims-fraud");

    [Fact]
    public void A_healthy_domain_is_as_proven_from_each_of_its_subnets_and_the_company_is_as_it_was()
    {
        using var stage = new MigrationStage();
        var before = WorldPicture.Of(stage.World);
        var answer = Run(stage, Command, s_healthy);
        Assert.Empty(answer.Errors);
        var results = answer.As<LivePathResult>();
        Assert.Equal(s_healthy.SubnetIds.Count, results.Select(r => r.SourceInterfaceId).Distinct().Count());
        foreach (var bySource in results.GroupBy(r => r.SourceInterfaceId))
            Assert.Superset(new HashSet<string> { "sagemaker.api", "studio", "sts", "logs", "EFS " + s_healthy.HomeEfsFileSystemId }, bySource.Select(r => r.Destination).ToHashSet());
        Assert.All(results, r => Assert.True(r is { Agrees: true, Proof: ReachabilityVerdict.Reachable, Analyzer: LiveAnalysis.Reachable, Explanations.Count: 0, NextStep: null }, $"{r.Destination}: {r.Proof} {r.Analyzer} {r.Meaning}"));
        Assert.All(results, r => Assert.Equal((s_healthy.DomainId, s_healthy.VpcId, Region, SampleCompany.ProductionAccount), (r.DomainId, r.VpcId, r.Region, r.AccountId)));
        Assert.Contains("s3 (gateway endpoint vpce-", Assert.Single(answer.Warnings), StringComparison.Ordinal);

        AssertNothingIsLeft(stage);
        Assert.Equal(before, WorldPicture.Of(stage.World));
        Assert.Equal(4 * results.Count, stage.Sandbox.Calls.Count(c => c.Mutating));
        var run = Assert.Single(stage.Runs);
        Assert.Equal((ChangeRunState.Completed, "Test-SMDomainConnectivity", s_healthy.DomainId), (run.State, run.Command, run.DomainId));
    }

    [Fact]
    public void WhatIf_calls_nothing_that_changes_and_shows_exactly_what_is_then_done()
    {
        using var stage = new MigrationStage();
        var planned = Assert.Single(Run(stage, Command + " -Service sts, efs -WhatIf", s_healthy).As<ChangeRun>());
        Assert.Equal(ChangeRunState.Planned, planned.State);
        Assert.DoesNotContain(stage.Sandbox.Calls, c => c.Mutating);
        Assert.Equal(6, planned.Changes.Count(c => c.Kind == nameof(StartInsightsAnalysis) && c.Description.EndsWith("(about 0.10 USD)", StringComparison.Ordinal)));
        Assert.Equal([true], Run(stage, Command + " -Service sts, efs -Quiet", s_healthy).As<bool>());

        // Everything but the names of what did not exist.
        static IEnumerable<string> Told(ChangeRun run) => run.Changes.Select(c => c.Kind + (c.Kind is nameof(CreateInsightsPath) or nameof(StartInsightsAnalysis) ? " " + c.Description : ""));
        Assert.Equal(Told(planned), Told(Assert.Single(stage.Runs)));
        AssertNothingIsLeft(stage);
    }

    public static TheoryData<string, Func<RegionEstate, RegionEstate>, string, string, string> Breaks => new()
    {
        { "the endpoints' group admits nobody", r => r with { SecurityGroups = r.SecurityGroups.Select(g => g.GroupName == "vpc-endpoints" && g.VpcId == s_healthy.VpcId ? g with { IpPermissions = [] } : g) }, "sts", "ENI_SG_RULES_MISMATCH ingress", "sg-" },
        { "an ACL denies NFS", r => r with { NetworkAcls = r.NetworkAcls.Select(a => a with { Entries = [new() { RuleNumber = 1, RuleAction = "deny", Egress = true, CidrBlock = "0.0.0.0/0", Protocol = "6", PortRange = new() { From = 2049, To = 2049 } }, .. a.Entries] }), MountTargets = InSubnet(r, 0), NetworkInterfaces = r.NetworkInterfaces.Without(i => i.InterfaceType == "efs" && i.SubnetId is var s && s_healthy.SubnetIds.Skip(1).Contains(s)) }, "efs", "SUBNET_ACL_RESTRICTION egress", "acl-" },
    };

    [Theory]
    [MemberData(nameof(Breaks), DisableDiscoveryEnumeration = true)]
    public void A_broken_domain_names_what_is_in_the_way_by_AWSs_codes(string how, Func<RegionEstate, RegionEstate> change, string service, string code, string component)
    {
        using var stage = Stage(change);
        var results = Run(stage, $"{Command} -Service {service}", s_healthy).As<LivePathResult>();
        var blocked = results.Where(r => r.Analyzer == LiveAnalysis.NotReachable).ToList();
        Assert.True(blocked.Count > 0, how);
        Assert.All(blocked, r => Assert.True(r is { Agrees: true, Proof: ReachabilityVerdict.Blocked, NextStep: not null }, $"{how}: {r.Proof} {r.Meaning}"));
        Assert.All(blocked, r => Assert.Contains(r.Explanations, e => $"{e.Code} {e.Direction}" == code && e.ComponentIds[0].StartsWith(component, StringComparison.Ordinal)));
        Assert.All(blocked, r => Assert.Contains(code, r.Meaning, StringComparison.Ordinal));
        AssertNothingIsLeft(stage);
    }

    [Fact]
    public void Apps_from_before_the_switch_are_recognised_by_the_groups_that_they_lack()
    {
        var group = s_healthy.DefaultUserSettings!.SecurityGroups[0];
        using var stage = Stage(r => r with { NetworkInterfaces = r.NetworkInterfaces.Select(i => i with { Groups = [.. i.Groups.Where(g => g.GroupId != group)] }) });
        var results = Run(stage, Command + " -Service sts, efs", s_healthy).As<LivePathResult>();
        Assert.All(results, r => Assert.Contains($"lacks {group} of the domain", r.Meaning, StringComparison.Ordinal));
        Assert.All(results.Where(r => r.Destination == "sts"), r => Assert.Equal((true, LiveAnalysis.NotReachable), (r.Agrees, r.Analyzer)));
        Assert.All(results.Where(r => r.Destination != "sts"), r => Assert.Equal((true, LiveAnalysis.Reachable), (r.Agrees, r.Analyzer)));
    }

    [Fact]
    public void What_the_proof_could_not_read_is_settled_by_the_analysis()
    {
        using var stage = Stage(r => r with { NetworkAcls = r.NetworkAcls.Select(a => a with { Entries = [] }) }, Deny("ec2:DescribeNetworkAcls"));
        var results = Run(stage, Command + " -Service sts", s_healthy).As<LivePathResult>();
        Assert.NotEmpty(results);
        Assert.All(results, r => Assert.Equal(r.Proof == ReachabilityVerdict.Unknown, r.Meaning.StartsWith("The proof could not say", StringComparison.Ordinal)));
        Assert.All(results, r => Assert.True(r.Agrees, r.Meaning));
    }

    [Fact]
    public void An_analysis_that_fails_is_a_result_and_is_removed_too()
    {
        using var stage = Stage(r => r, Deny("tiros:GetQueryAnswer"));
        var answer = Run(stage, Command + " -Service sts", s_healthy);
        Assert.All(answer.As<LivePathResult>(), r => Assert.Equal((LiveAnalysis.Failed, false), (r.Analyzer, r.Agrees)));
        Assert.All(answer.As<LivePathResult>(), r => Assert.Contains("insufficient permissions", r.Meaning, StringComparison.Ordinal));
        Assert.Equal(3, answer.Output.Count);
        AssertNothingIsLeft(stage);
        Assert.Equal([false], Run(stage, Command + " -Service sts -Quiet", s_healthy).As<bool>());
    }

    [Fact]
    public void A_domain_without_any_interface_to_start_from_is_refused_with_what_to_do()
    {
        using var stage = new MigrationStage();
        var error = Assert.Single(Run(stage, Command, DomainNamed("motor-telematics")).Errors);
        Assert.StartsWith("LiveNotPossible", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("Start an app", error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(stage.Sandbox.Calls, c => c.Mutating);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(8)]
    [InlineData(12)]
    public void A_connection_that_is_dropped_after_a_call_took_effect_changes_nothing(int call)
    {
        using var stage = Stage(r => r, faults: new SandboxFault { Operation = "mutating", FromCall = call, Count = 1, ErrorCode = "DropConnection", AfterEffect = true });
        var answer = Run(stage, Command + " -Service sts", s_healthy);
        Assert.True(answer.Errors.Count == 0, answer.Said);
        Assert.Equal([true, true, true], answer.As<LivePathResult>().Select(r => r.Agrees));
        AssertNothingIsLeft(stage);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(7)]
    [InlineData(9)]
    public void What_a_run_could_not_remove_is_removed_by_the_same_command(int refusedFrom)
    {
        using var stage = Stage(r => r, faults: new SandboxFault { Operation = "mutating", FromCall = refusedFrom, Count = 9, ErrorCode = "UnauthorizedOperation" });
        var first = Run(stage, Command + " -Service sts", s_healthy);
        Assert.NotEmpty(first.Errors);
        Assert.NotEmpty(Prod(stage).InsightsPaths.Items);
        Answer last;
        var times = 0;
        do
            last = Run(stage, Command + " -Service sts", s_healthy);
        while (last.Errors.Count > 0 && ++times < 9);
        Assert.True(last.Errors.Count == 0, last.Said);
        Assert.Equal([true, true, true], last.As<LivePathResult>().Select(r => r.Agrees));
        AssertNothingIsLeft(stage);
    }

    [Fact]
    public void Results_that_were_found_before_a_run_failed_are_given()
    {
        using var stage = Stage(r => r, Deny("ec2:DeleteNetworkInsightsPath"));
        var answer = Run(stage, Command + " -Service sts", s_healthy);
        Assert.Equal(3, answer.As<LivePathResult>().Count);
        Assert.Contains("ec2:DeleteNetworkInsightsPath", answer.Said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("the same command")]
    [InlineData("undo")]
    public void A_command_that_was_stopped_in_the_middle_is_tidied_up_later(string how)
    {
        using var stage = Stage(r => r, latency: TimeSpan.FromMilliseconds(20));

        // Enough has happened with the third change; the pipeline then ends the command as Ctrl+C does.
        Run(stage, "$seen = 0; " + Command + " -Verbose 4>&1 | ForEach-Object { if ($_ -like 'Applied:*' -and ++$seen -eq 3) { throw 'enough' } }", s_healthy);
        Assert.NotEmpty(Prod(stage).InsightsPaths.Items);
        var run = Assert.Single(stage.Runs);
        Assert.Equal(ChangeRunState.Interrupted, run.State);
        var later = Run(stage, how == "undo" ? $"Undo-SMChange @at -RunId {run.RunId} -JournalPath $journal -Confirm:$false" : Command + " -Service sts", s_healthy);
        Assert.True(later.Errors.Count == 0, later.Said);
        AssertNothingIsLeft(stage);
    }

    [Fact]
    public void Where_nothing_can_be_asked_any_more_the_leftovers_go_all_the_same()
    {
        using var stage = Stage(r => r, faults: new SandboxFault { Operation = "mutating", FromCall = 4, Count = 5, ErrorCode = "UnauthorizedOperation" });
        Run(stage, Command + " -Service sts", s_healthy);
        Assert.NotEmpty(Prod(stage).InsightsPaths.Items);
        for (var time = 0; time < 6 && Prod(stage).InsightsPaths.Items.Count > 0; time++)
            Assert.Contains(Run(stage, Command + " -Service apps", s_healthy).Errors, e => e.FullyQualifiedErrorId.StartsWith("LiveNotPossible", StringComparison.Ordinal));
        AssertNothingIsLeft(stage);
    }

    private static Domain DomainNamed(string name) => SampleCompany.Create().Regions.SelectMany(r => r.Domains.Items).Single(d => d.DomainName == name);

    private static Part<MountTarget> InSubnet(RegionEstate region, int subnet) => region.MountTargets.Without(m => m.FileSystemId == s_healthy.HomeEfsFileSystemId && m.SubnetId != s_healthy.SubnetIds[subnet]);

    private static string Deny(string action) => $$"""{"Statement":[{"Effect":"Allow","Action":"*","Resource":"*"},{"Effect":"Deny","Action":"{{action}}","Resource":"*"}]}""";

    private static MigrationStage Stage(Func<RegionEstate, RegionEstate> change, string? policy = null, SandboxFault? faults = null, TimeSpan latency = default)
    {
        var company = SampleCompany.Create();
        return new(new SandboxOptions
        {
            Estate = company with { Regions = company.Regions.Select(r => r.AccountId == SampleCompany.ProductionAccount && r.Region == Region ? change(r) : r).ToList() },
            PolicyDocument = policy, Faults = faults is null ? [] : [faults], Latency = latency,
        });
    }

    private static Answer Run(MigrationStage stage, string script, Domain domain) => stage.Run(script, stage.AccountOf(SampleCompany.ProductionAccount), ("id", domain.DomainId));

    private static RegionEstate Prod(MigrationStage stage) => stage.World.Regions.Single(r => r.AccountId == SampleCompany.ProductionAccount && r.Region == Region);

    private static void AssertNothingIsLeft(MigrationStage stage)
    {
        Assert.Equal((0, 0), (Prod(stage).InsightsPaths.Items.Count, Prod(stage).InsightsAnalyses.Items.Count));
        Assert.All(stage.Runs, run => Assert.DoesNotContain(run.Changes, c => c.CanBeUndone));
    }
}
