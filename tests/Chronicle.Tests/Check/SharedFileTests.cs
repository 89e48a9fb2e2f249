using Chronicle.Testing;

namespace Chronicle.Tests;

/// <summary>
/// If a file on which many records depend is unusable, the build reports only this file, because other errors may result from it.
/// </summary>
public sealed class SharedFileTests
{
    private const string Lamps = """
        -- input/site.yml --
        title: Lamps
        url: https://lamps.example/
        language: en
        component_kinds: { lamp: { label: Lamp } }
        statuses: { sold: { label: Sold } }
        milestone_kinds: { launch: { label: Launch } }
        component_fields: { light: { label: Light, type: number } }
        -- input/sources.yml --
        paper: { title: A paper, url: "https://paper.example/", kind: news }
        -- input/redirects.yml --
        /old/: /components/desk/
        -- input/permalinks.txt --
        /
        /components/desk/
        /old/
        /sources/paper/
        -- input/components/desk.md --
        ---
        name: Desk lamp
        kind: lamp
        status: sold
        summary: S.
        sources: [paper]
        light: 5
        ---
        [@paper]
        -- input/text/wrong.md --
        ---
        titel: Wrong
        ---

        """;

    // The tiny theme has no layout for redirects, so this site has no redirects.
    private static readonly string WithoutRedirects = Lamps.Replace("/old/: /components/desk/", "{}").Replace("/old/\n", "");

    private const string Conflict = "the file contains a merge conflict: two versions of the same lines; "
        + "choose one, and take out the lines of <<<<<<<, |||||||, ======= and >>>>>>>\n";

    [Theory]
    [InlineData("input/site.yml", "title: Lamps", "<<<<<<< HEAD\ntitle: Lamps", "input/site.yml:1:1: error R116: " + Conflict)]
    [InlineData("input/site.yml", "title: Lamps", "title: Lamps: {version}",
        "input/site.yml:1:13: error R110: a colon with a blank after it ends a key; put the text in quotes\n")]
    [InlineData("input/site.yml", "url: https://lamps.example/", "url: lamps",
        "input/site.yml:2:6: error R125: \"url\" is no address of the web: \"lamps\"; write it whole, beginning with https:// or http://\n")]
    [InlineData("input/sources.yml", "paper:", "=======\npaper:", "input/sources.yml:1:1: error R116: " + Conflict)]
    [InlineData("input/sources.yml", "paper:", "paper: it: ",
        "input/sources.yml:1:10: error R110: a colon with a blank after it ends a key; put the text in quotes\n")]
    [InlineData("input/redirects.yml", "/old/:", ">>>>>>> other\n/old/:", "input/redirects.yml:1:1: error R116: " + Conflict)]
    [InlineData("input/permalinks.txt", "/old/", "||||||| base\n/old/", "input/permalinks.txt:3:1: error R116: " + Conflict)]
    public void An_unusable_shared_file_is_the_only_error(string path, string valid, string broken, string message)
    {
        var files = TestSite.Split(Lamps).ToDictionary(file => file.Path, file => file.Text);
        files[path] = files[path].Replace(valid, broken);
        Assert.Equal(message, TinyTheme.Site(string.Concat(files.Select(file => $"-- {file.Key} --\n{file.Value}"))).Messages());
    }

    [Fact]
    public void A_misspelt_key_of_the_settings_hides_only_the_errors_that_result_from_it() =>
        Assert.Equal("""
            input/site.yml:7:1: error R120: unknown key "component_field" in a site; did you mean "component_fields"?
            input/text/wrong.md:2:1: error R120: unknown key "titel" in a chapter; did you mean "title"?
            input/text/wrong.md:2:1: error R121: a chapter needs the key "order"
            input/text/wrong.md:2:1: error R121: a chapter needs the key "summary"
            input/text/wrong.md:2:1: error R121: a chapter needs the key "title"

            """, TinyTheme.Site(WithoutRedirects.Replace("component_fields:", "component_field:")).Messages());

    [Theory]
    [InlineData("component_fields"), InlineData("part_fields"), InlineData("release_fields"), InlineData("milestone_fields")]
    [InlineData("source_fields"), InlineData("figures"), InlineData("component_kinds"), InlineData("statuses"), InlineData("milestone_kinds")]
    [InlineData("source_kinds"), InlineData("status_dimensions"), InlineData("support_phases"), InlineData("charts"), InlineData("evidence")]
    public void A_misspelt_key_of_the_settings_causes_no_error_in_other_files(string key)
    {
        Assert.Empty(TinyTheme.Site(Declared).Messages());
        var messages = TinyTheme.Site(Declared.Replace($"\n{key}:", $"\n{key}x:")).Messages();
        Assert.Contains($"unknown key \"{key}x\" in a site; did you mean \"{key}\"?", messages);
        Assert.All(messages.TrimEnd('\n').Split('\n'), message => Assert.StartsWith("input/site.yml:", message));
    }

    private const string Declared = """
        -- input/site.yml --
        title: Lamps
        url: https://lamps.example/
        language: en
        component_kinds: { lamp: { label: Lamp } }
        statuses: { sold: { label: Sold } }
        milestone_kinds: { launch: { label: Launch } }
        source_kinds: { leaflet: { label: Leaflet } }
        status_dimensions: { shop: { label: Shop } }
        support_phases: { full: { label: Full } }
        component_fields: { light: { label: Light, type: number }, drawings: { label: Drawings, type: code-list } }
        part_fields: { shade: { label: Shade, type: text } }
        release_fields: { pages: { label: Pages, type: number } }
        milestone_fields: { visitors: { label: Visitors, type: number } }
        source_fields: { shelf: { label: Shelf, type: text } }
        figures: { sales: { label: Sales } }
        charts: { sales: { label: Sales, figures: [sales] } }
        evidence: { repository: "https://code.example/lamps", present: [sold], components: { drawings: { ask: path } } }
        as_of: "2001-02-03"
        -- input/evidence/desk.yml --
        findings:
          - { field: "drawings", value: "drawings/desk/", release: "1", found: true, tree: "1", on: "2001-02-03" }
        -- input/sources.yml --
        paper: { title: A paper, url: "https://paper.example/", kind: leaflet, shelf: A }
        -- input/sources/book.yml --
        title: A book
        url: "https://book.example/"
        kind: leaflet
        shelf: B
        -- input/components/desk.md --
        ---
        name: Desk lamp
        kind: lamp
        status: sold
        status_by: { shop: sold }
        summary: S.
        sources: [paper, book]
        light: 5
        drawings: [drawings/desk/]
        since: "1"
        parts: { foot: { summary: S., shade: grey } }
        ---
        [@paper] [@book]
        -- input/releases/1.md --
        ---
        date: 1999
        summary: S.
        sources: [paper]
        pages: 12
        figures: { sales: 3 }
        support: { full: "2001" }
        ---
        -- input/milestones/fair.md --
        ---
        title: A fair
        date: 1999
        kind: launch
        summary: S.
        sources: [paper]
        visitors: 70
        ---
        -- input/text/all.md --
        ---
        title: All
        order: 1
        summary: S.
        ---
        ![[chart:sales]]

        """;

    [Fact]
    public void An_unusable_source_causes_no_error_at_its_citations() =>
        Assert.Equal("""
            input/components/desk.md:9:2: error L207: unknown source "album"; a source is a file sources/ID.yml
            input/sources.yml:1:8: error R122: "paper" must be a source with the keys title, url, kind, publisher, authors, date, archived, commit, message_id, checked

            """, TinyTheme.Site(WithoutRedirects.Replace("{ title: A paper, url: \"https://paper.example/\", kind: news }", "A paper")
                .Replace("[@paper]", "[@album] [@paper]").Split("-- input/text/wrong.md --")[0]).Messages());

    [Theory]
    [InlineData("components")]
    [InlineData("releases")]
    [InlineData("assets")]
    [InlineData("sources")]
    public void An_unreadable_folder_is_reported_alone(string folder)
    {
        var site = TinyTheme.Site(Lamps.Replace("-- input/components/desk.md --", "-- input/elsewhere/desk.md --"));
        var files = site.Files();
        files = files with { Input = files.Input with { Unread = [$"input/{folder}"] } };
        Assert.Empty(Build.Run(files, site.Options).Diagnostics);
    }
}
