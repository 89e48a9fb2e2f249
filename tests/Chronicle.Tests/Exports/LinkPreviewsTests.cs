using System.Text.Json;
using Chronicle.Exports;
using Chronicle.Link;
using Chronicle.Presentation;
using Chronicle.Primitives;
using Chronicle.Testing;

namespace Chronicle.Tests;

public sealed class LinkPreviewsTests
{
    [Fact]
    public void Every_record_is_in_the_file_that_results_from_its_address()
    {
        var fileCount = LinkPreviews.Files(FixedChronicle.Model);
        Assert.True(fileCount > 1);
        var all = LinkPreviews.Render(FixedChronicle.Model, FixedChronicle.Presenter).Cast<Document.Made>()
            .Select(file => JsonDocument.Parse(file.Make()).RootElement.EnumerateObject().Select(entry => entry.Name).ToHashSet())
                .ToArray();
        Assert.Equal(fileCount, all.Length);
        Assert.All(FixedChronicle.Model.Linked.Values, linked =>
            Assert.Contains(Routes.Of(linked.Record).Value, all[LinkPreviews.File(linked.Address, fileCount)]));
        Assert.Equal(FixedChronicle.Model.Linked.Count, all.Sum(file => file.Count));
    }

    [Fact]
    public void A_term_of_a_glossary_has_the_first_sentence_below_its_heading()
    {
        var site = TestSite.From("""
            -- input/text/words.md --
            ---
            title: Words
            order: 1
            glossary: true
            summary: The words of lamps.
            ---
            ### Bulb

            It has ` id="shade"` in its text, and a [[words#socket]]. It shines.

            ### Shade

            It covers the [lamp](https://lamps.example/). It is round.

            Another paragraph.

            ## Electric parts

            ### Socket

            It holds the *bulb*. Not more.

            """);
        var terms = JsonDocument.Parse(site.Build().Files.Single(file => file.Address.Value == "/previews/0.json").Bytes).RootElement
            .EnumerateObject().Where(entry => entry.Name.Contains('#')).ToDictionary(entry => entry.Name, entry => entry.Value[2].GetString());
        Assert.Equal(["It has  id=\"shade\" in its text, and a Words: Socket.", "It covers the lamp.", "It holds the bulb."],
            new[] { "bulb", "shade", "socket" }.Select(term => terms["/words/#" + term]));
    }

    [Theory]
    [InlineData("One. Two.", "One.")]
    [InlineData("Written by J. Doe in 2.5 days. Then not.", "Written by J. Doe in 2.5 days.")]
    [InlineData("No stop", "No stop")]
    public void A_preview_has_the_first_sentence(string summary, string expected) =>
        Assert.Equal(expected, LinkPreviews.FirstSentence(summary));

    [Fact]
    public void A_long_sentence_is_cut_after_a_word_and_never_inside_a_character()
    {
        var cut = LinkPreviews.FirstSentence(string.Join(' ', Enumerable.Repeat("word", 100)));
        Assert.EndsWith("word…", cut);
        Assert.True(cut.Length <= 161);
        var withoutSpaces = LinkPreviews.FirstSentence("x" + string.Concat(Enumerable.Repeat("😀", 200)));
        Assert.EndsWith("😀…", withoutSpaces);
        Assert.Equal("a😀…", Shortening.Shorten("a😀😀b", 4));
        Assert.Equal("a…", Shortening.Shorten("a😀😀b", 3));
        Assert.Equal("abc", Shortening.Shorten("abc", 3));
    }
}
