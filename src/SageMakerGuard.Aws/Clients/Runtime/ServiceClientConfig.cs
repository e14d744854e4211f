using System;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;

namespace SageMakerGuard.Aws.Clients.Runtime;

/// <summary>The settings of a client that is not in an SDK package: who the service is, and where it lives. Everything else is the SDK's own.</summary>
public abstract class ServiceClientConfig : ClientConfig
{
    private readonly ServiceIdentity _service;
    private string? _region;

    private protected ServiceClientConfig(ServiceIdentity service)
        : base(new StandardDefaults())
    {
        _service = service;
        ServiceId = service.ServiceId; // AWS_ENDPOINT_URL_<id> and a profile's services section are found by it
        AuthenticationServiceName = service.SigningName;
        EndpointProvider = new RuleEndpointProvider(service, this);
    }

    /// <inheritdoc/>
    public override string ServiceVersion => _service.Version;

    /// <inheritdoc/>
    public override string UserAgent => "SageMakerGuard";

    /// <inheritdoc/>
    public override string RegionEndpointServiceName => _service.EndpointPrefix;

    internal ServiceIdentity Service => _service;

    /// <summary>The region that requests are signed for.</summary>
    internal string SigningRegion => _service.SigningRegion?.Invoke(RegionName) ?? RegionName;

    internal string RegionName => _region ?? RegionEndpoint?.SystemName ?? "";

    /// <summary>Names the region also where a URL stands in place of AWS's hosts.</summary>
    internal void UseRegion(string region)
    {
        _region = region;
        AuthenticationRegion = SigningRegion;
    }

    /// <inheritdoc/>
    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) =>
        EndpointProvider.ResolveEndpoint(new EndpointParameters());

    /// <summary>The SDK's 'standard' defaults mode, which its generated clients carry as well.</summary>
    private sealed class StandardDefaults : IDefaultConfigurationProvider
    {
        public IDefaultConfiguration GetDefaultConfiguration(Amazon.RegionEndpoint clientRegion, DefaultConfigurationMode? requestedConfigurationMode = null) =>
            new DefaultConfiguration
            {
                Name = DefaultConfigurationMode.Standard,
                RetryMode = RequestRetryMode.Standard,
                ConnectTimeout = TimeSpan.FromSeconds(3.1),
                TlsNegotiationTimeout = TimeSpan.FromSeconds(3.1),
            };
    }
}
