using System.Text;
using System.Text.RegularExpressions;
using Chronicle.Primitives;
using Chronicle.Testing;

namespace Chronicle.Tests;

/// <summary>Hosts, base paths and file names outside ASCII: in the files of the site they are in Punycode or percent-encoded.</summary>
public sealed partial class AsciiAddressTests
{
    private static readonly BuildResult Site = FollowedLamps.Site(
        ("url: https://lamps.example/", "url: https://détour.example/мой/"),
        ("## How it began\n", "## Größe\n\n![One](/assets/my%20photo.svg) ![Two](</assets/my photo.svg>) ![Three](/assets/100%.svg) ![Four](/assets/größe.svg)\n"))
        .With("input/assets/my photo.svg", Picture).With("input/assets/100%.svg", Picture).With("input/assets/größe.svg", Picture).Build();

    private static byte[] Picture => "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\"/>"u8.ToArray();

    [Fact]
    public void Every_address_of_the_site_is_written_in_ascii()
    {
        Assert.Empty(Site.Diagnostics);
        var addresses = 0;
        foreach (var file in Site.Files.Where(file => file.Picture is null && file.Address.Value is not "/objects.inv"
            && !file.Address.Value.StartsWith("/assets/", StringComparison.Ordinal)))
        {
            var text = Encoding.UTF8.GetString(Site.BytesOf(file).Span);
            Assert.DoesNotContain("détour", text);
            Assert.DoesNotContain("/мой", text);
            // The lines of a calendar are folded, so the test joins them.
            foreach (Match address in SiteAddress().Matches(text.Replace("\r\n ", "", StringComparison.Ordinal)))
            {
                addresses++;
                Assert.StartsWith("https://xn--dtour-bsa.example/%D0%BC%D0%BE%D0%B9/", address.Value);
                Assert.True(Ascii.IsValid(address.Value), $"{file.Address}: {address.Value}");
            }
        }
        Assert.True(addresses > 100, "too few addresses were found");
    }

    [Theory]
    [InlineData("my%20photo.svg", 2)]
    [InlineData("100%25.svg", 1)]
    [InlineData("gr%C3%B6%C3%9Fe.svg", 1)]
    public void A_picture_is_found_in_every_notation_of_its_name(string name, int times) =>
        Assert.Equal(times, Regex.Count(FollowedLamps.Text(Site, "/lamps/"), Regex.Escape($"src=\"/%D0%BC%D0%BE%D0%B9/assets/{name}\"")));

    [Theory]
    [InlineData("/assets/my photo.svg", "/assets/my%20photo.svg")]
    [InlineData("/assets/100%.svg", "/assets/100%25.svg")]
    [InlineData("/assets/a%20b.svg", "/assets/a%2520b.svg")]
    [InlineData("/x/größe/🕯/", "/x/gr%C3%B6%C3%9Fe/%F0%9F%95%AF/")]
    [InlineData("/releases/6.1..6.12/", "/releases/6.1..6.12/")]
    public void A_file_name_is_encoded_with_its_percent_signs(string path, string encoded) => Assert.Equal(encoded, WebAddresses.EncodePath(path));

    [Theory]
    [InlineData("/a%20b/?q=1#größe", "/a%20b/?q=1#gr%C3%B6%C3%9Fe")]
    [InlineData("/100%/", "/100%25/")]
    [InlineData("/100%zz", "/100%25zz")]
    public void An_address_keeps_its_valid_escapes(string address, string encoded) => Assert.Equal(encoded, WebAddresses.Encode(address));

    [Theory]
    [InlineData("https://Détour.example:8080/Ä/", "https://xn--dtour-bsa.example:8080/%C3%84")]
    [InlineData("https://例え.テスト/", "https://xn--r8jz45g.xn--zckzah")]
    [InlineData("http://[::1]:80/", "http://[::1]")]
    public void A_base_url_is_ascii(string url, string ascii)
    {
        var site = BaseUrl.TryParse(url)!;
        Assert.Equal(ascii, site.Origin + site.BasePath);
    }

    [GeneratedRegex("https?://(?:d.tour|xn--dtour)[^\\s\"'<>&)}\\\\]*")]
    private static partial Regex SiteAddress();
}
