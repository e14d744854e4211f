using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Reachability;
using SageMakerGuard.Services;

namespace SageMakerGuard.Diagnosis;

/// <summary>
/// A name of AWS's that no endpoint of the domain's VPC answers for: it belongs to no region, to another one, or is the form that services had long ago.
/// It leads to public addresses, so that the way to the internet decides (aws/sagemaker-python-sdk#906 for STS, #2559 for IAM, aws/aws-cli#6071 for old forms).
/// </summary>
/// <param name="Host">The host that the message names.</param>
/// <param name="Service">The service that has a regional name to be used in its place; null for none.</param>
/// <param name="OtherRegion">The region that the name belongs to, where it is another one; null for a name of no region.</param>
internal sealed record GlobalNameSuspect(string Host, AwsService? Service, string? OtherRegion) : Suspect
{
    public override string Name => Host;

    public override IEnumerable<Charge> Test(Inquiry inquiry)
    {
        var trail = new Trail(inquiry.Domain, new InternetDestination());
        var why = OtherRegion is null ? $"{Host} is not a name of {inquiry.Domain.Region}, and no endpoint of a region answers for it" : $"{Host} belongs to {OtherRegion}, and the endpoints of {inquiry.Domain.Region} do not answer for it";
        switch (trail.Verdict)
        {
            case ReachabilityVerdict.Blocked:
                yield return Charge.Proven((trail.Blocks.FirstOrDefault(f => f.Rule != "sg-egress") ?? trail.Blocks[0]).ResourceId, $"{why}; nothing leads from the domain's subnets to its public addresses.", trail.Blocks.Select(trail.Tell), $"{Instead(inquiry)}; or, to open the internet: {Mend.Internet(inquiry, trail.Blocks, 443)}");
                break;
            case ReachabilityVerdict.Unknown when trail.Calls.Count > 0:
                yield return Charge.Unread(inquiry, $"{why}; whether its public addresses can be reached is not known.", trail.Calls) with { Evidence = [.. trail.TellUnknowns()] };
                break;
            case ReachabilityVerdict.Unknown:
                yield return Charge.Open(null, $"{why}; whether its public addresses can be reached is not known.", trail.TellUnknowns(), Instead(inquiry));
                break;
            default:
                yield return trail.IsInspected
                    ? Charge.Open(inquiry.Domain.Domain.VpcId, $"{why}; a firewall inspects the way to its public addresses, by rules that were not read.", trail.TellWays(), Instead(inquiry))
                    : Charge.Cleared($"{Host} is reached over the internet from every subnet of the domain.", trail.TellWays());
                break;
        }
    }

    /// <summary>What to use in place of the name.</summary>
    private string Instead(Inquiry inquiry)
    {
        if (OtherRegion is not null)
            return $"Use the service in {inquiry.Domain.Region}, or copy the data there";
        return Service?.Name switch
        {
            // AWS SDKs and Tools Reference Guide, 'AWS STS Regional endpoints'.
            "sts" => $"In the app: export AWS_STS_REGIONAL_ENDPOINTS=regional; then {Mend.Endpoints(inquiry, [Service])}",
            { } name => $"Ask for the regional name of {name} (--region {inquiry.Domain.Region}, or a newer SDK); then {Mend.Endpoints(inquiry, [Service])}",
            null when Host.StartsWith("iam.", System.StringComparison.Ordinal) => $"Name the role instead of looking it up: role = \"{inquiry.Fill("{role}")}\" in place of sagemaker.get_execution_role()",
            null => $"Do without {Host} in notebooks",
        };
    }
}
