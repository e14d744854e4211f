using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Text.Json;
using SageMakerGuard.Permissions;

namespace SageMakerGuard.Module.Tests;

/// <summary>Get-SMGuardPermission at the prompt.</summary>
public sealed class GuardPermissionTests : IDisposable
{
    private readonly GuardSession _module = new();

    [Fact]
    public void A_command_gives_its_actions_and_those_of_its_undo()
    {
        var all = _module.Run("Get-SMGuardPermission new-smvpcendpointset").Clean<GuardPermission>();
        Assert.Equal(["New-SMVpcEndpointSet", "Undo-SMChange"], all.Select(p => p.Command).Distinct());
        Assert.Equal(all.Count, all.Select(p => p.Action).Distinct().Count());
        Assert.Contains(all, p => p is { Action: "ec2:DeleteVpcEndpoints", Command: "Undo-SMChange" });
        var own = _module.Run("Get-SMGuardPermission New-SMVpcEndpointSet -NoUndo").Clean<GuardPermission>();
        Assert.Equal(all.Where(p => p.Command != "Undo-SMChange").Select(p => p.Action), own.Select(p => p.Action));
    }

    [Fact]
    public void Commands_come_by_the_pipeline_and_become_one_policy()
    {
        var document = Assert.Single(_module.Run("Get-Command -Module SageMakerGuard -Name *NetworkPosture, Find-*, Test-SMDomain* | Get-SMGuardPermission -AccountId 111122223333 -Region EU-central-1 -AsPolicy").Clean<string>());
        using var json = JsonDocument.Parse(document);
        Assert.Contains("arn:aws:sagemaker:eu-central-1:111122223333:domain/*", document, StringComparison.Ordinal);
        Assert.DoesNotContain("Create", document, StringComparison.Ordinal);
        Assert.Equal(json.RootElement.GetRawText(), _module.Run("'Get-SMDomainNetworkPosture', 'Get-SMNotebookNetworkPosture' | Get-SMGuardPermission -AccountId 111122223333 -Region eu-central-1 -AsPolicy").Clean<string>().Single());
    }

    [Fact]
    public void A_policy_that_is_too_long_for_a_managed_one_is_said_to_be()
    {
        var run = _module.Run("Get-Command -Module SageMakerGuard | Get-SMGuardPermission -AccountId 111122223333 -Region ap-southeast-2 -AsPolicy");
        var size = PermissionPolicy.Size(Assert.Single(run.As<string>()));
        Assert.Equal(size > PermissionPolicy.ManagedPolicyLimit ? 1 : 0, run.Warnings.Count);
    }

    [Theory]
    [InlineData("Get-SMGuardPermission Get-Date", "CommandNotFound", ErrorCategory.ObjectNotFound)]
    [InlineData("Get-SMGuardPermission Get-SMChange -Region nowhere", "RegionInvalid", ErrorCategory.InvalidArgument)]
    public void What_is_no_command_or_region_is_an_error_with_the_next_step(string script, string id, ErrorCategory category)
    {
        var error = _module.Run(script).OneError();
        Assert.StartsWith(id + ",", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(category, error.CategoryInfo.Category);
        Assert.NotEmpty(error.ErrorDetails.RecommendedAction);
    }

    [Fact]
    public void What_calls_nobody_gives_nothing() => Assert.Empty(_module.Run("Get-SMGuardPermission Get-SMChange; Get-SMGuardPermission Stop-SMSandbox -AsPolicy").Clean<object>());

    [Fact]
    public void The_audit_policy_that_is_shipped_is_that_of_the_commands_that_audit()
    {
        using var shipped = JsonDocument.Parse(File.ReadAllText(Path.Combine(Path.GetDirectoryName(GuardSession.Manifest)!, "examples", "audit-policy.json")));
        var audit = _module.Run("'Export-SMEstate', 'Find-SMConnectivityFault', 'Get-SMDomainNetworkPosture', 'Get-SMNotebookNetworkPosture', 'Test-SMDomainConnectivity' | Get-SMGuardPermission").Clean<GuardPermission>();

        // The last needs no permission, and reads better than a remark.
        var expected = audit.Select(p => p.Action).Append("sts:GetCallerIdentity").Distinct().Order(StringComparer.Ordinal);
        Assert.Equal(expected, shipped.RootElement.GetProperty("Statement")[0].GetProperty("Action").EnumerateArray().Select(a => a.GetString()));
    }

    public void Dispose() => _module.Dispose();
}
