using System.Linq;
using System.Threading.Tasks;
using SageMakerGuard.Changes;

namespace SageMakerGuard.Tests.Changes;

/// <summary>Two people who type the same command at once end with one of everything.</summary>
public sealed class TwoPeopleTests
{
    [Fact]
    public async Task Whenever_the_other_person_runs_the_whole_command_between_a_look_and_a_call_there_is_one_of_everything_in_the_end()
    {
        string wanted;
        int calls;
        using (var alone = new RunStage(Plans.Bare()))
        {
            await alone.RunAsync(Plans.Everything(alone.Ground.Estate));
            wanted = RunStage.Picture(alone.Ground.Estate);
            calls = alone.Ground.Calls.Count;
        }

        for (var k = 1; k <= calls; k++)
        {
            using var one = new RunStage(Plans.Bare());
            using var other = new RunStage(Plans.Bare()) { Ground = one.Ground };
            var plan = Plans.Everything(one.Ground.Estate);
            var first = true;
            one.Ground.Before = number =>
            {
                if (number != k || !first)
                    return;
                first = false;
                other.RunAsync(plan).GetAwaiter().GetResult();
            };
            await one.RunAsync(plan);
            Assert.Equal(wanted, RunStage.Picture(one.Ground.Estate));
            Assert.All(new[] { one, other }, stage => Assert.Equal(ChangeRunState.Completed, stage.Newest.State));
        }
    }

    [Fact]
    public async Task An_address_that_nobody_uses_in_the_end_is_released_by_who_allocated_it()
    {
        using var one = new RunStage(Plans.Bare());
        using var other = new RunStage(Plans.Bare()) { Ground = one.Ground };
        var plan = Plans.Everything(one.Ground.Estate);
        var struck = false;
        one.Ground.Before = _ =>
        {
            if (struck || one.Ground.Calls[^1] != nameof(AllocateAddress))
                return;
            struck = true;
            other.RunAsync(plan).GetAwaiter().GetResult();
        };
        await one.RunAsync(plan);
        Assert.True(struck);
        var left = Assert.Single(one.Ground.Estate.Addresses.Items);
        Assert.Equal(left.AllocationId, Assert.Single(one.Ground.Estate.NatGateways.Items).NatGatewayAddresses.Single().AllocationId);
        Assert.Contains(one.Newest.Changes, c => c.Kind == nameof(ReleaseAddress) && c.State == ChangeState.Applied);
    }
}
