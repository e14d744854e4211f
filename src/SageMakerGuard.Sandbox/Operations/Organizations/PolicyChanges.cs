using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using SageMakerGuard.Estates;
using SageMakerGuard.Faults;
using SageMakerGuard.Guardrails;
using SageMakerGuard.Sandbox.Protocol;
using SageMakerGuard.Sandbox.World;

namespace SageMakerGuard.Sandbox.Operations.Organizations;

/// <summary>Policies made, changed and deleted, and policy types enabled and disabled.</summary>
internal static class PolicyChanges
{
    private const string Name = "[\\s\\S]*";

    /// <summary>Characters of a document, as documented (Organizations User Guide, 'Quotas and service limits'): the stricter of what is said of service control policies.</summary>
    private static int SizeOf(string type) => type switch { OrganizationState.ServiceControl or "RESOURCE_CONTROL_POLICY" => 5120, "AISERVICES_OPT_OUT_POLICY" => 2500, _ => 10000 };

    public static IEnumerable<JsonOperation> All()
    {
        yield return new(
            "CreatePolicy",
            [JsonMember.Text("Content", null, Name, true) with { Min = 1 }, JsonMember.Text("Description", 512, Name, true), JsonMember.Text("Name", 128, Name, true) with { Min = 1 }, PolicyReads.TypeMember("Type"), JsonMember.List("Tags", null, null, false, JsonMember.Text("Key", 128), JsonMember.Text("Value", 256))],
            _ => "*",
            Create);
        yield return new(
            "UpdatePolicy",
            [JsonMember.Text("PolicyId", 130, PolicyReads.IdPattern, true), JsonMember.Text("Name", 128, Name) with { Min = 1 }, JsonMember.Text("Description", 512, Name), JsonMember.Text("Content", null, Name) with { Min = 1 }],
            OrganizationArns.OfPolicy,
            Update);
        yield return new("DeletePolicy", [JsonMember.Text("PolicyId", 130, PolicyReads.IdPattern, true)], OrganizationArns.OfPolicy, Delete);
        yield return new("EnablePolicyType", [JsonMember.Text("RootId", 34, "^r-[0-9a-z]{4,32}$", true), PolicyReads.TypeMember("PolicyType")], _ => "*", call => Switch(call, true));
        yield return new("DisablePolicyType", [JsonMember.Text("RootId", 34, "^r-[0-9a-z]{4,32}$", true), PolicyReads.TypeMember("PolicyType")], _ => "*", call => Switch(call, false));
    }

    private static Action<Utf8JsonWriter> Create(JsonCall call)
    {
        var organization = OrganizationPage.Of(call);
        lock (organization.Gate)
        {
            var policy = new OrganizationPolicy
            {
                PolicyId = "p-" + Guid.NewGuid().ToString("N").Substring(0, 10),
                Name = call.Required("Name"),
                Type = call.Required("Type"),
                Description = call.Request.Text("Description") ?? "",
                Content = call.Required("Content"),
            };
            Check(organization, policy);
            organization.Add(policy);
            return PolicyReads.Whole(organization, policy);
        }
    }

    private static Action<Utf8JsonWriter> Update(JsonCall call)
    {
        var organization = OrganizationPage.Of(call);
        lock (organization.Gate)
        {
            var policy = Changeable(call, organization);
            policy = policy with { Name = call.Request.Text("Name") ?? policy.Name, Description = call.Request.Text("Description") ?? policy.Description, Content = call.Request.Text("Content") ?? policy.Content };
            Check(organization, policy);
            organization.Replace(policy);
            return PolicyReads.Whole(organization, policy);
        }
    }

    private static Action<Utf8JsonWriter>? Delete(JsonCall call)
    {
        var organization = OrganizationPage.Of(call);
        lock (organization.Gate)
        {
            var policy = Changeable(call, organization);
            if (organization.Targets.Any(t => t.PolicyId == policy.PolicyId))
                throw OrganizationRefusals.Of("PolicyInUseException", $"Policy {policy.PolicyId} is attached to one or more targets.");
            organization.Remove(policy);
            return null;
        }
    }

    private static Action<Utf8JsonWriter> Switch(JsonCall call, bool on)
    {
        var organization = OrganizationPage.Of(call);
        var (root, type) = (call.Required("RootId"), call.Required("PolicyType"));
        if (root != OrganizationState.RootId)
            throw OrganizationRefusals.Of("RootNotFoundException", $"There is no root {root}.");
        lock (organization.Gate)
        {
            if (organization.EnabledTypes.Contains(type) == on)
                throw OrganizationRefusals.Of(on ? "PolicyTypeAlreadyEnabledException" : "PolicyTypeNotEnabledException", $"{type} is {(on ? "enabled already" : "not enabled")} on {root}.");
            if (on)
                organization.EnabledTypes.Add(type);
            else
                organization.EnabledTypes.Remove(type);
        }

        return json =>
        {
            json.WriteStartObject("Root");
            TreeReads.WriteRoot(json, organization, root);
            json.WriteEndObject();
        };
    }

    private static OrganizationPolicy Changeable(JsonCall call, OrganizationState organization)
    {
        var policy = PolicyReads.Find(call, organization);
        return policy.AwsManaged ? throw OrganizationRefusals.Of("InvalidInputException", $"Policy {policy.PolicyId} is managed by AWS.", "IMMUTABLE_POLICY") : policy;
    }

    private static void Check(OrganizationState organization, OrganizationPolicy policy)
    {
        if (organization.Policies.Any(p => p.Name == policy.Name && p.PolicyId != policy.PolicyId))
            throw OrganizationRefusals.Of("DuplicatePolicyException", $"A policy named {policy.Name} already exists.");
        if (policy.Content.Length > SizeOf(policy.Type))
            throw OrganizationRefusals.Constraint("POLICY_CONTENT_LIMIT_EXCEEDED", "The policy document is larger than the maximum size.");
        if (!IsPolicy(policy))
            throw OrganizationRefusals.Malformed;
    }

    // Service control policies have the grammar of IAM without principals (Organizations User Guide, 'SCP syntax'); the others are JSON objects.
    private static bool IsPolicy(OrganizationPolicy policy)
    {
        try
        {
            if (policy.Type == OrganizationState.ServiceControl)
                return PolicyDocument.Parse(policy.Content) is { Statements.Count: > 0, Remarks.Count: 0 };
            using var json = JsonDocument.Parse(policy.Content);
            return json.RootElement.ValueKind == JsonValueKind.Object;
        }
        catch (Exception fault) when (fault is GuardFault or JsonException)
        {
            return false;
        }
    }
}
