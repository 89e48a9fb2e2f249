using System.Text;
using Chronicle.Authoring;
using Chronicle.Authoring.Moving;
using Chronicle.Input;
using Chronicle.Testing;

namespace Chronicle.Tests;

/// <summary>A move gives a record or a source a new id: it changes every reference and no other byte.</summary>
public sealed class MoveTests
{
    private const string Archive = """
        -- input/site.yml --
        title: Lamps
        url: https://lamps.example/
        language: en
        component_kinds: { lamp: { label: Lamp } }
        statuses: { sold: { label: Sold }, planned: { label: Planned } }
        milestone_kinds: { launch: { label: Launch } }
        navigation: [{ title: The desk lamp, to: desk }]
        about: lamps
        home: { facts: [{ date_of: "1.0", text: First, to: launch }] }
        diagrams: { shelf: { title: The shelf, layers: [{ label: Lamps, components: [desk] }] } }
        -- input/sources.yml --
        # Kept in order
        paper: { title: A paper, url: "https://paper.example/", kind: news }
        desk-news: { title: News of desks, url: "https://desk.example/", kind: news }
        -- input/sources/desk.yml --
        # The work on desks
        title: Of desks
        url: "https://desk.example/book"
        kind: book
        -- input/redirects.yml --
        /components/old-desk/: /components/desk/
        /components/old-desk/#top: /components/desk/#shades
        # the end
        -- input/releases/1.0.md --
        ---
        date: "1999"
        summary: First.
        sources: [paper]
        ---
        -- input/text/lamps.md --
        ---
        title: On lamps
        order: 1
        summary: desk lamps and others.
        sources: [paper]
        ---
        A desk lamp is [[desk]], [[desk|that one]] or [[ desk ]]; see [[desk#shades]] and [there](/components/desk/#shades).
        Not `[[desk]]`, not [[desk-two]]; 😀 [[desk]] [@paper, page 3; @desk-news] [@desk].
        -- input/components/desk.md --
        ---
        name: "Desk lamp"   # called so
        summary: Stands on a desk.
        kind: lamp
        status: sold
        since: "1.0"
        sources: ['paper', desk-news]
        ---
        ## Shades

        [[desk]] itself.
        -- input/components/desk-two.md --
        ---
        name: Second
        summary: Stands too.
        kind: lamp
        status: planned
        related: ["desk"]
        parts: { plate: { summary: It carries the lamp, since: "1.0", record: desk } }
        sources:
          - paper
        ---
        -- input/milestones/launch.md --
        ---
        title: Launch
        date: "1999-01-02"
        kind: launch
        summary: Sold.
        release: "1.0"
        components: [desk-two, desk]
        changes: { desk: sold }
        sources: [paper]
        ---
        """;

    [Fact]
    public void A_move_changes_every_reference_and_nothing_else()
    {
        var (before, after, plan) = Run("desk", "table-lamp");
        Assert.Equal(["input/components/desk.md"], plan.Removed);
        Assert.Equal("""
            A desk lamp is [[table-lamp]], [[table-lamp|that one]] or [[ table-lamp ]]; see [[table-lamp#shades]] and [there](/components/table-lamp/#shades).
            Not `[[desk]]`, not [[desk-two]]; 😀 [[table-lamp]] [@paper, page 3; @desk-news] [@desk].

            """, Text(after, "input/text/lamps.md")[^Text(before, "input/text/lamps.md").Length..].Split("---\n")[^1], ignoreLineEndingDifferences: true);
        Assert.Contains("related: [\"table-lamp\"]", Text(after, "input/components/desk-two.md"));
        Assert.Contains("record: table-lamp } }", Text(after, "input/components/desk-two.md"));
        Assert.Contains("components: [desk-two, table-lamp]\nchanges: { table-lamp: sold }", Text(after, "input/milestones/launch.md"));
        Assert.Contains("to: table-lamp }]", Text(after, "input/site.yml"));
        Assert.Equal("""
            /components/old-desk/: /components/table-lamp/
            /components/old-desk/#top: /components/table-lamp/#shades
            # the end

            """, Text(after, "input/redirects.yml"), ignoreLineEndingDifferences: true);
        Assert.Equal("/components/desk/: /components/table-lamp/\n", Text(after, "input/redirects/components-desk.yml"));
        Assert.Contains("name: \"Desk lamp\"   # called so\n", Text(after, "input/components/table-lamp.md"));
        Assert.Contains("sources: ['paper', desk-news]\nfirst_id: desk\n---\n", Text(after, "input/components/table-lamp.md"));
        Assert.Equal(Text(before, "input/sources.yml"), Text(after, "input/sources.yml"));
        Assert.Equal(Text(before, "input/releases/1.0.md"), Text(after, "input/releases/1.0.md"));
    }

    [Theory]
    [InlineData("desk", "table-lamp")]
    [InlineData("1.0", "2.0")]
    [InlineData("launch", "first-launch")]
    [InlineData("lamps", "all-lamps")]
    [InlineData("paper", "newspaper")]
    [InlineData("desk-news", "desk-news.2")]
    [InlineData("source:desk", "of-desks")]
    [InlineData("desk", "null")]
    [InlineData("1.0", "null")]
    [InlineData("launch", "null")]
    [InlineData("lamps", "null")]
    [InlineData("paper", "null")]
    [InlineData("desk-news", "null")]
    [InlineData("source:desk", "null")]
    public void After_a_move_the_site_builds_and_keeps_all_published_addresses(string from, string to)
    {
        const string Second = "-- input/releases/1.5.md --\n---\ndate: \"2000\"\nsummary: Second.\nsources: [paper]\n---\n";
        var published = TinyTheme.Site(TinyTheme.Moved + Archive + "\n" + Second).Build().Permalinks;
        Assert.Contains("/compare/1.0..1.5/", published);
        var (_, after, _) = Run(from, to, "\n" + Second + "-- input/permalinks.txt --\n" + string.Join('\n', published));
        Assert.Empty(Build.Run(after, TestSite.From("").Options).Diagnostics.Where(diagnostic => diagnostic.IsError));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("true")]
    [InlineData("on")]
    [InlineData("12")]
    [InlineData("1999-01-02")]
    [InlineData("3rd-lamp")]
    public void An_id_that_other_programs_would_not_read_as_text_is_quoted(string id)
    {
        var (_, after, _) = Run(id, "third", $$"""

            -- input/components/{{id}}.md --
            ---
            name: Third
            summary: Stands as well.
            kind: lamp
            status: planned
            sources: [paper]
            ---
            """);
        Assert.Empty(Errors(after));
        Assert.Contains($"\nfirst_id: \"{id}\"\n", Text(after, "input/components/third.md"));
        (_, after, _) = Run("desk", id);
        Assert.Empty(Errors(after));
        Assert.Contains($"related: [\"{id}\"]", Text(after, "input/components/desk-two.md"));
        Assert.Contains($"components: [desk-two, \"{id}\"]\nchanges: {{ \"{id}\": sold }}", Text(after, "input/milestones/launch.md"));
    }

    [Theory]
    [InlineData("{ title: A, order: 7, summary: S. }", 2)]
    [InlineData("# Of A\n\n{ title: A, order: 7, summary: S. }", 4)]
    [InlineData("  title: A\n  order: 7\n  summary: S.", 2)]
    public void A_record_whose_facts_do_not_begin_in_the_first_column_is_refused(string facts, int line)
    {
        var files = TinyTheme.Site($"-- input/text/a.md --\n---\n{facts}\n---\nText.\n").Files();
        Assert.Null(Move.Plan(files, "a", "b", out var problem));
        Assert.Equal($"input/text/a.md:{line}:1: a fact must be added, and the facts are indented or written in braces; "
            + "write each fact on a line of its own without indentation, then run the command again", problem);
    }

    [Theory]
    [InlineData("lamps", "sources", "/sources/ is the address of a list or another page of the site; choose another id")]
    [InlineData("desk-two", "old-desk", "/components/old-desk/ was published once and leads elsewhere (input/redirects.yml:1:1), and an address never "
        + "gets another meaning; choose another id")]
    public void An_id_with_a_taken_address_is_refused(string from, string to, string reason)
    {
        var files = TinyTheme.Site(TinyTheme.Moved + Archive).Files();
        Assert.Null(Move.Plan(files, from, to, out var problem));
        Assert.Equal(reason, problem);
    }

    [Fact]
    public void A_move_renames_the_evidence_file_and_the_release_in_its_findings()
    {
        const string Evidence = """

            -- input/evidence/desk.yml --
            findings:
              - { field: paths, release: "1.0", found: true }
            -- input/evidence/sources/paper.yml --
            findings:
              - { field: commit, value: abc, found: true, first: "1.0" }
            -- input/evidence/1.0.yml --
            findings:
              - { field: compiler, release: '1.0', found: true }
              - { field: figures, release: 1.01, found: true }
            """;
        var files = TinyTheme.Site(TinyTheme.Moved + Archive + Evidence).Files();
        var moved = FilePlan.Apply(files, Move.Plan(files, "1.0", "2.0", out _)!);
        Assert.Contains("release: \"2.0\"", Text(moved, "input/evidence/desk.yml"));
        Assert.Contains("first: \"2.0\"", Text(moved, "input/evidence/sources/paper.yml"));
        Assert.Equal("findings:\n  - { field: compiler, release: '2.0', found: true }\n  - { field: figures, release: 1.01, found: true }\n",
            Text(moved, "input/evidence/2.0.yml"), ignoreLineEndingDifferences: true);
        Assert.DoesNotContain(moved.Input.Files, file => file.Path == "input/evidence/1.0.yml");
        Assert.Equal(Text(files, "input/evidence/desk.yml"),
            Text(FilePlan.Apply(files, Move.Plan(files, "desk", "table-lamp", out _)!), "input/evidence/table-lamp.yml"));
    }

    /// <summary>A disk error or the user can stop a move after any file.</summary>
    [Theory]
    [InlineData("paper", "newspaper", false)]
    [InlineData("desk", "table-lamp", false)]
    [InlineData("desk", "table-lamp", true)]
    [InlineData("1.0", "2.0", true)]
    [InlineData("source:desk", "of-desks", true)]
    public void An_interrupted_move_can_be_repeated(string from, string to, bool isMoveBack)
    {
        var before = TinyTheme.Site(TinyTheme.Moved + Archive).Files();
        if (isMoveBack)
        {
            before = FilePlan.Apply(before, Move.Plan(before, from, to, out _)!);
            (from, to) = (from.StartsWith("source:", StringComparison.Ordinal) ? "source:" + to : to, from.Split(':')[^1]);
        }
        var plan = Move.Plan(before, from, to, out _)!;
        var moved = FilePlan.Apply(before, plan);
        Assert.Empty(Errors(moved));
        var after = Listing(moved);
        // After the last step no record has the old id, so the loop does not include this step.
        for (var steps = 0; steps < plan.Written.Length + plan.Removed.Length; steps++)
        {
            var interrupted = FilePlan.Apply(before, plan with
            {
                Written = [.. plan.Written.Take(steps)],
                Removed = [.. plan.Removed.Take(steps - plan.Written.Length)],
            });
            var repeated = Move.Plan(interrupted, from, to, out var problem);
            Assert.True(repeated is not null, $"after {steps} steps: {problem}");
            Assert.Equal(after, Listing(FilePlan.Apply(interrupted, repeated)));
        }
    }

    [Fact]
    public void A_move_keeps_CRLF_line_ends()
    {
        var files = TinyTheme.Site(TinyTheme.Moved + Archive).WithCarriageReturns().Files();
        var plan = Move.Plan(files, "desk", "table-lamp", out _)!;
        Assert.All(plan.Written.Where(file => file.Path != "input/redirects/components-desk.yml"), file => Assert.DoesNotContain("\n", Encoding.UTF8.GetString(file.Bytes.Span).Replace("\r\n", "")));
    }

    [Fact]
    public void The_first_id_is_above_the_comment_about_the_prose()
    {
        var files = TinyTheme.Site(TinyTheme.Moved + Archive.Replace("sources: ['paper', desk-news]\n",
            "sources: ['paper', desk-news]\n# Below the next line goes the prose. [[id]] links to a record.\n", StringComparison.Ordinal)).Files();
        var after = FilePlan.Apply(files, Move.Plan(files, "desk", "table-lamp", out _)!);
        Assert.Contains("\nfirst_id: desk\n# Below the next line goes the prose. [[id]] links to a record.\n---\n",
            Text(after, "input/components/table-lamp.md"));
    }

    [Fact]
    public void A_second_move_keeps_the_first_id_and_makes_no_chain_of_redirects()
    {
        var (_, afterFirst, _) = Run("desk", "table-lamp");
        var plan = Move.Plan(afterFirst, "table-lamp", "lamp", out var problem);
        Assert.Null(problem);
        var afterSecond = FilePlan.Apply(afterFirst, plan!);
        Assert.Contains("first_id: desk\n---", Text(afterSecond, "input/components/lamp.md"));
        Assert.Equal("/components/desk/: /components/lamp/\n", Text(afterSecond, "input/redirects/components-desk.yml"));
        Assert.Equal("/components/table-lamp/: /components/lamp/\n", Text(afterSecond, "input/redirects/components-table-lamp.yml"));
        Assert.Empty(Build.Run(afterSecond, TestSite.From("").Options).Diagnostics.Where(diagnostic => diagnostic.IsError));
    }

    [Fact]
    public void A_move_of_a_source_renames_its_file()
    {
        var (before, after, plan) = Run("source:desk", "of-desks");
        Assert.Equal(["input/sources/desk.yml"], plan.Removed);
        Assert.Equal(Text(before, "input/sources/desk.yml"), Text(after, "input/sources/of-desks.yml"));
        Assert.Contains("[@of-desks]", Text(after, "input/text/lamps.md"));
        Assert.Contains("see [[desk#shades]]", Text(after, "input/text/lamps.md"));
        Assert.Equal("/sources/desk/: /sources/of-desks/\n", Text(after, "input/redirects/sources-desk.yml"));
        Assert.Null(Move.Plan(before, "source:desk", "paper", out var problem));
        Assert.Equal("the id \"paper\" is taken by input/sources.yml", problem);
    }

    [Theory]
    [InlineData("desc", "x", "there is no record and no source \"desc\"; did you mean \"desk\"?")]
    [InlineData("desk", "Desk", "\"Desk\" is no id")]
    [InlineData("desk", "../x", "is no id")]
    [InlineData("desk", "desk", "has this id already")]
    [InlineData("desk", "lamps", "the id \"lamps\" is taken by input/text/lamps.md")]
    [InlineData("desk-two", "old-desk", "/components/old-desk/ was published once and leads elsewhere")]
    [InlineData("desk", "lamp.md", "ends in .md")]
    [InlineData("launch", "1999", "cannot be the id of a milestone")]
    [InlineData("paper", "desk-news", "the id \"desk-news\" is taken by input/sources.yml")]
    public void An_impossible_move_is_refused_with_the_reason(string from, string to, string expected)
    {
        var files = TinyTheme.Site(TinyTheme.Moved + Archive).Files();
        Assert.Null(Move.Plan(files, from, to, out var problem));
        Assert.Contains(expected, problem);
    }

    /// <summary>A file of a record that cannot be read, and the evidence file of a record that is gone, are not in the list of records.</summary>
    [Theory]
    [InlineData("desk", "input/components/table-lamp.md", "---\nname: [Table\n---\n")]
    [InlineData("source:desk", "input/sources/of-desks.yml", "title: [A\n")]
    [InlineData("desk", "input/evidence/table-lamp.yml", "findings:\n  - { field: old, release: '1.0', found: true }\n")]
    public void A_move_does_not_overwrite_a_file(string from, string path, string text)
    {
        const string Evidence = "\n-- input/evidence/desk.yml --\nfindings:\n  - { field: compiler, release: '1.0', found: true }\n";
        var files = TinyTheme.Site(TinyTheme.Moved + Archive + Evidence).With(path, Encoding.UTF8.GetBytes(text)).Files();
        var to = Path.GetFileNameWithoutExtension(path);
        Assert.Null(Move.Plan(files, from, to, out var problem));
        Assert.Contains($"{path} exists already", problem);
        var unread = files with
        {
            Input = files.Input with { Files = [.. files.Input.Files.Where(file => file.Path != path)], Unread = [path] },
        };
        Assert.Null(Move.Plan(unread, from, to, out problem));
        Assert.Contains($"{path} exists already", problem);
    }

    /// <summary>The forms in which an author can write a link to a record. A move must find every form that <c>check</c> finds.</summary>
    [Theory]
    [InlineData("[x](</components/desk/>)", "[x](</components/table-lamp/>)")]
    [InlineData("[x](/components/desk/ \"A title\")", "[x](/components/table-lamp/ \"A title\")")]
    [InlineData("[x](\n/components/desk/)", "[x](\n/components/table-lamp/)")]
    [InlineData("[x][d]\n\n[d]: /components/desk/ 'A title'", "[x][d]\n\n[d]: /components/table-lamp/ 'A title'")]
    [InlineData("> [x][d]\n>\n> [d]: /components/desk/#shades", "> [x][d]\n>\n> [d]: /components/table-lamp/#shades")]
    [InlineData("[d]\n\n[d]: </components/desk/>", "[d]\n\n[d]: </components/table-lamp/>")]
    [InlineData("[![x](/components/desk/badge.svg)](/components/desk/)",
        "[![x](/components/table-lamp/badge.svg)](/components/table-lamp/)")]
    [InlineData("[x](../components/desk/)", "[x](../components/table-lamp/)")]
    [InlineData("[x](/components/desk)", "[x](/components/table-lamp)")]
    [InlineData("- [x](/components/desk/?a=1#shades) and [[      desk   ]]",
        "- [x](/components/table-lamp/?a=1#shades) and [[      table-lamp   ]]")]
    [InlineData("| a |\n|---|\n| [[desk]] [/components/desk/](/components/desk/) |",
        "| a |\n|---|\n| [[table-lamp]] [/components/desk/](/components/table-lamp/) |")]
    [InlineData("Note.[^1]\n\n[^1]: See [[desk#shades|*that*]].", "Note.[^1]\n\n[^1]: See [[table-lamp#shades|*that*]].")]
    [InlineData("`[[desk]]` and \\[[desk]] [x](/components/desk-two/)", "`[[desk]]` and \\[[desk]] [x](/components/desk-two/)")]
    public void A_move_changes_every_form_of_a_link(string prose, string expected)
    {
        var files = TinyTheme.Site(TinyTheme.Moved + Archive
            + $"\n-- input/text/notes.md --\n---\ntitle: Notes\norder: 2\nsummary: S.\nsources: [paper]\n---\n{prose}\n").Files();
        Assert.Empty(Errors(files));
        var after = FilePlan.Apply(files, Move.Plan(files, "desk", "table-lamp", out var problem)
            ?? throw new InvalidOperationException(problem));
        Assert.EndsWith($"---\n{expected}\n", Text(after, "input/text/notes.md"));
        Assert.Empty(Errors(after));
    }

    [Fact]
    public void A_move_changes_a_link_in_an_unused_note()
    {
        var files = TinyTheme.Site(TinyTheme.Moved + Archive
            + "\n-- input/text/notes.md --\n---\ntitle: Notes\norder: 2\nsummary: S.\nsources: []\n---\nNo note.\n\n[^1]: See [[desk]].\n").Files();
        Assert.Contains("V216", Assert.Single(Errors(files)));
        var after = FilePlan.Apply(files, Move.Plan(files, "desk", "table-lamp", out _)!);
        Assert.EndsWith("[^1]: See [[table-lamp]].\n", Text(after, "input/text/notes.md"));
        Assert.Equal(Errors(files), Errors(after));
    }

    [Theory]
    [InlineData("desk", "table-lamp")]
    [InlineData("1.0", "2.0")]
    [InlineData("launch", "first-launch")]
    [InlineData("paper", "newspaper")]
    public void A_move_back_reverses_the_redirect(string from, string to)
    {
        const string Second = "-- input/releases/1.5.md --\n---\ndate: \"2000\"\nsummary: Second.\nsources: [paper]\n---\n";
        var files = TinyTheme.Site(TinyTheme.Moved + Archive + "\n" + Second).Files();
        foreach (var (oldId, newId) in new[] { (from, to), (to, from), (from, to), (to, from) })
        {
            files = Publish(files);
            files = FilePlan.Apply(files, Move.Plan(files, oldId, newId, out var problem) ?? throw new InvalidOperationException(problem));
            Assert.Empty(Errors(files));
        }
        foreach (var file in TinyTheme.Site(TinyTheme.Moved + Archive + "\n" + Second).Files().Input.Files.Where(file => file.Path != "input/redirects.yml"))
            Assert.Equal(Encoding.UTF8.GetString(file.Bytes.Span), Text(files, file.Path));
        var redirects = string.Concat(files.Input.Files.Where(file => file.Path.StartsWith("input/redirects/", StringComparison.Ordinal))
            .Select(file => Encoding.UTF8.GetString(file.Bytes.Span)));
        Assert.Contains($"/{to}/: /", redirects);
        Assert.DoesNotContain($"/{from}/: /", redirects);
    }

    /// <summary>The forms of a file: with or without a byte order mark, with each kind of line end, with or without a line end at the end.</summary>
    [Theory]
    [InlineData("\uFEFF", "\n", true)]
    [InlineData("", "\r\n", true)]
    [InlineData("\uFEFF", "\r\n", false)]
    [InlineData("", "\r", true)]
    [InlineData("", "\n", false)]
    public void A_move_keeps_the_byte_order_mark_and_the_line_ends(string mark, string lineEnd, bool hasLastLineEnd)
    {
        var files = TinyTheme.Site(TinyTheme.Moved + Archive).Files();
        files = files with
        {
            Input = files.Input with
            {
                Files =
            [.. files.Input.Files.Select(file => new InputFile(file.Path,
            Encoding.UTF8.GetBytes(Form(Encoding.UTF8.GetString(file.Bytes.Span)))))]
            }
        };
        var plan = Move.Plan(files, "desk", "table-lamp", out var problem);
        Assert.Null(problem);
        foreach (var file in plan!.Written.Where(file => file.Path != "input/redirects/components-desk.yml"))
        {
            var text = Encoding.UTF8.GetString(file.Bytes.Span);
            Assert.Equal(mark.Length, text.Count(c => c == '\uFEFF'));
            Assert.StartsWith(mark, text);
            Assert.DoesNotContain(text.Replace(lineEnd, ""), c => c is '\r' or '\n');
        }
        Assert.Equal(15, plan.References);
        Assert.Contains($"{mark}/components/old-desk/: /components/table-lamp/{lineEnd}", Text(FilePlan.Apply(files, plan), "input/redirects.yml"));

        string Form(string text) => mark + (hasLastLineEnd ? text : text.TrimEnd('\n')).Replace("\n", lineEnd);
    }

    private static InputFiles Publish(InputFiles files)
    {
        var ledger = string.Concat(Build.Run(files, TestSite.From("").Options).Permalinks.Select(line => line + "\n"));
        return files with
        {
            Input = files.Input with
            {
                Files =
            [.. files.Input.Files.Where(file => file.Path != "input/permalinks.txt"),
            new("input/permalinks.txt", Encoding.UTF8.GetBytes(ledger))]
            }
        };
    }

    private static string[] Listing(InputFiles files) =>
        [.. files.Input.Files.OrderBy(file => file.Path, StringComparer.Ordinal)
        .Select(file => $"{file.Path}\n{Encoding.UTF8.GetString(file.Bytes.Span)}")];

    private static string[] Errors(InputFiles files) =>
        [.. Build.Run(files, TestSite.From("").Options).Diagnostics.Where(diagnostic => diagnostic.IsError)
            .Select(diagnostic => diagnostic.ToString())];

    private static (InputFiles Before, InputFiles After, FilePlan Plan) Run(string from, string to, string more = "")
    {
        var files = TinyTheme.Site(TinyTheme.Moved + Archive + more).Files();
        var plan = Move.Plan(files, from, to, out var problem);
        Assert.True(plan is not null, problem);
        return (files, FilePlan.Apply(files, plan), plan);
    }

    private static string Text(InputFiles files, string path) =>
        Encoding.UTF8.GetString(files.Input.Files.Single(file => file.Path == path).Bytes.Span);
}
