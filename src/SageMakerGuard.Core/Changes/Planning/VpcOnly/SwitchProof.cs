using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Posture;
using SageMakerGuard.Reachability;
using SageMakerGuard.Services;

namespace SageMakerGuard.Changes;

/// <summary>Whether a domain will work after the switch: every service that it needs, its home directories and its apps among themselves must be reachable on the network as it would be then.</summary>
/// <param name="then">The domain as the switch would leave it.</param>
/// <param name="options">How it is switched.</param>
internal sealed class SwitchProof(DomainContext then, VpcOnlyOptions options)
{
    private static readonly string[] s_endpointRules = ["endpoint-missing", "endpoint-state", "endpoint-private-dns", "dns-attributes", "endpoint-policy", "route-missing"];
    private static readonly string[] s_natRules = ["nat-state", "nat-private", "nat-no-internet-route", "route-blackhole", "no-public-address", "igw-detached"];

    private string Where => $"-DomainId {then.DomainId} -Region {then.Region}";

    /// <summary>One sentence for each thing that would not be reached, or of which nobody can know whether it would.</summary>
    public IReadOnlyList<string> Failures()
    {
        var failures = new List<string>();
        foreach (var (_, source, isShared) in AppSource.Of(then))
        {
            var whose = isShared ? " from shared spaces" : "";
            Services(failures, source, whose);
            if (then.Domain.HomeEfsFileSystemId is { Length: > 0 } fileSystem)
                Ask(failures, source, new FileSystemDestination(fileSystem) { Port = 2049 }, $"Home file system {fileSystem}{whose}");

            // AppSecurityGroupManagement=Service: SageMaker makes the rules between apps itself (API_CreateDomain).
            if (then.Domain.AppSecurityGroupManagement != "Service")
                Ask(failures, source, new AppToAppDestination { Port = 8192 }, $"App to app on TCP 8192-65535{whose}");
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
            ReachabilityVerdict.Unknown => $"Whether apps reach the internet, and with it pip, conda, git and public model hubs, is not known: {ProofSentence.Together(proof.Unknowns.Select(u => u.Reason))}",
            _ => $"Apps will not reach the internet: pip, conda, git clone from public hosts and public model hubs will time out. Offer CodeArtifact or a mirror, or where the internet is wanted: New-SMPrivateNetwork {Where} -NatGateway PerZone.",
        };
    }

    /// <summary>Services that no endpoint of the region's can bring: what needs them will not work there, whatever is built.</summary>
    public IEnumerable<string> OutOfReach() => then.Services
        .Where(IsOutOfReach)
        .Select(needed => $"{needed.Service.Name} ({needed.Service.Purpose}) would not be reached, and {then.Region} offers no endpoint for it: {needed.Features} will lack it.");

    // Studio cannot do without its own services; without others a feature lacks something.
    private bool IsOutOfReach(NeededService needed) =>
        (needed.Service.RequiredBy & Feature.Studio) == 0
        && then.Facts.Region.VpcEndpointServices is { IsComplete: true } offered && !offered.Items.Any(s => needed.Service.Matches(s.ServiceName, then.Region))
        && then.Trace(Destination(needed)).Verdict == ReachabilityVerdict.Blocked;

    private void Services(List<string> failures, PathSource source, string whose)
    {
        var asked = then.Services.Where(needed => !IsOutOfReach(needed)).ToList();
        var missing = asked.Where(needed => LacksEndpoint(source, needed)).Select(needed => needed.Service).ToList();
        foreach (var needed in asked.Where(needed => missing.Count < 2 || !missing.Contains(needed.Service)))
            Ask(failures, source, Destination(needed), $"{needed.Service.Name} ({needed.Service.Purpose}){whose}");

        // A network without endpoints lacks a dozen of them, for one reason and with one remedy.
        if (missing.Count >= 2)
            failures.Add($"{string.Join(", ", missing.Select(s => s.Name))} would not be reached{whose}: {source.VpcId} has no endpoint for any of them, and no other way leads there. Type: New-SMVpcEndpointSet {Where}{options.Network}.");
    }

    private bool LacksEndpoint(PathSource source, NeededService needed)
    {
        var proof = new Proof(then.Facts.Engine.Trace(source, Destination(needed)));
        return proof.Verdict == ReachabilityVerdict.Blocked && proof.BlockedBy.All(b => b.Rule == "endpoint-missing");
    }

    private static ServiceDestination Destination(NeededService needed) => new(needed.Service) { Port = needed.Service.Port };

    private void Ask(List<string> failures, PathSource source, PathDestination destination, string what)
    {
        var again = $"Set-SMDomainVpcOnly {Where}{options.Network}";
        if (ProofSentence.Of(then.Facts.Engine.Trace(source, destination), what, Command, again, $"Find that out, or where you know it to work: {again} -SkipProof.") is { } failure)
            failures.Add(failure);
    }

    /// <summary>The command that mends it: endpoints go first, since the facts behind a missing one are about the way around it.</summary>
    private string Command(IReadOnlyList<BlockingFact> blocks)
    {
        var rules = blocks.Select(b => b.Rule).ToList();
        var commands = new List<string>();
        if (rules.Any(s_endpointRules.Contains))
            commands.Add($"New-SMVpcEndpointSet {Where}{options.Network}");
        if (rules.Any(s_natRules.Contains))
            commands.Add($"New-SMPrivateNetwork {Where} -NatGateway PerZone");
        if (rules.Any(r => r is "sg-egress" or "sg-ingress"))
            commands.Add($"Repair-SMDomainSecurityGroup {Where}");
        return commands.Count > 0 ? string.Join(", then ", commands) : $"Test-SMDomainConnectivity {Where} -As VpcOnly";
    }
}
