using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.FinOps.Billing;

namespace SageMakerGuard.FinOps.Prices;

/// <summary>List prices of regions, one for each meter at most.</summary>
public sealed class PriceList
{
    private readonly Dictionary<(string Region, NetworkMeter Meter), PriceQuote> _quotes;

    /// <summary>The prices of some quotes. Of two for the same meter and region the newer one counts, of equally old ones the later in order.</summary>
    public PriceList(IEnumerable<PriceQuote> quotes)
    {
        _quotes = [];
        foreach (var quote in quotes)
        {
            if (!_quotes.TryGetValue((quote.Region, quote.Meter), out var there) || there.Date <= quote.Date)
                _quotes[(quote.Region, quote.Meter)] = quote;
        }
    }

    /// <summary>A list with no prices.</summary>
    public static PriceList Empty { get; } = new([]);

    /// <summary>Every price, by region and meter.</summary>
    public IReadOnlyList<PriceQuote> Quotes => _quotes.OrderBy(q => q.Key.Region, System.StringComparer.Ordinal).ThenBy(q => q.Key.Meter).Select(q => q.Value).ToList();

    /// <summary>The prices of a region.</summary>
    public IReadOnlyList<PriceQuote> In(string region) => _quotes.Where(q => q.Key.Region == region).OrderBy(q => q.Key.Meter).Select(q => q.Value).ToList();

    /// <summary>These prices, and those of another list where it has newer ones or ones that are missing here.</summary>
    public PriceList With(PriceList other) => new(_quotes.Values.Concat(other._quotes.Values));
}
