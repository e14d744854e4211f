using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace SageMakerGuard.Sandbox.Protocol;

/// <summary>Writes XML the way EC2 does: no attribute but the namespace, absent values left out, empty lists as empty elements.</summary>
internal sealed class XmlText
{
    private readonly StringBuilder _text = new("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n", 4096);

    public XmlText Root(string name, string? xmlns, Action content)
    {
        _text.Append('<').Append(name);
        if (xmlns is not null)
            _text.Append(" xmlns=\"").Append(xmlns).Append('"');
        _text.Append('>');
        content();
        _text.Append("</").Append(name).Append('>');
        return this;
    }

    /// <summary>An element with text; left out where there is none.</summary>
    public void Text(string name, string? value)
    {
        if (value is null)
            return;
        _text.Append('<').Append(name).Append('>');
        Escape(value);
        _text.Append("</").Append(name).Append('>');
    }

    /// <summary>The text of the element that is open.</summary>
    public void Raw(string value) => Escape(value);

    public void Number(string name, int? value) => Text(name, value?.ToString(CultureInfo.InvariantCulture));

    public void Flag(string name, bool? value) => Text(name, value is { } flag ? (flag ? "true" : "false") : null);

    public void Time(string name, DateTimeOffset? value) => Text(name, value?.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));

    /// <summary>An element with elements inside.</summary>
    public void Element(string name, Action content)
    {
        _text.Append('<').Append(name).Append('>');
        content();
        _text.Append("</").Append(name).Append('>');
    }

    /// <summary>A list: its element is there even when it is empty.</summary>
    public void Set<T>(string name, IEnumerable<T> items, Action<T> write, string item = "item")
    {
        var start = _text.Length;
        _text.Append('<').Append(name).Append('>');
        var any = false;
        foreach (var value in items)
        {
            any = true;
            Element(item, () => write(value));
        }

        if (any)
        {
            _text.Append("</").Append(name).Append('>');
            return;
        }

        _text.Length = start;
        _text.Append('<').Append(name).Append("/>");
    }

    /// <summary>A list of texts.</summary>
    public void Texts(string name, IEnumerable<string> values, string item = "item") => Set(name, values, Escape, item);

    public ArraySegment<byte> ToBytes() => new(Encoding.UTF8.GetBytes(_text.ToString()));

    private void Escape(string value)
    {
        foreach (var c in value)
        {
            switch (c)
            {
                case '&': _text.Append("&amp;"); break;
                case '<': _text.Append("&lt;"); break;
                case '>': _text.Append("&gt;"); break;
                case '"': _text.Append("&quot;"); break;
                default: _text.Append(c); break;
            }
        }
    }
}
