using System.Globalization;
using System.Threading;
using SageMakerGuard.Reachability;

namespace SageMakerGuard.Core.Tests.Reachability;

public sealed class CidrTests
{
    [Theory]
    [InlineData("10.20.0.0/16", "10.20.0.0/16")]
    [InlineData("10.20.1.7/16", "10.20.0.0/16")]
    [InlineData("0.0.0.0/0", "0.0.0.0/0")]
    [InlineData("192.0.2.1", "192.0.2.1/32")]
    [InlineData("::/0", "::/0")]
    [InlineData("2a05:D014::1/56", "2a05:d014::/56")]
    [InlineData("2001:db8::1", "2001:db8::1/128")]
    public void Reads_blocks_and_clears_their_host_bits(string text, string expected) => Assert.Equal(expected, Cidr.Parse(text).ToString());

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("10.0.0.0/33")]
    [InlineData("10.0.0/8")]
    [InlineData("10.0.0.256")]
    [InlineData("10.0.0.0/-1")]
    [InlineData("10.0.0.0/ 8")]
    [InlineData("10..0.0")]
    [InlineData("0010.0.0.1")]
    [InlineData("fe80::1%eth0")]
    [InlineData("::/129")]
    [InlineData("example.org")]
    public void Refuses_what_is_no_block(string? text) => Assert.False(Cidr.TryParse(text, out _));

    [Theory]
    [InlineData("10.0.0.0/8", "10.20.0.0/16", true)]
    [InlineData("10.20.0.0/16", "10.0.0.0/8", false)]
    [InlineData("0.0.0.0/0", "::/0", false)]
    [InlineData("2000::/3", "2a05:d014::/32", true)]
    public void Contains_whole_blocks_of_its_own_family(string outer, string inner, bool expected) => Assert.Equal(expected, Cidr.Parse(outer).Contains(Cidr.Parse(inner)));

    [Fact]
    public void Knows_no_culture()
    {
        var before = Thread.CurrentThread.CurrentCulture;
        try
        {
            Thread.CurrentThread.CurrentCulture = new CultureInfo("fa-IR");
            Assert.Equal("10.20.0.0/16", Cidr.Parse("10.20.0.0/16").ToString());
        }
        finally
        {
            Thread.CurrentThread.CurrentCulture = before;
        }
    }
}
