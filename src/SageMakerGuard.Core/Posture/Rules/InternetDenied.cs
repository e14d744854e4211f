using System.Collections.Generic;

namespace SageMakerGuard.Posture.Rules;

internal sealed class InternetDenied : IDomainRule
{
    public RuleInfo Info { get; } = new()
    {
        Id = "SMG-EGR-001", Title = "Domain has a way to the internet that the settings deny", Severity = Severity.High, ResourceType = "AWS::EC2::RouteTable", Source = RuleSources.StudioVpc, OnlyUnderVpcOnly = true,
        Description = "VpcOnly is not 'no internet': with a route to a NAT gateway and an open group apps reach every host. Judged where InternetEgress of the settings is Denied.",
        Frameworks = Controls.Egress, FrameworkBasis = Controls.ByAnalogy,
    };

    public bool NeedsDescription => true;

    public IEnumerable<Observation> Judge(DomainContext domain) => domain.HasVpc && domain.Settings.InternetEgress == InternetEgress.Denied
        ? EgressCheck.Ways(domain, way => way.End is EgressEnd.Open or EgressEnd.Inspected, ", though the settings deny any way to the internet.", domain.Network("ec2 delete-route --route-table-id <table> --destination-cidr-block 0.0.0.0/0") + $", once every service has an endpoint: {domain.TestCommand}")
        : [];
}
