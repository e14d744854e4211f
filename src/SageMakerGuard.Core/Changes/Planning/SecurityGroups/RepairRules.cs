using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Posture;
using SageMakerGuard.Reachability;
using SageMakerGuard.Services;

namespace SageMakerGuard.Changes;

/// <summary>The rules that open one question which groups keep closed, as things stand now.</summary>
/// <param name="domain">The domain with its network as it is after the rules that were found before.</param>
/// <param name="home">The group of the customer's that gets the rules of the apps.</param>
/// <param name="allowInternet">Whether a rule for every address is wanted.</param>
internal sealed class RepairRules(DomainContext domain, SecurityGroup home, bool allowInternet)
{
    private static readonly (int From, int To)[] s_lustre = [(988, 988), (1018, 1023)];

    private readonly TouchableGroups _touchable = new(domain.Facts.Region, domain.Domain);

    /// <summary>Ports of FSx for Lustre that SageMaker opened between its two groups and of which one side has lost its rule; older domains never had them.</summary>
    public static IEnumerable<int> HalfOpenLustrePorts(DomainContext domain)
    {
        var touchable = new TouchableGroups(domain.Facts.Region, domain.Domain);
        var outbound = DomainSource.OutboundNfsGroups(domain.Index, domain.Domain).Select(domain.Index.SecurityGroup).FirstOrDefault();
        var inbound = domain.MountTargetGroups.Select(domain.Index.SecurityGroup).OfType<SecurityGroup>().FirstOrDefault(touchable.IsInboundNfs);
        if (outbound is null || inbound is null)
            yield break;
        foreach (var (from, to) in s_lustre)
        {
            var rule = new GroupRule { FromPort = from, ToPort = to };
            if (GroupRules.Holds(outbound.IpPermissionsEgress, rule with { PeerGroupId = inbound.GroupId }) != GroupRules.Holds(inbound.IpPermissions, rule with { PeerGroupId = outbound.GroupId }))
                yield return from;
        }
    }

    /// <summary>The rules for a question and the facts that close it.</summary>
    /// <param name="destination">The question.</param>
    /// <param name="facts">All that blocks it.</param>
    public IReadOnlyList<AuthorizeRule> For(PathDestination destination, IReadOnlyList<BlockingFact> facts)
    {
        var egress = facts.Any(f => f.Rule == "sg-egress");
        var ingress = facts.Where(f => f.Rule == "sg-ingress").Select(f => f.ResourceId).ToList();
        var onlyGroups = facts.All(f => f.Rule is "sg-egress" or "sg-ingress");
        return destination switch
        {
            FileSystemDestination nfs => [.. Nfs(nfs, egress, ingress)],
            AppToAppDestination apps => [.. AppToApp(apps, egress, ingress.Count > 0)],
            ServiceDestination service => [.. ToService(service.Service, egress, ingress, onlyGroups)],
            InternetDestination when egress && onlyGroups && allowInternet => [Everywhere()],
            _ => [],
        };
    }

    // SageMaker's two groups refer to each other, one on the apps and one on the mount targets; where the first is gone, the customer's group does instead.
    private IEnumerable<AuthorizeRule> Nfs(FileSystemDestination nfs, bool egress, IReadOnlyList<string> ingress)
    {
        var (from, to) = nfs.Port == 1018 ? (1018, 1023) : (nfs.Port, nfs.Port);
        var carrier = DomainSource.OutboundNfsGroups(domain.Index, domain.Domain).Select(domain.Index.SecurityGroup).FirstOrDefault(_touchable.May) ?? home;
        foreach (var target in domain.Index.MountTargetsOf(nfs.FileSystemId))
        {
            var groups = (target.SecurityGroups ?? []).Select(domain.Index.SecurityGroup).OfType<SecurityGroup>().ToList();
            var inbound = groups.FirstOrDefault(_touchable.IsInboundNfs) ?? groups.FirstOrDefault(_touchable.IsOfAccount);
            if (inbound is null)
                continue;
            if (egress)
                yield return Rule(carrier, true, from, to, "home directories (NFS)", peer: inbound);
            if (groups.Any(g => ingress.Contains(g.GroupId)) && _touchable.May(inbound))
                yield return Rule(inbound, false, from, to, "home directories (NFS)", peer: carrier);
        }
    }

    private IEnumerable<AuthorizeRule> AppToApp(AppToAppDestination apps, bool egress, bool ingress)
    {
        if (egress)
            yield return Rule(home, true, apps.Port, apps.LastPort, "apps among themselves", peer: home);
        if (ingress)
            yield return Rule(home, false, apps.Port, apps.LastPort, "apps among themselves", peer: home);
    }

    private IEnumerable<AuthorizeRule> ToService(AwsService service, bool egress, IReadOnlyList<string> ingress, bool onlyGroups)
    {
        var endpoint = domain.EndpointsFor(service).FirstOrDefault(e => string.Equals(e.VpcEndpointType, "Interface", StringComparison.OrdinalIgnoreCase) && e.IsAvailable && e.PrivateDnsEnabled);
        if (endpoint is not null)
        {
            var groups = endpoint.Groups.Select(g => domain.Index.SecurityGroup(g.GroupId)).OfType<SecurityGroup>().ToList();
            if (egress && groups.FirstOrDefault(_touchable.IsOfAccount) is { } peer)
                yield return Rule(home, true, service.Port, service.Port, "AWS services by endpoint", peer: peer);
            if (groups.Any(g => ingress.Contains(g.GroupId)) && groups.FirstOrDefault(_touchable.May) is { } gate)
                yield return Rule(gate, false, service.Port, service.Port, $"apps of {domain.DomainId}", peer: home);
        }
        else if (egress && PrefixListOf(service) is { } list)
        {
            yield return Rule(home, true, service.Port, service.Port, $"{service.Name} by gateway endpoint", prefixList: list);
        }
        else if (egress && onlyGroups && allowInternet)
        {
            yield return Everywhere();
        }
    }

    /// <summary>The list that a route of the domain's subnets sends to the service's gateway endpoint.</summary>
    private string? PrefixListOf(AwsService service)
    {
        var gateways = domain.EndpointsFor(service).Where(e => string.Equals(e.VpcEndpointType, "Gateway", StringComparison.OrdinalIgnoreCase)).Select(e => e.VpcEndpointId).ToList();
        return domain.Source.SubnetIds.Select(domain.Index.RouteTableOf).OfType<RouteTable>().SelectMany(t => t.Routes)
            .FirstOrDefault(r => r.GatewayId is { } gateway && gateways.Contains(gateway) && r.DestinationPrefixListId is not null)?.DestinationPrefixListId;
    }

    private AuthorizeRule Everywhere() => Rule(home, true, 443, 443, "HTTPS to the internet", cidr: "0.0.0.0/0");

    private static AuthorizeRule Rule(SecurityGroup group, bool egress, int from, int to, string what, SecurityGroup? peer = null, string? prefixList = null, string? cidr = null) => new()
    {
        GroupId = group.GroupId,
        VpcId = group.VpcId,
        IsEgress = egress,
        Rule = new() { FromPort = from, ToPort = to, PeerGroupId = peer?.GroupId, PrefixListId = prefixList, CidrIp = cidr },
        RuleDescription = "SageMaker: " + what,
    };
}
