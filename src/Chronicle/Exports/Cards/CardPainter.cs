using Chronicle.Drawing;
using Chronicle.Presentation;
using static Chronicle.Exports.Cards.CardDesign;

namespace Chronicle.Exports.Cards;

/// <summary>Draws a card as a PNG picture of 1200 by 630 pixels.</summary>
internal static class CardPainter
{
    public static byte[] Draw(SocialCard card, CardColours colours)
    {
        var inks = new CardInks(colours);
        var canvas = new Canvas(Width, Height, colours.Paper, inks.All);
        if (card is SocialCard.OfRecord record)
        {
            canvas.Fill(new Outline().Rectangle(ThreadX - ThreadWidth / 2, 0, ThreadWidth, ToneY - ToneGap)
                .Rectangle(ThreadX - ThreadWidth / 2, ToneY + ToneGap, ThreadWidth, Height - ToneY - ToneGap), inks.Thread);
            canvas.Fill(Tone(record.Tone), InkOf(record.Tone, inks));
            canvas.Fill(new Outline().Rectangle(TextX, RuleY, TextWidth, RuleHeight), inks.Rule);
            AddMark(canvas, inks, TextX, SiteMarkY, SiteMarkSize);
        }
        else
        {
            canvas.Fill(new Outline().Rectangle(ThreadX - ThreadWidth / 2, 0, ThreadWidth, Height), inks.Thread);
            AddMark(canvas, inks, MarkX, MarkY, MarkSize);
        }
        foreach (var text in CardLayout.Arrange(card, inks))
        {
            var outline = new Outline();
            text.Font.AddText(outline, text.Text, text.Size, text.X, text.Baseline);
            canvas.Fill(outline, text.Ink);
        }
        return canvas.ToPng();
    }

    private static Ink InkOf(string tone, CardInks inks) => tone switch
    {
        "good" => inks.Good,
        "open" => inks.Open,
        _ => inks.Quiet,
    };

    /// <summary>The mark of a tone, with the form that pages use. Each tone has a form of its own, not only a colour.</summary>
    private static Outline Tone(string tone)
    {
        const double inner = ToneRadius - ToneStroke;
        return tone switch
        {
            "good" => new Outline().Disc(ThreadX, ToneY, ToneRadius),
            "open" => new Outline().Ring(ThreadX, ToneY, ToneRadius, ToneStroke),
            "over" => new Outline().Rectangle(ThreadX - ToneRadius, ToneY - ToneStroke / 2, 2 * ToneRadius, ToneStroke),
            "aside" => new Outline().Polygon(Square(ToneRadius - 3)).Polygon(Reversed(Square(inner - 3))),
            _ => new Outline().Polygon(Diamond(ToneRadius + 4)).Polygon(Reversed(Diamond(inner + 1))),
        };
    }

    private static (double X, double Y)[] Square(double half) =>
        [(ThreadX - half, ToneY - half), (ThreadX + half, ToneY - half), (ThreadX + half, ToneY + half), (ThreadX - half, ToneY + half)];

    private static (double X, double Y)[] Diamond(double half) =>
        [(ThreadX, ToneY - half), (ThreadX + half, ToneY), (ThreadX, ToneY + half), (ThreadX - half, ToneY)];

    private static (double X, double Y)[] Reversed((double X, double Y)[] corners) => [.. corners.AsEnumerable().Reverse()];

    /// <summary>
    /// Draws the site's mark: three events on a timeline, the last of them in the future. All numbers are in units. The square has a side
    /// of 32 units, as in <c>mark.svg</c>.
    /// </summary>
    private static void AddMark(Canvas canvas, CardInks inks, double x, double y, double size)
    {
        if (!inks.Colours.HasMark)
            return;
        var unit = size / 32;
        canvas.Fill(new Outline().RoundedRectangle(x, y, size, size, 6 * unit), inks.Accent);
        var lines = new Outline()
            .Rectangle(x + 8.75 * unit, y + 6 * unit, 2.5 * unit, 14 * unit)
            .Rectangle(x + 10 * unit, y + 6.75 * unit, 13 * unit, 2.5 * unit)
            .Rectangle(x + 10 * unit, y + 14.75 * unit, 9 * unit, 2.5 * unit)
            .Rectangle(x + 13.5 * unit, y + 22.75 * unit, 9.5 * unit, 2.5 * unit)
            .Disc(x + 10 * unit, y + 8 * unit, 4 * unit)
            .Disc(x + 10 * unit, y + 16 * unit, 4 * unit)
            .Ring(x + 10 * unit, y + 24 * unit, 4.5 * unit, 2.5 * unit);
        canvas.Fill(lines, inks.OnAccent);
    }
}
