using System;
using System.Collections.Generic;
using SageMakerGuard.Faults;

namespace SageMakerGuard.Ports;

/// <summary>Starts the loopback AWS. The assembly that does it is opened by name, so that nobody pays for it who does not use it.</summary>
public interface ISandboxHost
{
    /// <summary>Starts a sandbox on a free port of 127.0.0.1.</summary>
    /// <exception cref="GuardFault">The estate or the options are of no use, or no port could be had.</exception>
    ISandbox Start(SandboxOptions options);
}

/// <summary>A running sandbox.</summary>
public interface ISandbox : IDisposable
{
    /// <summary>For example http://127.0.0.1:43117.</summary>
    string EndpointUrl { get; }

    /// <summary>Its accounts, each with keys that open it.</summary>
    IReadOnlyList<SandboxAccount> Accounts { get; }

    /// <summary>The calls that it answered so far, oldest first.</summary>
    IReadOnlyList<SandboxCall> Calls { get; }

    /// <summary>
    /// The whole world as it stands now: every account, and every region that held something at the start or holds something now. Two
    /// snapshots of the same world are equal in every member: lists are in an order that their content alone decides, CollectedAt is left
    /// at its default, and parts are complete. An inline policy stands in each region whose domains name its role.
    /// </summary>
    Estates.Estate Snapshot();

    /// <summary>
    /// Somebody in Studio starts an app while others are at work: CreateApp in the name of the execution role of the profile or space, which the
    /// role's inline policies may deny. It is a call like any other, for the log and for the fault plan.
    /// </summary>
    /// <returns>What came of it.</returns>
    /// <exception cref="GuardFault">NotInSandbox: there is no such account, domain, profile or space, or it has no execution role.</exception>
    SandboxCall StartApp(string accountId, string region, string domainId, string profileOrSpace, string appType, string appName);
}

/// <summary>An account of the sandbox. The keys are made up and open nothing else.</summary>
public sealed record SandboxAccount
{
    /// <summary>Twelve digits.</summary>
    public string AccountId { get; init; } = "";

    /// <summary>Its access key.</summary>
    public string AccessKey { get; init; } = "";

    /// <summary>Its secret.</summary>
    public string SecretKey { get; init; } = "";

    /// <summary>Regions that hold something.</summary>
    public IReadOnlyList<string> Regions { get; init; } = [];

    /// <summary>The account, and none of its keys.</summary>
    public override string ToString() => AccountId;
}

/// <summary>A call that a sandbox answered.</summary>
public sealed record SandboxCall
{
    /// <summary>The account whose key signed it; empty where none did.</summary>
    public string AccountId { get; init; } = "";

    /// <summary>The region of its signature.</summary>
    public string Region { get; init; } = "";

    /// <summary>In the form of its IAM action.</summary>
    public string Operation { get; init; } = "";

    /// <summary>Whether the operation changes something. A dry run changes nothing.</summary>
    public bool Mutating { get; init; }

    /// <summary>What a mutating call names, for example <c>DomainId=d-abcdefghijkl</c>: ids, names and ARNs, never keys or documents. Empty for reads.</summary>
    public string Request { get; init; } = "";

    /// <summary>HTTP status of the answer; 0 where none was sent.</summary>
    public int Status { get; init; }

    /// <summary>The error code of the answer; null for success.</summary>
    public string? ErrorCode { get; init; }
}

/// <summary>How a sandbox behaves.</summary>
public sealed record SandboxOptions
{
    /// <summary>An estate file or a folder of CLI output to start from; null for the bundled sample company.</summary>
    public string? EstatePath { get; init; }

    /// <summary>An estate to start from, in place of a path; the caller's objects are not changed.</summary>
    public Estates.Estate? Estate { get; init; }

    /// <summary>How long every answer takes.</summary>
    public TimeSpan Latency { get; init; }

    /// <summary>Calls per second and account after which answers are throttled; null for never.</summary>
    public double? ThrottleRate { get; init; }

    /// <summary>
    /// Whether calls are throttled by the rates that AWS publishes: for EC2 a token bucket for each account, region and operation (EC2 Developer
    /// Guide, 'Request throttling for the Amazon EC2 API'; CreateVpcEndpoint has 4 tokens and gets 0.3 a second). SageMaker's are not known.
    /// </summary>
    public bool AwsThrottling { get; init; }

    /// <summary>How long changes take (Updating, Pending, Deleting); zero for at once.</summary>
    public TimeSpan TransitionTime { get; init; }

    /// <summary>
    /// For how long after a Create or Allocate call of EC2 other calls do not find what it made: changes that name it, and describe calls by its id
    /// (describe calls by filter do find it). Zero for never.
    /// </summary>
    public TimeSpan EventualConsistency { get; init; }

    /// <summary>What goes wrong, and when.</summary>
    public IReadOnlyList<SandboxFault> Faults { get; init; } = [];

    /// <summary>An IAM policy document that all callers are held to; null for no check.</summary>
    public string? PolicyDocument { get; init; }

    /// <summary>Regions that the accounts have not opted into.</summary>
    public IReadOnlyList<string> NotOptedIn { get; init; } = [];

    /// <summary>The tag keys that are active for cost allocation at the start. The sample company has activated its cost centres and forgot the owners.</summary>
    public IReadOnlyList<string> ActiveCostTags { get; init; } = ["CostCenter"];

    /// <summary>
    /// EC2 spells some values otherwise than its own model does (an internet gateway's attachment is 'available', interfaces are of type
    /// 'nat_gateway' and 'efs'). True gives them as recorded from AWS; false as the model has them, which checks against the model want.
    /// </summary>
    public bool RecordedSpelling { get; init; }

    /// <summary>The port; 0 for any free one.</summary>
    public int Port { get; init; }
}

/// <summary>One fault of a fault plan.</summary>
public sealed record SandboxFault
{
    /// <summary>In the form of its IAM action; <c>*</c> for any, <c>mutating</c> for any that changes something (a dry run does not). The calls are counted over all that match.</summary>
    public string Operation { get; init; } = "*";

    /// <summary>A text that the request must hold, for example a domain's id; null for any request.</summary>
    public string? ResourceId { get; init; }

    /// <summary>The first matching call that fails, counted from 1.</summary>
    public int FromCall { get; init; } = 1;

    /// <summary>How many calls fail from there on; null for all.</summary>
    public int? Count { get; init; }

    /// <summary>
    /// The error code, for example AccessDeniedException. <c>DropConnection</c> closes the connection with no answer, <c>Timeout</c> holds it with
    /// no answer for <see cref="Delay"/> and then closes it, <c>Html</c> answers a proxy's page. On sagemaker:UpdateDomain <c>Update_Failed</c> lets
    /// the call succeed and the domain end in Update_Failed, with <see cref="Message"/> as its FailureReason.
    /// </summary>
    public string ErrorCode { get; init; } = "InternalFailure";

    /// <summary>
    /// Whether the call is carried out first, and only its answer is replaced by this fault's: the caller cannot know that it took effect. False
    /// for a call that never reaches the service.
    /// </summary>
    public bool AfterEffect { get; init; }

    /// <summary>For how long <c>Timeout</c> holds the connection: longer than the client waits, or it is a dropped connection. 60 seconds where it is not given.</summary>
    public TimeSpan Delay { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>The message; null for the sandbox's own.</summary>
    public string? Message { get; init; }

    /// <summary>HTTP status; null for what AWS sends with the code.</summary>
    public int? Status { get; init; }
}
