using System;
using System.Collections.Generic;
using System.Linq;
using static SageMakerGuard.Projects.TextTemplate;

namespace SageMakerGuard.Projects;

/// <summary>Takes a template's text apart.</summary>
internal sealed class TemplateReader(string text, string source)
{
    private readonly Stack<(Piece Block, bool InOtherwise)> _open = [];
    private readonly List<Piece> _all = [];

    private List<Piece> Current => _open.Count == 0 ? _all : _open.Peek().InOtherwise ? _open.Peek().Block.Otherwise : _open.Peek().Block.Inner;

    public IReadOnlyList<Piece> Read()
    {
        var at = 0;
        for (var start = text.IndexOf("{{", StringComparison.Ordinal); start >= 0; start = text.IndexOf("{{", at, StringComparison.Ordinal))
        {
            var line = LineAt(start);
            var end = text.IndexOf("}}", start, StringComparison.Ordinal);
            if (end < 0)
                throw Invalid(source, line, "'{{' has no '}}'");
            var tag = text.Substring(start + 2, end - start - 2).Trim();
            var (before, after) = Alone(tag, start, end + 2);
            Add(text.Substring(at, before - at));
            Take(tag, line);
            at = after;
        }

        Add(text.Substring(at));
        return _open.Count == 0 ? _all : throw Invalid(source, _open.Peek().Block.Line, $"'{{{{#{Word(_open.Peek().Block)} {_open.Peek().Block.Text}}}}}' has no end");
    }

    private void Add(string words)
    {
        if (words.Length > 0)
            Current.Add(new(PieceKind.Text, words, 0));
    }

    private void Take(string tag, int line)
    {
        var words = tag.Split([' ', '\t', '\n'], StringSplitOptions.RemoveEmptyEntries);
        if (tag.StartsWith("!", StringComparison.Ordinal))
            return;
        if (tag == "else")
        {
            if (_open.Count == 0 || _open.Peek().Block.Kind != PieceKind.If || _open.Peek().InOtherwise)
                throw Invalid(source, line, "'{{else}}' stands in no '{{#if}}'");
            _open.Push((_open.Pop().Block, true));
        }
        else if (tag is "/each" or "/if")
        {
            if (_open.Count == 0 || "/" + Word(_open.Peek().Block) != tag)
                throw Invalid(source, line, $"'{{{{{tag}}}}}' ends what did not begin");
            _open.Pop();
        }
        else if (tag.StartsWith("#", StringComparison.Ordinal) && words.Length == 2 && words[0] is "#each" or "#if")
        {
            var block = new Piece(words[0] == "#each" ? PieceKind.Each : PieceKind.If, words[1], line);
            Current.Add(block);
            _open.Push((block, false));
        }
        else if (words.Length == 1 && words[0].All(char.IsLetterOrDigit))
        {
            Current.Add(new(PieceKind.Value, words[0], line));
        }
        else
        {
            throw Invalid(source, line, $"'{{{{{tag}}}}}' is neither a name nor #each, #if, else, /each, /if or a remark");
        }
    }

    // A block's tag that has a line to itself takes the line with it.
    private (int Before, int After) Alone(string tag, int start, int end)
    {
        if (tag.Length == 0 || tag[0] is not ('#' or '/' or '!') && tag != "else")
            return (start, end);
        var from = start;
        while (from > 0 && text[from - 1] is ' ' or '\t')
            from--;
        var to = end;
        while (to < text.Length && text[to] is ' ' or '\t')
            to++;
        return (from == 0 || text[from - 1] == '\n') && (to == text.Length || text[to] == '\n') ? (from, Math.Min(to + 1, text.Length)) : (start, end);
    }

    private int LineAt(int place) => text.Take(place).Count(c => c == '\n') + 1;

    private static string Word(Piece block) => block.Kind == PieceKind.Each ? "each" : "if";
}
