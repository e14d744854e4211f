using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using SageMakerGuard.Faults;
using SageMakerGuard.Loading;
using SageMakerGuard.Ports;

namespace SageMakerGuard.Commands;

/// <summary>Starts an AWS of your own on this machine, to try, learn and rehearse without an account.</summary>
/// <remarks>
/// <para>The sandbox answers the calls of this module, and those of the AWS CLI for the same operations, on 127.0.0.1 only. It starts from a bundled sample company with two accounts and three regions, from an estate file, or from a folder of AWS CLI output, and forgets everything when it ends.</para>
/// <para>It becomes the endpoint of the session: every command that names no -EndpointUrl asks it, with its own made-up keys. Credentials of yours are never sent to it. It ends with Stop-SMSandbox, with the module, or with the session.</para>
/// <para>Latency, throttling, eventual consistency, a fault plan and an IAM policy make it as unkind as the real one can be.</para>
/// </remarks>
/// <example>
/// <code>$sandbox = Start-SMSandbox
/// $sandbox.Accounts | Get-SMDomainNetworkPosture -AllRegions</code>
/// <para>Audits both accounts of the sample company.</para>
/// </example>
/// <example>
/// <code>Start-SMSandbox -EstatePath ./estate.json -Latency 50 -FaultPlan @{ Operation = 'ec2:DescribeNatGateways'; ErrorCode = 'UnauthorizedOperation' }</code>
/// <para>Rehearses an audit of an exported estate by an identity that may not read NAT gateways, with 50 milliseconds for each answer.</para>
/// </example>
/// <example>
/// <code>Start-SMSandbox -FaultPlan @{ Operation = 'mutating'; FromCall = 5; Count = 1; ErrorCode = 'DropConnection'; AfterEffect = $true }</code>
/// <para>Rehearses a change whose fifth mutating call takes effect and whose answer is lost.</para>
/// </example>
[Cmdlet(VerbsLifecycle.Start, "SMSandbox", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(SandboxInfo))]
public sealed class StartSMSandboxCommand : PSCmdlet
{
    /// <summary>The estate to start from: a file that Export-SMEstate wrote, or a folder of AWS CLI output. Without it, the bundled sample company.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("FullName")]
    [ValidateNotNullOrEmpty]
    public string? EstatePath { get; set; }

    /// <summary>How long every answer takes: a number of milliseconds, or a TimeSpan.</summary>
    [Parameter]
    [MillisecondsTransformation]
    public TimeSpan Latency { get; set; }

    /// <summary>How long changes take until they are done (Updating, Pending, Deleting): a number of milliseconds, or a TimeSpan.</summary>
    [Parameter]
    [MillisecondsTransformation]
    public TimeSpan TransitionTime { get; set; }

    /// <summary>For how long what EC2 has just made is not found by the calls that name it: a number of milliseconds, or a TimeSpan.</summary>
    [Parameter]
    [MillisecondsTransformation]
    public TimeSpan EventualConsistency { get; set; }

    /// <summary>Calls for each second and account above which answers are throttled.</summary>
    [Parameter]
    [ValidateRange(0.1d, 100000d)]
    public double? ThrottleRate { get; set; }

    /// <summary>Throttles EC2's calls as AWS does: a bucket of tokens for each account, region and operation, of which the endpoint operations have four and get 0.3 a second.</summary>
    [Parameter]
    public SwitchParameter AwsThrottling { get; set; }

    /// <summary>What goes wrong, and when: hashtables or objects with Operation ('ec2:DescribeSubnets', '*' for any, 'mutating' for any that changes something), ErrorCode, and optionally ResourceId, FromCall, Count, Message, Status, AfterEffect and Delay. ErrorCode DropConnection closes the connection, Timeout holds it for Delay (milliseconds or a TimeSpan; 60 seconds where it is absent) with no answer, Html answers with a page, Update_Failed (on sagemaker:UpdateDomain) accepts the update and lets it fail with Message as the reason. AfterEffect carries the call out before the fault takes the place of its answer.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public PSObject[]? FaultPlan { get; set; }

    /// <summary>A file with an IAM policy document that every caller is held to.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? PolicyPath { get; set; }

    /// <summary>Regions that the accounts have not opted into.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[]? NotOptedIn { get; set; }

    /// <summary>The port to listen on; without it, any free one.</summary>
    [Parameter]
    [ValidateRange(0, 65535)]
    public int Port { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (!ShouldProcess(EstatePath ?? "sample company", "Start sandbox"))
            return;
        try
        {
            var options = Options();
            var info = SandboxSession.Add(Cloud.Sandbox.Start(options));
            WriteVerbose($"{info.SandboxId} answers at {info.EndpointUrl} and stands for AWS in this session.");
            WriteObject(info);
        }
        catch (GuardFault fault)
        {
            ThrowTerminatingError(FaultWriter.Record(fault));
        }
        catch (Exception unexpected) when (unexpected is not PipelineStoppedException)
        {
            ThrowTerminatingError(FaultWriter.Unexpected(unexpected));
        }
    }

    private SandboxOptions Options() => new()
    {
        EstatePath = EstatePath is null ? null : FilePath.Resolve(this, EstatePath),
        Latency = Latency,
        TransitionTime = TransitionTime,
        EventualConsistency = EventualConsistency,
        ThrottleRate = ThrottleRate,
        AwsThrottling = AwsThrottling,
        Faults = (FaultPlan ?? []).Select(FaultPlanReader.Read).ToList(),
        PolicyDocument = PolicyPath is null ? null : ReadPolicy(FilePath.Resolve(this, PolicyPath)),
        NotOptedIn = NotOptedIn ?? [],
        Port = Port,
    };

    private static string ReadPolicy(string path)
    {
        try
        {
            var policy = File.ReadAllText(path);
            return policy.Trim().Length > 0 ? policy : throw new GuardFault("PolicyUnreadable", FaultCategory.InvalidData, $"The policy '{path}' is empty.", "Give the path of a file with an IAM policy document.");
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new GuardFault("PolicyUnreadable", FaultCategory.NotFound, $"The policy '{path}' cannot be read: {unreadable.Message}", "Give the path of a file with an IAM policy document.", unreadable);
        }
    }
}
