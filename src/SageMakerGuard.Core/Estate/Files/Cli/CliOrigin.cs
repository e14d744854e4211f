using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using SageMakerGuard.Faults;

namespace SageMakerGuard.Estates.Files.Cli;

/// <summary>
/// Which account and region files come from: what their folders and the ARNs and zones inside them say. Owners of VPCs, subnets and groups
/// prove nothing, since a shared VPC's are another account's.
/// </summary>
internal static class CliOrigin
{
    private static readonly Regex s_zone = new("^(?<region>[a-z]{2,4}(-[a-z]+)+-[0-9]+)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    /// <summary>The account of the files; null where nothing tells.</summary>
    /// <exception cref="GuardFault">EstateMixedAccounts.</exception>
    public static string? Account(IReadOnlyList<CliFile> files)
    {
        var seen = files.Where(file => file.Account is not null).Select(file => new Evidence(file.Account!, file.Path, "its folder"))
            .Concat(Texts(files, CliCalls.GetCallerIdentity, "Account"))
            .Concat(Arns(files).Select(arn => arn with { Value = Field(arn.Value, 4) }))
            .Concat(BlockPublicAccess(files, options => options.AwsAccountId));
        return Single(seen, "EstateMixedAccounts", "account",
            "Put each account's files into a folder of its own, accounts/<account>/<region>, or remove the stray file.");
    }

    /// <summary>The region of the files; null where nothing tells.</summary>
    /// <exception cref="GuardFault">EstateMixedRegions.</exception>
    public static string? Region(IReadOnlyList<CliFile> files)
    {
        var seen = files.Where(file => file.Region is not null).Select(file => new Evidence(file.Region!, file.Path, "its folder"))
            .Concat(Arns(files).Select(arn => arn with { Value = Field(arn.Value, 3) }))
            .Concat(Rows<ZonedRow>(files, CliCalls.DescribeSubnets, row => row.AvailabilityZone).Select(zone => zone with { Value = s_zone.Match(zone.Value).Groups["region"].Value }))
            .Concat(BlockPublicAccess(files, options => options.AwsRegion));
        return Single(seen, "EstateMixedRegions", "region",
            "Put each region's files into a folder of its own that is named after the region, or remove the stray file.");
    }

    /// <summary>The owner of the security groups where they have one alone: a guess that serves where nothing proves the account.</summary>
    public static string? LikelyAccount(IReadOnlyList<CliFile> files)
    {
        var owners = Rows<OwnedRow>(files, CliCalls.DescribeSecurityGroups, row => row.OwnerId).Select(owner => owner.Value).Where(owner => owner.Length > 0).Distinct(StringComparer.Ordinal).ToList();
        return owners.Count == 1 ? owners[0] : null;
    }

    private static string? Single(IEnumerable<Evidence> seen, string errorId, string what, string nextStep)
    {
        Evidence? first = null;
        foreach (var evidence in seen.Where(evidence => evidence.Value.Length > 0))
        {
            first ??= evidence;
            if (evidence.Value == first.Value)
                continue;
            throw new GuardFault(errorId, FaultCategory.InvalidData,
                $"The files are of more than one {what}: '{first.Path}' is of {first.Value} (by {first.By}), '{evidence.Path}' of {evidence.Value} (by {evidence.By}).", nextStep);
        }

        return first?.Value;
    }

    private static IEnumerable<Evidence> Arns(IReadOnlyList<CliFile> files) =>
        Rows<ArnRow>(files, CliCalls.ListDomains, row => row.DomainArn)
            .Concat(Texts(files, CliCalls.DescribeDomain, "DomainArn"))
            .Concat(Texts(files, CliCalls.DescribeUserProfile, "UserProfileArn"))
            .Concat(Texts(files, CliCalls.DescribeSpace, "SpaceArn"))
            .Concat(Texts(files, CliCalls.DescribeApp, "AppArn"))
            .Concat(Rows<ArnRow>(files, CliCalls.ListNotebookInstances, row => row.NotebookInstanceArn))
            .Concat(Texts(files, CliCalls.DescribeNotebookInstance, "NotebookInstanceArn"))
            .Concat(Rows<ArnRow>(files, CliCalls.GetResources, row => row.ResourceARN));

    private static IEnumerable<Evidence> Texts(IReadOnlyList<CliFile> files, CliCall call, string member) =>
        Documents(files, call).Select(pair => new Evidence(pair.Document.Text(member) ?? "", pair.File.Path, member));

    private static IEnumerable<Evidence> Rows<T>(IReadOnlyList<CliFile> files, CliCall call, Func<T, string?> value) =>
        Documents(files, call).SelectMany(pair => pair.Document.List<T>(call.Member).Select(row => new Evidence(value(row) ?? "", pair.File.Path, call.Member)));

    private static IEnumerable<Evidence> BlockPublicAccess(IReadOnlyList<CliFile> files, Func<BlockPublicAccessRow, string?> value) =>
        Documents(files, CliCalls.DescribeVpcBlockPublicAccessOptions).Select(pair =>
            new Evidence(value(pair.Document.Read<BlockPublicAccessRow>(CliCalls.DescribeVpcBlockPublicAccessOptions.Member)) ?? "", pair.File.Path, "VpcBlockPublicAccessOptions"));

    private static IEnumerable<(CliFile File, CliDocument Document)> Documents(IReadOnlyList<CliFile> files, CliCall call) =>
        files.SelectMany(file => file.Answers.Where(answer => answer.Call == call).Select(answer => (file, answer.Document)));

    private static string Field(string arn, int index)
    {
        var fields = arn.Split(':');
        return fields.Length > 5 ? fields[index] : "";
    }

    private sealed record Evidence(string Value, string Path, string By);

    private sealed record ArnRow
    {
        public string? DomainArn { get; init; }

        public string? NotebookInstanceArn { get; init; }

        public string? ResourceARN { get; init; }
    }

    private sealed record ZonedRow
    {
        public string? AvailabilityZone { get; init; }
    }

    private sealed record OwnedRow
    {
        public string? OwnerId { get; init; }
    }

    private sealed record BlockPublicAccessRow
    {
        public string? AwsAccountId { get; init; }

        public string? AwsRegion { get; init; }
    }
}
