using System.Globalization;
using Chronicle.Primitives;

namespace Chronicle.Tests;

/// <summary>The functions that cut a text: each cuts it between graphemes, which are the characters that a person sees.</summary>
public sealed class ShorteningTests
{
    private static readonly string[] Characters =
    [
        "a", " ", "e\u0301\u0323", "\U0001F600", "\U0001F1E9\U0001F1EA", "\U0001F468\u200D\U0001F469\u200D\U0001F467", "1\uFE0F\u20E3",
            "\u1112\u1161\u11AB",
        "\u0915\u094D\u0937", "\U0001F44D\U0001F3FD",
    ];

    private static readonly string Text = string.Concat(Enumerable.Range(0, 400).Select(i => Characters[i * 7 % Characters.Length]));

    /// <summary>A row of flags. Every flag is a pair of letters for flags, so only a count from the first flag finds the boundaries.</summary>
    private static readonly string Flags = string.Concat(Enumerable.Repeat("\U0001F1E9\U0001F1EA", 400));

    public static TheoryData<string> Texts => [Text, "x" + Text, Flags, "x" + Flags];

    [Theory, MemberData(nameof(Texts))]
    public void A_text_is_cut_between_graphemes(string text)
    {
        var breaks = StringInfo.ParseCombiningCharacters(text).Append(text.Length).ToHashSet();
        for (var length = 1; length < text.Length; length++)
        {
            var shortened = Shortening.Shorten(text, length);
            Assert.EndsWith("…", shortened);
            Assert.InRange(shortened.Length, 1, length);
            Assert.Contains(shortened.Length - 1, breaks);
            Assert.Contains(Shortening.BreakBefore(text, length), breaks);
            Assert.Contains(Shortening.BreakAfter(text, length), breaks);
        }
        Assert.Equal(text, Shortening.Shorten(text, text.Length));
    }

    [Theory, MemberData(nameof(Texts))]
    public void A_long_message_is_cut_between_graphemes(string text)
    {
        var parts = MessageText.Sanitize(text).Split(" … ");
        var sanitized = Sanitize(text);
        Assert.Equal(2, parts.Length);
        var breaks = StringInfo.ParseCombiningCharacters(text).Select(offset => Sanitize(text[..offset])).ToHashSet();
        Assert.Contains(parts[0], breaks);
        Assert.EndsWith(parts[1], sanitized);
        Assert.Contains(sanitized[..^parts[1].Length], breaks);
    }

    [Theory, MemberData(nameof(Texts))]
    public void An_excerpt_is_cut_between_graphemes(string text)
    {
        var starts = StringInfo.ParseCombiningCharacters(text);
        var (line, breaks) = (new SourceText("f", text), starts.Append(text.Length).Select(offset => Sanitize(text[..offset])).ToHashSet());
        foreach (var start in starts)
        {
            var excerpt = SourceExcerpt.Create(text, line.At(start).Column)!;
            var before = excerpt.Before.TrimStart('…');
            var head = Sanitize(text[..start]);
            Assert.EndsWith(before, head);
            Assert.Contains(head[..^before.Length], breaks);
            Assert.Contains(head + excerpt.After.TrimEnd('…'), breaks);
        }
    }

    [Fact]
    public void A_very_long_grapheme_is_cut_between_code_points()
    {
        var text = "a" + string.Concat(Enumerable.Repeat("\U000E0101", 1_000));
        var shortened = Shortening.Shorten(text, 100);
        Assert.InRange(shortened.Length, 90, 100);
        Assert.False(char.IsHighSurrogate(shortened[^2]));
    }

    private static string Sanitize(string text) =>
        string.Concat(text.EnumerateRunes().Select(rune => MessageText.IsInvisible(rune) ? "·" : rune.ToString()));
}
