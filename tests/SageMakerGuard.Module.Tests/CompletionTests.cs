using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using SageMakerGuard.Testing;

namespace SageMakerGuard.Module.Tests;

/// <summary>Tab: offline, from what the session has seen, and silent where there is nothing.</summary>
public sealed class CompletionTests : IDisposable
{
    private readonly GuardSession _module = new();
    private readonly Company _company = new();

    [Fact]
    public void Domains_come_from_the_estate_that_the_line_names()
    {
        Assert.Equal([Company.Public], Complete($"Get-SMDomainNetworkPosture -EstatePath '{_company.Path}' -DomainId d-p"));
        Assert.Equal(["old-notebook"], Complete($"Get-SMNotebookNetworkPosture -EstatePath '{_company.Path}' -NotebookInstanceName "));
    }

    [Fact]
    public void Domains_come_from_what_the_session_has_seen()
    {
        _module.Run("Get-SMDomainNetworkPosture -EstatePath $path -ErrorAction Ignore", ("path", _company.Path));
        Assert.Contains(HealthyRegion.DomainId, Complete("Test-SMDomainConnectivity -DomainId d-h"));
    }

    [Fact]
    public void Services_come_from_the_catalogue()
    {
        Assert.Equal(["sagemaker.api", "sagemaker.runtime"], Complete("Test-SMDomainConnectivity -Service sagemaker."));
        Assert.Contains("internet", Complete("Test-SMDomainConnectivity -Service sts, in"));
    }

    [Fact]
    public void Messages_come_from_the_catalogue()
    {
        Assert.Equal(["STS Permission Error"], Complete("Find-SMConnectivityFault -Symptom 'STS "));
        Assert.Contains("Canvas can't process your request right now.", Complete("Find-SMConnectivityFault -Symptom Canv"));
    }

    [Fact]
    public void Commands_are_those_of_the_module()
    {
        Assert.Equal(_module.Run("Get-Command -Module SageMakerGuard").Clean<CommandInfo>().Select(c => c.Name).Order(StringComparer.Ordinal), Complete("Get-SMGuardPermission -Command ").Where(c => !c.Contains(' ')).Order(StringComparer.Ordinal));
        Assert.Contains("Test-SMDomainConnectivity -Live", Complete("Get-SMGuardPermission test-"));
        Assert.Equal(["Enable-SMVpcFlowLog"], Complete("Get-SMGuardPermission enable"));
    }

    [Fact]
    public void Regions_and_profiles_need_no_call()
    {
        Assert.Contains("eu-central-1", Complete("Get-SMDomainNetworkPosture -Region eu-c"));
        Assert.NotNull(Complete("Get-SMDomainNetworkPosture -ProfileName x"));
    }

    [Theory]
    [InlineData("Get-SMDomainNetworkPosture -EstatePath ./not-there -DomainId d-")]
    [InlineData("Get-SMDomainNetworkPosture -EstatePath 'nowhere:\\x' -DomainId d-")]
    [InlineData("Stop-SMSandbox -SandboxId s")]
    public void Where_nothing_can_be_had_nothing_is_offered_and_nothing_is_thrown(string line) => Assert.Empty(Complete(line));

    public void Dispose()
    {
        _module.Dispose();
        _company.Dispose();
    }

    private List<string> Complete(string line)
    {
        using var shell = PowerShell.Create(_module.Runspace);
        return CommandCompletion.CompleteInput(line, line.Length, null, shell).CompletionMatches.Where(m => m.ResultType == CompletionResultType.ParameterValue).Select(m => m.ListItemText).ToList();
    }
}
