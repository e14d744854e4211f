using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Posture;

namespace SageMakerGuard.Baselines;

/// <summary>Endpoints, by service and type.</summary>
internal static class EndpointComparison
{
    public static void Compare(SectionPair<EndpointBaseline> pair, IReadOnlyDictionary<string, string> oldGroupNames, DifferenceLedger ledger)
    {
        foreach (var (was, now) in pair.By(e => $"{e.ServiceName} {e.VpcEndpointType}"))
        {
            if (now is null)
                ledger.Add(BaselineChange.Regressed, Severity.High, was!.ServiceName, What(was), Form(was), null);
            else if (was is null)
                ledger.Add(BaselineChange.Improved, Severity.Informational, now.Id, What(now), null, Form(now));
            else
                Compare(was, now, oldGroupNames, ledger);
        }
    }

    private static void Compare(EndpointBaseline was, EndpointBaseline now, IReadOnlyDictionary<string, string> oldGroupNames, DifferenceLedger ledger)
    {
        if (was.State != now.State)
            Add(now.State == "available" ? BaselineChange.Improved : BaselineChange.Regressed, Severity.High, "state", was.State, now.State);
        if (was.PrivateDnsEnabled != now.PrivateDnsEnabled)
            Add(now.PrivateDnsEnabled ? BaselineChange.Improved : BaselineChange.Regressed, Severity.High, "private DNS", OnOff.Of(was.PrivateDnsEnabled), OnOff.Of(now.PrivateDnsEnabled));

        // A gateway endpoint's tables are in the routes of its subnets.
        if (was.VpcEndpointType != "Gateway" && !was.Subnets.SequenceEqual(now.Subnets))
        {
            var lost = was.Zones.Except(now.Zones).Any();
            var won = now.Zones.Except(was.Zones).Any();
            Add(lost ? BaselineChange.Regressed : won ? BaselineChange.Improved : BaselineChange.Changed, lost ? Severity.Medium : Severity.Informational, "subnets", string.Join(", ", was.Subnets), string.Join(", ", now.Subnets));
        }

        var groups = now.SecurityGroups.Select(name => oldGroupNames.TryGetValue(name, out var old) ? old : name).OrderBy(name => name, StringComparer.Ordinal).ToList();
        if (!was.SecurityGroups.SequenceEqual(groups))
            Add(BaselineChange.Changed, Severity.Low, "groups", string.Join(", ", was.SecurityGroups), string.Join(", ", now.SecurityGroups));
        if (was.Policy != now.Policy)
        {
            var change = now.Policy == PolicyHash.FullAccess ? BaselineChange.Regressed : was.Policy == PolicyHash.FullAccess ? BaselineChange.Improved : BaselineChange.Changed;
            Add(change, change == BaselineChange.Improved ? Severity.Informational : Severity.Medium, "policy", was.Policy, now.Policy);
        }

        void Add(BaselineChange change, Severity severity, string what, string before, string after) => ledger.Add(change, severity, now.Id, $"{what} of {What(now)}", before, after);
    }

    private static string What(EndpointBaseline endpoint) => $"{endpoint.VpcEndpointType.ToLowerInvariant()} endpoint {endpoint.ServiceName}";

    private static string Form(EndpointBaseline endpoint) => $"{endpoint.State}, private DNS {OnOff.Of(endpoint.PrivateDnsEnabled)}, in {string.Join(", ", endpoint.Subnets)}";
}

/// <summary>A switch, in words.</summary>
internal static class OnOff
{
    public static string Of(bool value) => value ? "on" : "off";
}
