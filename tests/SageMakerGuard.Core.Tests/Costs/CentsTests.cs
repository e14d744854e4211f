using System;
using System.Linq;
using SageMakerGuard.Costs;

namespace SageMakerGuard.Tests.Costs;

/// <summary>Rounding that adds up.</summary>
public sealed class CentsTests
{
    [Fact]
    public void Thirds_of_a_dollar_add_up_to_a_dollar() => Assert.Equal([0.34m, 0.33m, 0.33m], Cents.Of([1m / 3, 1m / 3, 1m - (2m / 3)]));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Whatever_the_amounts_the_sum_is_the_rounded_sum_and_no_amount_moves_by_a_cent(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 2000; round++)
        {
            var amounts = Enumerable.Range(0, random.Next(0, 30)).Select(_ => (random.Next(0, 5) == 0 ? -1 : 1) * (decimal)random.NextDouble() * (decimal)Math.Pow(10, random.Next(-9, 5))).ToList();
            var cents = Cents.Of(amounts);
            Assert.Equal(Math.Round(amounts.Sum(), 2, MidpointRounding.AwayFromZero), cents.Sum());
            Assert.All(amounts.Zip(cents), pair => Assert.True(Math.Abs(pair.First - pair.Second) < 0.01m, $"{pair}"));
            Assert.All(cents, c => Assert.Equal(Math.Round(c, 2), c));
        }
    }
}
