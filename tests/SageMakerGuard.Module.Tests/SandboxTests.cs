using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using SageMakerGuard.Ports;
using SageMakerGuard.Posture;
using SageMakerGuard.Testing;

namespace SageMakerGuard.Module.Tests;

/// <summary>A sandbox as the session's AWS.</summary>
public sealed class SandboxTests : IDisposable
{
    private readonly EnvironmentScope _environment = new();
    private readonly Company _company = new();
    private readonly GuardSession _module = new();

    [Fact]
    public void Both_accounts_are_audited_by_their_own_keys()
    {
        var run = Run("$sandbox.Accounts | Get-SMDomainNetworkPosture -AllRegions");
        Assert.Equal([Company.Dark, HealthyRegion.DomainId, Company.Public], Ids(run));
    }

    [Fact]
    public void It_needs_neither_keys_nor_region()
    {
        var run = Run("Get-SMDomainNetworkPosture -Verbose");
        Assert.Equal([HealthyRegion.DomainId, Company.Public], Ids(run));
        Assert.Contains(run.Verbose, v => v.Contains("stands for AWS", StringComparison.Ordinal) && v.Contains(HealthyRegion.Account, StringComparison.Ordinal));
        Assert.Contains(run.Verbose, v => v.StartsWith("Region eu-central-1 from sandbox-", StringComparison.Ordinal));
    }

    [Fact]
    public void Postures_of_both_accounts_find_their_keys_again()
    {
        Assert.Equal(3, Ids(Run("$sandbox.Accounts | Get-SMDomainNetworkPosture -AllRegions | Get-SMDomainNetworkPosture")).Count);
    }

    [Fact]
    public void The_stored_region_is_honoured()
    {
        Assert.Equal([Company.Dark], Ids(Run("$StoredAWSRegion = 'us-east-1'; Get-SMDomainNetworkPosture -AccountId 444455556666")));
    }

    [Theory]
    [InlineData("Get-SMDomainNetworkPosture -ProfileName prod -Region eu-central-1")]
    [InlineData("Get-SMDomainNetworkPosture -AccessKey AKIAREAL -SecretKey realsecret -Region eu-central-1")]
    [InlineData("Get-SMDomainNetworkPosture -AccessKey AKIAREAL -SecretKey realsecret -Region eu-central-1 -EndpointUrl $sandbox.EndpointUrl")]
    [InlineData("Get-SMDomainNetworkPosture -AccessKey AKIAREAL -SecretKey realsecret -Region eu-central-1 -EndpointUrl $sandbox.EndpointUrl.Replace('127.0.0.1', 'localhost')")]
    public void Credentials_of_the_user_are_never_sent_to_it(string script)
    {
        _environment.Profiles("[prod]\naws_access_key_id = AKIAREAL\naws_secret_access_key = realsecret\n");
        var error = Run(script).OneError();
        Assert.StartsWith("SandboxCredentials,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.DoesNotContain("realsecret", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Credentials_of_the_environment_and_the_session_are_passed_over()
    {
        _environment.Set("AWS_ACCESS_KEY_ID", "AKIAREAL");
        _environment.Set("AWS_SECRET_ACCESS_KEY", "realsecret");
        var run = Run("$StoredAWSCredentials = $mine; Get-SMDomainNetworkPosture", ("mine", new Expired()));
        Assert.Equal([HealthyRegion.DomainId, Company.Public], Ids(run));
    }

    [Fact]
    public void The_newest_stands_for_AWS_and_the_one_before_it_after_its_end()
    {
        var run = Run("$second = Start-SMSandbox -EstatePath $path; $second.SandboxId; $second | Stop-SMSandbox -Verbose; Get-SMDomainNetworkPosture -Verbose");
        Assert.Contains(run.Verbose, v => v.StartsWith((string)_module.Runspace.SessionStateProxy.GetVariable("first") + " ", StringComparison.Ordinal));
    }

    [Fact]
    public void After_the_last_has_ended_AWS_is_asked_again()
    {
        Assert.StartsWith("NoCredentials,", Run("Stop-SMSandbox; Get-SMDomainNetworkPosture -Region eu-central-1").OneError().FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Fact]
    public void WhatIf_starts_and_stops_nothing()
    {
        Assert.Empty(_module.Run("Start-SMSandbox -EstatePath ./not-there -WhatIf").Clean<object>());
        Assert.Equal(2, Ids(Run("$sandbox | Stop-SMSandbox -WhatIf; Get-SMDomainNetworkPosture")).Count);
    }

    [Fact]
    public void It_ends_with_the_module()
    {
        var run = Run("Remove-Module SageMakerGuard; Import-Module $manifest; Get-SMDomainNetworkPosture -Region eu-central-1", ("manifest", GuardSession.Manifest));
        Assert.StartsWith("NoCredentials,", run.OneError().FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-FaultPlan @{ Operation = 'sagemaker:ListDomains'; ErrorCode = 'AccessDeniedException' }")]
    [InlineData("-FaultPlan ([pscustomobject]@{ Operation = 'sagemaker:ListDomains'; ErrorCode = 'AccessDeniedException' })")]
    [InlineData("-PolicyPath $policy")]
    public void A_region_whose_domains_may_not_be_listed_is_an_error_that_names_the_call(string trouble)
    {
        var policy = _company.Write("policy.json", """{ "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Action": "*", "Resource": "*" }, { "Effect": "Deny", "Action": "sagemaker:ListDomains", "Resource": "*" } ] }""");
        var run = _module.Run($"$null = Start-SMSandbox -EstatePath $path {trouble}; Get-SMDomainNetworkPosture", ("path", Readable()), ("policy", policy));
        var error = run.OneError();
        Assert.Empty(run.Output);
        Assert.StartsWith("RegionNotRead,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(ErrorCategory.PermissionDenied, error.CategoryInfo.Category);
        Assert.Contains("sagemaker:ListDomains", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("@{ Operation = '*'; FromCall = 100000; ErrorCode = 'Timeout'; Delay = 250; AfterEffect = $true }")]
    [InlineData("@{ Operation = 'mutating'; ErrorCode = 'Timeout'; Delay = [timespan]::FromSeconds(2); AfterEffect = $false }")]
    [InlineData("([pscustomobject]@{ Operation = 'mutating'; ErrorCode = 'DropConnection'; AfterEffect = $true })")]
    public void Faults_can_wait_for_a_later_call_or_for_one_that_changes_something(string plan)
    {
        Assert.Equal(2, Ids(_module.Run($"$null = Start-SMSandbox -EstatePath $path -FaultPlan {plan}; Get-SMDomainNetworkPosture", ("path", Readable()))).Count);
    }

    [Theory]
    [InlineData("-Latency 20")]
    [InlineData("-Latency ([timespan]::FromMilliseconds(20))")]
    [InlineData("-ThrottleRate 1000")]
    [InlineData("-AwsThrottling")]
    [InlineData("-EventualConsistency 500")]
    [InlineData("-TransitionTime 0")]
    public void Its_manners_can_be_chosen(string options)
    {
        Assert.Equal(2, Ids(_module.Run($"$null = Start-SMSandbox -EstatePath $path {options}; Get-SMDomainNetworkPosture", ("path", Readable()))).Count);
    }

    [Fact]
    public void Regions_that_are_not_opted_into_are_a_warning()
    {
        var run = _module.Run("$null = Start-SMSandbox -EstatePath $path -NotOptedIn eu-south-2; Get-SMDomainNetworkPosture -AllRegions", ("path", Readable()));
        Assert.Single(run.Warnings, w => w.Contains("eu-south-2", StringComparison.Ordinal));
    }

    [Fact]
    public void An_export_is_judged_as_the_sandbox_is()
    {
        var run = Run("$sandbox.Accounts | Export-SMEstate -Path $file -AllRegions; $sandbox.Accounts | Get-SMDomainNetworkPosture -AllRegions; Get-SMDomainNetworkPosture -EstatePath $file", ("file", _company.File("exported.json")));
        var verdicts = run.Clean<DomainNetworkPosture>().GroupBy(p => p.DomainId).ToList();
        Assert.Equal(3, verdicts.Count);
        Assert.All(verdicts, pair => Assert.Single(pair.Select(p => (p.Verdict, p.Score, string.Join(",", p.Findings.Select(f => f.RuleId)))).Distinct()));
    }

    [Fact]
    public void Progress_ends_when_the_reading_does()
    {
        var run = Run("Get-SMDomainNetworkPosture");
        Assert.NotEmpty(run.Progress);
        Assert.Equal(ProgressRecordType.Completed, run.Progress[^1].RecordType);
    }

    public void Dispose()
    {
        _module.Run("Stop-SMSandbox");
        _module.Dispose();
        _company.Dispose();
        _environment.Dispose();
    }

    private Run Run(string script, params (string Name, object? Value)[] variables) =>
        _module.Run("$sandbox = Start-SMSandbox -EstatePath $path; $first = $sandbox.SandboxId; " + script, [("path", Readable()), .. variables]);

    private string Readable() => _company.Write("readable.json", Company.Readable);

    private static List<string> Ids(Run run) => run.Clean<DomainNetworkPosture>().Select(p => p.DomainId).Order(StringComparer.Ordinal).ToList();
}
