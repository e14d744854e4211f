using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Reachability;
using SageMakerGuard.Services;

namespace SageMakerGuard.Changes;

/// <summary>
/// Plans the endpoints that a domain needs once it is in VpcOnly mode: interface endpoints with private DNS and a security group that admits the
/// apps, gateway endpoints on the route tables in use, the VPC's two DNS attributes, and the apps' own way out. What is there already is used,
/// whoever made it.
/// </summary>
public static class EndpointSetPlanner
{
    /// <summary>The command that plans.</summary>
    public const string Command = "New-SMVpcEndpointSet";

    /// <summary>Plans for a domain.</summary>
    public static ChangePlan Plan(RegionEstate estate, Domain domain, EndpointSetOptions? options = null) => Plan(new PlanDraft(estate), domain, domain.VpcId, options ?? new());

    /// <summary>Plans for a VPC that no domain uses yet. The options name subnets and the groups that its apps will carry.</summary>
    public static ChangePlan Plan(RegionEstate estate, string vpcId, EndpointSetOptions options) => Plan(new PlanDraft(estate), null, vpcId, options);

    /// <summary>The name of the group that is made for endpoints of a VPC.</summary>
    public static string GroupName(string vpcId) => "smguard-endpoints-" + vpcId;

    private static ChangePlan Plan(PlanDraft draft, Domain? domain, string? vpcId, EndpointSetOptions options)
    {
        var target = PlanTarget.Of(draft, domain, vpcId);
        if (string.IsNullOrEmpty(vpcId) && domain?.Described != false)
            return draft.Finish(Command, domain?.DomainId, null); // without a VPC nobody asked what is in it
        var services = NeededEndpoints.Of(draft, domain, options);
        draft.Require(draft.Now.Subnets, "ec2:DescribeSubnets", "which subnets there are");
        draft.Require(draft.Now.RouteTables, "ec2:DescribeRouteTables", "which route tables the subnets use");
        draft.Require(draft.Now.SecurityGroups, "ec2:DescribeSecurityGroups", "what the security groups admit");
        draft.Require(draft.Now.VpcEndpoints, "ec2:DescribeVpcEndpoints", "which endpoints are there already");

        // Names are needed for what is not there; with the list unread that is everything.
        if (services.Any(service => !IsThere(draft, domain?.VpcId ?? vpcId, service)))
            draft.Require(draft.Now.VpcEndpointServices, "ec2:DescribeVpcEndpointServices", "which endpoint services the region offers");
        if (target is not null)
            Plan(draft, target, services, options);
        return draft.Finish(Command, domain?.DomainId, domain?.VpcId ?? vpcId);
    }

    private static void Plan(PlanDraft draft, PlanTarget target, IReadOnlyList<AwsService> services, EndpointSetOptions options)
    {
        var subnets = target.Subnets(draft, options.SubnetIds.Count > 0 ? options.SubnetIds : target.Domain?.SubnetIds ?? []);
        if (subnets.Count == 0 && !draft.IsRefused)
            draft.Refuse(target.Domain is null ? $"No subnet of {target.VpcId} is named. Name those of the future domain with -SubnetId." : $"Domain {target.DomainId} has no subnet. Name subnets of {target.VpcId} with -SubnetId.");
        if (target.Domain is null && options.SecurityGroupIds.Count == 0)
            draft.Refuse($"No security group is named for the apps in {target.VpcId}. Name those of the future domain with -SecurityGroupId.");
        var apps = AppGroups.Of(draft.Index, target.Domain, options.SecurityGroupIds);
        if (draft.Now.SecurityGroups.IsComplete)
            apps.Check(draft, target);
        var tables = draft.Now.RouteTables.IsComplete ? TablesInUse.Of(draft, subnets) : [];
        if (draft.IsRefused)
            return;

        draft.AppSubnetIds = options.SubnetIds;
        draft.AppSecurityGroupIds = options.SecurityGroupIds;
        Say(draft, target, subnets, apps);
        var zones = new ZoneSubnets(subnets);
        foreach (var full in zones.Full)
            draft.Note($"{full.SubnetId} ({full.AvailabilityZone}) has no free address and gets no interface.");
        var offers = new EndpointOffers(draft, target, subnets, apps);
        var policies = new PlannedPolicies(draft, target, options);
        var interfaces = new InterfaceEndpointSteps(draft, target, options, zones, offers, policies);
        var gateways = new GatewayEndpointSteps(draft, target, options, offers, policies, tables);
        var wanted = services.Where(s => !s.Gateway).Select(interfaces.Find).OfType<WantedEndpoint>().ToList();
        Quota(draft, target, options, wanted.Count(w => w.There is null));

        // Rules come before endpoints: names that lead to an endpoint at once find it open.
        var group = wanted.Any(w => w.There is null) ? Group(draft, target, options) : null;
        var rules = new HttpsRules(draft, target, apps, subnets);
        Rules(draft, target, options, interfaces, gateways, rules, wanted, services, group);
        if (wanted.Count > 0)
            DnsAttributes(draft, target);
        foreach (var service in services.Where(s => s.Gateway))
            gateways.Add(service);
        foreach (var endpoint in wanted)
            interfaces.Add(endpoint, group);
        interfaces.NoteLackingZones();
        foreach (var same in zones.Taken.GroupBy(t => t.Taken, t => t.Subnet.SubnetId))
            draft.Note($"New interfaces take {same.Key} address(es) in {string.Join(" and in ", same)}.");
    }

    private static void Say(PlanDraft draft, PlanTarget target, IReadOnlyList<Subnet> subnets, AppGroups apps)
    {
        foreach (var subnet in subnets.Where(s => draft.Index.RouteTableOf(s.SubnetId)?.Routes.Any(RouteLookup.LeadsToInternetGateway) == true))
            draft.Note($"{subnet.SubnetId} is public. Under VpcOnly apps work in private subnets only: make some with New-SMPrivateNetwork, and name them with -SubnetId.");
        if (apps.SomeHaveNone)
            draft.Note($"Domain {target.DomainId} names no security group for apps of profiles and private spaces, so the endpoints' group admits the blocks of the subnets. VpcOnly needs a group: name one with -SecurityGroupId, or let New-SMPrivateNetwork make one.");
    }

    private static void Quota(PlanDraft draft, PlanTarget target, EndpointSetOptions options, int more)
    {
        var there = draft.Index.EndpointsIn(target.VpcId).Count(e => !EndpointState.IsGone(e) && (Is(e, "Interface") || Is(e, "GatewayLoadBalancer")));
        if (more > 0 && there + more > options.InterfaceEndpointQuota)
            draft.Refuse($"{target.VpcId} has {there} interface endpoint(s), and {more} more would pass the quota of {options.InterfaceEndpointQuota}. Name fewer services, delete endpoints that nobody uses, or have AWS raise the quota L-29B6F2EB.");
    }

    private static string? Group(PlanDraft draft, PlanTarget target, EndpointSetOptions options)
    {
        if (options.EndpointSecurityGroupId is not { Length: > 0 } named)
        {
            return draft.Add(new CreateSecurityGroup
            {
                NewId = draft.NewId("group:endpoints", target.VpcId), VpcId = target.VpcId, GroupName = GroupName(target.VpcId), GroupDescription = "HTTPS to interface endpoints for SageMaker", Tags = options.Tags,
            });
        }

        if (draft.Index.SecurityGroup(named) is { } group && group.VpcId == target.VpcId)
            return named;
        draft.Refuse($"Security group {named} is not in {target.VpcId}. Name a group of {target.VpcId} for the endpoints, or none to have one made.");
        return null;
    }

    private static void Rules(PlanDraft draft, PlanTarget target, EndpointSetOptions options, InterfaceEndpointSteps interfaces, GatewayEndpointSteps gateways, HttpsRules rules, IReadOnlyList<WantedEndpoint> wanted, IReadOnlyList<AwsService> services, string? group)
    {
        // An endpoint of S3 that leads names to itself is on the way too, beside the gateway endpoint.
        var all = wanted.Concat(services.Where(s => s.Gateway).SelectMany(s => interfaces.Beside(s).Select(e => new WantedEndpoint(s) { There = e })));
        foreach (var endpoint in all)
        {
            var groups = endpoint.There is { } there ? there.Groups.Select(g => g.GroupId).ToList() : group is null ? [] : [group];
            if (groups.Count == 0)
            {
                if (endpoint.There is { } bare)
                    draft.Refuse($"It is not known which security groups {bare.VpcEndpointId} ({endpoint.Service.Name}) carries. Read the network anew and plan again.");
                continue;
            }

            var isOurs = groups[0] == group || groups[0] == options.EndpointSecurityGroupId
                || string.Equals(draft.Index.SecurityGroup(groups[0])?.GroupName, GroupName(target.VpcId), StringComparison.OrdinalIgnoreCase);
            rules.LetIn(groups, each: isOurs);
            rules.LetOut(groups, interfaces.AddressesOf(endpoint));
        }

        foreach (var service in services.Where(s => s.Gateway))
        {
            if (gateways.Find(service) is { } found)
                rules.LetOutToList(found.ServiceName, found.PrefixListId);
        }
    }

    /// <summary>Private DNS wants both attributes, and host names can only be on where support is (Amazon VPC User Guide, 'DNS attributes for your VPC').</summary>
    private static void DnsAttributes(PlanDraft draft, PlanTarget target)
    {
        foreach (var (attribute, value) in new[] { (SetVpcDnsAttribute.Support, target.Vpc.EnableDnsSupport), (SetVpcDnsAttribute.Hostnames, target.Vpc.EnableDnsHostnames) })
        {
            if (value is not null)
            {
                draft.Add(new SetVpcDnsAttribute { VpcId = target.VpcId, Attribute = attribute, Value = true });
                continue;
            }

            var call = draft.Now.Vpcs.Unreadable.FirstOrDefault(c => c.ResourceId == target.VpcId)?.ToString() ?? "its answer is not in the estate";
            draft.Refuse(PlanDraft.Unread($"whether {attribute} of {target.VpcId} is on", call, "ec2:DescribeVpcAttribute"));
        }
    }

    private static bool IsThere(PlanDraft draft, string? vpcId, AwsService service) => draft.Index.EndpointsIn(vpcId ?? "")
        .Any(e => Is(e, service.Gateway ? "Gateway" : "Interface") && service.Matches(e.ServiceName, draft.Now.Region) && !EndpointState.IsGone(e));

    private static bool Is(VpcEndpoint endpoint, string type) => string.Equals(endpoint.VpcEndpointType, type, StringComparison.OrdinalIgnoreCase);
}
