using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using SageMakerGuard.Services;

namespace SageMakerGuard.Changes;

/// <summary>
/// Least-privilege policies of endpoints, minified: identities of the company only, and to services that hold data only the company's own resources
/// (IAM User Guide, 'Data perimeters on AWS'; aws-samples/data-perimeter-policy-examples, vpc_endpoint_policies). The estate's own account is always
/// named, so that the domain's role passes whatever the organisation is.
/// </summary>
internal sealed class PerimeterPolicy(EndpointSetOptions options, string accountId, string partition, string region)
{
    /// <summary>The most characters of an endpoint policy (Amazon VPC User Guide, 'Amazon VPC quotas').</summary>
    public const int MaximumLength = 20480;

    private readonly IReadOnlyList<string> _accounts = [.. new[] { accountId }.Concat(options.AccountIds).Where(id => id.Length > 0).Distinct(StringComparer.Ordinal)];

    /// <summary>The policy of a service's endpoint.</summary>
    public string For(AwsService service)
    {
        using var buffer = new MemoryStream();

        // Names of buckets, accounts and organisations are ASCII: the relaxed encoder only leaves '+' and the like as they are.
        using (var json = new Utf8JsonWriter(buffer, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("Version", "2012-10-17");
            json.WriteStartArray("Statement");
            Identities(json, "Accounts", "aws:PrincipalAccount", "aws:ResourceAccount", _accounts, service.Gateway);
            if (options.OrganizationId is { Length: > 0 } organization)
                Identities(json, "Organization", "aws:PrincipalOrgID", "aws:ResourceOrgID", [organization], service.Gateway);
            if (service.Name == "s3")
                Buckets(json);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    private static void Identities(Utf8JsonWriter json, string sid, string principalKey, string resourceKey, IReadOnlyList<string> ids, bool holdsData)
    {
        Start(json, sid);
        json.WriteString("Action", "*");
        json.WriteString("Resource", "*");
        json.WriteStartObject("Condition");
        json.WriteStartObject("StringEquals");
        Texts(json, principalKey, ids);
        if (holdsData)
            Texts(json, resourceKey, ids);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    // Without a condition on who asks: packages are read without credentials, and image layers by URLs that ECR's own account signs.
    private void Buckets(Utf8JsonWriter json)
    {
        Start(json, "BucketsOfOthers");
        Texts(json, "Action", ["s3:GetObject", "s3:ListBucket"]);
        var names = AwsOwnedBuckets.All.Select(b => b.Name(region)).Concat(options.BucketNames).Distinct(StringComparer.Ordinal);
        Texts(json, "Resource", names.SelectMany(name => new[] { $"arn:{partition}:s3:::{name}", $"arn:{partition}:s3:::{name}/*" }));
        json.WriteEndObject();
    }

    private static void Start(Utf8JsonWriter json, string sid)
    {
        json.WriteStartObject();
        json.WriteString("Sid", sid);
        json.WriteString("Effect", "Allow");
        json.WriteString("Principal", "*");
    }

    private static void Texts(Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
            json.WriteStringValue(value);
        json.WriteEndArray();
    }
}
