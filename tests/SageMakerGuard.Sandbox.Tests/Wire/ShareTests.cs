using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using SageMakerGuard.Estates;
using SageMakerGuard.Ports;
using SageMakerGuard.Testing;

namespace SageMakerGuard.Sandbox.Tests.Wire;

/// <summary>AWS Resource Access Manager, asked by the AWS SDK for Python from the side of the guest and of the owner.</summary>
public sealed class ShareTests
{
    private const string Owner = "444455556666";

    private static readonly Estate s_world = new() { Regions = [Owned(HealthyRegion.Create()), Owned(HealthyRegion.Create()) with { AccountId = Owner, Domains = Part<Domain>.Read() }] };

    [SkippableFact]
    public async Task Guest_and_owner_are_told_of_the_same_share()
    {
        using var stage = new Stage(new SandboxOptions { Estate = s_world });
        var guest = await Ask(stage, HealthyRegion.Account,
            new("ram", "ListResources", new { resourceOwner = "OTHER-ACCOUNTS", resourceType = "ec2:Subnet" }),
            new("ram", "GetResourceShares", new { resourceOwner = "OTHER-ACCOUNTS", resourceShareStatus = "ACTIVE" }),
            new("ram", "GetResourceShareAssociations", new { associationType = "PRINCIPAL" }));
        var owner = await Ask(stage, Owner,
            new("ram", "GetResourceShares", new { resourceOwner = "SELF" }),
            new("ram", "GetResourceShareAssociations", new { associationType = "RESOURCE" }),
            new("ram", "GetResourceShareAssociations", new { associationType = "PRINCIPAL" }),
            new("ram", "ListResources", new { resourceOwner = "OTHER-ACCOUNTS" }));
        Assert.Equal(2, List(guest[0], "resources").Count);
        var share = Assert.Single(List(guest[1], "resourceShares"));
        Assert.Equal((Owner, false), (share.GetProperty("owningAccountId").GetString(), share.GetProperty("allowExternalPrincipals").GetBoolean()));
        Assert.Empty(List(guest[2], "resourceShareAssociations"));
        Assert.Equal(share.GetProperty("resourceShareArn").GetString(), Assert.Single(List(owner[0], "resourceShares")).GetProperty("resourceShareArn").GetString());
        Assert.Equal(List(guest[0], "resources").Select(r => r.GetProperty("arn").GetString()), List(owner[1], "resourceShareAssociations").Select(a => a.GetProperty("associatedEntity").GetString()));
        Assert.Equal([HealthyRegion.Account], List(owner[2], "resourceShareAssociations").Select(a => a.GetProperty("associatedEntity").GetString()));
        Assert.Empty(List(owner[3], "resources"));
    }

    [SkippableFact]
    public async Task Pages_and_refusals_are_as_the_model_has_them()
    {
        using var stage = new Stage(new SandboxOptions { Estate = s_world });
        var rows = await Ask(stage, HealthyRegion.Account,
            new("ram", "ListResources", new { resourceOwner = "OTHER-ACCOUNTS", maxResults = 1 }),
            new("ram", "ListResources", new { resourceOwner = "OTHER-ACCOUNTS", maxResults = 1, nextToken = "$ListResources.nextToken" }),
            new("ram", "ListResources", new { resourceOwner = "SELF", nextToken = "$ListResources.resources.0.arn" }),
            new("ram", "GetResourceShares", new { resourceOwner = "NOBODY" }),
            new("ram", "GetResourceShareAssociations", new { associationType = "SOURCE" }));
        Assert.Equal([HealthyRegion.SubnetA, HealthyRegion.SubnetB], rows.Take(2).Select(row => Assert.Single(List(row, "resources")).GetProperty("arn").GetString()!.Split('/')[1]));
        Assert.False(rows[1].GetProperty("answer").TryGetProperty("nextToken", out _));
        Assert.Equal(["InvalidNextTokenException", "InvalidParameterException", "InvalidParameterException"], rows.Skip(2).Select(row => row.GetProperty("error").GetString()));
    }

    private static async Task<IReadOnlyList<JsonElement>> Ask(Stage stage, string account, params BotoCall[] calls)
    {
        Skip.If(PythonTool.Missing is not null, PythonTool.Missing);
        return await PythonTool.Drive(stage.Sandbox.EndpointUrl, stage.Sandbox.Accounts.Single(a => a.AccountId == account), calls);
    }

    private static List<JsonElement> List(JsonElement row, string name) => [.. row.GetProperty("answer").GetProperty(name).EnumerateArray()];

    private static RegionEstate Owned(RegionEstate region) => region with { Vpcs = region.Vpcs.Select(v => v with { OwnerId = Owner }), Subnets = region.Subnets.Select(s => s with { OwnerId = Owner }) };
}
