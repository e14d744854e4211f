using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using SageMakerGuard.Costs;
using SageMakerGuard.FinOps.Prices;
using SageMakerGuard.Ports;
using SageMakerGuard.Sandbox;
using SageMakerGuard.Testing;

namespace SageMakerGuard.Pipeline.Tests;

/// <summary>What the cost commands ask of Cost Explorer and the Price List API, held against AWS's own service models, and what they make of the sample company's bill.</summary>
public sealed class CostWireTests : IDisposable
{
    private readonly ModuleSession _module = new();

    [SkippableFact]
    public async Task The_bill_and_the_prices_of_the_sample_company_have_no_fault_on_the_wire()
    {
        using var sandbox = new SandboxHost().Start(new SandboxOptions());
        await using var wire = await WireCheck.Start(sandbox.EndpointUrl);
        foreach (var account in sandbox.Accounts)
        {
            var costs = _module.Invoke("Get-SMNetworkCost", ModuleSession.At(wire.Url, account), ("AllRegions", null), ("Actual", null), ("GroupBy", "CostCenter")).As<NetworkCost>();
            Assert.Equal(Math.Round(costs.SelectMany(c => c.Lines).Sum(l => l.CostUsd!.Value), 2, MidpointRounding.AwayFromZero), costs.Sum(c => c.CostUsd));
            Assert.All(costs, c => Assert.NotNull(c.CostGroup));
        }

        var table = Path.Combine(Path.GetTempPath(), Guid.NewGuid() + ".json");
        Assert.NotEmpty(_module.Invoke("Update-SMPriceTable", ModuleSession.At(wire.Url, sandbox.Accounts[0]), ("Region", new[] { "us-east-1", "ap-southeast-1" }), ("OutputPath", table)).As<PriceQuote>());
        File.Delete(table);
        Assert.Contains(sandbox.Calls, c => c.Operation == "ce:GetCostAndUsage");
        Assert.Contains(sandbox.Calls, c => c.Operation == "pricing:GetProducts");
        Assert.Matches(WireCheck.Clean, await wire.Stop());
    }

    public void Dispose() => _module.Dispose();
}
