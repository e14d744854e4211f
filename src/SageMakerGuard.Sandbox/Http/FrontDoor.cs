using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Ports;
using SageMakerGuard.Sandbox.Access;
using SageMakerGuard.Sandbox.Operations;
using SageMakerGuard.Sandbox.Operations.Athena;
using SageMakerGuard.Sandbox.Operations.Budgets;
using SageMakerGuard.Sandbox.Operations.CloudWatch;
using SageMakerGuard.Sandbox.Operations.CostExplorer;
using SageMakerGuard.Sandbox.Operations.Ec2;
using SageMakerGuard.Sandbox.Operations.Efs;
using SageMakerGuard.Sandbox.Operations.Glue;
using SageMakerGuard.Sandbox.Operations.Iam;
using SageMakerGuard.Sandbox.Operations.Organizations;
using SageMakerGuard.Sandbox.Operations.Logs;
using SageMakerGuard.Sandbox.Operations.Pricing;
using SageMakerGuard.Sandbox.Operations.Ram;
using SageMakerGuard.Sandbox.Operations.Route53;
using SageMakerGuard.Sandbox.Operations.S3;
using SageMakerGuard.Sandbox.Operations.SageMaker;
using SageMakerGuard.Sandbox.Operations.Sns;
using SageMakerGuard.Sandbox.Operations.Sts;
using SageMakerGuard.Sandbox.Operations.Support;
using SageMakerGuard.Sandbox.Operations.Tagging;
using SageMakerGuard.Sandbox.Protocol;
using SageMakerGuard.Sandbox.Trouble;
using SageMakerGuard.Sandbox.World;

namespace SageMakerGuard.Sandbox.Http;

/// <summary>
/// Takes a request from service to answer: which service, which operation, who, may it come in now (fault plan, throttle, region), are its
/// parameters good, is it permitted, and then what the operation says.
/// </summary>
internal sealed class FrontDoor(SandboxWorld world, SandboxOptions options)
{
    private static readonly IService[] s_services =
    [
        SageMakerService.Create(),
        new Ec2Service(),
        TaggingService.Create(),
        new EfsService(),
        new RamService(),
        new StsService(),
        new IamService(),
        new Route53Service(),
        CostExplorerService.Create(),
        OrganizationsService.Create(),
        LogsService.Create(),
        SupportService.Create(),
        AthenaService.Create(),
        GlueService.Create(),
        new S3Service(),
        PricingService.Create(),
        BudgetsService.Create(),
        new CloudWatchService(),
        new SnsService(),
    ];
    private readonly FaultPlan _faults = new(options.Faults, s_services.SelectMany(service => service.Operations));
    private readonly IdentityPolicy? _policy = options.PolicyDocument is { Length: > 0 } text ? IdentityPolicy.Parse(text) : null;
    private readonly Throttle _throttle = new(options);
    private readonly FreshResources _fresh = new(options.EventualConsistency);

    public Outcome Answer(RequestHead request)
    {
        var requestId = Guid.NewGuid().ToString();
        var log = new SandboxCall();
        var dialect = NoService;
        try
        {
            if (FrontFailures.WrongContentType(request, requestId) is { } early)
                return new(early, log with { Status = early.Status, ErrorCode = early.ErrorCode });
            var form = QueryForm.Parse(request.Query, FrontFailures.IsForm(request) ? System.Text.Encoding.UTF8.GetString(request.Body) : "");
            var service = Find(request, form);
            if (service is null)
                throw NoService.UnknownOperation(request.Path);
            dialect = service.Dialect;
            var prepared = service.Prepare(request, form);
            var mutating = prepared.Mutating && !form.Flag("DryRun");
            log = log with { Operation = prepared.Operation, Mutating = mutating, Request = mutating ? NamedResources.In(request, form) : "" };
            var (caller, credential) = Authenticated(request, form, dialect);
            log = log with { AccountId = caller.Account.Id, Region = credential.Region };
            Answer Real(string? failure) => Answered(prepared, new(world, caller, credential.Region, world.Clock(), options.TransitionTime) { FailureReason = failure, Permits = permission => Refusal(permission, caller, credential.Region, dialect) is null }, request, form, dialect, requestId);
            var fault = _faults.Strike(prepared.Operation, mutating, request);
            var failsLater = fault?.ErrorCode == FaultPlan.UpdateFailed;
            if (fault is not null && !failsLater)
            {
                if (fault.AfterEffect)
                    CarryOut(() => Real(null));
                return Struck(fault, dialect, requestId, log);
            }

            var answer = Real(failsLater ? fault!.Message ?? FrontFailures.Sentence(fault.ErrorCode) : null);
            return new(answer, log with { Status = answer.Status });
        }
        catch (AwsFault fault)
        {
            return new(dialect.Error(fault, requestId), log with { Status = fault.Status, ErrorCode = fault.Code });
        }
    }

    private static Dialect NoService { get; } = new QueryDialect(QueryDialect.Sts);

    private IService? Find(RequestHead request, QueryForm form)
    {
        if (Array.Find(s_services, s => s.Owns(request, form)) is { } owner)
            return owner;

        // A target that no service owns: the service of the signature says that it does not know the operation.
        return FrontFailures.ScopeOf(request) is { } name ? Array.Find(s_services, s => s.SigningName == name) : null;
    }

    private (Caller Caller, SignatureScope Scope) Authenticated(RequestHead request, QueryForm form, Dialect dialect)
    {
        SignatureScope credential;
        try
        {
            credential = SignatureScope.Read(request, form) ?? throw dialect.NoSignature;
        }
        catch (FormatException e)
        {
            throw dialect.IncompleteSignature(e.Message);
        }

        var caller = world.Caller(credential.AccessKey) ?? throw dialect.UnknownKey;
        if ((request.SecurityToken ?? form.Text("X-Amz-Security-Token")) == "expired")
            throw dialect.Expired;
        return caller.Account.StatusOf(credential.Region) == OptInStatus.NotOptedIn ? throw dialect.NotOptedIn : (caller, credential);
    }

    private Answer Answered(PreparedCall prepared, ServiceCall call, RequestHead request, QueryForm form, Dialect dialect, string requestId)
    {
        if (!_throttle.Admits(call.Account.Id, call.RegionName, prepared.Operation, !prepared.Mutating, form, call.Now))
            throw dialect.Throttled;
        var ready = prepared.Check(call);
        foreach (var permission in ready.Permissions)
        {
            if (Refusal(permission, call.Caller, call.RegionName, dialect) is { } refusal)
                throw refusal;
        }

        ThrowRecorded(prepared.Operation, prepared.Global ? call.Account.Regions.SelectMany(r => r.RecordedFailures) : call.Region.RecordedFailures, request, dialect);
        _fresh.Check(call.Account.Id, call.RegionName, prepared.Operation, !prepared.Mutating, form, call.Now);
        var answer = ready.Run(requestId);
        _fresh.Remember(call.Account.Id, call.RegionName, prepared.Operation, answer, call.Now);
        return answer;
    }

    private AwsFault? Refusal(NeededPermission permission, Caller caller, string region, Dialect dialect)
    {
        if (caller.RoleName is { } role && RoleDenials.Deny(caller.Account.RolePolicies.Of(role), permission, region))
            return permission.Refusal ?? dialect.Denied(new(caller.Arn, permission.Action, permission.Resource, true));
        if (_policy is null || _policy.Decide(permission, region) is var decision && decision == Decision.Allowed)
            return null;
        return permission.Refusal ?? dialect.Denied(new(caller.Arn, permission.Action, permission.Resource, decision == Decision.Denied));
    }

    /// <summary>What failed when the estate was collected fails again.</summary>
    private static void ThrowRecorded(string operation, IEnumerable<UnreadableCall> failures, RequestHead request, Dialect dialect)
    {
        var recorded = failures.FirstOrDefault(f => f.Operation == operation && (f.ResourceId is null || request.Mentions(f.ResourceId)));
        if (recorded is not null)
            throw new AwsFault(recorded.ErrorCode, "[sandbox] This call failed when the estate was collected.", dialect.StatusOf(recorded.ErrorCode));
    }

    private static void CarryOut(Func<Answer> call)
    {
        try
        {
            call();
        }
        catch (AwsFault)
        {
            // A refusal is an answer as well, and the caller hears the fault's in its place.
        }
    }

    private static Outcome Struck(SandboxFault fault, Dialect dialect, string requestId, SandboxCall log)
    {
        switch (fault.ErrorCode)
        {
            case "DropConnection":
                return new(null, log with { ErrorCode = fault.ErrorCode });
            case "Timeout":
                return new(null, log with { ErrorCode = fault.ErrorCode }) { Held = fault.Delay };
            case "Html":
                var page = FrontFailures.ProxyPage(fault);
                return new(page, log with { Status = page.Status, ErrorCode = fault.ErrorCode });
            default:
                var status = fault.Status ?? dialect.StatusOf(fault.ErrorCode);
                var answer = dialect.Error(new(fault.ErrorCode, fault.Message ?? FrontFailures.Sentence(fault.ErrorCode), status), requestId);
                return new(answer, log with { Status = status, ErrorCode = fault.ErrorCode });
        }
    }
}
