using System;
using System.Collections.Generic;
using System.Linq;

namespace SageMakerGuard.Guardrails;

/// <summary>A fault that guardrails are known to have. The ids are stable, for scripts.</summary>
public sealed record KnownFault
{
    /// <summary>For example UpdateOpen.</summary>
    public string FaultId { get; init; } = "";

    /// <summary>What is wrong, in one sentence.</summary>
    public string What { get; init; } = "";

    /// <summary>What to do about it, in one sentence.</summary>
    public string Remedy { get; init; } = "";

    /// <summary>Every fault that is looked for.</summary>
    public static IReadOnlyList<KnownFault> All { get; } =
    [
        Fault("ExemptTooWide", "The exemption takes in ordinary roles, so that nobody is held to the policy.", "Name the roles that are meant: their pattern must fit neither a data scientist's role nor an execution role."),
        Fault("AccountUnbound", "No service control policy binds this account: it is the management account, or the policy type is not enabled.", "Keep SageMaker out of the management account, and hold its roles by IAM policies; enable the policy type on the root."),
        Fault("ConditionsAnded", "Network type and subnets stand in one condition, which holds only where all of it does: a public domain with subnets passes.", "Put each of them into a statement of its own."),
        Fault("CreateOpen", "A domain can be made with PublicInternetOnly.", "Deny sagemaker:CreateDomain with StringNotEquals sagemaker:AppNetworkAccessType VpcOnly."),
        Fault("AbsentKeyOpen", "A domain can be made without saying its network type, and then it is public: a positive operator does not match an absent key.", "Deny sagemaker:CreateDomain with StringNotEquals … VpcOnly in place of StringEquals … PublicInternetOnly."),
        Fault("UpdateOpen", "A domain can be set back to PublicInternetOnly.", "Deny sagemaker:UpdateDomain with StringEquals sagemaker:AppNetworkAccessType PublicInternetOnly."),
        Fault("UnrelatedUpdateBlocked", "Every change of a domain that does not state its network again is denied, whatever it changes: a negated operator, IfExists and Null match an absent key.", "Deny sagemaker:UpdateDomain with StringEquals … PublicInternetOnly only."),
        Fault("SubnetsOpen", "One subnet that is not approved passes beside one that is.", "Deny with ForAnyValue:StringNotEquals sagemaker:VpcSubnets and the list of approved subnets."),
        Fault("SetOperatorMissing", "A key with several values is compared without ForAnyValue or ForAllValues; what comes of it AWS does not say.", "Put ForAnyValue: before the operator."),
        Fault("NotebookOpen", "A notebook instance can be made with direct internet access.", "Deny sagemaker:CreateNotebookInstance with StringNotEquals sagemaker:DirectInternetAccess Disabled."),
        Fault("NotebookAbsentKeyOpen", "A notebook instance can be made without saying whether it has direct internet access, and then it has it.", "Deny with StringNotEquals … Disabled in place of StringEquals … Enabled."),
        Fault("JobWithoutVpcOpen", "Jobs and models can be made without a VPC; a VpcOnly domain does not force one on the jobs that are started from it.", "Deny the job calls with Null sagemaker:VpcSubnets true."),
        Fault("CompliantBlocked", "What keeps to the rule is denied as well.", "See which statement decided, and narrow its condition."),
        Fault("ExemptBlocked", "A role that is meant to be left out is denied.", "Put the exemption into every statement: ArnNotLike aws:PrincipalArn."),
        Fault("AllowMissing", "On one level no policy allows anything of the kind: everything of SageMaker is denied there.", "Leave FullAWSAccess attached, or allow what is needed on that level."),
        Fault("DefaultUnknown", "The answer hangs on whether SageMaker puts the default in place of a setting that the request leaves out, which AWS does not document.", "Deny with StringNotEquals, which holds either way."),
    ];

    internal static KnownFault Of(string faultId) => All.First(f => f.FaultId == faultId);

    private static KnownFault Fault(string id, string what, string remedy) => new() { FaultId = id, What = what, Remedy = remedy };
}
