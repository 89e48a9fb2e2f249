using System.Collections.Frozen;
using System.Xml;
using Chronicle.Input;
using Chronicle.Primitives;

namespace Chronicle.Read;

/// <summary>
/// Assets are published as they are, below the site's own address and without the policy that its pages carry: one that a browser runs could do there whatever it likes.
/// So there are only kinds that are shown, played or saved, and drawings that are nothing but drawings.
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

    /// <summary>Elements of SVG that run, load or change what others load.</summary>
    private static readonly FrozenSet<string> Active = FrozenSet.Create(StringComparer.OrdinalIgnoreCase,
        ["script", "handler", "listener", "foreignObject", "iframe", "object", "embed", "audio", "video", "set", "animate"]);

    public static void Check(InputFile file, DiagnosticBag diagnostics)
    {
        var ending = Path.GetExtension(file.Path);
        if (!Accepted.Contains(ending))
            diagnostics.Add(Rules.ActiveAsset, SourceLocation.StartOf(file.Path), $"files like this one are not published, since a browser may run them; assets end in {string.Join(" ", Accepted.Order(StringComparer.Ordinal))}");
        else if (ending.Equals(".svg", StringComparison.OrdinalIgnoreCase))
            CheckDrawing(file, diagnostics);
    }

    private static void CheckDrawing(InputFile file, DiagnosticBag diagnostics)
    {
        using var xml = XmlReader.Create(new MemoryStream(file.Bytes.ToArray()), new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
        try
        {
            while (xml.Read())
                if (xml.NodeType == XmlNodeType.ProcessingInstruction)
                    Report($"<?{xml.Name}", xml);
                else if (xml.NodeType == XmlNodeType.Element)
                    CheckElement(xml);
                else if (xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA && Loads(xml.Value))
                    Report("a style that loads", xml);
        }
        catch (XmlException broken)
        {
            diagnostics.Add(Rules.ActiveAsset, new(file.Path, Math.Max(broken.LineNumber, 1), Math.Max(broken.LinePosition, 1)), "the drawing is no XML that can be looked through, so it is not published; save it anew as plain SVG");
        }

        void CheckElement(XmlReader element)
        {
            if (Active.Contains(element.LocalName) || element.NamespaceURI is "http://www.w3.org/1999/xhtml" or "http://www.w3.org/1998/Math/MathML")
                Report($"<{element.Name}>", element);
            while (element.MoveToNextAttribute())
                if (element.LocalName.StartsWith("on", StringComparison.OrdinalIgnoreCase)
                    || element.LocalName.Equals("href", StringComparison.OrdinalIgnoreCase) && !element.Value.StartsWith('#') && !element.Value.StartsWith("data:image/png;", StringComparison.Ordinal) && !element.Value.StartsWith("data:image/jpeg;", StringComparison.Ordinal)
                    || Loads(element.Value))
                    Report(element.Name, element);
        }

        void Report(string what, XmlReader at)
        {
            var place = (IXmlLineInfo)at;
            diagnostics.Add(Rules.ActiveAsset, new(file.Path, place.LineNumber, place.LinePosition), $"{what} may run or load something; a drawing that is published only draws");
        }
    }

    // Styles can name other files; what a drawing refers to in itself begins with a hash. A backslash may hide any letter of a style.
    private static bool Loads(string style)
    {
        if (style.Contains("@import", StringComparison.OrdinalIgnoreCase) || style.Contains('\\') && style.Contains('('))
            return true;
        for (var at = style.IndexOf("url(", StringComparison.OrdinalIgnoreCase); at >= 0; at = style.IndexOf("url(", at + 4, StringComparison.OrdinalIgnoreCase))
            if (!style.AsSpan(at + 4).TrimStart(" \t\r\n\"'").StartsWith('#'))
                return true;
        return false;
    }
}
