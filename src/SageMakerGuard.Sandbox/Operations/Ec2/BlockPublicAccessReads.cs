using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Sandbox.Protocol;
using SageMakerGuard.Sandbox.World;

namespace SageMakerGuard.Sandbox.Operations.Ec2;

/// <summary>DescribeVpcBlockPublicAccessOptions and DescribeVpcBlockPublicAccessExclusions.</summary>
internal static class BlockPublicAccessReads
{
    public static IEnumerable<Ec2Operation> All()
    {
        yield return new("DescribeVpcBlockPublicAccessOptions", [], Options);
        yield return new Listing<VpcBlockPublicAccessExclusion>
        {
            Set = "vpcBlockPublicAccessExclusionSet",
            Items = region => region.Estate.VpcBlockPublicAccessExclusions.Items,
            Id = e => e.ExclusionId,
            Ids = new("ExclusionId", "vpcbpa-exclude", "InvalidVpcBlockPublicAccessExclusionId.Malformed", "InvalidVpcBlockPublicAccessExclusionId.NotFound", id => $"[sandbox] The exclusion ID '{id}' does not exist") { ExcludesMaxResults = false },
            Filters = new()
            {
                { "resource-arn", e => e.ResourceArn }, { "internet-gateway-exclusion-mode", e => e.InternetGatewayExclusionMode }, { "state", e => e.State ?? "create-complete" }, new[] { "tag-value" },
                _ => [],
            },
            Write = (xml, e, _) =>
            {
                xml.Text("exclusionId", e.ExclusionId);
                xml.Text("internetGatewayExclusionMode", e.InternetGatewayExclusionMode);
                xml.Text("resourceArn", e.ResourceArn);
                xml.Text("state", e.State ?? "create-complete");
                xml.Time("creationTimestamp", RegionState.LongAgo);
                xml.Tags([]);
            },
        }.As("DescribeVpcBlockPublicAccessExclusions");
    }

    /// <summary>Always one object: off in its default state where nobody ever set it (API_DescribeVpcBlockPublicAccessOptions).</summary>
    private static Action<XmlText> Options(Ec2Call call)
    {
        var options = call.Region.Estate.VpcBlockPublicAccessOptions.Items.FirstOrDefault() ?? new();
        return xml => xml.Element("vpcBlockPublicAccessOptions", () =>
        {
            xml.Text("awsAccountId", call.Account.Id);
            xml.Text("awsRegion", call.Region.Region);
            xml.Text("state", options.State ?? "default-state");
            xml.Text("internetGatewayBlockMode", options.InternetGatewayBlockMode ?? "off");
            xml.Text("managedBy", options.ManagedBy ?? "account");
            xml.Text("exclusionsAllowed", "allowed");
        });
    }
}
