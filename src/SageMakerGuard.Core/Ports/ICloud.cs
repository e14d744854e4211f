using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using SageMakerGuard.Estates;
using SageMakerGuard.Faults;

namespace SageMakerGuard.Ports;

/// <summary>What Core and the cmdlets ask of AWS. The adapter that answers is opened by name and lives in a load context of its own.</summary>
public interface ICloud
{
    /// <summary>Resolves credentials, as AWS Tools for PowerShell would, and opens a session with them. Makes no call to AWS services but those that the credentials themselves need.</summary>
    /// <exception cref="GuardFault">There are no credentials, or the named profile does not exist.</exception>
    ICloudSession Open(CloudIdentity identity);

    /// <summary>Names of the profiles in the credential stores; reads local files only. For completion.</summary>
    IReadOnlyList<string> ProfileNames(string? profileLocation);

    /// <summary>Every region that SageMaker is known to be in; no call. For completion.</summary>
    IReadOnlyList<string> KnownRegions();
}

/// <summary>An open session: one identity, any number of regions.</summary>
public interface ICloudSession : IDisposable
{
    /// <summary>Where the credentials came from, for verbose output: 'profile ml-prod', 'environment variables'. Never a secret.</summary>
    string CredentialSource { get; }

    /// <summary>The region of the profile or the environment; null where neither names one.</summary>
    string? DefaultRegion { get; }

    /// <summary>Reads the estate, region by region, and hands each region over when it is whole.</summary>
    /// <exception cref="GuardFault">The whole run is of no use: no credentials, expired token, endpoint not reachable. What concerns one region or one resource is in the estate instead.</exception>
    Task CollectAsync(CollectRequest request, ICollectObserver observer, CancellationToken cancellationToken);

    /// <summary>Opens a region for changes. The first call that it makes asks whose the credentials are.</summary>
    /// <param name="region">The region.</param>
    /// <param name="throttleLimit">The most calls in flight at once.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="GuardFault">The credentials are of no use, or the endpoint cannot be reached.</exception>
    Task<IChangeGround> OpenGroundAsync(string region, int throttleLimit, CancellationToken cancellationToken);

    /// <summary>Opens the organization of the credentials' account. Makes no call.</summary>
    /// <param name="region">A region of the partition: Organizations itself is global.</param>
    /// <param name="throttleLimit">The most calls in flight at once.</param>
    IOrganizationSource OpenOrganization(string region, int throttleLimit);
    /// <summary>Opens a region's flow logs where they lie. The first call that it makes asks whose the credentials are.</summary>
    /// <param name="region">The region.</param>
    /// <param name="throttleLimit">The most calls in flight at once.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="GuardFault">The credentials are of no use, or the endpoint cannot be reached.</exception>
    Task<IFlowLogSource> OpenFlowLogsAsync(string region, int throttleLimit, CancellationToken cancellationToken);
    /// <summary>The bill, in the partition of a region. Makes no call yet.</summary>
    ICostSource OpenCosts(string region);

    /// <summary>AWS's list prices, in the partition of a region. Makes no call yet.</summary>
    IPriceSource OpenPrices(string region);
    /// <summary>Opens AWS Resource Access Manager for reading. Makes no call by itself.</summary>
    /// <param name="throttleLimit">The most calls in flight at once.</param>
    ISharingSource OpenSharing(int throttleLimit);
    /// <summary>Opens the account's topics of Amazon SNS for reading. Makes no call yet.</summary>
    /// <param name="throttleLimit">The most calls in flight at once.</param>
    ITopicSource OpenTopics(int throttleLimit);

    /// <summary>Opens roles and buckets for reading. Makes no call.</summary>
    /// <param name="region">The region whose endpoint of S3 is asked.</param>
    /// <param name="throttleLimit">The most calls in flight at once.</param>
    IRoleAccessSource OpenRoleAccess(string region, int throttleLimit);

    /// <summary>Opens AWS Support for reading. Makes no call.</summary>
    /// <param name="region">A region of the partition; the service itself is global.</param>
    /// <param name="throttleLimit">The most calls in flight at once.</param>
    ISupportCaseSource OpenSupportCases(string region, int throttleLimit);
}

/// <summary>Who asks, in the terms of AWS Tools for PowerShell. Nothing here is an SDK type.</summary>
public sealed class CloudIdentity
{
    /// <summary>A named profile; where it does not exist that is an error, never another identity.</summary>
    public string? ProfileName { get; set; }

    /// <summary>The credential file, where it is not the default one.</summary>
    public string? ProfileLocation { get; set; }

    /// <summary>An access key.</summary>
    public string? AccessKey { get; set; }

    /// <summary>Its secret.</summary>
    public string? SecretKey { get; set; }

    /// <summary>The session token, for temporary keys.</summary>
    public string? SessionToken { get; set; }

    /// <summary>Asked for keys whenever they are needed: a credential object of another module, which may refresh itself.</summary>
    public Func<AccessKeys>? KeySource { get; set; }

    /// <summary>What <see cref="KeySource"/> is, for verbose output.</summary>
    public string? KeySourceName { get; set; }

    /// <summary>A URL in place of AWS's, for all services.</summary>
    public string? EndpointUrl { get; set; }

    /// <summary>The region for calls that belong to none; null to let the chain find one.</summary>
    public string? Region { get; set; }

    /// <inheritdoc/>
    public override string ToString() => ProfileName is { } name ? "profile " + name : AccessKey is not null ? "access key" : KeySourceName ?? "default chain";
}

/// <summary>A set of keys. Its text never holds a secret.</summary>
public sealed class AccessKeys
{
    /// <summary>Makes a set.</summary>
    public AccessKeys(string accessKey, string secretKey, string? sessionToken)
    {
        AccessKey = accessKey;
        SecretKey = secretKey;
        SessionToken = sessionToken;
    }

    /// <summary>The access key's id.</summary>
    public string AccessKey { get; }

    /// <summary>The secret.</summary>
    public string SecretKey { get; }

    /// <summary>The session token; null for long-term keys.</summary>
    public string? SessionToken { get; }

    /// <inheritdoc/>
    public override string ToString() => "access keys";
}

/// <summary>What to read.</summary>
public sealed record CollectRequest
{
    /// <summary>The regions to read; empty together with <see cref="AllRegions"/>.</summary>
    public IReadOnlyList<string> Regions { get; init; } = [];

    /// <summary>Every region that the account has opted into; the others are skipped and said.</summary>
    public bool AllRegions { get; init; }

    /// <summary>Only these domains; empty for all. With it the lists of profiles, spaces and apps are filtered by AWS.</summary>
    public IReadOnlyList<string> DomainIds { get; init; } = [];

    /// <summary>Only these notebook instances; empty for all.</summary>
    public IReadOnlyList<string> NotebookInstanceNames { get; init; } = [];

    /// <summary>Whether to read domains, profiles, spaces and apps.</summary>
    public bool Domains { get; init; } = true;

    /// <summary>Whether to read notebook instances.</summary>
    public bool Notebooks { get; init; } = true;

    /// <summary>Whether to read the profiles, spaces and apps of the domains.</summary>
    public bool Studio { get; init; } = true;

    /// <summary>Whether to read the tags of domains and notebook instances.</summary>
    public bool Tags { get; init; } = true;

    /// <summary>Whether to read the tags of user profiles and spaces too. Where the tagging API does not list them that is one call for each.</summary>
    public bool StudioTags { get; init; }

    /// <summary>How much of the network to read.</summary>
    public NetworkDepth Network { get; init; }

    /// <summary>VPCs to read besides those in use.</summary>
    public IReadOnlyList<string> VpcIds { get; init; } = [];

    /// <summary>Subnets whose VPC is to be read besides those in use.</summary>
    public IReadOnlyList<string> SubnetIds { get; init; } = [];

    /// <summary>Whether to call DescribeUserProfile for each profile, which finds profiles that override the domain's groups and costs one call each.</summary>
    public bool ProfileDetails { get; init; }

    /// <summary>Whether to call DescribeApp for each app that keeps the network type from being changed, which says when its user last did something and how it can be started again.</summary>
    public bool AppDetails { get; init; }

    /// <summary>Whether to call DescribeStudioLifecycleConfig for each lifecycle configuration of Studio that domains, profiles and apps name.</summary>
    public bool LifecycleConfigs { get; init; }

    /// <summary>Whether to read the endpoint services that the region offers even where no endpoint seems to be missing.</summary>
    public bool EndpointServices { get; init; }

    /// <summary>The most calls in flight at once, over all regions.</summary>
    public int ThrottleLimit { get; init; } = 32;
}

/// <summary>How much of a network a collection reads.</summary>
public enum NetworkDepth
{
    /// <summary>Everything that says where a packet can go.</summary>
    Whole,

    /// <summary>VPCs and subnets, without the VPCs' DNS attributes, and their flow logs.</summary>
    FlowLogs,

    /// <summary>What is paid for by the hour and carries tags: endpoints and NAT gateways, and nothing else.</summary>
    Tagged,

    /// <summary>Nothing.</summary>
    None,
}

/// <summary>Who listens to a collection. Called from any thread, one call at a time.</summary>
public interface ICollectObserver
{
    /// <summary>A region is whole.</summary>
    void OnRegion(RegionEstate region);

    /// <summary>A region was left out.</summary>
    void OnSkipped(SkippedRegion region);

    /// <summary>Something moved on.</summary>
    void OnProgress(CollectProgress progress);

    /// <summary>Something worth a verbose line.</summary>
    void OnVerbose(string message);
}

/// <summary>How far a collection is.</summary>
public sealed record CollectProgress
{
    /// <summary>Regions to read, as far as known.</summary>
    public int Regions { get; init; }

    /// <summary>Regions read.</summary>
    public int RegionsDone { get; init; }

    /// <summary>Domains found so far.</summary>
    public int Domains { get; init; }

    /// <summary>Domains described so far.</summary>
    public int DomainsDone { get; init; }

    /// <summary>Calls made so far, retries among them.</summary>
    public int Calls { get; init; }
}
