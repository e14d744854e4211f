using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using SageMakerGuard.Estates;
using SageMakerGuard.Sandbox.Protocol;
using SageMakerGuard.Sandbox.World;

namespace SageMakerGuard.Sandbox.Operations.Organizations;

/// <summary>Policies and what they are attached to, read.</summary>
internal static class PolicyReads
{
    public const string IdPattern = "^p-[0-9a-zA-Z_]{8,128}$";
    public const string TargetPattern = "^(r-[0-9a-z]{4,32})|(\\d{12})|(ou-[0-9a-z]{4,32}-[a-z0-9]{8,32})$";

    private static readonly string[] s_types =
    [
        "SERVICE_CONTROL_POLICY", "RESOURCE_CONTROL_POLICY", "TAG_POLICY", "BACKUP_POLICY", "AISERVICES_OPT_OUT_POLICY", "CHATBOT_POLICY", "DECLARATIVE_POLICY_EC2", "SECURITYHUB_POLICY", "INSPECTOR_POLICY",
        "UPGRADE_ROLLOUT_POLICY", "BEDROCK_POLICY", "S3_POLICY", "NETWORK_SECURITY_DIRECTOR_POLICY",
    ];

    public static IEnumerable<JsonOperation> All()
    {
        yield return new("DescribePolicy", [JsonMember.Text("PolicyId", 130, IdPattern, true)], OrganizationArns.OfPolicy, Describe);
        yield return new("ListPolicies", [TypeMember("Filter"), .. OrganizationPage.Members], _ => "*", List);
        yield return new(
            "ListPoliciesForTarget",
            [JsonMember.Text("TargetId", 100, TargetPattern, true), TypeMember("Filter"), .. OrganizationPage.Members],
            call => OrganizationArns.OfTarget(call.Organization, call.Required("TargetId")),
            ListForTarget);
        yield return new("ListTargetsForPolicy", [JsonMember.Text("PolicyId", 130, IdPattern, true), .. OrganizationPage.Members], OrganizationArns.OfPolicy, ListTargets);
    }

    public static JsonMember TypeMember(string name) => JsonMember.Choice(name, true, s_types);

    /// <summary>The policy that a call names.</summary>
    public static OrganizationPolicy Find(JsonCall call, OrganizationState organization) =>
        organization.Policies.FirstOrDefault(p => p.PolicyId == call.Required("PolicyId")) ?? throw OrganizationRefusals.NoPolicy(call.Required("PolicyId"));

    /// <summary>Writes a policy with its document (API_Policy).</summary>
    public static Action<Utf8JsonWriter> Whole(OrganizationState organization, OrganizationPolicy policy) => json =>
    {
        json.WriteStartObject("Policy");
        json.WriteStartObject("PolicySummary");
        WriteSummary(json, organization, policy);
        json.WriteEndObject();
        json.WriteString("Content", policy.Content);
        json.WriteEndObject();
    };

    private static Action<Utf8JsonWriter> Describe(JsonCall call)
    {
        var organization = OrganizationPage.Of(call);
        lock (organization.Gate)
            return Whole(organization, Find(call, organization));
    }

    private static Action<Utf8JsonWriter> List(JsonCall call)
    {
        var organization = OrganizationPage.Of(call);
        var type = call.Required("Filter");
        lock (organization.Gate)
            return OrganizationPage.Write(call, "Policies", organization.Policies.Where(p => p.Type == type), (json, p) => WriteSummary(json, organization, p), type);
    }

    private static Action<Utf8JsonWriter> ListForTarget(JsonCall call)
    {
        var organization = OrganizationPage.Of(call);
        var (target, type) = (call.Required("TargetId"), call.Required("Filter"));
        lock (organization.Gate)
        {
            if (!organization.TargetIds.Contains(target))
                throw OrganizationRefusals.NoTarget(target);
            var attached = organization.Targets.Where(t => t.TargetId == target).Select(t => t.PolicyId).ToList();
            return OrganizationPage.Write(call, "Policies", organization.Policies.Where(p => p.Type == type && attached.Contains(p.PolicyId)), (json, p) => WriteSummary(json, organization, p), target + "|" + type);
        }
    }

    private static Action<Utf8JsonWriter> ListTargets(JsonCall call)
    {
        var organization = OrganizationPage.Of(call);
        lock (organization.Gate)
        {
            var policy = Find(call, organization);
            return OrganizationPage.Write(call, "Targets", organization.Targets.Where(t => t.PolicyId == policy.PolicyId), (json, t) =>
            {
                json.WriteString("TargetId", t.TargetId);
                json.WriteString("Arn", OrganizationArns.OfTarget(organization, t.TargetId));
                json.WriteString("Name", t.TargetId);
                json.WriteString("Type", OrganizationArns.TypeOf(t.TargetId));
            }, policy.PolicyId);
        }
    }

    private static void WriteSummary(Utf8JsonWriter json, OrganizationState organization, OrganizationPolicy policy)
    {
        json.WriteString("Id", policy.PolicyId);
        json.WriteString("Arn", OrganizationArns.OfPolicy(organization, policy));
        json.WriteString("Name", policy.Name);
        json.WriteString("Description", policy.Description);
        json.WriteString("Type", policy.Type);
        json.WriteBoolean("AwsManaged", policy.AwsManaged);
    }
}
