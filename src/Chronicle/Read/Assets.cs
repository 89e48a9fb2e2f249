using System.Collections.Frozen;
using Chronicle.Input;
using Chronicle.Primitives;
using Chronicle.Read.Drawings;

namespace Chronicle.Read;

/// <summary>
/// Decides which assets are published. The site publishes them under its own address, without the security policy of its pages. So an asset
/// that a browser executes would have full access to the site. Only files that browsers show, play or save are accepted, and SVG files
/// without active parts.
/// </summary>
internal static class Assets
{
    private static readonly FrozenSet<string> Accepted = FrozenSet.Create(StringComparer.OrdinalIgnoreCase,
    [
        ".avif", ".gif", ".ico", ".jpeg", ".jpg", ".png", ".svg", ".webp",
        ".flac", ".m4a", ".mp3", ".mp4", ".oga", ".ogg", ".ogv", ".opus", ".vtt", ".wav", ".webm",
        ".bib", ".csv", ".diff", ".json", ".log", ".md", ".patch", ".pdf", ".tsv", ".txt", ".yaml", ".yml",
        ".bin", ".bz2", ".gz", ".tar", ".xz", ".zip", ".zst", ".otf", ".ttf", ".woff", ".woff2",
    ]);

    // Git may change the line ends of these files to the line ends of the system. The list has no .diff or .patch, because the line ends of
    // such files are content.
    private static readonly FrozenSet<string> Texts = FrozenSet.Create(StringComparer.OrdinalIgnoreCase,
        [".bib", ".csv", ".json", ".log", ".md", ".svg", ".tsv", ".txt", ".vtt", ".yaml", ".yml"]);

    /// <summary>Whether a file with this name can only be an asset: a picture, a film, a sound, a font or an archive.</summary>
    public static bool IsForAssetsOnly(string name) =>
        Path.GetExtension(name) is var ending && (ending == ".svg" || Accepted.Contains(ending) && !Texts.Contains(ending));

    /// <summary>The bytes to publish. In a text file, <c>\r\n</c> becomes <c>\n</c>, so that all systems publish the same bytes.</summary>
    public static ReadOnlyMemory<byte> Publish(InputFile file)
    {
        var bytes = file.Bytes.Span;
        if (!Texts.Contains(Path.GetExtension(file.Path)) || bytes.IndexOf("\r\n"u8) < 0 || bytes.Contains((byte)0))
            return file.Bytes;
        var text = new byte[bytes.Length];
        var length = 0;
        for (var i = 0; i < bytes.Length; i++)
            if (bytes[i] != '\r' || i + 1 == bytes.Length || bytes[i + 1] != '\n')
                text[length++] = bytes[i];
        return text.AsMemory(0, length);
    }

    /// <summary>Whether the file can be published. If not, the reasons are reported.</summary>
    public static bool Check(InputFile file, DiagnosticBag diagnostics)
    {
        var ending = Path.GetExtension(file.Path);
        if (!Accepted.Contains(ending))
            diagnostics.Add(Rules.ActiveAsset, SourceLocation.StartOf(file.Path),
                $"files like this one are not published, since a browser may run them; "
                    + $"assets end in {string.Join(" ", Accepted.Order(StringComparer.Ordinal))}");
        else if (ending.Equals(".svg", StringComparison.OrdinalIgnoreCase))
            DrawingFilter.Check(file, diagnostics);
        return diagnostics.Errors == 0;
    }
}
