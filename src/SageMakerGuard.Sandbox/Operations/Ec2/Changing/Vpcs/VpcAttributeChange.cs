using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Sandbox.Protocol;
using SageMakerGuard.Sandbox.World;

namespace SageMakerGuard.Sandbox.Operations.Ec2.Changing.Vpcs;

/// <summary>ModifyVpcAttribute: one attribute a call, and host names only where names are answered at all (API_ModifyVpcAttribute). It takes no DryRun.</summary>
internal static class VpcAttributeChange
{
    private static readonly string[] s_attributes = ["EnableDnsHostnames", "EnableDnsSupport", "EnableNetworkAddressUsageMetrics"];

    public static IEnumerable<Ec2Operation> All()
    {
        yield return new("ModifyVpcAttribute", ["VpcId", .. s_attributes], Modify)
        {
            TakesDryRun = false,
            CheckForm = call =>
            {
                ResourceIds.Vpc.CheckForm(call.Required("VpcId"));
                Asked(call);
            },
            Resource = call => call.Region.Arn("ec2", "vpc/" + call.Form.Text("VpcId")),
        };
    }

    private static (string Attribute, bool Value) Asked(Ec2Call call)
    {
        var asked = s_attributes.Select(name => (Name: name, Value: call.Choice(name + ".Value"))).Where(row => row.Value is not null).ToList();

        // kubernetes-sigs/cluster-api-provider-aws#783.
        if (asked.Count > 1)
            throw new AwsFault("InvalidParameterCombination", "Fields for multiple attribute types specified: " + string.Join(", ", asked.Select(row => char.ToLowerInvariant(row.Name[0]) + row.Name.Substring(1))));
        if (asked.Count == 0)
            throw new AwsFault("MissingParameter", "[sandbox] The request names no attribute.");
        return asked[0] is ("EnableNetworkAddressUsageMetrics", true)
            ? throw new AwsFault("UnsupportedOperation", "[sandbox] The sandbox does not measure network address usage.")
            : (asked[0].Name, asked[0].Value == true);
    }

    private static Action<XmlText> Modify(Ec2Call call)
    {
        lock (call.Region.Gate)
        {
            var vpc = ResourceIds.Vpc.One(call.Region.Estate.Vpcs.Items, call.Required("VpcId"), v => v.VpcId);
            SharedVpc.Refuse(call, vpc, "change an attribute of");
            var changed = Changed(vpc, Asked(call));
            call.Region.Network.Change(estate => estate with { Vpcs = estate.Vpcs.Altered(v => v.VpcId == vpc.VpcId, _ => changed) });
            return xml => xml.Flag("return", true);
        }
    }

    /// <summary>The rule is API_ModifyVpcAttribute's; code and sentences of its errors are not known. A new VPC has support and no host names (VPC User Guide, 'DNS attributes for your VPC').</summary>
    private static Vpc Changed(Vpc vpc, (string Attribute, bool Value) asked) => asked switch
    {
        ("EnableDnsHostnames", true) when vpc.EnableDnsSupport == false => throw Refused($"DNS host names of {vpc.VpcId} need DNS support, which is off."),
        ("EnableDnsHostnames", var value) => vpc with { EnableDnsHostnames = value },
        ("EnableDnsSupport", false) when vpc.EnableDnsHostnames == true => throw Refused($"DNS support of {vpc.VpcId} cannot be turned off while DNS host names are on."),
        ("EnableDnsSupport", var value) => vpc with { EnableDnsSupport = value },
        _ => vpc,
    };

    private static AwsFault Refused(string message) => new("InvalidParameterCombination", "[sandbox] " + message);
}
