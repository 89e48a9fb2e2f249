using System.Text;
using AngleSharp.Html.Parser;
using Chronicle.Check;
using Chronicle.Testing;

namespace Chronicle.Tests;

/// <summary>
/// The scanner is simpler than a parser of the HTML standard, but both must find the same elements and attributes on generated pages.
/// </summary>
public sealed class HtmlScannerTests
{
    private static readonly string[] Compared = ["id", "href", "src", "alt", "name", "content"];

    [Fact]
    public void Finds_the_same_as_a_full_parser_on_every_page_of_the_large_chronicle()
    {
        var pages = FixedChronicle.Result.Files.Where(file => file.Address.File.EndsWith(".html", StringComparison.Ordinal)).ToArray();
        Assert.NotEmpty(pages);
        Parallel.ForEach(pages, page =>
        {
            var (scanned, parsed) = (Scan(page.Bytes.Span), Parse(Encoding.UTF8.GetString(page.Bytes.Span)));
            var different = scanned.Except(parsed).Concat(parsed.Except(scanned));
            Assert.True(scanned.SequenceEqual(parsed),
                $"{page.Address}: only the scanner or only the parser finds {string.Join(" ", different)}");
        });
    }

    [Theory]
    [InlineData("<p id=\"a\"><a href='b'>x</a></p>")]
    [InlineData("<!-- <p id=\"a\"> --><p id=\"b\"></p>")]
    [InlineData("<script>let x = '<p id=\"a\">';</script><style>p > a {}</style><p id=\"b\"></p>")]
    [InlineData("<p title=\"a > b\" id=\"c\"></p><p title='<p id=d>' id=\"e\"></p>")]
    [InlineData("<p id=\"a&amp;b &lt; &#39;c&#39;\"></p>")]
    [InlineData("<img src=\"a.svg\" alt=\"\"/><br/><input disabled id=\"b\">")]
    [InlineData("<p\n  id=\"a\"\n  class=\"b\"\n></p>")]
    [InlineData("1 < 2 and 3 > 2 <p id=\"a\"></p>")]
    [InlineData("<p id = \"a\"\n class\n=\nb href=\"c\"></p><p hidden id=\"d\">")]
    [InlineData("<P ID=\"a\"><A HREF='b'>x</A></P><IMG Src=\"c\" alt>")]
    [InlineData("<SCRIPT>'<p id=\"a\"></'</SCRIPT><p id=\"b\"></p><Style>p{}</style><p id=\"c\"></p><script></ script></script><p id=\"d\"></p>")]
    [InlineData("<h1>a</h1><h1 id=\"b\">c</h1>")]
    [InlineData("<p id=\"\u00fc😀\"></p>")]
    [InlineData("")]
    [InlineData("<")]
    [InlineData("</")]
    [InlineData("<p id=\"a\"></p><!-- <p id=\"b\">")]
    [InlineData("<p id=\"a\"></p><")]
    [InlineData("<p id=\"a\"></p><p")]
    [InlineData("<p id=\"a\"></p><script><p id=\"b\">")]
    public void Finds_the_same_as_a_full_parser(string html) => Assert.Equal(Parse(html), Scan(Encoding.UTF8.GetBytes(html)));

    /// <summary>A parser ignores a tag without an end. The generator writes no such tag.</summary>
    [Theory]
    [InlineData("<p id", "p id=")]
    [InlineData("<p id=", "p id=")]
    [InlineData("<p id=\"a", "p id=a")]
    public void A_tag_ends_at_the_end_of_the_page(string html, string found) => Assert.Equal([found], Scan(Encoding.UTF8.GetBytes(html)));

    private static List<string> Scan(ReadOnlySpan<byte> html)
    {
        var found = new List<string>();
        var scanner = new HtmlScanner(html);
        while (scanner.Read())
        {
            if (scanner.IsEnd)
                continue;
            var name = Encoding.UTF8.GetString(scanner.Name).ToLowerInvariant();
            if (scanner.Is("h1"u8))
                found.Add("h1");
            var attributes = scanner.GetAttributes();
            while (attributes.Read())
                if (Encoding.UTF8.GetString(attributes.Name).ToLowerInvariant() is var attribute && Compared.Contains(attribute))
                    found.Add($"{name} {attribute}={HtmlScanner.Decode(attributes.Value)}");
        }
        return found;
    }

    private static List<string> Parse(string html)
    {
        var found = new List<string>();
        foreach (var element in new HtmlParser().ParseDocument(html).All)
        {
            if (element.LocalName == "h1")
                found.Add("h1");
            foreach (var attribute in element.Attributes)
                if (Compared.Contains(attribute.Name))
                    found.Add($"{element.LocalName} {attribute.Name}={attribute.Value}");
        }
        return found;
    }
}
