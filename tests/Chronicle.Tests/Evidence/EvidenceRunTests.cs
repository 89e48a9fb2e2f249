using System.Text;
using Chronicle.Evidence;
using Chronicle.Primitives;
using Chronicle.Testing;

namespace Chronicle.Tests;

/// <summary>
/// Source trees answer the declared questions, and the files of <c>input/evidence/</c> record the answers. The files are sorted. Their
/// content does not depend on the clock or on the order of the trees.
/// </summary>
public sealed class EvidenceRunTests
{
    /// <summary>A chronicle with every kind of question.</summary>
    public const string Site = """
        -- input/site.yml --
        title: Lamps
        url: https://lamps.example/
        language: en
        component_kinds: { lamp: { label: Lamp } }
        statuses: { sold: { label: On sale } }
        milestone_kinds: { launch: { label: Launch } }
        component_fields:
          drawings: { label: Drawings, type: code-list }
          symbols: { label: Symbols, type: code-list }
        release_fields:
          pages: { label: Pages, type: version }
          colours: { label: Colours, type: list }
          exceptions: { label: Exceptions, type: list }
          counted_in: { label: Counted in, type: text }
        figures:
          drawings: { label: Drawings }
          lines: { label: Lines }
          groups: { label: Groups }
        evidence:
          repository: https://code.example/lamps
          version: { file: CATALOGUE, pattern: '^(?:YEAR|PART) = (?<value>[0-9]+)$' }
          measured_in: { field: counted_in, pattern: '^Catalogue (?<value>[0-9.]+)' }
          present: [sold]
          components:
            drawings: { ask: path }
            symbols: { ask: text, files: ["**/lamps.txt"], pattern: '^lamp {value}$', strip: LAMP_ }
          releases:
            pages: { ask: value, files: [CATALOGUE], within: '^PAGES(?:.|\n)*?^end', pattern: '^ (?<value>[0-9]+)$' }
            colours: { ask: list, files: ["colours/*/shade"], pattern: '^shade', name: '^colours/(?<value>[^/]+)/', words: { rd: red } }
            exceptions: { ask: list, files: [CATALOGUE], pattern: '^for (?<who>[a-z]+): (?<value>[0-9]+)$', form: "{who}: {value}" }
          figures:
            drawings: { ask: files, files: ["drawings/**"], except: ["drawings/old/**"] }
            lines: { ask: lines, files: ["**/*.txt"] }
            groups: { ask: names, files: ["drawings/**"], name: '^drawings/(?<value>[a-z]+)' }
        -- input/components/desk-lamp.md --
        ---
        name: Desk lamp
        summary: A lamp for desks.
        kind: lamp
        status: sold
        since: "2"
        drawings: [drawings/desk/, "drawings/desk/a.txt"]
        symbols: [LAMP_DESK]
        sources: []
        ---
        -- input/releases/1.md --
        ---
        date: 1999
        summary: The first.
        sources: []
        ---
        -- input/releases/2.md --
        ---
        date: 2000
        summary: The second.
        sources: []
        pages: "12"
        colours: [blue, red]
        exceptions: ["shops: 13"]
        counted_in: Catalogue 2.5
        figures: { drawings: 2, lines: 4, groups: 3 }
        ---

        """;

    internal static MemoryTree First(string? tag = null) => new(tag, ("CATALOGUE", "YEAR = 1\nPART = 0\n"), ("lamps.txt", "lamp FLOOR\n"));

    internal static MemoryTree Second(string? tag = null) => new(tag,
        ("CATALOGUE", "YEAR = 2\nPART = 5\nPAGES\n 12\nend\n 99\nfor shops: 13\n"),
        ("colours/blue/shade", "shade\n"), ("colours/green/shade", "none\n"), ("colours/rd/shade", "shade\n"),
        ("drawings/desk/a.txt", "one\r\ntwo\r\n"), ("drawings/floor/b.txt", "three\nand a half"), ("drawings/old/c", "x"),
        ("shops/lamps.txt", "lamp DESK\n"));

    [Fact]
    public void A_wrong_id_gets_the_nearest_source_as_its_suggestion()
    {
        var site = TestSite.From(Site + "-- input/sources/catalogue.yml --\ntitle: A\nurl: https://a.example/\nkind: docs\n");
        EvidenceRun.Create(site.Files(), site.Options, "catalog", out var problem, out _);
        Assert.Equal("there is no record and no source \"catalog\"; did you mean \"catalogue\"?", problem);
    }

    [Fact]
    public void Every_kind_of_question_is_answered()
    {
        var result = Ask(TestSite.From(Site), (First(), "1"), (Second(), "2"));
        Assert.Equal("", Text(result.Mistakes));
        Assert.Equal("""
            # Written by `evidence` from the source trees; review it like every other change.
            findings:
              - { field: "colours", release: "2", found: true, seen: ["blue", "red"], tree: "2.5", on: "2001-02-03" }
              - { field: "drawings", release: "2", found: true, seen: ["2"], tree: "2.5", on: "2001-02-03" }
              - { field: "exceptions", release: "2", found: true, seen: ["shops: 13"], path: "CATALOGUE", tree: "2.5", on: "2001-02-03" }
              - { field: "groups", release: "2", found: true, seen: ["3"], tree: "2.5", on: "2001-02-03" }
              - { field: "lines", release: "2", found: true, seen: ["4"], tree: "2.5", on: "2001-02-03" }
              - { field: "pages", release: "2", found: true, seen: ["12"], path: "CATALOGUE", tree: "2.5", on: "2001-02-03" }

            """, TextOf(result, "input/evidence/2.yml"));
        Assert.Equal("""
            # Written by `evidence` from the source trees; review it like every other change.
            findings:
              - { field: "drawings", value: "drawings/desk/", release: "1", found: false, tree: "1", on: "2001-02-03" }
              - { field: "drawings", value: "drawings/desk/", release: "2", found: true, tree: "2.5", on: "2001-02-03" }
              - { field: "drawings", value: "drawings/desk/a.txt", release: "1", found: false, tree: "1", on: "2001-02-03" }
              - { field: "drawings", value: "drawings/desk/a.txt", release: "2", found: true, tree: "2.5", on: "2001-02-03" }
              - { field: "symbols", value: "LAMP_DESK", release: "1", found: false, tree: "1", on: "2001-02-03" }
              - { field: "symbols", value: "LAMP_DESK", release: "2", found: true, path: "shops/lamps.txt", tree: "2.5", on: "2001-02-03" }

            """, TextOf(result, "input/evidence/desk-lamp.yml"));
    }

    [Fact]
    public void Braces_in_the_text_of_a_tree_are_no_placeholders()
    {
        var site = TestSite.From(Site.Replace("(?<who>[a-z]+)", "(?<who>.+)", StringComparison.Ordinal));
        var result = Ask(site, (new MemoryTree(null, ("CATALOGUE", "YEAR = 2\nPART = 5\nfor {value} {other} {0}: 13\n")), "2"));
        Assert.Contains("seen: [\"{value} {other} {0}: 13\"]", TextOf(result, "input/evidence/2.yml"));
    }

    [Fact]
    public void An_empty_match_is_no_value_of_the_tree()
    {
        var site = TestSite.From(Site.Replace("'^ (?<value>[0-9]+)$'", "'^ (?<value>[0-9]*)$'", StringComparison.Ordinal));
        var result = Ask(site, (new MemoryTree(null, ("CATALOGUE", "YEAR = 2\nPART = 5\nPAGES\n \nend\n")), "2"));
        Assert.Contains("{ field: \"pages\", release: \"2\", found: false", TextOf(result, "input/evidence/2.yml"));
    }

    [Fact]
    public void The_order_of_the_trees_changes_no_byte()
    {
        var one = Ask(TestSite.From(Site), (First(), "1"), (Second(), "2"));
        var other = Ask(TestSite.From(Site), (Second(), "2"), (First(), "1"));
        Assert.Equal(one.Changed.Select(file => file.Path + Encoding.UTF8.GetString(file.Bytes.Span)),
            other.Changed.Select(file => file.Path + Encoding.UTF8.GetString(file.Bytes.Span)));
    }

    [Fact]
    public void A_second_run_changes_nothing_and_a_finding_keeps_its_date()
    {
        var recorded = Recorded(TestSite.From(Site));
        var secondRun = Ask(recorded, new DateOnly(2020, 1, 1), (Second(), "2"));
        Assert.Empty(secondRun.Changed);
        Assert.Empty(secondRun.Differences);
    }

    [Fact]
    public void Findings_of_other_trees_stay_and_findings_of_a_removed_value_are_deleted()
    {
        var recorded = Recorded(TestSite.From(Site)).With("input/components/desk-lamp.md", """
            ---
            name: Desk lamp
            summary: A lamp for desks.
            kind: lamp
            status: sold
            since: "2"
            drawings: [drawings/desk/]
            sources: []
            ---
            """u8.ToArray());
        var text = TextOf(Ask(recorded, (Second(), "2")), "input/evidence/desk-lamp.yml");
        Assert.Contains("\"drawings/desk/\", release: \"1\"", text);
        Assert.DoesNotContain("a.txt", text);
        Assert.DoesNotContain("LAMP_DESK", text);
    }

    [Fact]
    public void A_finding_from_a_tag_is_replaced_by_one_from_a_tag_and_not_by_one_from_a_tree_without_a_tag()
    {
        var tagged = Apply(TestSite.From(Site), Ask(TestSite.From(Site), (Second("v2"), "2")));
        Assert.Empty(OtherFindings(null));
        Assert.Equal(["drawings/desk/", "drawings/desk/a.txt", "LAMP_DESK"], OtherFindings("v2"));

        // The values with another finding in a tree of the same version that has no desk lamp.
        IEnumerable<string> OtherFindings(string? tag)
        {
            var result = Ask(tagged, (new MemoryTree(tag, ("CATALOGUE", "YEAR = 2\nPART = 5\n")), "2"));
            Assert.Equal(tag is not null, result.Changed.Any(file => file.Path == "input/evidence/desk-lamp.yml"));
            return result.Differences.Where(difference => difference.Rule == Rules.OtherFinding && difference.At.Path == "input/evidence/desk-lamp.yml")
                .Select(difference => difference.Message.Split('"')[1]);
        }
    }

    [Fact]
    public void A_figure_is_taken_only_from_the_tree_that_the_release_names()
    {
        var result = Ask(TestSite.From(Site), (new MemoryTree(null, ("CATALOGUE", "YEAR = 2\nPART = 6\n")), "2"));
        Assert.DoesNotContain("\"lines\"", TextOf(result, "input/evidence/2.yml"));
        Assert.Contains("error E610: the record says \"12\", and 2.6 does not state it", Text(result.Mistakes));
    }

    [Fact]
    public void E620_a_finding_that_differs_from_the_evidence_file()
    {
        var changed = new MemoryTree(null, ("CATALOGUE", "YEAR = 1\nPART = 0\n"), ("lamps.txt", "lamp DESK\n"));
        Assert.Equal(OtherFinding, Text(Ask(Recorded(TestSite.From(Site)), (changed, "1")).Differences));
    }

    [Fact]
    public void E621_a_finding_that_the_evidence_file_does_not_contain() =>
        Assert.Equal(NoFinding, Text(Ask(TestSite.From(Site), (First(), "1")).Differences).Split('\n')[0] + "\n");

    [Theory]
    [InlineData("YEAR = 3\nPART = 1\n", "the tree given for 2 is one of 3.1: its CATALOGUE says so")]
    [InlineData("", "the tree of 2 has no CATALOGUE that states a version, so its version is unknown")]
    public void A_tree_of_another_release_is_refused(string catalogue, string message)
    {
        var run = EvidenceRun.Create(TestSite.From(Site).Files(), TestSite.From(Site).Options, null, out _, out _)!;
        run.ReadVersion(new MemoryTree(null, ("CATALOGUE", catalogue)), "2", out var problem);
        Assert.Equal(message, problem);
    }

    /// <summary>The id of a release has only lower-case letters. If the version has capitals, the record states the version too.</summary>
    [Theory]
    [InlineData("0", "3H2")]
    [InlineData("5", "3H2.5")]
    public void A_tree_states_the_version_as_the_record_writes_it(string part, string version)
    {
        var site = TestSite.From(Site.Replace("PART) = (?<value>[0-9]+)", "PART) = (?<value>[0-9A-Z]+)")
            + "-- input/releases/3h2.md --\n---\nversion: 3H2\ndate: 2001\nsummary: The third.\nsources: []\n---\n");
        var run = EvidenceRun.Create(site.Files(), site.Options, null, out _, out _)!;
        Assert.Equal(version, run.ReadVersion(new MemoryTree(null, ("CATALOGUE", $"YEAR = 3H2\nPART = {part}\n")), "3h2", out _));
    }

    [Fact]
    public void A_release_whose_version_has_capitals_has_one_tree()
    {
        var site = TestSite.From(Site.Replace("(?<value>[0-9.]+)' }", "(?<value>[0-9A-Z.]+)' }")
            + "-- input/releases/3h2.md --\n---\nversion: 3H2\ndate: 2001\nsummary: The third.\nsources: []\ncounted_in: Catalogue 3H2\nfigures: { lines: 1 }\n---\n");
        var run = EvidenceRun.Create(site.Files(), site.Options, null, out _, out _)!;
        Assert.Equal([new("3h2", "v3H2", false)], run.TaggedTrees.Where(tree => tree.Release == "3h2"));
        run.AddAnswers(new MemoryTree("v3H2", ("CATALOGUE", ""), ("lamps.txt", "lamp DESK\n")), "3h2", null, false);
        Assert.Contains("\"lines\"", TextOf(run.Finish(), "input/evidence/3h2.yml"));
    }

    [Fact]
    public void File_contents_that_two_trees_share_are_read_once()
    {
        var site = TestSite.From(Site);
        var run = EvidenceRun.Create(site.Files(), site.Options, null, out _, out _)!;
        var (one, two) = (Second("v1"), Second("v2"));
        run.AddAnswers(one, "1", null, false);
        run.AddAnswers(two, "2", null, false);
        Assert.NotEmpty(one.Reads);
        Assert.Empty(two.Reads.Except(["drawings/desk/a.txt", "drawings/floor/b.txt", "shops/lamps.txt"]));
    }

    public const string OtherFinding = "input/evidence/desk-lamp.yml:7:5: error E620: the file says: \"LAMP_DESK\" is not in the tree of 1; "
        + "now \"LAMP_DESK\" is in the tree of 1; run `evidence` without --check and review the changes\n";

    public const string NoFinding = "input/components/desk-lamp.md:7:12: error E621: \"drawings/desk/\" is not in the tree of 1, and "
        + "input/evidence/desk-lamp.yml does not have the answer; run `evidence` without --check, review the file, and commit it\n";

    private static TestSite Recorded(TestSite site) => Apply(site, Ask(site, (First(), "1"), (Second(), "2")));

    private static TestSite Apply(TestSite site, EvidenceResult result)
    {
        foreach (var file in result.Changed)
            site.With(file.Path, file.Bytes.ToArray());
        return site;
    }

    internal static EvidenceResult Ask(TestSite site, params (MemoryTree Tree, string Release)[] trees) =>
        Ask(site, new DateOnly(2001, 2, 3), trees);

    private static EvidenceResult Ask(TestSite site, DateOnly on, params (MemoryTree Tree, string Release)[] trees)
    {
        var run = EvidenceRun.Create(site.Files(), site.Options, null, out var problem, out var errors);
        Assert.True(run is not null, problem + Text(errors));
        run.On = on;
        foreach (var (tree, release) in trees)
            run.AddAnswers(tree, release, tree.Tag is null ? run.ReadVersion(tree, release, out _) : null, onlyFigures: false);
        return run.Finish();
    }

    private static string Text(IEnumerable<Diagnostic> diagnostics) => string.Concat(diagnostics.Select(diagnostic => diagnostic + "\n"));

    private static string TextOf(EvidenceResult result, string path) =>
        Encoding.UTF8.GetString(Assert.Single(result.Changed, file => file.Path == path).Bytes.Span);

    [Fact]
    public void A_value_that_makes_its_pattern_too_large_is_an_error_at_the_value()
    {
        var site = TestSite.From(Site.Replace("^lamp {value}$", "^lamp (?:{value}){1,900}$").Replace("[LAMP_DESK]", "[A, LAMP_BBBBBBBBBBBBBBBBBBBBBBBBBBBBBB]"));
        Assert.Null(EvidenceRun.Create(site.Files(), site.Options, null, out _, out var errors));
        Assert.Equal("input/components/desk-lamp.md:8:14: error E602: \"LAMP_BBBBBBBBBBBBBBBBBBBBBBBBBBBBBB\" is too long for the pattern of \"symbols\", "
            + "which repeats it; shorten the value, or take the repetition out of the pattern\n", Text(errors));
        Assert.NotNull(EvidenceRun.Create(site.Files(), site.Options, "2", out _, out _));
    }

    [Fact]
    public void Errors_that_follow_from_an_unreadable_file_are_not_reported()
    {
        var site = TestSite.From(Site.Replace("sources: []", "sources: [catalogue]") + "-- input/sources.yml --\ncatalogue: {\n");
        Assert.Null(EvidenceRun.Create(site.Files(), site.Options, null, out var problem, out var errors));
        Assert.Null(problem);
        Assert.Equal(["input/sources.yml"], errors.Select(error => error.At.Path));
    }
}
