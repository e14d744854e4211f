using System.Collections.Generic;
using static SageMakerGuard.Diagnosis.Rows;

namespace SageMakerGuard.Diagnosis;

/// <summary>What every program says of a connection that fails. The host decides; these rows come last, so that a message that says more is not taken for one of them.</summary>
internal static class ConnectionSymptoms
{
    public static IReadOnlyList<Symptom> All { get; } =
    [
        new()
        {
            Id = "name-not-resolved", Example = "Temporary failure in name resolution",
            Patterns = Any(@"Temporary failure in name resolution", @"Name or service not known", @"Could not resolve", @"failed to resolve", @"getaddrinfo (?:ENOTFOUND|EAI_AGAIN)", @"\bgaierror\b", @"no such host", @"nodename nor servname", @"No address associated with hostname", @"\bUnknownHostException\b", @"\bNXDOMAIN\b", @"\bSERVFAIL\b"),
            Suspects = [Names, Named, Elsewhere("a DNS firewall or resolver rule", "A Route 53 Resolver rule or DNS Firewall may answer for the name; neither is part of an estate.", "aws route53resolver list-firewall-rule-group-associations --vpc-id {vpc} --region {region}", "The VPC resolver answers for public names even where nothing leads to the internet.")],
            Source = GitHub + "ibm-cloud-architecture/terraform-openshift4-aws/issues/39",
        },
        new()
        {
            Id = "network-unreachable", Example = "Failed to establish a new connection: [Errno 101] Network is unreachable",
            Patterns = Any(@"Network is unreachable", @"No route to host", @"\bENETUNREACH\b", @"\bEHOSTUNREACH\b"),
            Suspects = [Named, MaybeInternet],
            Source = GitHub + "pypi/warehouse/issues/7039",
        },
        new()
        {
            Id = "connection-refused", Example = "Failed to establish a new connection: [Errno 111] Connection refused",
            Patterns = Any(@"Connection refused", @"\bECONNREFUSED\b"),
            Suspects = [Elsewhere("the program at the other end", "Something answered that nothing listens on the port: groups and ACLs drop packets and refuse none.", "{test}", "A refusal is an answer: the way there and back is open."), Named],
            Source = "https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html",
        },
        new()
        {
            Id = "connection-timed-out", Example = "Unable to execute HTTP request: Connect to sts.amazonaws.com:443 [sts.amazonaws.com/52.94.241.129] failed: connect timed out",
            Patterns = Any(@"\btimed out\b", @"\b(?:connect|connection|read|socket|request|operation)[ -]timeout\b", @"i/o timeout", @"Max retries exceeded", @"Failed to establish a new connection", @"\bETIMEDOUT\b", @"request canceled while waiting for connection", @"Connection reset by peer", @"\bConnectTimeout"),
            Suspects = [Named, Names],
            Source = GitHub + "guardian/ssm-scala/pull/131",
        },
    ];
}
