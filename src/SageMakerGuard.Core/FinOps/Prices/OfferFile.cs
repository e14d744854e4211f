using System;
using System.Collections.Generic;
using System.IO;
using System.Text.Json;
using SageMakerGuard.Estates.Files;
using SageMakerGuard.Faults;
using SageMakerGuard.FinOps.Billing;

namespace SageMakerGuard.FinOps.Prices;

/// <summary>
/// A downloaded offer file, such as <c>https://pricing.us-east-1.amazonaws.com/offers/v1.0/aws/AmazonVPC/current/us-east-1/index.json</c>. It is read as a stream: memory does not grow with the file.
/// </summary>
public static class OfferFile
{
    /// <summary>The network's prices in a file.</summary>
    /// <exception cref="GuardFault">OfferFileNotFound, OfferFileInvalid, FileAccessDenied or FileUnusable.</exception>
    public static PriceList Read(string path)
    {
        if (!File.Exists(path))
            throw new GuardFault("OfferFileNotFound", FaultCategory.NotFound, $"The offer file '{path}' does not exist.", "Download index.json of AmazonEC2 or AmazonVPC for your region from the AWS Price List, and give its path.") { ResourceId = path };
        using var stream = FileAccessFault.Guard(path, FileAccessFault.Reading, () => new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan));
        return Read(stream, path);
    }

    /// <summary>The network's prices in a stream; <paramref name="name"/> stands for it in errors.</summary>
    /// <exception cref="GuardFault">OfferFileInvalid.</exception>
    public static PriceList Read(Stream stream, string name)
    {
        var reader = new Reader();
        try
        {
            new JsonSieve(Reader.Wants, reader.Take).Read(stream);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw Invalid(name, "it is cut short, or no JSON of the AWS Price List", fault);
        }

        if (reader.Day is null)
            throw Invalid(name, "it has no publicationDate");
        return reader.Reading.Prices;
    }

    private static GuardFault Invalid(string name, string why, Exception? inner = null) =>
        new("OfferFileInvalid", FaultCategory.InvalidData, $"'{name}' cannot be used as an offer file: {why}.", "Give the JSON file (not the CSV) of AmazonEC2 or AmazonVPC for your region, as the AWS Price List has it.", inner) { ResourceId = name };

    private sealed class Reader
    {
        private readonly Dictionary<string, (NetworkMeter Meter, string Region)> _skus = new(StringComparer.Ordinal);
        private string _code = "AWS offer file";
        private string _version = "";

        public OfferReading Reading { get; } = new();

        public DateTime? Day { get; private set; }

        public static bool Wants(IReadOnlyList<string> path) => path.Count switch
        {
            1 => path[0] is "publicationDate" or "offerCode" or "version",
            2 => path[0] == "products",
            3 => path[0] == "terms" && path[1] == "OnDemand",
            _ => false,
        };

        // AWS writes what the file is first, then the products, then the terms.
        public void Take(IReadOnlyList<string> path, JsonElement value)
        {
            switch (path[0])
            {
                case "publicationDate":
                    Day = OfferTerms.Day(value.GetString());
                    break;
                case "offerCode":
                    _code = value.GetString() ?? _code;
                    break;
                case "version":
                    _version = value.GetString() ?? "";
                    break;
                case "products" when OfferTerms.Subject(value) is { } subject:
                    _skus[path[1]] = subject;
                    break;
                case "terms" when _skus.TryGetValue(path[2], out var of):
                    Reading.Add(of.Meter, of.Region, OfferTerms.Tiers(value), Day ?? throw new JsonException("No publicationDate before the terms."), $"AWS Price List offer file {_code}, version {_version}");
                    break;
            }
        }
    }
}
