using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using SageMakerGuard.Faults;

namespace SageMakerGuard.Estates.Files.Cli;

/// <summary>The answers of one region of one account, each with its call. Every reader of a part asks here, and gets a part that says what is missing.</summary>
internal sealed class CliAnswers
{
    private readonly ILookup<CliCall, CliDocument> _byCall;
    private readonly string _region;
    private readonly string _folder;

    /// <summary>Sorts answers by their calls.</summary>
    /// <param name="documents">The answers with the calls that they were recognised as, in the order of their files.</param>
    /// <param name="region">The region, for the commands that are proposed.</param>
    /// <param name="folder">The folder of these answers as seen from the one that is read, with slashes; empty for that itself.</param>
    public CliAnswers(IEnumerable<(CliCall Call, CliDocument Document)> documents, string region, string folder)
    {
        _byCall = documents.ToLookup(pair => pair.Call, pair => pair.Document);
        _region = region;
        _folder = folder;
    }

    /// <summary>The answers of a call.</summary>
    public IEnumerable<CliDocument> Of(CliCall call) => _byCall[call];

    /// <summary>Whether there is an answer of the call.</summary>
    public bool Has(CliCall call) => _byCall.Contains(call);

    /// <summary>The part that one call answers: not provided where it has no file, incomplete where a page is missing.</summary>
    public Part<T> Part<T>(CliCall call, Func<T, string> id)
        where T : class =>
        Has(call)
            ? new Part<T> { Asked = true, Items = Items(call, id), Unreadable = MissingPages(call).ToList() }
            : Estates.Part<T>.Failed(NotProvided(call));

    /// <summary>The items of all answers of a call; of two with one id the later file's stays.</summary>
    public IReadOnlyList<T> Items<T>(CliCall call, Func<T, string> id)
        where T : class
    {
        var items = new ById<T>();
        foreach (var document in Of(call))
        {
            foreach (var item in document.List<T>(call.Member))
                items.Put(IdOf(item, id, document, call.Member), item);
        }

        return items.All;
    }

    /// <summary>The answers of a call that are the resource itself; of two with one id the later file's stays.</summary>
    public IReadOnlyList<T> Single<T>(CliCall call, Func<T, string> id)
        where T : class
    {
        var items = new ById<T>();
        foreach (var document in Of(call))
        {
            var item = document.Read<T>();
            items.Put(IdOf(item, id, document, ""), item);
        }

        return items.All;
    }

    /// <summary>The answers of a call that say nowhere what they are about, with the id from their files' names.</summary>
    public IReadOnlyList<(string Id, CliDocument Document)> Named(CliCall call) => Of(call).Select(document => (IdInName(call, document), document)).ToList();

    /// <summary>A call that has no file, or none for one resource.</summary>
    public UnreadableCall NotProvided(CliCall call, string? resourceId = null) => new()
    {
        Operation = call.Operation, ResourceId = resourceId, Cause = UnreadableCause.NotProvided,
        Reason = $"The folder has no answer of this call; write it with: {call.CommandLine(_region, _folder, resourceId)}",
    };

    /// <summary>One failure for each answer that says itself that another page follows.</summary>
    public IEnumerable<UnreadableCall> MissingPages(CliCall call) => Of(call).Where(HasNextPage).Select(document => new UnreadableCall
    {
        Operation = call.Operation, Cause = UnreadableCause.NotProvided,
        Reason = $"'{Path.GetFileName(document.Path)}' is one page of several (it ends with a token for the next); without --max-items and --no-paginate the CLI fetches all: {call.CommandLine(_region, _folder, null)}",
    });

    /// <summary>Whether an answer says that another page follows. The tagging API writes an empty token on its last page.</summary>
    public static bool HasNextPage(CliDocument document) =>
        document.Text("NextToken") is { Length: > 0 } || document.Text("PaginationToken") is { Length: > 0 } || document.Text("NextMarker") is { Length: > 0 };

    private static string IdOf<T>(T item, Func<T, string> id, CliDocument document, string member) =>
        id(item) is { Length: > 0 } found ? found
        : throw document.Malformed($"{(member.Length == 0 ? "the answer" : "an item of " + member)} has no id");

    private static string IdInName(CliCall call, CliDocument document)
    {
        var name = Path.GetFileNameWithoutExtension(document.Path);
        var match = Regex.Match(name, Regex.Escape(call.IdInFileName!) + "[0-9a-z]+", RegexOptions.CultureInvariant);
        if (match.Success)
            return match.Value;
        throw new GuardFault("CliFileNameLacksId", FaultCategory.InvalidData,
            $"'{document.Path}' holds an answer of {call.Operation}, which does not say what it is about, and its name holds no {call.IdInFileName}… id.",
            $"Rename the file so that its name holds the id that the command was given, for example {call.File.Replace("{id}", call.IdInFileName + "0123456789abcdef0")}.");
    }

    /// <summary>Items in the order in which their ids first came.</summary>
    private sealed class ById<T>
    {
        private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
        private readonly List<T> _items = [];

        public IReadOnlyList<T> All => _items;

        public void Put(string id, T item)
        {
            if (_places.TryGetValue(id, out var place))
            {
                _items[place] = item;
                return;
            }

            _places[id] = _items.Count;
            _items.Add(item);
        }
    }
}
