using System;

namespace SageMakerGuard.Changes;

/// <summary>The parts of an estate that a change looks at before and after it is made.</summary>
[Flags]
public enum EstateParts
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>The VPC with its two DNS attributes.</summary>
    Vpcs = 1,

    /// <summary>Subnets of the VPC.</summary>
    Subnets = 1 << 1,

    /// <summary>Route tables of the VPC.</summary>
    RouteTables = 1 << 2,

    /// <summary>Security groups of the VPC.</summary>
    SecurityGroups = 1 << 3,

    /// <summary>Endpoints of the VPC.</summary>
    VpcEndpoints = 1 << 4,

    /// <summary>NAT gateways of the VPC.</summary>
    NatGateways = 1 << 5,

    /// <summary>Internet gateways attached to the VPC, and those of the region that carry this module's tag.</summary>
    InternetGateways = 1 << 6,

    /// <summary>Elastic IP addresses of the region.</summary>
    Addresses = 1 << 7,

    /// <summary>Flow logs on the VPC and its subnets.</summary>
    FlowLogs = 1 << 8,

    /// <summary>Interfaces in the VPC.</summary>
    NetworkInterfaces = 1 << 9,

    /// <summary>The domain.</summary>
    Domains = 1 << 10,

    /// <summary>The domain's apps.</summary>
    Apps = 1 << 11,

    /// <summary>The named inline policies of the named roles.</summary>
    RolePolicies = 1 << 12,

    /// <summary>The named notebook instances.</summary>
    NotebookInstances = 1 << 13,

    /// <summary>The named lifecycle configurations.</summary>
    NotebookLifecycleConfigs = 1 << 14,

    /// <summary>Paths of Reachability Analyzer in the region.</summary>
    InsightsPaths = 1 << 15,

    /// <summary>Analyses of the named paths.</summary>
    InsightsAnalyses = 1 << 16,

    /// <summary>The tags of the named resources.</summary>
    ResourceTagSets = 1 << 19,

    /// <summary>The named tag keys as billing knows them.</summary>
    CostAllocationTags = 1 << 30,

    /// <summary>The named policies of the organization.</summary>
    OrganizationPolicies = 1 << 17,

    /// <summary>The policies on the named targets, and the targets of the named policies.</summary>
    PolicyTargets = 1 << 18,

    /// <summary>The named tables of Athena.</summary>
    AthenaTables = 1 << 24,

    /// <summary>The named budgets of the account, with their notifications and subscribers.</summary>
    Budgets = 1 << 20,

    /// <summary>The named alarms of CloudWatch.</summary>
    Alarms = 1 << 21,

    /// <summary>Monitors of Cost Anomaly Detection.</summary>
    AnomalyMonitors = 1 << 22,

    /// <summary>Subscriptions of Cost Anomaly Detection.</summary>
    AnomalySubscriptions = 1 << 23,

    /// <summary>CloudWatch's anomaly detection models of the named metrics.</summary>
    AnomalyDetectors = 1 << 29,
}
