using System.Collections.Immutable;
using Chronicle.Drawing;

namespace Chronicle.Exports.Cards;

/// <summary>
/// The look of card pictures: every colour and measure, in pixels. In spirit it is a part of the theme: the colours are those of
/// <c>tokens.css</c> for light, the mark is that of <c>mark.svg</c>, the marks of the tones are those of the style sheet. A change here
/// needs the same change there.
/// </summary>
internal static class CardDesign
{
    public const int Width = 1200, Height = 630;

    /// <summary>The least distance of every text from every edge.</summary>
    public const double Margin = 80;

    public const int Paper = 0xfcfcfa;
    private const int Accent = 0x14508c;

    public static readonly Ink TextInk = new(0x1d1f22, Paper);
    public static readonly Ink QuietInk = new(0x565b61, Paper);
    public static readonly Ink GoodInk = new(0x1c6638, Paper);
    public static readonly Ink OpenInk = new(0x8a4f00, Paper);
    public static readonly Ink ThreadInk = new(0x9cb7d3, Paper);
    public static readonly Ink RuleInk = new(0xd8d8d2, Paper);
    public static readonly Ink AccentInk = new(Accent, Paper);
    public static readonly Ink OnAccentInk = new(0xffffff, Accent);

    public static readonly ImmutableArray<Ink> Inks = [TextInk, QuietInk, GoodInk, OpenInk, ThreadInk, RuleInk, AccentInk, OnAccentInk];

    /// <summary>The thread of time, from edge to edge, and the mark of the record's tone on it.</summary>
    public const double ThreadX = 104, ThreadWidth = 4, ToneY = 126, ToneRadius = 20, ToneStroke = 7, ToneGap = 40;

    /// <summary>To the right of the thread: the note, the title below it, the site at the foot.</summary>
    public const double TextX = 176, TextWidth = Width - Margin - TextX;

    public const double NoteSize = 36, NoteBaseline = 138, SmallestNote = 24;

    public const double LargestTitle = 84, SmallestTitle = 48, TitleStep = 4, TitleTop = 186, TitleHeight = 300, TitleLeading = 1.16;

    public const double RuleY = 500, RuleHeight = 2;

    public const double SiteMarkSize = 48, SiteMarkY = 524, SiteX = TextX + 68, SiteSize = 30, SiteBaseline = 559, SmallestSite = 20;

    /// <summary>The card of the site itself.</summary>
    public const double MarkX = TextX, MarkY = 96, MarkSize = 120, NameTop = 250, NameHeight = 130, LargestName = 96, TaglineTop = 380,
        TaglineHeight = 160,
        LargestTagline = 40, SmallestTagline = 28;
}
