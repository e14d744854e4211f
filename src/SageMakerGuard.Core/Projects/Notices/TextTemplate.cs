using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using SageMakerGuard.Faults;

namespace SageMakerGuard.Projects;

/// <summary>
/// A text with places to fill in: <c>{{Name}}</c> for a value; <c>{{#each Name}} … {{/each}}</c> for each item of a list, whose names come before those
/// around it; <c>{{#if Name}} … {{else}} … {{/if}}</c> for a value that is there and a list that is not empty; <c>{{! words }}</c> for a remark. A line
/// that holds nothing but one of the last three is no line of the result.
/// </summary>
public sealed class TextTemplate
{
    private readonly IReadOnlyList<Piece> _pieces;
    private readonly string _source;

    private TextTemplate(IReadOnlyList<Piece> pieces, string source)
    {
        _pieces = pieces;
        _source = source;
    }

    /// <summary>Reads a template.</summary>
    /// <param name="text">The text.</param>
    /// <param name="source">Where it came from, for error texts: a path.</param>
    /// <param name="names">The names that it may use.</param>
    /// <exception cref="GuardFault">TemplateInvalid, with the line.</exception>
    public static TextTemplate Parse(string text, string source, TemplateNames names)
    {
        var template = new TextTemplate(new TemplateReader(text.Replace("\r\n", "\n"), source).Read(), source);
        template.Check(template._pieces, [names]);
        return template;
    }

    /// <summary>Fills it in.</summary>
    /// <param name="values">Values by name: texts, code, flags, and lists of the same.</param>
    /// <param name="escape">Makes a value harmless for the kind of text that this is; the second argument says whether it stands in a piece of code.</param>
    public string Fill(IReadOnlyDictionary<string, object?> values, Func<string, bool, string> escape)
    {
        var text = new StringBuilder();
        Fill(_pieces, [values], escape, text);
        return text.ToString();
    }

    private void Check(IReadOnlyList<Piece> pieces, IReadOnlyList<TemplateNames> scopes)
    {
        foreach (var piece in pieces.Where(p => p.Kind != PieceKind.Text))
        {
            var scope = scopes.FirstOrDefault(s => s.Has(piece.Text))
                ?? throw Invalid(_source, piece.Line, $"'{piece.Text}' is no name that can stand here. Allowed are {string.Join(", ", scopes.SelectMany(s => s.All).Distinct(StringComparer.Ordinal))}");
            var list = scope.List(piece.Text);
            if (piece.Kind == PieceKind.Each && list is null)
                throw Invalid(_source, piece.Line, $"'{piece.Text}' is one value and no list");
            if (piece.Kind == PieceKind.Value && list is not null)
                throw Invalid(_source, piece.Line, $"'{piece.Text}' is a list: write {{{{#each {piece.Text}}}}} … {{{{/each}}}}");
            Check(piece.Inner, piece.Kind == PieceKind.Each ? [list!, .. scopes] : scopes);
            Check(piece.Otherwise, scopes);
        }
    }

    private static void Fill(IReadOnlyList<Piece> pieces, IReadOnlyList<IReadOnlyDictionary<string, object?>> scopes, Func<string, bool, string> escape, StringBuilder text)
    {
        foreach (var piece in pieces)
        {
            var value = piece.Kind == PieceKind.Text ? null : scopes.First(s => s.ContainsKey(piece.Text))[piece.Text];
            switch (piece.Kind)
            {
                case PieceKind.Text:
                    text.Append(piece.Text);
                    break;
                case PieceKind.Value:
                    text.Append(value is CodeText code ? escape(code.Text, true) : escape(Convert.ToString(value, CultureInfo.InvariantCulture) ?? "", false));
                    break;
                case PieceKind.Each:
                    foreach (var item in (IEnumerable<IReadOnlyDictionary<string, object?>>)value!)
                        Fill(piece.Inner, [item, .. scopes], escape, text);
                    break;
                default:
                    Fill(IsThere(value) ? piece.Inner : piece.Otherwise, scopes, escape, text);
                    break;
            }
        }
    }

    private static bool IsThere(object? value) => value switch
    {
        null => false,
        bool flag => flag,
        string words => words.Length > 0,
        IEnumerable<IReadOnlyDictionary<string, object?>> list => list.Any(),
        _ => true,
    };

    internal static GuardFault Invalid(string source, int line, string what) => new(
        "TemplateInvalid", FaultCategory.InvalidData, string.Format(CultureInfo.InvariantCulture, "The template '{0}' cannot be used, line {1}: {2}.", source, line, what.TrimEnd('.')),
        "about_SageMakerGuard_Planning shows what a template may hold.") { ResourceId = source };

    internal enum PieceKind
    {
        Text,
        Value,
        Each,
        If,
    }

    /// <summary>A piece of a template; <c>Text</c> is the text itself, or the name that the piece is about.</summary>
    internal sealed record Piece(PieceKind Kind, string Text, int Line)
    {
        public List<Piece> Inner { get; } = [];

        public List<Piece> Otherwise { get; } = [];
    }
}

/// <summary>A value that stands in a piece of code.</summary>
/// <param name="Text">The code.</param>
internal sealed record CodeText(string Text);

/// <summary>Names that a template may use: of values, and of lists with the names of their items.</summary>
public sealed class TemplateNames
{
    private readonly Dictionary<string, TemplateNames?> _names = new(StringComparer.Ordinal);

    /// <summary>Names of values.</summary>
    public TemplateNames(params string[] values)
    {
        foreach (var value in values)
            _names[value] = null;
    }

    /// <summary>Adds a list.</summary>
    public TemplateNames With(string list, TemplateNames items)
    {
        _names[list] = items;
        return this;
    }

    internal IEnumerable<string> All => _names.Keys;

    internal bool Has(string name) => _names.ContainsKey(name);

    internal TemplateNames? List(string name) => _names[name];
}
