using Chronicle.Testing;

namespace Chronicle.Tests;

/// <summary>The tag authority, the beginning of all ids in feeds: the first publication decides it, and later builds keep it.</summary>
public sealed class TagAuthorityTests
{
    private const string Pages = "name.github.io,2027-01-02", Stated = "lamps.example,2026";

    private static string Settings(string? authority) => "-- input/site.yml --\ntitle: Lamps\nurl: https://lamps.test/\nlanguage: en\n"
        + (authority is null ? "" : $"tag_authority: {authority}\n") + "component_kinds: { lamp: { label: Lamp } }\nstatuses: { sold: { label: Sold } }\n"
        + "milestone_kinds: { launch: { label: Launch } }\n";

    [Theory]
    [InlineData(Stated, null, null, Stated, null)]
    [InlineData(Stated, Pages, null, Pages, Pages)]
    // The ledger of permalinks keeps the authority of the first publication, so the authority of a later publication is ignored.
    [InlineData(Stated, "fork.github.io,2028", Pages, Pages, null)]
    [InlineData(Stated, null, Pages, Pages, null)]
    // The authority that the author chose is used. An example that was already published is used too.
    [InlineData("lamps.test,2026", Pages, null, "lamps.test,2026", null)]
    [InlineData(Stated, Pages, Stated, Stated, null)]
    [InlineData(null, Pages, null, Pages, Pages)]
    [InlineData(null, "fork.github.io,2028", Pages, Pages, null)]
    [InlineData(null, null, Pages, Pages, null)]
    public void The_first_publication_decides_the_authority_of_the_ids(string? stated, string? given, string? published, string expected, string? chosen)
    {
        var site = TinyTheme.Site(Settings(stated)
            + (published is null ? "" : $"-- input/permalinks.txt --\ntag:{published}:feed\n"));
        var build = Build.Run(site.Files(), site.Options with { IsPublishing = true, ReportsPlaceholders = true, TagAuthority = given });
        Assert.Contains($"<id>tag:{expected}:feed</id>", FollowedLamps.Text(build, "/feed.atom"));
        Assert.Equal(chosen, build.ChosenAuthority);
        Assert.Equal(stated == Stated && given is null && published is null,
            build.Diagnostics.Any(found => found.Rule.Code == "C415"));
    }

    [Fact]
    public void A_changed_authority_of_published_ids_is_one_error_at_its_key()
    {
        var lamps = string.Concat(Enumerable.Range(1, 3).Select(number =>
            $"-- input/releases/{number}.md --\n---\ndate: \"2000\"\nsummary: Lamps.\nsources: []\n---\n"));
        var ids = string.Concat(Enumerable.Range(1, 3).Select(number => $"tag:{Pages}:release/{number}\n"));
        var site = TinyTheme.Site(Settings("lamps.test,2026") + lamps + "-- input/permalinks.txt --\n" + ids).Build();
        Assert.Equal($"input/site.yml:4:16: error C411: the published ids in feeds begin with tag:{Pages}, and programs of readers store them; "
            + $"write tag_authority: {Pages} again", string.Join("\n", site.Diagnostics));
    }

    [Fact]
    public void A_site_without_a_tag_authority_has_no_feed()
    {
        var site = TinyTheme.Site("");
        Assert.DoesNotContain(Build.Run(site.Files(), site.Options).Files, file => file.Address.Value == "/feed.atom");
    }
}
