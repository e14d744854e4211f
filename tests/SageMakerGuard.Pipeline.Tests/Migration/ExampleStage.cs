using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Estates.Files;
using SageMakerGuard.Ports;
using SageMakerGuard.Sandbox;
using SageMakerGuard.Testing;

namespace SageMakerGuard.Pipeline.Tests.Migration;

/// <summary>
/// The world that the examples of the help and the shipped scripts speak of: domain d-abcdefghijkl in eu-central-1, public, on private subnets, with
/// a group of its own and without endpoints; and the commands that PowerShell has and the bare engine lacks.
/// </summary>
internal sealed class ExampleStage : IDisposable
{
    public const string Domain = "d-abcdefghijkl";

    private static readonly (string Ours, string Printed)[] s_ids =
    [
        (HealthyRegion.DomainId, Domain), (HealthyRegion.Vpc, "vpc-0a1b2c3d"), (HealthyRegion.SubnetA, "subnet-0a1"), (HealthyRegion.SubnetB, "subnet-0b2"), (HealthyRegion.DomainGroup, "sg-0a1"),
    ];

    private const string Lacking = """
        function Select-Object { param([Parameter(ValueFromPipeline)] $InputObject, $ExpandProperty) process { if ($ExpandProperty) { $InputObject.$ExpandProperty } else { $InputObject } } }
        function Format-List { param([Parameter(ValueFromPipeline)] $InputObject) process { $InputObject } }
        function Export-Csv { param([Parameter(ValueFromPipeline)] $InputObject, [Parameter(Position = 0)] $Path) process { $InputObject } }
        function Import-Csv { param($Path) [pscustomobject]@{ DomainId = 'd-abcdefghijkl'; Region = 'eu-central-1'; Symptom = 'STS Permission Error' } }
        function Set-Content { param([Parameter(ValueFromPipeline)] $InputObject, [Parameter(Position = 0)] $Path) process { $InputObject } }
        function Get-Content { param($Path, [switch] $Raw) 'STS Permission Error' }
        """;

    private readonly ISandbox _sandbox;
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("examples with spaces ");
    private readonly ModuleSession _module = new();

    /// <param name="closed">Whether the domain's group lets nobody in.</param>
    /// <param name="mode">The domain's network type.</param>
    public ExampleStage(bool closed = false, string mode = "PublicInternetOnly")
    {
        var file = Path.Combine(_folder.FullName, "estate.json");
        EstateFile.Write(file, World(closed, mode));

        // The ids of the examples; names of groups and ARNs hold the domain's too.
        File.WriteAllText(file, s_ids.Aggregate(File.ReadAllText(file), (text, id) => text.Replace(id.Ours, id.Printed, StringComparison.Ordinal)));
        _sandbox = new SandboxHost().Start(new SandboxOptions { EstatePath = file });
        Environment.SetEnvironmentVariable("PSModulePath", Path.GetFullPath(Path.Combine(ModuleSession.Manifest, "..", "..", "..")));
        var account = _sandbox.Accounts[0];
        _module.Script(
            Lacking + Environment.NewLine + """
            $global:PSDefaultParameterValues = @{ '[NSREU]*-SM*:JournalPath' = $journal; 'Get-SMChange:JournalPath' = $journal; '*-SM*:EndpointUrl' = $url; '*-SM*:AccessKey' = $key; '*-SM*:SecretKey' = $secret }
            $global:StoredAWSRegion = 'eu-central-1'
            """,
            [("journal", Journals), ("url", _sandbox.EndpointUrl), ("key", account.AccessKey), ("secret", account.SecretKey)]);
    }

    public string Folder => _folder.FullName;

    public string Journals => Path.Combine(Folder, "journals");

    public static string Package => Path.GetDirectoryName(ModuleSession.Manifest)!;

    public SandboxAccount Account => _sandbox.Accounts[0];

    public IReadOnlyList<SandboxCall> Mutating => _sandbox.Calls.Where(c => c.Mutating).ToList();

    public Domain DomainNow => _sandbox.Snapshot().Regions.SelectMany(r => r.Domains.Items).Single(d => d.DomainId == Domain);

    public Answer Run(string script, params (string Name, object? Value)[] variables) => _module.Script(script, variables);

    /// <summary>Runs a script that asks nobody, where the estate's file is.</summary>
    public Answer RunOffline(string script) => _module.Script("$global:PSDefaultParameterValues = @{}; $ExecutionContext.SessionState.Path.SetLocation($folder) > $null\n" + script, [("folder", Folder)]);

    public void Dispose()
    {
        _module.Dispose();
        _sandbox.Dispose();
        _folder.Delete(recursive: true);
    }

    private static Estate World(bool closed, string mode)
    {
        var region = HealthyRegion.Create();
        return new Estate
        {
            CollectedAt = new DateTime(2026, 11, 1, 12, 0, 0, DateTimeKind.Utc),
            Source = "test",
            Regions =
            [
                region with
                {
                    Domains = region.Domains.Select(d => d with { AppNetworkAccessType = mode }),
                    VpcEndpoints = Part<VpcEndpoint>.Read(),

                    // What the sandbox offers by itself.
                    VpcEndpointServices = Part<VpcEndpointService>.Read(),
                    FlowLogs = Part<FlowLog>.Read(),
                    RouteTables = region.RouteTables.Select(t => t with { Routes = t.Routes.Where(r => r.DestinationPrefixListId is null).ToList() }),
                    SecurityGroups = region.SecurityGroups.Select(g => closed && g.GroupId == HealthyRegion.DomainGroup ? g with { IpPermissions = [] } : g),
                    Apps = Part<App>.Read(new App { DomainId = HealthyRegion.DomainId, UserProfileName = "ada", AppType = "JupyterLab", AppName = "default", Status = "InService" }),
                },
            ],
        };
    }
}
