using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using SageMakerGuard.Posture;
using SageMakerGuard.Reachability;
using SageMakerGuard.Services;

namespace SageMakerGuard.Diagnosis;

/// <summary>Commands for what stands in a packet's way.</summary>
internal static class Mend
{
    /// <summary>Opens the way to services behind one block.</summary>
    public static string Services(Inquiry inquiry, BlockingFact fact, IReadOnlyList<AwsService> services)
    {
        var domain = inquiry.Domain;
        return fact.Rule switch
        {
            "endpoint-missing" => Endpoints(inquiry, services),
            "endpoint-state" => $"{domain.Network($"ec2 describe-vpc-endpoints --vpc-endpoint-ids {fact.ResourceId}")} says why; accept it, or delete it, and then: {Endpoints(inquiry, services)}",
            "endpoint-private-dns" => domain.Network($"ec2 modify-vpc-endpoint --vpc-endpoint-id {fact.ResourceId} --private-dns-enabled"),
            "endpoint-policy" => domain.Network($"ec2 modify-vpc-endpoint --vpc-endpoint-id {fact.ResourceId} --policy-document file://policy.json") + $", with a policy that allows {domain.Domain.DefaultUserSettings?.ExecutionRole ?? "the execution role"}",
            "dns-attributes" => DnsAttributes(domain),
            "sg-egress" => string.Join("; ", Egress(domain, services).Distinct()),
            "sg-ingress" => domain.Network($"ec2 authorize-security-group-ingress --group-id {fact.ResourceId} --protocol tcp --port 443 --source-group {UserGroup(domain)}"),
            "route-missing" when GatewayRoutes(domain, services) is { } routes => routes,
            "route-missing" => Endpoints(inquiry, services),
            _ => Other(inquiry, fact, 443, 443),
        };
    }

    /// <summary>Opens the way between apps, or to the home file system, past one block.</summary>
    public static string InVpc(Inquiry inquiry, BlockingFact fact, int port, int lastPort) => fact.Rule switch
    {
        "sg-egress" or "sg-ingress" => inquiry.Command("Repair-SMDomainSecurityGroup"),
        _ => Other(inquiry, fact, port, lastPort),
    };

    /// <summary>Opens the way to the internet past all of these blocks.</summary>
    public static string Internet(Inquiry inquiry, IReadOnlyList<BlockingFact> facts, int port)
    {
        var domain = inquiry.Domain;
        var steps = new List<string>();
        if (facts.Any(f => f.Rule is "route-missing" or "route-blackhole" or "no-public-address" or "nat-private"))
            steps.Add($"{inquiry.Command("New-SMPrivateNetwork", "-NatGateway PerZone")}; then: {inquiry.Command("Set-SMDomainVpcOnly", "-SubnetId <the new subnets>")}");
        foreach (var fact in facts.Where(f => f.Rule is not ("route-missing" or "route-blackhole" or "no-public-address" or "nat-private")))
        {
            steps.Add(fact.Rule switch
            {
                "sg-egress" => domain.Network($"ec2 authorize-security-group-egress --group-id {UserGroup(domain)} --protocol tcp --port {Number(port)} --cidr 0.0.0.0/0"),
                "vpc-block-public-access" => domain.Network($"ec2 create-vpc-block-public-access-exclusion --vpc-id {domain.Domain.VpcId} --internet-gateway-exclusion-mode allow-egress"),
                "nat-state" or "nat-no-internet-route" => $"{domain.Network($"ec2 describe-nat-gateways --nat-gateway-ids {fact.ResourceId}")} says why; {Lower(fact.Fix ?? "make it anew.")}",
                _ => Other(inquiry, fact, port, port),
            });
        }

        return string.Join("; ", steps.Distinct());
    }

    /// <summary>Opens the way to an address past all of these blocks.</summary>
    public static string Address(Inquiry inquiry, IReadOnlyList<BlockingFact> facts, string name, string address, int port)
    {
        var domain = inquiry.Domain;
        var test = Test(inquiry, name, address, port);
        var steps = facts.Select(fact => fact.Rule switch
        {
            "sg-egress" => domain.Network($"ec2 authorize-security-group-egress --group-id {UserGroup(domain)} --protocol tcp --port {Number(port)} --cidr {address}/32"),
            "public-internet-only" => $"{inquiry.Command("Test-SMDomainConnectivity", "-As VpcOnly")}; once it passes: {inquiry.Command("Set-SMDomainVpcOnly")}",
            _ when fact.Rule.StartsWith("nacl-", StringComparison.Ordinal) => Acl(domain, fact, port, port),
            _ => fact.Fix ?? "",
        });
        return string.Join("; ", steps.Where(s => s.Length > 0).Distinct().DefaultIfEmpty(test));
    }

    /// <summary>The proof of one destination of the user's own.</summary>
    public static string Test(Inquiry inquiry, string name, string address, int port) =>
        inquiry.Command("Test-SMDomainConnectivity", name == address ? $"-Destination {address} -Port {Number(port)}" : $"-Destination {name} -Address {address} -Port {Number(port)}");

    /// <summary>Turns on the DNS attributes that are off.</summary>
    public static string DnsAttributes(DomainContext domain)
    {
        var vpc = domain.Vpc;
        var off = new[] { (Off: vpc?.EnableDnsSupport == false, Flag: "enable-dns-support"), (Off: vpc?.EnableDnsHostnames == false, Flag: "enable-dns-hostnames") };
        return string.Join("; ", off.Where(a => a.Off).Select(a => domain.Network($"ec2 modify-vpc-attribute --vpc-id {domain.Domain.VpcId} --{a.Flag} \"{{\\\"Value\\\":true}}\"")));
    }

    /// <summary>Makes the endpoints of services.</summary>
    public static string Endpoints(Inquiry inquiry, IReadOnlyList<AwsService> services) =>
        inquiry.Command("New-SMVpcEndpointSet", "-Service " + string.Join(", ", services.Select(s => s.Name).Distinct()));

    private static string Other(Inquiry inquiry, BlockingFact fact, int port, int lastPort) =>
        fact.Rule.StartsWith("nacl-", StringComparison.Ordinal) ? Acl(inquiry.Domain, fact, port, lastPort)
        : fact.Fix is { Length: > 0 } fix ? $"{fix} Check with: {inquiry.Domain.TestCommand}"
        : inquiry.Domain.TestCommand;

    /// <summary>Answers go to the ephemeral ports (VPC User Guide, 'Network ACLs').</summary>
    private static string Acl(DomainContext domain, BlockingFact fact, int port, int lastPort)
    {
        var back = fact.Rule.IndexOf("-return-", StringComparison.Ordinal) >= 0;
        var direction = fact.Rule.EndsWith("ingress", StringComparison.Ordinal) ? "--ingress" : "--egress";
        var ports = back ? "From=1024,To=65535" : $"From={Number(port)},To={Number(lastPort)}";
        return $"{domain.Network($"ec2 create-network-acl-entry --network-acl-id {fact.ResourceId} {direction} --rule-number <number> --protocol tcp --port-range {ports} --cidr-block <block> --rule-action allow")}: {Lower(fact.Fix ?? "with a number below the rule that denies.")}";
    }

    private static IEnumerable<string> Egress(DomainContext domain, IReadOnlyList<AwsService> services)
    {
        foreach (var service in services)
        {
            var endpoints = domain.EndpointsFor(service).ToList();
            var groups = endpoints.SelectMany(e => e.Groups).Select(g => g.GroupId).Distinct().ToList();
            if (groups.Count > 0)
                yield return domain.Network($"ec2 authorize-security-group-egress --group-id {UserGroup(domain)} --protocol tcp --port 443 --source-group {groups[0]}");
            else if (service.Gateway && ListOf(domain, service) is { } list)
                yield return domain.Network($"ec2 authorize-security-group-egress --group-id {UserGroup(domain)} --ip-permissions IpProtocol=tcp,FromPort=443,ToPort=443,PrefixListIds=[{{PrefixListId={list}}}]");
            else
                yield return domain.Network($"ec2 authorize-security-group-egress --group-id {UserGroup(domain)} --protocol tcp --port 443 --cidr 0.0.0.0/0");
        }
    }

    private static string? ListOf(DomainContext domain, AwsService service) =>
        domain.Facts.Region.PrefixLists.Items.FirstOrDefault(p => p.PrefixListName.EndsWith("." + domain.Region + "." + service.Name, StringComparison.Ordinal))?.PrefixListId;

    private static string? GatewayRoutes(DomainContext domain, IReadOnlyList<AwsService> services)
    {
        var gateway = services.Where(s => s.Gateway).SelectMany(domain.EndpointsFor).FirstOrDefault(e => string.Equals(e.VpcEndpointType, "Gateway", StringComparison.OrdinalIgnoreCase));
        if (gateway is null)
            return null;
        var missing = domain.Domain.SubnetIds.Select(domain.Index.RouteTableOf).OfType<Estates.RouteTable>().Select(t => t.RouteTableId).Distinct().Except(gateway.RouteTableIds).ToList();
        return missing.Count == 0 ? null : domain.Network($"ec2 modify-vpc-endpoint --vpc-endpoint-id {gateway.VpcEndpointId} --add-route-table-ids {string.Join(" ", missing)}");
    }

    private static string UserGroup(DomainContext domain) => domain.UserGroups.FirstOrDefault() ?? "<domain group>";

    private static string Lower(string sentence) => sentence.Length == 0 ? sentence : char.ToLowerInvariant(sentence[0]) + sentence.Substring(1);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
