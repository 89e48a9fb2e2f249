using System.Text.Json;
using Chronicle.Testing;

namespace Chronicle.Tests;

/// <summary>Releases after the day of the state, whose changes are planned, and values that a release does not state.</summary>
public sealed class PlannedReleaseTests
{
    private const string Text = """
        -- input/site.yml --
        title: Lamps
        url: https://lamps.example/
        language: en
        as_of: "2003-01-01"
        cards: false
        component_kinds: { lamp: { label: Lamp } }
        statuses: { drawn: { label: Drawn }, sold: { label: On sale }, gone: { label: Gone } }
        milestone_kinds: { launch: { label: Launch } }
        release_fields:
          plug: { label: Plug, type: version }
          colours: { label: Colours, type: list }
        figures: { parts: { label: Parts } }
        home: { facts: [{ date_of: third, text: the third catalogue }, { figure: parts, text: "parts in {release}" }] }
        -- input/components/desk-lamp.md --
        ---
        name: Desk lamp
        kind: lamp
        status: gone
        summary: A lamp.
        sources: [a]
        ---
        -- input/components/wall-lamp.md --
        ---
        name: Wall lamp
        kind: lamp
        status: drawn
        summary: A lamp.
        sources: [a]
        ---
        -- input/milestones/first.md --
        ---
        title: First light
        date: 1999-03-01
        kind: launch
        release: "1"
        changes: { desk-lamp: sold, wall-lamp: drawn }
        summary: It shines.
        sources: [a]
        ---
        -- input/milestones/second.md --
        ---
        title: No more desks
        date: 2001-03-01
        kind: launch
        release: "2"
        changes: { desk-lamp: gone }
        summary: It ends.
        sources: [a]
        ---
        -- input/milestones/third.md --
        ---
        title: Lamps for walls
        date: 2004-03
        kind: launch
        release: "3"
        changes: { wall-lamp: sold }
        summary: It is planned.
        sources: [a]
        ---
        -- input/releases/1.md --
        ---
        date: 1999-03-01
        summary: The first.
        colours: [Black, White]
        sources: [a]
        ---
        -- input/releases/2.md --
        ---
        date: 2001-03-01
        summary: The second.
        plug: "1.0"
        colours: [Black, Red]
        figures: { parts: 12 }
        figures_source: a
        sources: [a]
        ---
        -- input/releases/3.md --
        ---
        date: 2004-03
        summary: The third.
        colours: [Black, Green]
        figures: { parts: 20 }
        figures_source: a
        sources: [a]
        ---
        -- input/sources/a.yml --
        title: Catalogue
        url: https://a.example/
        kind: news
        """;

    private static readonly TestSite English = TestSite.From(Text);

    private static readonly TestSite German = TestSite.From(Text.Replace("language: en", "language: de", StringComparison.Ordinal));

    [Theory]
    [InlineData("/chronology/")]
    [InlineData("/chronology/2004/")]
    public void A_list_of_milestones_marks_the_planned_ones(string address)
    {
        var site = TestSite.From(Text.Replace("date: 2004-03\nkind", "date: 2004-03-09\nkind", StringComparison.Ordinal));
        foreach (var (page, word) in new[] { (English.Page(address), "planned"), (site.Page(address), "planned"), (German.Page(address), "geplant") })
            Assert.Contains($"<span class=\"label tone-open\">{word}</span>", page.Split("id=\"third\"")[1]);
        Assert.DoesNotContain("planned</span>", English.Page("/chronology/1999/"));
    }

    [Theory]
    [InlineData("\"[..2001-03-01]\"", "<span>1 March 2001 or before</span>")]
    [InlineData("2001-03-01/2001-03-05", "<span>1 March 2001 to 5 March 2001</span>")]
    [InlineData("2001-03-01", "<time datetime=\"2001-03-01\">1</time>")]
    public void Only_a_single_date_is_a_time_for_programs(string date, string html)
    {
        var page = TestSite.From(Text.Replace("date: 2001-03-01\nkind", $"date: {date}\nkind", StringComparison.Ordinal)).Page("/chronology/");
        Assert.Contains(html, page);
        Assert.DoesNotContain("datetime=\"\"", page);
    }

    [Fact]
    public void A_comparison_has_the_descriptions_of_fields_and_figures()
    {
        var page = TestSite.From(Text.Replace("parts: { label: Parts }", "parts: { label: Parts, description: Screws too. }", StringComparison.Ordinal)
            .Replace("type: version }", "type: version, description: Its shape. }", StringComparison.Ordinal)).Page("/compare/1..2/");
        Assert.Contains("<th scope=\"row\" title=\"Screws too.\">Parts</th>", page);
        Assert.Contains("<th scope=\"row\" title=\"Its shape.\">Plug</th>", page);
    }

    [Fact]
    public void A_value_that_one_release_does_not_state_is_no_change()
    {
        var page = English.Page("/compare/1..2/");
        Assert.Contains("<tr><th scope=\"row\">Plug</th><td>not stated</td><td>1.0</td></tr>", Flat(page));
        Assert.Contains("<tr><th scope=\"row\">Parts</th><td>not stated</td><td>12</td><td></td></tr>", Flat(page));
        Assert.Contains("added: Red", page);
        Assert.Contains("<td>1.0</td><td>not stated</td>", Flat(English.Page("/compare/2..3/")));
        Assert.Contains("<td>1.0</td><td>nicht angegeben</td>", Flat(German.Page("/compare/2..3/")));
    }

    [Fact]
    public void A_comparison_with_a_planned_release_shows_no_change()
    {
        var page = English.Page("/compare/2..3/");
        Assert.Contains("Black, Green", page);
        Assert.DoesNotContain("class=\"changed\"", page);
        Assert.DoesNotContain("class=\"kind\">changed", page);
        Assert.DoesNotContain("added:", page);
        Assert.DoesNotContain("removed:", page);
        Assert.DoesNotContain("+8", page);
        Assert.Contains("Planned changes for Lamps in 3, compared with 2", page);
        Assert.Contains("On sale</span> <span class=\"label tone-open\">planned</span>", page);
        Assert.Contains("planned: March 2004", page);
        Assert.Contains("Lamps for walls", page);
        Assert.Contains("On sale</span> <span class=\"label tone-open\">geplant</span>", German.Page("/compare/2..3/"));
        Assert.DoesNotContain("planned</span>", English.Page("/compare/1..2/"));
    }

    [Fact]
    public void The_data_of_the_comparison_script_marks_planned_releases()
    {
        using var data = JsonDocument.Parse(English.Page("/compare/data.json"));
        var (releases, components, milestones) = (data.RootElement.GetProperty("releases"), data.RootElement.GetProperty("components"),
            data.RootElement.GetProperty("milestones"));
        Assert.Equal(["[-1,false]", "[0,false]", "[1,true]"], releases.EnumerateArray().Select(release => $"[{release[6]},{Raw(release[7])}]"));
        Assert.Equal("planned: March 2004", releases[2][3].GetString());
        Assert.Equal("[[0,\"drawn\",0],[2,\"sold\",2,true]]", components[1][2].GetRawText());
        Assert.Equal("planned: March 2004", milestones[2][2].GetString());
        Assert.Equal("[false,true]", data.RootElement.GetProperty("lists").GetRawText());
    }

    [Fact]
    public void The_api_lists_the_planned_releases()
    {
        using var file = JsonDocument.Parse(English.Page("/api/v1/support.json"));
        var support = file.RootElement.GetProperty("data");
        var states = support.GetProperty("components")[1].GetProperty("states").EnumerateArray()
            .Select(state => $"{state.GetProperty("release")} {state.GetProperty("status")} {state.GetProperty("milestone").ValueKind}");
        Assert.Equal("[\"3\"]", Raw(support.GetProperty("planned")).ReplaceLineEndings("").Replace(" ", ""));
        Assert.Equal(["1 drawn Object", "2 drawn Null", "3 sold Object"], states);
    }

    [Fact]
    public void The_page_of_a_planned_release_shows_its_planned_changes()
    {
        var page = English.Page("/releases/3/");
        Assert.Contains("Release <span class=\"label tone-open\">planned</span>", page);
        Assert.Contains("Planned changes", page);
        Assert.Contains("Wall lamp</a> <span class=\"label tone-neutral\">On sale</span>", page);
        Assert.DoesNotContain("class=\"changed\"", page);
        Assert.DoesNotContain(">Changes</h2>", page);
        Assert.Contains("Geplante Änderungen", German.Page("/releases/3/"));
        Assert.Contains("planned: March 2004", English.Page("/releases/2/"));
    }

    [Fact]
    public void Releases_show_each_changed_component_with_its_status()
    {
        Assert.Contains(">Changes</h2>", English.Page("/releases/2/"));
        Assert.Contains("<li><span class=\"label tone-neutral\">Gone</span></li><li><a href=\"/components/desk-lamp/\">Desk lamp</a></li>",
            Flat(English.Page("/releases/")));
        Assert.Contains("<th scope=\"col\">Änderungen</th>", German.Page("/releases/"));
        Assert.DoesNotContain("+ Green", English.Page("/releases/"));
        Assert.Contains("+ Red", English.Page("/releases/"));
        Assert.Contains("<li><span class=\"small\">planned</span> <span", English.Page("/releases/"));
    }

    [Fact]
    public void The_bars_of_statuses_end_at_the_newest_release_that_is_not_planned()
    {
        var page = Flat(English.Page("/support/"));
        Assert.Contains("<th scope=\"col\" class=\"planned\"><a href=\"/releases/3/\" aria-label=\"3\">3</a> <span class=\"small\">planned</span></th>",
            page);
        Assert.Contains("<td colspan=\"1\" class=\"planned\"></td><td colspan=\"1\" class=\"run tone-neutral now\"><a href=\"/milestones/second/\"", page);
        Assert.Contains("<td colspan=\"1\" class=\"run tone-neutral planned\"><a href=\"/milestones/third/\" title=\"planned: On sale: Lamps for walls\">",
            page);
        Assert.Contains("<td colspan=\"2\" class=\"run tone-neutral now\"><a href=\"/milestones/first/\"", page);
        Assert.Contains("geplant", German.Page("/support/"));
    }

    [Fact]
    public void A_planned_date_is_marked_on_the_home_page_and_in_the_list_of_comparisons()
    {
        Assert.Contains("planned: March 2004", English.Page("/"));
        Assert.Contains("parts in 2", English.Page("/"));
        Assert.Contains("2 to 3</a> <span class=\"small\">planned: March 2004</span>", English.Page("/compare/"));
        Assert.Contains("geplant: März 2004", German.Page("/compare/"));
    }

    private static string Raw(JsonElement element) => element.GetRawText();

    private static string Flat(string page) => page.ReplaceLineEndings("").Replace("> <t", "><t", StringComparison.Ordinal);
}
