using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace SageMakerGuard.Sandbox.Protocol;

internal enum JsonKind
{
    Text,
    Integer,
    Flag,
    Time,
    List,
    Structure,
}

/// <summary>A member of a request and what AWS's model says of it.</summary>
internal sealed record JsonMember(string Name, JsonKind Kind)
{
    public bool Required { get; init; }

    /// <summary>Smallest number, or length.</summary>
    public int? Min { get; init; }

    /// <summary>Largest number, or length.</summary>
    public int? Max { get; init; }

    /// <summary>The model's pattern, as AWS prints it.</summary>
    public string? Pattern { get; init; }

    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>The members of a structure, or of the structures in a list.</summary>
    public IReadOnlyList<JsonMember> Members { get; init; } = [];

    /// <summary>For lists: whether the items are texts.</summary>
    public bool OfTexts { get; init; }

    /// <summary>AWS names members in its sentences by their internal names, which start in lower case.</summary>
    public string InternalName => char.ToLowerInvariant(Name[0]) + Name.Substring(1);

    public static JsonMember Text(string name, int? max = null, string? pattern = null, bool required = false) => new(name, JsonKind.Text) { Max = max, Pattern = pattern, Required = required };

    public static JsonMember Choice(string name, bool required, params string[] values) => new(name, JsonKind.Text) { Values = values, Required = required };

    public static JsonMember Integer(string name, int? min = null, int? max = null) => new(name, JsonKind.Integer) { Min = min, Max = max };

    public static JsonMember Time(string name) => new(name, JsonKind.Time);

    public static JsonMember Flag(string name) => new(name, JsonKind.Flag);

    public static JsonMember Texts(string name, int? min = null, int? max = null, bool required = false) => new(name, JsonKind.List) { Min = min, Max = max, OfTexts = true, Required = required };

    public static JsonMember List(string name, int? min, int? max, bool required, params JsonMember[] members) => new(name, JsonKind.List) { Min = min, Max = max, Required = required, Members = members };

    public static JsonMember Structure(string name, params JsonMember[] members) => new(name, JsonKind.Structure) { Members = members };
}
