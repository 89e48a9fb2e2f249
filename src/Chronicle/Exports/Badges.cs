using System.Globalization;
using System.Text;
using System.Xml;
using Chronicle.Domain;
using Chronicle.Link;
using Chronicle.Presentation;
using Chronicle.Primitives;

namespace Chronicle.Exports;

/// <summary>
/// A badge of each component, an SVG for other sites: its name and its status. It loads nothing and runs nothing. It has a background of
/// its own, so it looks the same on light and dark pages.
/// </summary>
internal static class Badges
{
    private const int Height = 20, Padding = 7, FontSize = 11;

    public static IEnumerable<Document> Render(SiteModel site, Presenter presenter) =>
        site.Components.Select(component =>
            new Document.Made(Routes.BadgeOf(component), component.At, () => Draw(site, presenter, component)));

    /// <summary>The words of the right half: the status, and the release that changed it, if there is one.</summary>
    public static string Standing(SiteModel site, Presenter presenter, Component component)
    {
        var status = site.Settings.Statuses.Find(component.Status.Value)!.Label;
        var change = site.HistoryOf(component).LastOrDefault(milestone =>
            !site.State.IsPlanned(milestone) && site.ChangeOf(milestone, component) is not null);
        var release = change is null ? component.Since : change.Release;
        return release is null ? status
            : presenter.Words.Fill("badge_since", ("status", status), ("release", site.Find<Release>(release).Version));
    }

    private static ReadOnlyMemory<byte> Draw(SiteModel site, Presenter presenter, Component component)
    {
        var (name, standing) = (CleanText.Clean(component.Name), CleanText.Clean(Standing(site, presenter, component)));
        var (left, right) = (Width(name), Width(standing));
        var width = left + right + 4 * Padding;
        using var svg = new PooledBufferWriter();
        using (var writer = XmlWriter.Create(svg, new() { Encoding = new UTF8Encoding(false), OmitXmlDeclaration = true }))
        {
            writer.WriteStartElement("svg", "http://www.w3.org/2000/svg");
            Write(writer, ("width", width), ("height", Height));
            writer.WriteAttributeString("role", "img");
            writer.WriteAttributeString("aria-label", $"{name}: {standing}");
            Box(writer, 0, width, "#3d4248", 3);
            // The right half has round corners only on its right side. A square box covers its left corners.
            Box(writer, left + 2 * Padding, right + 2 * Padding, Colour(site, component), 3);
            Box(writer, left + 2 * Padding, 4, Colour(site, component), 0);
            Text(writer, Padding, left, name);
            Text(writer, left + 3 * Padding, right, standing);
            writer.WriteEndElement();
        }
        svg.Write("\n"u8);
        return svg.ToArray();
    }

    private static void Box(XmlWriter writer, int x, int width, string colour, int radius)
    {
        writer.WriteStartElement("rect");
        Write(writer, ("x", x), ("width", width), ("height", Height), ("rx", radius));
        writer.WriteAttributeString("fill", colour);
        writer.WriteEndElement();
    }

    private static void Text(XmlWriter writer, int x, int width, string text)
    {
        writer.WriteStartElement("text");
        // The text is stretched to the computed width, because the reader's typeface is unknown.
        Write(writer, ("x", x), ("y", 14), ("textLength", width), ("font-size", FontSize));
        writer.WriteAttributeString("font-family", "Verdana,DejaVu Sans,Geneva,sans-serif");
        writer.WriteAttributeString("fill", "#fff");
        writer.WriteString(text);
        writer.WriteEndElement();
    }

    private static void Write(XmlWriter writer, params ReadOnlySpan<(string Name, int Value)> numbers)
    {
        foreach (var (name, value) in numbers)
            writer.WriteAttributeString(name, value.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>The colours of the tones in the style sheet for light, on which white text has a contrast above 5 to 1.</summary>
    private static string Colour(SiteModel site, Component component) => site.Settings.Statuses.Find(component.Status.Value)!.Tone switch
    {
        "good" => "#1c6638",
        "open" => "#8a4f00",
        _ => "#565b61",
    };

    private static int Width(string text) => (int)Math.Ceiling(text.EnumerateRunes().Sum(Advance) * FontSize / 100m);

    /// <summary>
    /// The width of a character in hundredths of the size: averages over the classes of Verdana and DejaVu Sans, the widest of the usual
    /// typefaces. East Asian characters fill the square.
    /// </summary>
    private static decimal Advance(Rune rune) => rune.Value switch
    {
        'i' or 'j' or 'l' or '\'' or '|' => 29,
        ' ' or '.' or ',' or ':' or ';' or '!' or 'I' or '(' or ')' or '[' or ']' or 'f' or 't' or 'r' or '/' or '-' => 40,
        'm' or 'M' or 'w' or 'W' or '@' or '%' => 95,
        >= '0' and <= '9' => 64,
        >= 'A' and <= 'Z' => 70,
        >= 0x1100 => 100,
        _ => 61,
    };
}
