using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using SageMakerGuard.Sandbox.Protocol;
using SageMakerGuard.Sandbox.World;

namespace SageMakerGuard.Sandbox.Operations.Organizations;

/// <summary>The organization, its root, and who is below whom.</summary>
internal static class TreeReads
{
    private const string ChildPattern = "^(\\d{12})|(ou-[0-9a-z]{4,32}-[a-z0-9]{8,32})$";
    private const string ParentPattern = "^(r-[0-9a-z]{4,32})|(ou-[0-9a-z]{4,32}-[a-z0-9]{8,32})$";

    public static IEnumerable<JsonOperation> All()
    {
        yield return new("DescribeOrganization", [], _ => "*", Describe);
        yield return new("ListRoots", [.. OrganizationPage.Members], _ => "*", Roots);
        yield return new("ListParents", [JsonMember.Text("ChildId", 100, ChildPattern, true), .. OrganizationPage.Members], OrganizationArns.OfChild, Parents);
        yield return new(
            "ListChildren",
            [JsonMember.Text("ParentId", 100, ParentPattern, true), JsonMember.Choice("ChildType", true, "ACCOUNT", "ORGANIZATIONAL_UNIT"), .. OrganizationPage.Members],
            call => OrganizationArns.OfTarget(call.Organization, call.Required("ParentId")),
            Children);
    }

    // Every member may ask (API_DescribeOrganization).
    private static Action<Utf8JsonWriter> Describe(JsonCall call)
    {
        var (organization, management) = (call.Organization, call.Organization.Management.Id);
        return json =>
        {
            json.WriteStartObject("Organization");
            json.WriteString("Id", OrganizationState.Id);
            json.WriteString("Arn", $"arn:{OrganizationArns.Partition(organization)}:organizations::{management}:organization/{OrganizationState.Id}");
            json.WriteString("FeatureSet", "ALL");
            json.WriteString("MasterAccountArn", $"arn:{OrganizationArns.Partition(organization)}:organizations::{management}:account/{OrganizationState.Id}/{management}");
            json.WriteString("MasterAccountId", management);
            json.WriteString("MasterAccountEmail", "management@sandbox.example");
            json.WriteEndObject();
        };
    }

    private static Action<Utf8JsonWriter> Roots(JsonCall call)
    {
        var organization = OrganizationPage.Of(call);
        return OrganizationPage.Write(call, "Roots", [OrganizationState.RootId], (json, id) => WriteRoot(json, organization, id), "");
    }

    /// <summary>The members of a root (API_Root).</summary>
    public static void WriteRoot(Utf8JsonWriter json, OrganizationState organization, string id)
    {
        json.WriteString("Id", id);
        json.WriteString("Arn", OrganizationArns.OfTarget(organization, id));
        json.WriteString("Name", "Root");
        json.WriteStartArray("PolicyTypes");
        foreach (var type in organization.EnabledTypes.OrderBy(t => t, StringComparer.Ordinal))
        {
            json.WriteStartObject();
            json.WriteString("Type", type);
            json.WriteString("Status", "ENABLED");
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static Action<Utf8JsonWriter> Parents(JsonCall call)
    {
        var organization = OrganizationPage.Of(call);
        var parent = organization.ParentOf(call.Required("ChildId")) ?? throw OrganizationRefusals.Of("ChildNotFoundException", $"There is no account or organizational unit {call.Required("ChildId")}.");
        return OrganizationPage.Write(call, "Parents", [parent], WriteNode, call.Required("ChildId"));
    }

    private static Action<Utf8JsonWriter> Children(JsonCall call)
    {
        var organization = OrganizationPage.Of(call);
        var (parent, type) = (call.Required("ParentId"), call.Required("ChildType"));
        if (parent is not (OrganizationState.RootId or OrganizationState.UnitId))
            throw OrganizationRefusals.Of("ParentNotFoundException", $"There is no root or organizational unit {parent}.");
        return OrganizationPage.Write(call, "Children", organization.ChildrenOf(parent).Where(id => OrganizationArns.TypeOf(id) == type), WriteNode, parent + "|" + type);
    }

    private static void WriteNode(Utf8JsonWriter json, string id)
    {
        json.WriteString("Id", id);
        json.WriteString("Type", OrganizationArns.TypeOf(id));
    }
}
