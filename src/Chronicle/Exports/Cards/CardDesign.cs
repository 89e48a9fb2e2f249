using System.Collections.Immutable;
using Chronicle.Drawing;
using Chronicle.Presentation;

namespace Chronicle.Exports.Cards;

/// <summary>
/// The design of card pictures: all sizes, in pixels. It belongs together with the theme: the site's mark is equal to <c>mark.svg</c>, and
/// the marks of the tones are equal to those of the style sheet. A change here requires the same change there. The colours come from the
/// theme.
/// </summary>
internal static class CardDesign
{
    public const int Width = 1200, Height = 630;

    /// <summary>The least distance of every text from every edge.</summary>
    public const double Margin = 80;

    /// <summary>The line of time, from edge to edge, and the mark of the record's tone on it.</summary>
    public const double ThreadX = 104, ThreadWidth = 4, ToneY = 126, ToneRadius = 20, ToneStroke = 7, ToneGap = 40;

    /// <summary>To the right of the line of time: the note at the top, the title below it, the name of the site at the foot.</summary>
    public const double TextX = 176, TextWidth = Width - Margin - TextX;

    public const double NoteSize = 36, NoteBaseline = 138, SmallestNote = 24;

    public const double LargestTitle = 84, SmallestTitle = 48, TitleStep = 4, TitleTop = 186, TitleHeight = 300, TitleLeading = 1.16;

    public const double RuleY = 500, RuleHeight = 2;

    public const double SiteMarkSize = 48, SiteMarkY = 524, SiteX = TextX + 68, SiteSize = 30, SiteBaseline = 559, SmallestSite = 20;

    /// <summary>The sizes and places that only the card of the site itself uses: its mark, its name and its tagline.</summary>
    public const double MarkX = TextX, MarkY = 96, MarkSize = 120, NameTop = 250, NameHeight = 130, LargestName = 96, TaglineTop = 380,
        TaglineHeight = 160,
        LargestTagline = 40, SmallestTagline = 28;
}

/// <summary>The inks of a card: each colour, with the colour under it.</summary>
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
