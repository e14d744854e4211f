using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using SageMakerGuard.Ports;
using SageMakerGuard.Posture;
using SageMakerGuard.Sandbox;

namespace SageMakerGuard.Pipeline.Tests;

/// <summary>What people mistype is said in one error with a stable id, and never passes for an answer.</summary>
public sealed class MistypedInputTests : IDisposable
{
    private const string KnownDomain = "d-4zhjzpda89ze";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("mistyped input ");
    private readonly ModuleSession _module = new();
    private readonly ISandbox _sandbox = new SandboxHost().Start(new SandboxOptions { NotOptedIn = ["eu-central-1"] });

    public static TheoryData<string, string, object, string> Refused() => new()
    {
        { "Get-SMDomainNetworkPosture", "Region", "us-east-1,eu-central-1", "RegionInvalid" },
        { "Get-SMDomainNetworkPosture", "Region", " ", "RegionInvalid" },
        { "Get-SMNotebookNetworkPosture", "Region", "http://x/", "RegionInvalid" },
        { "Get-SMDomainNetworkPosture", "DomainId", "d-*", "ParameterArgumentValidationError" },
        { "Test-SMDomainConnectivity", "DomainId", " ", "ParameterArgumentValidationError" },
        { "Get-SMNetworkCost", "Region", "eu central 1", "RegionInvalid" },
        { "Get-SMNetworkCost", "Start", new DateTime(2026, 1, 1), "ParametersContradict" },
        { "Update-SMPriceTable", "Region", "us-east-1,eu-central-1", "RegionInvalid" },
        { "Test-SMDomainConnectivity", "Port", 8443, "ParametersContradict" },
        { "New-SMNetworkBudget", "LimitUsd", "plenty", "CannotConvertArgumentNoMessage" },
        { "New-SMNetworkBudget", "TopicArn", "alerts", "ParameterArgumentValidationError" },
        { "New-SMNetworkBudget", "Email", "nobody", "ParameterArgumentValidationError" },
        { "New-SMNetworkBudget", "TimeUnit", "Weekly", "ParameterArgumentValidationError" },
        { "New-SMNetworkAlarm", "DomainId", "d-*", "ParameterArgumentValidationError" },
        { "New-SMNetworkAlarm", "Watch", "Everything", "CannotConvertArgumentNoMessage" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void It_is_refused_before_anything_is_asked(string command, string parameter, object value, string errorId)
    {
        var answer = _module.Invoke(command, At(), (parameter, value));
        Assert.StartsWith(errorId, Assert.Single(answer.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Empty(answer.Output);
        Assert.Empty(_sandbox.Calls);
    }

    [Fact]
    public void A_region_in_capitals_is_the_region()
    {
        var small = Assert.Single(_module.Invoke("Get-SMDomainNetworkPosture", At(), ("Region", "us-east-1"), ("DomainId", KnownDomain)).As<DomainNetworkPosture>());
        var capital = Assert.Single(_module.Invoke("Get-SMDomainNetworkPosture", At(), ("Region", new[] { "US-EAST-1", "us-east-1" }), ("DomainId", KnownDomain)).As<DomainNetworkPosture>());
        Assert.Equal((small.Region, small.Score, small.Findings.Count), (capital.Region, capital.Score, capital.Findings.Count));
    }

    [Fact]
    public void A_region_that_was_named_and_not_read_is_an_error_and_not_a_warning()
    {
        var answer = _module.Invoke("Get-SMDomainNetworkPosture", At(), ("Region", new[] { "us-east-1", "eu-central-1" }), ("DomainId", KnownDomain));
        Assert.Single(answer.As<DomainNetworkPosture>());
        var error = Assert.Single(answer.Errors);
        Assert.StartsWith("RegionNotRead", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal("eu-central-1", error.TargetObject);
    }

    [Fact]
    public void A_domain_that_is_not_there_leaves_no_file()
    {
        var path = Path.Combine(_folder.FullName, "estate.json");
        var answer = _module.Invoke("Export-SMEstate", At(), ("Region", "us-east-1"), ("DomainId", "d-nope"), ("Path", path));
        Assert.Contains(answer.Errors, e => e.FullyQualifiedErrorId.StartsWith("DomainNotFound", StringComparison.Ordinal));
        Assert.Contains(answer.Errors, e => e.FullyQualifiedErrorId.StartsWith("NothingToExport", StringComparison.Ordinal));
        Assert.False(File.Exists(path));
    }

    [Fact]
    public void Settings_with_code_beside_the_table_are_refused()
    {
        var path = Path.Combine(_folder.FullName, "settings.psd1");
        File.WriteAllText(path, "New-Item ./PWNED; @{ }");
        var answer = _module.Invoke("Get-SMDomainNetworkPosture", At(), ("SettingsPath", path));
        Assert.StartsWith("SettingsInvalid", Assert.Single(answer.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Fact]
    public void A_fault_on_an_operation_that_there_is_not_would_never_strike_and_is_refused()
    {
        var answer = _module.Invoke("Start-SMSandbox", new Dictionary<string, object>(), ("FaultPlan", new System.Collections.Hashtable { ["Operation"] = "ec2:DescribeRouteTabels", ["ErrorCode"] = "UnauthorizedOperation" }));
        Assert.StartsWith("InvalidFaultPlan", Assert.Single(answer.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _sandbox.Dispose();
        _module.Dispose();
        _folder.Delete(recursive: true);
    }

    private IDictionary<string, object> At() => ModuleSession.At(_sandbox.EndpointUrl, _sandbox.Accounts.First(a => a.Regions.Contains("eu-central-1")));
}
