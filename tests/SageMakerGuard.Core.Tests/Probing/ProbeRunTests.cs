using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using SageMakerGuard.Probing;
using SageMakerGuard.Reachability;
using SageMakerGuard.Core.Tests.Reachability;
using SageMakerGuard.Testing;
using SageMakerGuard.Tests.EstateFiles;

namespace SageMakerGuard.Core.Tests.Probing;

/// <summary>The script, really run by sh and python3, against hosts on loopback: what it sees is what there is, and nothing ends it.</summary>
public sealed class ProbeRunTests
{
    private const string Secret = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";

    [SkippableFact]
    public async Task A_network_that_is_as_proven_agrees_throughout()
    {
        Skip.If(ProbeRun.Missing is not null, ProbeRun.Missing);
        using var rehearsal = new ProbeRehearsal().RestAsProven();
        var (run, result) = await rehearsal.Run();
        var all = Probes.Compare(rehearsal.Region, rehearsal.Plan, result);
        Assert.All(all, d => Assert.True(d.Agrees, $"{d.Destination}: {d.Meaning}"));
        Assert.Equal(["app to app"], all.Where(d => d.Observed == ProbeObservation.NotProbed).Select(d => d.Destination));
        Assert.Equal(["internet", "package index"], all.Where(d => d.Observed == ProbeObservation.Blocked).Select(d => d.Destination));
        Assert.Contains("unlike the proof: none", run.Output, StringComparison.Ordinal);
        Assert.True(result.Rehearsal);
        Assert.Equal((HealthyRegion.Account, HealthyRegion.Region, HealthyRegion.DomainId, Probes.Written), (result.AccountId, result.Region, result.DomainId, result.Written));
        Assert.Equal(["127.0.0.1"], result.SourceAddresses);
        Assert.NotEmpty(result.Hostname);
    }

    [SkippableFact]
    public async Task Every_way_to_fail_has_its_kind_and_its_meaning_and_they_are_waited_for_side_by_side()
    {
        Skip.If(ProbeRun.Missing is not null, ProbeRun.Missing);
        using var rehearsal = new ProbeRehearsal();
        rehearsal.Hosts
            .Resolves(Host(rehearsal, "sagemaker.api"), "10.20.1.20").Hangs(Host(rehearsal, "sagemaker.api"), 443)
            .Resolves(Host(rehearsal, "sagemaker.runtime"), "10.20.1.21").Refuses(Host(rehearsal, "sagemaker.runtime"), 443)
            .Resolves(Host(rehearsal, "studio"), "no such host")
            .Resolves(Host(rehearsal, "sts"), "10.20.1.23").TakesConnections(Host(rehearsal, "sts"), 443)
            .Resolves(Host(rehearsal, "s3"), "52.219.170.10").AnswersAsSomebodyElse(Host(rehearsal, "s3"), 443)
            .Resolves(Host(rehearsal, "logs"), "10.20.1.24").TakesConnectionsAtOneOfTwo(Host(rehearsal, "logs"), 443)
            .Hangs("10.20.1.10", 2049).Hangs("10.20.2.10", 2049)
            .Resolves("example.com", "93.184.215.14").Answers("example.com", 443, LoopbackAws.Page);
        var (run, result) = await rehearsal.RestAsProven().Run();
        Assert.Equal(
            new[]
            {
                "sagemaker.api tcp timeout", "sagemaker.runtime tcp refused", "studio dns dns", "sts http timeout", "s3 http tls",
                $"EFS {HealthyRegion.FileSystem} tcp timeout", $"EFS {HealthyRegion.FileSystem} tcp timeout", "package index dns dns",
            }.Order(StringComparer.Ordinal),
            result.Rows.Where(r => !r.Ok && r.Kind != ProbeRow.Sdk).Select(r => $"{r.Name} {r.Kind} {r.ErrorKind}").Order(StringComparer.Ordinal));
        Assert.Equal(["127.0.0.2"], Assert.Single(result.Rows, r => r.Failed.Count > 0).Failed);
        Assert.True(result.Milliseconds < result.Rows.Sum(r => r.Milliseconds), run.Output);

        var differences = Probes.Compare(rehearsal.Region, rehearsal.Plan, result).TakeWhile(d => !d.Agrees).ToDictionary(d => d.Destination);
        Assert.Equal(
            new[] { "sagemaker.api", "sagemaker.runtime", "studio", "sts", "s3", "logs", "EFS " + HealthyRegion.FileSystem, "internet" }.Order(StringComparer.Ordinal),
            differences.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(ProbeObservation.Reachable, differences["internet"].Observed);
        Assert.Equal(ProbeObservation.Reachable, differences["logs"].Observed);
        Assert.All(differences.Values.Where(d => d.Destination is not ("internet" or "logs")), d => Assert.Equal(ProbeObservation.Blocked, d.Observed));
        Assert.All(differences.Values, d => Assert.NotNull(d.NextStep));
    }

    [SkippableFact]
    public async Task A_name_that_leads_to_the_internet_past_its_endpoint_is_a_difference_although_it_answers()
    {
        Skip.If(ProbeRun.Missing is not null, ProbeRun.Missing);
        using var rehearsal = new ProbeRehearsal(Probes.Service("logs"));
        rehearsal.Hosts.Resolves(Host(rehearsal, "logs"), "52.94.1.1").TakesConnections(Host(rehearsal, "logs"), 443);
        var (run, result) = await rehearsal.Run();
        var difference = Assert.Single(Probes.Compare(rehearsal.Region, rehearsal.Plan, result));
        Assert.Equal((ProbeObservation.Reachable, false), (difference.Observed, difference.Agrees));
        Assert.Contains("52.94.1.1", difference.Meaning, StringComparison.Ordinal);
        Assert.Contains("forward to the VPC resolver", difference.NextStep, StringComparison.Ordinal);
        Assert.Contains("unlike the proof: logs dns", run.Output, StringComparison.Ordinal);
    }

    [SkippableTheory]
    [InlineData("NoSuchBucket", true)]
    [InlineData("AccessDenied", false)]
    public async Task Where_boto3_is_there_it_calls_with_the_apps_credentials_and_prints_none_of_them(string code, bool ok)
    {
        Skip.If(ProbeRun.Missing is not null, ProbeRun.Missing);
        using var rehearsal = new ProbeRehearsal(Probes.Service("sts"), Probes.Service("s3"));
        rehearsal.Hosts.Resolves(Host(rehearsal, "s3"), "52.219.170.10").Answers(Host(rehearsal, "s3"), 443, request => LoopbackAws.S3(request, code));
        var (run, result) = await rehearsal.RestAsProven()
            .With("AWS_CA_BUNDLE", rehearsal.Hosts.AuthorityFile).With("AWS_ACCESS_KEY_ID", "AKIAIOSFODNN7EXAMPLE").With("AWS_SECRET_ACCESS_KEY", Secret).With("AWS_SESSION_TOKEN", "token-of-the-session").Run();
        Skip.If(result.Rows.All(r => r.Kind != ProbeRow.Sdk), "boto3 is not installed for python3.");
        Assert.Equal(HealthyRegion.Account, result.CallerAccount);
        Assert.Equal((true, "GetCallerIdentity"), Said("sts"));
        Assert.Equal((ok, code), Said("s3"));
        Assert.Contains(rehearsal.Hosts.Requests, r => r.StartsWith($"GET /sagemaker-{HealthyRegion.Region}-{HealthyRegion.Account}?", StringComparison.Ordinal));
        Assert.All(new[] { Secret, "AKIAIOSFODNN7EXAMPLE", "token-of-the-session" }, secret => Assert.DoesNotContain(secret, run.Output, StringComparison.Ordinal));

        // Permissions are not the network: a refused call does not contradict the proof, and it is told.
        var s3 = Probes.Compare(rehearsal.Region, rehearsal.Plan, result).Single(d => d.Destination == "s3");
        Assert.Equal((true, !ok), (s3.Agrees, s3.Meaning.Contains("AccessDenied", StringComparison.Ordinal)));

        (bool, string) Said(string name) => result.Rows.Where(r => r.Kind == ProbeRow.Sdk && r.Name == name).Select(r => (r.Ok, r.Detail)).Single();
    }

    [SkippableTheory]
    [InlineData("PIP_INDEX_URL", "https://aws:token-of-the-index@packages.corp.example:8443/pypi/simple/", "packages.corp.example", 8443, "environment")]
    [InlineData("PIP_CONFIG_FILE", "[global]\nindex-url = https://aws:token-of-the-index@packages.corp.example/simple/\n", "packages.corp.example", 443, "pip configuration")]
    [InlineData("PIP_CONFIG_FILE", "[global]\ntimeout = 5\n", "pypi.org", 443, "default")]
    public async Task The_package_index_is_the_one_that_pip_uses_and_its_credentials_stay_where_they_are(string variable, string value, string host, int port, string source)
    {
        Skip.If(ProbeRun.Missing is not null, ProbeRun.Missing);
        using var folder = new TemporaryFolder();
        using var rehearsal = new ProbeRehearsal(PathCase.Internet);
        rehearsal.Hosts.Resolves(host, "10.9.9.9").Answers(host, port, LoopbackAws.Page);
        var (run, result) = await rehearsal.RestAsProven().With(variable, variable == "PIP_CONFIG_FILE" ? folder.Write("pip.conf", value) : value).Run();
        Assert.Equal((host, port, source, false), (result.PackageIndex!.Host, result.PackageIndex.Port, result.PackageIndex.Source, result.PackageIndex.Proxied));
        Assert.Equal(["dns", "tcp", "http"], result.Rows.Where(r => r.Name == ProbePlan.PackageIndex && r.Ok).Select(r => r.Kind));
        Assert.DoesNotContain("token-of-the-index", run.Output, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_proxy_is_named_without_its_password_and_the_package_index_goes_by_it()
    {
        Skip.If(ProbeRun.Missing is not null, ProbeRun.Missing);
        using var rehearsal = new ProbeRehearsal(PathCase.Internet);
        rehearsal.Hosts.Refuses("proxy.corp.example", 3128);
        var (run, result) = await rehearsal.RestAsProven().With("HTTPS_PROXY", "http://ada:password-of-ada@proxy.corp.example:3128").Run();
        Assert.Equal("proxy.corp.example:3128", result.Proxy);
        Assert.True(result.PackageIndex!.Proxied);
        Assert.Equal(("http", "refused"), result.Rows.Where(r => r.Name == ProbePlan.PackageIndex).Select(r => (r.Kind, r.ErrorKind)).Single());
        Assert.DoesNotContain("password-of-ada", run.Output, StringComparison.Ordinal);

        // The proof knows no proxies, so it says nothing of what goes by one.
        Assert.Equal(ReachabilityVerdict.Unknown, Probes.Compare(rehearsal.Region, rehearsal.Plan, result).Single(d => d.Destination == ProbePlan.PackageIndex).Expected);
    }

    [SkippableTheory]
    [InlineData("https://[broken/simple")]
    [InlineData("https://aws:secret/of/ada@packages.corp.example/simple")]
    public async Task What_goes_wrong_in_the_probe_itself_is_a_row_and_the_rest_is_there(string url)
    {
        Skip.If(ProbeRun.Missing is not null, ProbeRun.Missing);
        using var rehearsal = new ProbeRehearsal(Probes.Service("logs"), PathCase.Internet);
        var (run, result) = await rehearsal.RestAsProven().With("PIP_INDEX_URL", url).Run();
        Assert.DoesNotContain("secret", run.Output, StringComparison.Ordinal);
        var row = Assert.Single(result.Rows, r => r.Kind == ProbeRow.Probe);
        Assert.Equal((ProbePlan.PackageIndex, false), (row.Name, row.Ok));
        Assert.Contains("ValueError", row.Detail, StringComparison.Ordinal);
        var all = Probes.Compare(rehearsal.Region, rehearsal.Plan, result);
        Assert.Equal([ProbePlan.PackageIndex], all.Where(d => !d.Agrees).Select(d => d.Destination));
        Assert.Equal(ProbeObservation.NotProbed, all[0].Observed);
    }

    [SkippableFact]
    public async Task Without_a_Python_there_is_a_document_all_the_same_and_nothing_is_learnt_from_it()
    {
        Skip.If(ProbeRun.Missing is not null || LoopbackProcess.Find("date") is null, ProbeRun.Missing ?? "date is not on this machine.");
        Skip.If(File.Exists("/opt/conda/bin/python3"), "The probe would find /opt/conda/bin/python3.");
        using var folder = new TemporaryFolder();
        File.CreateSymbolicLink(folder.File("date"), LoopbackProcess.Find("date")!);
        using var rehearsal = new ProbeRehearsal(Probes.Service("logs"), PathCase.Internet);
        var (_, result) = await rehearsal.Run(path: folder.Path);
        var all = Probes.Compare(rehearsal.Region, rehearsal.Plan, result);
        Assert.All(all, d => Assert.Equal((ProbeObservation.NotProbed, false), (d.Observed, d.Agrees)));
        Assert.All(all, d => Assert.Contains("no python3", d.Meaning, StringComparison.Ordinal));
        Assert.Contains(ProbeFit.Limits(result, rehearsal.Region.Domains.Items[0], rehearsal.Region, asVpcOnly: false), l => l.Contains("no python3", StringComparison.Ordinal));
    }

    [SkippableFact]
    public async Task Every_Python_from_3_8_on_that_is_here_runs_it()
    {
        Skip.If(ProbeRun.Missing is not null, ProbeRun.Missing);
        var seen = new List<string>();
        foreach (var python in await Pythons())
        {
            using var folder = new TemporaryFolder();
            Directory.CreateDirectory(folder.File("bin"));
            File.CreateSymbolicLink(folder.File("bin/python3"), python);
            using var rehearsal = new ProbeRehearsal(Probes.Service("sts"), Probes.Service("logs"), PathCase.Internet);
            var (_, result) = await rehearsal.RestAsProven().Run(folder.File("bin") + Path.PathSeparator + Environment.GetEnvironmentVariable("PATH"));
            Assert.Empty(Probes.Compare(rehearsal.Region, rehearsal.Plan, result).Where(d => !d.Agrees).Select(d => $"Python {result.Python}, {d.Destination}: {d.Meaning}"));
            seen.Add(result.Python);
        }

        Skip.If(seen.Count == 0, "No python3.8 or newer is here.");
    }

    // Those on the PATH under their own name, and those that pyenv keeps. One that is only a stand-in says where it leads, or fails.
    private static async Task<IEnumerable<string>> Pythons()
    {
        using var folder = new TemporaryFolder();
        var kept = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".pyenv", "versions");
        var all = Enumerable.Range(8, 8).Select(minor => LoopbackProcess.Find($"python3.{minor}")).OfType<string>()
            .Concat(Directory.Exists(kept) ? Directory.EnumerateDirectories(kept).Select(version => Path.Combine(version, "bin", "python3")).Where(File.Exists) : []);
        var found = new HashSet<string>();
        foreach (var python in all)
        {
            var itself = await ProbeRun.Of(folder.Write("where.sh", $"'{python}' -c 'import os, sys; sys.version_info < (3, 8) or print(os.path.realpath(sys.executable))'"));
            if (itself.ExitCode == 0 && itself.Output.Trim() is { Length: > 0 } executable)
                found.Add(executable);
        }

        return found;
    }

    private static string Host(ProbeRehearsal rehearsal, string destination) => rehearsal.Plan.Questions.Single(q => q.Destination == destination).Targets[0].Host;
}
