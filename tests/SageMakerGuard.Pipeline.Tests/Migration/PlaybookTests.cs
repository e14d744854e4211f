using System.Linq;
using SageMakerGuard.Changes;

namespace SageMakerGuard.Pipeline.Tests.Migration;

/// <summary>The playbook as one pipeline: every command passes on an object that names the domain for the next one.</summary>
public sealed class PlaybookTests
{
    [Fact]
    public void One_pipeline_audits_moves_and_proves_a_domain_and_puts_a_budget_on_its_network()
    {
        using var stage = new MigrationStage();
        var account = stage.Sandbox.Accounts.Single(a => a.AccountId == "345678901234");
        var answer = stage.Run(
            """
            $run = @{ JournalPath = $journal; Confirm = $false }
            Get-SMDomainNetworkPosture @at -Region us-east-1 | Where-Object AppNetworkAccessType -eq PublicInternetOnly |
                New-SMPrivateNetwork @at @run | New-SMVpcEndpointSet @at @run | Set-SMDomainVpcOnly @at @run -StopApp |
                Test-SMDomainConnectivity @at | New-SMNetworkBudget @at @run -LimitUsd 300 -Email finops@example.com
            """,
            account);
        Assert.True(answer.Errors.Count == 0, answer.Said);
        var budget = Assert.Single(answer.As<ChangeRun>());
        Assert.Equal((ChangeRunState.Completed, "New-SMNetworkBudget"), (budget.State, budget.Command));
        var region = stage.World.Regions.Single(r => r is { AccountId: "345678901234", Region: "us-east-1" });
        Assert.All(region.Domains.Items.Where(d => d.Described), d => Assert.Equal("VpcOnly", d.AppNetworkAccessType));
        Assert.Equal(300m, decimal.Parse(Assert.Single(region.Budgets.Items).BudgetLimit!.Amount, System.Globalization.CultureInfo.InvariantCulture));
    }
}
