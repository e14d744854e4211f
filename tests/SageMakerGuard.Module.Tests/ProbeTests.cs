using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Text.Json;
using System.Threading.Tasks;
using SageMakerGuard.Estates;
using SageMakerGuard.Probing;
using SageMakerGuard.Sandbox.Sample;
using SageMakerGuard.Testing;

namespace SageMakerGuard.Module.Tests;

/// <summary>Test-SMDomainConnectivity -Probe and -ProbeResult: from the script on disk to the differences.</summary>
public sealed class ProbeTests : IDisposable
{
    private const string Healthy = "-EstatePath $path -Region eu-central-1 -DomainId d-healthy00001";
    private const string Printed = """{"schema":"SageMakerGuard.Probe","version":1,"accountId":"111122223333","region":"eu-central-1","domainId":"d-healthy00001","time":"2026-11-20T10:00:00Z","rows":[{"name":"sts","kind":"dns","host":"sts.eu-central-1.amazonaws.com","port":443,"addresses":["10.20.1.20"],"ok":true},{"name":"sts","kind":"tcp","host":"sts.eu-central-1.amazonaws.com","port":443,"ok":true}]}""";

    private readonly GuardSession _module = new();
    private readonly Company _company = new();

    [Fact]
    public void Probe_writes_one_script_and_gives_the_file()
    {
        var file = Assert.Single(Run($"Test-SMDomainConnectivity {Healthy} -Probe $target", ("target", _company.File("a probe.sh"))).Clean<FileInfo>());
        Assert.Equal(_company.File("a probe.sh"), file.FullName);
        Assert.Contains("\"sts.eu-central-1.amazonaws.com\",443,\"private\",\"reachable\",\"sts\"", File.ReadAllText(file.FullName), StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_gets_a_script_for_each_domain_under_its_own_name()
    {
        var files = Run("Test-SMDomainConnectivity -EstatePath $path -Region eu-central-1 -Probe $target", ("target", _company.Folder)).Clean<FileInfo>();
        Assert.Equal(["smguard-probe-d-healthy00001.sh", "smguard-probe-d-public000001.sh"], files.Select(f => f.Name));
        Assert.All(files, f => Assert.Contains($"\"domainId\":\"{f.Name[14..^3]}\"", File.ReadAllText(f.FullName), StringComparison.Ordinal));
    }

    [Fact]
    public void One_file_holds_the_probe_of_one_domain_and_the_second_domain_is_an_error()
    {
        var run = Run("Test-SMDomainConnectivity -EstatePath $path -Region eu-central-1 -Probe $target -Force", ("target", _company.File("probe.sh")));
        Assert.Single(run.As<FileInfo>());
        Assert.StartsWith("ProbeFileTaken,", run.OneError().FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("d-healthy00001", File.ReadAllText(_company.File("probe.sh")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_there_stays_unless_Force_is_given_and_WhatIf_writes_nothing()
    {
        var target = _company.Write("probe.sh", "mine");
        Assert.StartsWith("ProbeFileExists,", Run($"Test-SMDomainConnectivity {Healthy} -Probe $target", ("target", target)).OneError().FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Empty(Run($"Test-SMDomainConnectivity {Healthy} -Probe $target -Force -WhatIf", ("target", target)).Clean<object>());
        Assert.Equal("mine", File.ReadAllText(target));
        Assert.Single(Run($"Test-SMDomainConnectivity {Healthy} -Probe $target -Force", ("target", target)).Clean<FileInfo>());
        Assert.StartsWith("#!/bin/sh", File.ReadAllText(target), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "\"public\",\"reachable\"")]
    [InlineData(" -As VpcOnly", "\"private\",\"reachable\"")]
    public void The_script_expects_what_the_proof_says_and_As_VpcOnly_is_a_proof_of_its_own(string parameters, string expected)
    {
        var script = Run($"Test-SMDomainConnectivity -EstatePath $path -Region eu-central-1 -DomainId {Company.Public} -Service kms -Probe $target{parameters}", ("target", _company.File("probe.sh")));
        Assert.Contains($"[\"kms\",\"kms.eu-central-1.amazonaws.com\",443,{expected},\"\"]", File.ReadAllText(Assert.Single(script.Clean<FileInfo>()).FullName), StringComparison.Ordinal);
    }

    [Fact]
    public void A_script_that_is_too_long_for_a_lifecycle_configuration_is_written_with_a_warning()
    {
        var settings = _company.Write("settings.json", """{ "Features": ["Sdk", "Canvas", "RStudio", "CodeArtifact", "Bedrock", "Projects"] }""");
        var run = Run($"Test-SMDomainConnectivity {Healthy} -Probe $target -SettingsPath $settings", ("target", _company.File("probe.sh")), ("settings", settings));
        Assert.Single(run.Clean<FileInfo>());
        Assert.Contains("lifecycle configuration", Assert.Single(run.Warnings), StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task From_the_script_to_the_differences_on_the_sample_company()
    {
        Skip.If(ProbeRun.Missing is not null, ProbeRun.Missing);
        var estate = SampleCompany.Create();
        var region = estate.Regions.Single(r => r.Domains.Items.Any(d => d.DomainName == "claims-fraud"));
        var domain = region.Domains.Items.Single(d => d.DomainName == "claims-fraud");
        var path = _company.Write("sample.json", estate);
        var script = Assert.Single(_module.Run("Test-SMDomainConnectivity -EstatePath $path -DomainId $id -Probe $target", ("path", path), ("id", domain.DomainId), ("target", _company.Folder)).Clean<FileInfo>());
        Assert.Equal($"smguard-probe-{domain.DomainId}.sh", script.Name);

        // The app's DNS knows nothing of the endpoint for KMS, and the group of the endpoint for logs drops connections; all else is as proven.
        using var hosts = new LoopbackHosts();
        foreach (var (name, host, port, resolves, connects) in Targets(script.FullName))
            Stage(hosts, name, host, port, resolves, connects, region.Subnets.Items.First(s => s.SubnetId == domain.SubnetIds[0]));
        hosts.Resolves("pypi.org", "no such host");
        var ran = await ProbeRun.Of(script.FullName, new Dictionary<string, string> { ["SMGUARD_PROBE_HOSTS"] = hosts.Table, ["SSL_CERT_FILE"] = hosts.AuthorityFile });
        Assert.Equal((0, ""), (ran.ExitCode, ran.Errors));

        var run = _module.Run("Test-SMDomainConnectivity -EstatePath $path -ProbeResult $printed", ("path", path), ("printed", ran.Output));
        var all = run.Clean<ProbeDifference>();
        Assert.Equal(["kms", "logs"], all.TakeWhile(d => !d.Agrees).Select(d => d.Destination).Order(StringComparer.Ordinal));
        Assert.Contains("forward to the VPC resolver", all.Single(d => d.Destination == "kms").NextStep, StringComparison.Ordinal);
        Assert.Equal(ProbeObservation.Blocked, all.Single(d => d.Destination == "logs").Observed);
        Assert.All(all.Skip(2), d => Assert.True(d.Agrees, d.Meaning));
        Assert.All(all, d => Assert.Equal((region.AccountId, region.Region, domain.DomainId), (d.AccountId, d.Region, d.DomainId)));
        Assert.Contains("rehearsal", Assert.Single(run.Warnings), StringComparison.Ordinal);
        Assert.False(Assert.Single(_module.Run("Test-SMDomainConnectivity -EstatePath $path -ProbeResult $printed -Quiet", ("path", path), ("printed", ran.Output)).Clean<bool>()));
        Assert.True(Assert.Single(_module.Run("Test-SMDomainConnectivity -EstatePath $path -ProbeResult $printed -Quiet -Service sts, s3, efs", ("path", path), ("printed", ran.Output)).Clean<bool>()));
    }

    [Theory]
    [InlineData("$printed")]
    [InlineData("$file")]
    [InlineData("(Get-Content $file)")]
    [InlineData("(Get-Item $file)")]
    public void What_was_printed_may_come_as_text_as_lines_or_as_a_file(string given)
    {
        // The engine that hosts the tests has no Get-Content.
        var text = $"hello\r\n\r\n{ProbeScript.Begin}\r\n{Printed}\r\n{ProbeScript.End}\r\n";
        var script = given.Replace("(Get-Content $file)", "([System.IO.File]::ReadAllLines($file))", StringComparison.Ordinal).Replace("(Get-Item $file)", "([System.IO.FileInfo]::new($file))", StringComparison.Ordinal);
        var run = Run($"Test-SMDomainConnectivity -EstatePath $path -Service sts -ProbeResult {script}", ("printed", text), ("file", _company.Write("printed.txt", text)));
        var difference = Assert.Single(run.Clean<ProbeDifference>());
        Assert.Equal(("sts", ProbeObservation.Reachable, true), (difference.Destination, difference.Observed, difference.Agrees));
    }

    [Fact]
    public void Postures_can_be_piped_in_and_each_needs_a_probe_of_its_own()
    {
        var run = Run("Get-SMDomainNetworkPosture -EstatePath $path -Region eu-central-1 | Test-SMDomainConnectivity -EstatePath $path -Service sts -ProbeResult $printed", ("printed", Printed));
        Assert.Equal("d-healthy00001", Assert.Single(run.As<ProbeDifference>()).DomainId);
        var error = run.OneError();
        Assert.StartsWith("ProbeOfAnotherDomain,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(Company.Public, error.TargetObject);
    }

    [Theory]
    [InlineData("-ProbeResult $printed", "d-healthy00001", "d-nothing", "DomainNotFound")]
    [InlineData("-DomainId d-public000001 -ProbeResult $printed", "", "", "ProbeOfAnotherDomain")]
    [InlineData("-ProbeResult $printed", "\"eu-central-1\"", "\"us-east-1\"", "DomainNotFound")]
    [InlineData("-ProbeResult $printed", "\"111122223333\"", "\"999999999999\"", "ProbeOfAnotherDomain")]
    [InlineData("-ProbeResult $printed", "\"version\":1", "\"version\":7", "InvalidProbeResult")]
    [InlineData("-ProbeResult ''", "", "", "InvalidProbeResult")]
    [InlineData("-ProbeResult 'no such file.txt'", "", "", "ProbeResultNotFound")]
    [InlineData("-ProbeResult env:PATH", "", "", "NotAFilePath")]
    [InlineData("-Probe env:PATH", "", "", "NotAFilePath")]
    [InlineData("-Region eu-central-1 -DomainId d-healthy00001 -Probe $elsewhere", "", "", "FolderNotFound")]
    [InlineData("-Probe x -ProbeResult y", "", "", "AmbiguousParameterSet")]
    [InlineData("-Probe x -Quiet", "", "", "AmbiguousParameterSet")]
    [InlineData("-SubnetId subnet-1 -SecurityGroupId sg-1 -Probe x", "", "", "AmbiguousParameterSet")]
    public void What_cannot_be_compared_is_one_error_and_no_output(string parameters, string from, string to, string id)
    {
        var printed = from.Length > 0 ? Printed.Replace(from, to, StringComparison.Ordinal) : Printed;
        var run = Run($"Test-SMDomainConnectivity -EstatePath $path {parameters}", ("printed", printed), ("elsewhere", Path.Combine(_company.Folder, "nothing", "probe.sh")));
        Assert.Empty(run.Output);
        var error = run.OneError();
        Assert.StartsWith(id + ",", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.True(id == "AmbiguousParameterSet" || error.ErrorDetails.RecommendedAction.Length > 0);
    }

    [Fact]
    public void A_probe_from_before_the_domains_last_change_is_refused_and_compared_with_Force()
    {
        var region = HealthyRegion.Create();
        var path = _company.Write("changed.json", Company.Estate with { Regions = [region with { Domains = Part<Domain>.Read(HealthyRegion.Domain() with { LastModifiedTime = new DateTimeOffset(2026, 11, 21, 0, 0, 0, TimeSpan.Zero) }) }] });
        var refused = _module.Run("Test-SMDomainConnectivity -EstatePath $path -Service sts -ProbeResult $printed -Quiet", ("path", path), ("printed", Printed));
        Assert.StartsWith("ProbeOutdated,", refused.OneError().FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.False(Assert.Single(refused.As<bool>()));
        var compared = _module.Run("Test-SMDomainConnectivity -EstatePath $path -Service sts -ProbeResult $printed -Force", ("path", path), ("printed", Printed));
        Assert.Single(compared.Clean<ProbeDifference>());
        Assert.Single(compared.Warnings);
    }

    [Fact]
    public void A_person_sees_the_differences_as_a_table_that_fits()
    {
        var text = _module.Render("Test-SMDomainConnectivity -EstatePath $path -ProbeResult $printed", ("path", _company.Path), ("printed", Printed));
        Assert.Contains("Probe: domain d-healthy00001 in eu-central-1, 2026-11-20T10:00:00Z", text, StringComparison.Ordinal);
        Assert.All(text.Split('\n'), line => Assert.True(line.TrimEnd().Length <= CapturingHost.Width, line));
    }

    public void Dispose()
    {
        _module.Dispose();
        _company.Dispose();
    }

    private static void Stage(LoopbackHosts hosts, string name, string host, int port, string resolves, string connects, Subnet subnet)
    {
        if (connects == "blocked")
        {
            hosts.Resolves(host, "no such host");
            return;
        }

        var inside = subnet.CidrBlock[..subnet.CidrBlock.LastIndexOf('.')] + ".99";
        if (resolves != "any")
            hosts.Resolves(host, resolves == "private" && name != "kms" ? inside : "52.94.1.1");
        if (name == "logs")
            hosts.Hangs(host, port);
        else if (name is "sts" or "s3")
            hosts.Answers(host, port, request => name == "sts" ? LoopbackAws.Sts(request, SampleCompany.ProductionAccount) : LoopbackAws.S3(request, "NoSuchBucket"));
        else
            hosts.TakesConnections(host, port);
    }

    // The lines of the script that say what it asks.
    private static List<(string Name, string Host, int Port, string Resolves, string Connects)> Targets(string script) => File.ReadAllLines(script)
        .Where(line => line.StartsWith("[\"", StringComparison.Ordinal))
        .Select(line => JsonDocument.Parse(line.TrimEnd(',')).RootElement)
        .Select(t => (t[0].GetString()!, t[1].GetString()!, t[2].GetInt32(), t[3].GetString()!, t[4].GetString()!))
        .ToList();

    private Run Run(string script, params (string Name, object? Value)[] variables) => _module.Run(script, [("path", _company.Path), .. variables]);
}
