using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.FinOps;
using SageMakerGuard.Reachability;
using SageMakerGuard.Services;

namespace SageMakerGuard.Changes;

/// <summary>Interface endpoints: finds those that are there, chooses subnets for those to make, and adds the steps.</summary>
internal sealed class InterfaceEndpointSteps(PlanDraft draft, PlanTarget target, EndpointSetOptions options, ZoneSubnets zones, EndpointOffers offers, PlannedPolicies policies)
{
    private readonly List<(string Service, string Zones)> _lacking = [];

    /// <summary>The endpoint that is to serve; null where none can, with the reason in the draft.</summary>
    public WantedEndpoint? Find(AwsService service)
    {
        var endpoints = Of(service).ToList();
        foreach (var gone in endpoints.Where(EndpointState.IsGone))
            draft.Note($"{gone.VpcEndpointId} ({service.Name}) is {gone.State} and serves nobody; another takes its place.");
        var live = endpoints.Where(e => !EndpointState.IsGone(e)).ToList();

        // The one that names lead to, else the one that needs the least to be of use.
        var there = live.FirstOrDefault(e => e.PrivateDnsEnabled && e.IsAvailable) ?? live.FirstOrDefault(e => e.IsAvailable) ?? live.FirstOrDefault();
        if (there is null)
            return New(service);
        if (!there.PrivateDnsEnabled && Conflict(service, offers.Of(there)))
            return null;
        policies.Check(there, service);
        return new(service) { There = there, Offer = offers.Of(there), Subnets = Missing(there, service) };
    }

    /// <summary>Endpoints of the service that lead names to themselves, beside a gateway endpoint.</summary>
    public IEnumerable<VpcEndpoint> Beside(AwsService service) => Of(service).Where(e => e.IsAvailable && e.PrivateDnsEnabled);

    /// <summary>The addresses at which an endpoint answers: those of its interfaces, or any of its subnets where these were not read.</summary>
    public AddressSet AddressesOf(WantedEndpoint wanted)
    {
        if (wanted.There is not { } there)
            return AddressSet.Parse(wanted.Subnets.Select(s => s.CidrBlock));
        var interfaces = there.NetworkInterfaceIds.Select(draft.Index.NetworkInterface).OfType<NetworkInterface>().ToList();
        var unread = there.SubnetIds.Where(id => !interfaces.Any(i => i.SubnetId == id && i.PrivateIpAddress is not null)).Select(draft.Index.Subnet).OfType<Subnet>();
        return AddressSet.Parse(interfaces.Select(i => i.PrivateIpAddress).Concat(unread.Concat(wanted.Subnets).Select(s => s.CidrBlock)));
    }

    /// <summary>Adds the steps for an endpoint. Private DNS comes last: AWS takes one change of an endpoint at a time (OperationInProgress).</summary>
    public void Add(WantedEndpoint wanted, string? groupId)
    {
        if (wanted.There is not { } there)
        {
            draft.Add(new CreateVpcEndpoint
            {
                NewId = draft.NewId("endpoint:" + wanted.Service.Name, target.VpcId), VpcId = target.VpcId, ServiceName = wanted.Offer!.ServiceName,
                SubnetIds = wanted.Subnets.Select(s => s.SubnetId).ToList(), SecurityGroupIds = groupId is null ? [] : [groupId], PrivateDnsEnabled = true,
                PolicyDocument = policies.For(wanted.Service, wanted.Offer), Tags = options.Tags,
            });
            return;
        }

        if (!there.IsAvailable)
        {
            // It is on its way: this waits for it.
            draft.Add(new CreateVpcEndpoint
            {
                NewId = draft.NewId("endpoint:" + wanted.Service.Name, target.VpcId), VpcId = target.VpcId, ServiceName = there.ServiceName, SubnetIds = there.SubnetIds, SecurityGroupIds = there.Groups.Select(g => g.GroupId).ToList(),
                PrivateDnsEnabled = there.PrivateDnsEnabled, PolicyDocument = there.PolicyDocument, Tags = there.Tags,
            });
        }

        var change = new ModifyVpcEndpoint { VpcEndpointId = there.VpcEndpointId, VpcId = target.VpcId, ServiceName = there.ServiceName };
        if (wanted.Subnets.Count > 0)
            draft.Add(change with { AddSubnetIds = wanted.Subnets.Select(s => s.SubnetId).ToList() });
        if (!there.PrivateDnsEnabled)
            draft.Add(change with { PrivateDnsEnabled = true });
    }

    /// <summary>Says which endpoints lack which zones, in one sentence for all that lack the same.</summary>
    public void NoteLackingZones()
    {
        var price = PriceTable.In(draft.Now.Region).InterfaceEndpointHour;
        foreach (var same in _lacking.GroupBy(l => l.Zones, l => l.Service))
        {
            var cost = price is { } hour ? $" for {(hour * RegionPrices.HoursPerMonth).ToString("0.00", CultureInfo.InvariantCulture)} US dollars a month each and zone" : "";
            draft.Note($"{string.Join(", ", same)}: the endpoints that are there have no interface in {same.Key}. Traffic from there crosses zones, and ends when the other zone fails; -AddMissingZone adds one{cost}.");
        }
    }

    private IEnumerable<VpcEndpoint> Of(AwsService service) => draft.Index.EndpointsIn(target.VpcId)
        .Where(e => string.Equals(e.VpcEndpointType, "Interface", StringComparison.OrdinalIgnoreCase) && service.Matches(e.ServiceName, draft.Now.Region));

    private WantedEndpoint? New(AwsService service)
    {
        if (offers.Find(service, "Interface") is not { } offer || Conflict(service, offer))
            return null;
        var picked = zones.Take(offer.AvailabilityZones);
        if (picked.Count == 0)
        {
            var offered = offer.AvailabilityZones.Count == 0 ? "no zone of this account" : string.Join(", ", offer.AvailabilityZones);
            var full = zones.Full.Count > 0 ? $", and {string.Join(", ", zones.Full.Select(s => s.SubnetId))} {(zones.Full.Count == 1 ? "has" : "have")} no free address" : "";
            draft.Refuse($"{offer.ServiceName} is offered in {offered}; the subnets are in {string.Join(", ", zones.Zones)}{full}. Name a subnet with free addresses in one of the offered zones with -SubnetId.");
            return null;
        }

        var without = zones.Zones.Except(picked.Select(s => s.AvailabilityZone), StringComparer.Ordinal).ToList();
        if (without.Count > 0)
            draft.Note($"{offer.ServiceName} gets no interface in {string.Join(", ", without)}, where it is not offered or no address is free; apps there reach it across zones.");
        return new(service) { Offer = offer, Subnets = picked };
    }

    /// <summary>Subnets in zones of the domain in which the endpoint has no interface, where they are wanted.</summary>
    private IReadOnlyList<Subnet> Missing(VpcEndpoint there, AwsService service)
    {
        var has = there.SubnetIds.Select(draft.Index.Subnet).ToList();
        if (has.Any(s => s is null))
            return [];
        var lacking = zones.Zones.Except(has.Select(s => s!.AvailabilityZone), StringComparer.Ordinal).ToList();
        if (lacking.Count == 0)
            return [];
        if (options.AddMissingZones)
            draft.Require(draft.Now.VpcEndpointServices, "ec2:DescribeVpcEndpointServices", "in which zones services are offered");
        var offered = offers.Of(there) is { } offer ? lacking.Intersect(offer.AvailabilityZones, StringComparer.Ordinal).ToList() : lacking;
        if (offered.Count == 0)
        {
            draft.Note($"{there.ServiceName} is not offered in {string.Join(", ", lacking)}; apps there reach it across zones.");
            return [];
        }

        if (options.AddMissingZones)
            return zones.Take(offered);
        _lacking.Add((service.Name, string.Join(", ", offered)));
        return [];
    }

    /// <summary>
    /// A private hosted zone of the same name stands against private DNS: AWS refuses it as a conflicting DNS domain
    /// (hashicorp/terraform-provider-aws#17535). It mostly means that the endpoint stands in a hub VPC.
    /// </summary>
    private bool Conflict(AwsService service, VpcEndpointService? offer)
    {
        var zoneParts = draft.Now.HostedZones;
        var names = new[] { service.Host(draft.Now.Region, Partition.DnsSuffix(draft.Now.Region)), offer?.PrivateDnsName }.OfType<string>().Select(Bare).ToList();
        if (zoneParts.Items.FirstOrDefault(z => (z.VpcId is null || z.VpcId == target.VpcId) && names.Contains(Bare(z.Name), StringComparer.OrdinalIgnoreCase)) is { } zone)
        {
            draft.Refuse($"Private hosted zone {zone.HostedZoneId} ({zone.Name}) answers for {service.Name} in {target.VpcId}, and AWS takes no private DNS beside it. Where it leads to an endpoint in another VPC, leave it and leave out {service.Name}; else take {target.VpcId} off the zone and plan again.");
            return true;
        }

        if (zoneParts.Unreadable.FirstOrDefault(c => c.ResourceId is null || c.ResourceId == target.VpcId) is { } call)
            draft.Note($"Whether a private hosted zone of {target.VpcId} stands against private DNS is not known: {call}");
        return false;
    }

    private static string Bare(string name) => (name.StartsWith("*.", StringComparison.Ordinal) ? name.Substring(2) : name).TrimEnd('.');
}
