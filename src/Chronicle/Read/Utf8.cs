using System.Text;
using Chronicle.Input;
using Chronicle.Primitives;

namespace Chronicle.Read;

/// <summary>Bytes to text, strictly.</summary>
internal static class Utf8
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text without its byte order mark; null, with a finding, when the bytes are no UTF-8 or there are none.</summary>
    public static SourceText? Decode(InputFile file, DiagnosticBag diagnostics)
    {
        var bytes = file.Bytes.Span;
        if (bytes.StartsWith("\uFEFF"u8))
            bytes = bytes[3..];
        if (bytes.Trim(" \t\r\n"u8).IsEmpty)
        {
            diagnostics.Add(Rules.EmptyFile, SourceLocation.StartOf(file.Path), "the file is empty; write the record or delete the file");
            return null;
        }
        try
        {
            return new(file.Path, Strict.GetString(bytes));
        }
        catch (DecoderFallbackException bad)
        {
            diagnostics.Add(Rules.NotUtf8, LocationOf(file.Path, bytes, bad.Index), "the file is not UTF-8; save it in that encoding");
            return null;
        }
    }

    // The good text before the bad byte tells line and column.
    private static SourceLocation LocationOf(string path, ReadOnlySpan<byte> bytes, int index)
    {
        var before = new SourceText(path, Encoding.UTF8.GetString(bytes[..Math.Clamp(index, 0, bytes.Length)]));
        return before.At(before.Value.Length);
    }
}
