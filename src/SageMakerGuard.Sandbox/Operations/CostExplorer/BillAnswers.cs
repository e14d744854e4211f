using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Sandbox.Protocol;
using SageMakerGuard.Sandbox.World.Billing;

namespace SageMakerGuard.Sandbox.Operations.CostExplorer;

/// <summary>What all questions about a bill have in common.</summary>
internal static class BillAnswers
{
    /// <summary>The lines of the days that the request means.</summary>
    public static List<BillLine> Lines(JsonCall call, BillDays days)
    {
        // What AWS says where Cost Explorer has just been enabled (intuit/costBuddy#5).
        if (call.Account.Occupied.Count == 0)
            throw new AwsFault("DataUnavailableException", "Data is not available. Please try to adjust the time period. If just enabled Cost Explorer, data might not be ingested yet") { Modelled = true };
        var fits = BillFilter.Read(call.Request, call.Account.CostTags);
        return [.. NetworkBill.Of(call.Account, days.Start, days.End, call.Now).Where(fits)];
    }

    /// <summary>Where the page begins; a token of another question is a RequestChangedException, any other text an InvalidNextTokenException (API_GetCostAndUsage, Errors).</summary>
    public static int Start(JsonCall call, string question)
    {
        if (call.Request.Text("NextPageToken") is not { Length: > 0 } token)
            return 0;
        return PageToken.Read(token, question) ?? throw (PageToken.IsOurs(token)
            ? new AwsFault("RequestChangedException", "[sandbox] The request changed between pages.") { Modelled = true }
            : new AwsFault("InvalidNextTokenException", "[sandbox] The pagination token is invalid.") { Modelled = true });
    }
}
