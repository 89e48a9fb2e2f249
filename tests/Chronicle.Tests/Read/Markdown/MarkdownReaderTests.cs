using Chronicle.Primitives;
using Chronicle.Read.Markdown;

namespace Chronicle.Tests.Read.Markdown;

/// <summary>Markdown files, read one after the other by the same reader.</summary>
public sealed class MarkdownReaderTests
{
    private readonly MarkdownReader _reader = new();

    [Fact]
    public void A_file_that_is_nested_too_deeply_causes_no_errors_in_other_files()
    {
        var deep = string.Concat(Enumerable.Repeat("> ", 100)) + string.Concat(Enumerable.Repeat("*a **b ", 40)) + "c" + new string('*', 120);
        for (var i = 0; i < 3; i++)
            Assert.Contains("R113", Messages(deep));
        Assert.Equal("", Messages("> A *sound* **text**.\n"));
    }

    [Theory]
    [InlineData("## <https://example.org/a>", "https-example-org-a", "https://example.org/a")]
    [InlineData("## See <https://example.org/b> now", "see-https-example-org-b-now", "See https://example.org/b now")]
    [InlineData("## Ask <ask@example.org>", "ask-ask-example-org", "Ask ask@example.org")]
    public void An_address_is_a_part_of_the_words_of_a_heading(string text, string anchor, string words)
    {
        var heading = Assert.Single(_reader.Read(new("a.md", text), new()).Headings);
        Assert.Equal((anchor, words), (heading.Anchor, heading.Text));
    }

    [Theory]
    [InlineData("[@paper, LONG]", "it has no ] within 512 characters")]
    [InlineData("[[paper|LONG]]", "it has no ]] within 512 characters")]
    [InlineData("[@paper LONG\n]", "it has no ] within 512 characters")]
    [InlineData("[@paper\nLONG]", "it has no ] on the same line")]
    [InlineData("[@paper", "it has no ] on the same line")]
    public void The_message_about_a_reference_without_an_end_says_how_far_the_end_was_searched(string text, string message) =>
        Assert.Contains(message, Messages(text.Replace("LONG", new('x', 520))));

    private string Messages(string text)
    {
        var diagnostics = new DiagnosticBag();
        _reader.Read(new("a.md", text), diagnostics);
        return string.Concat(diagnostics.ToImmutable().Select(diagnostic => diagnostic + "\n"));
    }
}
