using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Sandbox.Operations.SageMaker;

/// <summary>What SageMaker refuses about notebook instances.</summary>
internal static class NotebookRefusals
{
    /// <summary>The statuses in which an instance can be changed or deleted.</summary>
    public static readonly string[] AtRest = ["Stopped", "Failed"];

    public static bool IsAtRest(NotebookInstance n) => AtRest.Contains(n.NotebookInstanceStatus);

    /// <summary>The guard's sentence: aws/amazon-sagemaker-examples#1094, #1798; hashicorp/terraform-provider-aws#16767.</summary>
    public static string GuardSentence(NotebookInstance n, string[] from, string next) =>
        $"Status ({n.NotebookInstanceStatus}) not in ([{string.Join(", ", from)}]). Unable to transition to ({next}) for Notebook Instance ({n.NotebookInstanceArn}).";

    /// <summary>A retired platform: orcasecurity-research/AIGoat#10 for notebook-al2-v1; that the older one goes the same way is inferred.</summary>
    public static void CheckPlatform(string? platform)
    {
        if (platform is "notebook-al1-v1" or "notebook-al2-v1")
            throw Refusals.Invalid($"Platform identifier ({platform}) is not supported for this service.");
    }

    /// <summary>A lifecycle configuration that is not there is refused; code and sentence are not known.</summary>
    public static void CheckLifecycleConfig(JsonCall call)
    {
        if (call.Request.Text("LifecycleConfigName") is { } name && call.Region.NotebookLifecycleConfigs.Find(name, call.Now) is null)
            throw Refusals.Invalid($"[sandbox] Notebook instance lifecycle config {name} does not exist.");
    }

    /// <summary>
    /// The groups of the interface in the customer's VPC. Without any it is the VPC's default group (inferred: security_groups of Terraform's
    /// resource is computed). The rules are the API's (API_CreateNotebookInstance); their codes and sentences are not known.
    /// </summary>
    public static IReadOnlyList<string> Groups(JsonCall call)
    {
        var named = call.Request.Texts("SecurityGroupIds") ?? [];
        if (call.Request.Text("SubnetId") is not { } subnetId)
        {
            if (call.Request.Text("DirectInternetAccess") == "Disabled")
                throw Refusals.Invalid("[sandbox] DirectInternetAccess can be Disabled only where SubnetId is given.");
            return named.Count == 0 ? named : throw Refusals.Invalid("[sandbox] SecurityGroupIds can be given only with SubnetId.");
        }

        var subnet = call.Region.Index.Subnet(subnetId) ?? throw Refusals.Invalid($"[sandbox] Subnet {subnetId} does not exist.");
        foreach (var id in named)
        {
            if (call.Region.Index.SecurityGroup(id)?.VpcId != subnet.VpcId)
                throw Refusals.Invalid($"[sandbox] Security group {id} is not in VPC {subnet.VpcId}.");
        }

        return named.Count > 0 ? named : call.Region.Estate.SecurityGroups.Items.Where(g => g.VpcId == subnet.VpcId && g.GroupName == "default").Select(g => g.GroupId).ToList();
    }
}
