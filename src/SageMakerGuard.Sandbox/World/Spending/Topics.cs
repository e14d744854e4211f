using System.Linq;
using System.Text.Json.Nodes;

namespace SageMakerGuard.Sandbox.World.Spending;

/// <summary>A topic of Amazon SNS: who may publish, and the key that encrypts it; null for none.</summary>
internal sealed record Topic(string Arn, string Policy, string? KmsMasterKeyId);

/// <summary>
/// The topics that every account has in every region: <c>finops-alerts</c>, to which AWS's services may publish that tell of costs,
/// <c>sealed-alerts</c>, the same behind a key, and <c>ops-alerts</c>, which still has the policy that SNS gives a new topic.
/// </summary>
internal static class Topics
{
    private static readonly string[] s_publishers = ["budgets.amazonaws.com", "costalerts.amazonaws.com", "cloudwatch.amazonaws.com"];

    /// <summary>The topic of an ARN; null where there is none.</summary>
    public static Topic? Find(RegionState region, string arn)
    {
        var name = arn.Substring(arn.LastIndexOf(':') + 1);
        if (arn != region.Arn("sns", name))
            return null;
        return name switch
        {
            "finops-alerts" => new(arn, Document(Own(region, arn), ForServices(region, arn)), null),
            "sealed-alerts" => new(arn, Document(Own(region, arn), ForServices(region, arn)), region.Arn("kms", "key/1b2c3d4e-5f60-4718-9a2b-3c4d5e6f7081")),
            "ops-alerts" => new(arn, Document(Own(region, arn)), null),
            _ => null,
        };
    }

    private static string Document(params JsonObject[] statements) => new JsonObject { ["Version"] = "2008-10-17", ["Id"] = "__default_policy_ID", ["Statement"] = new JsonArray([.. statements]) }.ToJsonString();

    /// <summary>What SNS gives a new topic (SNS Developer Guide, 'Amazon SNS access control': everybody whose AWS:SourceOwner is the account).</summary>
    private static JsonObject Own(RegionState region, string arn) => new()
    {
        ["Sid"] = "__default_statement_ID",
        ["Effect"] = "Allow",
        ["Principal"] = new JsonObject { ["AWS"] = "*" },
        ["Action"] = new JsonArray(new[] { "GetTopicAttributes", "SetTopicAttributes", "AddPermission", "RemovePermission", "DeleteTopic", "Subscribe", "ListSubscriptionsByTopic", "Publish" }.Select(name => (JsonNode?)("SNS:" + name)).ToArray()),
        ["Resource"] = arn,
        ["Condition"] = new JsonObject { ["StringEquals"] = new JsonObject { ["AWS:SourceOwner"] = region.Estate.AccountId } },
    };

    private static JsonObject ForServices(RegionState region, string arn) => new()
    {
        ["Sid"] = "CostAlerts",
        ["Effect"] = "Allow",
        ["Principal"] = new JsonObject { ["Service"] = new JsonArray(s_publishers.Select(name => (JsonNode?)name).ToArray()) },
        ["Action"] = "SNS:Publish",
        ["Resource"] = arn,
        ["Condition"] = new JsonObject { ["StringEquals"] = new JsonObject { ["aws:SourceAccount"] = region.Estate.AccountId } },
    };
}
