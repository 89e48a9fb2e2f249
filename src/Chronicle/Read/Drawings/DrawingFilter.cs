using System.Text;
using System.Xml;
using Chronicle.Input;
using Chronicle.Primitives;

namespace Chronicle.Read.Drawings;

/// <summary>
/// Accepts only the parts of an SVG file that are known to be pure drawing, and refuses all others. Browsers show a drawing under the
/// address of the site, so an active part would have full access to the site. The filter parses the XML as a browser does, and does not
/// search its text.
/// </summary>
internal sealed class DrawingFilter(SourceText source, XmlReader xml, DiagnosticBag diagnostics)
{
    public static void Check(InputFile file, DiagnosticBag diagnostics)
    {
        if (Utf8.Decode(file, diagnostics) is not { } source)
            return;
        // Without a resolver, the parser reads nothing outside the file, and a document type has no effect.
        XmlReaderSettings settings = new() { DtdProcessing = DtdProcessing.Parse, XmlResolver = null, MaxCharactersFromEntities = 1_000 };
        using var xml = XmlReader.Create(new StringReader(source.Value), settings);
        try
        {
            new DrawingFilter(source, xml, diagnostics).CheckAll();
        }
        catch (XmlException broken)
        {
            diagnostics.Add(Rules.ActiveAsset, source.At(broken.LineNumber, broken.LinePosition),
                "the drawing is not complete XML; save it again as plain SVG");
        }
    }

    private void CheckAll()
    {
        while (xml.Read())
            switch (xml.NodeType)
            {
                case XmlNodeType.XmlDeclaration when xml.GetAttribute("encoding") is { } encoding && !IsUtf8(encoding):
                    Report($"the encoding {encoding}", "save the drawing as UTF-8");
                    break;
                case XmlNodeType.DocumentType when xml.Value.Length > 0:
                    Report("a DOCTYPE with declarations in brackets", "take the brackets out, or save the drawing as plain SVG");
                    // The entities of a document type can produce any part of the drawing, so the rest is not checked.
                    return;
                case XmlNodeType.ProcessingInstruction when xml.Name != "xpacket":
                    Report($"<?{xml.Name}?>");
                    break;
                case XmlNodeType.Element:
                    CheckElement();
                    break;
            }
    }

    private static bool IsUtf8(string encoding) => encoding.Equals("utf-8", StringComparison.OrdinalIgnoreCase)
        || encoding.Equals("us-ascii", StringComparison.OrdinalIgnoreCase);

    private void CheckElement()
    {
        // Browsers ignore an element without a namespace. The filter still checks it against the same list, so that a missing xmlns cannot
        // hide an active part.
        var isSvg = xml.NamespaceURI is DrawingWords.Svg or "";
        var (name, isEmpty) = (xml.LocalName, xml.IsEmptyElement);
        if (isSvg && DrawingWords.Elements.Contains(name))
        {
            while (xml.MoveToNextAttribute())
                CheckAttribute(name);
            xml.MoveToElement();
            if (name == "style" && !isEmpty)
                CheckSheet();
        }
        else if (isSvg || !DrawingWords.Inert.Contains(xml.NamespaceURI))
            Report($"<{xml.Name}>");
    }

    private void CheckAttribute(string element)
    {
        var (name, value) = (xml.LocalName, xml.Value);
        switch (xml.NamespaceURI)
        {
            case DrawingWords.Xmlns:
                break;
            case "" or DrawingWords.XLink when name == "href":
                if (!value.StartsWith('#') && !(element == "image" && IsPicture(value)))
                    Report($"{xml.Name} with an address outside the drawing");
                break;
            case DrawingWords.XLink when name is "title" or "type" or "show" or "actuate" or "role" or "arcrole":
            case DrawingWords.Xml when name is "space" or "lang" or "id":
                break;
            case "" when name == "style":
                StyleFilter.CheckDeclarations(value, (_, part) => Report($"{part} in style"));
                break;
            case "" when name.StartsWith("data-", StringComparison.Ordinal) || name.StartsWith("aria-", StringComparison.Ordinal):
                break;
            case "" when DrawingWords.Attributes.Contains(name) && !DrawingWords.Properties.Contains(name):
                break;
            case "" when DrawingWords.Properties.Contains(name):
                StyleFilter.CheckValue(value, (_, part) => Report($"{part} in {name}"));
                break;
            default:
                if (!DrawingWords.Inert.Contains(xml.NamespaceURI))
                    Report(xml.Name);
                break;
        }
    }

    // Only bitmap pictures inside the file are accepted. A drawing inside the drawing would not be checked.
    private static bool IsPicture(string address) =>
        DrawingWords.Pictures.Any(type => address.StartsWith($"data:image/{type};", StringComparison.Ordinal));

    /// <summary>
    /// Checks a style element. A browser joins all texts of the element before it reads them, so this method does the same. Otherwise
    /// comments and CDATA could hide an active part.
    /// </summary>
    private void CheckSheet()
    {
        var sheet = new StringBuilder();
        var texts = new List<StyleText>();
        for (var depth = xml.Depth; xml.Read() && xml.Depth > depth;)
            if (xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace)
            {
                texts.Add(new(sheet.Length, Offset(), HasReferences: xml.NodeType != XmlNodeType.CDATA));
                sheet.Append(xml.Value);
            }
            else if (xml.NodeType is XmlNodeType.Element or XmlNodeType.ProcessingInstruction)
                Report($"<{xml.Name}> within <style>");
        var css = sheet.ToString();
        var offsets = new StyleOffsets(source.Value, css, texts);
        StyleFilter.CheckSheet(css, (offset, part) => Report(part, at: () => source.At(offsets.Find(offset))));
    }

    private int Offset() => xml is IXmlLineInfo at ? source.OffsetOf(at.LineNumber, at.LinePosition) : 0;

    // The location is computed only if the diagnostic is kept. Otherwise a file with a million mistakes would need a million searches.
    private void Report(string part, string? remedy = null, Func<SourceLocation>? at = null)
    {
        if (diagnostics.HasRoom)
            diagnostics.Add(Rules.ActiveAsset, at?.Invoke() ?? source.At(Offset()),
                $"{part} is not accepted in a drawing, because it may run or load something; {remedy ?? "take it out"}");
    }
}
