using System;
using System.Collections.Generic;
using System.Text.Json;
using SageMakerGuard.Faults;
using SageMakerGuard.FinOps.Billing;

namespace SageMakerGuard.FinOps.Prices;

/// <summary>Products as GetProducts answers them: each is a JSON text of its own (API_pricing_GetProducts, PriceList).</summary>
public sealed class OfferItems
{
    private readonly OfferReading _reading = new();

    /// <summary>What was found and is beyond doubt.</summary>
    public PriceList Prices => _reading.Prices;

    /// <summary>Meters for which the list has prices that contradict each other: they have none here.</summary>
    public IReadOnlyList<(string Region, NetworkMeter Meter)> Doubtful => _reading.Doubtful;

    /// <summary>Takes a product in; one that is none of the network's is passed over.</summary>
    /// <exception cref="GuardFault">PriceListAnswerInvalid: it is not what AWS answers.</exception>
    public void Add(string item)
    {
        try
        {
            using var document = JsonDocument.Parse(item);
            var root = document.RootElement;
            if (OfferTerms.Subject(root.GetProperty("product")) is not { } subject || !root.TryGetProperty("terms", out var terms) || !terms.TryGetProperty("OnDemand", out var onDemand))
                return;
            var day = OfferTerms.Day(OfferTerms.Text(root, "publicationDate")) ?? throw new JsonException("No publicationDate.");
            _reading.Add(subject.Meter, subject.Region, OfferTerms.Tiers(onDemand), day, $"AWS Price List API {OfferTerms.Text(root, "serviceCode")}, version {OfferTerms.Text(root, "version")}");
        }
        catch (Exception fault) when (fault is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new GuardFault("PriceListAnswerInvalid", FaultCategory.InvalidData, "The Price List API answered a product that cannot be read.", "Download the offer file of the service and give it with -Path.", fault);
        }
    }
}
