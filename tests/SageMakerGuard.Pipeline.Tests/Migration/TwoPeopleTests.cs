using System;
using System.Linq;
using System.Threading.Tasks;
using SageMakerGuard.Changes;
using SageMakerGuard.Ports;

namespace SageMakerGuard.Pipeline.Tests.Migration;

/// <summary>Two operators, each with a module and a journal of their own, type the same command at the same moment: one of everything comes of it.</summary>
public sealed class TwoPeopleTests
{
    [Theory]
    [InlineData("New-SMPrivateNetwork -DomainId d-1bh8jnr19yw6 -Region us-east-1 @at -JournalPath $journal -Confirm:$false -NatGateway PerZone -SecurityGroup")]
    [InlineData("New-SMVpcEndpointSet -DomainId d-4zhjzpda89ze -Region us-east-1 @at -JournalPath $journal -Confirm:$false -Feature Canvas, CodeArtifact, Projects")]
    public async Task Two_people_at_once_end_with_one_of_everything(string command)
    {
        var start = MigrationStage.Company with { Regions = MigrationStage.Company.Regions.Where(r => r is { AccountId: "210987654321", Region: "us-east-1" }).ToList() };
        string wanted;
        using (var alone = new MigrationStage(new SandboxOptions { Estate = start }))
        {
            var answer = alone.Run(command, alone.Sandbox.Accounts[0]);
            Assert.True(answer.Errors.Count == 0, answer.Said);
            wanted = WorldPicture.Of(alone.World, start);
        }

        for (var i = 0; i < 6; i++)
        {
            using var one = new MigrationStage(new SandboxOptions { Estate = start, Latency = TimeSpan.FromMilliseconds(3 * i) });
            using var other = new MigrationStage(new SandboxOptions { Estate = start }) { Url = one.Url };
            var answers = await Task.WhenAll(new[] { one, other }.Select(stage => Task.Run(() => stage.Run(command, one.Sandbox.Accounts[0]))));

            // Both together may need an address more than the quota has, until the surplus is back: the error says so, and the same command goes on.
            answers = answers.Select((answer, person) => answer.Errors.Any(e => e.FullyQualifiedErrorId.StartsWith("QuotaExceeded,", StringComparison.Ordinal)) ? (person == 0 ? one : other).Run(command, one.Sandbox.Accounts[0]) : answer).ToArray();
            Assert.All(answers, answer => Assert.True(answer.Errors.Count == 0, answer.Said));
            Assert.All(answers, answer => Assert.Equal(ChangeRunState.Completed, Assert.Single(answer.As<ChangeRun>()).State));
            Assert.Equal(wanted, WorldPicture.Of(one.World, start));
        }
    }
}
