using System.Buffers;
using System.Text;

namespace Chronicle.Templates;

/// <summary>Finished HTML. Templates write it without escaping. Templates escape every other value.</summary>
public class Html(string value)
{
    private static readonly SearchValues<char> Special = SearchValues.Create("&<>\"'");

    public static Html Empty { get; } = new("");

    public virtual string Value => value;

    /// <summary>Writes the HTML as UTF-8.</summary>
    public virtual void WriteTo(IBufferWriter<byte> output) => Write(output, Value);

    /// <summary>Writes text as UTF-8 without escaping it.</summary>
    public static void Write(IBufferWriter<byte> output, ReadOnlySpan<char> text)
    {
        // For a long text the exact number of bytes is counted first, because the upper bound would be three times its length.
        var most = text.Length <= 1024 ? Encoding.UTF8.GetMaxByteCount(text.Length) : Encoding.UTF8.GetByteCount(text);
        output.Advance(Encoding.UTF8.GetBytes(text, output.GetSpan(most)));
    }

    public static string Escape(string text)
    {
        if (text.AsSpan().IndexOfAny(Special) < 0)
            return text;
        var escaped = new ArrayBufferWriter<byte>(text.Length + 16);
        WriteEscaped(escaped, text);
        return Encoding.UTF8.GetString(escaped.WrittenSpan);
    }

    /// <summary>Writes plain text as UTF-8, with entities instead of the characters that HTML reserves.</summary>
    public static void WriteEscaped(IBufferWriter<byte> output, ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            var special = text.IndexOfAny(Special);
            if (special < 0)
            {
                Write(output, text);
                return;
            }
            Write(output, text[..special]);
            output.Write(EntityOf(text[special]));
            text = text[(special + 1)..];
        }
    }

    private static ReadOnlySpan<byte> EntityOf(char special) => special switch
    {
        '&' => "&amp;"u8,
        '<' => "&lt;"u8,
        '>' => "&gt;"u8,
        '"' => "&quot;"u8,
        _ => "&#39;"u8,
    };

    public override string ToString() => Value;
}
