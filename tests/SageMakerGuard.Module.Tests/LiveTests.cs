using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net.Http;
using SageMakerGuard.Changes;
using SageMakerGuard.Estates;
using SageMakerGuard.Ports;
using SageMakerGuard.Probing;
using SageMakerGuard.Reachability;
using SageMakerGuard.Sandbox;
using SageMakerGuard.Sandbox.Sample;

namespace SageMakerGuard.Module.Tests;

/// <summary>Test-SMDomainConnectivity -Live with a person at the prompt: the price comes first, and what changes between the reading and the analysis is a difference.</summary>
public sealed class LiveTests : IDisposable
{
    private const int Yes = 0;
    private const int No = 2;

    private readonly GuardSession _module = new();
    private readonly ISandbox _sandbox = new SandboxHost().Start(new SandboxOptions { Estate = SampleCompany.Create() });
    private readonly DirectoryInfo _journals = Directory.CreateTempSubdirectory("journals of a test ");
    private readonly Domain _domain = SampleCompany.Create().Regions.SelectMany(r => r.Domains.Items).Single(d => d.DomainName == "claims-fraud");

    [Fact]
    public void The_price_is_in_the_question_and_a_no_means_that_nothing_is_called()
    {
        string? asked = null;
        _module.Host.Answer = question =>
        {
            asked = question;
            return No;
        };
        Assert.Empty(Live("-Confirm").Clean<object>());
        Assert.Contains("Analyse 3 paths with Reachability Analyzer and remove them again (about 0.30 USD at 0.10 USD each; AWS's list price is on the VPC pricing page, https://aws.amazon.com/vpc/pricing)", asked, StringComparison.Ordinal);
        Assert.DoesNotContain(_sandbox.Calls, c => c.Mutating);
        Assert.Empty(_journals.EnumerateFiles());
    }

    [Theory]
    [InlineData("")]
    [InlineData(" -Quiet")]
    public void What_somebody_changed_since_the_reading_is_a_difference(string quiet)
    {
        _module.Host.Answer = _ =>
        {
            LockTheEndpoints();
            return Yes;
        };
        var run = Live("-Confirm" + quiet);
        if (quiet.Length > 0)
        {
            Assert.Equal([false], run.Clean<bool>());
            return;
        }

        var results = run.Clean<LivePathResult>();
        Assert.Equal(3, results.Count);
        Assert.All(results, r => Assert.Equal((ReachabilityVerdict.Reachable, LiveAnalysis.NotReachable, false), (r.Proof, r.Analyzer, r.Agrees)));
        Assert.All(results, r => Assert.Contains("The proof says Reachable, and Reachability Analyzer finds no path: ENI_SG_RULES_MISMATCH ingress", r.Meaning, StringComparison.Ordinal));
        Assert.All(results, r => Assert.Contains(Endpoints.GroupId, r.NextStep, StringComparison.Ordinal));
    }

    [Fact]
    public void An_estate_in_a_file_can_be_planned_for_and_not_be_asked()
    {
        var file = Path.Combine(_journals.FullName, "estate.json");
        Estates.Files.EstateFile.Write(file, SampleCompany.Create());
        Assert.StartsWith("ParametersContradict,", _module.Run("Test-SMDomainConnectivity -EstatePath $file -DomainId $id -Live", ("file", file), ("id", _domain.DomainId)).OneError().FullyQualifiedErrorId, StringComparison.Ordinal);
        var plan = Assert.Single(_module.Run("Test-SMDomainConnectivity -EstatePath $file -DomainId $id -Live -Service sts -WhatIf", ("file", file), ("id", _domain.DomainId)).Clean<ChangeRun>());
        Assert.Equal(12, plan.Changes.Count);
        Assert.All(plan.Proof, p => Assert.Equal(ReachabilityVerdict.Reachable, p.Verdict));
    }

    [Theory]
    [InlineData("-Live -As VpcOnly")]
    [InlineData("-Live -Probe x")]
    [InlineData("-Probe x -JournalPath x")]
    [InlineData("-Live -SubnetId subnet-1 -SecurityGroupId sg-1")]
    public void Parameters_of_other_uses_do_not_go_together(string parameters) =>
        Assert.StartsWith("AmbiguousParameterSet,", _module.Run($"Test-SMDomainConnectivity -EstatePath x {parameters}").OneError().FullyQualifiedErrorId, StringComparison.Ordinal);

    public void Dispose()
    {
        _module.Dispose();
        _sandbox.Dispose();
        _journals.Delete(recursive: true);
    }

    private SandboxAccount Account => _sandbox.Accounts.Single(a => a.AccountId == SampleCompany.ProductionAccount);

    private SecurityGroup Endpoints => SampleCompany.Create().Regions.SelectMany(r => r.SecurityGroups.Items).Single(g => g.VpcId == _domain.VpcId && g.GroupName == "vpc-endpoints");

    private Run Live(string parameters) => _module.Run(
        $"Test-SMDomainConnectivity -EndpointUrl $url -AccessKey $key -SecretKey $secret -Region eu-central-1 -DomainId $id -Live -Service sts -JournalPath $journals {parameters}",
        ("url", _sandbox.EndpointUrl), ("key", Account.AccessKey), ("secret", Account.SecretKey), ("id", _domain.DomainId), ("journals", _journals.FullName));

    private void LockTheEndpoints()
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, _sandbox.EndpointUrl + "/")
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["Action"] = "RevokeSecurityGroupIngress", ["Version"] = "2016-11-15", ["GroupId"] = Endpoints.GroupId, ["IpPermissions.1.IpProtocol"] = "tcp", ["IpPermissions.1.FromPort"] = "443", ["IpPermissions.1.ToPort"] = "443",
                ["IpPermissions.1.Groups.1.GroupId"] = _domain.DefaultUserSettings!.SecurityGroups[0],
            }),
        };
        request.Headers.TryAddWithoutValidation("Authorization", $"AWS4-HMAC-SHA256 Credential={Account.AccessKey}/20260301/eu-central-1/ec2/aws4_request, SignedHeaders=host, Signature=00");
        using var answer = http.Send(request);
        answer.EnsureSuccessStatusCode();
    }
}
