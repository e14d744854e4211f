using Amazon.Runtime.Endpoints;

namespace SageMakerGuard.Aws.Clients.Runtime;

/// <summary>Answers with the configured URL or, where there is none, with the host that AWS's endpoint rules give.</summary>
internal sealed class RuleEndpointProvider(ServiceIdentity service, ServiceClientConfig config) : IEndpointProvider
{
    private (EndpointPlace Place, string? Url, Endpoint Endpoint)? _last;

    public Endpoint ResolveEndpoint(EndpointParameters parameters)
    {
        var place = new EndpointPlace(config.RegionName, config.UseFIPSEndpoint, config.UseDualstackEndpoint);
        var configured = config.ServiceURL;
        if (_last is { } last && last.Place == place && last.Url == configured)
            return last.Endpoint;
        var url = string.IsNullOrEmpty(configured) ? "https://" + service.Host(place) : configured!;
        var endpoint = new Endpoint(url);
        _last = (place, configured, endpoint);
        return endpoint;
    }
}
