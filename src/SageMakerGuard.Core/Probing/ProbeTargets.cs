using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Reachability;
using SageMakerGuard.Services;

namespace SageMakerGuard.Probing;

/// <summary>From a question of the proof to the hosts that stand for it.</summary>
internal static class ProbeTargets
{
    /// <summary>The hosts of a question, or why there are none.</summary>
    public static ProbeQuestion Of(NetworkIndex index, Domain domain, IReadOnlyList<PathDestination> questions, PathDestination question, IReadOnlyList<ConnectivityResult> proof)
    {
        var plain = new ProbeQuestion { Destination = question.DisplayName, Port = question.Port, Proof = proof };
        return question switch
        {
            { Protocol: not "tcp" } => plain with { LeftOut = "Only tcp can be asked: nothing answers a lone udp packet." },
            ServiceDestination service => ProbeHost.Of(service.Service, index.Region, domain.DomainId) is { } host
                ? plain with { Targets = [WithNames(new() { Host = host, Call = service.Service.Name is "sts" or "s3" ? service.Service.Name : "" }, proof, index, domain, service.Service)] }
                : plain with { LeftOut = "Its hosts carry the name of a CodeArtifact domain, which the estate does not hold; the package index shows the one that pip uses." },
            FileSystemDestination fileSystem => index.MountTargetsOf(fileSystem.FileSystemId).Where(m => m.IpAddress is not null).ToList() is { Count: > 0 } mounts
                ? plain with { Targets = [.. mounts.Select(m => new ProbeTarget { Host = m.IpAddress!, MountTargetSubnetId = m.SubnetId })] }
                : plain with { LeftOut = "The addresses of its mount targets are not in the estate." },
            InternetDestination => plain with { Targets = [new() { Host = ProbePlan.PublicHost, Call = "head" }] },
            AddressDestination address => Address(plain, questions, address),
            _ => plain with { LeftOut = "One app alone cannot show whether another one is reached." },
        };
    }

    private static ProbeQuestion Address(ProbeQuestion plain, IReadOnlyList<PathDestination> questions, AddressDestination address)
    {
        if (ProbeHost.IsName(address.Name) && !Cidr.TryParse(address.Name, out _))
            return plain with { Targets = [new() { Host = address.Name, Blocks = [.. questions.OfType<AddressDestination>().Where(a => a.Name == address.Name).Select(a => a.Cidr)] }] };
        return Cidr.TryParse(address.Cidr, out var block) && block.First == block.Last
            ? plain with { Targets = [new() { Host = block.First.ToString() }] }
            : plain with { LeftOut = "A block of addresses is no host." };
    }

    private static ProbeTarget WithNames(ProbeTarget target, IReadOnlyList<ConnectivityResult> proof, NetworkIndex index, Domain domain, AwsService service)
    {
        var endpoints = proof.Select(p => p.Hops.FirstOrDefault(h => h.ResourceType == "Dns" && h.Passed)?.ResourceId).ToList();
        if (endpoints.Count == 0)
            return target;
        if (endpoints.All(e => e is null))
            return proof.All(p => p.Verdict == ReachabilityVerdict.Reachable) ? target with { Resolves = NameExpectation.Public } : target;

        // Private DNS for S3 may be for resolver endpoints only, and the VPC then goes by the gateway endpoint (AWS PrivateLink Guide, 'Private DNS for S3'): either answer is right.
        var eitherIsRight = service.Gateway && index.EndpointsIn(domain.VpcId ?? "").Any(e => e.VpcEndpointType == "Gateway" && service.Matches(e.ServiceName, index.Region.Region));
        var isOpen = eitherIsRight || endpoints.Any(e => e is null) || proof.All(p => p.Verdict == ReachabilityVerdict.Unknown);
        return isOpen ? target : target with { Resolves = NameExpectation.Private, EndpointId = endpoints[0] };
    }
}
