using System;
using System.Linq;
using System.Threading.Tasks;
using SageMakerGuard.Kpi;
using SageMakerGuard.Ports;
using SageMakerGuard.Projects;
using SageMakerGuard.Sandbox;
using SageMakerGuard.Testing;

namespace SageMakerGuard.Pipeline.Tests.Planning;

/// <summary>The traffic of classification, plan and figures, held against AWS's own service models by a proxy between module and sandbox.</summary>
public sealed class PlanningWireTests : IDisposable
{
    private readonly ModuleSession _module = new();

    [SkippableFact]
    public async Task Planning_for_the_sample_company_has_no_fault_on_the_wire()
    {
        using var sandbox = new SandboxHost().Start(new SandboxOptions());
        await using var wire = await WireCheck.Start(sandbox.EndpointUrl);
        foreach (var account in sandbox.Accounts)
        {
            var at = ModuleSession.At(wire.Url, account);
            Assert.NotEmpty(_module.Invoke("Get-SMProjectClassification", at, ("AllRegions", null)).As<ProjectClassification>());
            Assert.NotEmpty(_module.Invoke("New-SMMigrationPlan", at, ("AllRegions", null), ("StartDate", new DateTime(2026, 12, 7))).As<MigrationPlan>());
            Assert.NotEmpty(_module.Invoke("Get-SMGuardKpi", at, ("AllRegions", null), ("SupportCase", null), ("NoHistory", null)).As<GuardKpi>());
        }

        var operations = sandbox.Calls.Select(c => c.Operation).ToHashSet();
        foreach (var operation in new[] { "iam:GetRole", "iam:ListRolePolicies", "iam:ListAttachedRolePolicies", "iam:GetRolePolicy", "iam:GetPolicy", "iam:GetPolicyVersion", "s3:GetBucketTagging", "support:DescribeCases", "sagemaker:DescribeStudioLifecycleConfig" })
            Assert.Contains(operation, operations);
        Assert.Matches(WireCheck.Clean, await wire.Stop());
    }

    public void Dispose() => _module.Dispose();
}
