using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using Chronicle.Primitives;
using Chronicle.Testing;

namespace Chronicle.Tests;

/// <summary>
/// The ids that the program and the layouts make: no name from the input gives the same id, none of them is published as permanent, and the
/// search index uses the anchors of the page.
/// </summary>
public sealed class AnchorsTests
{
    private static readonly int[] Years = [1, 99, 800, 999, 1000, 2022, 9999];

    [Fact]
    public void Every_anchor_of_the_chronology_is_recognized()
    {
        foreach (var year in Years)
        {
            Assert.True(Anchors.IsOfChronology(Anchors.Year(year)));
            foreach (var month in Enumerable.Range(1, 12))
            {
                Assert.True(Anchors.IsOfChronology(Anchors.Month(year, month)));
                Assert.True(Anchors.IsOfChronology(new PartialDate(year, month, null, false).Machine));
                Assert.True(Anchors.IsOfChronology(new PartialDate(year, month, 1, false).Machine));
            }
        }
        Assert.All(Anchors.Reserved, word => Assert.True(Anchors.IsOfChronology(word + "x")));
    }

    [Theory]
    [InlineData("first-light")]
    [InlineData("2022-lamps")]
    [InlineData("12345")]
    [InlineData("2-0")]
    [InlineData("fn-2000")]
    [InlineData("2022-10-03-light")]
    [InlineData("1.2")]
    public void Other_ids_are_allowed(string id) => Assert.False(Anchors.IsOfChronology(id));

    [Theory]
    [InlineData("800")]
    [InlineData("800-12")]
    [InlineData("0800-12")]
    [InlineData("2022-10-03")]
    [InlineData("ref-1")]
    [InlineData("section-list")]
    public void A_milestone_with_an_anchor_of_the_chronology_as_id_is_an_error(string id)
    {
        var messages = TestSite.From($"-- input/milestones/{id}.md --\n---\ntitle: A\ndate: 0800-12\nkind: launch\nsummary: S.\nsources: []\n---\nx\n").Messages();
        Assert.StartsWith($"input/milestones/{id}.md:1:1: error R108: ", messages);
        Assert.Single(messages.TrimEnd().Split('\n'));
    }

    // Kinds, chapters, headings and parts have the names that occur in the ids of the layouts.
    [Fact]
    public void No_name_of_the_input_gives_an_id_of_a_layout()
    {
        var names = RealSite.Files.Theme.Files.Where(file => file.Path.EndsWith(".html", StringComparison.Ordinal))
            .SelectMany(file => Regex.Matches(Encoding.UTF8.GetString(file.Bytes.Span), " id=\"section-([a-z-]+)\"").Select(id => id.Groups[1].Value))
            .Distinct().Order(StringComparer.Ordinal).ToArray();
        Assert.Contains("main", names);
        // The words of a name are chapters and headings too: a chapter "long" with a heading "term", beside a chapter "long-term". A chapter
        // cannot have the address of a list.
        string[] chapters = [.. names.Concat(names.SelectMany(name => name.Split('-'))).Distinct()
            .Except(["components", "corrections", "figures", "releases", "sources", "support"])];
        var kinds = string.Join(", ", names.Select(name => $"{name}: {{ label: {name} }}"));
        var text = new StringBuilder($$"""
            -- input/site.yml --
            title: Lamps
            url: https://lamps.example/
            language: en
            tag_authority: lamps.example,1999
            statuses: { sold: { label: Sold } }
            milestone_kinds: { launch: { label: Launch } }
            component_kinds: { {{kinds}} }
            source_kinds: { {{kinds}} }

            """);
        foreach (var name in names)
            text.Append($"""
                -- input/components/{name}-lamp.md --
                ---
                name: Lamp {name}
                summary: A lamp.
                kind: {name}
                status: sold
                sources: [{name}]
                parts:
                  table:
                    summary: A part.
                  {name}-part:
                    summary: A part.
                ---
                -- input/sources/{name}.yml --
                title: The {name}
                url: https://lamps.example/{name}
                kind: {name}

                """);
        foreach (var name in chapters)
            text.Append($"""
                -- input/text/{name}.md --
                ---
                title: The {name}
                order: 1
                summary: About it.
                ---
                {string.Join("\n\n", names.Where(other => other.StartsWith(name + "-", StringComparison.Ordinal)).Select(other => $"## {other[(name.Length + 1)..]}"))}

                """);
        var messages = TestSite.From(text.ToString()).Messages();
        Assert.True(messages.Length == 0, messages);
    }

    [Fact]
    public void The_id_of_a_proof_is_not_permanent()
    {
        Assert.True(Anchors.IsNumbered(Anchors.Proof(1)));
        Assert.True(Anchors.IsNumbered(Anchors.Proof(137)));
        Assert.False(Anchors.IsNumbered("proof-of-concept"));
        Assert.False(Anchors.IsNumbered("proof-"));
    }

    // The style of a list has one column for the date and one for the rest.
    [Theory]
    [InlineData("/chronology/")]
    [InlineData("/chronology/1999/")]
    [InlineData("/kinds/launch/")]
    public void A_former_id_is_an_anchor_inside_the_date_of_its_entry(string address)
    {
        var page = new HtmlParser().ParseDocument(TestSite.From("""
            -- input/milestones/second-light.md --
            ---
            title: The second light
            date: 1999-03
            kind: launch
            summary: A lamp is lit.
            sources: []
            ---
            -- input/redirects.yml --
            /milestones/first-light/: /milestones/second-light/
            """).Page(address));
        Assert.NotNull(page.QuerySelector("#second-light > .when > #first-light"));
        Assert.Equal(["P", "DIV"], page.QuerySelector("#second-light")!.Children.Select(child => child.TagName));
    }

    [Theory]
    [InlineData("0001-02", "0001/#0001-02")]
    [InlineData("0800-12", "0800/#0800-12")]
    [InlineData("2022-10", "2022/#2022-10")]
    public void The_search_index_links_the_anchor_of_the_month(string date, string address)
    {
        var site = TestSite.From($"-- input/milestones/light.md --\n---\ntitle: A\ndate: {date}\nkind: launch\nsummary: S.\nsources: []\n---\nx\n");
        var parts = address.Split('#');
        Assert.Contains($"id=\"{parts[1]}\"", site.Page("/chronology/" + parts[0]));
        Assert.Contains($"id=\"{parts[1]}\"", site.Page("/chronology/"));
        var index = Encoding.UTF8.GetString(site.Build().Files.Single(file => file.Address.Value == "/search/index.json").Bytes.Span);
        Assert.Contains($"\"path\":\"chronology/{address}\"", index);
    }
}
