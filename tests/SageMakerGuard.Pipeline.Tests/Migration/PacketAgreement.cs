using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Reachability;

namespace SageMakerGuard.Pipeline.Tests.Migration;

/// <summary>Holds the proof of every VpcOnly domain against single packets, in the world as it is and with each of its guards and ways taken away or added in turn.</summary>
internal sealed class PacketAgreement
{
    private readonly List<string> _differences = [];

    public int Agreed { get; private set; }

    public int Blocked { get; private set; }

    /// <summary>Where a policy, a name or something unread decides, which packets know nothing of.</summary>
    public int NotTold { get; private set; }

    public IReadOnlyList<string> Differences => _differences;

    public void Compare(RegionEstate world, Domain domain, bool damaged = false)
    {
        Ask("as it is", world, domain);
        if (!damaged)
            return;
        foreach (var (what, broken) in Damages(world, domain))
            Ask(what, broken, domain);
    }

    private void Ask(string what, RegionEstate world, Domain domain)
    {
        var index = new NetworkIndex(world);
        var engine = new ReachabilityEngine(index);
        var source = DomainSource.Of(index, domain);
        var packet = new OnePacket(world, source);
        foreach (var question in DomainQuestions.Default(index, domain))
        {
            var arrives = question switch
            {
                ServiceDestination service => packet.Reaches(service),
                FileSystemDestination home => packet.Reaches(home),
                InternetDestination => packet.ReachesInternet(),
                _ => null,
            };
            var verdicts = engine.Trace(source, question).Select(r => r.Verdict).Distinct().ToList();
            if (arrives is not { } yes || verdicts is not [var verdict] || verdict == ReachabilityVerdict.Unknown)
                NotTold++;
            else if (yes == (verdict == ReachabilityVerdict.Reachable))
                (Agreed, Blocked) = (Agreed + 1, Blocked + (yes ? 0 : 1));
            else
                _differences.Add($"{domain.DomainName}, {what}, {question.DisplayName}: proof says {verdict}, a packet {(yes ? "arrives" : "does not arrive")}");
        }
    }

    private static IEnumerable<(string What, RegionEstate World)> Damages(RegionEstate world, Domain domain)
    {
        RegionEstate Group(SecurityGroup group, Func<SecurityGroup, SecurityGroup> change) => world with { SecurityGroups = world.SecurityGroups.Change(g => g.GroupId == group.GroupId, change) };
        foreach (var group in world.SecurityGroups.Items.Where(g => g.VpcId == domain.VpcId))
        {
            foreach (var rule in group.IpPermissions)
                yield return ($"{group.GroupName} lets in nothing by {rule.IpProtocol} {rule.FromPort}", Group(group, g => g with { IpPermissions = [.. g.IpPermissions.Where(p => p != rule)] }));
            foreach (var rule in group.IpPermissionsEgress)
                yield return ($"{group.GroupName} lets out nothing by {rule.IpProtocol} {rule.FromPort}", Group(group, g => g with { IpPermissionsEgress = [.. g.IpPermissionsEgress.Where(p => p != rule)] }));
        }

        foreach (var endpoint in world.VpcEndpoints.Items.Where(e => e.VpcId == domain.VpcId))
        {
            yield return ($"without {endpoint.ServiceName}", world with { VpcEndpoints = world.VpcEndpoints.Without(e => e.VpcEndpointId == endpoint.VpcEndpointId) });
            if (endpoint.VpcEndpointType == "Interface")
                yield return ($"{endpoint.ServiceName} without private DNS", world with { VpcEndpoints = world.VpcEndpoints.Change(e => e.VpcEndpointId == endpoint.VpcEndpointId, e => e with { PrivateDnsEnabled = false }) });
        }

        foreach (var acl in world.NetworkAcls.Items.Where(a => a.VpcId == domain.VpcId))
        {
            foreach (var egress in new[] { false, true })
            {
                foreach (var ports in new[] { new PortRange { From = 443, To = 443 }, new PortRange { From = 2049, To = 2049 }, new PortRange { From = 1024, To = 65535 }, new PortRange { From = 40000, To = 65535 } })
                {
                    var deny = new NetworkAclEntry { RuleNumber = 1, Protocol = "6", RuleAction = "deny", Egress = egress, CidrBlock = "0.0.0.0/0", PortRange = ports };
                    yield return ($"{acl.NetworkAclId} denies {ports.From}-{ports.To} {(egress ? "out" : "in")}", world with { NetworkAcls = world.NetworkAcls.Change(a => a.NetworkAclId == acl.NetworkAclId, a => a with { Entries = [deny, .. a.Entries] }) });
                }
            }
        }

        foreach (var table in world.RouteTables.Items.Where(t => t.VpcId == domain.VpcId && t.Routes.Any(r => r.DestinationCidrBlock == "0.0.0.0/0")))
            yield return ($"{table.RouteTableId} without a default route", world with { RouteTables = world.RouteTables.Change(t => t.RouteTableId == table.RouteTableId, t => t with { Routes = [.. t.Routes.Where(r => r.DestinationCidrBlock != "0.0.0.0/0")] }) });
    }
}
