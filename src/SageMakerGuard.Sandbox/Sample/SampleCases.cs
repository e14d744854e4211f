using System;
using System.Collections.Generic;
using System.Linq;

namespace SageMakerGuard.Sandbox.Sample;

/// <summary>A case that the company opened with AWS Support.</summary>
internal sealed record SampleCase(string DisplayId, DateTimeOffset At, string Subject, string Status);

/// <summary>The cases of the research account, counted back from now, so that a measurement of today finds some: the other accounts' plan has no API.</summary>
internal static class SampleCases
{
    private static readonly (string Id, int DaysAgo, string Subject, string Status)[] s_cases =
    [
        ("1000000001", 75, "Studio app does not start: subnet has no free address", "resolved"),
        ("1000000002", 41, "pip times out in a VpcOnly domain", "resolved"),
        ("1000000003", 23, "git clone hangs in Studio", "resolved"),
        ("1000000004", 4, "Canvas cannot import from a bucket in another Region", "opened"),
    ];

    public static bool Has(string accountId) => accountId == SampleCompany.ResearchAccount;

    /// <summary>The newest first.</summary>
    public static IEnumerable<SampleCase> Of(string accountId, DateTimeOffset now) => Has(accountId) ? s_cases.AsEnumerable().Reverse().Select(c => new SampleCase(c.Id, now.AddDays(-c.DaysAgo), c.Subject, c.Status)) : [];
}
