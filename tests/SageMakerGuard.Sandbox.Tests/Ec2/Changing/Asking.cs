using System;
using System.Linq;
using System.Net;
using System.Threading.Tasks;
using SageMakerGuard.Estates;
using SageMakerGuard.Ports;
using SageMakerGuard.Testing;

namespace SageMakerGuard.Sandbox.Tests.Ec2.Changing;

/// <summary>Calls with their parameters in one text: <c>SubnetId=subnet-…&amp;DryRun=true</c>.</summary>
internal static class Asking
{
    /// <summary>A stage on which changes take that long.</summary>
    public static Stage Slow(int minutes = 2, Func<RegionEstate, RegionEstate>? with = null) =>
        new(new SandboxOptions { TransitionTime = TimeSpan.FromMinutes(minutes), Estate = new Estate { Source = "test", Regions = [with?.Invoke(CompanyEstate.Rich()) ?? CompanyEstate.Rich()] } });

    /// <summary>A stage on which changes take no time.</summary>
    public static Stage Quick(Func<RegionEstate, RegionEstate>? with = null) => Slow(0, with);

    public static Task<Reply> Ask(this Stage stage, string action, string parameters = "") => stage.Ec2(action, parameters
        .Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Select(pair => pair.Split('=', 2))
        .Select(pair => (pair[0], pair[1]))
        .ToArray());

    /// <summary>A call that must succeed.</summary>
    public static async Task<Reply> Do(this Stage stage, string action, string parameters = "")
    {
        var reply = await stage.Ask(action, parameters);
        Assert.True(reply.Status == HttpStatusCode.OK, reply.Body);
        return reply;
    }

    /// <summary>A call that must succeed, and the id that it gives.</summary>
    public static async Task<string> Make(this Stage stage, string action, string parameters, string element) => (await stage.Do(action, parameters)).One(element)!;

    /// <summary>A call that must be refused, with 400, that code, and that sentence; null where the sentence is the sandbox's own.</summary>
    public static async Task Refuses(this Stage stage, string action, string parameters, string code, string? sentence)
    {
        var reply = await stage.Ask(action, parameters);
        Assert.Equal((action, HttpStatusCode.BadRequest, code), (action, reply.Status, reply.Code));
        if (sentence is null)
            Assert.StartsWith("[sandbox] ", reply.Message);
        else
            Assert.Equal(sentence, reply.Message);
    }

    /// <summary>The row of a listing, by the element that names it.</summary>
    public static async Task<System.Xml.Linq.XElement> Row(this Stage stage, string action, string element, string id)
    {
        var reply = await stage.Do(action);
        return reply.Xml.Elements().SelectMany(set => set.Elements()).Single(row => row.Elements().Any(e => e.Name.LocalName == element && e.Value == id));
    }

    public static string? Of(this System.Xml.Linq.XElement row, string element) => row.Descendants().FirstOrDefault(e => e.Name.LocalName == element)?.Value;

    public static async Task<string?> State(this Stage stage, string natGateway) => (await stage.Row("DescribeNatGateways", "natGatewayId", natGateway)).Of("state");

    /// <summary>The routes of a table as 'destination -> target (state)'.</summary>
    public static async Task<string[]> Routes(this Stage stage, string table)
    {
        var row = await stage.Row("DescribeRouteTables", "routeTableId", table);
        return row.Elements().Single(e => e.Name.LocalName == "routeSet").Elements().Select(route =>
        {
            string? Text(string name) => route.Elements().FirstOrDefault(e => e.Name.LocalName == name)?.Value;
            var target = route.Elements().First(e => e.Name.LocalName.EndsWith("Id", StringComparison.Ordinal) && e.Name.LocalName != "destinationPrefixListId").Value;
            return $"{Text("destinationCidrBlock") ?? Text("destinationIpv6CidrBlock") ?? Text("destinationPrefixListId")} -> {target} ({Text("state")})";
        }).ToArray();
    }

    public static async Task<int> FreeAddresses(this Stage stage, string subnet = HealthyRegion.SubnetA) =>
        int.Parse((await stage.Row("DescribeSubnets", "subnetId", subnet)).Of("availableIpAddressCount")!);
}
