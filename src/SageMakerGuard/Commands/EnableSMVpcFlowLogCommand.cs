using System.Management.Automation;
using SageMakerGuard.Changes;
using SageMakerGuard.Estates;
using SageMakerGuard.Ports;

namespace SageMakerGuard.Commands;

/// <summary>Turns on VPC flow logs where none records all traffic of a SageMaker AI domain, with the fields that a cost analysis needs.</summary>
/// <remarks>
/// <para>What is there is left alone: AWS changes no flow log. One that records only half of the traffic or fails to deliver gets a second one beside it; one that merely lacks fields is left unless -RequireField asks for them, because a second log is paid for like the first.</para>
/// <para>The records hold the fields of versions 2 to 5, among them the direction, the path and the AWS service at the other end.</para>
/// <para>The bucket's policy must let delivery.logs.amazonaws.com write. AWS bills delivery by the gigabyte, which no plan can know: the run says 0 for it.</para>
/// <para>-WhatIf shows the plan; with -EstatePath it plans for a file, without credentials. Undo-SMChange turns off what this command turned on; what was delivered stays.</para>
/// </remarks>
/// <example>
/// <code>Enable-SMVpcFlowLog -DomainId d-abcdefghijkl -Region eu-central-1 -LogDestination arn:aws:s3:::central-flow-logs/sagemaker</code>
/// <para>Records all traffic of the domain's VPC into a bucket.</para>
/// </example>
/// <example>
/// <code>Enable-SMVpcFlowLog -DomainId d-abcdefghijkl -LogDestination arn:aws:logs:eu-central-1:111122223333:log-group:flow -DeliverLogsPermissionArn arn:aws:iam::111122223333:role/flow -Subnet</code>
/// <para>Records the domain's subnets one by one into CloudWatch Logs.</para>
/// </example>
[Cmdlet(VerbsLifecycle.Enable, "SMVpcFlowLog", SupportsShouldProcess = true, DefaultParameterSetName = DomainSet)]
[OutputType(typeof(ChangeRun))]
public sealed class EnableSMVpcFlowLogCommand : NetworkChangingCommand
{
    /// <summary>Where the records go: the ARN of an S3 bucket, with a folder if wanted, or of a CloudWatch Logs log group.</summary>
    [Parameter(Mandatory = true)]
    [ValidatePattern("^arn:")]
    public string LogDestination { get; set; } = "";

    /// <summary>The role that delivers to CloudWatch Logs. S3 needs none.</summary>
    [Parameter]
    [ValidatePattern("^arn:")]
    public string? DeliverLogsPermissionArn { get; set; }

    /// <summary>Records the domain's subnets one by one and not the whole VPC.</summary>
    [Parameter]
    public SwitchParameter Subnet { get; set; }

    /// <summary>Takes flow logs that lack fields of the cost analysis for none, so that a second one is turned on beside them.</summary>
    [Parameter]
    public SwitchParameter RequireField { get; set; }

    /// <summary>Over how many seconds packets are gathered into one record: 600 (the default) or 60.</summary>
    [Parameter]
    [ValidateSet("60", "600")]
    public string MaxAggregationInterval { get; set; } = "600";

    private protected override CollectRequest RequestFor(ReadAsk ask) => base.RequestFor(ask) with { Studio = false, EndpointServices = false, Network = NetworkDepth.FlowLogs };

    private protected override PlannedWork ForDomain(RegionEstate estate, Domain domain) => new(FlowLogPlanner.Plan(estate, domain, Options), estate, []);

    private protected override PlannedWork ForNetwork(RegionEstate estate, string vpcId) => new(FlowLogPlanner.Plan(estate, vpcId, Options), estate, []);

    private FlowLogOptions Options => new()
    {
        LogDestination = LogDestination,
        DeliverLogsPermissionArn = DeliverLogsPermissionArn,
        Subnets = Subnet,
        RequireFields = RequireField,
        MaxAggregationInterval = MaxAggregationInterval == "60" ? 60 : 600,
        Tags = Tags,
    };
}
