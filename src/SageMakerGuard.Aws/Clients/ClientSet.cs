using System;
using System.Collections.Concurrent;
using System.Threading;
using Amazon;
using Amazon.EC2;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.SecurityToken;
using SageMakerGuard.Aws.Clients.Athena;
using SageMakerGuard.Aws.Clients.CloudWatchLogs;
using SageMakerGuard.Aws.Clients.Budgets;
using SageMakerGuard.Aws.Clients.CloudWatch;
using SageMakerGuard.Aws.Clients.CostExplorer;
using SageMakerGuard.Aws.Clients.ElasticFileSystem;
using SageMakerGuard.Aws.Clients.Glue;
using SageMakerGuard.Aws.Clients.IdentityManagement;
using SageMakerGuard.Aws.Clients.Organizations;
using SageMakerGuard.Aws.Clients.Pricing;
using SageMakerGuard.Aws.Clients.RAM;
using SageMakerGuard.Aws.Clients.Route53;
using SageMakerGuard.Aws.Clients.Runtime;
using SageMakerGuard.Aws.Clients.SageMaker;
using SageMakerGuard.Aws.Clients.SimpleNotificationService;
using SageMakerGuard.Aws.Clients.Support;
using SageMakerGuard.Aws.Clients.Tagging;
using SageMakerGuard.Aws.Identity;

namespace SageMakerGuard.Aws.Clients;

/// <summary>How often a client sends a request by itself.</summary>
internal enum Sending
{
    /// <summary>Again, after a wait, where it failed in a way that passes: for what only reads.</summary>
    Patiently,

    /// <summary>Once, whatever comes of it: for what changes something. Who asked for it decides what is to be done.</summary>
    Once,
}

/// <summary>The clients of a session: one per service and region, made when first asked for, all on one HttpClient.</summary>
internal sealed class ClientSet(ResolvedIdentity identity, string? endpointUrl, SharedHttp http, Sending sending) : IDisposable
{
    private readonly ConcurrentDictionary<string, RegionClients> _regions = new(StringComparer.Ordinal);

    /// <summary>Requests sent so far, each retry counted.</summary>
    public int Calls => http.Calls;

    public RegionClients In(string region) => _regions.GetOrAdd(region, name => new RegionClients(this, name));

    /// <summary>The settings that all clients share. What is not set here comes from the profile, the environment and the SDK's defaults.</summary>
    internal T Configure<T>(T config, string region)
        where T : ClientConfig
    {
        if (identity.Profile is { } profile)
            config.Profile = profile;
        config.RegionEndpoint = RegionEndpoint.GetBySystemName(region);
        if (endpointUrl is { Length: > 0 })
            config.ServiceURL = endpointUrl;
        if (config is ServiceClientConfig own)
            own.UseRegion(region);
        else
            config.AuthenticationRegion = region;
        SetRetries(config);
        config.HttpClientFactory = http;
        config.DisableLogging = true;
        return config;
    }

    internal AWSCredentials Credentials => identity.Credentials;

    private void SetRetries(ClientConfig config)
    {
        if (sending == Sending.Once)
        {
            config.RetryMode = RequestRetryMode.Standard;
            config.MaxErrorRetry = 0;
            // These do not count as retries for the SDK, and are ten where nobody says otherwise.
            config.MaxStaleConnectionRetries = 0;
            return;
        }

        config.RetryMode = RequestRetryMode.Adaptive;
        // A first try is an attempt and no retry.
        if (identity.MaxAttempts is { } attempts)
            config.MaxErrorRetry = Math.Max(0, attempts - 1);
        else if (string.IsNullOrEmpty(Environment.GetEnvironmentVariable("AWS_MAX_ATTEMPTS")))
            config.MaxErrorRetry = PatientRetryPolicy.MaxErrorRetry;
    }

    public void Dispose()
    {
        foreach (var clients in _regions.Values)
            clients.Dispose();
        http.Dispose();
    }
}

/// <summary>The clients of one region.</summary>
internal sealed class RegionClients : IDisposable
{
    private readonly Lazy<AmazonSageMakerClient> _sageMaker;
    private readonly Lazy<AmazonResourceGroupsTaggingAPIClient> _tagging;
    private readonly Lazy<AmazonElasticFileSystemClient> _fileSystems;
    private readonly Lazy<AmazonRoute53Client> _route53;
    private readonly Lazy<AmazonIdentityManagementServiceClient> _roles;
    private readonly Lazy<AmazonAWSSupportClient> _support;
    private readonly Lazy<AmazonOrganizationsClient> _organizations;
    private readonly Lazy<AmazonCloudWatchLogsClient> _logs;
    private readonly Lazy<AmazonAthenaClient> _athena;
    private readonly Lazy<AmazonGlueClient> _glue;
    private readonly Lazy<AmazonS3Client> _s3;
    private readonly Lazy<AmazonCostExplorerClient> _costs;
    private readonly Lazy<AmazonPricingClient> _prices;
    private readonly Lazy<AmazonRAMClient> _shares;
    private readonly Lazy<AmazonBudgetsClient> _budgets;
    private readonly Lazy<AmazonCloudWatchClient> _cloudWatch;
    private readonly Lazy<AmazonSimpleNotificationServiceClient> _topics;
    private readonly Lazy<AmazonEC2Client> _ec2;
    private readonly Lazy<AmazonSecurityTokenServiceClient> _tokens;

    public RegionClients(ClientSet set, string region)
    {
        Region = region;
        _sageMaker = Later(() => new AmazonSageMakerClient(set.Credentials, set.Configure(new AmazonSageMakerConfig(), region)));
        _tagging = Later(() => new AmazonResourceGroupsTaggingAPIClient(set.Credentials, set.Configure(new AmazonResourceGroupsTaggingAPIConfig(), region)));
        _fileSystems = Later(() => new AmazonElasticFileSystemClient(set.Credentials, set.Configure(new AmazonElasticFileSystemConfig(), region)));
        _route53 = Later(() => new AmazonRoute53Client(set.Credentials, set.Configure(new AmazonRoute53Config(), region)));
        _roles = Later(() => new AmazonIdentityManagementServiceClient(set.Credentials, set.Configure(new AmazonIdentityManagementServiceConfig(), region)));
        _support = Later(() => new AmazonAWSSupportClient(set.Credentials, set.Configure(new AmazonAWSSupportConfig(), region)));
        _organizations = Later(() => new AmazonOrganizationsClient(set.Credentials, set.Configure(new AmazonOrganizationsConfig(), region)));
        _logs = Later(() => new AmazonCloudWatchLogsClient(set.Credentials, set.Configure(new AmazonCloudWatchLogsConfig(), region)));
        _athena = Later(() => new AmazonAthenaClient(set.Credentials, set.Configure(new AmazonAthenaConfig(), region)));
        _glue = Later(() => new AmazonGlueClient(set.Credentials, set.Configure(new AmazonGlueConfig(), region)));
        _s3 = Later<AmazonS3Client>(() => new PatientS3Client(set.Credentials, set.Configure(new AmazonS3Config(), region)));
        _budgets = Later(() => new AmazonBudgetsClient(set.Credentials, set.Configure(new AmazonBudgetsConfig(), region)));
        _cloudWatch = Later(() => new AmazonCloudWatchClient(set.Credentials, set.Configure(new AmazonCloudWatchConfig(), region)));
        _topics = Later(() => new AmazonSimpleNotificationServiceClient(set.Credentials, set.Configure(new AmazonSimpleNotificationServiceConfig(), region)));
        _costs = Later(() => new AmazonCostExplorerClient(set.Credentials, set.Configure(new AmazonCostExplorerConfig(), region)));
        _prices = Later(() => new AmazonPricingClient(set.Credentials, set.Configure(new AmazonPricingConfig(), region)));
        _shares = Later(() => new AmazonRAMClient(set.Credentials, set.Configure(new AmazonRAMConfig(), region)));
        _ec2 = Later<AmazonEC2Client>(() => new PatientEC2Client(set.Credentials, set.Configure(new AmazonEC2Config(), region)));
        _tokens = Later<AmazonSecurityTokenServiceClient>(() => new PatientTokenClient(set.Credentials, set.Configure(new AmazonSecurityTokenServiceConfig(), region)));
    }

    public string Region { get; }

    public AmazonSageMakerClient SageMaker => _sageMaker.Value;

    public AmazonResourceGroupsTaggingAPIClient Tagging => _tagging.Value;

    public AmazonElasticFileSystemClient FileSystems => _fileSystems.Value;

    public AmazonRoute53Client Route53 => _route53.Value;

    public AmazonIdentityManagementServiceClient Roles => _roles.Value;

    public AmazonAWSSupportClient Support => _support.Value;

    public AmazonOrganizationsClient Organizations => _organizations.Value;
    public AmazonCloudWatchLogsClient Logs => _logs.Value;

    public AmazonAthenaClient Athena => _athena.Value;

    public AmazonGlueClient Glue => _glue.Value;

    public AmazonS3Client S3 => _s3.Value;
    public AmazonCostExplorerClient Costs => _costs.Value;

    public AmazonPricingClient Prices => _prices.Value;
    public AmazonRAMClient Shares => _shares.Value;
    public AmazonBudgetsClient Budgets => _budgets.Value;

    public AmazonCloudWatchClient CloudWatch => _cloudWatch.Value;

    public AmazonSimpleNotificationServiceClient Topics => _topics.Value;

    public AmazonEC2Client EC2 => _ec2.Value;

    public AmazonSecurityTokenServiceClient Tokens => _tokens.Value;

    public void Dispose()
    {
        Release(_sageMaker);
        Release(_tagging);
        Release(_fileSystems);
        Release(_route53);
        Release(_roles);
        Release(_support);
        Release(_organizations);
        Release(_logs);
        Release(_athena);
        Release(_glue);
        Release(_s3);
        Release(_costs);
        Release(_prices);
        Release(_shares);
        Release(_budgets);
        Release(_cloudWatch);
        Release(_topics);
        Release(_ec2);
        Release(_tokens);
    }

    private static Lazy<T> Later<T>(Func<T> make) => new(make, LazyThreadSafetyMode.ExecutionAndPublication);

    private static void Release<T>(Lazy<T> client)
        where T : IDisposable
    {
        if (client.IsValueCreated)
            client.Value.Dispose();
    }

    private sealed class PatientEC2Client(AWSCredentials credentials, AmazonEC2Config config) : AmazonEC2Client(credentials, config)
    {
        protected override void CustomizeRuntimePipeline(Amazon.Runtime.Internal.RuntimePipeline pipeline)
        {
            base.CustomizeRuntimePipeline(pipeline);
            PatientRetryPolicy.Install(pipeline, Config);
        }
    }

    private sealed class PatientS3Client(AWSCredentials credentials, AmazonS3Config config) : AmazonS3Client(credentials, PathStyle(config))
    {
        protected override void CustomizeRuntimePipeline(Amazon.Runtime.Internal.RuntimePipeline pipeline)
        {
            base.CustomizeRuntimePipeline(pipeline);
            PatientRetryPolicy.Install(pipeline, Config);
        }

        // A host that stands in place of AWS's has no names for buckets before it.
        private static AmazonS3Config PathStyle(AmazonS3Config config)
        {
            config.ForcePathStyle = !string.IsNullOrEmpty(config.ServiceURL) || !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("AWS_ENDPOINT_URL"));
            return config;
        }
    }

    private sealed class PatientTokenClient(AWSCredentials credentials, AmazonSecurityTokenServiceConfig config) : AmazonSecurityTokenServiceClient(credentials, config)
    {
        protected override void CustomizeRuntimePipeline(Amazon.Runtime.Internal.RuntimePipeline pipeline)
        {
            base.CustomizeRuntimePipeline(pipeline);
            PatientRetryPolicy.Install(pipeline, Config);
        }
    }
}
