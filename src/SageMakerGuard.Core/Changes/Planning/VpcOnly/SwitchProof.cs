using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Posture;
using SageMakerGuard.Reachability;

namespace SageMakerGuard.Changes;

/// <summary>Whether a domain will work after the switch: every service that it needs, its home directories and its apps among themselves must be reachable on the network as it would be then.</summary>
/// <param name="then">The domain as the switch would leave it.</param>
internal sealed class SwitchProof(DomainContext then)
{
    private static readonly string[] s_endpointRules = ["endpoint-missing", "endpoint-state", "endpoint-private-dns", "dns-attributes", "endpoint-policy", "route-missing"];
    private static readonly string[] s_natRules = ["nat-state", "nat-private", "nat-no-internet-route", "route-blackhole", "no-public-address", "igw-detached"];

    /// <summary>One sentence for each thing that would not be reached, or of which nobody can know whether it would.</summary>
    public IReadOnlyList<string> Failures()
    {
        var failures = new List<string>();
        foreach (var (_, source, isShared) in AppSources.Of(then))
        {
            var whose = isShared ? " from shared spaces" : "";
            foreach (var needed in then.Services)
                Ask(failures, source, new ServiceDestination(needed.Service) { Port = needed.Service.Port }, $"{needed.Service.Name} ({needed.Service.Purpose}){whose}");
            if (then.Domain.HomeEfsFileSystemId is { Length: > 0 } fileSystem)
                Ask(failures, source, new FileSystemDestination(fileSystem) { Port = 2049 }, $"the home file system {fileSystem}{whose}");

            // AppSecurityGroupManagement=Service: SageMaker makes the rules between apps itself (API_CreateDomain).
            if (then.Domain.AppSecurityGroupManagement != "Service")
                Ask(failures, source, new AppToAppDestination { Port = 8192 }, $"another app of the domain on TCP 8192-65535{whose}");
        }

        return failures;
    }

    /// <summary>The internet is not needed, but people will ask why pip hangs.</summary>
    public string? Internet()
    {
        var proof = then.Trace(new InternetDestination());
        return proof.Verdict switch
        {
            ReachabilityVerdict.Reachable => null,
            ReachabilityVerdict.Unknown => $"Whether apps reach the internet is not known: {Reasons(proof.Unknowns.Select(u => u.Reason))} pip, conda, git and public model hubs hang on that.",
            _ => $"Apps will not reach the internet: pip, conda, git clone from public hosts and public model hubs will time out. Offer CodeArtifact or a mirror, or where the internet is wanted: New-SMPrivateNetwork -DomainId {then.DomainId} -Region {then.Region} -NatGateway.",
        };
    }

    private void Ask(List<string> failures, PathSource source, PathDestination destination, string what)
    {
        var results = then.Facts.Engine.Trace(source, destination);
        var proof = new Proof(results);
        if (proof.Verdict == ReachabilityVerdict.Blocked)
        {
            var blocks = proof.BlockedBy.ToList();
            var fix = string.Join(" ", results.Select(r => r.SmallestFix).Where(f => f is { Length: > 0 }).Distinct());
            failures.Add($"As VpcOnly, {what} would not be reached: {Reasons(blocks.Select(b => b.Reason))} {(fix.Length > 0 ? fix + " " : "")}Type: {Command(blocks)}.");
        }
        else if (proof.Verdict == ReachabilityVerdict.Unknown)
        {
            var calls = proof.Unknowns.Select(u => u.Call).OfType<UnreadableCall>().Distinct().ToList();
            var again = $"Set-SMDomainVpcOnly -DomainId {then.DomainId} -Region {then.Region}";
            var next = calls.Count > 0 ? UnknownRemedy.For(calls, again + ".") : $"Find that out, or where you know it to work: {again} -SkipProof.";
            failures.Add($"Whether {what} would be reached is not known: {Reasons(proof.Unknowns.Where(u => !u.Conditional).Select(u => u.Reason))} {next}");
        }
    }

    /// <summary>The command that mends it: endpoints go first, since the facts behind a missing one are about the way around it.</summary>
    private string Command(IReadOnlyList<BlockingFact> blocks)
    {
        var where = $"-DomainId {then.DomainId} -Region {then.Region}";
        var rules = blocks.Select(b => b.Rule).ToList();
        var commands = new List<string>();
        if (rules.Any(s_endpointRules.Contains))
            commands.Add($"New-SMVpcEndpointSet {where}");
        if (rules.Any(s_natRules.Contains))
            commands.Add($"New-SMPrivateNetwork {where} -NatGateway");
        if (rules.Any(r => r is "sg-egress" or "sg-ingress"))
            commands.Add($"Repair-SMDomainSecurityGroup {where}");
        return commands.Count > 0 ? string.Join(", then ", commands) : $"Test-SMDomainConnectivity {where} -As VpcOnly";
    }

    private static string Reasons(IEnumerable<string> reasons) => string.Join(" ", reasons.Distinct(StringComparer.Ordinal).Select(r => r.EndsWith(".", StringComparison.Ordinal) ? r : r + "."));
}
