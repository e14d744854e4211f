using System;
using System.Globalization;

namespace SageMakerGuard.FinOps;

/// <summary>
/// What a service takes for the bytes that a query reads. Said to whoever is about to ask, and part of no bill: the prices are list prices of
/// us-east-1 that no offer file confirmed here, and other regions may differ.
/// </summary>
public sealed record ScanPrice
{
    private const decimal Gigabyte = 1L << 30;

    private ScanPrice(string service, decimal usdPerGigabyte, string unit, long smallest)
    {
        Service = service;
        UsdPerGigabyte = usdPerGigabyte;
        Unit = unit;
        Smallest = smallest;
    }

    /// <summary>Athena: 5 US dollars per terabyte, at least 10 MB for a query (Amazon Athena pricing, SQL queries).</summary>
    public static ScanPrice Athena { get; } = new("Athena", 5m / 1024, "5 USD per TB, at least 10 MB a query", 10 * 1024 * 1024);

    /// <summary>CloudWatch Logs Insights: 0.005 US dollars per gigabyte (Amazon CloudWatch pricing, Logs Insights queries).</summary>
    public static ScanPrice LogsInsights { get; } = new("CloudWatch Logs Insights", 0.005m, "0.005 USD per GB", 0);

    /// <summary>The service.</summary>
    public string Service { get; }

    /// <summary>US dollars for each gigabyte of 2^30 bytes.</summary>
    public decimal UsdPerGigabyte { get; }

    /// <summary>The price as AWS writes it.</summary>
    public string Unit { get; }

    /// <summary>The fewest bytes that a query is paid for.</summary>
    public long Smallest { get; }

    /// <summary>As of when.</summary>
    public DateTime PriceDate { get; } = new(2026, 8, 17, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>About how many US dollars so many bytes are, read by one query.</summary>
    public decimal Usd(long bytes) => bytes <= 0 && Smallest == 0 ? 0 : Math.Max(bytes, Smallest) / Gigabyte * UsdPerGigabyte;

    /// <summary>For a sentence: '1.5 GB, about 0.008 USD (list price 0.005 USD per GB in us-east-1, unconfirmed, as of 2026-08-17)'.</summary>
    public string Say(long bytes) =>
        $"{Size(bytes)}, about {Money(Usd(bytes))} USD (list price {Unit} in us-east-1, not confirmed, as of {PriceDate.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)})";

    /// <summary>Bytes for people: 12 MB, 1.5 GB; of 2^20 and 2^30.</summary>
    public static string Size(long bytes) => bytes switch
    {
        < 1L << 20 => (bytes / 1024m).ToString("0.#", CultureInfo.InvariantCulture) + " KB",
        < 1L << 30 => (bytes / (decimal)(1L << 20)).ToString("0.#", CultureInfo.InvariantCulture) + " MB",
        < 1L << 40 => (bytes / Gigabyte).ToString("0.##", CultureInfo.InvariantCulture) + " GB",
        _ => (bytes / (Gigabyte * 1024)).ToString("0.##", CultureInfo.InvariantCulture) + " TB",
    };

    private static string Money(decimal usd) => usd.ToString(usd is > 0 and < 0.01m ? "0.00000" : "0.00", CultureInfo.InvariantCulture);
}
