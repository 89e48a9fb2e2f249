using System.Text;
using Chronicle.Primitives;

namespace Chronicle.Input;

/// <summary>The bytes of a file. The path is relative to the root, with forward slashes: <c>input/site.yml</c>.</summary>
internal sealed record InputFile(string Path, ReadOnlyMemory<byte> Bytes);

/// <summary>The input folder and the chronicle's own theme. The files of each are sorted by path.</summary>
internal sealed record InputFiles(Folder Input, Folder Theme)
{
    /// <summary>
    /// The list of permalinks of the branch into which a change is merged. It replaces the list in the input; null if the list in the input
    /// is used.
    /// </summary>
    public InputFile? Ledger { get; init; }

    /// <summary>The built-in theme, used for files that the chronicle's own theme does not contain.</summary>
    public BuiltInTheme BuiltIn { get; init; } = BuiltInTheme.None;

    /// <summary>The line to which a diagnostic refers; null if no file has this path, or if the line is blank or missing.</summary>
    public SourceExcerpt? Excerpt(SourceLocation at) =>
        Input.Files.Concat(Theme.Files).Concat(BuiltIn.Folder.Files).FirstOrDefault(file => file.Path == at.Path) is { } file
            ? SourceExcerpt.Create(Encoding.UTF8.GetString(LineOf(file.Bytes.Span, at.Line)), at.Column) : null;

    // Decodes only this line, because a file of several megabytes can have a thousand diagnostics. All three line ends count, as in the
    // positions of diagnostics.
    private static ReadOnlySpan<byte> LineOf(ReadOnlySpan<byte> text, int line)
    {
        for (; line > 1; line--)
        {
            var end = text.IndexOfAny((byte)'\n', (byte)'\r');
            if (end < 0)
                return default;
            text = text[(text[end..].StartsWith("\r\n"u8) ? end + 2 : end + 1)..];
        }
        return text.IndexOfAny((byte)'\n', (byte)'\r') is >= 0 and var length ? text[..length] : text;
    }
}
