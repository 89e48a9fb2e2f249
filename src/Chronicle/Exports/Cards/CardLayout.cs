using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Chronicle.Drawing;
using Chronicle.Presentation;
using Chronicle.Primitives;
using static Chronicle.Exports.Cards.CardDesign;

namespace Chronicle.Exports.Cards;

/// <summary>A line of text on a card.</summary>
internal sealed record CardText(string Text, Font Font, double Size, double X, double Baseline, Ink Ink)
{
    public double Width => Font.Measure(Text, Size);
}

/// <summary>
/// Arranges the texts of a card. The size of a text is reduced until the text fits. A text that does not fit in the smallest size is cut
/// with an ellipsis. A text is omitted completely if it has a character that the font lacks or that needs shaping. Otherwise the card would
/// show empty boxes instead of such characters.
/// </summary>
internal static class CardLayout
{
    private const string Ellipsis = "…";

    /// <summary>The number of characters after which a text is cut. No text of this length fits on a card.</summary>
    private const int LongestText = 400;

    public static ImmutableArray<CardText> Arrange(SocialCard card, CardInks inks) => card switch
    {
        SocialCard.OfRecord record =>
        [
            .. Block(record.Note, Font.Medium, inks.Quiet, TextX, NoteBaseline - NoteSize, NoteSize * TitleLeading, NoteSize, SmallestNote),
            .. Block(record.Heading, Font.SemiBold, inks.Text, TextX, TitleTop, TitleHeight, LargestTitle, SmallestTitle),
            .. Block(record.Site, Font.Medium, inks.Text, inks.Colours.HasMark ? SiteX : TextX,
                SiteBaseline - SiteSize, SiteSize * TitleLeading, SiteSize, SmallestSite),
        ],
        SocialCard.OfSite site =>
        [
            .. Block(site.Name, Font.SemiBold, inks.Text, TextX, NameTop, NameHeight, LargestName, SmallestTitle),
            .. Block(site.Tagline ?? "", Font.Regular, inks.Quiet, TextX, TaglineTop, TaglineHeight, LargestTagline, SmallestTagline),
        ],
        _ => throw new InvalidOperationException(card.GetType().Name),
    };

    /// <summary>
    /// The lines of a text in a box, in the largest size that fits; empty if the font cannot show the text. The distance from the top of
    /// the box to the first baseline is the font size.
    /// </summary>
    private static ImmutableArray<CardText> Block(string written, Font font, Ink ink, double x, double top, double height, double largest,
        double smallest)
    {
        var text = Clean(written);
        if (!font.CanShow(text) || text.EnumerateRunes().Any(Letters.IsMark))
            return [];
        var (width, ruler) = (Width - Margin - x, font.CreateRuler());
        for (var size = largest; ; size = Math.Max(smallest, size - TitleStep))
        {
            var most = (int)(height / (size * TitleLeading));
            var lines = Wrap(text, ruler, size, width);
            if (lines.Length > most && size > smallest)
                continue;
            lines = lines.Length > most
                ? [.. lines[..(most - 1)], Cut(lines[most - 1] + Ellipsis, ruler, size, width)]
                : Balanced(lines, text, ruler, size, width);
            return [.. lines.Select((line, i) => new CardText(line, font, size, x, top + size + i * size * TitleLeading, ink))];
        }
    }

    /// <summary>
    /// Breaks the text again, in the narrowest box in which it does not need more lines. So the last line is usually not a single word.
    /// </summary>
    private static ImmutableArray<string> Balanced(ImmutableArray<string> lines, string text, Ruler ruler, double size, double width)
    {
        for (var narrower = width - size / 2; narrower > 0; narrower -= size / 2)
        {
            var tried = Wrap(text, ruler, size, narrower);
            if (tried.Length > lines.Length || tried.Any(line => ruler.Measure(line, size) > narrower))
                break;
            lines = tried;
        }
        return lines;
    }

    private static ImmutableArray<string> Wrap(string text, Ruler ruler, double size, double width)
    {
        var lines = ImmutableArray.CreateBuilder<string>();
        var line = "";
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries).SelectMany(word => Pieces(word, ruler, size, width)))
        {
            var longer = line.Length == 0 ? word : $"{line} {word}";
            if (line.Length > 0 && ruler.Measure(longer, size) > width)
            {
                lines.Add(line);
                longer = word;
            }
            line = longer;
        }
        if (line.Length > 0)
            lines.Add(line);
        return lines.ToImmutable();
    }

    /// <summary>A word that is wider than the box is broken between characters.</summary>
    private static IEnumerable<string> Pieces(string word, Ruler ruler, double size, double width)
    {
        if (ruler.Measure(word, size) <= width)
            return [word];
        var pieces = new List<string>();
        var piece = "";
        foreach (var character in word.EnumerateRunes())
        {
            var longer = piece + character;
            if (ruler.Measure(longer, size) > width)
            {
                pieces.Add(piece);
                longer = character.ToString();
            }
            piece = longer;
        }
        pieces.Add(piece);
        return pieces;
    }

    /// <summary>Removes characters before the ellipsis until the line fits.</summary>
    private static string Cut(string line, Ruler ruler, double size, double width)
    {
        while (ruler.Measure(line, size) > width)
            line = line[..^2].TrimEnd(' ') + Ellipsis;
        return line;
    }

    /// <summary>
    /// The beginning of a text, up to <see cref="LongestText"/>, without invisible characters: controls, marks of direction, soft hyphens.
    /// Each white-space character becomes a blank.
    /// </summary>
    private static string Clean(string text)
    {
        var clean = new StringBuilder();
        foreach (var character in text.EnumerateRunes().Take(LongestText))
        {
            if (Rune.IsWhiteSpace(character))
                clean.Append(' ');
            else if (Rune.GetUnicodeCategory(character) is not (UnicodeCategory.Control or UnicodeCategory.Format))
                clean.Append(character);
        }
        return clean.ToString();
    }
}
