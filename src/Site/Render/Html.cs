using System.Buffers;

namespace Site.Render;

/// <summary>Finished HTML. Everything else that a template writes is escaped.</summary>
public class Html(string value)
{
    public static Html Empty { get; } = new("");

    private static readonly SearchValues<char> Special = SearchValues.Create("&<>\"'");

    public virtual string Value => value;

    public virtual void WriteTo(Utf8Output output) => output.Write(Value);

    public static string Escape(string text)
    {
        if (text.AsSpan().IndexOfAny(Special) < 0)
            return text;
        var escaped = new Utf8Output(text.Length + 16);
        WriteEscaped(escaped, text);
        return escaped.ToString();
    }

    public static void WriteEscaped(Utf8Output output, ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            var special = text.IndexOfAny(Special);
            if (special < 0)
            {
                output.Write(text);
                return;
            }
            output.Write(text[..special]);
            output.Write(EntityOf(text[special]));
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
