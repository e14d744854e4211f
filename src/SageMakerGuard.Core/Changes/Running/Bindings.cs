using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SageMakerGuard.Changes;

/// <summary>The real ids of what a run has made or found, by the names that stood for them in the plan.</summary>
internal sealed class Bindings
{
    private const string Prefix = "new:";

    private readonly Dictionary<string, string> _ids = new(StringComparer.Ordinal);

    /// <summary>Whether an id is only a name so far.</summary>
    public static bool IsNew(string id) => id.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>Says what a name turned out to be.</summary>
    public void Set(string name, string id)
    {
        if (IsNew(name))
            _ids[name] = id;
    }

    /// <summary>The real id for a name, or the id itself; null where it is a name of something that was not made.</summary>
    public string? IdOf(string id) => IsNew(id) ? _ids.TryGetValue(id, out var known) ? known : null : id;

    /// <summary>The step with real ids in place of the names that are known.</summary>
    public ChangeStep Bind(ChangeStep step)
    {
        if (_ids.Count == 0)
            return step;
        var node = JsonSerializer.SerializeToNode(step, ChangeJson.Options)!;
        return Replace(node) ? node.Deserialize<ChangeStep>(ChangeJson.Options)! : step;
    }

    /// <summary>The names of things to come that a step mentions, its own aside.</summary>
    public static IReadOnlyCollection<string> NamesIn(ChangeStep step) =>
        TextsIn(step).Where(text => IsNew(text) && text != step.ResourceId).Distinct(StringComparer.Ordinal).ToList();

    /// <summary>Whether a step mentions one of these ids.</summary>
    public static bool Mentions(ChangeStep step, ICollection<string> ids) => ids.Count > 0 && TextsIn(step).Any(ids.Contains);

    private static IEnumerable<string> TextsIn(ChangeStep step) => Texts(JsonSerializer.SerializeToNode(step, ChangeJson.Options));

    private static IEnumerable<string> Texts(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(member => Texts(member.Value)),
        JsonArray items => items.SelectMany(Texts),
        JsonValue value when value.TryGetValue<string>(out var text) => [text],
        _ => [],
    };

    private bool Replace(JsonNode? node)
    {
        var changed = false;
        switch (node)
        {
            case JsonObject members:
                foreach (var member in members.ToList())
                {
                    if (Known(member.Value) is { } id)
                    {
                        members[member.Key] = id;
                        changed = true;
                    }
                    else
                    {
                        changed |= Replace(member.Value);
                    }
                }

                break;
            case JsonArray items:
                for (var i = 0; i < items.Count; i++)
                {
                    if (Known(items[i]) is { } id)
                    {
                        items[i] = id;
                        changed = true;
                    }
                    else
                    {
                        changed |= Replace(items[i]);
                    }
                }

                break;
        }

        return changed;
    }

    private string? Known(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) && _ids.TryGetValue(text, out var id) ? id : null;
}
