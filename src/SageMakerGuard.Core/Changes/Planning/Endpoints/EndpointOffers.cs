using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Reachability;
using SageMakerGuard.Services;

namespace SageMakerGuard.Changes;

/// <summary>What the region offers: names, zones and whether a policy may be attached. Names are taken from AWS's list and never computed.</summary>
internal sealed class EndpointOffers(PlanDraft draft, PlanTarget target, IReadOnlyList<Subnet> subnets, AppGroups apps)
{
    private const string Call = "ec2:DescribeVpcEndpointServices";
    private ReachabilityEngine? _engine;

    /// <summary>The offer of a type; null with a note or a refusal where the region has none.</summary>
    public VpcEndpointService? Find(AwsService service, string type)
    {
        var part = draft.Now.VpcEndpointServices;
        if (!part.IsComplete)
        {
            draft.Require(part, Call, "which endpoint services the region offers");
            return null;
        }

        var offer = Of(part.Items, service, type);
        if (offer is null)
            NotOffered(service);
        return offer;
    }

    /// <summary>The offer of an endpoint that is there; null where it is not known.</summary>
    public VpcEndpointService? Of(VpcEndpoint endpoint) =>
        draft.Now.VpcEndpointServices.Items.FirstOrDefault(s => s.ServiceName == endpoint.ServiceName && HasType(s, endpoint.VpcEndpointType));

    private VpcEndpointService? Of(IEnumerable<VpcEndpointService> offered, AwsService service, string type) => offered
        .Where(s => HasType(s, type) && service.Matches(s.ServiceName, draft.Now.Region))
        .OrderBy(s => s.ServiceName, StringComparer.Ordinal)
        .FirstOrDefault();

    private static bool HasType(VpcEndpointService service, string type) => service.ServiceType.Any(t => string.Equals(t.ServiceType, type, StringComparison.OrdinalIgnoreCase));

    /// <summary>What Studio itself cannot do without has to be reached some other way; what one feature wants is said and no more.</summary>
    private void NotOffered(AwsService service)
    {
        var name = service.DisplayName(draft.Now.Region);
        var way = AnotherWay(service);
        if (way is { Length: > 0 })
            draft.Note($"{draft.Now.Region} offers no endpoint for {name}; it is reached through {way}.");
        else if ((service.RequiredBy & Feature.Studio) != 0)
            draft.Refuse($"{draft.Now.Region} offers no endpoint for {name} ({service.Purpose}), without which Studio does not work, and no other way leads there{(way is null ? ", as far as the network could be read" : "")}. Make one with New-SMPrivateNetwork -NatGateway PerZone.");
        else
            draft.Note($"{draft.Now.Region} offers no endpoint for {name} ({service.Purpose}): what needs it does not work without a way to the internet.");
    }

    /// <summary>What carries packets to the service's public addresses from all of the subnets; empty where nothing does, null where that is not known.</summary>
    private string? AnotherWay(AwsService service)
    {
        _engine ??= new(draft.Index);
        var source = new PathSource
        {
            DomainId = target.DomainId, VpcId = target.VpcId, SubnetIds = subnets.Select(s => s.SubnetId).ToList(),
            SecurityGroupIds = apps.Sets.Count > 0 ? apps.OnInterface(apps.Sets[0]) : apps.Nfs, PrincipalArn = target.Domain?.DefaultUserSettings?.ExecutionRole,
        };
        var results = _engine.Trace(source, new ServiceDestination(service) { Port = service.Port });
        if (results.Any(r => r.Verdict == ReachabilityVerdict.Blocked))
            return "";
        return results.All(r => r.Verdict == ReachabilityVerdict.Reachable) ? string.Join(", ", results.Select(r => r.Via).Distinct()) : null;
    }
}
