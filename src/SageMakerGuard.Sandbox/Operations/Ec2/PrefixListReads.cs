using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Sandbox.Protocol;
using SageMakerGuard.Sandbox.World;

namespace SageMakerGuard.Sandbox.Operations.Ec2;

/// <summary>DescribePrefixLists (lists of AWS's gateway services, with their blocks), DescribeManagedPrefixLists (all lists, without) and GetManagedPrefixListEntries.</summary>
internal static class PrefixListReads
{
    private static readonly IdRule s_ids = new("PrefixListId", "pl", "InvalidPrefixListId.Malformed", "InvalidPrefixListID.NotFound", id => $"[sandbox] The prefix list ID '{id}' does not exist") { ExcludesMaxResults = false };

    public static IEnumerable<Ec2Operation> All()
    {
        yield return new Listing<PrefixList>
        {
            Set = "prefixListSet",
            Items = region => region.Estate.PrefixLists.Items.Where(p => IsGatewayService(p, region)),
            Id = p => p.PrefixListId,
            Ids = s_ids,
            Page = PageRule.Unbounded,
            Filters = new() { { "prefix-list-id", p => p.PrefixListId }, { "prefix-list-name", p => p.PrefixListName } },
            Write = (xml, p, _) =>
            {
                xml.Text("prefixListId", p.PrefixListId);
                xml.Text("prefixListName", p.PrefixListName);
                xml.Texts("cidrSet", p.Cidrs ?? []);
            },
        }.As("DescribePrefixLists");

        yield return new Listing<PrefixList>
        {
            Set = "prefixListSet",
            Items = region => region.Estate.PrefixLists.Items,
            Id = p => p.PrefixListId,
            Ids = s_ids,
            Page = PageRule.Hundred,
            Filters = new() { { "prefix-list-id", p => p.PrefixListId }, { "prefix-list-name", p => p.PrefixListName }, { "owner-id", (p, region) => Owner(p, region) } },
            Write = (xml, p, region) =>
            {
                var own = Owner(p, region) != "AWS";
                xml.Text("prefixListId", p.PrefixListId);
                xml.Text("addressFamily", p.Cidrs?.Any(c => c.IndexOf(':') >= 0) == true ? "IPv6" : "IPv4");
                xml.Text("state", "create-complete");
                xml.Text("prefixListArn", $"arn:{region.Partition}:ec2:{region.Region}:{(own ? region.AccountId : "aws")}:prefix-list/{p.PrefixListId}");
                xml.Text("prefixListName", p.PrefixListName);
                xml.Number("maxEntries", own ? Math.Max(1, p.Cidrs?.Count ?? 1) : null);
                xml.Number("version", own ? 1 : null);
                xml.Tags([]);
                xml.Text("ownerId", Owner(p, region));
            },
        }.As("DescribeManagedPrefixLists");

        yield return new("GetManagedPrefixListEntries", ["PrefixListId", "TargetVersion", "MaxResults", "NextToken"], Entries)
        {
            Resource = call => call.Region.Arn("ec2", "prefix-list/" + call.Form.Text("PrefixListId")),
        };
    }

    private static bool IsAws(PrefixList p) => p.PrefixListName.StartsWith("com.amazonaws.", StringComparison.Ordinal);

    /// <summary>S3, DynamoDB and their like are named for the region; lists such as that of CloudFront are named 'global' and are managed only.</summary>
    private static bool IsGatewayService(PrefixList p, RegionState region) => IsAws(p) && p.PrefixListName.StartsWith("com.amazonaws." + region.Region + ".", StringComparison.Ordinal);

    private static string Owner(PrefixList p, RegionState region) => IsAws(p) ? "AWS" : region.AccountId;

    private static Action<XmlText> Entries(Ec2Call call)
    {
        var id = call.Required("PrefixListId");
        var list = s_ids.Select(call.Region.Estate.PrefixLists.Items, [id], p => p.PrefixListId).Single();
        var size = PageRule.Hundred.Size(call.Form);
        var cidrs = list.Cidrs ?? [];
        var start = call.Form.Text("NextToken") is { Length: > 0 } token ? PageToken.Read(token, id) ?? throw new AwsFault("InvalidNextToken", "[sandbox] The token is not valid for this request.") : 0;
        return xml =>
        {
            xml.Set("entrySet", cidrs.Skip(start).Take(size), cidr => xml.Text("cidr", cidr));
            xml.Text("nextToken", start + size < cidrs.Count ? PageToken.Make(start + size, id) : null);
        };
    }
}
