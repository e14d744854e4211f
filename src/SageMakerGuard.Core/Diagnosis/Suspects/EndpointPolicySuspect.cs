using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Reachability;
using SageMakerGuard.Services;

namespace SageMakerGuard.Diagnosis;

/// <summary>The policies of the endpoints that a refused action passed. The message itself says that a policy refused; the question is which one, and what it lacks.</summary>
internal sealed record EndpointPolicySuspect : Suspect
{
    public override string Name => "the policy of the endpoint that the action passes";

    public override IEnumerable<Charge> Test(Inquiry inquiry)
    {
        var actions = inquiry.Message.Actions.Take(1).ToList();
        if (actions.Count == 0)
            return inquiry.Message.Services.Count == 0 ? [Charge.Open(null, "An endpoint's policy refused the action, which the message does not name.", ["The message says so itself."], Show(inquiry))] : Of(inquiry, inquiry.Message.Services, null);
        var action = actions[0];
        var colon = action.IndexOf(':');
        return Of(inquiry, ServiceWords.OfAction(action.Substring(0, colon), action.Substring(colon + 1)), action);
    }

    private static IEnumerable<Charge> Of(Inquiry inquiry, IReadOnlyList<string> names, string? action)
    {
        var domain = inquiry.Domain;
        if (domain.Unread.VpcEndpoints.Count > 0)
            return [Charge.Unread(inquiry, "Which endpoints the domain's VPC has, and with which policies, is not known.", domain.Unread.VpcEndpoints)];
        var endpoints = names.Select(ServiceCatalog.Find).OfType<AwsService>().SelectMany(domain.EndpointsFor).ToList();
        if (endpoints.Count == 0)
            return [Charge.Open(domain.Domain.VpcId, $"{domain.Domain.VpcId} has no endpoint for {string.Join(", ", names)}: the policy that refused belongs to an endpoint of another network on the way.", ["The message says that an endpoint's policy refused."], "Ask the network team for the policy of the hub's endpoint.")];
        var charges = endpoints.Select(endpoint => Judge(inquiry, endpoint, action)).ToList();
        if (charges.All(c => c.Likelihood == Likelihood.RuledOut))
            charges.Add(Charge.Open(domain.Domain.VpcId, $"The policies of {domain.Domain.VpcId}'s endpoints let it through as they are now: they were changed since, or an endpoint of another network refused.", charges.SelectMany(c => c.Evidence), Show(inquiry)));
        return charges;
    }

    private static Charge Judge(Inquiry inquiry, VpcEndpoint endpoint, string? action)
    {
        var domain = inquiry.Domain;
        var role = domain.Domain.DefaultUserSettings?.ExecutionRole;
        var judgement = action is null
            ? EndpointPolicy.Judge(endpoint.PolicyDocument, endpoint.ServiceName, role, domain.Facts.Region.AccountId)
            : EndpointPolicy.JudgeAction(endpoint.PolicyDocument, action, role, domain.Facts.Region.AccountId);
        var what = action ?? "every action";
        var remedy = domain.Network($"ec2 modify-vpc-endpoint --vpc-endpoint-id {endpoint.VpcEndpointId} --policy-document file://policy.json") + $", with a policy that allows {role ?? "the execution role"} {action ?? "what it needs"}";
        return judgement.Access switch
        {
            EndpointAccess.Open => Charge.Cleared($"The policy of {endpoint.VpcEndpointId} lets {what} through.", [$"{endpoint.ServiceName}: {judgement.Reason}."]),
            EndpointAccess.Closed => Charge.Proven(endpoint.VpcEndpointId, $"The policy of {endpoint.VpcEndpointId} does not let {what} through.", [$"{endpoint.ServiceName}: {judgement.Reason}."], remedy),
            _ => Charge.Open(endpoint.VpcEndpointId, $"The policy of {endpoint.VpcEndpointId} lets a part of the requests through.", [$"{endpoint.ServiceName}: {judgement.Reason}."], remedy),
        };
    }

    private static string Show(Inquiry inquiry) => inquiry.Domain.Network($"ec2 describe-vpc-endpoints --filters Name=vpc-id,Values={inquiry.Domain.Domain.VpcId} --query \"VpcEndpoints[].[VpcEndpointId,ServiceName,PolicyDocument]\"");
}
