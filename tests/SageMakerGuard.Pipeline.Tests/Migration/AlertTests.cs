using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Changes;
using SageMakerGuard.Estates;
using SageMakerGuard.Ports;

namespace SageMakerGuard.Pipeline.Tests.Migration;

/// <summary>Budgets and alarms at the prompt: what is shown is what is made, once, changed in place and taken back.</summary>
public sealed class AlertTests : IDisposable
{
    private const string Topic = "arn:aws:sns:us-east-1:210987654321:finops-alerts";
    private const string Place = "@at -JournalPath $journal -Confirm:$false";
    private const string Budget = $"New-SMNetworkBudget -Region us-east-1 -LimitUsd 300 -Email finops@example.com -TopicArn {Topic} {Place}";
    private const string Inspected = "Get-SMDomainNetworkPosture -Region us-east-1 @at | Where-Object DomainName -eq 'catastrophe-modelling'";

    private readonly MigrationStage _stage = new();

    private SandboxAccount Account => _stage.AccountOf("210987654321");

    private RegionEstate Region => _stage.World.Regions.First(r => r is { AccountId: "210987654321", Region: "us-east-1" });

    private IReadOnlyList<Budget> Budgets => Region.Budgets.Items;

    [Fact]
    public void The_playbooks_pipeline_ends_in_one_budget_for_each_region_that_has_domains_and_passes_runs_on()
    {
        var answer = Good($"Get-SMDomainNetworkPosture -AllRegions @at | New-SMNetworkBudget -LimitUsd 300 -Email finops@example.com {Place}");
        var runs = answer.As<ChangeRun>();
        Assert.Equal(["SageMakerGuard-network-eu-central-1", "SageMakerGuard-network-us-east-1"], Budgets.Select(b => b.BudgetName));
        Assert.Equal(["eu-central-1", "us-east-1"], runs.Select(r => r.Region).Order());
        Assert.All(runs, run => Assert.Equal((ChangeRunState.Completed, 0m), (run.State, run.MonthlyCostUsd)));
        var one = Assert.Single(Good($"{Inspected} | New-SMNetworkBudget -Name SageMakerGuard-one -LimitHours 5000 {Place}").As<ChangeRun>());
        Assert.NotNull(one.DomainId);
        Assert.NotNull(one.VpcId);
        Assert.Equal("SageMakerGuard-one", one.Target);
    }

    [Fact]
    public void What_WhatIf_shows_is_what_is_made_and_a_second_run_makes_nothing()
    {
        var shown = Assert.Single(Good(Budget + " -WhatIf").As<ChangeRun>());
        Assert.Empty(Budgets);
        var made = Assert.Single(Good(Budget).As<ChangeRun>());
        Assert.Equal(shown.Changes.Select(c => c.Description), made.Changes.Select(c => c.Description));
        var budget = Assert.Single(Budgets);
        Assert.Equal(["ACTUAL 80", "ACTUAL 100", "FORECASTED 100"], budget.Notifications.Select(n => $"{n.NotificationType} {n.Threshold}").OrderBy(text => text.Length).ThenByDescending(text => text == "ACTUAL 80"));
        Assert.All(budget.Notifications, n => Assert.Equal([Topic, "finops@example.com"], n.Subscribers.Select(s => s.Address).OrderBy(a => a, StringComparer.Ordinal)));
        var calls = _stage.Sandbox.Calls.Count(c => c.Mutating);
        Assert.Empty(Assert.Single(Good(Budget).As<ChangeRun>()).Changes);
        Assert.Equal(calls, _stage.Sandbox.Calls.Count(c => c.Mutating));
    }

    [Fact]
    public void A_changed_budget_is_taken_back_to_what_it_was_and_one_that_somebody_changed_since_is_not()
    {
        Good(Budget);
        var first = _stage.World;
        var changed = Assert.Single(Good($"New-SMNetworkBudget -Region us-east-1 -LimitUsd 400 -Email else@example.com -ActualThreshold 90 {Place}").As<ChangeRun>());
        Assert.Equal("400.0", Budgets[0].BudgetLimit!.Amount);
        Good("Undo-SMChange -RunId $id @at -JournalPath $journal -Confirm:$false", ("id", changed.RunId));
        Assert.Equal(WorldPicture.Of(first), WorldPicture.Of(_stage.World));

        var run = _stage.Runs.Single(r => r.Changes.Any(c => c.State == ChangeState.Applied) && r.UndoesRunId is null);
        Good($"New-SMNetworkBudget -Region us-east-1 -LimitUsd 500 {Place}");
        var refused = _stage.Run("Undo-SMChange -RunId $id @at -JournalPath $journal -Confirm:$false", Account, ("id", run.RunId));
        Assert.Contains("BudgetLimit", Assert.Single(refused.Errors).Exception.Message, StringComparison.Ordinal);
        Assert.Single(Budgets);
    }

    [Fact]
    public void A_topic_that_would_stay_silent_ends_it_before_anything_is_made()
    {
        var mute = _stage.Run(Budget.Replace("finops-alerts", "ops-alerts", StringComparison.Ordinal), Account);
        Assert.Contains("budgets.amazonaws.com may not publish", Assert.Single(mute.Errors).Exception.Message, StringComparison.Ordinal);
        var missing = _stage.Run(Budget.Replace("finops-alerts", "no-alerts", StringComparison.Ordinal), Account);
        Assert.Contains("There is no topic", Assert.Single(missing.Errors).Exception.Message, StringComparison.Ordinal);
        Assert.Empty(Budgets);
        var run = Assert.Single(Good(Budget.Replace("finops-alerts", "sealed-alerts", StringComparison.Ordinal)).As<ChangeRun>());
        Assert.Contains(run.Notes, note => note.Contains("kms:GenerateDataKey", StringComparison.Ordinal));
    }

    [Fact]
    public void A_topic_whose_policy_may_not_be_read_is_warned_of()
    {
        using var stage = new MigrationStage(new SandboxOptions { Estate = MigrationStage.Company, Faults = [new() { Operation = "sns:GetTopicAttributes", ErrorCode = "AuthorizationError", Status = 403 }] });
        var answer = stage.Run(Budget, stage.AccountOf("210987654321"));
        Assert.True(answer.Errors.Count == 0, answer.Said);
        Assert.Contains(answer.Warnings, warning => warning.Contains("is not known", StringComparison.Ordinal) && warning.Contains("sns:GetTopicAttributes", StringComparison.Ordinal));
        Assert.Contains(Assert.Single(answer.As<ChangeRun>()).Notes, note => note.Contains("is not known", StringComparison.Ordinal));
    }

    [Fact]
    public void A_budget_of_somebody_else_is_left_alone()
    {
        var theirs = new Budget { BudgetName = "team", BudgetType = "COST", TimeUnit = "MONTHLY", BudgetLimit = new() { Amount = "9", Unit = "USD" }, CostFilters = new Dictionary<string, IReadOnlyList<string>> { ["Service"] = ["Amazon SageMaker"] }, TimePeriod = new() { Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), End = new(2087, 6, 15, 0, 0, 0, TimeSpan.Zero) } };
        using var stage = new MigrationStage(new SandboxOptions { Estate = MigrationStage.Company with { Regions = MigrationStage.Company.Regions.Select(r => r with { Budgets = Part<Budget>.Read(theirs) }).ToList() } });
        var script = $"New-SMNetworkBudget -Region us-east-1 -Name team -LimitUsd 300 {Place}";
        var refused = stage.Run(script, stage.AccountOf("210987654321"));
        Assert.Contains("-Force", Assert.Single(refused.Errors).Exception.Message, StringComparison.Ordinal);
        var before = WorldPicture.Of(stage.World);
        var forced = stage.Run(script + " -Force", stage.AccountOf("210987654321"));
        Assert.True(forced.Errors.Count == 0, forced.Said);
        var undone = stage.Run("Undo-SMChange -RunId $id @at -JournalPath $journal -Confirm:$false", stage.AccountOf("210987654321"), ("id", Assert.Single(forced.As<ChangeRun>()).RunId));
        Assert.True(undone.Errors.Count == 0, undone.Said);
        Assert.Equal(before, WorldPicture.Of(stage.World));
    }

    [Fact]
    public void Alarms_on_the_network_of_domains_are_made_once_and_taken_back()
    {
        var before = WorldPicture.Of(_stage.World);
        var script = $"Get-SMDomainNetworkPosture -Region us-east-1 @at | Where-Object VpcId | New-SMNetworkAlarm -TopicArn {Topic} {Place}";
        var shown = Good(script + " -WhatIf").As<ChangeRun>();
        Assert.Equal(before, WorldPicture.Of(_stage.World));
        var runs = Good(script).As<ChangeRun>();
        Assert.Equal(shown.SelectMany(r => r.Changes).Select(c => c.Description), runs.SelectMany(r => r.Changes).Select(c => c.Description));
        var region = Region;
        var nats = region.NatGateways.Items.Count(n => n.State == "available");
        var endpoints = region.VpcEndpoints.Items.Count(e => e.VpcEndpointType == "Interface");
        Assert.Equal((4 * nats) + (2 * endpoints), region.Alarms.Items.Count);
        Assert.Equal((2 * nats) + endpoints, region.AnomalyDetectors.Items.Count);
        Unchanged(script);
        TakeBack(before);
    }

    [Fact]
    public void Cost_anomalies_are_subscribed_to_once_changed_in_place_and_given_up_again()
    {
        var before = WorldPicture.Of(_stage.World);
        var script = $"New-SMNetworkAlarm -Region us-east-1 -CostAnomalyUsd 100 -Email finops@example.com -TopicArn {Topic} {Place}";
        Assert.Equal(["CreateAnomalyMonitor", "CreateAnomalySubscription", "CreateAnomalySubscription"], Assert.Single(Good(script).As<ChangeRun>()).Changes.Select(c => c.Kind));
        Assert.Equal(["SageMakerGuard-network-email", "SageMakerGuard-network-topic"], Region.AnomalySubscriptions.Items.Select(s => s.SubscriptionName).Order());
        Assert.All(Region.AnomalySubscriptions.Items, s => Assert.Equal(Assert.Single(Region.AnomalyMonitors.Items).MonitorArn, Assert.Single(s.MonitorArnList)));
        Unchanged(script);
        Assert.Equal(["UpdateAnomalySubscription", "UpdateAnomalySubscription"], Assert.Single(Good(script.Replace("100", "50", StringComparison.Ordinal)).As<ChangeRun>()).Changes.Select(c => c.Kind));
        Assert.All(Region.AnomalySubscriptions.Items, s => Assert.Equal("50", s.ThresholdExpression!.Dimensions!.Values.Single()));
        TakeBack(before);
    }

    public void Dispose() => _stage.Dispose();

    private void Unchanged(string script)
    {
        var calls = _stage.Sandbox.Calls.Count(c => c.Mutating);
        Assert.All(Good(script).As<ChangeRun>(), run => Assert.Empty(run.Changes));
        Assert.Equal(calls, _stage.Sandbox.Calls.Count(c => c.Mutating));
    }

    // The newest run first.
    private void TakeBack(string before)
    {
        foreach (var run in _stage.Runs.Where(r => r.UndoesRunId is null))
            Good("Undo-SMChange -RunId $id @at -JournalPath $journal -Confirm:$false", ("id", run.RunId));
        Assert.Equal(before, WorldPicture.Of(_stage.World));
    }

    private Answer Good(string script, params (string Name, object? Value)[] variables)
    {
        var answer = _stage.Run(script, Account, variables);
        Assert.True(answer.Errors.Count == 0, $"{script}: {answer.Said}");
        return answer;
    }
}
