using System;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using SageMakerGuard.Testing;

namespace SageMakerGuard.Pipeline.Tests.Migration;

/// <summary>The traffic of the whole migration and of taking it back, held against AWS's own service models.</summary>
public sealed class WireTests
{
    [SkippableFact]
    public async Task The_migration_of_the_sample_company_and_its_undo_have_no_fault_on_the_wire()
    {
        using var stage = new MigrationStage();
        await using var wire = await WireCheck.Start(stage.Sandbox.EndpointUrl);
        stage.Url = wire.Url;
        foreach (var account in stage.Sandbox.Accounts)
        {
            stage.Run(WholeCompanyTests.Playbook, account);
            stage.Run("Get-SMDomainNetworkPosture @at -Region us-east-1 | Where-Object Verdict -ne Compliant | Enable-SMVpcFlowLog @at -JournalPath $journal -Confirm:$false -LogDestination arn:aws:s3:::logs-of-a-test", account);
        }

        Assert.True(stage.Runs.Count >= 9);
        foreach (var run in stage.Runs)
            stage.Run("Undo-SMChange -RunId $id @at -JournalPath $journal -Confirm:$false", stage.AccountOf(run.AccountId), ("id", run.RunId));
        var verdict = await wire.Stop();
        Assert.Matches(WireCheck.Clean, verdict);
        Assert.Equal(stage.Sandbox.Calls.Count(c => !c.Operation.StartsWith("route53:", StringComparison.Ordinal)), int.Parse(verdict.Split(' ')[0], CultureInfo.InvariantCulture));
    }

    [SkippableFact]
    public async Task Budgets_alarms_and_cost_anomalies_and_their_undo_have_no_fault_on_the_wire()
    {
        using var stage = new MigrationStage();
        await using var wire = await WireCheck.Start(stage.Sandbox.EndpointUrl);
        stage.Url = wire.Url;
        var account = stage.AccountOf("210987654321");
        const string Told = "-TopicArn arn:aws:sns:us-east-1:210987654321:finops-alerts @at -JournalPath $journal -Confirm:$false";
        foreach (var script in new[]
        {
            $"New-SMNetworkBudget -Region us-east-1 -LimitUsd 300 -Email a@example.com -CostTag @{{ Owner = 'ml' }} {Told}",
            $"New-SMNetworkBudget -Region us-east-1 -LimitUsd 400 -Email b@example.com -ActualThreshold 90 -CostTag @{{ Owner = 'ml' }} {Told}",
            $"Get-SMDomainNetworkPosture -Region us-east-1 @at | Where-Object VpcId | New-SMNetworkAlarm {Told}",
            $"New-SMNetworkAlarm -Region us-east-1 -CostAnomalyUsd 100 -Email a@example.com {Told}",
            $"New-SMNetworkAlarm -Region us-east-1 -CostAnomalyUsd 50 -Email a@example.com {Told}",
            $"New-SMNetworkBudget -Region us-east-1 -LimitUsd 400 {Told.Replace("finops", "missing", StringComparison.Ordinal)}",
        })
        {
            var answer = stage.Run(script, account);
            Assert.True(answer.Errors.Count == (script.Contains("missing", StringComparison.Ordinal) ? 1 : 0), $"{script}: {answer.Said}");
        }

        foreach (var run in stage.Runs.Where(r => r.UndoesRunId is null))
        {
            var undone = stage.Run("Undo-SMChange -RunId $id @at -JournalPath $journal -Confirm:$false", account, ("id", run.RunId));
            Assert.True(undone.Errors.Count == 0, $"{run.Command}: {undone.Said}");
        }

        Assert.Matches(WireCheck.Clean, await wire.Stop());
    }
}
