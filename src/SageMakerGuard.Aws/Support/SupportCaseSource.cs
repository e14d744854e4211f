using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using SageMakerGuard.Aws.Clients;
using SageMakerGuard.Aws.Clients.Support;
using SageMakerGuard.Aws.Collect.Calls;
using SageMakerGuard.Estates;
using SageMakerGuard.Kpi;
using SageMakerGuard.Ports;

namespace SageMakerGuard.Aws.Support;

/// <summary>The cases of AWS Support. Its API is there for the paid plans alone; without one AWS answers SubscriptionRequiredException (AWS Support API Reference, 'DescribeCases').</summary>
internal sealed class SupportCaseSource(RegionClients clients, CallGate gate, string? endpoint) : ISupportCaseSource
{
    private const string Operation = "support:DescribeCases";

    public async Task<Part<Ticket>> CasesAsync(DateTime since, CancellationToken cancellationToken)
    {
        var cases = await new RegionCaller(clients, gate, endpoint, cancellationToken).ReadAll<CaseDetails>(Operation, async (c, token, ct) =>
        {
            var page = await c.Support.DescribeCasesAsync(
                new() { AfterTime = since.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture), IncludeResolvedCases = true, IncludeCommunications = false, MaxResults = 100, NextToken = token }, ct).ConfigureAwait(false);
            return new(page.Cases, page.NextToken);
        }).ConfigureAwait(false);
        var read = cases.Items.Select(c => (Case: c, At: Time(c.TimeCreated))).ToList();
        return new()
        {
            Asked = true,
            Items = read.Where(r => r.At is not null).Select(r => new Ticket { Id = r.Case.DisplayId ?? r.Case.CaseId ?? "", OpenedAt = r.At!.Value, Title = r.Case.Subject ?? "" }).ToList(),
            Unreadable = [.. cases.Failure is { } failure ? [failure] : Array.Empty<UnreadableCall>(), .. read.Where(r => r.At is null).Select(r => NoTime(r.Case))],
        };
    }

    private static DateTime? Time(string? text) =>
        DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) ? time : null;

    // Not named as one resource: a case whose day is not known is missing in every count.
    private static UnreadableCall NoTime(CaseDetails one) =>
        new() { Operation = Operation, Cause = UnreadableCause.Malformed, Reason = $"the case {one.DisplayId ?? one.CaseId} has no readable time" };
}
