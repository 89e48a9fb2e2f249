using System.Text.RegularExpressions;
using Chronicle.Testing;

namespace Chronicle.Tests;

/// <summary>The tree of components: its depth has a limit, and each list has its entries in the order of the tree.</summary>
public sealed partial class ComponentRulesTests
{
    private static string Lamp(string id, string? parent) => $"""
        -- input/components/{id}.md --
        ---
        name: Lamp {id}
        kind: lamp
        status: sold
        summary: S.
        sources: []
        {(parent is null ? "" : $"parent: {parent}")}
        ---

        """;

    private static string Chain(int length) =>
        string.Concat(Enumerable.Range(0, length).Select(i => Lamp($"c{i:00}", i == 0 ? null : $"c{i - 1:00}")));

    [Fact]
    public void Parts_have_at_most_32_levels()
    {
        Assert.Equal("", TinyTheme.Site(Chain(33)).Messages());
        Assert.Equal("input/components/c33.md:7:9: error L218: \"c33\" is a part on the level 33; at most 32 can be shown, "
            + "so name a component that is less deep\n", TinyTheme.Site(Chain(60)).Messages());
    }

    [Fact]
    public void Each_part_is_followed_by_its_own_parts()
    {
        var site = TestSite.From(Lamp("a", null) + Lamp("b", "a") + Lamp("c", "b") + Lamp("d", "a") + Lamp("e", "c") + Lamp("f", null));
        Assert.Equal("a b c e d f", Names(site.Page("/components/")));
        var page = site.Page("/components/a/");
        Assert.Equal("b c e d", Names(page[page.IndexOf("section-parts", StringComparison.Ordinal)..]));
    }

    private static string Names(string page) => string.Join(' ', Link().Matches(page).Select(match => match.Groups[1].Value).Distinct());

    [GeneratedRegex("href=\"/components/([a-f])/\"")]
    private static partial Regex Link();
}
