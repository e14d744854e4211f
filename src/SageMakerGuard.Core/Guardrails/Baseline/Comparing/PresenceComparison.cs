using SageMakerGuard.Posture;

namespace SageMakerGuard.Baselines;

/// <summary>Subnets, NAT gateways and flow logs: what is there or is not.</summary>
internal static class PresenceComparison
{
    public static void Subnets(SectionPair<SubnetBaseline> pair, DifferenceLedger ledger)
    {
        foreach (var (was, now) in pair.By(s => s.CidrBlock))
        {
            if (was is null || now is null)
                ledger.Add(now is null ? BaselineChange.Removed : BaselineChange.New, now is null ? Severity.Informational : Severity.Low, now?.Id ?? was!.CidrBlock, "subnet", was is null ? null : Form(was), now is null ? null : Form(now));
            else if (was.Zone != now.Zone)
                ledger.Add(BaselineChange.Changed, Severity.Low, now.Id, "zone of subnet " + now.CidrBlock, was.Zone, now.Zone);
        }

        static string Form(SubnetBaseline subnet) => $"{subnet.CidrBlock} in {subnet.Zone}";
    }

    // A gateway opens nothing by itself: the routes to it do, and are judged where they are.
    public static void Nats(SectionPair<NatGatewayBaseline> pair, DifferenceLedger ledger)
    {
        foreach (var (was, now) in pair.By(n => n.Subnet + " " + n.ConnectivityType))
        {
            if (was is null || now is null)
                ledger.Add(now is null ? BaselineChange.Removed : BaselineChange.New, now is null ? Severity.Informational : Severity.Low, now?.Id ?? was!.Subnet, "NAT gateway", was is null ? null : Form(was), now is null ? null : Form(now));
        }

        static string Form(NatGatewayBaseline nat) => $"{nat.ConnectivityType}, in {nat.Subnet}";
    }

    public static void FlowLogs(SectionPair<FlowLogBaseline> pair, DifferenceLedger ledger)
    {
        foreach (var (was, now) in pair.By(f => f.Resource + " " + f.Destination))
        {
            if (now is null)
                ledger.Add(BaselineChange.Regressed, Severity.High, was!.Resource, What(was), Form(was), null);
            else if (was is null)
                ledger.Add(BaselineChange.Improved, Severity.Informational, now.Id, What(now), null, Form(now));
            else
                Compare(was, now);
        }

        void Compare(FlowLogBaseline was, FlowLogBaseline now)
        {
            if (was.Delivers != now.Delivers)
                ledger.Add(now.Delivers ? BaselineChange.Improved : BaselineChange.Regressed, now.Delivers ? Severity.Informational : Severity.High, now.Id, "delivery of the " + What(now), was.Delivers ? "works" : "fails", now.Delivers ? "works" : "fails");
            if (was.TrafficType != now.TrafficType)
            {
                var change = now.TrafficType == "ALL" ? BaselineChange.Improved : was.TrafficType == "ALL" ? BaselineChange.Regressed : BaselineChange.Changed;
                ledger.Add(change, change == BaselineChange.Improved ? Severity.Informational : Severity.Medium, now.Id, "traffic of the " + What(now), was.TrafficType, now.TrafficType);
            }

            if (was.LogFormat != now.LogFormat)
                ledger.Add(BaselineChange.Changed, Severity.Low, now.Id, "fields of the " + What(now), was.LogFormat ?? "AWS's default", now.LogFormat ?? "AWS's default");
        }

        static string What(FlowLogBaseline log) => "flow log of " + (log.Resource == "VPC" ? "the VPC" : "subnet " + log.Resource);

        static string Form(FlowLogBaseline log) => $"{log.TrafficType} to {log.Destination}";
    }
}
