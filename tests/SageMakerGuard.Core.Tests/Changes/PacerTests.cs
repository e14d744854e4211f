using System;
using System.Linq;
using System.Threading.Tasks;
using SageMakerGuard.Changes;

namespace SageMakerGuard.Tests.Changes;

/// <summary>AWS's token buckets, kept from our side.</summary>
public sealed class PacerTests : IDisposable
{
    private readonly RunStage _stage = new(Plans.Bare());

    [Fact]
    public async Task Endpoint_calls_go_four_at_once_and_then_one_in_three_and_a_third_seconds()
    {
        for (var i = 0; i < 10; i++)
            await Turn("ec2:CreateVpcEndpoint");
        Assert.Equal(6, _stage.Waiting.Count);
        Assert.Equal(6 / 0.3, _stage.Waited.TotalSeconds, 1);
        Assert.All(_stage.Waiting, w => Assert.Contains("AWS allows 4 at once and 0.3 a second", w, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Accounts_regions_and_operations_have_buckets_of_their_own()
    {
        foreach (var (account, region, operation) in new[] { ("1", "a", "ec2:CreateVpcEndpoint"), ("2", "a", "ec2:CreateVpcEndpoint"), ("1", "b", "ec2:CreateVpcEndpoint"), ("1", "a", "ec2:ModifyVpcEndpoint") })
        {
            for (var i = 0; i < 4; i++)
                await _stage.Pacer.TurnAsync(account, region, operation, _stage, default);
        }

        Assert.Empty(_stage.Waiting);
    }

    [Fact]
    public async Task An_operation_whose_rate_nobody_prints_is_not_held_back_until_AWS_throttles_it()
    {
        for (var i = 0; i < 200; i++)
            await Turn("sagemaker:UpdateDomain");
        Assert.Empty(_stage.Waiting);
        _stage.Pacer.Throttled("1", "a", "sagemaker:UpdateDomain");
        await Turn("sagemaker:UpdateDomain");
        Assert.Contains("AWS throttles", Assert.Single(_stage.Waiting), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_operation_whose_rate_nobody_prints_can_be_waited_for_after_it_has_recovered()
    {
        _stage.Pacer.Throttled("1", "a", "budgets:ModifyBudget");
        for (var i = 0; i < 100; i++)
            _stage.Pacer.Passed("1", "a", "budgets:ModifyBudget");
        for (var i = 0; i < 10; i++)
            await Turn("budgets:ModifyBudget");
        Assert.All(_stage.Waiting, waiting => Assert.Contains("calls a second", waiting, StringComparison.Ordinal));
        Assert.NotEmpty(_stage.Waiting);
    }

    [Fact]
    public async Task Each_throttling_halves_the_rate_and_each_success_brings_some_of_it_back()
    {
        for (var i = 0; i < 3; i++)
            _stage.Pacer.Throttled("1", "a", "ec2:CreateSubnet");
        await Turn("ec2:CreateSubnet");
        Assert.Equal(1 / (5 * 0.125), _stage.Waited.TotalSeconds, 2);
        for (var i = 0; i < 100; i++)
            _stage.Pacer.Passed("1", "a", "ec2:CreateSubnet");
        await _stage.Clock.Delay(TimeSpan.FromMinutes(1), default);
        var waited = _stage.Waiting.Count;
        for (var i = 0; i < 40; i++)
            await Turn("ec2:CreateSubnet");
        Assert.Equal(waited, _stage.Waiting.Count);
    }

    public void Dispose() => _stage.Dispose();

    private Task Turn(string operation) => _stage.Pacer.TurnAsync("1", "a", operation, _stage, default);
}
