using SageMakerGuard.FinOps.Prices;

namespace SageMakerGuard.FinOps;

/// <summary>Prices to reckon with.</summary>
public sealed class PriceBook
{
    private readonly PriceList _prices;

    /// <summary>The prices of a list.</summary>
    /// <param name="prices">The list.</param>
    /// <param name="problem">Why a newer list is not used although there is one; said with every price. Null where there is nothing to say.</param>
    public PriceBook(PriceList prices, string? problem = null) => (_prices, Problem) = (prices, problem);

    /// <summary>Why a newer list is not used although there is one; null where there is nothing to say.</summary>
    public string? Problem { get; }

    /// <summary>The prices of a region; a region that the list lacks has none, and says so by its source.</summary>
    public RegionPrices In(string region) => RegionPrices.Of(region, _prices.In(region), Problem);
}
