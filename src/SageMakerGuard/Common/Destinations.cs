using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Completion;
using SageMakerGuard.Estates;
using SageMakerGuard.Faults;
using SageMakerGuard.Posture;
using SageMakerGuard.Reachability;
using SageMakerGuard.Services;

namespace SageMakerGuard.Commands;

/// <summary>What the user wants to reach: services by name, and a host or block of their own. Nothing named means all that a domain needs.</summary>
internal sealed class Destinations
{
    private readonly IReadOnlyList<string> _services;
    private readonly IReadOnlyList<AddressDestination> _addresses;
    private readonly string? _host;
    private readonly int _port;
    private readonly PostureSettings _settings;

    private Destinations(IReadOnlyList<string> services, string? host, IReadOnlyList<AddressDestination> addresses, int port, PostureSettings settings)
    {
        _services = services;
        _host = host;
        _addresses = addresses;
        _port = port;
        _settings = settings;
    }

    /// <summary>Whether the user named any.</summary>
    public bool AreNamed => _services.Count > 0 || _host is not null;

    /// <summary>Checks what the user named.</summary>
    /// <exception cref="GuardFault">A service that is not known, an address that is none, or a host without one.</exception>
    public static Destinations Of(IReadOnlyList<string> services, string? host, IReadOnlyList<string> addresses, int port, string protocol, PostureSettings settings)
    {
        var known = DestinationNames.All.Select(n => n.Name).ToList();
        var chosen = services.Select(name => known.Find(k => string.Equals(k, name, StringComparison.OrdinalIgnoreCase))
            ?? throw new GuardFault("UnknownService", FaultCategory.InvalidArgument, $"'{name}' is no service that this command knows.", $"Choose among {string.Join(", ", known)}; any other host goes with -Destination and -Address.") { ResourceId = name }).ToList();
        if (host is null)
        {
            return addresses.Count == 0
                ? new Destinations(chosen, null, [], port, settings)
                : throw new GuardFault("DestinationMissing", FaultCategory.InvalidArgument, "-Address says where a destination is, and no destination is named.", "Add -Destination with the host's name.");
        }

        if (addresses.Count == 0 && Cidr.TryParse(host, out _))
            addresses = [host];
        foreach (var address in addresses.Where(a => !Cidr.TryParse(a, out _)))
            throw new GuardFault("AddressInvalid", FaultCategory.InvalidArgument, $"'{address}' is neither an IP address nor a block of them.", "Give it as 10.1.2.3, 10.1.2.0/24 or 2600:1f18::/33.") { ResourceId = address };
        return new Destinations(chosen, host, addresses.Select(a => new AddressDestination(host, a) { Port = port, Protocol = protocol }).ToList(), port, settings);
    }

    /// <summary>The questions for a domain.</summary>
    public IReadOnlyList<PathDestination> ForDomain(NetworkIndex index, Domain domain)
    {
        if (AreNamed)
            return Named(index, domain);
        var needed = DomainQuestions.Default(index, domain, DomainFeatures.Of(index.Region, domain, _settings.Features));
        var present = new HashSet<string>(needed.OfType<ServiceDestination>().Select(d => d.Service.Name), StringComparer.Ordinal);
        return needed.Where(d => d is not ServiceDestination service || !_settings.IgnoredServices.Contains(service.Service.Name))
            .Concat(_settings.RequiredServices.Where(present.Add).Select(Service))
            .ToList();
    }

    /// <summary>The questions for a network that no domain uses yet: it has no home file system to ask for.</summary>
    public IReadOnlyList<PathDestination> ForNetwork(NetworkIndex index)
    {
        if (AreNamed)
            return Named(index, null);
        return ServiceCatalog.RequiredBy(Feature.Studio | _settings.Features)
            .Where(s => !_settings.IgnoredServices.Contains(s.Name))
            .Select(s => (PathDestination)new ServiceDestination(s) { Port = s.Port })
            .Concat([new InternetDestination()])
            .ToList();
    }

    private List<PathDestination> Named(NetworkIndex index, Domain? domain)
    {
        var all = _services.Select(name => name switch
        {
            DestinationNames.FileSystem => domain?.HomeEfsFileSystemId is { Length: > 0 } id
                ? new FileSystemDestination(id) { Port = 2049 }
                : throw new GuardFault("NoFileSystem", FaultCategory.NotFound, domain is null ? "A network without a domain has no home file system." : $"The home file system of domain {domain.DomainId} is not known.", "Leave efs out of -Service."),
            DestinationNames.Internet => new InternetDestination(),
            DestinationNames.Apps => new AppToAppDestination { Port = 8192 },
            _ => Service(name),
        }).ToList();
        if (_host is not null)
            all.AddRange(_addresses.Count > 0 ? _addresses : [ServiceByHost(index.Region, _host)]);
        return all;
    }

    // Nothing is resolved here: this machine's DNS is not the VPC's, where the same name may stand for a private address.
    private ServiceDestination ServiceByHost(RegionEstate region, string host)
    {
        var suffix = Partition.DnsSuffix(region.Region);
        var service = ServiceCatalog.All.FirstOrDefault(s => string.Equals(s.Host(region.Region, suffix), host.TrimEnd('.'), StringComparison.OrdinalIgnoreCase));
        return service is null
            ? throw new GuardFault("AddressNeeded", FaultCategory.InvalidArgument, $"The address of '{host}' is not known: names are not resolved here, because the VPC may resolve them differently.", "Add -Address with the host's address or block.") { ResourceId = host }
            : new ServiceDestination(service) { Port = _port };
    }

    private static PathDestination Service(string name) => ServiceCatalog.Find(name) is { } service ? new ServiceDestination(service) { Port = service.Port } : throw new InvalidOperationException(name);
}
