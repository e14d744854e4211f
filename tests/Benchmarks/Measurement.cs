using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Reflection;
using System.Text.Json;
using SageMakerGuard.Estates;
using SageMakerGuard.Reachability;
using SageMakerGuard.Services;
using SageMakerGuard.Testing;

namespace SageMakerGuard.Benchmarks;

/// <summary>One measurement, in a process of its own. It writes one line of JSON.</summary>
internal sealed record Measurement
{
    public double FirstSeconds { get; init; }

    /// <summary>Null for what can be run only once.</summary>
    public double? MedianSeconds { get; init; }

    /// <summary>What the process had of all processors in such a run; null where that was not measured.</summary>
    public double? ProcessorSeconds { get; init; }

    public int Count { get; init; }

    public double PeakMegabytes { get; init; }

    /// <summary>What is still in use on the managed heap at the end of the last run, its output among it.</summary>
    public double HeapMegabytes { get; init; }

    public string? Note { get; init; }

    /// <summary>Where the time went, for a line of its own.</summary>
    public string? Breakdown { get; init; }

    public static int Run(string name, string[] arguments)
    {
        var result = name switch
        {
            "audit" => Audit(arguments[0], arguments[1], arguments[2], arguments[3], int.Parse(arguments[4], CultureInfo.InvariantCulture)),
            "import" => Import(),
            "reachability" => Reach(),
            "migrate" => Migration.Measure(arguments[0], arguments[1], arguments[2], int.Parse(arguments[3], CultureInfo.InvariantCulture), int.Parse(arguments[4], CultureInfo.InvariantCulture)),
            "flowread" => FlowLogs.Read(arguments[0], arguments[1], int.Parse(arguments[2], CultureInfo.InvariantCulture)),
            "flowanalyse" => FlowLogs.Analyse(arguments[0], int.Parse(arguments[1], CultureInfo.InvariantCulture)),
            "flowstream" => FlowLogs.Stream(long.Parse(arguments[0], CultureInfo.InvariantCulture)),
            _ => throw new ArgumentException(name),
        };
        Console.WriteLine(JsonSerializer.Serialize(result));
        return 0;
    }

    // The first run pays for loading and compiling the SDK, as a new session does; the median of the others is what the collection costs.
    private static Measurement Audit(string url, string accessKey, string secretKey, string regions, int runs)
    {
        using var runspace = Open(Manifest);
        var seconds = new List<double>();
        var count = 0;
        var heap = 0d;
        for (var i = 0; i < runs; i++)
        {
            using var shell = PowerShell.Create(runspace);
            shell.AddCommand("Get-SMDomainNetworkPosture").AddParameter("EndpointUrl", url).AddParameter("AccessKey", accessKey).AddParameter("SecretKey", secretKey).AddParameter("ThrottleLimit", 128);
            if (regions == "all")
                shell.AddParameter("AllRegions");
            else
                shell.AddParameter("Region", regions.Split(','));
            var watch = Stopwatch.StartNew();
            var output = shell.Invoke();
            seconds.Add(watch.Elapsed.TotalSeconds);
            count = output.Count;
            if (i == runs - 1)
                heap = GC.GetTotalMemory(forceFullCollection: true) / 1e6;
            GC.KeepAlive(output);
            if (shell.HadErrors)
                throw new InvalidOperationException(string.Join("; ", shell.Streams.Error));
        }

        return new() { FirstSeconds = seconds[0], MedianSeconds = Median(seconds.Skip(1)), Count = count, PeakMegabytes = PeakMemory(), HeapMegabytes = heap };
    }

    // The engine's own import of manifests, assemblies and formats is warmed by another module first, so that only this module's share is seen.
    private static Measurement Import()
    {
        var other = Path.Combine(Directory.CreateTempSubdirectory().FullName, "Other.psd1");
        File.WriteAllText(other, $"@{{ RootModule = '{typeof(Measurement).Assembly.Location}'; ModuleVersion = '1.0'; FormatsToProcess = @('{Path.Combine(Path.GetDirectoryName(Manifest)!, "SageMakerGuard.Format.ps1xml")}') }}");
        var seconds = new List<double>();
        var loaded = false;
        for (var i = 0; i < 7; i++)
        {
            using var runspace = Open(null);
            using var shell = PowerShell.Create(runspace);
            shell.AddCommand("Import-Module").AddParameter("Name", other).Invoke();
            shell.Commands.Clear();
            var watch = Stopwatch.StartNew();
            shell.AddCommand("Import-Module").AddParameter("Name", Manifest).Invoke();
            seconds.Add(watch.Elapsed.TotalSeconds);
            loaded |= AppDomain.CurrentDomain.GetAssemblies().Any(a => a.GetName().Name!.StartsWith("AWSSDK", StringComparison.Ordinal));
        }

        return new() { FirstSeconds = seconds[0], MedianSeconds = Median(seconds.Skip(1)), Count = 6, PeakMegabytes = PeakMemory(), Note = loaded ? "an SDK assembly was loaded" : "no SDK assembly loaded" };
    }

    private static Measurement Reach()
    {
        var region = ScaledEstate.Region("eu-central-1", 1000);
        var seconds = new List<double>();
        var count = 0;
        for (var i = 0; i < 6; i++)
        {
            count = 0;
            var watch = Stopwatch.StartNew();
            var index = new NetworkIndex(region);
            var engine = new ReachabilityEngine(index);
            foreach (var domain in region.Domains.Items)
            {
                var source = DomainSource.Of(index, domain, asVpcOnly: true);
                foreach (var destination in Destinations(domain))
                    count += engine.Trace(source, destination).Count;
            }

            seconds.Add(watch.Elapsed.TotalSeconds);
        }

        return new() { FirstSeconds = seconds[0], MedianSeconds = Median(seconds.Skip(1)), Count = count, PeakMegabytes = PeakMemory() };
    }

    private static IEnumerable<PathDestination> Destinations(Domain domain) =>
    [
        .. ServiceCatalog.RequiredBy(Feature.Studio | Feature.Sdk | Feature.Projects | Feature.RStudio | Feature.CodeArtifact).Take(14).Select(s => new ServiceDestination(s)),
        new FileSystemDestination(domain.HomeEfsFileSystemId!) { Port = 2049 },
        new InternetDestination(),
        new AppToAppDestination { Port = 8192 },
        new AddressDestination("git", "10.99.0.10/32"),
        new AddressDestination("mirror", "10.20.1.200/32"),
        new AddressDestination("pypi", "151.101.0.223/32"),
    ];

    internal static string Manifest => typeof(Measurement).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "Manifest").Value!;

    internal static Runspace Open(string? module)
    {
        var state = InitialSessionState.CreateDefault2();
        if (module is not null)
            state.ImportPSModule(module);
        var runspace = RunspaceFactory.CreateRunspace(state);
        runspace.Open();
        return runspace;
    }

    internal static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted.Count == 0 ? 0 : sorted[sorted.Count / 2];
    }

    internal static double PeakMemory()
    {
        using var process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64 / 1e6;
    }
}
