using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace SageMakerGuard.Help;

/// <summary>The doc comments of an assembly, as plain text.</summary>
internal sealed partial class DocComments(string path)
{
    private readonly Dictionary<string, XElement> _members =
        XDocument.Load(path, LoadOptions.PreserveWhitespace).Descendants("member").ToDictionary(m => (string)m.Attribute("name")!);

    public IReadOnlyList<string> Paragraphs(Type type, string element) =>
        _members.GetValueOrDefault("T:" + type.FullName)?.Element(element) is { } found ? Paragraphs(found) : [];

    /// <summary>A property's summary, looked for in the declaring base class too.</summary>
    public string? Property(Type type, string name)
    {
        for (var declaring = type; declaring is not null; declaring = declaring.BaseType)
        {
            if (_members.GetValueOrDefault($"P:{declaring.FullName}.{name}")?.Element("summary") is { } summary)
                return string.Join(" ", Paragraphs(summary));
        }

        return null;
    }

    public IEnumerable<(string Code, string Remarks)> Examples(Type type) =>
        from example in _members.GetValueOrDefault("T:" + type.FullName)?.Elements("example") ?? []
        let code = example.Element("code")
        where code is not null
        select (Unindent(code.Value), string.Join(" ", example.Elements("para").Select(Text)));

    private static List<string> Paragraphs(XElement element)
    {
        var paragraphs = element.Elements("para").Select(Text).ToList();
        var loose = Text(new XElement("loose", element.Nodes().Where(n => n is not XElement { Name.LocalName: "para" })));
        if (loose.Length > 0)
            paragraphs.Insert(0, loose);
        return paragraphs;
    }

    private static string Text(XElement element) => WhiteSpace().Replace(string.Concat(element.Nodes().Select(Text)), " ").Trim();

    private static string Text(XNode node) => node switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "see" or "seealso" } see => (string?)see.Attribute("langword") ?? LastName((string?)see.Attribute("cref")) ?? see.Value,
        XElement { Name.LocalName: "paramref" } parameter => (string)parameter.Attribute("name")!,
        XElement other => string.Concat(other.Nodes().Select(Text)),
        _ => "",
    };

    private static string? LastName(string? cref) => cref?[(cref.LastIndexOf('.') + 1)..];

    private static string Unindent(string code)
    {
        var lines = code.Replace("\r", "", StringComparison.Ordinal).Split('\n').SkipWhile(string.IsNullOrWhiteSpace).Reverse().SkipWhile(string.IsNullOrWhiteSpace).Reverse().ToList();

        // The first line begins behind its tag; only the others are indented as the file is.
        var indent = lines.Skip(1).Where(l => l.Trim().Length > 0).Select(l => l.Length - l.TrimStart().Length).DefaultIfEmpty(0).Min();
        return string.Join("\n", lines.Select((l, i) => i == 0 ? l.TrimStart() : l.Length >= indent ? l[indent..] : l));
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex WhiteSpace();
}
