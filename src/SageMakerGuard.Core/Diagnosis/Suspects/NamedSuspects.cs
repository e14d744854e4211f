using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Posture;
using SageMakerGuard.Services;

namespace SageMakerGuard.Diagnosis;

/// <summary>What a message itself names, as suspects. Where it names hosts, words that sound like services say nothing more.</summary>
internal static class NamedSuspects
{
    private const string LustreRule = "SMG-EFS-002";

    public static IReadOnlyList<Suspect> Of(Message message, DomainContext domain)
    {
        var found = message.Hosts.SelectMany(host => OfHost(host, domain)).ToList();
        var byHost = found.Count > 0;
        foreach (var address in message.Addresses)
        {
            // The address that a host of the message stands for is no second suspect.
            if (OfAddress(address.Name, domain) is { } own)
                found.Add(own);
            else if (!byHost)
                found.Add(new AddressSuspect(address.Name, address.Name, address.Port, address.PortGiven));
        }

        if (!byHost)
            found.AddRange(message.FileSystems.Select(id => new FileSystemSuspect(id == domain.Domain.HomeEfsFileSystemId ? null : id)));
        if (found.Count > 0)
            return found;
        if (message.Services.Count > 0)
            found.Add(ServiceSuspect.Of([.. message.Services]));
        if (message.SpeaksOfFileSystems)
            found.Add(new FileSystemSuspect());
        if (found.Count == 0)
            found.AddRange(message.Ports.Where(port => port != 443).Select(OfPort));
        return found;
    }

    private static IEnumerable<Suspect> OfHost(NamedHost host, DomainContext domain)
    {
        var name = AwsName.Of(host.Name, domain.Facts.Region);
        switch (name.Kind)
        {
            case AwsNameKind.Service:
                yield return new ServiceSuspect([name.Service!]);
                break;
            case AwsNameKind.UnlistedService:
                yield return new UnlistedServiceSuspect(host.Name, name.Service!);
                break;
            case AwsNameKind.OtherRegion:
                yield return new GlobalNameSuspect(host.Name, name.Service, name.Region);
                break;

            // S3's global names lead to the bucket's own region, which for most is the domain's.
            case AwsNameKind.Global when name.Service is { Gateway: true } s3:
                yield return new ServiceSuspect([s3]);
                yield return new ElsewhereSuspect("a bucket of another region", $"{host.Name} is a name without a region: if its bucket is in another one, the gateway endpoint does not serve it.", "aws s3api get-bucket-location --bucket <bucket>", "A gateway endpoint serves S3 of its own region only (AWS PrivateLink Guide, 'Gateway endpoints').");
                break;
            case AwsNameKind.Global:
                yield return new GlobalNameSuspect(host.Name, name.Service, null);
                if (name.Service is not null)
                    yield return new ServiceSuspect([name.Service]);
                break;
            case AwsNameKind.FileSystem:
                yield return new FileSystemSuspect(name.Id is null || name.Id == domain.Domain.HomeEfsFileSystemId ? null : name.Id);
                break;
            case AwsNameKind.Lustre:
                yield return new RuleSuspect(LustreRule);
                break;
            case AwsNameKind.Endpoint when ServiceOf(domain.Index.VpcEndpoint(name.Id), domain) is { } service:
                yield return new ServiceSuspect([service]);
                break;
            case AwsNameKind.Endpoint:
                yield return new ElsewhereSuspect("an endpoint of another network", $"{name.Id} is none of the endpoints of {domain.Domain.VpcId} that were read.", $"aws ec2 describe-vpc-endpoints --vpc-endpoint-ids {name.Id} --region {{region}}", "");
                break;
            case AwsNameKind.Instance:
                yield return OfAddress(name.Id!, domain) ?? new AddressSuspect(host.Name, name.Id!, host.Port, host.PortGiven);
                break;
            default:
                yield return InternetSuspect.To(host);
                break;
        }
    }

    /// <summary>An address of a mount target or of an endpoint is that thing.</summary>
    private static Suspect? OfAddress(string address, DomainContext domain)
    {
        var region = domain.Facts.Region;
        if (region.MountTargets.Items.FirstOrDefault(t => t.IpAddress == address) is { } target)
            return new FileSystemSuspect(target.FileSystemId == domain.Domain.HomeEfsFileSystemId ? null : target.FileSystemId);
        var owner = region.NetworkInterfaces.Items.FirstOrDefault(i => i.PrivateIpAddress == address && i.VpcId == domain.Domain.VpcId);
        var endpoint = owner is null ? null : domain.Index.EndpointsIn(owner.VpcId).FirstOrDefault(e => e.NetworkInterfaceIds.Contains(owner.NetworkInterfaceId, StringComparer.Ordinal));
        return ServiceOf(endpoint, domain) is { } service ? new ServiceSuspect([service]) : null;
    }

    private static Suspect OfPort(int port) => port switch
    {
        2049 => new FileSystemSuspect(),
        988 or (>= 1018 and <= 1023) => new RuleSuspect(LustreRule),
        >= 8192 => new AppToAppSuspect(),
        53 => new NameResolutionSuspect(),
        _ => new InternetSuspect(null, port, Wanted: false),
    };

    private static AwsService? ServiceOf(VpcEndpoint? endpoint, DomainContext domain) =>
        endpoint is null ? null : ServiceCatalog.All.FirstOrDefault(s => s.Matches(endpoint.ServiceName, domain.Region));
}
