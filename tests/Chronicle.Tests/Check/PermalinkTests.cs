using System.Collections.Immutable;
using System.Text;
using Chronicle.Cli.Input;
using Chronicle.Primitives;
using Chronicle.Testing;

namespace Chronicle.Tests;

/// <summary>The ledger of published addresses: a later build must keep every address that an earlier build added.</summary>
public sealed class PermalinkTests
{
    private const string Sources = """
        -- input/sources.yml --
        s: { title: A paper, url: "https://paper.example/", kind: news }

        """;

    private static string Lamp(string id, string more = "", string body = "## Shades\n\nThey hide.\n") =>
        $"-- input/components/{id}.md --\n---\nname: Lamp {id}\nsummary: A lamp.\nkind: lamp\nstatus: sold\nsources: [s]\n{more}---\n{body}";

    private static string Launch(string id, string date = "1999-05-03", string kind = "launch", string more = "") =>
        $"-- input/milestones/{id}.md --\n---\ntitle: Launch {id}\ndate: \"{date}\"\nkind: {kind}\nsummary: It was sold.\nsources: [s]\n{more}---\n";

    private static string Chapter(string link) =>
        $"-- input/text/lamps.md --\n---\ntitle: Lamps\norder: 1\nsummary: All.\n---\nSee [[{link}]].\n";

    [Fact]
    public void A_first_ledger_contains_the_addresses_of_pages_anchors_and_data()
    {
        var ledger = Ledger(Sources + Lamp("desk") + Launch("first"));
        foreach (var line in (string[])["/", "/components/desk/", "/components/desk/#shades", "/milestones/first/", "/chronology/#first",
            "/chronology/1999/#first", "/kinds/launch/#first", "/chronology/#1999-05", "/api/v1/components/desk.json",
            "/data/components.csv", "/sitemap.xml", "/sources/s/"])
            Assert.Contains(line, ledger);
        Assert.DoesNotContain(ledger, line => line.StartsWith("/theme/", StringComparison.Ordinal)
            || line.StartsWith("/cards/", StringComparison.Ordinal) || line.Contains("#section-") || line.Contains("#ref-")
            || line is "/404.html");
        Assert.Equal(ledger.Order(StringComparer.Ordinal), ledger);
    }

    [Fact]
    public void Published_addresses_stay_in_the_ledger_and_a_second_build_adds_none()
    {
        var ledger = Ledger(Sources + Lamp("desk"));
        Assert.Equal(ledger, Ledger(Sources + Lamp("desk") + Text(ledger)));
        Assert.Equal(ledger, Ledger(Sources + Lamp("desk") + Text([.. Enumerable.Reverse(ledger), .. ledger])));
        var withRedirect = Ledger(Sources + Lamp("table") + "-- input/redirects.yml --\n/components/desk/: /components/table/\n"
            + Text(ledger));
        Assert.Empty(ledger.Except(withRedirect));
        Assert.Contains("/components/table/#shades", withRedirect);
    }

    [Theory]
    [InlineData("a record deleted", "/components/desk/ ")]
    [InlineData("a heading renamed", "#shades on /components/desk/")]
    public void A_lost_address_is_an_error_until_a_redirect_replaces_it(string change, string expected)
    {
        var published = Text(Ledger(Sources + Lamp("desk") + Lamp("wall")));
        var (site, corrected) = change == "a record deleted"
            ? (Sources + Lamp("wall") + published, Sources + Lamp("wall")
                + "-- input/redirects.yml --\n/components/desk/: { gone: Nobody bought it. }\n" + published)
            : (Sources + Lamp("desk", body: "## Covers\n") + Lamp("wall") + published,
                Sources + Lamp("desk", body: "## Covers\n") + Lamp("wall")
                + "-- input/redirects.yml --\n/components/desk/#shades: /components/desk/#covers\n" + published);
        var message = Assert.Single(TestSite.From(site).Build().Diagnostics, diagnostic => diagnostic.IsError);
        Assert.Equal("C411", message.Rule.Code);
        Assert.Contains(expected, message.Message);
        Assert.Contains("input/components/desk.md", message.Message);
        Assert.Empty(TestSite.From(corrected).Build().Diagnostics.Where(diagnostic => diagnostic.IsError));
    }

    [Fact]
    public void A_moved_page_needs_redirects_for_its_missing_anchors()
    {
        var published = Text(Ledger(Sources + Lamp("desk")));
        var withoutRedirect = TestSite.From(Sources + Lamp("table", body: "## Covers\n")
            + "-- input/redirects.yml --\n/components/desk/: /components/table/\n" + published).Build();
        Assert.Contains("#shades on /components/desk/",
            Assert.Single(withoutRedirect.Diagnostics, diagnostic => diagnostic.IsError).Message);
        var withRedirectOfAnchor = TestSite.From(Sources + Lamp("table", body: "## Covers\n")
            + "-- input/redirects.yml --\n/components/desk/: /components/table/\n/components/desk/#shades: /components/table/#covers\n"
            + published).Build();
        Assert.Empty(withRedirectOfAnchor.Diagnostics.Where(diagnostic => diagnostic.IsError));
    }

    [Fact]
    public void The_target_of_a_redirect_needs_no_trailing_slash()
    {
        var site = TestSite.From(Sources + Lamp("table") + "-- input/redirects.yml --\n/components/desk/: /components/table\n"
            + Text(Ledger(Sources + Lamp("desk"))));
        Assert.Empty(site.Build().Diagnostics.Where(diagnostic => diagnostic.IsError));
    }

    [Theory]
    [InlineData("2001-05-03", "launch", "/chronology/1999/", false)]
    [InlineData("1999-05-04", "end", "/kinds/launch/", true)]
    public void A_list_links_to_a_milestone_that_left_the_list(string date, string kind, string list, bool isInYear1999)
    {
        var before = Sources + Launch("first") + Launch("other", "1999-05-02");
        var published = Text(Ledger(before));
        var after = TestSite.From(Sources + Launch("first", date, kind) + Launch("other", "1999-05-02") + Kinds + published);
        Assert.Empty(after.Build().Diagnostics.Where(diagnostic => diagnostic.IsError));
        Assert.Contains("id=\"first\"><a href=\"/milestones/first/\"", after.Page(list));
        Assert.Equal(isInYear1999, after.Page("/chronology/1999/").Contains("<li id=\"first\">"));
    }

    [Fact]
    public void A_merged_or_withdrawn_record_keeps_its_addresses_and_is_on_no_list()
    {
        var before = Sources + Lamp("desk") + Lamp("wall") + Launch("first") + Launch("other", "1999-05-02");
        var published = Text(Ledger(before));
        var site = TestSite.From(Sources + Lamp("desk", "superseded_by: wall\n") + Lamp("wall")
            + Launch("first", more: "withdrawn: It never was.\n") + Launch("other", "1999-05-02") + Chapter("desk") + published);
        Assert.Empty(site.Build().Diagnostics.Where(diagnostic => diagnostic.IsError));
        Assert.Contains("href=\"/components/wall/\"", site.Page("/components/desk/"));
        Assert.Contains("It never was.", site.Page("/milestones/first/"));
        Assert.DoesNotContain("/components/desk/", site.Page("/components/"));
        Assert.Contains("id=\"first\"><a href=\"/milestones/first/\"", site.Page("/chronology/"));
        Assert.Contains("\"fate\": \"merged\"", site.Page("/api/v1/components/desk.json"));
        Assert.Contains("\"reason\": \"It never was.\"", site.Page("/api/v1/milestones/first.json"));
        Assert.DoesNotContain("\"desk\"", site.Page("/api/v1/components.json"));
    }

    [Fact]
    public void A_lost_page_of_the_generator_names_no_file()
    {
        var messages = TestSite.From(Sources + Lamp("wall") + Kinds + "-- input/permalinks.txt --\n/book/\n/light/\n").Messages();
        Assert.Contains("the address /book/ was published and the site has no page", messages);
        Assert.Contains("the address /light/ was published (from input/text/light.md) and the site has no page", messages);
    }

    [Theory]
    [InlineData("withdrawn: It was no lamp.", "It was no lamp.", "Withdrawn")]
    [InlineData("superseded_by: wall", "Replaced", "Replaced")]
    [InlineData("split_into: [wall, floor]", "Divided", "Divided")]
    public void The_feed_the_calendar_and_the_badge_of_a_retired_record_stay(string key, string reason, string kind)
    {
        var kinds = Kinds.Replace("language:", "tag_authority: lamps.example,1999\nlanguage:", StringComparison.Ordinal);
        var rest = Sources + Lamp("wall") + Lamp("floor") + kinds;
        var before = TestSite.From(rest + Lamp("desk") + Launch("first", more: "components: [desk]\n")).Build();
        var after = TestSite.From(rest + Lamp("desk", key + "\n") + Launch("first")
            + "-- input/permalinks.txt --\n" + string.Concat(before.Permalinks.Select(line => line + "\n")));
        Assert.Equal("", after.Messages());
        Assert.Contains($"<subtitle type=\"text\">{reason}</subtitle>", after.Page("/components/desk/feed.atom"));
        Assert.DoesNotContain("<entry>", after.Page("/components/desk/feed.atom"));
        Assert.DoesNotContain("VEVENT", after.Page("/components/desk/calendar.ics"));
        Assert.Contains($"aria-label=\"Lamp desk: {kind}\"", after.Page("/components/desk/badge.svg"));
        // A record that was never published with these files does not get them.
        Assert.DoesNotContain(TestSite.From(rest + Lamp("desk", key + "\n")).Build().Files,
            file => file.Address.Value.StartsWith("/components/desk/", StringComparison.Ordinal) && file.Address.Value is not ("/components/desk/" or "/components/desk/index.md"));
    }

    [Fact]
    public void A_moved_record_keeps_its_old_data_path()
    {
        var published = Text(Ledger(Sources + Lamp("desk")));
        var site = TestSite.From(Sources + Lamp("table", "first_id: desk\n")
            + "-- input/redirects.yml --\n/components/desk/: /components/table/\n" + published);
        Assert.Empty(site.Build().Diagnostics.Where(diagnostic => diagnostic.IsError));
        Assert.Contains("/api/v1/components/table.json", site.Page("/api/v1/components/desk.json"));
    }

    [Fact]
    public void A_build_of_an_earlier_day_is_not_checked_against_the_ledger()
    {
        var text = Sources + Launch("first") + Launch("later", "2020");
        var early = TestSite.From(text + Text(Ledger(text)), asOf: new(2000, 1, 1)).Build();
        Assert.Empty(early.Diagnostics.Where(diagnostic => diagnostic.IsError));
        Assert.Empty(early.Permalinks);
    }

    // Anyone can edit the ledger, so it may contain an address that was never published.
    [Theory]
    [InlineData("/api/v1/x/a")]
    [InlineData("/api/v1/x/.json")]
    [InlineData("/api/v1//")]
    [InlineData("//#")]
    [InlineData("/#")]
    [InlineData("/kinds/#")]
    public void A_listed_address_that_never_existed_is_reported(string line) =>
        Assert.Equal("C411", Assert.Single(TestSite.From(Sources + Lamp("desk") + Text([line])).Build().Diagnostics, diagnostic =>
            diagnostic.IsError).Rule.Code);

    [Fact]
    public void The_file_is_written_only_if_its_addresses_change()
    {
        var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.PathOf("input"));
        Assert.True(Write("/", "/a/"));
        Assert.False(Write("/", "/a/"));
        Assert.EndsWith("\n/\n/a/\n", folder.Read("input/permalinks.txt"));
        // A checkout or an editor may add a byte order mark and change the line ends.
        folder.Write("input/permalinks.txt", "\uFEFF" + folder.Read("input/permalinks.txt").Replace("\n", "\r\n"));
        Assert.False(Write("/", "/a/"));
        Assert.True(Write("/", "/a/", "/b/"));

        bool Write(params ImmutableArray<string> addresses)
        {
            var path = folder.PathOf("input/permalinks.txt");
            var before = File.Exists(path) ? File.ReadAllBytes(path) : [];
            PermalinksFile.Write(addresses, folder.PathOf("input"), before);
            return !before.AsSpan().SequenceEqual(File.ReadAllBytes(path));
        }
    }

    private const string Kinds = """
        -- input/site.yml --
        title: Lamps
        url: https://lamps.example/
        language: en
        component_kinds: { lamp: { label: Lamp } }
        statuses: { sold: { label: Sold } }
        milestone_kinds: { launch: { label: Launch }, end: { label: End } }

        """;

    private static string[] Ledger(string site)
    {
        var build = TestSite.From(site + Kinds).Build();
        Assert.True(!build.HasErrors, string.Join("\n", build.Diagnostics));
        return [.. build.Permalinks];
    }

    private static string Text(string[] ledger) => "-- input/permalinks.txt --\n" + string.Concat(ledger.Select(line => line + "\n"))
        + Kinds;

    [Theory]
    [InlineData("<<<<<<< a\n/components/wall/\n", "base.txt:1:1: error R116")]
    [InlineData("\uFEFF/\n", "base.txt:1:1: error R101")]
    public void An_unreadable_list_of_the_target_branch_is_an_error(string text, string message)
    {
        var bytes = text[0] == '\uFEFF' ? Encoding.Unicode.GetBytes(text) : Encoding.UTF8.GetBytes(text);
        Assert.StartsWith(message, Assert.Single(Compare(Sources + Lamp("desk") + Kinds, bytes).Diagnostics).ToString());
    }

    [Fact]
    public void A_lost_address_of_the_target_branch_is_reported_at_its_line_in_the_input_or_at_the_start_of_the_file()
    {
        var text = Sources + Lamp("desk") + Kinds + "-- input/permalinks.txt --\n/\n/components/wall/\n";
        var diagnostics = Compare(text, "/\n/chronology/\n/components/floor/\n/components/wall/\n"u8.ToArray()).Diagnostics
            .Where(diagnostic => diagnostic.Rule == Rules.PermalinkLost).Select(diagnostic => diagnostic.ToString()).ToArray();
        Assert.Equal(2, diagnostics.Length);
        Assert.StartsWith("input/permalinks.txt:1:1: error C411: the address /components/floor/", diagnostics[0]);
        Assert.StartsWith("input/permalinks.txt:2:1: error C411: the address /components/wall/", diagnostics[1]);
    }

    // Wrong lines of the target branch are not reported, because no author can correct them in this change.
    [Fact]
    public void Wrong_lines_of_the_target_branch_are_ignored() =>
        Assert.Empty(Compare(Sources + Lamp("desk") + Kinds + "-- input/permalinks.txt --\n/\n", "/\nno address\n/\n"u8.ToArray()).Diagnostics
            .Where(diagnostic => diagnostic.IsError));

    private static BuildResult Compare(string text, byte[] published)
    {
        var site = TestSite.From(text);
        return Build.Run(site.Files() with { Ledger = new("base.txt", published) }, site.Options);
    }
}
