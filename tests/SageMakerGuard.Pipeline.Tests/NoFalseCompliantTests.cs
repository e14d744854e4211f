using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Ports;
using SageMakerGuard.Posture;
using SageMakerGuard.Sandbox;
using SageMakerGuard.Sandbox.Sample;
using Xunit.Abstractions;

namespace SageMakerGuard.Pipeline.Tests;

/// <summary>
/// For every operation that the audit calls: a run in which just that operation is denied, and one in which it fails for good, gives no
/// domain a better verdict or a higher score than the undisturbed run, and says which operation it was.
/// </summary>
public sealed class NoFalseCompliantTests(ITestOutputHelper output) : IDisposable
{
    private static readonly Estate s_company = SampleCompany.Create();
    private readonly ModuleSession _module = new();

    [Fact]
    public void No_denied_or_failing_call_makes_any_domain_look_better()
    {
        // One attempt each: what fails for good fails on the first attempt as on the last.
        Environment.SetEnvironmentVariable("AWS_MAX_ATTEMPTS", "1");
        var undisturbed = Audit();
        Assert.True(undisturbed.Postures.Count >= 12);
        Assert.True(undisturbed.Operations.Count >= 20, string.Join(", ", undisturbed.Operations));

        var faults = new List<string>();
        var runs = 0;
        foreach (var operation in undisturbed.Operations)
        {
            foreach (var fault in new[] { Denied(operation), Failing(operation) })
            {
                faults.AddRange(Compare(undisturbed, Audit(fault), operation).Select(f => $"{operation} {fault.ErrorCode}: {f}"));
                runs++;
            }
        }

        output.WriteLine($"{runs - faults.Count} of {runs} disturbed runs over {undisturbed.Operations.Count} operations: {string.Join(", ", undisturbed.Operations)}");
        Assert.Empty(faults);
    }

    public void Dispose() => _module.Dispose();

    private static SandboxFault Denied(string operation) => new()
    {
        Operation = operation,
        ErrorCode = operation.StartsWith("ec2:", StringComparison.Ordinal) ? "UnauthorizedOperation" : operation.StartsWith("sts:", StringComparison.Ordinal) ? "AccessDenied" : "AccessDeniedException",
    };

    private static SandboxFault Failing(string operation) => new() { Operation = operation, ErrorCode = "InternalFailure", Status = 500 };

    private static IEnumerable<string> Compare(Audited undisturbed, Audited disturbed, string operation)
    {
        // GetCallerIdentity only names the account, which every ARN does too.
        if (!disturbed.Mentions(operation) && operation != "sts:GetCallerIdentity")
            yield return "nothing names the operation";
        if (disturbed.Postures.Count < undisturbed.Postures.Count && disturbed.Errors.Count == 0)
            yield return "domains vanished without an error";
        foreach (var (id, after) in disturbed.Postures)
        {
            var before = undisturbed.Postures[id];
            if (after.Verdict == Verdict.Compliant && before.Verdict != Verdict.Compliant)
                yield return $"{before.DomainName} became Compliant";
            if (after.Score > before.Score)
                yield return $"{before.DomainName} went from {before.Score} to {after.Score}";
        }
    }

    private Audited Audit(params SandboxFault[] faults)
    {
        using var sandbox = new SandboxHost().Start(new SandboxOptions { Estate = s_company, Faults = faults });
        var answers = sandbox.Accounts.Select(a => _module.Invoke("Get-SMDomainNetworkPosture", ModuleSession.At(sandbox.EndpointUrl, a), ("AllRegions", null), ("IncludeUserProfileSettings", null))).ToList();
        return new Audited(
            answers.SelectMany(a => a.As<DomainNetworkPosture>()).ToDictionary(p => p.DomainId),
            answers.SelectMany(a => a.Errors).Select(e => $"{e} {e.ErrorDetails}").ToList(),
            sandbox.Calls.Select(c => c.Operation).Distinct().Order(StringComparer.Ordinal).ToList());
    }

    private sealed record Audited(IReadOnlyDictionary<string, DomainNetworkPosture> Postures, IReadOnlyList<string> Errors, IReadOnlyList<string> Operations)
    {
        public bool Mentions(string operation) =>
            Errors.Any(e => e.Contains(operation, StringComparison.Ordinal))
            || Postures.Values.Any(p => p.Findings.Any(f => f.Reason.Contains(operation, StringComparison.Ordinal)) || p.Unreadable.Any(u => u.Operation == operation));
    }
}
