using Chronicle.Primitives;

namespace Chronicle.Tests;

public sealed class AddressTests
{
    [Fact]
    public void A_page_is_served_as_the_index_of_its_folder()
    {
        Assert.Equal(("/", "index.html"), (UrlPath.Root.Value, UrlPath.Root.File));
        Assert.Equal(("/releases/6.1/", "releases/6.1/index.html"),
            (UrlPath.Page("releases", "6.1").Value, UrlPath.Page("releases", "6.1").File));
        Assert.Equal(("/theme/site.css", "theme/site.css"), (UrlPath.OfFile("theme", "site.css").Value,
            UrlPath.OfFile("theme", "site.css").File));
    }

    [Fact]
    public void Addresses_sort_by_code_point() =>
        Assert.Equal(["/", "/B/", "/a-b/", "/a/", "/b/"], new[] { "b", "a", "B", "a-b" }.Select(part => UrlPath.Page(part))
            .Append(UrlPath.Root).Order().Select(address => address.Value));

    [Theory]
    [InlineData("https://lamps.example/", "/a/", "https://lamps.example/a/")]
    [InlineData("https://lamps.example", "/a/", "https://lamps.example/a/")]
    [InlineData("https://name.github.io/repo/", "/repo/a/", "https://name.github.io/repo/a/")]
    [InlineData("https://name.github.io/repo", "/repo/a/", "https://name.github.io/repo/a/")]
    [InlineData("http://127.0.0.1:8080/x/y/", "/x/y/a/", "http://127.0.0.1:8080/x/y/a/")]
    public void Links_and_absolute_addresses_contain_the_base_path_of_the_site(string url, string link, string absolute)
    {
        var site = BaseUrl.TryParse(url)!;
        Assert.Equal((link, absolute), (site.Link(UrlPath.Page("a")), site.Absolute(UrlPath.Page("a"))));
    }

    [Theory]
    [InlineData("")]
    [InlineData("lamps.example")]
    [InlineData("/repo/")]
    [InlineData("ftp://lamps.example/")]
    [InlineData("mailto:a@lamps.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData("https://lamps.example/?x=1")]
    [InlineData("https://lamps.example/#x")]
    public void An_invalid_base_address_is_refused(string url) => Assert.Null(BaseUrl.TryParse(url));

    [Theory]
    [InlineData("https://lamps.example/", true, false)]
    [InlineData("http://lamps.example/x?y=1#z", true, false)]
    [InlineData("mailto:a@lamps.example", true, false)]
    [InlineData("/a/b/", false, true)]
    [InlineData("../a", false, true)]
    [InlineData("#a:b", false, true)]
    [InlineData("a?b=c:d", false, true)]
    [InlineData("", false, true)]
    [InlineData("mailto:", false, false)]
    [InlineData("https://", false, false)]
    [InlineData("//elsewhere.example/", false, false)]
    [InlineData("\\\\elsewhere.example/", false, false)]
    [InlineData("/\\elsewhere.example/", false, false)]
    [InlineData("javascript:alert(1)", false, false)]
    [InlineData("JavaScript:alert(1)", false, false)]
    [InlineData("java\nscript:alert(1)", false, false)]
    [InlineData("\u0001javascript:alert(1)", false, false)]
    [InlineData("data:text/html,x", false, false)]
    [InlineData("vbscript:x", false, false)]
    [InlineData("https://lamps.example/\"x", false, false)]
    [InlineData("https://lamps.example/ x", false, false)]
    public void Only_harmless_addresses_are_allowed_in_links(string address, bool isAllowed, bool isRelative)
    {
        Assert.Equal(isAllowed, WebAddresses.IsAllowed(address));
        Assert.Equal(isRelative, WebAddresses.IsRelative(address));
    }
}
