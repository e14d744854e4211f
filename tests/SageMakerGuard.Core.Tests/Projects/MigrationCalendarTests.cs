using System;
using System.Globalization;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Testing;
using static SageMakerGuard.Projects.Tests.MigrationWorlds;

namespace SageMakerGuard.Projects.Tests;

/// <summary>A plan as a calendar: what a reader of RFC 5545 that knows nothing of this one finds in it.</summary>
public sealed class MigrationCalendarTests
{
    [Fact]
    public void A_calendar_has_an_entry_for_the_day_of_each_wave_and_none_for_what_has_no_day()
    {
        var plan = WavePlannerTests.Plan(Four());
        var events = PlainCalendar.Parse(MigrationCalendar.Of(plan, Now));
        Assert.Equal(plan.Waves.Where(w => w.Date is not null).Select(w => w.Date!.Value.ToString("yyyyMMdd", CultureInfo.InvariantCulture)), events.Select(e => e["DTSTART;VALUE=DATE"]));
        Assert.All(events, e => Assert.Equal("20261126T120000Z", e["DTSTAMP"]));
        foreach (var (wave, entry) in plan.Waves.Zip(events))
        {
            foreach (var domain in wave.Domains)
                Assert.Contains($"{domain.DomainName} ({domain.DomainId}, {domain.Region}, account {domain.AccountId}), {domain.Owner ?? "no owner"}:", entry["DESCRIPTION"], StringComparison.Ordinal);
        }

        GoldenFile.Holds("Projects/plan.ics.txt", MigrationCalendar.Of(plan, Now).Replace("\r\n", "\n", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("semi;colon, comma and back\\slash")]
    [InlineData("two\nlines")]
    [InlineData("\u00fcbergr\u00f6\u00dfentr\u00e4ger \u00fcbergr\u00f6\u00dfentr\u00e4ger \u00fcbergr\u00f6\u00dfentr\u00e4ger \u00fcbergr\u00f6\u00dfentr\u00e4ger")]
    [InlineData("\ud83d\ude80\ud83d\ude80\ud83d\ude80\ud83d\ude80\ud83d\ude80\ud83d\ude80\ud83d\ude80\ud83d\ude80\ud83d\ude80\ud83d\ude80\ud83d\ude80\ud83d\ude80\ud83d\ude80\ud83d\ude80\ud83d\ude80\ud83d\ude80\ud83d\ude80\ud83d\ude80\ud83d\ude80")]
    [InlineData("\u65e5\u672c\u8a9e\u306e\u540d\u524d\u306f\u4e09\u30aa\u30af\u30c6\u30c3\u30c8\u3067\u3059\u65e5\u672c\u8a9e\u306e\u540d\u524d\u306f\u4e09\u30aa\u30af\u30c6\u30c3\u30c8\u3067\u3059")]
    public void Texts_of_any_kind_come_back_as_they_were(string owner)
    {
        for (var pad = 0; pad < 6; pad++)
        {
            var name = new string('x', pad) + owner;
            var world = Four() with { Tags = Part<ResourceTags>.Read(new ResourceTags { ResourceARN = Arn(1), Tags = [HealthyRegion.Tag("Owner", name)] }) };
            var events = PlainCalendar.Parse(MigrationCalendar.Of(WavePlannerTests.Plan(world), Now));
            Assert.Contains(events, e => e["DESCRIPTION"].Contains(name, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void An_entry_keeps_its_id_when_the_plan_is_made_anew()
    {
        var first = PlainCalendar.Parse(MigrationCalendar.Of(WavePlannerTests.Plan(Four()), Now));
        var later = PlainCalendar.Parse(MigrationCalendar.Of(WavePlannerTests.Plan(Four(), o => o with { StartDate = o.StartDate.AddDays(30) }), Now.AddDays(1)));
        Assert.Equal(first.Select(e => e["UID"]), later.Select(e => e["UID"]));
        Assert.Equal(first.Count, first.Select(e => e["UID"]).Distinct().Count());
        var other = PlainCalendar.Parse(MigrationCalendar.Of(WavePlannerTests.Plan(Four(), o => o with { Name = "another plan" }), Now));
        Assert.Empty(first.Select(e => e["UID"]).Intersect(other.Select(e => e["UID"])));
    }
}
