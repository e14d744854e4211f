using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Reachability;

namespace SageMakerGuard.Probing;

/// <summary>Where a name leads inside an app, and not where the proof leads. A name that leads elsewhere is a difference even where the connection stands.</summary>
internal sealed record NameFinding(string Meaning, string NextStep)
{
    /// <summary>Holds what a name resolved to against the proof; null where they agree or where the proof says nothing of names.</summary>
    public static NameFinding? Of(NetworkIndex index, ProbePlan plan, ProbeQuestion question, ProbeTarget target, IReadOnlyList<string> resolved)
    {
        if (resolved.Count == 0)
            return null;
        var addresses = string.Join(", ", resolved);
        if (target.Blocks.Count > 0)
        {
            var blocks = AddressSet.Parse(target.Blocks);
            return resolved.All(a => IpAddress.TryParse(a, out var ip) && blocks.Contains(ip))
                ? null
                : new($"The proof was asked for {string.Join(", ", target.Blocks)}, and {target.Host} resolved to {addresses}: it is the proof of another host.", $"Ask again with the addresses that the app sees: -Destination {target.Host} -Address {addresses}.");
        }

        var isPublic = resolved.Any(IsPublic);
        switch (target.Resolves)
        {
            case NameExpectation.Private when isPublic:
                return new(
                    $"The proof goes by endpoint {target.EndpointId}, and {target.Host} resolved to public addresses ({addresses}): the app asks DNS servers that do not forward to the VPC resolver, or private DNS of the endpoint does not work.",
                    $"Let the DNS servers in the DHCP option set of {plan.VpcId} forward to the VPC resolver, check private DNS of {target.EndpointId}, restart the app and run the probe again.");
            case NameExpectation.Private when !StandsIn(index, target.EndpointId, resolved):
                return new(
                    $"The proof goes by endpoint {target.EndpointId}, and {target.Host} resolved to private addresses that are not in its subnets ({addresses}): another endpoint or a private hosted zone answers, or the estate is out of date.",
                    $"Read the estate again, and look for private hosted zones of {plan.VpcId} that answer for {target.Host}.");
            case NameExpectation.Public when !resolved.All(IsPublic):
                return new(
                    $"The proof knows no endpoint for {question.Destination}, and {target.Host} resolved to private addresses ({addresses}): an endpoint was made since, or a private hosted zone or DNS server that the estate does not hold answers.",
                    $"Read the estate again, and look for private hosted zones of {plan.VpcId} that answer for {target.Host}.");
            default:
                return null;
        }
    }

    /// <summary>Whether an address is one of the internet's.</summary>
    public static bool IsPublic(string address) => IpAddress.TryParse(address, out var ip) && (PublicAddresses.V4.Contains(ip) || PublicAddresses.V6.Contains(ip));

    // An endpoint's interfaces stand in its subnets; where one of those was not read, any address may be one of them.
    private static bool StandsIn(NetworkIndex index, string? endpointId, IReadOnlyList<string> resolved)
    {
        var subnets = index.VpcEndpoint(endpointId)?.SubnetIds.Select(id => index.Subnet(id)).ToList() ?? [];
        if (subnets.Count == 0 || subnets.Any(s => s is null))
            return true;
        var blocks = AddressSet.Parse(subnets.SelectMany(s => s!.Ipv6CidrBlockAssociationSet.Select(b => b.Ipv6CidrBlock).Append(s.CidrBlock)));
        return resolved.All(a => !IpAddress.TryParse(a, out var ip) || blocks.Contains(ip));
    }
}
