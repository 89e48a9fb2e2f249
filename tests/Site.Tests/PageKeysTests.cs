using System.Text;
using Site.Render;
using Site.Text;

namespace Site.Tests;

/// <summary>Which pages a change concerns.</summary>
public sealed class PageKeysTests
{
    private const string Archive = """
        -- input/milestones/lamp.md --
        ---
        title: The lamp
        date: 1999-03
        kind: launch
        summary: It is lit.
        sources: []
        ---

        It is lit, see [[shade]]. It burns.

        -- input/milestones/shade.md --
        ---
        title: The shade
        date: 1999-04
        kind: launch
        summary: It is put on.
        sources: []
        ---

        It is put on.

        -- input/redirects.yml --
        /lamps/: /milestones/lamp/

        """;

    [Fact]
    public void A_text_concerns_its_own_page() => Assert.Equal(["/milestones/lamp/"], Changed("It burns.", "It burns on."));

    [Fact]
    public void A_sentence_that_mentions_another_record_concerns_that_ones_page_too() =>
        Assert.Equal(["/milestones/lamp/", "/milestones/shade/"], Changed("It is lit, see", "It is lit again, see"));

    [Theory]
    [InlineData("title: The lamp", "title: A lamp")]
    [InlineData("summary: It is lit.", "summary: It was lit.")]
    [InlineData("It burns.", "\n\n## It burns\n")]
    [InlineData("It burns.", "It shines upon the [[lamp]].\n\n## A heading\n")]
    [InlineData("see [[shade]]", "see nothing")]
    [InlineData("/lamps/:", "/bulbs/:")]
    public void Facts_concern_all_pages(string from, string to) => Assert.Equal(Keys(Archive).Count, Changed(from, to).Length);

    [Fact]
    public void Nothing_is_known_of_the_pages_of_an_earlier_day() =>
        Assert.Empty(PageKeys.Of(Plan(TestSite.From(Archive, asOf: new(2000, 1, 1))), "rest"));

    [Fact]
    public void What_an_earlier_build_left_is_taken_as_it_is()
    {
        var site = TestSite.From(Archive);
        var plan = Build.Plan(site.Files(), site.Options);
        var left = new EarlierPage("left"u8.ToArray(), ["here"]);
        var build = Build.Finish(plan, site.Options, earlier: new(page => page.Address.Value == "/milestones/shade/" ? left : null, _ => []));
        Assert.Equal("left", Encoding.UTF8.GetString(build.Files.Single(file => file.Address.Value == "/milestones/shade/").Bytes.Span));
        Assert.Contains("The lamp", Encoding.UTF8.GetString(build.Files.Single(file => file.Address.Value == "/milestones/lamp/").Bytes.Span));
        Assert.Contains("/milestones/shade/#here", build.Permalinks);
    }

    [Fact]
    public void All_pages_are_made_when_a_place_is_gone_that_one_of_them_may_lead_to()
    {
        var site = TestSite.From(Archive);
        var plan = Build.Plan(site.Files(), site.Options);
        var build = Build.Finish(plan, site.Options, earlier: new(page => page.Address.Value == "/milestones/shade/" ? new("left"u8.ToArray(), []) : null, address => address.Value == "/milestones/lamp/" ? ["gone"] : []));
        Assert.Contains("The shade", Encoding.UTF8.GetString(build.Files.Single(file => file.Address.Value == "/milestones/shade/").Bytes.Span));
    }

    private static string[] Changed(string from, string to)
    {
        Assert.Contains(from, Archive);
        var (before, after) = (Keys(Archive), Keys(Archive.Replace(from, to)));
        Assert.Equal(before.Keys.Order(StringComparer.Ordinal), after.Keys.Order(StringComparer.Ordinal));
        return [.. before.Where(key => after[key.Key] != key.Value).Select(key => key.Key).Order(StringComparer.Ordinal)];
    }

    private static IReadOnlyDictionary<string, string> Keys(string archive) => PageKeys.Of(Plan(TestSite.From(archive)), "rest");

    private static RenderPlan Plan(TestSite site) => Build.Plan(site.Files(), site.Options).Pages!;
}
