using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace SageMakerGuard.Projects;

/// <summary>Names of files for notices: of the team, in letters that every file system takes, and no two alike.</summary>
public static class NoticeFileNames
{
    private const int Longest = 60;

    /// <summary>A name for each notice, without an ending.</summary>
    public static IReadOnlyList<string> Of(IReadOnlyList<MigrationNotice> notices)
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        return notices.Select(n => Free(Plain(n.Team), taken)).ToList();
    }

    private static string Plain(string team)
    {
        var letters = team.Select(c => c is >= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9' ? char.ToLowerInvariant(c) : '-').ToArray();
        var name = string.Join("-", new string(letters).Split(['-'], StringSplitOptions.RemoveEmptyEntries));
        return "notice-" + (name.Length == 0 ? "team" : name.Length > Longest ? name.Substring(0, Longest) : name);
    }

    private static string Free(string name, HashSet<string> taken)
    {
        var free = name;
        for (var number = 2; !taken.Add(free); number++)
            free = name + "-" + number.ToString(CultureInfo.InvariantCulture);
        return free;
    }
}
