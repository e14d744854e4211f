using System;
using System.Net.Http;
using System.Text;
using System.Threading.Tasks;
using Amazon.Runtime;
using SageMakerGuard.Aws.Clients.CostExplorer;
using SageMakerGuard.Testing;

namespace SageMakerGuard.Aws.Tests.Moto;

/// <summary>Cost Explorer against moto_server, which answers what it was told to. It has no GetDimensionValues and no price list.</summary>
public sealed class MotoCostTests(MotoServer moto) : IClassFixture<MotoServer>
{
    private const string Told = """
        {"results":[{"ResultsByTime":[{"TimePeriod":{"Start":"2026-10-01","End":"2026-11-01"},"Total":{},"Estimated":false,
        "Groups":[{"Keys":["NatGateway-Hours","CostCenter$CC-1"],"Metrics":{"UnblendedCost":{"Amount":"33.48","Unit":"USD"},"UsageQuantity":{"Amount":"744","Unit":"Hrs"}}}]}],"DimensionValueAttributes":[]}]}
        """;

    [SkippableFact]
    public async Task A_bill_reads_the_same_twice_in_a_row()
    {
        Skip.If(moto.Missing is not null, moto.Missing);
        using var http = new HttpClient();
        using var content = new StringContent(Told, Encoding.UTF8, "application/json");
        (await http.PostAsync(new Uri(moto.Url + "/moto-api/static/ce/cost-and-usage-results"), content)).EnsureSuccessStatusCode();
        using var client = new AmazonCostExplorerClient(new BasicAWSCredentials("AKIDEXAMPLE", "secret"), new AmazonCostExplorerConfig { ServiceURL = moto.Url });
        for (var round = 0; round < 2; round++)
        {
            var answer = await client.GetCostAndUsageAsync(new()
            {
                TimePeriod = new() { Start = "2026-10-01", End = "2026-11-01" }, Granularity = "MONTHLY", Metrics = ["UnblendedCost", "UsageQuantity"],
                Filter = new() { Dimensions = new() { Key = "USAGE_TYPE", Values = ["NatGateway-Hours"] } }, GroupBy = [new() { Type = "DIMENSION", Key = "USAGE_TYPE" }, new() { Type = "TAG", Key = "CostCenter" }],
            });
            var group = Assert.Single(Assert.Single(answer.ResultsByTime).Groups);
            Assert.Equal(["NatGateway-Hours", "CostCenter$CC-1"], group.Keys);
            Assert.Equal(("33.48", "USD", "744"), (group.Metrics["UnblendedCost"].Amount, group.Metrics["UnblendedCost"].Unit, group.Metrics["UsageQuantity"].Amount));
            Assert.Null(answer.NextPageToken);
        }
    }
}
