using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using SageMakerGuard.Estates;
using SageMakerGuard.Faults;
using SageMakerGuard.Posture;
using SageMakerGuard.Testing;
using SageMakerGuard.Tests.EstateFiles;
using static SageMakerGuard.Projects.Tests.MigrationWorlds;

namespace SageMakerGuard.Projects.Tests;

/// <summary>The order of waves, their days, what they cost, and the forms in which a plan is kept.</summary>
public sealed class WavePlannerTests
{
    [Fact]
    public void The_most_sensitive_goes_first_and_each_place_is_explained()
    {
        var plan = Plan(Four());
        Assert.Equal([Id(3), Id(2), Id(1)], plan.Waves.Where(w => w.Date is not null).SelectMany(w => w.Domains).Select(d => d.DomainId));
        foreach (var domain in plan.Domains.Where(d => d.Date is not null))
        {
            Assert.Equal(["Sensitivity", "BlastRadius", "Readiness", "Cost"], domain.ScoreParts.Select(p => p.Name));
            Assert.Equal(domain.Score, domain.ScoreParts.Sum(p => p.Points));
            Assert.All(domain.ScoreParts, p => Assert.True(p.Points >= 0 && p.Points <= p.Weight && p.Reason.EndsWith('.'), p.ToString()));
        }
    }

    [Fact]
    public void Each_part_of_the_score_alone_decides_where_the_others_weigh_nothing()
    {
        Assert.Equal(Id(3), First(new() { Sensitivity = 1, BlastRadius = 0, Readiness = 0, Cost = 0 }));
        Assert.Equal(Id(1), First(new() { Sensitivity = 0, BlastRadius = 1, Readiness = 0, Cost = 0 }));

        // A third domain without a group is less ready than the others.
        var unready = Four() with { Domains = Four().Domains.Change(d => d.DomainId != Id(2), d => d with { DefaultUserSettings = d.DefaultUserSettings! with { SecurityGroups = [] } }) };
        Assert.Equal(Id(2), First(new() { Sensitivity = 0, BlastRadius = 0, Readiness = 1, Cost = 0 }, unready));

        // Canvas needs more endpoints, and so costs more.
        var canvas = Four() with { Domains = Four().Domains.Change(d => d.DomainId != Id(2), d => d with { DefaultUserSettings = d.DefaultUserSettings! with { CanvasAppSettings = new() } }) };
        Assert.Equal(Id(2), First(new() { Sensitivity = 0, BlastRadius = 0, Readiness = 0, Cost = 1 }, canvas with { VpcEndpointServices = AllOffered(canvas) }));

        static string First(WaveWeights weights, RegionEstate? world = null) => Plan(world ?? Four(), o => o with { Weights = weights }).Waves[0].Domains[0].DomainId;
    }

    [Fact]
    public void An_endpoint_that_domains_of_one_vpc_share_is_paid_for_once()
    {
        var plan = Plan(Four());
        var moved = plan.Domains.Where(d => d.Date is not null).ToList();

        // sts and kms in two zones at 0.012 an hour.
        Assert.All(moved, d => Assert.Equal(4 * 0.012m * 730, d.CostAloneUsd));
        Assert.Equal([4 * 0.012m * 730, 0m, 0m], moved.Select(d => d.MonthlyCostUsd));
        Assert.Equal(4 * 0.012m * 730, plan.MonthlyCostUsd);
        Assert.Equal(plan.MonthlyCostUsd, plan.Waves.Where(w => w.Date is not null).Sum(w => w.MonthlyCostUsd));
    }

    [Fact]
    public void What_a_plan_cannot_know_it_does_not_add_up()
    {
        var plan = Plan(Four() with { VpcEndpoints = Part<VpcEndpoint>.Failed(ProjectWorlds.Denied("ec2:DescribeVpcEndpoints")) });
        Assert.Null(plan.MonthlyCostUsd);
        Assert.All(plan.Domains.Where(d => d.Date is not null), d => Assert.Contains("ec2:DescribeVpcEndpoints", d.CostReason, StringComparison.Ordinal));

        var unread = Plan(Four() with { UserProfiles = Part<UserProfile>.Failed(ProjectWorlds.Denied("sagemaker:ListUserProfiles")) });
        Assert.All(unread.Domains.Where(d => d.Date is not null), d => Assert.Equal(0m, d.ScoreParts[1].Points));
        Assert.All(unread.Waves, w => Assert.Null(w.UserCount));
    }

    [Fact]
    public void Domains_that_cannot_be_switched_in_place_have_a_wave_of_their_own_without_a_day()
    {
        var plan = Plan(Four() with { Domains = Four().Domains.Change(d => d.DomainId == Id(1), d => d with { DomainSettings = new() { UnifiedStudioSettings = new() { DomainId = "dzd-1", DomainAccountId = HealthyRegion.Account } } }) });
        var frozen = plan.Waves[^1];
        Assert.Null(frozen.Date);
        Assert.Equal([Id(1), Id(4)], frozen.Domains.Select(d => d.DomainId));
        Assert.Contains("Unified Studio", frozen.Domains[0].FrozenReasons.Single(), StringComparison.Ordinal);
        Assert.Contains("RStudio runs with", frozen.Domains[1].FrozenReasons.Single(), StringComparison.Ordinal);
    }

    [Fact]
    public void Domains_that_are_not_to_be_moved_are_left_out_and_said()
    {
        var plan = Plan(Four() with { Domains = Four().Domains.Change(d => d.DomainId == Id(1), d => new Domain { DomainId = d.DomainId, DomainArn = d.DomainArn, Described = false }).Change(d => d.DomainId == Id(2), d => d with { Status = "Deleting" }) });
        Assert.Equal([HealthyRegion.DomainId, Id(1), Id(2)], plan.Excluded.Select(e => e.DomainId));
        Assert.Equal(["It is in VpcOnly mode already.", "It could not be described, so that it is not known whether it is to be moved.", "It is Deleting and takes no update."], plan.Excluded.Select(e => e.Reason));
        Assert.DoesNotContain(plan.Domains, d => d.DomainId is { } id && plan.Excluded.Any(e => e.DomainId == id));
    }

    [Theory]
    // The 5th of December 2026 is a Saturday.
    [InlineData("2026-12-05", 7, 1, "", "2026-12-07,2026-12-14,2026-12-21")]
    [InlineData("2026-12-07", 1, 1, "", "2026-12-07,2026-12-08,2026-12-09")]
    [InlineData("2026-12-11", 1, 1, "", "2026-12-11,2026-12-14,2026-12-15")]
    [InlineData("2026-12-07", 7, 2, "", "2026-12-07,2026-12-14")]
    [InlineData("2026-12-07", 7, 5, "", "2026-12-07")]
    [InlineData("2026-12-14", 7, 1, "2026-12-18/2027-01-06", "2026-12-14,2027-01-07,2027-01-14")]
    [InlineData("2026-12-14", 7, 1, "2026-12-14 2026-12-21/2026-12-23", "2026-12-15,2026-12-24,2026-12-31")]
    public void Waves_fall_on_working_days_outside_of_freeze_windows(string start, int days, int size, string freezes, string dates)
    {
        var windows = freezes.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(FreezeWindow.Parse).ToList();
        var plan = Plan(Four(), o => o with { StartDate = Day(start), DaysBetweenWaves = days, WaveSize = size, FreezeWindows = windows });
        Assert.Equal(dates, string.Join(",", plan.Waves.Where(w => w.Date is not null).Select(w => $"{w.Date:yyyy-MM-dd}")));
    }

    [Fact]
    public void A_plan_for_which_there_is_no_day_says_so()
    {
        Assert.Equal("NoDayForWave", Assert.Throws<GuardFault>(() => Plan(Four(), o => o with { FreezeWindows = [FreezeWindow.Parse("2026-01-01/2099-12-31")] })).ErrorId);
        Assert.Equal("NoDayForWave", Assert.Throws<GuardFault>(() => Plan(Four(), o => o with { WorkingDays = [] })).ErrorId);
    }

    [Theory]
    [InlineData("2026-13-01")]
    [InlineData("2026-12-24/2026-12-01")]
    [InlineData("Christmas")]
    [InlineData("2026-12-01/2026-12-02/2026-12-03")]
    [InlineData("")]
    public void A_freeze_window_that_is_none_is_refused(string text) => Assert.Equal("FreezeWindowInvalid", Assert.Throws<GuardFault>(() => FreezeWindow.Parse(text)).ErrorId);

    [Fact]
    public void The_same_estate_gives_the_same_plan_in_whatever_order_it_comes()
    {
        var backwards = Four() with { Domains = Part<Domain>.Read(Four().Domains.Items.Reverse()), Apps = Part<App>.Read(Four().Apps.Items.Reverse()), UserProfiles = Part<UserProfile>.Read(Four().UserProfiles.Items.Reverse()) };
        Assert.Equal(MigrationPlanFile.Text(Plan(Four())), MigrationPlanFile.Text(Plan(backwards)));
    }

    [Fact]
    public void What_people_use_is_read_from_apps_settings_and_lifecycle_scripts()
    {
        var plan = Plan(Four());
        var churn = plan.Domains.Single(d => d.DomainName == "churn").Impact;
        Assert.Equal([(InternetTool.Pip, 4), (InternetTool.SystemPackages, 5)], churn.Tools.Select(t => (t.Tool, t.Line!.Value)));
        var vision = plan.Domains.Single(d => d.DomainName == "vision").Impact;
        Assert.Equal([InternetTool.Conda, InternetTool.Git, InternetTool.Docker, InternetTool.CodeArtifact], vision.Tools.Select(t => t.Tool));
        Assert.Equal("github.com", vision.Tools[1].Host);
        Assert.True(vision.DockerEnabled);
        Assert.Equal("grace", Assert.Single(vision.RunningApps).Owner);
        Assert.Equal((2, 0), (vision.UserCount, plan.Domains.Single(d => d.DomainName == "claims").Impact.AppTypes.Single().Running));
    }

    [Fact]
    public void A_lifecycle_configuration_that_was_not_read_is_said_and_not_taken_for_harmless()
    {
        var plan = Plan(Four() with { StudioLifecycleConfigs = Part<StudioLifecycleConfig>.NotAsked });
        Assert.Contains(plan.Notes, n => n.Contains("churn", StringComparison.Ordinal) && n.Contains("sagemaker:DescribeStudioLifecycleConfig", StringComparison.Ordinal));
        var denied = Plan(Four() with { StudioLifecycleConfigs = Part<StudioLifecycleConfig>.Read(Config("vision", "")) with { Unreadable = [ProjectWorlds.Denied("sagemaker:DescribeStudioLifecycleConfig", ConfigArn("churn"))] } });
        Assert.Contains(denied.Domains.Single(d => d.DomainName == "churn").Impact.Unknown, u => u.Contains("was denied", StringComparison.Ordinal));
    }

    [Fact]
    public void A_plan_survives_its_file()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "plan.json");
        var plan = Plan(Four(), o => o with { FreezeWindows = [FreezeWindow.Parse("2026-12-18/2027-01-06")] });
        MigrationPlanFile.Write(path, plan, replace: false);
        Assert.Equal(MigrationPlanFile.Text(plan), MigrationPlanFile.Text(MigrationPlanFile.Read(path)));
        Assert.Equal("OutputFileExists", Assert.Throws<GuardFault>(() => MigrationPlanFile.Write(path, plan, replace: false)).ErrorId);
        MigrationPlanFile.Write(path, plan, replace: true);

        foreach (var (text, id) in new[] { ("", "PlanInvalid"), ("{}", "PlanInvalid"), ("[1,2]", "PlanInvalid"), ("{\"Format\":\"SageMakerGuard.MigrationPlan\",\"Version\":2}", "PlanInvalid"), ("not json", "PlanInvalid") })
        {
            File.WriteAllText(path, text);
            Assert.Equal(id, Assert.Throws<GuardFault>(() => MigrationPlanFile.Read(path)).ErrorId);
        }

        Assert.Equal("PlanNotFound", Assert.Throws<GuardFault>(() => MigrationPlanFile.Read(path + ".gone")).ErrorId);
        Assert.NotEmpty(JsonSerializer.Serialize(plan));
    }

    [Fact]
    public void A_plan_reads_well_as_text()
    {
        var plan = Plan(Four(), o => o with { WaveSize = 1, FreezeWindows = [FreezeWindow.Parse("2026-12-18/2027-01-06")] });
        GoldenFile.Holds("Projects/plan-gantt.txt", plan.ToGantt());
        Assert.All(plan.ToGantt().Split('\n').Where(l => !l.StartsWith("  stats", StringComparison.Ordinal)), line => Assert.True(line.Length <= 120, line));
    }

    [Fact]
    public void A_plan_over_many_weeks_has_a_column_for_each_week()
    {
        var plan = Plan(Four(), o => o with { WaveSize = 1, DaysBetweenWaves = 60, FreezeWindows = [FreezeWindow.Parse("2026-12-18/2027-01-06")] });
        GoldenFile.Holds("Projects/plan-gantt-weeks.txt", plan.ToGantt());
    }

    [Fact]
    public void A_plan_of_nothing_is_a_plan()
    {
        var plan = Plan(HealthyRegion.Create());
        Assert.Empty(plan.Waves);
        Assert.Equal(0m, plan.MonthlyCostUsd);
        Assert.Equal("SageMaker VpcOnly migration: 0 domain(s) in 0 wave(s), 0.00 USD a month\n", plan.ToGantt());
        Assert.Empty(PlainCalendar.Parse(MigrationCalendar.Of(plan, Now)));
    }

    internal static MigrationPlan Plan(RegionEstate world, Func<WaveOptions, WaveOptions>? change = null, ClassificationRules? rules = null)
    {
        var options = new WaveOptions { PlannedAt = Now, StartDate = Day("2026-12-07"), WaveSize = 2 };
        return new WavePlanner(change?.Invoke(options) ?? options, rules ?? ClassificationRules.Default, PostureSettings.Default).Plan([world]);
    }

    private static Part<VpcEndpointService> AllOffered(RegionEstate world) => Part<VpcEndpointService>.Read(world.VpcEndpointServices.Items.Concat(
        new[] { "application-autoscaling", "athena", "glue", "redshift-data", "secretsmanager", "ssm", "forecast", "forecastquery", "textract", "comprehend", "rekognition", "bedrock-runtime", "ec2" }.Select(name => new VpcEndpointService
        {
            ServiceName = "com.amazonaws.eu-central-1." + name, ServiceType = [new() { ServiceType = "Interface" }], AvailabilityZones = ["eu-central-1a", "eu-central-1b"],
        })));

    private static DateTime Day(string day) => FreezeWindow.Parse(day).From;
}
