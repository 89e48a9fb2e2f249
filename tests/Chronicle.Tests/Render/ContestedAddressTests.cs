using Chronicle.Testing;

namespace Chronicle.Tests;

/// <summary>A chapter whose id gives it the address of a generated page.</summary>
public sealed class ContestedAddressTests
{
    [Theory]
    [InlineData("data")]
    [InlineData("compare")]
    [InlineData("support")]
    [InlineData("search")]
    public void A_chapter_at_the_address_of_a_generated_page_is_one_error(string id)
    {
        var messages = TinyTheme.Site(TinyTheme.Moved + $"""
            -- input/text/{id}.md --
            ---
            title: A chapter
            order: 1
            summary: It is in the way.
            ---
            ## Here

            Words.
            -- input/text/other.md --
            ---
            title: Another chapter
            order: 2
            summary: It leads there.
            ---
            See [[{id}#here]] and [its place](/{id}/#here).

            """).Messages();
        Assert.StartsWith($"input/text/{id}.md:2:1: error T304: ", messages);
        Assert.Single(messages.TrimEnd().Split('\n'));
    }
}
