using System;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using SageMakerGuard.Sandbox.Protocol;
using SageMakerGuard.Sandbox.Sample;

namespace SageMakerGuard.Sandbox.Operations.Support;

/// <summary>
/// AWS Support's DescribeCases. Only accounts whose plan has the API may call it; others get SubscriptionRequiredException (AWS Support API Reference,
/// 'Welcome'). An estate knows no plans: the sample company's research account has one with a few cases, and no other account has.
/// </summary>
internal static class SupportService
{
    /// <summary>API_DescribeCases: cases are kept for 24 months.</summary>
    private const int KeptMonths = 24;

    private const int DefaultPage = 100;

    public static IService Create() => new JsonService(
        "support",
        "support",
        "AWSSupport_20130415",
        new JsonDialect(),
        [
            new(
                "DescribeCases",
                [
                    JsonMember.Texts("caseIdList", 0, 100), JsonMember.Text("displayId"), JsonMember.Text("afterTime"), JsonMember.Text("beforeTime"), JsonMember.Flag("includeResolvedCases"),
                    JsonMember.Text("nextToken"), JsonMember.Integer("maxResults", 10, 100), JsonMember.Text("language"), JsonMember.Flag("includeCommunications"),
                ],
                _ => "*",
                Describe),
        ]);

    private static Action<Utf8JsonWriter> Describe(JsonCall call)
    {
        if (!SampleCases.Has(call.Account.Id))
            throw new AwsFault("SubscriptionRequiredException", "Amazon Web Services Premium Support Subscription is required to use this service."); // aws/aws-cli#1131
        var after = Time(call, "afterTime") ?? call.Now.AddMonths(-KeptMonths);
        var before = Time(call, "beforeTime") ?? call.Now;
        var resolved = call.Request.Flag("includeResolvedCases") == true;
        var cases = SampleCases.Of(call.Account.Id, call.Now).Where(c => c.At > after && c.At < before && (resolved || c.Status != "resolved")).ToList();
        var key = string.Join("|", "DescribeCases", call.Account.Id, call.Request.Text("afterTime"), call.Request.Text("beforeTime"), resolved);
        var start = call.Request.Text("nextToken") is { Length: > 0 } token ? PageToken.Read(token, key) ?? throw Invalid("The nextToken is not valid for this request.") : 0;
        var size = call.Request.Integer("maxResults") ?? DefaultPage;
        return json =>
        {
            json.WriteStartArray("cases");
            foreach (var one in cases.Skip(start).Take(size))
            {
                json.WriteStartObject();
                json.WriteString("caseId", $"case-{call.Account.Id}-muen-2026-{one.DisplayId}");
                json.WriteString("displayId", one.DisplayId);
                json.WriteString("subject", one.Subject);
                json.WriteString("status", one.Status);
                json.WriteString("serviceCode", "sagemaker");
                json.WriteString("categoryCode", "studio");
                json.WriteString("severityCode", "normal");
                json.WriteString("submittedBy", "platform@example.com");
                json.WriteString("timeCreated", one.At.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
                json.WriteString("language", "en");
                json.WriteEndObject();
            }

            json.WriteEndArray();
            if (start + size < cases.Count)
                json.WriteString("nextToken", PageToken.Make(start + size, key));
        };
    }

    private static DateTimeOffset? Time(JsonCall call, string name) => call.Request.Text(name) is not { } text ? null
        : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time
        : throw Invalid($"{name} is no time.");

    private static AwsFault Invalid(string message) => new("ValidationException", "[sandbox] " + message);
}
