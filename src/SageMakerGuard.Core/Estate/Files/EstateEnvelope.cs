using System;
using System.Collections.Generic;

namespace SageMakerGuard.Estates.Files;

/// <summary>What stands in an estate file: what the file is, and the estate as it is. Format and Version come first, so that a reader need not understand the rest to judge them.</summary>
internal sealed record EstateEnvelope
{
    /// <summary>What every estate file says that it is.</summary>
    public const string FormatName = "SageMakerGuard.Estate";

    /// <summary>The version that this module writes, and the newest that it reads. It grows when an older module would misread the file.</summary>
    public const int NewestVersion = 1;

    public string Format { get; init; } = "";

    public int Version { get; init; }

    public DateTime CollectedAt { get; init; }

    public string Source { get; init; } = "";

    public IReadOnlyList<RegionEstate> Regions { get; init; } = [];

    public IReadOnlyList<SkippedRegion> Skipped { get; init; } = [];

    public IReadOnlyList<string> Notes { get; init; } = [];

    public static EstateEnvelope Of(Estate estate) => new()
    {
        Format = FormatName,
        Version = NewestVersion,
        CollectedAt = estate.CollectedAt,
        Source = estate.Source,
        Regions = estate.Regions,
        Skipped = estate.Skipped,
        Notes = estate.Notes,
    };

    public Estate ToEstate() => new() { CollectedAt = CollectedAt, Source = Source, Regions = Regions, Skipped = Skipped, Notes = Notes };
}
