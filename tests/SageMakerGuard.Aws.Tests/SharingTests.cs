using System;
using System.Linq;
using System.Net.Http;
using System.Text;
using System.Text.Json;
using System.Threading.Tasks;
using SageMakerGuard.Baselines;
using SageMakerGuard.Estates;
using SageMakerGuard.Ports;
using SageMakerGuard.Sandbox;
using SageMakerGuard.Testing;

namespace SageMakerGuard.Aws.Tests;

/// <summary>How subnets are shared, as RAM tells the account that uses them and the account that owns them.</summary>
public sealed class SharingTests : IDisposable
{
    private const string Owner = "444455556666";

    // The guest's region, and the owner's view of the same VPC.
    private static readonly RegionEstate s_guest = Owned(HealthyRegion.Create());
    private static readonly Estate s_world = new() { Source = "test", Regions = [s_guest, Owned(HealthyRegion.Create()) with { AccountId = Owner, Domains = Part<Domain>.Read() }] };

    private readonly HttpClient _http = new();

    [Fact]
    public async Task Guest_and_owner_see_the_same_share()
    {
        using var aws = new SandboxHost().Start(new SandboxOptions { Estate = s_world });
        var guest = Assert.Single((await Read(aws.EndpointUrl, aws.Accounts.Single(a => a.AccountId == HealthyRegion.Account), s_guest)).Shares);
        Assert.Equal((Owner, false), (guest.OwningAccountId, guest.AllowExternalPrincipals));
        Assert.Equal([HealthyRegion.SubnetA, HealthyRegion.SubnetB], guest.SubnetIds);
        Assert.Null(guest.Principals);
        var owner = Assert.Single((await Read(aws.EndpointUrl, aws.Accounts.Single(a => a.AccountId == Owner), s_world.Regions[1])).Shares);
        Assert.Equal((guest.ResourceShareArn, guest.Name), (owner.ResourceShareArn, owner.Name));
        Assert.Equal([HealthyRegion.Account], owner.Principals);
    }

    [Theory]
    [InlineData("ram:ListResources", 0)]
    [InlineData("ram:GetResourceShares", 1)]
    public async Task What_RAM_denies_is_unknown_with_its_reason(string operation, int shares)
    {
        using var aws = new SandboxHost().Start(new SandboxOptions { Estate = s_world, Faults = [new() { Operation = operation, ErrorCode = "AccessDeniedException" }] });
        var sharing = await Read(aws.EndpointUrl, aws.Accounts.Single(a => a.AccountId == HealthyRegion.Account), s_guest);
        Assert.Equal((operation, UnreadableCause.Denied), (Assert.Single(sharing.Unreadable).Operation, sharing.Unreadable[0].Cause));
        Assert.Equal(shares, sharing.Shares.Count);
        Assert.All(sharing.Shares, share => Assert.Null(share.AllowExternalPrincipals));
    }

    [Fact]
    public async Task A_list_of_several_pages_is_read_to_its_end()
    {
        var many = s_guest with { Subnets = Part<Subnet>.Read([.. Enumerable.Range(0, 230).Select(i => HealthyRegion.Subnet($"subnet-{i:x17}", $"10.20.{i}.0/24", "a", 1) with { OwnerId = Owner })]) };
        using var aws = new SandboxHost().Start(new SandboxOptions { Estate = new() { Source = "test", Regions = [many] } });
        Assert.Equal(230, Assert.Single((await Read(aws.EndpointUrl, aws.Accounts[0], many)).Shares).SubnetIds.Count);
        Assert.Equal(3, aws.Calls.Count(c => c.Operation == "ram:ListResources"));
    }

    [SkippableFact]
    public async Task An_AWS_that_others_wrote_shows_what_an_owner_shares_twice_alike()
    {
        using var moto = new MotoServer();
        Skip.If(moto.Missing is not null, moto.Missing);
        var region = Owned(HealthyRegion.Create()) with { AccountId = "123456789012", Subnets = Part<Subnet>.Read(HealthyRegion.Subnet(HealthyRegion.SubnetA, "10.20.1.0/24", "a", 1) with { OwnerId = "123456789012" }) };
        await Share(moto.Url, $"arn:aws:ec2:{HealthyRegion.Region}:123456789012:subnet/{HealthyRegion.SubnetA}", Owner);
        var account = new SandboxAccount { AccessKey = "AKIDEXAMPLE", SecretKey = "secret" };
        var first = await Read(moto.Url, account, region);
        var share = Assert.Single(first.Shares);
        Assert.Empty(first.Unreadable);
        Assert.Equal(("ml-network", true, "123456789012"), (share.Name, share.AllowExternalPrincipals, share.OwningAccountId));
        Assert.Equal([Owner], share.Principals);
        Assert.Equivalent(first, await Read(moto.Url, account, region), strict: true);
    }

    public void Dispose() => _http.Dispose();

    private static async Task<NetworkSharing> Read(string url, SandboxAccount account, RegionEstate region)
    {
        using var session = new AwsCloud().Open(new CloudIdentity { AccessKey = account.AccessKey, SecretKey = account.SecretKey, EndpointUrl = url });
        return await session.OpenSharing(4).ReadAsync(region, default);
    }

    private static RegionEstate Owned(RegionEstate region) => region with { Vpcs = region.Vpcs.Select(v => v with { OwnerId = Owner }), Subnets = region.Subnets.Select(s => s with { OwnerId = Owner }) };

    private async Task Share(string url, string resource, string principal)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, url + "/createresourceshare")
        {
            Content = new StringContent(JsonSerializer.Serialize(new { name = "ml-network", resourceArns = new[] { resource }, principals = new[] { principal }, allowExternalPrincipals = true }), Encoding.UTF8, "application/json"),
        };
        request.Headers.TryAddWithoutValidation("Authorization", $"AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260101/{HealthyRegion.Region}/ram/aws4_request, SignedHeaders=host, Signature=0");
        using var answer = await _http.SendAsync(request);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }
}
