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
}
