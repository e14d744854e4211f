namespace SageMakerGuard.Diagnosis;

/// <summary>
/// What a message means in PublicInternetOnly mode: all but the home file system leaves through a network that SageMaker owns (API_CreateDomain), so that
/// nothing of the VPC's can be the cause.
/// </summary>
internal static class PublicMode
{
    /// <summary>What can be wrong then.</summary>
    public static Charge Tell(Inquiry inquiry)
    {
        var vpc = inquiry.Domain.HasVpc ? inquiry.Domain.Domain.VpcId! : "a VPC of yours";
        return Charge.Open(
            inquiry.Domain.DomainId,
            $"The domain is in PublicInternetOnly mode: this traffic does not pass {vpc} at all, so none of its routes, groups, ACLs, endpoints or name servers is the cause.",
            [
                $"AppNetworkAccessType of {inquiry.Domain.DomainId} is {(inquiry.Domain.Domain.AppNetworkAccessType is { Length: > 0 } written ? written : "not set, which means PublicInternetOnly")}: all but the home file system leaves through SageMaker's own network.",
                "A policy of a bucket, key, role or organisation that asks for aws:SourceVpc or aws:SourceVpce refuses these requests.",
                "Hosts with private addresses, and names of private hosted zones, are not to be had from there.",
                "What else is left lies outside of any network: the role's permissions, quotas, the service itself.",
            ],
            $"{inquiry.Domain.TestCommand} says what would work in VpcOnly mode; where private hosts or such policies are the matter: {inquiry.Command("Set-SMDomainVpcOnly")}");
    }

    /// <summary>A suspect in the VPC, which has no part in it.</summary>
    public static Charge Clear(Inquiry inquiry, Suspect suspect) => Charge.Cleared($"No part in it: {suspect.Name}.", [$"{inquiry.Domain.DomainId} is in PublicInternetOnly mode."]);
}
