using System.Text.Json;
using Site.Export;
using Site.Link;

namespace Site.Tests;

public sealed class PreviewTests
{
    [Fact]
    public void Every_record_is_in_the_file_that_its_address_names()
    {
        var files = Previews.Files(RealSite.Model);
        Assert.True(files > 1);
        var all = Previews.Render(RealSite.Model, RealSite.Presenter).Cast<Render.Document.Made>()
            .Select(file => JsonDocument.Parse(file.Make()).RootElement.EnumerateObject().Select(entry => entry.Name).ToHashSet()).ToArray();
        Assert.Equal(files, all.Length);
        Assert.All(RealSite.Model.Linked.Values, linked => Assert.Contains(Routes.Of(linked.Record).Value, all[Previews.File(linked.Address, files)]));
        Assert.Equal(RealSite.Model.Linked.Count, all.Sum(file => file.Count));
    }

    [Theory]
    [InlineData("One. Two.", "One.")]
    [InlineData("Written by J. Doe in 2.5 days. Then not.", "Written by J. Doe in 2.5 days.")]
    [InlineData("No stop", "No stop")]
    public void A_preview_has_the_first_sentence(string summary, string expected) => Assert.Equal(expected, Previews.FirstSentence(summary));

    [Fact]
    public void A_long_sentence_is_cut_at_a_word_and_no_character_is_torn()
    {
        var cut = Previews.FirstSentence(string.Join(' ', Enumerable.Repeat("word", 100)));
        Assert.EndsWith("word…", cut);
        Assert.True(cut.Length <= 161);
        var torn = Previews.FirstSentence("x" + string.Concat(Enumerable.Repeat("😀", 200)));
        Assert.EndsWith("😀…", torn);
        Assert.Equal("a😀…", Text.Shortening.Of("a😀😀b", 4));
        Assert.Equal("a…", Text.Shortening.Of("a😀😀b", 3));
        Assert.Equal("abc", Text.Shortening.Of("abc", 3));
    }
}
