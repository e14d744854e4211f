using System.Collections.Generic;

namespace SageMakerGuard.Posture.Rules;

internal sealed class InternetNotInspected : IDomainRule
{
    public RuleInfo Info { get; } = new()
    {
        Id = "SMG-EGR-002", Title = "Nothing inspects the domain's internet traffic", Severity = Severity.Medium, ResourceType = "AWS::EC2::RouteTable", Source = RuleSources.NetworkFirewall, OnlyUnderVpcOnly = true,
        Description = "No Network Firewall or Gateway Load Balancer endpoint stands on the way out, so every host can be reached. Judged where InternetEgress of the settings is Inspected, the default.",
        Frameworks = Controls.Egress, FrameworkBasis = Controls.ByAnalogy,
    };

    public bool NeedsDescription => true;

    public IEnumerable<Observation> Judge(DomainContext domain) => domain.HasVpc && domain.Settings.InternetEgress == InternetEgress.Inspected
        ? EgressCheck.Ways(domain, way => way.End == EgressEnd.Open, " and nothing inspects it on the way.", "Route it through a Network Firewall endpoint: " + domain.Network("ec2 replace-route --route-table-id <table> --destination-cidr-block 0.0.0.0/0 --vpc-endpoint-id <firewall endpoint>") + "; or close it and use endpoints.")
        : [];
}
