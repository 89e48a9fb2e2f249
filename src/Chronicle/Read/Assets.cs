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
