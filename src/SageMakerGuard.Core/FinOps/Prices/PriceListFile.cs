using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json;
using SageMakerGuard.Estates.Files;
using SageMakerGuard.Faults;
using SageMakerGuard.FinOps.Billing;

namespace SageMakerGuard.FinOps.Prices;

/// <summary>Prices as a JSON file: what it is (<c>Format</c>, <c>Version</c>), the sources with their days, and the prices, each of which names its source.</summary>
public static class PriceListFile
{
    private const string FormatName = "SageMakerGuardPrices";

    private const int NewestVersion = 1;

    private static readonly JsonSerializerOptions s_options = new() { WriteIndented = true, DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull };

    /// <summary>Where a user's own table is kept when nobody says otherwise: in the user's data folder, which does not roam.</summary>
    public static string DefaultPath => Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "SageMakerGuard", "prices.json");

    /// <summary>Reads a file.</summary>
    /// <exception cref="GuardFault">PriceTableNotFound, PriceTableInvalid, PriceTableTooNew, FileAccessDenied or FileUnusable.</exception>
    public static PriceList Read(string path)
    {
        if (!File.Exists(path))
            throw new GuardFault("PriceTableNotFound", FaultCategory.NotFound, $"The price table '{path}' does not exist.", "Write one with Update-SMPriceTable, or give another path.") { ResourceId = path };
        return Parse(FileAccessFault.Guard(path, FileAccessFault.Reading, () => File.ReadAllBytes(path)), path);
    }

    /// <summary>Reads the text of a file; <paramref name="name"/> stands for it in errors.</summary>
    /// <exception cref="GuardFault">PriceTableInvalid or PriceTableTooNew.</exception>
    public static PriceList Parse(byte[] text, string name)
    {
        try
        {
            var table = JsonSerializer.Deserialize<Table>(text, s_options) ?? throw Invalid(name, "it holds null.");
            if (table.Format != FormatName || table.Version < 1)
                throw Invalid(name, $"it does not begin with \"Format\": \"{FormatName}\" and a \"Version\".");
            if (table.Version > NewestVersion)
                throw new GuardFault("PriceTableTooNew", FaultCategory.NotSupported, $"The price table '{name}' was written by a newer version of this module.", "Update the module, or write the table again with Update-SMPriceTable.") { ResourceId = name };
            return new PriceList(table.Prices.Select(row => row.ToQuote(table.Sources, name)));
        }
        catch (JsonException fault)
        {
            throw Invalid(name, $"line {((fault.LineNumber ?? 0) + 1).ToString(CultureInfo.InvariantCulture)} is not what belongs there.", fault);
        }
    }

    /// <summary>Writes a file: the whole file or, where that fails, none. One that is there already is replaced, and the folder of the user's own table is made.</summary>
    /// <exception cref="GuardFault">PriceTablePathIsFolder, FolderNotFound, FileAccessDenied or FileUnusable.</exception>
    public static void Write(string path, PriceList prices)
    {
        if (path == DefaultPath)
            FileAccessFault.Guard(path, FileAccessFault.Writing, () => Directory.CreateDirectory(Path.GetDirectoryName(path)!));
        if (Directory.Exists(path))
            throw new GuardFault("PriceTablePathIsFolder", FaultCategory.InvalidArgument, $"'{path}' is a folder.", "Give the path of a file, for example one that ends in .json.") { ResourceId = path };
        var text = JsonSerializer.SerializeToUtf8Bytes(Table.Of(prices), s_options);
        FileAccessFault.Guard(path, FileAccessFault.Writing, () => AtomicFile.Write(path, true, stream => stream.Write(text, 0, text.Length)));
    }

    private static GuardFault Invalid(string name, string why, Exception? inner = null) =>
        new("PriceTableInvalid", FaultCategory.InvalidData, $"The price table '{name}' cannot be used: {why}", "Write it again with Update-SMPriceTable, or delete it to use the prices that come with the module.", inner) { ResourceId = name };

    private sealed record Table
    {
        public string Format { get; init; } = "";

        public int Version { get; init; }

        public List<Origin> Sources { get; init; } = [];

        public List<Row> Prices { get; init; } = [];

        public static Table Of(PriceList prices)
        {
            var origins = prices.Quotes.Select(q => (q.Date, q.Source)).Distinct().ToList();
            return new()
            {
                Format = FormatName,
                Version = NewestVersion,
                Sources = origins.ConvertAll(o => new Origin { Id = IdOf(o), Date = o.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Name = o.Source }),
                Prices = prices.Quotes.Select(q => new Row
                {
                    Region = q.Region, Meter = q.Meter.ToString(), Source = IdOf((q.Date, q.Source)), Usd = q.Tiers.Count == 1 ? q.Usd : null, Tiers = q.Tiers.Count == 1 ? null : [.. q.Tiers],
                }).ToList(),
            };

            string IdOf((DateTime, string) origin) => "s" + (origins.IndexOf(origin) + 1).ToString(CultureInfo.InvariantCulture);
        }
    }

    private sealed record Origin
    {
        public string Id { get; init; } = "";

        public string Date { get; init; } = "";

        public string Name { get; init; } = "";
    }

    private sealed record Row
    {
        public string Region { get; init; } = "";

        public string Meter { get; init; } = "";

        public decimal? Usd { get; init; }

        public List<PriceTier>? Tiers { get; init; }

        public string Source { get; init; } = "";

        public PriceQuote ToQuote(List<Origin> sources, string name)
        {
            var what = $"{Meter} in {Region}";
            var origin = sources.Find(s => s.Id == Source) ?? throw Invalid(name, $"the price of {what} names the source '{Source}', which is not there.");
            if (!Enum.TryParse<NetworkMeter>(Meter, out var meter) || Region.Length == 0)
                throw Invalid(name, $"'{Meter}' is no meter of this module, or its region is missing.");
            if (!DateTime.TryParseExact(origin.Date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var date))
                throw Invalid(name, $"'{origin.Date}' is no day written as 2026-08-17.");
            var tiers = Tiers ?? (Usd is { } usd ? [new(0m, usd)] : []);
            if (tiers.Count == 0 || tiers[0].From != 0m || tiers.Exists(t => t.Usd < 0m) || Enumerable.Range(1, tiers.Count - 1).Any(i => tiers[i].From <= tiers[i - 1].From))
                throw Invalid(name, $"the price of {what} is missing, negative, or its tiers do not rise from 0.");
            return new() { Region = Region, Meter = meter, Tiers = tiers, Date = date, Source = origin.Name };
        }
    }
}
