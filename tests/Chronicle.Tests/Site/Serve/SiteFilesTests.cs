using Chronicle.Cli.Serve;

namespace Chronicle.Tests;

/// <summary>The rules by which GitHub Pages finds the file for an address.</summary>
public sealed class SiteFilesTests
{
    private static readonly SiteFiles Files = new(
    [
        "index.html", "404.html", "robots.txt", "components/index.html", "components/desk/index.html", "about.html", "both.html",
            "both/index.html",
        "assets/a b.svg", "releases/6.1/index.html", "LICENSE", "données/index.html",
    ]);

    [Theory]
    [InlineData("/", "index.html")]
    [InlineData("/index.html", "index.html")]
    [InlineData("/index", "index.html")]
    [InlineData("/components/", "components/index.html")]
    [InlineData("/components", "301")]
    [InlineData("/components/index", "components/index.html")]
    [InlineData("/components/desk", "301")]
    [InlineData("/components/desk/", "components/desk/index.html")]
    [InlineData("/Components/", "404")]
    [InlineData("/about", "about.html")]
    [InlineData("/about.html", "about.html")]
    [InlineData("/about/", "404")]
    [InlineData("/about.html/", "404")]
    [InlineData("/both", "both.html")]
    [InlineData("/both/", "both/index.html")]
    [InlineData("/releases", "301")]
    [InlineData("/releases/", "404")]
    [InlineData("/releases/6.1", "301")]
    [InlineData("/LICENSE", "LICENSE")]
    [InlineData("/robots.txt", "robots.txt")]
    [InlineData("/robots", "404")]
    [InlineData("/assets/a b.svg", "assets/a b.svg")]
    [InlineData("/données", "301")]
    [InlineData("//components", "404")]
    [InlineData("/components//desk/", "404")]
    [InlineData("/../components/", "404")]
    [InlineData("/nothing", "404")]
    [InlineData("/nothing/", "404")]
    public void An_address_is_answered_as_GitHub_Pages_does(string path, string answer)
    {
        Assert.Equal(answer, Describe(Files.Find(path, "")));
        Assert.Equal(answer, Describe(Files.Find("/base" + path, "/base")));
    }

    [Theory]
    [InlineData("/base", "301")]
    [InlineData("/", "404")]
    [InlineData("/basement", "404")]
    [InlineData("/components/", "404")]
    public void An_address_outside_the_base_path_is_not_found(string path, string answer) =>
        Assert.Equal(answer, Describe(Files.Find(path, "/base")));

    [Theory]
    [InlineData("index.html", "text/html; charset=utf-8")]
    [InlineData("theme/site.css", "text/css; charset=utf-8")]
    [InlineData("theme/site.js", "application/javascript; charset=utf-8")]
    [InlineData("api/v1/index.json", "application/json; charset=utf-8")]
    [InlineData("sitemap.xml", "application/xml")]
    [InlineData("feed.atom", "application/atom+xml")]
    [InlineData("calendar.ics", "text/calendar; charset=utf-8")]
    [InlineData("objects.inv", "application/octet-stream")]
    [InlineData("page.md", "text/markdown; charset=utf-8")]
    [InlineData("site.webmanifest", "application/manifest+json")]
    [InlineData("theme/mark.svg", "image/svg+xml")]
    [InlineData("cards/site.png", "image/png")]
    [InlineData("data/components.csv", "text/csv; charset=utf-8")]
    [InlineData("robots.txt", "text/plain; charset=utf-8")]
    [InlineData("LICENSE", "application/octet-stream")]
    [InlineData("assets/PLAN.SVG", "image/svg+xml")]
    [InlineData("assets/talk.webm", "video/webm")]
    [InlineData("assets/talk.Mp3", "audio/mpeg")]
    [InlineData("assets/talk.vtt", "text/vtt; charset=utf-8")]
    [InlineData("assets/sold.tsv", "text/tab-separated-values; charset=utf-8")]
    [InlineData("theme/letters.woff", "font/woff")]
    public void The_extension_of_a_file_decides_its_content_type(string name, string type) => Assert.Equal(type, SiteFiles.ContentType(name));

    private static string Describe(Answer answer) => answer switch { Answer.File file => file.Name, Answer.AddSlash => "301", _ => "404" };
}
