using System.Text.Json;
using Chronicle.Domain;
using Chronicle.Exports;
using Chronicle.Link;
using Chronicle.Presentation;
using Chronicle.Primitives;
using Chronicle.Testing;

namespace Chronicle.Tests;

public sealed class LinkPreviewsTests
{
    [Fact]
    public void Every_record_is_in_the_file_that_its_address_determines()
    {
        var files = LinkPreviews.Files(FixedChronicle.Model);
        Assert.True(files > 1);
        var all = LinkPreviews.Render(FixedChronicle.Model, FixedChronicle.Presenter).Cast<Document.Made>()
            .Select(file => JsonDocument.Parse(file.Make()).RootElement.EnumerateObject().Select(entry => entry.Name).ToHashSet())
                .ToArray();
        Assert.Equal(files, all.Length);
        Assert.All(FixedChronicle.Model.Linked.Values, linked =>
            Assert.Contains(Routes.Of(linked.Record).Value, all[LinkPreviews.File(linked.Address, files)]));
        Assert.Equal(FixedChronicle.Model.Linked.Count, all.Sum(file => file.Count));
    }

    [Theory]
    [InlineData("One. Two.", "One.")]
    [InlineData("Written by J. Doe in 2.5 days. Then not.", "Written by J. Doe in 2.5 days.")]
    [InlineData("No stop", "No stop")]
    public void A_preview_has_the_first_sentence(string summary, string expected) =>
        Assert.Equal(expected, LinkPreviews.FirstSentence(summary));

    [Fact]
    public void A_long_sentence_is_cut_between_words_or_between_characters()
    {
        var cut = LinkPreviews.FirstSentence(string.Join(' ', Enumerable.Repeat("word", 100)));
        Assert.EndsWith("word…", cut);
        Assert.True(cut.Length <= 161);
        var withoutBlanks = LinkPreviews.FirstSentence("x" + string.Concat(Enumerable.Repeat("😀", 200)));
        Assert.EndsWith("😀…", withoutBlanks);
        Assert.Equal("a😀…", Shortening.Shorten("a😀😀b", 4));
        Assert.Equal("a…", Shortening.Shorten("a😀😀b", 3));
        Assert.Equal("abc", Shortening.Shorten("abc", 3));
    }
}
