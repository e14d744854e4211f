using System.Linq;
using System.Text;

namespace SageMakerGuard.Projects;

/// <summary>Makes values harmless: a tag or a name that somebody chose must not become markup.</summary>
internal static class NoticeEscape
{
    /// <summary>For texts, code and quoted attributes of HTML.</summary>
    public static string Html(string value, bool isCode)
    {
        var text = new StringBuilder(value.Length);
        foreach (var c in value)
        {
            _ = c switch
            {
                '&' => text.Append("&amp;"),
                '<' => text.Append("&lt;"),
                '>' => text.Append("&gt;"),
                '"' => text.Append("&quot;"),
                '\'' => text.Append("&#39;"),
                _ => IsControl(c) ? text : text.Append(c),
            };
        }

        return text.ToString();
    }

    /// <summary>For Markdown, also in a cell of a table: a value has one line, and its marks are marks of writing.</summary>
    public static string Markdown(string value, bool isCode)
    {
        // In a block of code nothing has a meaning but the marks that end it, and a line break.
        if (isCode)
            return new(value.Where(c => c != '`' && !IsControl(c)).Select(c => c is '\n' or '\t' ? ' ' : c).ToArray());
        var text = new StringBuilder(value.Length);
        for (var i = 0; i < value.Length; i++)
        {
            var c = value[i];
            if (c is '\n' or '\t')
                text.Append(' ');
            else if (c == '<')
                text.Append("&lt;");

            // Before anything but a letter or a number sign it is no entity, and reads better as it is (CommonMark, 'Entity and numeric character references').
            else if (c == '&' && i + 1 < value.Length && (char.IsLetter(value[i + 1]) || value[i + 1] == '#'))
                text.Append("&amp;");
            else if ("\\`*_[]|".Contains(c))
                text.Append('\\').Append(c);
            else if (!IsControl(c))
                text.Append(c);
        }

        return text.ToString();
    }

    private static bool IsControl(char c) => c < ' ' && c is not ('\n' or '\t') || c == '\u007f';
}
