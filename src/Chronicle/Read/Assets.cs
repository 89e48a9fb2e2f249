using System.Collections.Frozen;
using Chronicle.Input;
using Chronicle.Primitives;
using Chronicle.Read.Drawings;

namespace Chronicle.Read;

/// <summary>
/// The site publishes assets as they are, below its own address and without the policy that its pages carry. An asset that a browser runs
/// could do there what it likes, so only files that are shown, played or saved are accepted, and drawings that only draw.
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

    // Git gives these files the line ends of the system. Those of a .diff or .patch are a part of what it says.
    private static readonly FrozenSet<string> Texts = FrozenSet.Create(StringComparer.OrdinalIgnoreCase,
        [".bib", ".csv", ".json", ".log", ".md", ".svg", ".tsv", ".txt", ".vtt", ".yaml", ".yml"]);

    /// <summary>The bytes to publish: those of the file, and in a file of text the line ends that all systems write.</summary>
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

    public static void Check(InputFile file, DiagnosticBag diagnostics)
    {
        var ending = Path.GetExtension(file.Path);
        if (!Accepted.Contains(ending))
            diagnostics.Add(Rules.ActiveAsset, SourceLocation.StartOf(file.Path),
                $"files like this one are not published, since a browser may run them; "
                    + $"assets end in {string.Join(" ", Accepted.Order(StringComparer.Ordinal))}");
        else if (ending.Equals(".svg", StringComparison.OrdinalIgnoreCase))
            DrawingFilter.Check(file, diagnostics);
    }
}
