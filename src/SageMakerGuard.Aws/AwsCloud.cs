using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Amazon;
using SageMakerGuard.Aws.Apply;
using SageMakerGuard.Aws.Clients;
using SageMakerGuard.Aws.Clients.Runtime;
using SageMakerGuard.Aws.Collect;
using SageMakerGuard.Aws.Collect.Calls;
using SageMakerGuard.Aws.Collect.Organizations;
using SageMakerGuard.Aws.Costs;
using SageMakerGuard.Aws.Collect.Sharing;
using SageMakerGuard.Aws.Errors;
using SageMakerGuard.Aws.FlowLogs;
using SageMakerGuard.Aws.Identity;
using SageMakerGuard.Aws.Roles;
using SageMakerGuard.Aws.Support;
using SageMakerGuard.Faults;
using SageMakerGuard.Ports;

namespace SageMakerGuard.Aws;

/// <summary>AWS itself, through AWSSDK.</summary>
public sealed class AwsCloud : ICloud
{
    /// <inheritdoc/>
    public ICloudSession Open(CloudIdentity identity) => new AwsSession(IdentityChain.Resolve(identity), identity.EndpointUrl, TimeSpan.FromSeconds(30));

    /// <inheritdoc/>
    public IReadOnlyList<string> ProfileNames(string? profileLocation) => new ProfileStore(profileLocation).Names();

    /// <inheritdoc/>
    public IReadOnlyList<string> KnownRegions() => RegionEndpoint.EnumerableAllRegions.Select(r => r.SystemName).Where(r => r != "us-east-1-regional").OrderBy(r => r, StringComparer.Ordinal).ToList();
}

/// <summary>One identity, with clients that are made once and used for every collection and every change.</summary>
internal sealed class AwsSession : ICloudSession
{
    // More connections than any throttle limit lets calls through.
    private const int Connections = 512;

    private readonly ResolvedIdentity _identity;
    private readonly ClientSet _clients;
    private readonly ClientSet _changing;
    private readonly string? _endpoint;

    public AwsSession(ResolvedIdentity identity, string? endpointUrl, TimeSpan patience)
    {
        if (endpointUrl is { Length: > 0 } && (!Uri.TryCreate(endpointUrl, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https")))
            throw new GuardFault("InvalidEndpointUrl", FaultCategory.InvalidArgument, "-EndpointUrl is not an http or https URL.", "Give it like https://vpce-….api.sagemaker.eu-central-1.vpce.amazonaws.com or http://127.0.0.1:5000.");
        _identity = identity;
        _endpoint = CallSite.Bare(endpointUrl is { Length: > 0 } ? endpointUrl : Environment.GetEnvironmentVariable("AWS_ENDPOINT_URL"));
        _clients = new ClientSet(identity, endpointUrl, new SharedHttp(Connections, patience), Sending.Patiently);
        _changing = new ClientSet(identity, endpointUrl, new SharedHttp(Connections, patience, afresh: true), Sending.Once);
    }

    public string CredentialSource => _identity.Source;

    public string? DefaultRegion => _identity.Region;

    public Task CollectAsync(CollectRequest request, ICollectObserver observer, CancellationToken cancellationToken) =>
        new Collection(_clients, request, observer, _identity.Region, _endpoint).RunAsync(cancellationToken);

    public async Task<IChangeGround> OpenGroundAsync(string region, int throttleLimit, CancellationToken cancellationToken) =>
        await ChangeGround.OpenAsync(_clients.In(region), _changing.In(region), new CallGate(throttleLimit), _endpoint, cancellationToken).ConfigureAwait(false);

    public IOrganizationSource OpenOrganization(string region, int throttleLimit) => new OrganizationSource(_clients.In(region), new CallGate(throttleLimit), _endpoint);

    public async Task<IFlowLogSource> OpenFlowLogsAsync(string region, int throttleLimit, CancellationToken cancellationToken) =>
        await FlowLogSource.OpenAsync(_clients, _changing, region, new CallGate(throttleLimit), _endpoint, cancellationToken).ConfigureAwait(false);
    public ICostSource OpenCosts(string region) => new CostReader(_clients.In(region), _endpoint);

    public IPriceSource OpenPrices(string region) => new PriceReader(_clients.In(PriceReader.Place(region)), _endpoint);
    public ISharingSource OpenSharing(int throttleLimit) => new SharingSource(_clients, throttleLimit, _endpoint);
    public ITopicSource OpenTopics(int throttleLimit) => new TopicReader(_clients, new CallGate(throttleLimit), _endpoint);

    public IRoleAccessSource OpenRoleAccess(string region, int throttleLimit) => new RoleAccessSource(_clients, region, new CallGate(throttleLimit), _endpoint);

    public ISupportCaseSource OpenSupportCases(string region, int throttleLimit) => new SupportCaseSource(_clients.In(region), new CallGate(throttleLimit), _endpoint);

    public void Dispose()
    {
        _clients.Dispose();
        _changing.Dispose();
    }
}
