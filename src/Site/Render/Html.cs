using System.Buffers;
using System.Text;

namespace Site.Render;

/// <summary>Finished HTML. Everything else that a template writes is escaped.</summary>
public sealed record Html(string Value)
{
    public static Html Empty { get; } = new("");

    private static readonly SearchValues<char> Special = SearchValues.Create("&<>\"'");

    public static string Escape(string text)
    {
        if (text.AsSpan().IndexOfAny(Special) < 0)
            return text;
        var escaped = new StringBuilder(text.Length + 16);
        AppendEscaped(escaped, text);
        return escaped.ToString();
    }

    public static void AppendEscaped(StringBuilder html, ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            var special = text.IndexOfAny(Special);
            if (special < 0)
            {
                html.Append(text);
                return;
            }
            html.Append(text[..special]).Append(EntityOf(text[special]));
            text = text[(special + 1)..];
        }
    }

    private static string EntityOf(char special) => special switch
    {
        '&' => "&amp;",
        '<' => "&lt;",
        '>' => "&gt;",
        '"' => "&quot;",
        _ => "&#39;",
    };

    public override string ToString() => Value;
}
