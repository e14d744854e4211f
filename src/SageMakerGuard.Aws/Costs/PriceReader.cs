using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using SageMakerGuard.Aws.Clients;
using SageMakerGuard.Aws.Clients.Pricing;
using SageMakerGuard.Aws.Collect.Calls;
using SageMakerGuard.Faults;
using SageMakerGuard.FinOps.Billing;
using SageMakerGuard.FinOps.Prices;
using SageMakerGuard.Ports;

namespace SageMakerGuard.Aws.Costs;

/// <summary>Asks the Price List API for each of the network's meters in a region, by its names on the bill.</summary>
internal sealed class PriceReader(RegionClients clients, string? endpoint) : IPriceSource
{
    /// <summary>Where the service is asked for a region's prices: in us-east-1, ap-south-1 and eu-central-1 (AWS Billing User Guide, 'AWS Price List Query API'), each of which tells all.</summary>
    public static string Place(string region) => region switch
    {
        "eu-central-1" or "ap-south-1" => region,
        _ when Estates.Partition.OfRegion(region) == "aws-cn" => "cn-northwest-1",
        _ when region.StartsWith("eu-", System.StringComparison.Ordinal) => "eu-central-1",
        _ when region.StartsWith("ap-", System.StringComparison.Ordinal) => "ap-south-1",
        _ => "us-east-1",
    };

    public async Task<OfferItems> ReadAsync(string region, CancellationToken cancellationToken)
    {
        var caller = new RegionCaller(clients, new CallGate(1), endpoint, cancellationToken);
        var items = new OfferItems();
        foreach (var meter in UsageTypes.Meters)
        {
            foreach (var usageType in UsageTypes.In(region, meter))
            {
                var list = await caller.ReadAll("pricing:GetProducts", async (c, token, ct) =>
                {
                    var page = await c.Prices.GetProductsAsync(Request(meter, usageType, token), ct).ConfigureAwait(false);
                    return Page.Of(page.PriceList.AsEnumerable(), page.NextToken);
                }).ConfigureAwait(false);
                if (list.Fault is { } fault)
                    throw fault;
                if (list.Failure is { } stuck)
                    throw new GuardFault("PriceListNotWhole", FaultCategory.ServiceFailure, stuck.Reason, "Run it again later, or give a downloaded offer file with -Path.");
                list.Items.ForEach(items.Add);
            }
        }

        return items;
    }

    private static GetProductsRequest Request(NetworkMeter meter, string usageType, string? token) => new()
    {
        ServiceCode = meter switch
        {
            NetworkMeter.NatGatewayHours or NetworkMeter.NatGatewayBytes => "AmazonEC2",
            NetworkMeter.CrossZoneBytes => "AWSDataTransfer",
            _ => "AmazonVPC",
        },
        Filters = [new() { Type = "TERM_MATCH", Field = "usagetype", Value = usageType }],
        FormatVersion = "aws_v1",
        MaxResults = 100,
        NextToken = token,
    };
}
