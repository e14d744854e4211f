using System.Globalization;
using System.Linq;
using SageMakerGuard.Egress;

namespace SageMakerGuard.FinOps.BreakEven;

/// <summary>How far observed bytes carry: a day says nothing of a week-end, a week nothing of the end of the month.</summary>
internal static class EgressEvidence
{
    private const double Day = 1;
    private const double Week = 7;
    private const double FourWeeks = 28;

    public static (EgressConfidence Confidence, string Reason) Of(ObservedEgress observed)
    {
        if (observed.DaysCovered is not { } days)
            return (EgressConfidence.NotEnoughData, "Over which time the bytes were counted is not known.");
        if (days < Day)
            return (EgressConfidence.NotEnoughData, $"{Shown(days)} days were covered; less than one says nothing about a month.");
        if (!observed.Uses.Any(u => u.Bytes > 0 && u.Path is EgressPath.NatGateway or EgressPath.Unknown or EgressPath.InterfaceEndpoint or EgressPath.GatewayEndpoint))
            return (EgressConfidence.NotEnoughData, "No bytes were seen that a NAT gateway or an endpoint took.");
        var (plain, covered) = days < Week ? (EgressConfidence.Low, "less than a week, so that week-ends may be missing or count too much")
            : days < FourWeeks ? (EgressConfidence.Medium, "whole weeks, but not a whole month")
            : (EgressConfidence.High, "four weeks or more");
        var reason = $"{Shown(days)} days were covered: {covered}.";
        if (observed.Doubts.Count == 0)
            return (plain, reason);
        var lowered = plain == EgressConfidence.High ? EgressConfidence.Medium : EgressConfidence.Low;
        return (lowered, reason + " " + string.Join(" ", observed.Doubts));
    }

    private static string Shown(double days) => days.ToString("0.#", CultureInfo.InvariantCulture);
}
