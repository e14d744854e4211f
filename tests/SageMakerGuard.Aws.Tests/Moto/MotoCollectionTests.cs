using System;
using System.Linq;
using System.Threading.Tasks;
using SageMakerGuard.Aws.Tests.Stub;
using SageMakerGuard.Estates;
using SageMakerGuard.Testing;

namespace SageMakerGuard.Aws.Tests.Moto;

/// <summary>The collector against an AWS that others wrote.</summary>
public sealed class MotoCollectionTests(MotoServer moto) : IClassFixture<MotoServer>, IAsyncLifetime
{
    private static readonly System.Threading.SemaphoreSlim s_once = new(1);
    private static MotoEstate? s_estate;

    public async Task InitializeAsync()
    {
        if (moto.Missing is not null)
            return;
        await s_once.WaitAsync();
        try
        {
            if (s_estate is null)
            {
                var estate = new MotoEstate(moto.Url);
                await estate.Build();
                s_estate = estate;
            }
        }
        finally
        {
            s_once.Release();
        }
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [SkippableFact]
    public async Task What_was_made_is_in_the_estate()
    {
        Skip.If(moto.Missing is not null, moto.Missing);
        var made = s_estate!;
        var region = (await Listener.Collect(moto.Url)).Region;

        Assert.Equal("123456789012", region.AccountId);
        var domain = Assert.Single(region.Domains.Items);
        Assert.Equal(("studio", "VpcOnly", made.VpcId), (domain.DomainName, domain.AppNetworkAccessType, domain.VpcId));
        Assert.Equal([made.GroupId], domain.DefaultUserSettings!.SecurityGroups);
        Assert.NotNull(domain.CreationTime);
        var notebook = Assert.Single(region.NotebookInstances.Items);
        Assert.Equal(("lab", made.SubnetId, "Disabled"), (notebook.NotebookInstanceName, notebook.SubnetId, notebook.DirectInternetAccess));
        Assert.Equal("ml", Assert.Single(Assert.Single(region.Tags.Items, t => t.ResourceARN == domain.DomainArn).Tags).Value);

        var vpc = Assert.Single(region.Vpcs.Items);
        Assert.Equal((made.VpcId, "10.20.0.0/16", true, true), (vpc.VpcId, vpc.CidrBlock, vpc.EnableDnsSupport, vpc.EnableDnsHostnames));
        Assert.Equal(2, region.Subnets.Items.Count);
        Assert.Equal(["default", "studio"], region.SecurityGroups.Items.Select(g => g.GroupName).Order());
        Assert.Contains(region.SecurityGroups.Items.Single(g => g.GroupId == made.GroupId).IpPermissions, p => p.FromPort == 2049 && p.UserIdGroupPairs[0].GroupId == made.GroupId);
        Assert.Contains(region.NetworkAcls.Items.SelectMany(a => a.Entries), e => e is { RuleNumber: 100, RuleAction: "allow", PortRange: { From: 443, To: 443 } });
        Assert.Equal(made.EndpointIds.Order(), region.VpcEndpoints.Items.Select(e => e.VpcEndpointId));
        Assert.Contains(region.VpcEndpoints.Items, e => e is { VpcEndpointType: "Interface", IsAvailable: true } && e.SubnetIds.Contains(made.SubnetId));
        Assert.Equal(made.NatGatewayId, Assert.Single(region.NatGateways.Items).NatGatewayId);
        Assert.Equal(made.InternetGatewayId, Assert.Single(region.InternetGateways.Items).InternetGatewayId);
        Assert.Contains(region.RouteTables.Items.SelectMany(t => t.Routes), r => r.DestinationCidrBlock == "0.0.0.0/0" && r.NatGatewayId == made.NatGatewayId);
        Assert.Equal(made.PeeringId, Assert.Single(region.VpcPeeringConnections.Items).VpcPeeringConnectionId);
        Assert.Equal(["10.99.0.0/16"], region.PrefixLists.Items.Single(p => p.PrefixListId == made.PrefixListId).Cidrs!);
        Assert.Contains(region.VpcEndpointServices.Items, s => s.ServiceName.EndsWith(".sts", StringComparison.Ordinal));
        Assert.True(region.Vpcs.IsComplete && region.RouteTables.IsComplete && region.NetworkInterfaces.IsComplete && region.Tags.IsComplete);
    }

    [SkippableFact]
    public async Task Two_collections_of_the_same_account_are_the_same()
    {
        Skip.If(moto.Missing is not null, moto.Missing);
        var first = (await Listener.Collect(moto.Url)).Region;
        var second = (await Listener.Collect(moto.Url)).Region;
        Assert.Equal(System.Text.Json.JsonSerializer.Serialize(first, Estates.Files.EstateJson.Options), System.Text.Json.JsonSerializer.Serialize(second, Estates.Files.EstateJson.Options));
    }

    [SkippableFact]
    public async Task Operations_that_the_server_does_not_have_are_unknown_and_not_empty()
    {
        Skip.If(moto.Missing is not null, moto.Missing);
        var region = (await Listener.Collect(moto.Url)).Region;
        Assert.Equal("sagemaker:ListApps", Assert.Single(region.Apps.Unreadable).Operation);
        Assert.False(region.Apps.IsComplete);
        Assert.False(region.UserProfiles.IsComplete);
    }

    [SkippableFact]
    public async Task Every_request_fits_AWSs_own_service_models()
    {
        Skip.If(moto.Missing is not null, moto.Missing);
        await using var wire = await WireCheck.Start(moto.Url);
        var region = (await Listener.Collect(wire.Url)).Region;
        Assert.Single(region.Domains.Items);
        // What moto answers is moto's own affair.
        Assert.Contains(" 0 request faults", await wire.Stop(), StringComparison.Ordinal);
    }
}
