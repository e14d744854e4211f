using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Text.Json;
using SageMakerGuard.Faults;

namespace SageMakerGuard.Guardrails;

/// <summary>
/// Reads a policy document by the grammar of IAM (IAM User Guide, 'Grammar of the IAM JSON policy language'): element names are taken as they are
/// written, and no element may stand twice in one place.
/// </summary>
internal sealed class PolicyParser
{
    private static readonly string[] s_statementElements = ["Sid", "Effect", "Action", "NotAction", "Resource", "NotResource", "Principal", "NotPrincipal", "Condition"];

    private readonly string _what;
    private readonly byte[] _utf8;
    private readonly List<string> _remarks = [];

    public PolicyParser(string text, string what)
    {
        _what = what;
        _utf8 = Encoding.UTF8.GetBytes(text.TrimStart('\uFEFF'));
    }

    public PolicyDocument Read()
    {
        var root = Json();
        Object(root, "A policy");
        var members = Elements(root, ["Version", "Id", "Statement"], "a policy");
        var version = members.TryGetValue("Version", out var given) ? String(given, "Version") : "2008-10-17";
        if (version is not ("2012-10-17" or "2008-10-17"))
            throw Fault(given!.Offset, $"there is no version '{version}': only 2012-10-17 and 2008-10-17");
        if (!members.TryGetValue("Statement", out var statements))
            throw Fault(root.Offset, "it has no Statement");
        var items = statements.Kind == JsonTokenType.StartArray ? statements.Items : [statements];
        return new() { Version = version, Statements = items.Select((item, i) => Statement(item, i + 1)).ToList(), Remarks = _remarks };
    }

    private PolicyJson Json()
    {
        try
        {
            return PolicyJson.Parse(_utf8);
        }
        catch (JsonException e)
        {
            throw Fault((int)(e.LineNumber ?? 0) + 1, (int)(e.BytePositionInLine ?? 0) + 1, "it is no JSON there");
        }
    }

    private PolicyStatement Statement(PolicyJson json, int index)
    {
        Object(json, "A statement");
        var members = Elements(json, s_statementElements, "a statement");
        var effect = members.TryGetValue("Effect", out var said) ? String(said, "Effect") : throw Fault(json.Offset, "a statement has no Effect");
        if (effect is not ("Allow" or "Deny"))
            throw Fault(said!.Offset, $"Effect is Allow or Deny and not '{effect}'");
        var (actions, notAction) = OneOf(json, members, "Action", "NotAction");
        var (resources, notResource) = OneOf(json, members, "Resource", "NotResource");
        var sid = members.TryGetValue("Sid", out var named) ? String(named, "Sid") : null;
        foreach (var name in new[] { "Principal", "NotPrincipal" }.Where(members.ContainsKey))
            _remarks.Add($"{(sid is { Length: > 0 } ? sid : "Statement " + Number(index))} has {name}, which no service control policy may have; it is left aside.");
        return new()
        {
            Index = index,
            Sid = sid,
            Allows = effect == "Allow",
            Actions = actions,
            IsNotAction = notAction,
            Resources = resources,
            IsNotResource = notResource,
            Conditions = members.TryGetValue("Condition", out var conditions) ? Conditions(conditions).ToList() : [],
        };
    }

    private (IReadOnlyList<string> Values, bool Not) OneOf(PolicyJson json, Dictionary<string, PolicyJson> members, string name, string notName)
    {
        var has = members.TryGetValue(name, out var value);
        var hasNot = members.TryGetValue(notName, out var notValue);
        if (has && hasNot)
            throw Fault(notValue!.Offset, $"a statement has either {name} or {notName}, not both");
        if (!has && !hasNot)
            throw Fault(json.Offset, $"a statement has neither {name} nor {notName}");
        return (Texts(has ? value! : notValue!, has ? name : notName), hasNot);
    }

    private IEnumerable<ConditionTest> Conditions(PolicyJson block)
    {
        Object(block, "Condition");
        foreach (var (name, value) in Unique(block, "Condition"))
        {
            var condition = ConditionOperator.Find(name.Name) ?? throw Fault(name.Offset, $"there is no condition operator '{name.Name}'");
            Object(value, name.Name);
            foreach (var (key, values) in Unique(value, name.Name))
                yield return new(condition, key.Name, Texts(values, key.Name));
        }
    }

    private Dictionary<string, PolicyJson> Elements(PolicyJson json, string[] known, string where)
    {
        var members = new Dictionary<string, PolicyJson>(StringComparer.Ordinal);
        foreach (var (name, value) in Unique(json, where))
        {
            if (!known.Contains(name.Name, StringComparer.Ordinal))
                throw Fault(name.Offset, $"'{name.Name}' is no element of {where}");
            members.Add(name.Name, value);
        }

        return members;
    }

    private IEnumerable<((string Name, int Offset) Name, PolicyJson Value)> Unique(PolicyJson json, string where)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (name, offset, value) in json.Members)
        {
            if (!seen.Add(name))
                throw Fault(offset, $"'{name}' stands twice in {where}");
            yield return ((name, offset), value);
        }
    }

    private IReadOnlyList<string> Texts(PolicyJson json, string name) =>
        json.Kind == JsonTokenType.StartArray ? json.Items.Select(item => Scalar(item, name)).ToList() : [Scalar(json, name)];

    private string Scalar(PolicyJson json, string name) => json.Kind is JsonTokenType.String or JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False
        ? json.Text
        : throw Fault(json.Offset, $"{name} takes a text or a list of texts");

    private string String(PolicyJson json, string name) => json.Kind == JsonTokenType.String ? json.Text : throw Fault(json.Offset, $"{name} takes a text");

    private void Object(PolicyJson json, string name)
    {
        if (json.Kind != JsonTokenType.StartObject)
            throw Fault(json.Offset, $"{name} is a JSON object");
    }

    private GuardFault Fault(int offset, string why)
    {
        var (line, column) = PolicyJson.Position(_utf8, offset);
        return Fault(line, column, why);
    }

    private GuardFault Fault(int line, int column, string why) => new(
        "PolicyNotUnderstood",
        FaultCategory.InvalidData,
        $"{_what} cannot be read as a policy: line {Number(line)}, column {Number(column)}: {why}.",
        "Put it right and try again; AWS refuses such a document too.");

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
