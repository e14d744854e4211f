using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using SageMakerGuard.Egress;
using SageMakerGuard.Kpi;
using SageMakerGuard.Projects;
using SageMakerGuard.Sandbox;
using SageMakerGuard.Testing;

namespace SageMakerGuard.Module.Tests;

/// <summary>Classification, plan, notice and figures at the prompt: how they pipe together, what they write, and how they look.</summary>
public sealed class PlanningTests : IDisposable
{
    private readonly GuardSession _module = new();
    private readonly Company _company = new();

    [Fact]
    public void Classifications_become_a_plan_and_the_plan_notices_along_one_pipeline()
    {
        var run = _module.Run(
            """
            $classified = Get-SMProjectClassification -EstatePath $path -Region eu-central-1
            $plan = $classified | New-SMMigrationPlan -EstatePath $path -StartDate 2026-12-05 -OutputPath $json -IcsPath $ics
            $classified; $plan; $plan | New-SMMigrationNotice -OutputPath $notices
            """,
            ("path", _company.Path), ("json", _company.File("plan.json")), ("ics", _company.File("plan.ics")), ("notices", _company.File("notices")));
        Assert.Empty(run.Errors);
        Assert.Equal(2, run.As<ProjectClassification>().Count());
        var plan = Assert.Single(run.As<MigrationPlan>());
        Assert.Equal(Company.Public, Assert.Single(plan.Domains).DomainId);
        Assert.Equal(new DateTime(2026, 12, 7), plan.Waves[0].Date);
        Assert.Equal(MigrationPlanFile.Text(plan), File.ReadAllText(_company.File("plan.json")));
        Assert.StartsWith("BEGIN:VCALENDAR\r\n", File.ReadAllText(_company.File("plan.ics")), StringComparison.Ordinal);
        var notice = Assert.Single(run.As<MigrationNotice>());
        Assert.Equal([notice.Markdown, notice.Html], notice.Paths.Select(File.ReadAllText));
        Assert.Equal([".md", ".html"], notice.Paths.Select(Path.GetExtension));

        // From the file, with what flow logs saw, and again only with -Force.
        var again = _module.Run("$seen | New-SMMigrationNotice -PlanPath $json -OutputPath $notices -Force", ("seen", new EgressSummary { DomainId = Company.Public, Destinations = [new() { Address = "203.0.113.9", Port = 443, Class = AddressClass.Internet, Bytes = 1 << 30 }] }));
        Assert.Contains("203.0.113.9", Assert.Single(again.Clean<MigrationNotice>()).Markdown, StringComparison.Ordinal);
        Assert.StartsWith("OutputFileExists,", _module.Run("New-SMMigrationNotice -PlanPath $json -OutputPath $notices").OneError().FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Fact]
    public void What_would_be_written_is_not_written_with_WhatIf()
    {
        var run = _module.Run("$plan = New-SMMigrationPlan -EstatePath $path -Region eu-central-1 -StartDate 2026-12-05 -OutputPath $json -WhatIf; $plan; $plan | New-SMMigrationNotice -OutputPath $notices -WhatIf", ("path", _company.Path), ("json", _company.File("no.json")), ("notices", _company.File("no")));
        Assert.Single(run.As<MigrationPlan>());
        Assert.Empty(Assert.Single(run.As<MigrationNotice>()).Paths);
        Assert.False(File.Exists(_company.File("no.json")) || Directory.Exists(_company.File("no")));
    }

    [Fact]
    public void A_plan_can_be_had_as_a_chart()
    {
        var text = Assert.Single(_module.Run("New-SMMigrationPlan -EstatePath $path -Region eu-central-1 -StartDate 2026-12-05 -WorkingDay Saturday -Weight @{ Cost = 0 } -AsGantt", ("path", _company.Path)).Clean<string>());
        Assert.Contains("Wave 1, 2026-12-05", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Tickets_of_any_shape_are_counted_and_a_history_makes_trends()
    {
        const string measure = "Get-SMGuardKpi -EstatePath $path -Region eu-central-1 -TagKey CostCenter -HistoryPath $history -JournalPath $journal";
        var now = DateTime.UtcNow;
        var run = _module.Run(
            measure + "; @([pscustomobject]@{ Number = 7; When = $when; CI = 'healthy' }, [pscustomobject]@{ Number = 8; When = $when; CI = '' }) | " + measure + " -TicketProperty @{ Id = 'Number'; OpenedAt = 'When'; Domain = 'CI' } -TicketDateFormat 'dd.MM.yyyy HH:mm' -OrganizationalUnit @{ '111122223333' = 'Research' }",
            ("path", _company.Path), ("history", _company.File("kpi.jsonl")), ("journal", _company.File("no-journal")), ("when", now.AddDays(-2).ToString("dd.MM.yyyy HH:mm", System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Empty(run.Errors);
        var kpis = run.As<GuardKpi>().ToList();
        var rates = kpis.Where(k => k.Kpi == KpiName.ComplianceRate && k.Scope == KpiScope.All).ToList();
        Assert.Equal([50m, 50m], rates.Select(k => k.Value));
        Assert.Equal([KpiTrend.None, KpiTrend.Same], rates.Select(k => k.Trend));
        Assert.Equal([null, 2m], kpis.Where(k => k.Kpi == KpiName.Tickets && k.Scope == KpiScope.All).Select(k => k.Value));
        Assert.Equal(1m, kpis.Single(k => k.Kpi == KpiName.Tickets && k.Key == HealthyRegion.DomainId).Value);
        Assert.Contains(kpis, k => k.Kpi == KpiName.ComplianceRate && k is { Scope: KpiScope.OrganizationalUnit, Key: "Research" });
        Assert.Equal(kpis.Count, _module.Run("Get-SMGuardKpi -History -HistoryPath $history").Clean<GuardKpi>().Count());

        File.AppendAllText(_company.File("kpi.jsonl"), "{\"V\":1,\"Kpis\":[{\"Kpi\":");
        Assert.Contains("torn", Assert.Single(_module.Run("Get-SMGuardKpi -History -HistoryPath $history").Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void Flow_logs_and_costs_go_into_figures()
    {
        var run = _module.Run(
            "$seen | Get-SMGuardKpi -EstatePath $path -Region eu-central-1 -NoHistory -HistoryPath $history -JournalPath $history -NetworkCost ([pscustomobject]@{ Amount = '12.5' }) -CostProperty @{ MonthlyUsd = 'Amount' }",
            ("path", _company.Path), ("history", _company.File("none")), ("seen", new EgressSummary { DomainId = Company.Public, AccountId = HealthyRegion.Account, RejectedAttempts = [new() { Records = 4 }] }));
        var kpis = run.Clean<GuardKpi>().ToList();
        Assert.Equal(4m, kpis.Single(k => k.Kpi == KpiName.BlockedEgress && k.Scope == KpiScope.All).Value);
        Assert.Equal(12.5m, kpis.Single(k => k.Kpi == KpiName.NetworkCost && k.Scope == KpiScope.All).Value);
        Assert.Null(kpis.Single(k => k.Kpi == KpiName.Tickets).Value);
        Assert.False(File.Exists(_company.File("none")));
    }

    [Fact]
    public void In_the_sandbox_roles_buckets_scripts_and_cases_are_read_as_from_AWS()
    {
        using var aws = new SandboxHost().Start(new());
        var run = _module.Run(
            """
            $research = $accounts | Where-Object Regions -contains 'ap-southeast-2'
            $accounts | Get-SMProjectClassification -AllRegions -EndpointUrl $url
            $accounts | New-SMMigrationPlan -AllRegions -EndpointUrl $url -StartDate 2026-12-07
            Get-SMGuardKpi -Region us-east-1 -EndpointUrl $url -AccessKey $research.AccessKey -SecretKey $research.SecretKey -SupportCase -NoHistory -JournalPath $none
            """,
            ("url", aws.EndpointUrl), ("accounts", aws.Accounts), ("none", _company.File("none")));
        Assert.Empty(run.Errors);
        var classified = run.As<ProjectClassification>().ToList();
        Assert.Contains(classified, c => c.Evidence.Any(e => e.Source == EvidenceSource.BucketTag && e.Scenario == ProjectScenario.RegulatedData));
        Assert.DoesNotContain(classified.SelectMany(c => c.Unreadable), c => c.Operation is "iam:GetRole" or "iam:GetPolicy" or "iam:GetPolicyVersion" or "s3:GetBucketTagging" or "s3:GetBucketLocation");
        var plan = Assert.Single(run.As<MigrationPlan>());
        Assert.Contains(plan.Domains, d => d.Impact.Tools.Any(t => t.Tool == InternetTool.Pip));
        Assert.Contains(plan.Waves, w => w.Date is null);
        Assert.NotNull(run.As<GuardKpi>().Single(k => k.Kpi == KpiName.Tickets && k.Scope == KpiScope.All).Value);
    }

    [Theory]
    [InlineData("Get-SMProjectClassification -EstatePath $path -RulesPath ./not-there.json", "SettingsNotFound", ErrorCategory.ObjectNotFound)]
    [InlineData("Get-SMProjectClassification -EstatePath $path -RulesPath $broken", "SettingsInvalid", ErrorCategory.InvalidArgument)]
    [InlineData("Get-SMProjectClassification -EstatePath $path -Region eu-central-1 -DomainId d-nothing", "DomainNotFound", ErrorCategory.ObjectNotFound)]
    [InlineData("New-SMMigrationPlan -EstatePath $path -StartDate 2026-12-05 -FreezeWindow Christmas", "FreezeWindowInvalid", ErrorCategory.InvalidArgument)]
    [InlineData("New-SMMigrationPlan -EstatePath $path -StartDate 2026-12-05 -Weight @{ Luck = 3 }", "WeightInvalid", ErrorCategory.InvalidArgument)]
    [InlineData("New-SMMigrationPlan -EstatePath $path -StartDate 2026-12-05 -Weight @{ Cost = 'much' }", "WeightInvalid", ErrorCategory.InvalidArgument)]
    [InlineData("New-SMMigrationPlan -EstatePath $path -StartDate 2026-12-05 -OutputPath $path", "OutputFileExists", ErrorCategory.ResourceExists)]
    [InlineData("New-SMMigrationPlan -EstatePath $path -StartDate 2026-12-05 -IcsPath ./no/such/folder/x.ics", "FolderNotFound", ErrorCategory.ObjectNotFound)]
    [InlineData("New-SMMigrationPlan -EstatePath $path -Region eu-central-1 -StartDate 2026-12-05 -FreezeWindow 2026-01-01/2099-01-01", "NoDayForWave", ErrorCategory.InvalidArgument)]
    [InlineData("New-SMMigrationNotice -PlanPath ./not-there.json", "PlanNotFound", ErrorCategory.ObjectNotFound)]
    [InlineData("New-SMMigrationNotice -PlanPath $path", "PlanInvalid", ErrorCategory.InvalidData)]
    [InlineData("New-SMMigrationNotice -PlanPath $path -CodeArtifactDomain acme", "CodeArtifactIncomplete", ErrorCategory.InvalidArgument)]
    [InlineData("New-SMMigrationNotice -PlanPath $path -MirrorUrl mirror.acme", "UrlInvalid", ErrorCategory.InvalidArgument)]
    [InlineData("New-SMMigrationNotice -PlanPath $path -TemplatePath ./not-there.md", "TemplateNotFound", ErrorCategory.ObjectNotFound)]
    [InlineData("New-SMMigrationNotice -PlanPath $path -TemplatePath $template", "TemplateInvalid", ErrorCategory.InvalidData)]
    [InlineData("Get-SMGuardKpi -EstatePath ./not-there.json -NoHistory", "EstateNotFound", ErrorCategory.ObjectNotFound)]
    [InlineData("Get-SMGuardKpi -EstatePath $path -SupportCase", "ParametersContradict", ErrorCategory.InvalidArgument)]
    [InlineData("Get-SMGuardKpi -AllRegions -Region eu-central-1", "ParametersContradict", ErrorCategory.InvalidArgument)]
    [InlineData("Get-SMGuardKpi -EstatePath $path -TicketProperty @{ Opened = 'x' }", "MappingInvalid", ErrorCategory.InvalidArgument)]
    [InlineData("Get-SMGuardKpi -EstatePath $path -TicketDateFormat '%'", "DateFormatInvalid", ErrorCategory.InvalidArgument)]
    [InlineData("Get-SMGuardKpi -EstatePath $path -NetworkCost ([pscustomobject]@{ MonthlyCostUsd = 'a lot' })", "CostUnreadable", ErrorCategory.InvalidData)]
    [InlineData("[pscustomobject]@{ Id = 1 } | Get-SMGuardKpi -EstatePath $path -TicketProperty @{ OpenedAt = 'Created' }", "PropertyMissing", ErrorCategory.InvalidData)]
    public void One_error_with_id_category_and_next_step(string script, string id, ErrorCategory category)
    {
        var run = _module.Run(script, ("path", _company.Path), ("broken", _company.Write("rules.json", "{ \"Rules\": 5 }")), ("template", _company.Write("t.md", "{{Nobody}}")));
        Assert.Empty(run.Output);
        var error = run.OneError();
        Assert.StartsWith(id + ",", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(category, error.CategoryInfo.Category);
        Assert.NotEmpty(error.ErrorDetails.RecommendedAction);
    }

    [Fact]
    public void A_ticket_whose_day_can_be_read_two_ways_is_left_out_and_said()
    {
        var run = _module.Run("@{ Id = 'T-1'; Created = '03/04/2026' }, @{ Id = 'T-2'; Created = '2026-04-03' } | ForEach-Object { [pscustomobject]$_ } | Get-SMGuardKpi -EstatePath $path -Region eu-central-1 -NoHistory -HistoryPath $none -JournalPath $none", ("path", _company.Path), ("none", _company.File("none")));
        Assert.StartsWith("TicketUnreadable,", Assert.Single(run.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.NotNull(run.As<GuardKpi>().Single(k => k.Kpi == KpiName.Tickets && k.Scope == KpiScope.All).Value);
    }

    public static TheoryData<string, object, string[]> Samples => new()
    {
        { "classification", new ProjectClassification { AccountId = HealthyRegion.Account, Region = HealthyRegion.Region, DomainId = "d-abcdefghijkl", DomainName = "a-domain-with-a-rather-long-name", Scenario = ProjectScenario.RegulatedData, Scenarios = [ProjectScenario.RegulatedData], Regimes = ["HIPAA", "PCI DSS"], DataKinds = [RegulatedDataKind.PHI], Owner = "claims", Evidence = [new() { Scenario = ProjectScenario.RegulatedData, What = "The domain has the tag DataSensitivity with the value 'PHI'." }] }, ["d-abcdefghijkl", "RegulatedData", "claims", "HIPAA, PCI DSS"] },
        { "evidence", new ClassificationEvidence { Scenario = ProjectScenario.OnPremisesDependence, Source = EvidenceSource.Route, Where = HealthyRegion.TableA, What = "It sends 10.0.0.0/8 to a gateway." }, ["OnPremisesDependence", "Route", HealthyRegion.TableA] },
        { "plan", Planned, ["SageMaker VpcOnly migration", "2026-12-07", "87.60"] },
        { "wave", Planned.Waves[0], ["2026-12-07", "87.60", "claims"] },
        { "planned", Planned.Waves[0].Domains[0], ["2026-12-07", "triage", "RegulatedData"] },
        { "notice", new MigrationNotice { Team = "claims", Subject = "s", DomainIds = ["d-1"], FirstDate = new(2026, 12, 7), Markdown = "m", Html = "h", Paths = ["/tmp/notice-claims.md", "/tmp/notice-claims.html"] }, ["claims", "2026-12-07", "notice-claims.md, notice-claims.html"] },
        { "figure", new GuardKpi { Kpi = KpiName.ComplianceRate, Scope = KpiScope.OrganizationalUnit, Key = "CostCenter=4711", Value = 62.5m, Change = 12.5m, Trend = KpiTrend.Better, Unit = "percent", Parts = [new() { Name = "Domains", Value = 8 }] }, ["ComplianceRate", "OrganizationalUnit", "CostCenter=4711", "62.5 %", "+12.5", "Better"] },
        { "unknown figure", new GuardKpi { Kpi = KpiName.Tickets, Reason = "No tickets were given." }, ["Tickets", "unknown", "None"] },
    };

    [Theory]
    [MemberData(nameof(Samples))]
    public void Tables_and_lists_show_what_there_is_and_fit(string name, object sample, string[] expected)
    {
        var table = _module.Render("$sample", ("sample", sample));
        Assert.All(expected, part => Assert.Contains(part, table, StringComparison.Ordinal));
        Assert.All(table.Split('\n'), line => Assert.True(line.TrimEnd().Length <= CapturingHost.Width, $"{name}: {line}"));
        var list = _module.Render("$sample.PSObject.TypeNames.Insert(0, $type); $sample", ("sample", PSObject.AsPSObject(sample)), ("type", sample.GetType().FullName + "#Detail"));
        Assert.All(sample.GetType().GetProperties().Select(p => p.Name), property => Assert.Contains(property, list, StringComparison.Ordinal));
        Assert.DoesNotContain("System.", list, StringComparison.Ordinal);
    }

    private static MigrationPlan Planned => new()
    {
        Name = "SageMaker VpcOnly migration", StartDate = new(2026, 12, 7), DaysBetweenWaves = 7, WaveSize = 5, WorkingDays = [DayOfWeek.Monday], FreezeWindows = [FreezeWindow.Parse("2026-12-24")], MonthlyCostUsd = 87.6m, PriceSource = "list", Notes = ["A note."],
        Excluded = [new() { DomainId = "d-2", DomainName = "done", Reason = "It is in VpcOnly mode already." }],
        Waves =
        [
            new()
            {
                Number = 1, Date = new(2026, 12, 7), Title = "Wave 1", Owners = ["claims"], UserCount = 3, MonthlyCostUsd = 87.6m,
                Domains = [new() { AccountId = HealthyRegion.Account, Region = HealthyRegion.Region, DomainId = "d-1", DomainName = "triage", Owner = "claims", Wave = 1, Date = new(2026, 12, 7), Scenario = ProjectScenario.RegulatedData, Score = 90, ScoreParts = [new() { Name = "Cost", Weight = 10, Points = 5, Reason = "It costs." }], MonthlyCostUsd = 87.6m }],
            },
        ],
    };

    public void Dispose()
    {
        _module.Dispose();
        _company.Dispose();
    }
}
