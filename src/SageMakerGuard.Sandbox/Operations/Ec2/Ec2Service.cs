using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Sandbox.Operations.Ec2.Changing.Endpoints;
using SageMakerGuard.Sandbox.Operations.Ec2.Changing.FlowLogs;
using SageMakerGuard.Sandbox.Operations.Ec2.Changing.Gateways;
using SageMakerGuard.Sandbox.Operations.Ec2.Changing.Routing;
using SageMakerGuard.Sandbox.Operations.Ec2.Changing.SecurityGroups;
using SageMakerGuard.Sandbox.Operations.Ec2.Changing.Tags;
using SageMakerGuard.Sandbox.Operations.Ec2.Changing.Vpcs;
using SageMakerGuard.Sandbox.Operations.Ec2.Insights;
using SageMakerGuard.Sandbox.Protocol;

namespace SageMakerGuard.Sandbox.Operations.Ec2;

/// <summary>EC2: the query protocol of version 2016-11-15.</summary>
internal sealed class Ec2Service : IService
{
    private static readonly Dictionary<string, Ec2Operation> s_operations =
        RegionReads.All().Concat(VpcReads.All()).Concat(RouteTableReads.All()).Concat(NetworkAclReads.All()).Concat(SecurityGroupReads.All()).Concat(EndpointReads.All()).Concat(GatewayReads.All())
            .Concat(PeeringReads.All()).Concat(TransitGatewayReads.All()).Concat(PrefixListReads.All()).Concat(InterfaceReads.All()).Concat(FlowLogReads.All()).Concat(BlockPublicAccessReads.All())
            .Concat(SecurityGroupChanges.All()).Concat(RuleAuthorization.All()).Concat(RuleRevocation.All()).Concat(VpcAttributeChange.All())
            .Concat([EndpointCreation.Operation, EndpointModification.Operation, EndpointDeletion.Operation, FlowLogCreation.Operation, FlowLogDeletion.Operation]).Concat(TagChanges.All())
            .Concat(AddressReads.All()).Concat(SubnetChanges.All()).Concat(RouteTableChanges.All()).Concat(RouteTableAssociationChanges.All()).Concat(RouteChanges.All()).Concat(AddressChanges.All()).Concat(AddressAssociationChanges.All())
            .Concat(NatGatewayChanges.All()).Concat(InternetGatewayChanges.All()).Concat(InsightsPathOperations.All()).Concat(InsightsAnalysisOperations.All())
            .ToDictionary(o => o.Name, StringComparer.Ordinal);

    public string SigningName => "ec2";

    public Dialect Dialect { get; } = new Ec2Dialect();

    public IEnumerable<string> Operations => s_operations.Keys.Select(name => "ec2:" + name);

    public bool Owns(RequestHead request, QueryForm form) => form.Text("Version") == "2016-11-15";

    public PreparedCall Prepare(RequestHead request, QueryForm form)
    {
        var name = form.Text("Action") ?? throw new AwsFault("MissingAction", "[sandbox] The request has no Action.");
        if (!s_operations.TryGetValue(name, out var operation))
            throw Dialect.UnknownOperation(name);
        return new()
        {
            Operation = "ec2:" + name,
            Check = call =>
            {
                operation.CheckParameters(form);
                var ec2 = new Ec2Call(call, form);
                operation.CheckForm(ec2);
                return new([new("ec2:" + name, operation.Resource(ec2)), .. operation.AlsoNeeds(ec2), .. TagForm.Needs(ec2)], id =>
                {
                    // aws/aws-cli#3127 for the sentence, getmoto/moto#4270 for the status.
                    if (form.Flag("DryRun"))
                        throw new AwsFault("DryRunOperation", "Request would have succeeded, but DryRun flag is set.", 412);
                    return Ec2Dialect.Success(name, id, operation.Run(ec2));
                });
            },
        };
    }
}
