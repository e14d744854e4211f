using System;
using System.Linq;
using System.Threading.Tasks;
using SageMakerGuard.Aws.Tests.Moto;
using SageMakerGuard.Ports;
using SageMakerGuard.Testing;

namespace SageMakerGuard.Aws.Tests.Apply;

/// <summary>Policies of an organization, against an AWS that others wrote: twice in a row, and the wire check between.</summary>
public sealed class MotoOrganizationTests(MotoServer moto) : IClassFixture<MotoServer>
{
    [SkippableFact]
    public async Task Policies_come_and_go_twice_and_the_organization_is_read()
    {
        Skip.If(moto.Missing is not null, moto.Missing);
        var (unit, account) = await MotoOrganization.Make(moto.Url);
        await using var wire = await WireCheck.Start(moto.Url);
        using var session = new AwsCloud().Open(new CloudIdentity { AccessKey = "AKIDEXAMPLE", SecretKey = "secret", EndpointUrl = wire.Url });
        var ground = await session.OpenGroundAsync("eu-central-1", 4, default);
        await OrganizationTrip.Make(ground, unit);
        await OrganizationTrip.Make(ground, unit);

        var source = session.OpenOrganization("eu-central-1", 4);
        var organization = await source.ReadAsync(default);
        Assert.Equal(("123456789012", "ALL"), (organization.ManagementAccountId, organization.FeatureSet));
        Assert.Contains("SERVICE_CONTROL_POLICY", organization.EnabledPolicyTypes);
        var path = await source.PathAsync(account, "SERVICE_CONTROL_POLICY", default);
        Assert.Equal([organization.RootId, unit, account], path.Select(l => l.TargetId));
        Assert.All(path, l => Assert.Equal("FullAWSAccess", Assert.Single(l.Policies).Name));
        Assert.Contains(" 0 request faults", await wire.Stop(), StringComparison.Ordinal);
    }
}
