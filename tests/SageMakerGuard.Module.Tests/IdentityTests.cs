using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Net;
using System.Net.Sockets;
using System.Security;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using SageMakerGuard.Ports;
using SageMakerGuard.Posture;
using SageMakerGuard.Sandbox;
using SageMakerGuard.Testing;

namespace SageMakerGuard.Module.Tests;

/// <summary>Who asks, and what comes of it when nobody can: against a server that the session takes for AWS.</summary>
public sealed class IdentityTests : IDisposable
{
    private const string Audit = "Get-SMDomainNetworkPosture -Region eu-central-1 -EndpointUrl $url -Verbose ";

    private readonly EnvironmentScope _environment = new();
    private readonly GuardSession _module = new();
    private readonly ISandbox _aws = new SandboxHost().Start(new SandboxOptions { Estate = Company.Readable });

    private SandboxAccount Account => _aws.Accounts.Single(a => a.AccountId == HealthyRegion.Account);

    public static TheoryData<string, Func<SandboxAccount, object>> Shapes => new()
    {
        { "an SDK object", a => new Refreshing(a.AccessKey, a.SecretKey) },
        { "an asynchronous one", a => new OnlyAsync(a.AccessKey, a.SecretKey) },
        { "AWSPSCredentials", a => new AwsPsCredentials(new Refreshing(a.AccessKey, a.SecretKey)) },
        { "STS's answer", a => new StsCredentials(a.AccessKey, a.SecretKey) },
        { "keys", a => new Keys(a.AccessKey, a.SecretKey) },
        { "a custom object", a => Custom(a) },
        { "a PSCredential", a => new PSCredential(a.AccessKey, Secure(a.SecretKey)) },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Credentials_of_other_modules_work_as_parameter_and_as_session_default(string shape, Func<SandboxAccount, object> make)
    {
        var credential = make(Account);
        var byParameter = _module.Run(Audit + "-Credential $mine", Url(), ("mine", credential));
        Assert.True(byParameter.Clean<DomainNetworkPosture>().Count == 2, shape);
        Assert.Contains(byParameter.Verbose, v => v.Contains("Credential", StringComparison.Ordinal));
        var stored = _module.Run("$StoredAWSCredentials = $mine; " + Audit, Url(), ("mine", credential));
        Assert.True(stored.Clean<DomainNetworkPosture>().Count == 2, shape);
        Assert.Contains(stored.Verbose, v => v.Contains("$StoredAWSCredentials", StringComparison.Ordinal));
    }

    [Fact]
    public void A_profile_is_read_from_the_file_that_is_named()
    {
        var file = _environment.Profiles($"[audit]\naws_access_key_id = {Account.AccessKey}\naws_secret_access_key = {Account.SecretKey}\n");
        var run = _module.Run(Audit + "-StoredCredentials audit -ProfilesLocation $file", Url(), ("file", file));
        Assert.Equal(2, run.Clean<DomainNetworkPosture>().Count);
        Assert.Contains(run.Verbose, v => v.Contains("audit", StringComparison.Ordinal));
    }

    [Fact]
    public void Secrets_reach_no_stream()
    {
        const string Secret = "wJalrXUtnFEMIverysecret";
        const string Token = "IQoJb3JpZ2luX2verysecrettoken";
        foreach (var script in new[]
        {
            Audit + "-Debug -AccessKey AKIAWRONG -SecretKey $secret -SessionToken $token",
            Audit + "-Debug -Credential ([pscustomobject]@{ AccessKeyId = 'AKIAWRONG'; SecretAccessKey = $secret; SessionToken = $token })",
            Audit + "-AccessKey AKIAWRONG -SecretKey $secret -SessionToken $token -ThrottleLimit nonsense",
            Audit + "-Credential $secret",
            Audit + "-SecretKey $secret",
        })
        {
            var run = _module.Run("$DebugPreference = 'Continue'; " + script, Url(), ("secret", Secret), ("token", Token));
            var everything = string.Join("\n", run.Verbose.Concat(run.Debug).Concat(run.Warnings).Concat(run.Information)
                .Concat(run.Errors.Append(run.Terminating).OfType<ErrorRecord>().Select(e => $"{e} {e.ErrorDetails} {e.ErrorDetails?.RecommendedAction} {e.Exception} {e.TargetObject} {e.ScriptStackTrace}"))
                .Concat(run.Progress.Select(p => p.ToString())).Concat(run.Output.Select(o => o.ToString())));
            Assert.NotEmpty(run.Errors);
            Assert.DoesNotContain(Secret, everything, StringComparison.Ordinal);
            Assert.DoesNotContain(Token, everything, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("Get-SMDomainNetworkPosture -Region eu-central-1", "NoCredentials", ErrorCategory.AuthenticationError)]
    [InlineData("Get-SMDomainNetworkPosture -AccessKey $key -SecretKey $secret -EndpointUrl $url", "NoRegion", ErrorCategory.InvalidArgument)]
    [InlineData("Get-SMDomainNetworkPosture -Region eu-central-1 -ProfileName missing", "ProfileNotFound", ErrorCategory.AuthenticationError)]
    [InlineData("Get-SMDomainNetworkPosture -Region eu-central-1 -EndpointUrl $url -Credential $expired", "CredentialsFailed", ErrorCategory.AuthenticationError)]
    [InlineData("Get-SMDomainNetworkPosture -Region eu-central-1 -EndpointUrl $url -AccountId 999999999999 -AccessKey $key -SecretKey $secret", "AccountMismatch", ErrorCategory.InvalidArgument)]
    [InlineData("Get-SMDomainNetworkPosture -Region eu-central-1 -EndpointUrl $url -DomainId d-nothing -AccessKey $key -SecretKey $secret", "DomainNotFound", ErrorCategory.ObjectNotFound)]
    [InlineData("Test-SMDomainConnectivity -Region eu-central-1 -EndpointUrl $url -SubnetId subnet-0000000000000nope -SecurityGroupId sg-1 -AccessKey $key -SecretKey $secret", "SubnetNotFound", ErrorCategory.ObjectNotFound)]
    [InlineData("Get-SMDomainNetworkPosture -Region eu-central-1 -EndpointUrl $closed -AccessKey $key -SecretKey $secret", "EndpointUnreachable", ErrorCategory.ConnectionError)]
    [InlineData("Get-SMDomainNetworkPosture -Region eu-central-1 -EndpointUrl $html -AccessKey $key -SecretKey $secret", "EndpointNotAws", ErrorCategory.ConnectionError)]
    [InlineData("Get-SMDomainNetworkPosture -Region eu-central-1 -EndpointUrl $ended -AccessKey $key -SecretKey $secret", "ExpiredToken", ErrorCategory.AuthenticationError)]
    [InlineData("Get-SMDomainNetworkPosture -Region eu-central-1 -EndpointUrl nonsense -AccessKey $key -SecretKey $secret", "InvalidEndpointUrl", ErrorCategory.InvalidArgument)]
    public void Where_nobody_can_be_asked_there_is_one_error_with_the_next_step(string script, string id, ErrorCategory category)
    {
        _environment.Set("AWS_MAX_ATTEMPTS", "1");
        using var expired = new SandboxHost().Start(new SandboxOptions { Estate = Company.Readable, Faults = [new() { ErrorCode = "ExpiredTokenException" }] });
        using var html = new SandboxHost().Start(new SandboxOptions { Estate = Company.Readable, Faults = [new() { ErrorCode = "Html" }] });
        var run = _module.Run(script, Url(), ("closed", Closed()), ("html", html.EndpointUrl), ("ended", expired.EndpointUrl), ("key", Account.AccessKey), ("secret", Account.SecretKey), ("expired", new Expired()));
        Assert.Empty(run.Output);
        var error = run.OneError();
        Assert.StartsWith(id + ",", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(category, error.CategoryInfo.Category);
        Assert.NotEmpty(error.ErrorDetails.RecommendedAction);
        Assert.DoesNotContain("   at ", error.ErrorDetails.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_policy_that_is_shipped_is_enough_and_names_every_call_that_is_made()
    {
        var policy = File.ReadAllText(Path.Combine(Path.GetDirectoryName(GuardSession.Manifest)!, "examples", "audit-policy.json"));
        var audits = new[] { null, policy }.Select(document =>
        {
            using var aws = new SandboxHost().Start(new SandboxOptions { PolicyDocument = document });
            var run = _module.Run(
                "$accounts | Get-SMDomainNetworkPosture -AllRegions -IncludeUserProfileSettings -EndpointUrl $url; $accounts | Get-SMNotebookNetworkPosture -AllRegions -EndpointUrl $url",
                ("url", aws.EndpointUrl), ("accounts", aws.Accounts));
            Assert.All(aws.Calls.Select(c => c.Operation).Distinct(), operation => Assert.Contains($"\"{operation}\"", policy, StringComparison.Ordinal));
            return run.As<DomainNetworkPosture>().Select(p => $"{p.DomainId} {p.Verdict} {p.Score}").Concat(run.As<NotebookNetworkPosture>().Select(p => $"{p.NotebookInstanceName} {p.Verdict} {p.Score}")).Order(StringComparer.Ordinal).ToList();
        }).ToList();
        Assert.True(audits[0].Count > 12);
        Assert.Equal(audits[0], audits[1]);
    }

    [Fact]
    public void One_account_without_credentials_does_not_keep_the_others_from_answering()
    {
        var run = _module.Run(
            "@([pscustomobject]@{ ProfileName = 'missing' }; [pscustomobject]@{ AccessKey = $key; SecretKey = $secret }) | Get-SMDomainNetworkPosture -Region eu-central-1 -EndpointUrl $url",
            Url(), ("key", Account.AccessKey), ("secret", Account.SecretKey));
        Assert.Equal(2, run.As<DomainNetworkPosture>().Count);
        Assert.StartsWith("ProfileNotFound,", Assert.Single(run.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _module.Dispose();
        _aws.Dispose();
        _environment.Dispose();
    }

    private (string Name, object? Value) Url() => ("url", _aws.EndpointUrl);

    private static string Closed()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";
    }

    private static PSObject Custom(SandboxAccount account)
    {
        var custom = new PSObject();
        custom.Properties.Add(new PSNoteProperty("AccessKeyId", account.AccessKey));
        custom.Properties.Add(new PSNoteProperty("SecretAccessKey", account.SecretKey));
        return custom;
    }

    private static SecureString Secure(string text)
    {
        var secure = new SecureString();
        foreach (var c in text)
            secure.AppendChar(c);
        return secure;
    }
}
