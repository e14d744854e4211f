using System;
using System.IO;
using System.Linq;
using SageMakerGuard.Baselines;
using SageMakerGuard.Faults;
using SageMakerGuard.Posture;
using SageMakerGuard.Posture.Tests;
using SageMakerGuard.Testing;
using SageMakerGuard.Tests.EstateFiles;

namespace SageMakerGuard.Core.Tests.Guardrails.Baseline;

/// <summary>Exceptions: whom they name, until when they hold, and what they cover.</summary>
public sealed class BaselineExceptionTests
{
    private static readonly DateTime s_today = new(2026, 6, 15, 13, 0, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData("2026-06-16", true)]
    [InlineData("2026-06-15", true)]
    [InlineData("2026-06-14", false)]
    public void An_exception_holds_until_its_last_day_is_over(string expires, bool covers)
    {
        var exceptions = Read($$"""{"Exceptions":[{"Owner":"ada","Expires":"{{expires}}","Reason":"pilot","VpcId":"{{HealthyRegion.Vpc}}","What":"outbound rule of group *"}]}""");
        var difference = exceptions.Applied(Opened());
        Assert.Equal((covers, !covers), (difference.IsExcepted, difference.IsOpen));
        Assert.Equal(("ada", "pilot", !covers), (difference.Exception!.Owner, difference.Exception.Reason, difference.Exception.IsExpired));
        Assert.Equal(covers ? 0 : 1, exceptions.Expired.Count());
    }

    [Fact]
    public void All_that_an_exception_names_must_fit()
    {
        var exceptions = Read($$"""{"Exceptions":[{"Owner":"ada","Expires":"2027-01-01","Reason":"pilot","VpcId":"{{HealthyRegion.Vpc}}","After":"tcp 22 *"}]}""");
        Assert.Null(exceptions.Applied(Opened()).Exception);
        Assert.Single(exceptions.Unused);
    }

    [Fact]
    public void One_that_holds_goes_before_one_that_is_over()
    {
        var exceptions = Read("""{"Exceptions":[{"Owner":"old","Expires":"2020-01-01","Reason":"r","Change":"Regressed"},{"Owner":"new","Expires":"2030-01-01","Reason":"r","Change":"Regressed"}]}""");
        Assert.Equal("new", exceptions.Applied(Opened()).Exception!.Owner);
        Assert.Empty(exceptions.Unused);
    }

    [Theory]
    [InlineData("[]", "a list called Exceptions")]
    [InlineData("{", "not JSON in line 1")]
    [InlineData("""{"Exceptions":[],"Owner":"x"}""", "'Owner' means nothing there")]
    [InlineData("""{"Exceptions":["x"]}""", "exception 1 is no object")]
    [InlineData("""{"Exceptions":[{"Expires":"2027-01-01","Reason":"r","VpcId":"v"}]}""", "exception 1 has no Owner")]
    [InlineData("""{"Exceptions":[{"Owner":"o","Reason":"r","VpcId":"v"}]}""", "exception 1 has no Expires")]
    [InlineData("""{"Exceptions":[{"Owner":"o","Expires":"2027-01-01","VpcId":"v"}]}""", "exception 1 has no Reason")]
    [InlineData("""{"Exceptions":[{"Owner":" ","Expires":"2027-01-01","Reason":"r","VpcId":"v"}]}""", "'Owner' of exception 1 is no text")]
    [InlineData("""{"Exceptions":[{"Owner":"o","Expires":"31.12.2027","Reason":"r","VpcId":"v"}]}""", "'Expires' of exception 1 is '31.12.2027'")]
    [InlineData("""{"Exceptions":[{"Owner":"o","Expires":"2027-01-01","Reason":"r"}]}""", "does not say what it is for")]
    [InlineData("""{"Exceptions":[{"Owner":"o","Expires":"2027-01-01","Reason":"r","VpcId":"**"}]}""", "does not say what it is for")]
    [InlineData("""{"Exceptions":[{"Owner":"o","Expires":"2027-01-01","Reason":"r","Vpc":"v"}]}""", "'Vpc' of exception 1 means nothing")]
    public void An_exception_that_nobody_answers_for_or_that_covers_everything_is_refused(string text, string said)
    {
        var fault = Assert.Throws<GuardFault>(() => Read(text));
        Assert.Equal("ExceptionsInvalid", fault.ErrorId);
        Assert.Contains(said, fault.Message);
    }

    private static BaselineDifference Opened() => Assert.Single(
        Taken.Compared(HealthyRegion.Create(), HealthyRegion.Create().Group(HealthyRegion.DomainGroup, g => g with { IpPermissionsEgress = [.. g.IpPermissionsEgress, HealthyRegion.Tcp(443, 443, "0.0.0.0/0")] })),
        d => d is { Change: BaselineChange.Regressed, Severity: Severity.High, What: "outbound rule of group studio" });

    private static BaselineExceptions Read(string text)
    {
        using var folder = new TemporaryFolder();
        return ExceptionFile.Read(folder.Write("exceptions.json", text), s_today);
    }
}
