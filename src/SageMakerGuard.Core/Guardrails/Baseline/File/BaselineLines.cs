using System;
using System.Linq;

namespace SageMakerGuard.Baselines;

/// <summary>Reads every line of a baseline once, so that one that somebody mistyped is said before anything is compared.</summary>
internal static class BaselineLines
{
    /// <exception cref="FormatException">A line is not what it should be; the message says which.</exception>
    public static void Check(NetworkBaseline baseline)
    {
        foreach (var region in baseline.Regions)
        {
            foreach (var line in region.Domains.SelectMany(d => d.Findings))
                FindingLine.Parse(line);
            foreach (var vpc in region.Vpcs)
                Check(vpc);
        }
    }

    private static void Check(VpcBaseline vpc)
    {
        foreach (var group in vpc.SecurityGroups)
        {
            foreach (var line in group.Inbound)
                RuleLine.Parse(line, egress: false);
            foreach (var line in group.Outbound)
                RuleLine.Parse(line, egress: true);
        }

        foreach (var acl in vpc.NetworkAcls)
        {
            foreach (var line in acl.Inbound)
                AclLine.Parse(line, egress: false);
            foreach (var line in acl.Outbound)
                AclLine.Parse(line, egress: true);
        }

        foreach (var line in vpc.RouteTables.SelectMany(t => t.Routes))
            RouteLine.Parse(line);
    }
}
