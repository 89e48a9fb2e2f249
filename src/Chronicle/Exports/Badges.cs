using System.Globalization;
using System.Text;
using System.Xml;
using Chronicle.Domain;
using Chronicle.Link;
using Chronicle.Presentation;
using Chronicle.Primitives;

namespace Chronicle.Exports;

/// <summary>
/// Draws a badge for each component: an SVG for other sites, with the name and the status of the component. The SVG loads no other file and
/// contains no script. The badge has its own background, so it looks the same on light and dark pages. The published badge of a retired
/// component stays, because other sites show it.
/// </summary>
internal static class Badges
{
    /// <summary>The background of the left half.</summary>
    public const string Ground = "#3d4248";

    private const int Height = 20, Padding = 7, FontSize = 11;

    public static IEnumerable<Document> Render(SiteModel site, Presenter presenter) =>
        site.Components.Select(component => new Document.Made(Routes.BadgeOf(component), component.At, () =>
                Draw(component.Name, RightText(site, presenter, component), Colour(site, component))))
            .Concat(site.Retired.Where(record => site.WasPublished(Routes.BadgeOf(record))).Select(record => new Document.Made(
                Routes.BadgeOf(record), record.At, () => Draw(record.Title, presenter.KindOf(record), LightColours.Quiet))));

    /// <summary>
    /// The text of the right half: the current status, and the release that the last change of status names. Without such a change, the
    /// release is the first one that has the component. Without a release, the text is the status alone.
    /// </summary>
    public static string RightText(SiteModel site, Presenter presenter, Component component)
    {
        var status = site.Settings.Statuses.Find(component.Status.Value)!.Label;
        var change = site.HistoryOf(component).LastOrDefault(milestone =>
            !site.State.IsPlanned(milestone) && site.ChangeOf(milestone, component) is not null);
        var release = change is null ? component.Since : change.Release;
        return release is null ? status
            : presenter.Words.Fill("badge_since", ("status", status), ("release", site.Find<Release>(release).Version));
    }

    private static ReadOnlyMemory<byte> Draw(string title, string state, string colour)
    {
        var (name, value) = (CleanText.Clean(title), CleanText.Clean(state));
        var (left, right) = (Width(name), Width(value));
        var width = left + right + 4 * Padding;
        using var svg = new PooledBufferWriter();
        using (var writer = XmlWriter.Create(svg, new() { Encoding = new UTF8Encoding(false), OmitXmlDeclaration = true }))
        {
            writer.WriteStartElement("svg", "http://www.w3.org/2000/svg");
            Write(writer, ("width", width), ("height", Height));
            writer.WriteAttributeString("role", "img");
            writer.WriteAttributeString("aria-label", $"{name}: {value}");
            Box(writer, 0, width, Ground, 3);
            // The right half must have round corners only on the right. A narrow box without round corners covers the left ones.
            Box(writer, left + 2 * Padding, right + 2 * Padding, colour, 3);
            Box(writer, left + 2 * Padding, 4, colour, 0);
            Text(writer, Padding, left, name);
            Text(writer, left + 3 * Padding, right, value);
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

    /// <summary>
    /// The background of the status, by its tone. A colour for text on light pages is dark enough for white text.
    /// </summary>
    private static string Colour(SiteModel site, Component component) => site.Settings.Statuses.Find(component.Status.Value)!.Tone switch
    {
        "good" => LightColours.Good,
        "open" => LightColours.Open,
        _ => LightColours.Quiet,
    };

    private static int Width(string text) => (int)Math.Ceiling(text.EnumerateRunes().Sum(Advance) * FontSize / 100m);

    /// <summary>
    /// The estimated width of a character, in hundredths of the font size. Each value is an average over a group of characters in Verdana
    /// and DejaVu Sans, which are the widest of the usual typefaces. An East Asian character is as wide as the font size.
    /// </summary>
    private static decimal Advance(Rune rune) => rune.Value switch
    {
        'i' or 'j' or 'l' or '\'' or '|' => 29,
        ' ' or '.' or ',' or ':' or ';' or '!' or 'I' or '(' or ')' or '[' or ']' or 'f' or 't' or 'r' or '/' or '-' => 40,
        'm' or 'M' or 'w' or 'W' or '@' or '%' => 95,
        >= '0' and <= '9' => 64,
        >= 'A' and <= 'Z' => 70,
        _ when TextColumns.Of(rune) > 1 => 100,
        _ => 61,
    };
}
