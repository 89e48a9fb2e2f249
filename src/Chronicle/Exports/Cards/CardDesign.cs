using System.Collections.Immutable;
using Chronicle.Drawing;
using Chronicle.Presentation;

namespace Chronicle.Exports.Cards;

/// <summary>
/// The design of card pictures: all sizes, in pixels. The site's mark must look like <c>mark.svg</c> in the theme, and the marks of the
/// tones must look like the marks in the style sheet. So a change of a mark here needs the same change in the theme. The colours come from
/// the theme.
/// </summary>
internal static class CardDesign
{
    public const int Width = 1200, Height = 630;

    /// <summary>The smallest distance between a text and an edge of the card.</summary>
    public const double Margin = 80;

    /// <summary>The vertical timeline, from the upper to the lower edge, and on it the mark of the record's tone.</summary>
    public const double ThreadX = 104, ThreadWidth = 4, ToneY = 126, ToneRadius = 20, ToneStroke = 7, ToneGap = 40;

    /// <summary>
    /// The position of the texts to the right of the timeline: the note at the top, the title below it, the name of the site at the bottom.
    /// </summary>
    public const double TextX = 176, TextWidth = Width - Margin - TextX;

    public const double NoteSize = 36, NoteBaseline = 138, SmallestNote = 24;

    public const double LargestTitle = 84, SmallestTitle = 48, TitleStep = 4, TitleTop = 186, TitleHeight = 300, TitleLeading = 1.16;

    public const double RuleY = 500, RuleHeight = 2;

    public const double SiteMarkSize = 48, SiteMarkY = 524, SiteX = TextX + 68, SiteSize = 30, SiteBaseline = 559, SmallestSite = 20;

    /// <summary>The sizes and positions that only the card of the site itself uses: its mark, its name and its tagline.</summary>
    public const double MarkX = TextX, MarkY = 96, MarkSize = 120, NameTop = 250, NameHeight = 130, LargestName = 96,
        TaglineTop = 380, TaglineHeight = 160, LargestTagline = 40, SmallestTagline = 28;
}

/// <summary>The inks of a card. An ink is a colour, together with the colour of the area on which it is drawn.</summary>
internal sealed record CardInks(CardColours Colours)
{
    public Ink Text { get; } = new(Colours.Text, Colours.Paper);

    public Ink Quiet { get; } = new(Colours.Quiet, Colours.Paper);

    public Ink Good { get; } = new(Colours.Good, Colours.Paper);

    public Ink Open { get; } = new(Colours.Open, Colours.Paper);

    public Ink Thread { get; } = new(Colours.Thread, Colours.Paper);

    public Ink Rule { get; } = new(Colours.Rule, Colours.Paper);

    public Ink Accent { get; } = new(Colours.Accent, Colours.Paper);

    public Ink OnAccent { get; } = new(0xffffff, Colours.Accent);

    public ImmutableArray<Ink> All => [Text, Quiet, Good, Open, Thread, Rule, Accent, OnAccent];
}
