using System.Text;
using Chronicle.Authoring;
using Chronicle.Authoring.Moving;
using Chronicle.Input;
using Chronicle.Testing;

namespace Chronicle.Tests.Import;

/// <summary>A repeated import: it applies the changes of the table, and keeps the edits that a person made in the records.</summary>
public sealed class MergingTests
{
    private const string Mapping = """
        -- mapping.yml --
        format: csv
        records:
          - kind: milestone
            id: "{name|id}"
            facts: { title: "{name}", date: "{day|date}", kind: launch, summary: "{name} is lit.", people: "{who}", sources: [] }
            body: "{text}"

        """;

    private const string First = "name,day,who,text\nFirst,2001,A. Maker,It shines.\n";

    private static TestSite Imported()
    {
        var site = Table(TinyTheme.Site(Mapping.Replace("sources: []", "sources: [paper]") + "-- input/sources.yml --\npaper: { title: P, url: \"https://p.example/\", kind: news }\n"), First);
        return site.With(site.Import());
    }

    private static TestSite Table(TestSite site, string csv) => site.With("table.csv", Encoding.UTF8.GetBytes(csv));

    private static TestSite Edit(TestSite site, string from, string to) => site.With("input/milestones/first.md",
        Encoding.UTF8.GetBytes(site.TextOf("input/milestones/first.md").Replace(from, to, StringComparison.Ordinal)));

    [Fact]
    public void A_new_row_adds_a_record_and_changes_no_other_record() =>
        Assert.Equal((1, 0, 1), Counts(Table(Imported(), First + "Second,2002,,\n")));

    [Fact]
    public void A_changed_row_changes_only_its_value_in_the_record()
    {
        var site = Edit(Imported(), "kind: launch", "# why\nkind: launch");
        var plan = Table(site, "name,day,who,text\nFirst,2001-05,A. Maker,It shines.\n").Import();
        Assert.Equal((0, 1, 0), (plan.New, plan.Changed, plan.Same));
        Assert.Equal("""
            ---
            title: First
            date: "2001-05"
            # why
            kind: launch
            summary: First is lit.
            sources:
              - paper
            people:
              - A. Maker
            ---
            It shines.

            """, site.With(plan).TextOf("input/milestones/first.md"));
    }

    [Fact]
    public void A_changed_row_keeps_unusual_line_separators_in_the_prose()
    {
        var site = Table(Edit(Imported(), "It shines.", "It\u2028shines\f at\u0085night."), First.Replace("2001", "2002"));
        Assert.Contains("It\u2028shines\f at\u0085night.", site.With(site.Import()).TextOf("input/milestones/first.md"));
    }

    [Fact]
    public void A_value_changed_by_hand_and_in_the_table_is_kept_and_reported_once()
    {
        var site = Table(Edit(Imported(), "\"2001\"", "\"2000\""), "name,day,who,text\nFirst,2003,A. Maker,It shines.\n");
        var plan = site.Import();
        Assert.Equal("I513", Assert.Single(plan.Diagnostics).Rule.Code);
        Assert.Contains("date: \"2000\"", site.With(plan).TextOf("input/milestones/first.md"));
        // The second import reports no conflict, because the table has not changed since the first import.
        Assert.Equal([], site.Import().Diagnostics);
    }

    [Fact]
    public void A_value_changed_by_hand_is_no_conflict_if_its_row_is_unchanged() =>
        Assert.Equal((0, 0, 1), Counts(Edit(Imported(), "\"2001\"", "\"2000\"")));

    [Fact]
    public void A_value_changed_by_hand_to_the_new_value_of_the_row_is_no_conflict() =>
        Assert.Equal((0, 0, 1),
            Counts(Table(Edit(Imported(), "\"2001\"", "\"2002\""), "name,day,who,text\nFirst,2002,A. Maker,It shines.\n")));

    [Fact]
    public void A_fact_added_or_removed_by_hand_stays_added_or_removed()
    {
        var site = Edit(Edit(Imported(), "people:\n  - A. Maker\n", ""), "kind: launch", "kind: launch\nverified: \"2001-06\"");
        var plan = Table(site, "name,day,who,text\nFirst,2004,A. Maker,It shines.\n").Import();
        var text = site.With(plan).TextOf("input/milestones/first.md");
        Assert.Contains("verified", text);
        Assert.Contains("2004", text);
        Assert.DoesNotContain("people", text);
    }

    [Fact]
    public void A_record_loses_and_gains_facts_with_its_row()
    {
        var site = Table(Imported(), "name,day,who,text\nFirst,2001,,It shines.\n");
        var text = site.With(site.Import()).TextOf("input/milestones/first.md");
        Assert.DoesNotContain("people", text);
        Table(site, First);
        Assert.Contains("people:\n  - A. Maker\n---", site.With(site.Import()).TextOf("input/milestones/first.md"));
    }

    [Fact]
    public void Values_of_a_column_that_no_row_has_stay_and_follow_it_later()
    {
        var site = Table(Imported(), "name,day\nFirst,2002\n");
        var before = site.TextOf("input/milestones/first.md");
        var plan = site.Import();
        Assert.Equal(["I505", "I505"], plan.Diagnostics.Select(found => found.Rule.Code));
        Assert.Equal(before.Replace("2001", "2002", StringComparison.Ordinal), site.With(plan).TextOf("input/milestones/first.md"));
        Table(site, "name,day,who,text\nFirst,2002,B. Maker,\n");
        Assert.Equal((0, 1, 0), Counts(site));
        var after = site.With(site.Import()).TextOf("input/milestones/first.md");
        Assert.Contains("people:\n  - B. Maker\n---\n", after);
        Assert.DoesNotContain("It shines.", after);
    }

    [Fact]
    public void Prose_changed_by_hand_is_kept()
    {
        var site = Table(Edit(Imported(), "It shines.", "It shines at night."), "name,day,who,text\nFirst,2001,A. Maker,It glows.\n");
        Assert.Equal("I513", Assert.Single(site.Import().Diagnostics).Rule.Code);
        Assert.Contains("It shines at night.", site.With(site.Import()).TextOf("input/milestones/first.md"));
    }

    [Theory]
    [InlineData("- A. Maker", "- B. Maker", "First,2001,,It shines.", "\"people\" was changed by hand and stays; the row in table.csv:2:1 has no value")]
    [InlineData("It shines.", "It shines at night.", "First,2001,A. Maker,", "the prose was changed by hand and stays; the row in table.csv:2:1 has no value")]
    [InlineData("It shines.", "It shines at night.", "First,2001,A. Maker,It glows.",
        "the prose was changed by hand and stays; the row in table.csv:2:1 has a different text")]
    public void The_message_about_a_kept_value_says_whether_the_row_has_a_value(string from, string to, string row, string message) =>
        Assert.Equal(message, Assert.Single(Table(Edit(Imported(), from, to), $"name,day,who,text\n{row}\n").Import().Diagnostics).Message);

    [Fact]
    public void Prose_not_changed_by_hand_follows_the_row()
    {
        var site = Table(Imported(), "name,day,who,text\nFirst,2001,A. Maker,It glows.\n");
        Assert.EndsWith("---\nIt glows.\n", site.With(site.Import()).TextOf("input/milestones/first.md"));
    }

    [Fact]
    public void A_record_deleted_by_hand_is_not_created_again()
    {
        var site = Imported().Without("input/milestones/first.md");
        var plan = site.Import();
        Assert.Equal("I512", Assert.Single(plan.Diagnostics).Rule.Code);
        Assert.False(site.With(plan).Has("input/milestones/first.md"));
    }

    [Fact]
    public void A_renamed_record_follows_its_row()
    {
        var site = Imported();
        var text = site.TextOf("input/milestones/first.md").Replace("kind:", "first_id: first\nkind:", StringComparison.Ordinal);
        site.Without("input/milestones/first.md").With("input/milestones/beginning.md", Encoding.UTF8.GetBytes(text));
        var plan = Table(site, "name,day,who,text\nFirst,2005,A. Maker,It shines.\n").Import();
        Assert.Equal((0, 1, 0), (plan.New, plan.Changed, plan.Same));
        Assert.Contains("2005", site.With(plan).TextOf("input/milestones/beginning.md"));
    }

    [Fact]
    public void A_renamed_record_is_not_made_again_without_the_list_of_the_import()
    {
        var site = Imported();
        var files = FilePlan.Apply(site.Files(), Move.Plan(site.Files(), "first", "beginning", out _)!);
        site = With(site.Without("input/milestones/first.md").Without("input/imports/lamps.txt"), files);
        Assert.Equal((0, 0, 1), Counts(site));
        Assert.Empty(site.Import().Diagnostics);
    }

    [Fact]
    public void A_renamed_source_follows_its_row()
    {
        const string Sources = """
            -- mapping.yml --
            format: csv
            records: [{ kind: source, id: "{name|id}", facts: { title: "{name}", url: "https://p.example/", kind: news } }]

            """;
        var site = Table(TinyTheme.Site(Sources), "name\nFirst\n");
        site = site.With(site.Import());
        var files = FilePlan.Apply(site.Files(), Move.Plan(site.Files(), "first", "beginning", out _)!);
        site = With(site.Without("input/sources/first.yml"), files);
        Assert.Equal((0, 0, 1), Counts(site));
        Assert.Empty(site.Import().Diagnostics);
    }

    private static TestSite With(TestSite site, InputFiles files)
    {
        foreach (var file in files.Input.Files)
            site = site.With(file.Path, file.Bytes.ToArray());
        return site;
    }

    [Fact]
    public void A_reference_follows_a_renamed_record()
    {
        const string Release = "---\ndate: 1999\nsummary: S.\nsources: [paper]\n---\n";
        var site = TinyTheme.Site(Mapping.Replace("sources: []", "sources: [paper], release: \"{who}\"").Replace("people: \"{who}\", ", "")
            + "-- input/sources.yml --\npaper: { title: P, url: \"https://p.example/\", kind: news }\n"
            + $"-- input/releases/2-0.md --\n{Release}");
        site = Table(site, "name,day,who,text\nFirst,2001,2-0,It shines.\n");
        site = site.With(site.Import());
        // The files after `move 2-0 2.0`.
        site = Edit(site, "\"2-0\"", "\"2.0\"").Without("input/releases/2-0.md").With("input/releases/2.0.md", Encoding.UTF8.GetBytes(Release))
            .With("input/redirects.yml", "/releases/2-0/: /releases/2.0/\n"u8.ToArray());
        var plan = Table(site, "name,day,who,text\nFirst,2001,2-0,It shines.\nSecond,2002,2-0,\n").Import();
        Assert.Equal((1, 0, 1), (plan.New, plan.Changed, plan.Same));
        Assert.Empty(plan.Diagnostics);
        Assert.Contains("release: \"2.0\"", site.With(plan).TextOf("input/milestones/second.md"));
    }

    [Fact]
    public void An_existing_record_equal_to_its_row_becomes_an_imported_record() =>
        Assert.Equal((0, 0, 1), Counts(Imported().Without("input/imports/lamps.txt")));

    // A second mapping, which has the name of a different import in a real chronicle.
    private const string Adding = """
        -- mapping.yml --
        format: csv
        records:
          - { kind: milestone, adds: true, id: "{name|id}", facts: { people: [ "{who}" ], verified: "{day}", sources: [other] }, body: "{text}" }

        """;

    private static TestSite WithAdding(string record) => TinyTheme.Site(Adding
        + "-- input/sources.yml --\npaper: { title: P, url: \"https://p.example/\", kind: news }\nother: { title: O, url: \"https://o.example/\", kind: news }\n"
        + $"-- input/milestones/first.md --\n---\n{record}---\n");

    private const string Written = "title: First\ndate: \"2001\"\nkind: launch\nsummary: It is lit.\nsources: [paper]\n";

    [Fact]
    public void Keys_without_a_value_are_left_out_together_and_an_empty_list_is_a_value()
    {
        var site = TinyTheme.Site("""
            -- mapping.yml --
            format: csv
            records:
              - kind: release
                id: "{version}"
                facts: { summary: "{title}", links: [{ title: The video, url: "{video}" }, { title: All, url: "https://all.example/" }], sources: [] }

            """);
        var plan = Table(site, "version,title,video\n1,First,\n2,Second,https://video.example/\n").Import();
        Assert.Empty(plan.Diagnostics);
        Assert.DoesNotContain("The video", site.With(plan).TextOf("input/releases/1.md"));
        Assert.Contains("\nsources: []\n", site.TextOf("input/releases/1.md"));
        Assert.Contains("title: All", site.With(plan).TextOf("input/releases/1.md"));
        Assert.Contains("title: The video\n    url: https://video.example/", site.With(plan).TextOf("input/releases/2.md"));
    }

    [Fact]
    public void Two_tables_of_one_run_fill_one_record()
    {
        var site = Table(Imported().Without("input/milestones/first.md").Without("input/imports/lamps.txt"), "name,day\nFirst,2001\n")
            .With("table2.csv", "name,who,text\nFirst,A. Maker,It shines.\n"u8.ToArray());
        var plan = site.Import();
        Assert.Empty(plan.Diagnostics);
        Assert.Equal(Imported().TextOf("input/milestones/first.md"), site.With(plan).TextOf("input/milestones/first.md"));
    }

    [Fact]
    public void A_rule_that_adds_writes_absent_keys_and_keeps_all_others()
    {
        var site = Table(WithAdding(Written), "name,day,who,text\nFirst,2002-01-01,A. Maker,It shines.\n");
        var plan = site.Import();
        Assert.Equal((0, 1, 0), (plan.New, plan.Changed, plan.Same));
        var kept = Assert.Single(plan.Diagnostics);
        Assert.Equal("input/milestones/first.md:6:10: warning I513: \"sources\" was not written by this import and stays; "
            + "the row in table.csv:2:1 says [other]", kept.ToString());
        Assert.Equal($"---\n{Written}people:\n  - A. Maker\nverified: \"2002-01-01\"\n---\nIt shines.\n",
            site.With(plan).TextOf("input/milestones/first.md"));
        // The added values follow their row, like those of a record that the import made.
        Table(site, "name,day,who,text\nFirst,2003-01-01,,It shines.\n");
        Assert.Equal((0, 1, 0), Counts(site));
        Assert.Equal($"---\n{Written}verified: \"2003-01-01\"\n---\nIt shines.\n",
            site.With(site.Import()).TextOf("input/milestones/first.md"));
        Assert.Equal((0, 0, 1), Counts(site));
    }

    [Fact]
    public void A_rule_that_adds_makes_no_record()
    {
        var plan = Table(WithAdding(Written), "name,day,who,text\nSecond,2002-01-01,,\n").Import();
        Assert.Equal("table.csv:2:1: warning I506: the row adds to no milestone: there is no input/milestones/second.md, "
            + "and a rule with \"adds: true\" makes none", Assert.Single(plan.Diagnostics).ToString());
        Assert.Empty(plan.Files);
    }

    [Fact]
    public void A_rule_that_adds_finds_a_renamed_record()
    {
        var site = Table(WithAdding(Written).Without("input/milestones/first.md").With("input/milestones/beginning.md",
            Encoding.UTF8.GetBytes($"---\n{Written.Replace("[paper]", "[other]")}first_id: first\n---\n")), "name,day,who,text\nFirst,2002,,\n");
        Assert.Equal((0, 1, 0), Counts(site));
        Assert.Contains("verified: \"2002\"", site.With(site.Import()).TextOf("input/milestones/beginning.md"));
    }

    [Fact]
    public void A_row_without_a_required_key_of_an_existing_record_is_told_of_the_rule_that_adds()
    {
        var plan = Table(Imported(), "name,day,who,text\nFirst,,A. Maker,It shines.\n").Import();
        Assert.Equal("the row makes no milestone \"first\": it has no \"date\"; milestones/first.md is there: "
            + "a rule with \"adds: true\" adds keys to it", Assert.Single(plan.Diagnostics).Message);
    }

    [Fact]
    public void Windows_line_ends_are_kept()
    {
        var site = Imported();
        site.With("input/milestones/first.md", Encoding.UTF8.GetBytes(site.TextOf("input/milestones/first.md").Replace("\n", "\r\n")));
        Table(site, "name,day,who,text\nFirst,2007,A. Maker,It shines.\n");
        var text = site.With(site.Import()).TextOf("input/milestones/first.md");
        Assert.Contains("date: \"2007\"\r\n", text);
        Assert.DoesNotContain("\n", text.Replace("\r\n", ""));
    }

    [Fact]
    public void A_merge_conflict_in_the_list_of_imported_records_stops_the_import()
    {
        var site = Imported();
        site.With("input/imports/lamps.txt", Encoding.UTF8.GetBytes("<<<<<<< a\nx\n=======\ny\n>>>>>>> b\n"));
        Assert.Empty(site.Import().Files);
    }

    private static (int New, int Changed, int Same) Counts(TestSite site)
    {
        var plan = site.Import();
        Assert.Equal([], plan.Diagnostics);
        return (plan.New, plan.Changed, plan.Same);
    }
}
