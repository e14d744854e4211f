using System;
using System.Collections.Generic;
using System.Linq;

namespace SageMakerGuard.Estates.Files.Cli;

/// <summary>VPCs with their DNS attributes, which the API gives one at a time.</summary>
internal static class CliVpcs
{
    /// <summary>The VPCs; an attribute without a file is null, and for the VPCs in use the missing call is named.</summary>
    public static Part<Vpc> Read(CliAnswers answers, ICollection<string> inUse)
    {
        var attributes = answers.Of(CliCalls.DescribeVpcAttribute).Select(document => document.Read<VpcAttribute>()).ToLookup(attribute => attribute.VpcId, StringComparer.Ordinal);
        var part = answers.Part<Vpc>(CliCalls.DescribeVpcs, vpc => vpc.VpcId).Select(vpc => vpc with
        {
            EnableDnsSupport = attributes[vpc.VpcId].LastOrDefault(a => a.EnableDnsSupport is not null)?.EnableDnsSupport?.Value,
            EnableDnsHostnames = attributes[vpc.VpcId].LastOrDefault(a => a.EnableDnsHostnames is not null)?.EnableDnsHostnames?.Value,
        });
        var missing = part.Items.Where(vpc => inUse.Contains(vpc.VpcId)).SelectMany(vpc => Missing(answers, vpc));
        return part with { Unreadable = [.. part.Unreadable, .. missing] };
    }

    private static IEnumerable<UnreadableCall> Missing(CliAnswers answers, Vpc vpc)
    {
        foreach (var (attribute, value) in new[] { ("enableDnsSupport", vpc.EnableDnsSupport), ("enableDnsHostnames", vpc.EnableDnsHostnames) })
        {
            if (value is null)
            {
                yield return answers.NotProvided(
                    CliCalls.DescribeVpcAttribute with { Command = "aws ec2 describe-vpc-attribute --vpc-id {id} --attribute " + attribute, File = "{id}-" + attribute + ".json" }, vpc.VpcId);
            }
        }
    }

    private sealed record VpcAttribute
    {
        public string VpcId { get; init; } = "";

        public BooleanValue? EnableDnsSupport { get; init; }

        public BooleanValue? EnableDnsHostnames { get; init; }
    }

    private sealed record BooleanValue
    {
        public bool Value { get; init; }
    }
}
