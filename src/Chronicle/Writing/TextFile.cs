using System.Text;

namespace Chronicle.Writing;

/// <summary>A text file of the input that a command changes. The byte order mark and the line ends of the file stay unchanged.</summary>
internal sealed record TextFile(string Text, bool HasByteOrderMark)
{
    public static TextFile Decode(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith("\uFEFF"u8) ? new(Encoding.UTF8.GetString(bytes[3..]), HasByteOrderMark: true)
            : new(Encoding.UTF8.GetString(bytes), HasByteOrderMark: false);

    /// <summary>The line end of the file: <c>\r\n</c> if the file has at least one; <c>\n</c> for a file of one line.</summary>
    public string LineEnd => Text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : Text.Contains('\n') || !Text.Contains('\r') ? "\n"
        : "\r";

    /// <summary>
    /// The file with another text, whose lines end in <c>\n</c>. Other characters that can end a line, such as U+2028 or a form feed, stay.
    /// </summary>
    public TextFile WithLines(string text) => this with { Text = text.Replace("\n", LineEnd, StringComparison.Ordinal) };

    public byte[] Encode() => Encoding.UTF8.GetBytes(HasByteOrderMark ? "\uFEFF" + Text : Text);

    /// <summary>The text with additional lines at its end. If the last line has no line end, it gets one first.</summary>
    public TextFile Append(string lines) =>
        this with { Text = (Text.Length == 0 || Text[^1] is '\n' or '\r' ? Text : Text + LineEnd) + lines.ReplaceLineEndings(LineEnd) };

    /// <summary>
    /// The offset of the first character of a line. Lines count from 1; <c>\n</c>, <c>\r\n</c> and <c>\r</c> end a line, as in the reader.
    /// </summary>
    public int StartOfLine(int line)
    {
        var offset = 0;
        for (var n = 1; n < line && offset < Text.Length; n++)
            offset = Text.AsSpan(offset).IndexOfAny('\n', '\r') is >= 0 and var end
                ? offset + end + (Text.AsSpan(offset + end).StartsWith("\r\n") ? 2 : 1) : Text.Length;
        return offset;
    }
}
