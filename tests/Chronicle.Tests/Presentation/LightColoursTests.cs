using System.Text.RegularExpressions;
using Chronicle.Exports;
using Chronicle.Presentation;
using Chronicle.Primitives;
using Chronicle.Testing;

namespace Chronicle.Tests;

/// <summary>
/// The colours of pictures. Pictures cannot use the style sheet, so the code repeats its colours. These tests fail when a colour in the
/// style sheet changes and the code does not.
/// </summary>
public sealed partial class LightColoursTests
{
    private static readonly string Tokens = File.ReadAllText(Repository.PathOf("theme", "css", "tokens.css"));

    public static TheoryData<string, string> Colours => new(typeof(LightColours).GetFields().Where(constant => constant.IsLiteral)
        .Select(constant => (NameOf(constant.Name), (string)constant.GetRawConstantValue()!)));

    [Theory, MemberData(nameof(Colours))]
    public void A_colour_equals_the_colour_in_the_style_sheet(string name, string colour) =>
        Assert.Equal(Regex.Match(Tokens, $@"--{name}: light-dark\((?<light>#[0-9a-f]+),").Groups["light"].Value, colour);

    [Fact]
    public void A_card_without_a_palette_has_the_colours_of_the_style_sheet() =>
        Assert.Equal([LightColours.Paper, LightColours.Ink, LightColours.Quiet, LightColours.Good, LightColours.Open, LightColours.Thread,
            LightColours.Rule, LightColours.Accent],
            new[] { CardColours.Default.Paper, CardColours.Default.Text, CardColours.Default.Quiet, CardColours.Default.Good,
                CardColours.Default.Open, CardColours.Default.Thread, CardColours.Default.Rule, CardColours.Default.Accent }
                .Select(colour => $"#{colour:x6}"));

    [Theory]
    [InlineData(LightColours.Ink)]
    [InlineData(LightColours.Quiet)]
    [InlineData(LightColours.Good)]
    [InlineData(LightColours.Open)]
    public void A_colour_has_enough_contrast_to_white(string colour)
    {
        Assert.True(Rgb.TryParse(colour, out var text));
        Assert.True(Rgb.TryParse("#fff", out var white));
        Assert.InRange(text.ContrastTo(white), 4.5, 21);
    }

    /// <summary>
    /// Badges and pictures of charts use the colours of the style sheet, white, and the dark background of the left half of a badge.
    /// </summary>
    [Fact]
    public void A_picture_has_no_other_colour()
    {
        var known = Colours.Select(row => row.Data.Item2).Concat(["#fff", Badges.Ground]).ToHashSet();
        var build = TestSite.From(Lamps).Build();
        Assert.Empty(build.Diagnostics.Where(found => found.IsError));
        var pictures = build.Files.Where(file => file.Address.Value.EndsWith(".svg", StringComparison.Ordinal)
            && !file.Address.Value.StartsWith("/theme/", StringComparison.Ordinal)).ToArray();
        Assert.Equal(["/components/a/badge.svg", "/components/b/badge.svg", "/components/c/badge.svg", "/figures/sales.svg"],
            pictures.Select(picture => picture.Address.Value).Order(StringComparer.Ordinal));
        foreach (var picture in pictures)
            Assert.All(Colour().Matches(Chronicles.Text(build, picture.Address.Value)), match => Assert.Contains(match.Value, known));
    }

    private static string NameOf(string field) => Regex.Replace(field, "(?<=[a-z])(?=[0-9])", "-").ToLowerInvariant();

    [GeneratedRegex("(?<=[:\"])#[0-9a-f]{3,6}(?=[;}\"])")]
    private static partial Regex Colour();

    private const string Lamps = """
        -- input/site.yml --
        title: Lamps
        url: https://lamps.example/
        language: en
        component_kinds: { lamp: { label: Lamp } }
        statuses: { thought: { label: Thought, tone: open }, sold: { label: Sold, tone: good }, gone: { label: Gone, tone: over } }
        milestone_kinds: { launch: { label: Launch } }
        figures: { sales: { label: Sales } }
        charts: { sales: { label: Sales, figures: [sales] } }
        -- input/releases/1.md --
        ---
        date: 1999
        summary: S.
        sources: []
        figures: { sales: 1 }
        ---
        -- input/releases/2.md --
        ---
        date: 2001
        summary: S.
        sources: []
        figures: { sales: 3 }
        ---
        -- input/components/a.md --
        ---
        name: A
        kind: lamp
        status: thought
        summary: S.
        sources: []
        ---
        -- input/components/b.md --
        ---
        name: B
        kind: lamp
        status: sold
        summary: S.
        sources: []
        ---
        -- input/components/c.md --
        ---
        name: C
        kind: lamp
        status: gone
        summary: S.
        sources: []
        ---

        """;
}
