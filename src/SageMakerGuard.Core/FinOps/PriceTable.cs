using System;
using System.IO;
using System.Threading;
using SageMakerGuard.Faults;
using SageMakerGuard.FinOps.Prices;

namespace SageMakerGuard.FinOps;

/// <summary>
/// The list prices in use: those that come with the module (FinOps/Prices/prices.json), and those of the user's own table where they are newer. Each
/// says the day and the source that it was read from; one that no source confirmed is absent.
/// </summary>
public static class PriceTable
{
    private static readonly Lazy<PriceList> s_shipped = new(ReadShipped);
    private static Func<PriceList>? s_own;
    private static Lazy<PriceBook> s_inUse = new(FindInUse);

    /// <summary>The prices that come with the module.</summary>
    public static PriceList Shipped => s_shipped.Value;

    /// <summary>The prices in use.</summary>
    public static PriceBook Now => s_inUse.Value;

    /// <summary>The prices of a region; a region that the table lacks has none, and says so by its source.</summary>
    public static RegionPrices In(string region) => Now.In(region);

    /// <summary>The prices of a region that come with the module, whatever table the user has.</summary>
    public static RegionPrices ShippedIn(string region) => new PriceBook(Shipped).In(region);

    /// <summary>Says how the user's own table is read, when a price is asked for the next time; null for none. What cannot be read is said with the prices and leaves the module's own in use.</summary>
    public static void Use(Func<PriceList>? own)
    {
        s_own = own;
        Volatile.Write(ref s_inUse, new(FindInUse));
    }

    private static PriceBook FindInUse()
    {
        try
        {
            return new(s_own is { } own ? Shipped.With(own()) : Shipped);
        }
        catch (GuardFault fault)
        {
            return new(Shipped, fault.Message);
        }
    }

    private static PriceList ReadShipped()
    {
        using var stream = typeof(PriceTable).Assembly.GetManifestResourceStream("prices.json")!;
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return PriceListFile.Parse(copy.ToArray(), "prices.json");
    }
}
