using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Posture;
using SageMakerGuard.Reachability;

namespace SageMakerGuard.Diagnosis;

/// <summary>Who answers for names in the domain's VPC, and whether private names are among them.</summary>
internal sealed record NameResolutionSuspect : Suspect
{
    public override string Name => "the VPC's name resolution";

    public override IEnumerable<Charge> Test(Inquiry inquiry)
    {
        var domain = inquiry.Domain;
        if (domain.UnreadVpc.Count > 0)
            return [Charge.Unread(inquiry, "Which DNS settings the domain's VPC has is not known.", domain.UnreadVpc)];
        var vpc = domain.Vpc!;
        var charges = new List<Charge>();
        var off = new[] { (Value: vpc.EnableDnsSupport, Name: "enableDnsSupport"), (Value: vpc.EnableDnsHostnames, Name: "enableDnsHostnames") };
        if (off.Where(a => a.Value == false).Select(a => a.Name).ToList() is { Count: > 0 } names)
            charges.Add(Charge.Proven(vpc.VpcId, $"{string.Join(" and ", names)} of {vpc.VpcId} {(names.Count == 1 ? "is" : "are")} off, so {(vpc.EnableDnsSupport == false ? "no name resolves" : "the names of AWS services do not lead to the VPC's endpoints")}.", off.Select(a => $"{a.Name} of {vpc.VpcId} is {(a.Value is null ? "not known" : a.Value.Value ? "on" : "off")}."), Mend.DnsAttributes(domain)));
        if (off.Any(a => a.Value is null))
            charges.Add(Charge.Unread(inquiry, $"Whether the DNS attributes of {vpc.VpcId} are on is not known.", [domain.Unread.OfResource(vpc.VpcId, "ec2:DescribeVpcAttribute")], vpc.VpcId));
        charges.AddRange(Servers(inquiry, vpc));
        charges.AddRange(Zones(inquiry));
        return charges.Count > 0 ? charges : [Charge.Cleared($"The VPC resolver answers for names in {vpc.VpcId}, those of its endpoints among them.", [$"enableDnsSupport and enableDnsHostnames of {vpc.VpcId} are on.", $"DHCP option set {vpc.DhcpOptionsId} names the VPC resolver alone."])];
    }

    private static IEnumerable<Charge> Servers(Inquiry inquiry, Vpc vpc)
    {
        var domain = inquiry.Domain;

        // 'default' means that the VPC has no option set (API_AssociateDhcpOptions).
        if (vpc.DhcpOptionsId is not { Length: > 0 } set || set == "default")
        {
            yield return Charge.Open(vpc.VpcId, $"{vpc.VpcId} has no DHCP option set, so which DNS server is asked depends on the kind of instance.", [$"DhcpOptionsId of {vpc.VpcId} is {vpc.DhcpOptionsId ?? "not set"}."], Associate(domain, vpc));
            yield break;
        }

        if (domain.Facts.DhcpOptions(set) is not { } options)
        {
            yield return Charge.Unread(inquiry, $"Which DNS servers {vpc.VpcId} names is not known.", domain.Unread.DhcpOptions.DefaultIfEmpty(UnreadParts.NotListed(set, "ec2:DescribeDhcpOptions")), set);
            yield break;
        }

        var servers = options.DhcpConfigurations.Where(c => c.Key == "domain-name-servers").SelectMany(c => c.Values).Select(v => v.Value).Where(v => v.Length > 0).ToList();
        if (servers.Count == 0)
            yield return Charge.Proven(set, $"DHCP option set {set} names no DNS server, so no name resolves.", [$"domain-name-servers of {set} is empty; {vpc.VpcId} uses the set."], Associate(domain, vpc));
        else if (servers.Any(server => !NameResolution.IsAmazons(server, vpc)))
            yield return Charge.Open(set, $"{vpc.VpcId} asks DNS servers of its own, which must forward to the VPC resolver; whether they do is not known.", [$"DHCP option set {set} names {string.Join(", ", servers)}."], "In the app: nslookup " + $"api.sagemaker.{domain.Region}.{Partition.DnsSuffix(domain.Region)} must give an address of {vpc.CidrBlock}; else let the servers forward {Partition.DnsSuffix(domain.Region)} to the VPC resolver");
    }

    /// <summary>A private hosted zone that covers a host of the message answers for it, whatever the endpoints say (awslabs/landing-zone-accelerator-on-aws#348).</summary>
    private static IEnumerable<Charge> Zones(Inquiry inquiry)
    {
        foreach (var zone in inquiry.Domain.Facts.Region.HostedZones.Items.Where(z => z.VpcId is null || z.VpcId == inquiry.Domain.Domain.VpcId))
        {
            var name = zone.Name.TrimEnd('.');
            foreach (var host in inquiry.Message.Hosts.Where(h => h.Name == name || h.Name.EndsWith("." + name, StringComparison.Ordinal)))
                yield return Charge.Open(zone.HostedZoneId, $"Private hosted zone {zone.HostedZoneId} ({zone.Name}) answers for {host.Name} in the VPC, and its records were not read.", [$"{zone.HostedZoneId} is associated with {inquiry.Domain.Domain.VpcId}: its records go before the names of endpoints and of the internet."], $"aws route53 list-resource-record-sets --hosted-zone-id {zone.HostedZoneId}");
        }
    }

    private static string Associate(DomainContext domain, Vpc vpc) =>
        domain.Network($"ec2 create-dhcp-options --dhcp-configurations Key=domain-name,Values={domain.Region}.compute.internal Key=domain-name-servers,Values=AmazonProvidedDNS") + $", then: {domain.Network($"ec2 associate-dhcp-options --vpc-id {vpc.VpcId} --dhcp-options-id <new set>")}";
}
