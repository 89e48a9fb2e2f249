using System.Collections.Immutable;
using System.Text;
using Chronicle.Input;
using Chronicle.Primitives;

namespace Chronicle.Read;

/// <summary>Turns bytes into text, with a strict check. This class decodes every text file of the input and of the theme.</summary>
internal static class Utf8
{
    /// <summary>
    /// The marks that git writes before and after the two versions of conflicting lines, and before their common older version.
    /// </summary>
    private static readonly ImmutableArray<string> ConflictMarks = ["<<<<<<<", "|||||||", ">>>>>>>"];

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>
    /// The text without its byte order mark. Null, with a diagnostic, if the bytes are not UTF-8 or contain an unfinished merge, or if the
    /// file is empty and <paramref name="mayBeEmpty"/> is false.
    /// </summary>
    public static SourceText? Decode(InputFile file, DiagnosticBag diagnostics, bool mayBeEmpty = false)
    {
        var bytes = WithoutByteOrderMark(file.Bytes).Span;
        if (!mayBeEmpty && bytes.Trim(" \t\r\n"u8).IsEmpty)
        {
            diagnostics.Add(Rules.EmptyFile, SourceLocation.StartOf(file.Path), "the file is empty; "
                + (file.Path.EndsWith("/" + InputNames.Settings, StringComparison.Ordinal)
                    ? "write the title, the address and the vocabularies of the site" : "write its content or delete it"));
            return null;
        }
        if (IsUtf16(bytes))
        {
            diagnostics.Add(Rules.NotUtf8, SourceLocation.StartOf(file.Path), "the file is UTF-16; save it as UTF-8");
            return null;
        }
        try
        {
            var source = new SourceText(file.Path, Strict.GetString(bytes));
            return HasConflict(source, diagnostics) ? null : source;
        }
        catch (DecoderFallbackException bad)
        {
            diagnostics.Add(Rules.NotUtf8, LocationOf(file.Path, bytes, bad.Index), "the file is not UTF-8; save it in that encoding");
            return null;
        }
    }

    /// <summary>The bytes of a UTF-8 file without the byte order mark that some editors write at the beginning.</summary>
    public static ReadOnlyMemory<byte> WithoutByteOrderMark(ReadOnlyMemory<byte> bytes) =>
        bytes.Span.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes;

    // Whether there is a byte order mark of UTF-16, or about half of the bytes are zero. In UTF-16, every second byte of a plain letter is
    // zero.
    private static bool IsUtf16(ReadOnlySpan<byte> bytes) =>
        bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] || bytes.Length >= 4 && bytes.Count((byte)0) is var zeros && zeros > bytes.Length / 3
            && zeros <= bytes.Length / 2 + 1;

    /// <summary>
    /// Reports the first mark of a merge conflict. Without this check, every line after the mark would cause another error.
    /// </summary>
    private static bool HasConflict(SourceText source, DiagnosticBag diagnostics)
    {
        var first = ConflictMarks.Select(mark => FindLine(source.Value, mark, mayContinue: true)).Append(FindDivider(source))
            .Where(at => at >= 0).DefaultIfEmpty(-1).Min();
        if (first < 0)
            return false;
        diagnostics.Add(Rules.MergeConflict, source.At(first),
            "the file contains a merge conflict: two versions of the same lines; "
                + "choose one, and take out the lines of <<<<<<<, |||||||, ======= and >>>>>>>");
        return true;
    }

    // A divider (=======) alone counts as a conflict only in YAML and in permalinks.txt. In prose it underlines a heading, and in other
    // files it may be a line of a comment.
    private static int FindDivider(SourceText source) =>
        source.Path.EndsWith(".yml", StringComparison.Ordinal)
            || source.Path.EndsWith("/" + InputNames.Permalinks, StringComparison.Ordinal) ? FindLine(source.Value, "=======")
        : source.Path.EndsWith(".md", StringComparison.Ordinal) && FrontMatter.HasEnd(source.Value)
            && FindLine(source.Value, "=======") is var at && at < FrontMatter.FindBody(source.Value) ? at : -1;

    /// <summary>
    /// The offset of the first line that consists of this mark; -1 if there is none. If <paramref name="mayContinue"/> is set, the mark may
    /// also be followed by a space and other text.
    /// </summary>
    public static int FindLine(string text, string mark, int from = 0, bool mayContinue = false)
    {
        for (var at = text.IndexOf(mark, from, StringComparison.Ordinal); at >= 0;
            at = text.IndexOf(mark, at + 1, StringComparison.Ordinal))
            if ((at == 0 || text[at - 1] == '\n')
                && (at + mark.Length == text.Length || text[at + mark.Length] == '\n' || mayContinue && text[at + mark.Length] == ' '))
                return at;
        return -1;
    }

    // The valid text before the wrong byte gives the line and the column.
    private static SourceLocation LocationOf(string path, ReadOnlySpan<byte> bytes, int index)
    {
        var before = new SourceText(path, Encoding.UTF8.GetString(bytes[..Math.Clamp(index, 0, bytes.Length)]));
        return before.At(before.Value.Length);
    }
}
