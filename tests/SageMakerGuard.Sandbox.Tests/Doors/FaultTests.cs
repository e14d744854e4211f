using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Threading.Tasks;
using SageMakerGuard.Faults;
using SageMakerGuard.Ports;
using SageMakerGuard.Testing;

namespace SageMakerGuard.Sandbox.Tests.Doors;

public class FaultTests
{
    private static readonly object s_tagging = new { ResourceArn = HealthyRegion.DomainArn, Tags = new[] { new { Key = "Wave", Value = "7" } } };

    [Theory]
    [InlineData("InternalFailure", false)]
    [InlineData("InternalFailure", true)]
    [InlineData("ThrottlingException", true)]
    [InlineData("DropConnection", false)]
    [InlineData("DropConnection", true)]
    [InlineData("Timeout", false)]
    [InlineData("Timeout", true)]
    [InlineData("Html", true)]
    public async Task A_fault_after_the_effect_hides_the_answer_and_not_the_effect(string code, bool afterEffect)
    {
        // All calls, for a client may try again by itself when a connection ends without an answer.
        using var stage = Faulty(new() { Operation = "sagemaker:AddTags", ErrorCode = code, AfterEffect = afterEffect, Delay = TimeSpan.FromMilliseconds(50) });
        if (code is "DropConnection" or "Timeout")
            await Assert.ThrowsAsync<HttpRequestException>(() => stage.SageMaker("AddTags", s_tagging));
        else
            Assert.DoesNotContain("Wave", (await stage.SageMaker("AddTags", s_tagging)).Body);
        Assert.Equal(code, stage.Sandbox.Calls[0].ErrorCode);
        Assert.Equal(afterEffect, (await stage.SageMaker("ListTags", new { ResourceArn = HealthyRegion.DomainArn })).Body.Contains("Wave", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_call_that_is_refused_stays_without_effect_and_gets_the_answer_of_the_fault()
    {
        using var stage = Faulty(new() { Operation = "sagemaker:UpdateDomain", ErrorCode = "InternalFailure", AfterEffect = true });
        var before = (await stage.SageMaker("ListDomains")).Body;
        Assert.Equal("InternalFailure", (await stage.SageMaker("UpdateDomain", new { HealthyRegion.DomainId, AppNetworkAccessType = "VpcOnly" })).Code);
        Assert.Equal(before, (await stage.SageMaker("ListDomains")).Body);
    }

    [Fact]
    public async Task A_timeout_keeps_the_caller_waiting_before_it_closes_the_connection()
    {
        using var stage = Faulty(new() { ErrorCode = "Timeout", Delay = TimeSpan.FromMinutes(5) });
        using var patience = new HttpClient { Timeout = TimeSpan.FromMilliseconds(300) };
        var request = new HttpRequestMessage(HttpMethod.Get, stage.Sandbox.EndpointUrl + "/2015-02-01/file-systems");
        request.Headers.TryAddWithoutValidation("Authorization", "AWS4-HMAC-SHA256 Credential=AKIASANDBOX000000001/20260301/eu-central-1/elasticfilesystem/aws4_request, SignedHeaders=host, Signature=00");
        await Assert.ThrowsAsync<TaskCanceledException>(() => patience.SendAsync(request));
        Assert.Equal((0, "Timeout"), (stage.Sandbox.Calls.Single().Status, stage.Sandbox.Calls.Single().ErrorCode));
    }

    [Fact]
    public async Task A_fault_on_any_operation_counts_the_calls_of_all()
    {
        using var stage = Faulty(new() { FromCall = 3, Count = 2, ErrorCode = "InternalFailure" });
        var codes = new List<string?>();
        for (var i = 0; i < 3; i++)
        {
            codes.Add((await stage.SageMaker("ListDomains")).Code);
            codes.Add((await stage.Ec2("DescribeVpcs")).Code);
        }

        Assert.Equal([null, null, "InternalFailure", "InternalFailure", null, null], codes);
    }

    [Fact]
    public async Task A_fault_on_what_changes_something_counts_no_read_and_no_dry_run()
    {
        using var stage = Faulty(new() { Operation = "mutating", FromCall = 2, Count = 1, ErrorCode = "InternalFailure" });
        var codes = new List<string?>
        {
            (await stage.SageMaker("AddTags", s_tagging)).Code,
            (await stage.SageMaker("ListDomains")).Code,
            (await stage.Tagging("GetResources")).Code,
            (await stage.Ec2("DescribeVpcs", ("DryRun", "true"))).Code,
            (await stage.SageMaker("StopNotebookInstance", new { NotebookInstanceName = "Old-Notebook" })).Code,
            (await stage.SageMaker("StopNotebookInstance", new { NotebookInstanceName = "Old-Notebook" })).Code,
        };
        Assert.Equal([null, null, null, "DryRunOperation", "InternalFailure", null], codes);
    }

    [Fact]
    public async Task The_log_tells_calls_that_change_something_from_those_that_do_not()
    {
        using var stage = new Stage();
        await stage.SageMaker("ListDomains");
        await stage.SageMaker("AddTags", s_tagging);
        await stage.Sts("AssumeRole", ("RoleArn", $"arn:aws:iam::{CompanyEstate.OtherAccount}:role/audit"), ("RoleSessionName", "session-1"));
        await stage.Ec2("SearchTransitGatewayRoutes", ("TransitGatewayRouteTableId", CompanyEstate.TgwTable));
        await stage.SageMaker("UpdateDomain", new { HealthyRegion.DomainId, AppNetworkAccessType = "VpcOnly" });
        await stage.SageMaker("DeleteTags", new { ResourceArn = HealthyRegion.DomainArn, TagKeys = new[] { "Wave" } });
        Assert.Equal(["sagemaker:AddTags", "sagemaker:UpdateDomain", "sagemaker:DeleteTags"], stage.Sandbox.Calls.Where(c => c.Mutating).Select(c => c.Operation));
    }

    [Fact]
    public async Task The_log_says_what_a_change_named_and_no_key()
    {
        using var stage = new Stage { Token = "sandbox-session" };
        await stage.SageMaker("UpdateDomain", new { HealthyRegion.DomainId, SubnetIds = new[] { HealthyRegion.SubnetA, HealthyRegion.SubnetB }, TagPropagation = "DISABLED" });
        await stage.SageMaker("AddTags", s_tagging);
        await stage.SageMaker("ListDomains");
        Assert.Equal(
            [$"DomainId={HealthyRegion.DomainId} SubnetIds={HealthyRegion.SubnetA},{HealthyRegion.SubnetB}", $"ResourceArn={HealthyRegion.DomainArn}", ""],
            stage.Sandbox.Calls.Select(c => c.Request));
    }

    public static TheoryData<SandboxFault> Unusable =>
    [
        new SandboxFault { Operation = "Mutating calls" },
        new SandboxFault { Operation = "sagemaker:DeleteApp", ErrorCode = "Update_Failed" },
        new SandboxFault { ErrorCode = "Timeout", Delay = TimeSpan.Zero },
        new SandboxFault { ErrorCode = "Timeout", Delay = TimeSpan.FromDays(30) },
    ];

    [Theory]
    [MemberData(nameof(Unusable))]
    public void A_fault_that_could_never_strike_as_meant_is_refused(SandboxFault fault) =>
        Assert.Equal("InvalidFaultPlan", Assert.Throws<GuardFault>(() => Faulty(fault)).ErrorId);

    private static Stage Faulty(SandboxFault fault) => new(new SandboxOptions { Faults = [fault] });
}
