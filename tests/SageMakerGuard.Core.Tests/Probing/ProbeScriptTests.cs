using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using SageMakerGuard.Core.Tests.Reachability;
using SageMakerGuard.Estates;
using SageMakerGuard.Probing;
using SageMakerGuard.Reachability;
using SageMakerGuard.Services;
using SageMakerGuard.Testing;
using SageMakerGuard.Tests.EstateFiles;

namespace SageMakerGuard.Core.Tests.Probing;

/// <summary>The script as text.</summary>
public sealed class ProbeScriptTests
{
    private static readonly string[] s_hostile =
    [
        "x'; touch pwned; '", "''' + __import__('os').system('touch pwned') + r'''", "$(touch pwned)`touch pwned`", "a\nSMGUARD_PROBE_PYTHON\ntouch pwned\n", "@@NOTHING@@ @@PLAN@@", "\"}], \\", "Zürich ☃",
    ];

    public static TheoryData<string> Hostile => [.. s_hostile];

    [Fact]
    public void The_script_of_the_healthy_domain_is_the_reviewed_one() =>
        GoldenFile.Holds("Probing/smguard-probe-d-healthy00001.sh", ProbeScript.Text(Probes.Plan(HealthyRegion.Create()), Probes.Written));

    [Fact]
    public void It_is_plain_text_for_any_shell()
    {
        var script = ProbeScript.Text(Probes.Plan(HealthyRegion.Create()), Probes.Written);
        Assert.StartsWith("#!/bin/sh\n", script, StringComparison.Ordinal);
        Assert.EndsWith("\n", script, StringComparison.Ordinal);
        Assert.All(script, character => Assert.True(character is '\n' or (>= ' ' and <= '~'), $"character {(int)character}"));
        Assert.DoesNotContain("@@", script, StringComparison.Ordinal);
    }

    [Fact]
    public void It_fits_a_lifecycle_configuration_for_what_a_domain_needs_by_default_and_says_where_it_does_not()
    {
        var usual = ProbeScript.Text(Probes.Plan(HealthyRegion.Create()), Probes.Written);
        Assert.True(ProbeScript.FitsLifecycleConfiguration(usual));
        Assert.InRange(Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(usual)).Length, 1, 16384);
        var everything = ProbeScript.Text(Probes.Plan(HealthyRegion.Create(), [.. ServiceCatalog.All.Concat(ServiceCatalog.All).Select((s, i) => new ServiceDestination(s) { Port = 443 + i })]), Probes.Written);
        Assert.Equal(Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(everything)).Length <= 16384, ProbeScript.FitsLifecycleConfiguration(everything));
        Assert.False(ProbeScript.FitsLifecycleConfiguration(everything));
    }

    [SkippableTheory]
    [MemberData(nameof(Hostile))]
    public async Task No_name_of_the_users_or_of_an_estate_runs_as_code(string name)
    {
        Skip.If(ProbeRun.Missing is not null, ProbeRun.Missing);
        using var folder = new TemporaryFolder();
        var region = HealthyRegion.Create();
        region = region with { AccountId = name, Domains = Part<Domain>.Read(HealthyRegion.Domain() with { DomainId = name }) };
        var plan = Probes.Plan(region, new AddressDestination(name, "127.0.0.1"));
        var script = folder.Write("probe.sh", ProbeScript.Text(plan, Probes.Written).Replace("python3 /opt/conda/bin/python3 python", "nothing python3", StringComparison.Ordinal));
        var run = await ProbeRun.Of(folder.Write("all.sh", $"cd '{folder.Path}' && sh ./probe.sh && PATH=/nowhere '{LoopbackProcess.Find("sh")}' ./probe.sh 2>/dev/null"));
        Assert.False(File.Exists(folder.File("pwned")), run.Output);
        var documents = run.Output.Split('\n').Where(line => line.StartsWith('{')).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal(2, documents.Count);
        Assert.All(documents, d => Assert.Equal((name, name), (d.GetProperty("accountId").GetString(), d.GetProperty("domainId").GetString())));
        Assert.NotEqual(0, documents[0].GetProperty("rows").GetArrayLength());
        Assert.All(documents[0].GetProperty("rows").EnumerateArray(), row => Assert.Equal(plan.Questions[0].Destination, row.GetProperty("name").GetString()));
        Assert.Equal("probe", documents[1].GetProperty("rows")[0].GetProperty("kind").GetString());
    }

    [SkippableFact]
    public async Task The_shell_and_every_line_of_Python_can_be_read()
    {
        Skip.If(ProbeRun.Missing is not null, ProbeRun.Missing);
        using var folder = new TemporaryFolder();
        folder.Write("probe.sh", ProbeScript.Text(Probes.Plan(HealthyRegion.Create()), Probes.Written));
        var run = await ProbeRun.Of(folder.Write("check.sh", $"cd '{folder.Path}' && sh -n probe.sh && sed -n '/PYTHON.$/,/^SMGUARD_PROBE_PYTHON$/p' probe.sh | sed '1d;$d' > probe.py && python3 -W error -m py_compile probe.py && wc -l < probe.py"));
        Assert.True(run.ExitCode == 0 && run.Errors.Length == 0, run.Errors);
        Assert.InRange(int.Parse(run.Output, System.Globalization.CultureInfo.InvariantCulture), 100, 400);
    }
}
