using System;

namespace SageMakerGuard.Estates.Files.Cli;

/// <summary>A describe call whose output the folder may hold.</summary>
internal sealed record CliCall
{
    /// <summary>In the form of its IAM action.</summary>
    public string Operation { get; init; } = "";

    /// <summary>The command that makes the call; <c>{id}</c> stands for the one resource that it is about, where it is about one.</summary>
    public string Command { get; init; } = "";

    /// <summary>A good name for the file. Only where it holds <c>{id}</c> by necessity does the name matter: see <see cref="IdInFileName"/>.</summary>
    public string File { get; init; } = "";

    /// <summary>The top-level member that holds the answer; empty where the answer is the object itself.</summary>
    public string Member { get; init; } = "";

    /// <summary>Whether an answer is this call's.</summary>
    public Func<CliDocument, bool> Recognise { get; init; } = _ => false;

    /// <summary>The beginning of the id that the answer does not repeat and the file's name must hold, for example <c>tgw-rtb-</c>.</summary>
    public string? IdInFileName { get; init; }

    /// <summary>The command as somebody would type it, with the file that it fills.</summary>
    public string CommandLine(string region, string folder, string? id)
    {
        var place = id ?? (IdInFileName is null ? "ID" : IdInFileName + "ID");
        var file = (folder.Length == 0 ? "" : folder + "/") + File.Replace("{id}", place);
        return $"{Command.Replace("{id}", place).Replace("{region}", region)} --region {region} > {(file.IndexOf(' ') < 0 ? file : "\"" + file + "\"")}";
    }

    /// <summary>A call that answers with a list under a member.</summary>
    public static CliCall Of(string operation, string command, string file, string member, Func<CliDocument, bool>? shape = null) => new()
    {
        Operation = operation, Command = command, File = file, Member = member, Recognise = shape ?? (document => document.Has(member)),
    };

    /// <summary>A call that answers with the resource itself, known by members that come together nowhere else.</summary>
    public static CliCall Bare(string operation, string command, string file, params string[] members) => new()
    {
        Operation = operation, Command = command, File = file, Recognise = document => Array.TrueForAll(members, document.Has),
    };
}
