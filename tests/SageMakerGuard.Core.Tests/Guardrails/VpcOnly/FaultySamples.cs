using System.Collections.Generic;

namespace SageMakerGuard.Guardrails.Tests;

/// <summary>
/// The shapes of guardrails that are passed around and do not hold, in words of our own: what each of them denies and forgets is what counts. Where
/// each comes from is in its comment.
/// </summary>
internal static class FaultySamples
{
    public static IReadOnlyDictionary<string, (string Content, string[] Faults)> All { get; } = new Dictionary<string, (string, string[])>
    {
        // ScaleSec's SageMaker guardrails, and the whitepaper on secure enterprise machine learning: only CreateDomain, with a positive operator.
        ["create-only"] = (Denying("""{"Action":"sagemaker:CreateDomain","Condition":{"StringEquals":{"sagemaker:AppNetworkAccessType":"PublicInternetOnly"}}}"""), ["AbsentKeyOpen", "UpdateOpen"]),

        // aws-samples/data-perimeter-policy-examples, restrict_nonvpc_deployment_scp: create and update in one statement with IfExists, subnets demanded of updates.
        ["create-and-update-together"] = (Denying(
            """{"Action":["sagemaker:CreateDomain","sagemaker:UpdateDomain"],"Condition":{"StringNotEqualsIfExists":{"aws:PrincipalTag/perimeter:exclude":"true","sagemaker:AppNetworkAccessType":"VpcOnly"}}}""",
            """{"Action":["sagemaker:CreateDomain","sagemaker:UpdateDomain","sagemaker:CreateNotebookInstance","sagemaker:CreateTrainingJob","sagemaker:CreateProcessingJob","sagemaker:CreateHyperParameterTuningJob","sagemaker:CreateModel","sagemaker:CreateAutoMLJob*"],"Condition":{"Null":{"sagemaker:VpcSubnets":"true"},"StringNotEqualsIfExists":{"aws:PrincipalTag/perimeter:exclude":"true"}}}""",
            """{"Action":"sagemaker:CreateNotebookInstance","Condition":{"StringEquals":{"sagemaker:DirectInternetAccess":"Enabled"},"StringNotEqualsIfExists":{"aws:PrincipalTag/perimeter:exclude":"true"}}}"""),
            ["UnrelatedUpdateBlocked", "NotebookAbsentKeyOpen"]),

        // The whitepaper on Studio administration, and workshops after it: type, subnets and groups in one condition.
        ["anded"] = (Denying("""{"Action":["sagemaker:CreateDomain","sagemaker:UpdateDomain"],"Condition":{"StringNotEquals":{"sagemaker:AppNetworkAccessType":"VpcOnly"},"Null":{"sagemaker:VpcSubnets":"true","sagemaker:VpcSecurityGroupIds":"true"}}}"""), ["ConditionsAnded", "UnrelatedUpdateBlocked"]),

        // What is left of a good one when somebody widens the exemption until nobody complains.
        ["exempt-all"] = (Denying("""{"Action":"sagemaker:CreateDomain","Condition":{"StringNotEquals":{"sagemaker:AppNetworkAccessType":"VpcOnly"},"ArnNotLike":{"aws:PrincipalArn":"arn:aws:iam::*:role/*"}}}"""), ["ExemptTooWide", "UpdateOpen"]),
        ["exempt-service-roles"] = (Denying("""{"Action":["sagemaker:CreateDomain"],"Condition":{"StringNotEquals":{"sagemaker:AppNetworkAccessType":"VpcOnly"},"StringNotLike":{"aws:PrincipalArn":"arn:aws:iam::*:role/service-role/*"}}}"""), ["ExemptTooWide", "UpdateOpen"]),

        // Subnets by a list that only holds where all of them are foreign, and by an operator for single values.
        ["subnets-for-all"] = (Denying("""{"Action":["sagemaker:CreateDomain","sagemaker:UpdateDomain"],"Condition":{"ForAllValues:StringNotEquals":{"sagemaker:VpcSubnets":["subnet-0a","subnet-0b"]},"Null":{"sagemaker:VpcSubnets":"false"}}}"""), ["SubnetsOpen", "CreateOpen", "AbsentKeyOpen", "UpdateOpen"]),
        ["subnets-single"] = (Denying("""{"Action":["sagemaker:CreateDomain","sagemaker:UpdateDomain"],"Condition":{"StringNotEquals":{"sagemaker:VpcSubnets":["subnet-0a","subnet-0b"]}}}"""), ["SetOperatorMissing", "SubnetsOpen", "CreateOpen", "AbsentKeyOpen", "UpdateOpen", "UnrelatedUpdateBlocked"]),

        // A denial of everything.
        ["all"] = (Denying("""{"Action":"sagemaker:*","Condition":{}}"""), ["CompliantBlocked", "UnrelatedUpdateBlocked"]),

        // Nothing of the kind at all.
        ["none"] = (Denying("""{"Action":"ec2:DeleteFlowLogs","Condition":{}}"""), ["CreateOpen", "AbsentKeyOpen", "UpdateOpen", "NotebookOpen", "NotebookAbsentKeyOpen", "JobWithoutVpcOpen"]),
    };

    private static string Denying(params string[] statements)
    {
        var whole = new List<string>();
        foreach (var statement in statements)
            whole.Add("""{"Effect":"Deny","Resource":"*",""" + statement.Substring(1));
        return """{"Version":"2012-10-17","Statement":[""" + string.Join(",", whole) + "]}";
    }
}
