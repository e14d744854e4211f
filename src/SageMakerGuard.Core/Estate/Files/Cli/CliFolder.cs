using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using SageMakerGuard.Faults;

namespace SageMakerGuard.Estates.Files.Cli;

/// <summary>
/// An estate from a folder of plain AWS CLI output (<c>aws ec2 describe-vpcs &gt; file.json</c>): one file per call, known by what is in it and not
/// by its name, in a folder per region, in <c>accounts/&lt;account&gt;/&lt;region&gt;</c>, or all in one folder where they are of one region. A call
/// without a file is a part that could not be read; its reason is the command that would write the file.
/// </summary>
public static class CliFolder
{
    /// <summary>Reads the folder.</summary>
    /// <exception cref="GuardFault">EstateFolderEmpty, EstateMixedAccounts, EstateMixedRegions, EstateAccountUnknown, EstateRegionUnknown, CliFileEmpty, CliFileTruncated,
    /// CliFileMalformed, CliFileNameLacksId, FileAccessDenied or FileUnusable.</exception>
    public static Estate Read(string path)
    {
        var files = CliFiles.Read(path);
        var useful = files.Where(file => file.Answers.Count > 0).ToList();
        if (useful.All(file => file.Answers.All(answer => answer.Call == CliCalls.GetCallerIdentity)))
        {
            throw new GuardFault("EstateFolderEmpty", FaultCategory.InvalidData, $"'{path}' holds no JSON file with an answer that an estate is made of.",
                $"Fill it, for example with: aws sagemaker list-domains --region REGION > \"{Path.Combine(path, "REGION", "domains.json")}\"; give an estate file by its own path.");
        }

        var regions = Regions(useful, path);
        return new Estate
        {
            CollectedAt = useful.Max(file => file.WrittenAt),
            Source = Path.GetFullPath(path),
            Regions = regions.OrderBy(group => group.Account, StringComparer.Ordinal).ThenBy(group => group.Region, StringComparer.Ordinal).Select(Read).ToList(),
            Notes = files.Where(file => file.StrangeMembers.Count > 0).Select(Ignored).ToList(),
        };
    }

    private static RegionEstate Read(Group group) => CliRegion.Read(
        new CliAnswers(group.Files.SelectMany(file => file.Answers), group.Region!, group.Files.Select(file => file.Folder).OrderByDescending(folder => folder.Length).First()), group.Account!, group.Region!);

    // Files of a folder with no region's name are sorted by what is in them. Who called may stand above the regions' folders, once for all.
    private static List<Group> Regions(IReadOnlyList<CliFile> files, string path)
    {
        var identities = files.Where(file => file.Region is null && file.Answers.All(answer => answer.Call == CliCalls.GetCallerIdentity)).ToList();
        foreach (var identity in identities)
            _ = CliOrigin.Account([identity]);
        var groups = Merged(files.Except(identities).GroupBy(file => (file.Account, file.Region)).Select(group =>
        {
            var own = group.ToList();
            return new Group(CliOrigin.Account([.. own, .. identities.Where(file => group.Key.Account is null && file.Account is null)]), CliOrigin.Region(own), own);
        }));
        var accounts = groups.Select(group => group.Account).Where(account => account is not null).Distinct().ToList();
        var only = accounts.Count == 1 ? accounts[0] : null;
        return Merged(groups.Select(group => group with
        {
            Region = group.Region ?? throw Unknown("EstateRegionUnknown", group.Files[0], "region", "Put the file into a folder that is named after its region."),
            Account = group.Account ?? only ?? CliOrigin.LikelyAccount(group.Files)
                ?? throw Unknown("EstateAccountUnknown", group.Files[0], "account", $"Add the answer of: aws sts get-caller-identity > \"{Path.Combine(path, "caller-identity.json")}\""),
        }));
    }

    private static List<Group> Merged(IEnumerable<Group> groups) =>
        groups.GroupBy(group => (group.Account, group.Region)).Select(same => new Group(same.Key.Account, same.Key.Region, [.. same.SelectMany(group => group.Files)])).ToList();

    private static GuardFault Unknown(string errorId, CliFile file, string what, string nextStep) =>
        new(errorId, FaultCategory.InvalidData, $"Nothing tells which {what} '{file.Path}' is from.", nextStep);

    private static string Ignored(CliFile file)
    {
        var name = file.Folder.Length == 0 ? Path.GetFileName(file.Path) : file.Folder + "/" + Path.GetFileName(file.Path);
        return file.StrangeMembers.Contains("Format") && file.StrangeMembers.Contains("Regions")
            ? $"'{name}' looks like an estate file and was ignored: read it by its own path."
            : $"'{name}' holds something that no call of an estate answers, and that was ignored: {string.Join(", ", file.StrangeMembers.Take(4))}.";
    }

    private sealed record Group(string? Account, string? Region, IReadOnlyList<CliFile> Files);
}
