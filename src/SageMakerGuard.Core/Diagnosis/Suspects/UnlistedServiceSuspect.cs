using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Services;

namespace SageMakerGuard.Diagnosis;

/// <summary>
/// A service that the catalogue does not hold, by the host that the message names. Which endpoint service stands for a host only the region's own
/// list says (API_DescribeVpcEndpointServices, PrivateDnsName): without it a missing endpoint is a guess.
/// </summary>
internal sealed record UnlistedServiceSuspect(string Host, AwsService Service) : Suspect
{
    public override string Name => Host;

    public override IEnumerable<Charge> Test(Inquiry inquiry)
    {
        var listed = inquiry.Domain.Facts.Region.VpcEndpointServices.Items.Any(s => Service.Matches(s.ServiceName, inquiry.Domain.Region));
        var tail = $".{inquiry.Domain.Region}.{Service.Name}";
        var there = inquiry.Domain.Index.EndpointsIn(inquiry.Domain.Domain.VpcId ?? "").Any(e => e.ServiceName.EndsWith(tail, StringComparison.Ordinal));
        foreach (var charge in new ServiceSuspect([Service]).Test(inquiry))
        {
            yield return charge.Likelihood != Likelihood.Proven || listed || there ? charge : charge with
            {
                Likelihood = Likelihood.Possible,
                Cause = $"No endpoint of {inquiry.Domain.Domain.VpcId} is known to stand for {Host}, and no other way leads there.",
                Evidence = [.. charge.Evidence, $"Which endpoint service stands for {Host} was not read: {Service.Name} is a guess from the name."],
                Remedy = $"aws ec2 describe-vpc-endpoint-services --region {inquiry.Domain.Region} --query \"ServiceDetails[?PrivateDnsName=='{Host}'].ServiceName\" names it; then: {Mend.Endpoints(inquiry, [Service])}",
            };
        }
    }
}
