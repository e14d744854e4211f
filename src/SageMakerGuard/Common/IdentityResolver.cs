using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Faults;
using SageMakerGuard.Ports;

namespace SageMakerGuard.Commands;

/// <summary>
/// Decides who asks and where, in the order of AWS Tools for PowerShell: explicit keys, named profile, credential object, session variable, and
/// then the chain of the SDK. A sandbox of this session stands before the session variable, and no credentials but its own ever reach it.
/// </summary>
internal static class IdentityResolver
{
    /// <summary>Decides. Opens nothing and calls nobody.</summary>
    public static ResolvedIdentity Resolve(IdentityParameters given, SessionVariables session, IReadOnlyList<SandboxInfo> sandboxes)
    {
        if (given.AccessKey is null != given.SecretKey is null)
            throw new GuardFault("IncompleteKeys", FaultCategory.InvalidArgument, "An access key and its secret belong together, and one of them is missing.", "Give both -AccessKey and -SecretKey, or use -ProfileName.");

        if (SandboxFor(given, sandboxes) is { } sandbox)
            return InSandbox(given, session, sandbox);

        var stored = given.NamesCredentials ? null : session.Credential;
        var credential = given.AccessKey is null && given.ProfileName is null ? given.Credential ?? stored : null;
        return new ResolvedIdentity
        {
            Cloud = new CloudIdentity
            {
                AccessKey = given.AccessKey,
                SecretKey = given.SecretKey,
                SessionToken = given.AccessKey is null ? null : given.SessionToken,
                ProfileName = given.AccessKey is null ? given.ProfileName : null,
                ProfileLocation = given.ProfileLocation,
                KeySource = credential?.Keys,
                KeySourceName = credential?.Name,
                EndpointUrl = given.EndpointUrl,
                Region = session.Region,
            },
            CredentialObject = given.Credential is not null ? given.Credential.Source : session.Credential?.Source,
            Region = session.Region,
            RegionSource = "$StoredAWSRegion",
            Note = !given.NamesCredentials && session.CredentialNotUnderstood ? "$StoredAWSCredentials holds nothing that this module can read; the default chain is asked instead." : null,
        };
    }

    // By its address where an address is given, else by its key, else the session's own.
    private static SandboxInfo? SandboxFor(IdentityParameters given, IReadOnlyList<SandboxInfo> sandboxes)
    {
        if (given.EndpointUrl is { } url)
            return sandboxes.LastOrDefault(s => SameEndpoint(s.EndpointUrl, url));
        return sandboxes.LastOrDefault(s => given.AccessKey is { } key && s.Accounts.Any(a => a.AccessKey == key)) ?? sandboxes.LastOrDefault();
    }

    private static ResolvedIdentity InSandbox(IdentityParameters given, SessionVariables session, SandboxInfo sandbox)
    {
        var account = given.NamesCredentials
            ? sandbox.Accounts.FirstOrDefault(a => a.AccessKey == given.AccessKey && a.SecretKey == given.SecretKey)
            : sandbox.Accounts.FirstOrDefault(a => a.AccountId == given.AccountId) ?? sandbox.Accounts.FirstOrDefault();
        if (account is null)
            throw new GuardFault(
                "SandboxCredentials",
                FaultCategory.InvalidArgument,
                $"{sandbox.SandboxId} stands for AWS in this session, and the credentials that were named are not those of one of its accounts. Nothing was sent to it.",
                "End it with Stop-SMSandbox to reach AWS, or leave the credentials out.");

        return new ResolvedIdentity
        {
            Cloud = new CloudIdentity { AccessKey = account.AccessKey, SecretKey = account.SecretKey, SessionToken = given.NamesCredentials ? given.SessionToken : null, EndpointUrl = sandbox.EndpointUrl, Region = session.Region ?? account.Regions.FirstOrDefault() },
            Region = session.Region ?? account.Regions.FirstOrDefault(),
            RegionSource = session.Region is null ? sandbox.SandboxId : "$StoredAWSRegion",
            Note = $"{sandbox.SandboxId} at {sandbox.EndpointUrl} stands for AWS, with its own keys of account {account.AccountId}.",
        };
    }

    private static bool SameEndpoint(string one, string other) =>
        Uri.TryCreate(one, UriKind.Absolute, out var a) && Uri.TryCreate(other, UriKind.Absolute, out var b) && a.Port == b.Port && a.IsLoopback && b.IsLoopback;
}
