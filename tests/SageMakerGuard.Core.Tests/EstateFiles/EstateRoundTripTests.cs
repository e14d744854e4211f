using System;
using System.Collections;
using System.IO;
using System.Linq;
using System.Text.Json;
using CsCheck;
using SageMakerGuard.Estates;
using SageMakerGuard.Estates.Files;
using SageMakerGuard.Testing;

namespace SageMakerGuard.Tests.EstateFiles;

public sealed class EstateRoundTripTests
{
    public static TheoryData<string> Parts => [.. typeof(RegionEstate).GetProperties().Where(p => p.PropertyType.IsGenericType && p.PropertyType.GetGenericTypeDefinition() == typeof(Part<>)).Select(p => p.Name)];

    [Fact]
    public void An_estate_survives_export_and_import_unchanged() =>
        RecordGen.Of<Estate>().Sample(estate => Json(WriteAndRead(estate)) == Json(estate), iter: 150, threads: 2);

    [Fact]
    public void A_healthy_region_survives_export_and_import_unchanged()
    {
        var estate = new Estate { CollectedAt = new DateTime(2026, 11, 23, 8, 0, 0, DateTimeKind.Utc), Source = "AWS", Regions = [HealthyRegion.Create()], Skipped = [new() { Region = "eu-south-2", Reason = "Not opted in." }] };

        var read = WriteAndRead(estate);

        Assert.Equal(Json(estate), Json(read));
        Assert.Equal(DateTimeKind.Utc, read.CollectedAt.Kind);
        Assert.True(read.Regions[0].NatGateways.IsComplete);
    }

    [Theory, MemberData(nameof(Parts))]
    public void Every_part_of_a_region_is_written_and_read_with_its_items_and_its_failures(string part)
    {
        var property = typeof(RegionEstate).GetProperty(part)!;
        var filled = Filled(property.PropertyType);
        var region = new RegionEstate { AccountId = "111122223333", Region = "eu-central-1" };
        property.SetValue(region, filled);

        var read = WriteAndRead(new Estate { Regions = [region] }).Regions[0];

        Assert.Single((IEnumerable)property.PropertyType.GetProperty("Items")!.GetValue(property.GetValue(read))!);
        Assert.Equal(Json(filled), Json(property.GetValue(read)!));
        Assert.Contains("\"ec2:Something\"", Json(read));
    }

    [Fact]
    public void A_part_that_nobody_asked_for_is_still_unasked_after_import() =>
        Assert.False(WriteAndRead(new Estate { Regions = [new RegionEstate()] }).Regions[0].Apps.Asked);

    [Fact]
    public void The_file_says_first_what_it_is()
    {
        using var file = new MemoryStream();
        EstateFile.Write(file, new Estate());
        Assert.StartsWith("{\"Format\":\"SageMakerGuard.Estate\",\"Version\":1,", System.Text.Encoding.UTF8.GetString(file.ToArray()));
    }

    private static object Filled(Type part)
    {
        var item = part.GetGenericArguments()[0];
        var made = Activator.CreateInstance(part)!;
        var items = Array.CreateInstance(item, 1);
        items.SetValue(Activator.CreateInstance(item), 0);
        part.GetProperty("Asked")!.SetValue(made, true);
        part.GetProperty("Items")!.SetValue(made, items);
        part.GetProperty("Unreadable")!.SetValue(made, new[] { new UnreadableCall { Operation = "ec2:Something", Cause = UnreadableCause.Denied, Reason = "no" } });
        return made;
    }

    private static Estate WriteAndRead(Estate estate)
    {
        using var file = new MemoryStream();
        EstateFile.Write(file, estate);
        file.Position = 0;
        return EstateFile.Read(file, "memory");
    }

    private static string Json(object value) => JsonSerializer.Serialize(value, value.GetType(), EstateJson.Options);
}
