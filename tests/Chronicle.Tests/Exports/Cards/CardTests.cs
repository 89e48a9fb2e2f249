using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using Chronicle.Drawing;
using Chronicle.Exports.Cards;
using Chronicle.Presentation;
using Chronicle.Testing;

namespace Chronicle.Tests;

/// <summary>The pictures that other sites and programs show for a shared page.</summary>
public sealed class CardTests
{
    private const string Archive = """
        -- input/components/desk-lamp.md --
        ---
        name: Desk lamp
        summary: A lamp for desks.
        kind: lamp
        status: sold
        sources: []
        ---
        -- input/releases/2.0.md --
        ---
        summary: The second catalogue.
        sources: []
        ---
        -- input/milestones/first-light.md --
        ---
        title: First light
        date: 1999-03
        kind: launch
        summary: The first lamp is lit.
        sources: []
        ---
        -- input/text/light.md --
        ---
        title: On light
        order: 1
        summary: What light is.
        ---
        """;

    public static TheoryData<string> Titles =>
    [
        "x", "First light",
            "The desk lamp that everybody waited for is lit for the first time in the presence of all who made it, and of many who did not",
        new string('W', 5000), string.Concat(Enumerable.Repeat("Leuchtmittelherstellungsverfahrensordnung ", 40)),
            string.Concat(Enumerable.Repeat("I ", 3000)),
        "<script>alert(1)</script> & \"' \\ {{ page.title }}", "a\u202Eb\u200Bc\u00ADd\u0000\u0007\r\n\te",
            "Ελληνικά, Кириллица, Tiếng Việt",
    ];

    [Theory, MemberData(nameof(Titles))]
    public void Every_word_stays_within_the_margins(string title)
    {
        SocialCard[] cards = [new SocialCard.OfRecord(title, title, title, "good"), new SocialCard.OfSite(title, title)];
        foreach (var card in cards)
        {
            var texts = CardLayout.Arrange(card, new(CardColours.Default));
            Assert.NotEmpty(texts);
            Assert.All(texts, text =>
            {
                Assert.InRange(text.X, CardDesign.Margin, CardDesign.Width);
                Assert.InRange(text.X + text.Width, CardDesign.Margin, CardDesign.Width - CardDesign.Margin + 0.01);
                Assert.InRange(text.Baseline - text.Size, CardDesign.Margin, CardDesign.Height);
                Assert.InRange(text.Baseline + text.Size / 4, CardDesign.Margin,
                    CardDesign.Height - CardDesign.Margin + CardDesign.SiteSize);
                Assert.DoesNotContain(text.Text, character => char.IsControl(character) || character is '\u202E' or '\u200B' or '\u00AD');
            });
            foreach (var (one, other) in texts.Zip(texts.Skip(1)))
                Assert.True(one.Baseline + one.Size / 4 <= other.Baseline - other.Size * 3 / 4, $"{one} overlaps {other}");
        }
    }

    [Fact]
    public void A_short_title_is_large_and_a_long_title_is_smaller_but_complete()
    {
        Assert.Equal(("First light", CardDesign.LargestTitle), TitleOf("First light"));
        const string longer = "The desk lamp that everybody waited for is lit for the first time in the presence of all who made it";
        Assert.Equal(longer, TitleOf(longer).Text);
        Assert.InRange(TitleOf(longer).Size, CardDesign.SmallestTitle, CardDesign.LargestTitle - 1);
        Assert.EndsWith("…", TitleOf(new string('W', 500)).Text);
    }

    [Fact]
    public void The_last_line_of_a_title_has_more_than_one_word()
    {
        var last = CardLayout.Arrange(Record("Inventors: maintainers may abstain but not veto"), new(CardColours.Default)).Where(text => text.Font == Font.SemiBold)
            .Last();
        Assert.Contains(' ', last.Text);
    }

    [Theory]
    [InlineData("灯")]
    [InlineData("Lamp 灯")]
    [InlineData("مصباح")]
    [InlineData("🪔")]
    [InlineData("e\u0301\u0489")]
    public void A_title_that_the_font_cannot_show_is_left_out(string title)
    {
        Assert.Equal(["Launch · 1999", "Lamps"], CardLayout.Arrange(Record(title), new(CardColours.Default)).Select(text => text.Text));
        Assert.NotEmpty(CardPainter.Draw(Record(title), CardColours.Default));
    }

    [Fact]
    public void Kerning_makes_pairs_such_as_AV_narrower() =>
        Assert.True(Font.SemiBold.Measure("AVAV", 100) < Font.SemiBold.Measure("AAVV", 100) - 5);

    [Fact]
    public void A_disc_covers_the_area_of_a_circle()
    {
        var ink = new Ink(0, 0xffffff);
        var canvas = new Canvas(100, 80, 0xffffff, [ink]);
        canvas.Fill(new Outline().Disc(50, 40, 30), ink);
        var covered = canvas.Pixels.ToArray().Sum(shade => shade / 11.0);
        Assert.InRange(covered, Math.PI * 900 - 6, Math.PI * 900 + 6);
        Assert.Equal((11, 11, 0, 0), (canvas.Pixels[40 * 100 + 50], canvas.Pixels[40 * 100 + 21], canvas.Pixels[40 * 100 + 19],
            canvas.Pixels[20 * 100 + 20]));
    }

    [Fact]
    public void Shapes_outside_the_canvas_are_not_drawn()
    {
        var ink = new Ink(0, 0xffffff);
        var canvas = new Canvas(10, 10, 0xffffff, [ink]);
        canvas.Fill(new Outline().Rectangle(-500, -500, 505, 505).Disc(1e6, 1e6, 10), ink);
        Assert.Equal(25, canvas.Pixels.ToArray().Count(shade => shade == 11));
    }

    [Fact]
    public void A_card_is_a_small_PNG_file_of_1200_by_630_pixels()
    {
        foreach (var card in new[] { Record("First light"), Record(string.Concat(Enumerable.Repeat("Many words ", 50))),
            new SocialCard.OfSite("Lamps", "About lamps") })
        {
            var file = CardPainter.Draw(card, CardColours.Default);
            Assert.Equal("\u0089PNG\r\n\u001a\n", Encoding.Latin1.GetString(file, 0, 8));
            Assert.Equal((1200, 630), (BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(16)),
                BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(20))));
            Assert.InRange(file.Length, 2_000, 30 * 1024);
            Assert.Equal((1200 + 1) * 630, Pixels(file).Length);
        }
    }

    // A new design, font or compressor changes these bytes. In that case, look at the card first, and then write the new hash here.
    [Fact]
    public void A_card_has_the_same_bytes_on_every_machine()
    {
        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(CardPainter.Draw(Record("First light"), CardColours.Default)));
        Assert.Equal("d0b91c7eabb8347c56f36a46ca8ad2be74a5a3bc34f88849818004c9e109999e", hash);
    }

    [Fact]
    public void Every_record_has_a_card_and_every_page_names_a_card()
    {
        var build = TestSite.From(Archive).Build();
        Assert.Empty(build.Diagnostics);
        Assert.Equal(
            ["/cards/2.0.png", "/cards/desk-lamp.png", "/cards/first-light.png", "/cards/site.png"],
            build.Files.Where(file => file.Picture is not null).Select(file => file.Address.Value));
        var cards = build.Files.Where(file => file.Address.File.EndsWith(".html", StringComparison.Ordinal))
            .ToDictionary(file => file.Address.Value, file => Meta(file, "og:image"));
        Assert.Equal("https://lamps.example/cards/first-light.png", cards["/milestones/first-light/"]);
        Assert.Equal("https://lamps.example/cards/desk-lamp.png", cards["/components/desk-lamp/"]);
        Assert.Equal("https://lamps.example/cards/2.0.png", cards["/releases/2.0/"]);
        Assert.All(cards.Where(card => !Regex.IsMatch(card.Key, "/(milestones|components|releases)/[^/]+/")), card =>
            Assert.Equal("https://lamps.example/cards/site.png", card.Value));
    }

    [Fact]
    public void A_build_draws_no_card_before_publication() =>
        Assert.All(TestSite.From(Archive).Build().Files.Where(file => file.Picture is not null), file => Assert.True(file.Bytes.IsEmpty));

    [Fact]
    public void A_published_folder_gets_the_same_bytes_as_a_new_folder()
    {
        var folder = new TemporaryFolder();
        var changed = TestSite.From(Archive.Replace("First light", "Second light", StringComparison.Ordinal)).Build().Files;
        Publishing.Publish(TestSite.From(Archive).Build().Files, folder.PathOf("old"));
        // The card and the page of the record change, and the lists that name the record. Other cards do not change.
        var publication = Publishing.Publish(changed, folder.PathOf("old"));
        Assert.InRange(publication.Changed, 2, publication.Files - 3);
        Publishing.Publish(changed, folder.PathOf("new"));
        Assert.All(changed.Select(file => file.Address.File).Append(".site-files"), name =>
            Assert.Equal(File.ReadAllBytes(folder.PathOf($"new/{name}")), File.ReadAllBytes(folder.PathOf($"old/{name}"))));
    }

    [Fact]
    public void A_page_has_the_Open_Graph_properties_for_sharing()
    {
        var milestone = TestSite.From(Archive).Build().Files.Single(file => file.Address.Value == "/milestones/first-light/");
        Assert.Equal(
            ["First light", "The first lamp is lit.", "article", "https://lamps.example/milestones/first-light/", "Lamps", "en", "1200",
                "630", "First light · Launch · March 1999"],
            new[] { "title", "description", "type", "url", "site_name", "locale", "image:width", "image:height",
                "image:alt" }.Select(name => Meta(milestone, "og:" + name)));
        var index = TestSite.From(Archive).Build().Files.Single(file => file.Address.Value == "/components/");
        Assert.Equal("website", Meta(index, "og:type"));
    }

    [Fact]
    public void Cards_can_be_switched_off()
    {
        const string settings = "-- input/site.yml --\ntitle: Lamps\nurl: https://lamps.example/\nlanguage: en\ncards: false\ncomponent_kinds: { lamp: { label: L } }\nstatuses: { sold: { label: S } }\nmilestone_kinds: { launch: { label: L } }\n";
        var build = TestSite.From(settings + Archive).Build();
        Assert.Empty(build.Diagnostics);
        Assert.DoesNotContain(build.Files, file => file.Picture is not null);
        Assert.All(build.Files.Where(file => file.Address.File.EndsWith(".html", StringComparison.Ordinal)), file =>
            Assert.Null(Meta(file, "og:image")));
    }

    [Fact]
    public void A_link_to_a_missing_card_is_a_dead_link()
    {
        var site = TestSite.From(Archive + TheThemeWith("theme/partials/open.html", text =>
            text.Replace("{{ card.url }}", "https://lamps.example/cards/none.png", StringComparison.Ordinal)));
        Assert.Contains("error C401: the link to /cards/none.png leads nowhere", site.Messages());
    }

    [Fact]
    public void A_record_cannot_have_the_address_of_the_card_of_the_site() =>
        Assert.Contains("T304: the address /cards/site.png belongs to the generator",
            TestSite.From(Archive.Replace("first-light.md", "site.md", StringComparison.Ordinal)).Messages());

    [Fact]
    public void Cards_with_different_texts_have_different_keys()
    {
        string[] KeysOf(string archive) => [.. TestSite.From(archive).Build().Files.Select(file => file.Picture?.Key).OfType<string>()];
        var (one, other) = (KeysOf(Archive), KeysOf(Archive.Replace("First light", "Second light", StringComparison.Ordinal)));
        Assert.Equal(3, one.Intersect(other).Count());
        Assert.Equal(4, one.Distinct().Count());
    }

    private static SocialCard Record(string title) => new SocialCard.OfRecord("Lamps", title, "Launch · 1999", "open");

    private static (string Text, double Size) TitleOf(string title)
    {
        var lines = CardLayout.Arrange(Record(title), new(CardColours.Default)).Where(text => text.Font == Font.SemiBold).ToArray();
        return (string.Join(' ', lines.Select(line => line.Text)), lines[0].Size);
    }

    private static byte[] Pixels(byte[] png)
    {
        for (var at = 8; ; at += 12 + BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at)))
        {
            if (Encoding.ASCII.GetString(png, at + 4, 4) != "IDAT")
                continue;
            var pixels = new MemoryStream();
            new ZLibStream(new MemoryStream(png, at + 8, BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at))), CompressionMode.Decompress)
                .CopyTo(pixels);
            return pixels.ToArray();
        }
    }

    private static string? Meta(RenderedFile page, string property) =>
        new HtmlParser().ParseDocument(Encoding.UTF8.GetString(page.Bytes.Span))
            .QuerySelector($"meta[property='{property}']")?.GetAttribute("content");

    private static string TheThemeWith(string path, Func<string, string> change) =>
        string.Concat(FixedChronicle.Files.Theme.Files.Select(file => (file.Path, Text: Encoding.UTF8.GetString(file.Bytes.Span)))
            .Select(file => $"\n-- {file.Path} --\n{(file.Path == path ? change(file.Text) : file.Text)}"));
}
