using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using SageMakerGuard.Aws.Tests.Stub;
using SageMakerGuard.Faults;
using SageMakerGuard.Ports;

namespace SageMakerGuard.Aws.Tests;

/// <summary>Environment variables belong to the whole process, so these tests run alone.</summary>
[CollectionDefinition("environment", DisableParallelization = true)]
public sealed class EnvironmentCollection;

[Collection("environment")]
public sealed class IdentityTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("smguard-").FullName;
    private readonly Dictionary<string, string?> _before = [];

    public IdentityTests()
    {
        foreach (var name in new[] { "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_PROFILE", "AWS_REGION", "AWS_DEFAULT_REGION", "AWS_ENDPOINT_URL", "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", "AWS_CONTAINER_CREDENTIALS_FULL_URI", "AWS_WEB_IDENTITY_TOKEN_FILE", "AWS_ROLE_ARN" })
            Set(name, null);
        Set("AWS_EC2_METADATA_DISABLED", "true");
        Set("AWS_SHARED_CREDENTIALS_FILE", Path.Combine(_folder, "credentials"));
        Set("AWS_CONFIG_FILE", Path.Combine(_folder, "config"));
    }

    public void Dispose()
    {
        foreach (var (name, value) in _before)
            Environment.SetEnvironmentVariable(name, value);
        Directory.Delete(_folder, true);
    }

    [Fact]
    public void Without_any_credentials_the_fault_says_what_to_type()
    {
        var fault = Assert.Throws<GuardFault>(() => new AwsCloud().Open(new CloudIdentity()));
        Assert.Equal(("NoCredentials", FaultCategory.Authentication), (fault.ErrorId, fault.Category));
        Assert.Contains("-ProfileName", fault.NextStep);
    }

    [Fact]
    public void A_profile_that_does_not_exist_is_an_error_that_names_those_that_do_even_where_other_credentials_are_there()
    {
        Set("AWS_ACCESS_KEY_ID", "AKIDENVIRONMENT");
        Set("AWS_SECRET_ACCESS_KEY", "secret");
        var location = WriteProfiles();
        var fault = Assert.Throws<GuardFault>(() => new AwsCloud().Open(new CloudIdentity { ProfileName = "ml-prd", ProfileLocation = location }));
        Assert.Equal("ProfileNotFound", fault.ErrorId);
        Assert.Contains("ml-dev", fault.Message);
        Assert.Contains("ml-prod", fault.Message);
    }

    [Fact]
    public async Task A_named_profile_signs_and_gives_its_region()
    {
        using var aws = new StubAws(new StubWorld { Domains = 0 }.Answer);
        using var session = new AwsCloud().Open(new CloudIdentity { ProfileName = "ml-prod", ProfileLocation = WriteProfiles(), EndpointUrl = aws.Url });
        Assert.Equal(("profile ml-prod", "eu-west-1"), (session.CredentialSource, session.DefaultRegion));
        await session.CollectAsync(new(), new Listener(), default);
        Assert.All(aws.Calls, c => Assert.Contains("Credential=AKIDPROD/", c.Authorization));
        Assert.All(aws.Calls, c => Assert.Equal("eu-west-1", c.Region));
    }

    [Fact]
    public async Task A_profile_that_allows_one_attempt_gets_no_retry()
    {
        using var aws = new StubAws(_ => StubReply.Error(500, """{"__type":"InternalFailure"}"""));
        var location = WriteProfiles();
        File.AppendAllText(location, "max_attempts = 1\n");
        using var session = new AwsCloud().Open(new CloudIdentity { ProfileName = "ml-prod", ProfileLocation = location, EndpointUrl = aws.Url });
        await session.CollectAsync(new() { Notebooks = false }, new Listener(), default);
        Assert.Equal(1, aws.Count("ListDomains"));
    }

    [Fact]
    public void Profile_names_come_from_the_given_file() => Assert.Equal(["ml-dev", "ml-prod"], new AwsCloud().ProfileNames(WriteProfiles()).Where(n => n.StartsWith("ml-", StringComparison.Ordinal)));

    [Fact]
    public async Task Environment_variables_give_keys_region_and_endpoint()
    {
        using var aws = new StubAws(new StubWorld { Domains = 0 }.Answer);
        Set("AWS_ACCESS_KEY_ID", "AKIDENVIRONMENT");
        Set("AWS_SECRET_ACCESS_KEY", "secret");
        Set("AWS_REGION", "ap-south-1");
        Set("AWS_ENDPOINT_URL", aws.Url);
        using var session = new AwsCloud().Open(new CloudIdentity());
        Assert.Equal(("environment variables", "ap-south-1"), (session.CredentialSource, session.DefaultRegion));
        await session.CollectAsync(new(), new Listener(), default);
        Assert.Equal(3, aws.Calls.Count);
        Assert.All(aws.Calls, c => Assert.Contains("Credential=AKIDENVIRONMENT/", c.Authorization));
        Assert.All(aws.Calls, c => Assert.Equal("ap-south-1", c.Region));
    }

    [Fact]
    public async Task A_key_source_is_asked_and_its_failure_is_an_authentication_fault_without_its_words()
    {
        using var aws = new StubAws(new StubWorld { Domains = 0 }.Answer);
        using (var session = new AwsCloud().Open(new CloudIdentity { KeySource = () => new AccessKeys("AKIDSOURCE", "secret", "token"), KeySourceName = "$StoredAWSCredentials", EndpointUrl = aws.Url }))
        {
            Assert.Equal("$StoredAWSCredentials", session.CredentialSource);
            await session.CollectAsync(new() { Regions = ["eu-central-1"] }, new Listener(), default);
        }

        Assert.All(aws.Calls, c => Assert.Contains("Credential=AKIDSOURCE/", c.Authorization));
        using var broken = new AwsCloud().Open(new CloudIdentity { KeySource = () => throw new InvalidOperationException("secret=hunter2"), EndpointUrl = aws.Url });
        var fault = await Assert.ThrowsAsync<GuardFault>(() => broken.CollectAsync(new() { Regions = ["eu-central-1"] }, new Listener(), default));
        Assert.Equal(FaultCategory.Authentication, fault.Category);
        Assert.DoesNotContain("hunter2", fault.Message);
    }

    [Fact]
    public void Half_a_key_pair_is_an_error() => Assert.Equal("IncompleteKeys", Assert.Throws<GuardFault>(() => new AwsCloud().Open(new CloudIdentity { AccessKey = "AKID" })).ErrorId);

    [Fact]
    public async Task No_region_is_an_error_before_any_call()
    {
        using var aws = new StubAws(new StubWorld().Answer);
        using var session = new AwsCloud().Open(new CloudIdentity { AccessKey = "a", SecretKey = "b", EndpointUrl = aws.Url });
        Assert.Null(session.DefaultRegion);
        Assert.Equal("NoRegion", (await Assert.ThrowsAsync<GuardFault>(() => session.CollectAsync(new(), new Listener(), default))).ErrorId);
        Assert.Empty(aws.Calls);
    }

    [Fact]
    public void Known_regions_are_there_without_a_call() => Assert.Superset(new HashSet<string> { "eu-central-1", "us-gov-west-1", "cn-north-1" }, new AwsCloud().KnownRegions().ToHashSet());

    private string WriteProfiles()
    {
        var path = Path.Combine(_folder, "own");
        File.WriteAllText(path, "[ml-dev]\naws_access_key_id = AKIDDEV\naws_secret_access_key = s\n\n[ml-prod]\naws_access_key_id = AKIDPROD\naws_secret_access_key = s\nregion = eu-west-1\n");
        return path;
    }

    private void Set(string name, string? value)
    {
        _before.TryAdd(name, Environment.GetEnvironmentVariable(name));
        Environment.SetEnvironmentVariable(name, value);
    }
}
