using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using SageMakerGuard.Aws.Identity;
using SageMakerGuard.Aws.Tests.Stub;
using SageMakerGuard.Changes;
using SageMakerGuard.Faults;
using SageMakerGuard.Ports;

namespace SageMakerGuard.Aws.Tests.Apply;

/// <summary>A call that seems to have failed may have taken effect: nobody but the one who asked for it may make it again.</summary>
public class SingleRequestTests
{
    public static TheoryData<string, FaultCategory, string> Failures => new()
    {
        { "500", FaultCategory.ServiceFailure, "InternalFailure" },
        { "503", FaultCategory.ServiceFailure, "ServiceUnavailable" },
        { "throttled", FaultCategory.Throttled, "" },
        { "skewed clock", FaultCategory.Authentication, "" },
        { "a proxy's page", FaultCategory.Connection, "" },
        { "a gateway's page", FaultCategory.Connection, "" },
    };

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task A_failed_call_is_one_request_for_every_kind_of_step(string how, FaultCategory category, string code)
    {
        using var stub = await StubGround.Open(call => call.Operation != "GetCallerIdentity" ? Fail(how, call) : null);
        foreach (var (step, before, operation) in StepSamples.All)
        {
            var sent = stub.Calls.Count;
            var fault = await Assert.ThrowsAsync<GuardFault>(() => stub.Apply(step, before));
            Assert.True(stub.Calls.Count == sent + 1, $"{step.StepKind} was sent {stub.Calls.Count - sent} times when {how}.");
            Assert.True(category == fault.Category, $"{step.StepKind}: {fault.Category} {fault.Message}");
            Assert.StartsWith(code, fault.AwsErrorCode, StringComparison.Ordinal);
            Assert.EndsWith(":" + (step is BudgetStep ? "ModifyBudget" : operation), fault.Operation, StringComparison.Ordinal);
        }
    }

    // On a connection that was kept both the SDK and .NET would send a request again by themselves.
    [Theory]
    [InlineData("DeleteSubnet")]
    [InlineData("DeleteApp")]
    [InlineData("DeleteRolePolicy")]
    public async Task A_connection_that_is_closed_without_an_answer_is_one_request(string operation)
    {
        var (step, before, _) = StepSamples.All.Single(s => s.Operation == operation);
        var asked = 0;
        using var aws = new HangUpAws(called => called != operation || Interlocked.Increment(ref asked) <= 2 ? Body(called) : null);
        using var session = new AwsCloud().Open(new CloudIdentity { AccessKey = "AKIDEXAMPLE", SecretKey = "s", EndpointUrl = aws.Url });
        var ground = await session.OpenGroundAsync("eu-central-1", 4, default);
        for (var n = 0; n < 2; n++)
            await ground.ApplyAsync(step, before, StepSamples.Token, default);
        var fault = await Assert.ThrowsAsync<GuardFault>(() => ground.ApplyAsync(step, before, StepSamples.Token, default));
        Assert.Equal(FaultCategory.Connection, fault.Category);
        Assert.Equal(3, aws.Operations.Count(o => o == operation));
        Assert.Equal(aws.Operations.Count, aws.Connections);
    }

    [Fact]
    public async Task A_call_without_an_answer_is_one_request()
    {
        var silent = false;
        using var stub = await StubGround.Open(call => silent ? StubReply.Json("") with { Delay = TimeSpan.FromSeconds(8) } : null, TimeSpan.FromSeconds(2));
        silent = true;
        ChangeStep[] steps = [new DeleteSubnet { SubnetId = StepSamples.Subnet }, new UpdateDomainNetwork { DomainId = "d-1" }, new DeleteRolePolicy { RoleName = "r", PolicyName = "p" }];
        foreach (var step in steps)
        {
            var fault = await Assert.ThrowsAsync<GuardFault>(() => stub.Apply(step));
            Assert.Equal(FaultCategory.Timeout, fault.Category);
        }

        Assert.Equal(["DeleteSubnet", "UpdateDomain", "DeleteRolePolicy"], stub.Calls.Select(c => c.Operation));
    }

    [Fact]
    public async Task A_profiles_wish_for_many_attempts_does_not_reach_changes()
    {
        var world = new StubWorld { First = call => call.Operation == "DeleteSubnet" ? Fail("500", call) : null };
        using var aws = new StubAws(world.Answer);
        var identity = IdentityChain.Resolve(new CloudIdentity { AccessKey = "AKIDEXAMPLE", SecretKey = "s" }) with { MaxAttempts = 5 };
        using var session = new AwsSession(identity, aws.Url, TimeSpan.FromSeconds(30));
        var ground = await session.OpenGroundAsync("eu-central-1", 4, default);
        await Assert.ThrowsAsync<GuardFault>(() => ground.ApplyAsync(new DeleteSubnet { SubnetId = StepSamples.Subnet }, StepSamples.Nothing, StepSamples.Token, default));
        Assert.Equal(1, aws.Count("DeleteSubnet"));
    }

    [Fact]
    public async Task A_cancelled_call_ends_at_once()
    {
        using var stub = await StubGround.Open(call => call.Operation == "CreateRouteTable" ? StubReply.Json("") with { Delay = TimeSpan.FromSeconds(30) } : null);
        using var stop = new CancellationTokenSource();
        var call = stub.Ground.ApplyAsync(new CreateRouteTable { VpcId = StepSamples.Vpc }, StepSamples.Nothing, StepSamples.Token, stop.Token);
        while (stub.Calls.Count == 0)
            await Task.Delay(10);
        stop.Cancel();
        Assert.Same(call, await Task.WhenAny(call, Task.Delay(TimeSpan.FromSeconds(10))));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
    }

    [Fact]
    public async Task No_more_calls_are_in_flight_than_were_allowed()
    {
        using var stub = await StubGround.Open(call => call.Operation == "DeleteSubnet" ? StubWorld.Ec2(call, "") with { Delay = TimeSpan.FromMilliseconds(50) } : null, throttleLimit: 2);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => stub.Apply(new DeleteSubnet { SubnetId = StepSamples.Subnet })));
        Assert.Equal(2, stub.Aws.MostInFlight);
    }

    private static string Body(string operation) => operation switch
    {
        "GetCallerIdentity" => "<GetCallerIdentityResponse><GetCallerIdentityResult><Account>111122223333</Account></GetCallerIdentityResult></GetCallerIdentityResponse>",
        "DeleteApp" => "",
        _ => $"<{operation}Response><return>true</return></{operation}Response>",
    };

    private static StubReply Fail(string how, StubCall call) => (how, call.Service) switch
    {
        ("500", "ec2") => StubReply.Ec2Error(500, "InternalFailure", "An internal error has occurred"),
        ("500", "iam") => StubGround.IamError(500, "InternalFailure", "x"),
        ("500", _) => StubReply.Error(500, """{"__type":"InternalFailure"}"""),
        ("503", "ec2") => StubReply.Ec2Error(503, "ServiceUnavailable", "The service is unavailable"),
        ("503", "iam") => StubGround.IamError(503, "ServiceUnavailable", "x"),
        ("503", _) => StubReply.Error(503, """{"__type":"ServiceUnavailableException"}"""),
        ("throttled", "ec2") => StubReply.Ec2Error(503, "RequestLimitExceeded", "Request limit exceeded."),
        ("throttled", "iam") => StubGround.IamError(400, "Throttling", "Rate exceeded"),
        ("throttled", _) => StubReply.Error(400, """{"__type":"ThrottlingException","message":"Rate exceeded"}"""),
        ("skewed clock", "ec2") => StubReply.Ec2Error(400, "RequestTimeTooSkewed", "x") with { Headers = new() { ["Date"] = "Tue, 01 Jan 2030 00:00:00 GMT" } },
        ("skewed clock", "iam") => StubGround.IamError(403, "SignatureDoesNotMatch", "Signature expired: 20140325T143453Z is now earlier than 20140325T143751Z"),
        ("skewed clock", _) => StubReply.Error(400, """{"__type":"InvalidSignatureException","message":"Signature expired: 20140325T143453Z is now earlier than 20140325T143751Z"}"""),
        ("a proxy's page", _) => new StubReply(200, "text/html", "<html><body>Sign in</body></html>"),
        _ => new StubReply(502, "text/html", "<html><body>Bad gateway</body></html>"),
    };
}
