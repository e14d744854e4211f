using System;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Probing;
using SageMakerGuard.Testing;

namespace SageMakerGuard.Core.Tests.Probing;

/// <summary>Which domain a probe speaks of, and whether it still does.</summary>
public sealed class ProbeFitTests
{
    private static readonly RegionEstate s_region = HealthyRegion.Create();
    private static readonly Domain s_domain = s_region.Domains.Items[0];
    private static readonly ProbeResult s_result = Probes.Result();

    [Fact]
    public void A_probe_is_of_one_domain_in_one_region_of_one_account()
    {
        Assert.True(ProbeFit.IsOf(s_result, s_domain, s_region));
        Assert.True(ProbeFit.IsOf(s_result with { Region = "EU-CENTRAL-1" }, s_domain, s_region));
        Assert.False(ProbeFit.IsOf(s_result with { DomainId = "d-other" }, s_domain, s_region));
        Assert.False(ProbeFit.IsOf(s_result with { Region = "eu-west-1" }, s_domain, s_region));
        Assert.False(ProbeFit.IsOf(s_result with { AccountId = "999999999999" }, s_domain, s_region));
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData(-3600d, false)]
    [InlineData(0d, false)]
    [InlineData(0.5, false)]
    [InlineData(1d, true)]
    [InlineData(3600d, true)]
    public void A_probe_from_before_the_domains_last_change_is_outdated(double? changedAfterSeconds, bool outdated)
    {
        var fault = ProbeFit.Outdated(s_result, s_domain with { LastModifiedTime = changedAfterSeconds is { } seconds ? Probes.Ran.AddSeconds(seconds) : null });
        Assert.Equal(outdated ? "ProbeOutdated" : null, fault?.ErrorId);
        if (outdated)
            Assert.Contains("2026-11-20T10:00:00Z", fault!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_limits_a_probe_is_told()
    {
        Assert.Empty(ProbeFit.Limits(s_result, s_domain, s_region, asVpcOnly: true));
        Assert.Contains("rehearsal", Only(s_result with { Rehearsal = true }), StringComparison.Ordinal);
        Assert.Contains("proxy.corp:3128", Only(s_result with { Proxy = "proxy.corp:3128" }), StringComparison.Ordinal);
        Assert.Contains("999999999999", Only(s_result with { CallerAccount = "999999999999" }), StringComparison.Ordinal);
        Assert.Empty(ProbeFit.Limits(s_result with { CallerAccount = HealthyRegion.Account }, s_domain, s_region, asVpcOnly: false));
        Assert.Contains("VpcOnly mode yet", Assert.Single(ProbeFit.Limits(s_result, s_domain with { AppNetworkAccessType = null }, s_region, asVpcOnly: true)), StringComparison.Ordinal);
        Assert.Empty(ProbeFit.Limits(s_result, s_domain with { AppNetworkAccessType = null }, s_region, asVpcOnly: false));

        static string Only(ProbeResult result) => Assert.Single(ProbeFit.Limits(result, s_domain, s_region, asVpcOnly: false));
    }
}
