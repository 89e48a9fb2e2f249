using System.Text;
using AngleSharp.Html.Parser;
using Chronicle.Check;
using Chronicle.Templates;
using Chronicle.Testing;

namespace Chronicle.Tests;

/// <summary>
/// The scanner of HTML is simpler than a parser that follows the HTML standard. On the pages of a site, both must find the same headings
/// and attributes.
/// </summary>
public sealed class HtmlScannerTests
{
    private static readonly string[] Compared = ["id", "href", "src", "alt", "name", "content"];

    [Fact]
    public void The_scanner_agrees_with_a_full_parser_on_every_page_of_the_fixed_chronicle()
    {
        var pages = FixedChronicle.Result.Files.Where(file => file.Address.File.EndsWith(".html", StringComparison.Ordinal)).ToArray();
        Assert.NotEmpty(pages);
        Parallel.ForEach(pages, page =>
        {
            var (scanned, parsed) = (Scan(page.Bytes.Span), Parse(Encoding.UTF8.GetString(page.Bytes.Span)));
            Assert.True(scanned.SequenceEqual(parsed), $"{page.Address}: only one of the two finds {string.Join(" ", scanned.Except(parsed)
                .Concat(parsed.Except(scanned)))}");
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
    [InlineData("<h1>a</h1><h1 id=\"b\">c</h1>")]
    [InlineData("<p id=\"\u00fc😀\"></p>")]
    public void The_scanner_agrees_with_a_full_parser(string html) => Assert.Equal(Parse(html), Scan(Encoding.UTF8.GetBytes(html)));

    [Theory]
    [InlineData("")]
    [InlineData("<")]
    [InlineData("</")]
    [InlineData("<!--")]
    [InlineData("<p")]
    [InlineData("<p id")]
    [InlineData("<p id=")]
    [InlineData("<p id=\"a")]
    [InlineData("<script>")]
    public void The_scan_of_an_incomplete_page_ends(string html) => Scan(Encoding.UTF8.GetBytes(html));

    private static List<string> Scan(ReadOnlySpan<byte> html)
    {
        var seen = new List<string>();
        var scanner = new HtmlScanner(html);
        while (scanner.Read())
        {
            if (scanner.IsEnd)
                continue;
            var name = Encoding.UTF8.GetString(scanner.Name);
            if (name == "h1")
                seen.Add("h1");
            var attributes = scanner.GetAttributes();
            while (attributes.Read())
                if (Compared.Contains(Encoding.UTF8.GetString(attributes.Name)))
                    seen.Add($"{name} {Encoding.UTF8.GetString(attributes.Name)}={HtmlScanner.Decode(attributes.Value)}");
        }
        return seen;
    }

    private static List<string> Parse(string html)
    {
        var seen = new List<string>();
        foreach (var element in new HtmlParser().ParseDocument(html).All)
        {
            if (element.LocalName == "h1")
                seen.Add("h1");
            foreach (var attribute in element.Attributes)
                if (Compared.Contains(attribute.Name))
                    seen.Add($"{element.LocalName} {attribute.Name}={attribute.Value}");
        }
        return seen;
    }
}
