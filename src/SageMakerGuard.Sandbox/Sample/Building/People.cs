using System.Collections.Generic;

namespace SageMakerGuard.Sandbox.Sample.Building;

/// <summary>Names for user profiles: 24 by 23 of them, none twice within a domain.</summary>
internal static class People
{
    private static readonly string[] s_first =
    [
        "anna", "bela", "carmen", "dmitri", "elif", "farid", "greta", "hiroshi", "ines", "jonas", "katya", "liam",
        "mara", "noor", "oskar", "priya", "quentin", "rosa", "samuel", "thea", "uma", "viktor", "wen", "yusuf",
    ];

    private static readonly string[] s_last =
    [
        "almeida", "brandt", "castro", "dubois", "eriksen", "fischer", "gupta", "haas", "ivanova", "jansen", "kowalski", "lindqvist",
        "moreau", "nakamura", "okafor", "petrov", "rossi", "schmidt", "tanaka", "urban", "vogel", "weber", "zimmer",
    ];

    /// <summary>So many people, beginning at another place of the list for each team.</summary>
    public static IReadOnlyList<string> Of(string team, int count)
    {
        var start = 0;
        foreach (var letter in team)
            start = ((start * 31) + letter) % (s_first.Length * s_last.Length);
        var people = new List<string>(count);
        for (var i = 0; i < count; i++)
            people.Add(s_first[(start + i) % s_first.Length] + "-" + s_last[(start + i) % s_last.Length]);
        return people;
    }
}
