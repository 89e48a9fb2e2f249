using System.Collections.Immutable;
using System.Text;
using Chronicle.Authoring;
using Chronicle.Authoring.Splitting;
using Chronicle.Input;
using Chronicle.Testing;

namespace Chronicle.Tests;

/// <summary>A split moves sections to new chapters: links and published anchors lead to the new places, and no word of the text changes.</summary>
public sealed class SplitTests
{
    private const string Archive = """
        -- input/site.yml --
        title: Lamps
        url: https://lamps.example/
        language: en
        component_kinds: { lamp: { label: Lamp } }
        statuses: { sold: { label: Sold } }
        milestone_kinds: { launch: { label: Launch } }
        navigation: [{ title: Wall lamps, to: "/lamps/#on-walls" }]
        -- input/sources/paper.yml --
        title: A paper
        url: "https://paper.example/"
        kind: news
        -- input/sources/book.yml --
        title: A book
        url: "https://book.example/"
        kind: book
        -- input/redirects/lamps.yml --
        /lamps/#at-walls: /lamps/#on-walls
        -- input/text/lamps.md --
        ---
        title: On lamps
        order: 1
        summary: Of all lamps.
        # as they are cited
        sources:
          - paper
          - book
        corrections: [{ date: "2001-02-03", text: Wrong. }]
        ---
        The lead cites [@paper] and leads to [walls](#on-walls) and [[lamps#of-oil|oil]].

        ## On desks

        Desks have lamps.[^desk]

        ## On walls [@book]

        On `walls` they hang, as [[lamps#on-desks]] do not [@book]. See [there][maker].[^both]

        ### Of oil

        They smell; see [above](#on-walls), [desks](#on-desks) and [gas](/lamps/#gas).

        #### Gas

        > ### Of oil

        Worse.[^both]

        ## Outside

        No lamp.

        [maker]: https://maker.example/
        [^desk]: A note on desks [@paper].
        [^both]: See [the maker][maker] and [desks](#on-desks).
        -- input/text/end.md --
        ---
        title: The end
        order: 3
        summary: See [[lamps#on-walls]] not.
        ---
        [[lamps#on-walls]], [[ lamps#of-oil | oil ]], [gas](../lamps/#gas), [desks](/lamps/#on-desks), [[lamps]].
        -- input/text/after.md --
        ---
        title: After
        order: 4
        summary: Much later.
        ---
        -- input/text/late.md --
        ---
        title: Late
        order: 9
        summary: Much later.
        ---
        """;

    [Fact]
    public void Each_section_becomes_a_chapter_with_its_notes()
    {
        var (_, after, plan) = Run(Archive, "lamps", "on-walls=wall-lamps", "outside");
        Assert.Equal([("wall-lamps", "On walls"), ("outside", "Outside")], plan.Chapters.Select(chapter => (chapter.Id, chapter.Title)));
        Assert.Equal("""
            ---
            title: On walls
            order: 2
            summary: On walls they hang, as On lamps do not.
            sources:
              - book
            ---

            On `walls` they hang, as [[lamps#on-desks]] do not [@book]. See [there][maker].[^both]

            ## Of oil

            They smell; see [above](/wall-lamps/), [desks](/lamps/#on-desks) and [gas](/wall-lamps/#gas).

            ### Gas

            > ## Of oil

            Worse.[^both]

            [maker]: https://maker.example/

            [^both]: See [the maker][maker] and [desks](/lamps/#on-desks).

            """, Text(after, "input/text/wall-lamps.md"), ignoreLineEndingDifferences: true);
        Assert.Equal("""
            ---
            title: On lamps
            order: 1
            summary: Of all lamps.
            # as they are cited
            sources:
              - paper
            corrections: [{ date: "2001-02-03", text: Wrong. }]
            ---
            The lead cites [@paper] and leads to [walls](/wall-lamps/) and [[wall-lamps#of-oil|oil]].

            ## On desks

            Desks have lamps.[^desk]

            - [[wall-lamps]]
            - [[outside]]

            [^desk]: A note on desks [@paper].

            """, Text(after, "input/text/lamps.md"), ignoreLineEndingDifferences: true);
        Assert.Equal("---\ntitle: Outside\norder: 3\nsummary: No lamp.\n---\n\nNo lamp.\n", Text(after, "input/text/outside.md"));
    }

    [Fact]
    public void Links_of_all_files_and_the_old_anchors_lead_to_the_new_places()
    {
        var (_, after, _) = Run(Archive, "lamps", "on-walls=wall-lamps");
        Assert.EndsWith("[[wall-lamps]], [[ wall-lamps#of-oil | oil ]], [gas](/wall-lamps/#gas), [desks](/lamps/#on-desks), [[lamps]].\n",
            Text(after, "input/text/end.md"));
        Assert.Contains("summary: See [[lamps#on-walls]] not.", Text(after, "input/text/end.md"));
        Assert.Contains("to: \"/wall-lamps/\" }]", Text(after, "input/site.yml"));
        Assert.Equal("""
            /lamps/#at-walls: /wall-lamps/
            /lamps/#on-walls: /wall-lamps/
            /lamps/#of-oil: /wall-lamps/#of-oil
            /lamps/#gas: /wall-lamps/#gas
            /lamps/#of-oil-1: /wall-lamps/#of-oil-1

            """, Text(after, "input/redirects/lamps.yml"), ignoreLineEndingDifferences: true);
    }

    [Fact]
    public void Later_chapters_get_a_new_order_only_if_necessary()
    {
        var (before, after, _) = Run(Archive, "lamps");
        Assert.Contains("order: 4\n", Text(after, "input/text/outside.md"));
        Assert.Contains("order: 5\n", Text(after, "input/text/end.md"));
        Assert.Contains("order: 6\n", Text(after, "input/text/after.md"));
        Assert.Equal(Text(before, "input/text/late.md"), Text(after, "input/text/late.md"));
    }

    [Theory]
    [InlineData]
    [InlineData("on-desks")]
    [InlineData("on-walls=w", "on-desks=d")]
    public void After_a_split_the_site_builds_and_keeps_all_published_addresses(params string[] asked)
    {
        var published = TinyTheme.Site(TinyTheme.Moved + Archive).Build().Permalinks;
        Assert.Contains("/lamps/#of-oil-1", published);
        var (_, after, _) = Run(Archive + "\n-- input/permalinks.txt --\n" + string.Join('\n', published), "lamps", asked);
        Assert.Empty(Build.Run(after, TestSite.From("").Options).Diagnostics);
    }

    [Fact]
    public void A_chapter_without_text_before_its_headings_keeps_the_first_section()
    {
        var site = Archive.Replace("The lead cites [@paper] and leads to [walls](#on-walls) and [[lamps#of-oil|oil]].\n\n", "");
        var (_, _, plan) = Run(site, "lamps");
        Assert.Equal(["on-walls", "outside"], plan.Chapters.Select(chapter => chapter.Id));
        Assert.Null(Split.Plan(TinyTheme.Site(TinyTheme.Moved + site).Files(), "lamps", Asked("on-desks", "on-walls", "outside"), out var problem));
        Assert.Equal("nothing would be left of \"lamps\", and its address needs a text; leave one of its sections out", problem);
    }

    [Theory]
    [InlineData("Is it free? Yes. It is.", "Is it free?")]
    [InlineData("It is! Take it.", "It is!")]
    [InlineData("It has RISC-V. It is new.", "It has RISC-V.")]
    [InlineData("J. Corbet wrote e.g. this. It is new.", "J. Corbet wrote e.g. this.")]
    [InlineData("\u4e00\u3002\u4e8c\u3002", "\u4e00\u3002")]
    [InlineData("See <https://maker.example/lamp> now. It is new.", "See https://maker.example/lamp now.")]
    [InlineData("A *new **lamp*** of `x` &amp; [[end]] and [[end|more]] [@paper]. Or.", "A new lamp of x & The end and more.")]
    public void The_summary_of_a_new_chapter_is_its_first_sentence(string paragraph, string summary)
    {
        var (_, after, _) = Run(Archive.Replace("No lamp.", paragraph), "lamps", "outside");
        var written = Text(after, "input/text/outside.md").Split('\n').Single(line => line.StartsWith("summary: "));
        Assert.Equal(summary, written["summary: ".Length..].Trim('"'));
    }

    [Fact]
    public void A_split_keeps_a_Unicode_line_separator()
    {
        var site = TinyTheme.Site(TinyTheme.Moved + Archive);
        site.With("input/text/lamps.md", Encoding.UTF8.GetBytes(site.TextOf("input/text/lamps.md").Replace("They smell", "They\u2028smell")));
        Assert.Contains(Split.Plan(site.Files(), "lamps", [], out _)!.Files.Written,
            file => Encoding.UTF8.GetString(file.Bytes.Span).Contains("They\u2028smell"));
    }

    [Fact]
    public void A_split_keeps_the_terms_of_a_glossary()
    {
        var (_, after, _) = Run(Archive.Replace("corrections:", "glossary: true\nauto_link: false\ncorrections:"), "lamps", "on-walls");
        Assert.Contains("glossary: true\nauto_link: false\n---\n", Text(after, "input/text/on-walls.md"));
        Assert.Contains("\n### Of oil\n", Text(after, "input/text/on-walls.md"));
    }

    [Fact]
    public void An_interrupted_split_can_be_repeated()
    {
        var (before, after, plan) = Run(Archive, "lamps");
        Assert.Empty(plan.Files.Removed);
        for (var written = 0; written < plan.Files.Written.Length; written++)
        {
            var interrupted = FilePlan.Apply(before, plan.Files with { Written = plan.Files.Written[..written] });
            var repeated = Split.Plan(interrupted, "lamps", [], out var problem);
            Assert.True(repeated is not null, $"after {written} files: {problem}");
            Assert.Equal(Sorted(after), Sorted(FilePlan.Apply(interrupted, repeated.Files)));
        }
        Assert.Null(Split.Plan(after, "lamps", [], out var nothingLeft));
        Assert.Equal("\"lamps\" has no headings of the second level (##) at which it could be split", nothingLeft);
    }

    /// <summary>
    /// Readers do not see a definition that no text uses, and <c>check</c> reports it. Still, a split keeps such a definition in its section,
    /// and copies every definition that the kept definition uses to the same chapter.
    /// </summary>
    [Fact]
    public void A_definition_that_no_text_uses_stays_in_its_section()
    {
        var site = Archive.Replace("They smell; see", "[^own]: For later, see [the shop][shop] and [desks](#on-desks).\n\n[press]: https://press.example/\n\nThey smell; see")
            .Replace("[maker]: https", "[shop]: https://shop.example/\n[^one]: See [^two].\n[^two]: See [^one] and [the maker][maker].\n\n[maker]: https");
        var files = TinyTheme.Site(TinyTheme.Moved + site).Files();
        var plan = Split.Plan(files, "lamps", Asked("on-walls", "on-desks"), out var problem);
        Assert.Null(problem);
        var after = FilePlan.Apply(files, plan!.Files);
        var (walls, rest) = (Text(after, "input/text/on-walls.md"), Text(after, "input/text/lamps.md"));
        foreach (var line in (string[])["[^own]: For later, see [the shop][shop] and [desks](/on-desks/).\n", "[press]: https://press.example/\n", "[shop]: https://shop.example/\n"])
            Assert.Single(Lines(walls, line));
        Assert.DoesNotContain("own]:", rest);
        Assert.DoesNotContain("press", rest);
        foreach (var line in (string[])["[shop]: https://shop.example/\n", "[^one]: See [^two].\n", "[^two]: See [^one] and [the maker][maker].\n",
            "[maker]: https://maker.example/\n"])
            Assert.Single(Lines(rest, line));
        Assert.DoesNotContain("[^one]:", walls);
        Assert.DoesNotContain("]: ", Text(after, "input/text/on-desks.md").Replace("[^desk]: A note on desks [@paper].", ""));

        static IEnumerable<string> Lines(string text, string line) =>
            text.Split('\n').Select(one => one + "\n").Where(one => one == line);
    }

    [Fact]
    public void A_split_keeps_CRLF_line_ends()
    {
        var plan = Split.Plan(TinyTheme.Site(TinyTheme.Moved + Archive).WithCarriageReturns().Files(), "lamps", [], out _)!;
        Assert.All(plan.Files.Written, file => Assert.DoesNotContain("\n", Encoding.UTF8.GetString(file.Bytes.Span).Replace("\r\n", "")));
    }

    [Theory]
    [InlineData("lamp", "", "there is no chapter \"lamp\"; did you mean \"lamps\"?")]
    [InlineData("after", "", "\"after\" has no headings of the second level (##) at which it could be split")]
    [InlineData("lamps", "on-wall", "\"lamps\" has no heading of the second level \"on-wall\"; did you mean \"on-walls\"? It has on-desks, on-walls, outside")]
    [InlineData("lamps", "on-walls=Wall", "\"Wall\" is no id")]
    [InlineData("lamps", "on-walls=end", "the id \"end\" is taken by input/text/end.md; choose another one: on-walls=ID")]
    [InlineData("lamps", "on-walls=x outside=x", "two sections would get the id \"x\"")]
    [InlineData("lamps", "outside outside", "\"outside\" is named twice")]
    public void An_impossible_split_is_refused_with_the_reason(string chapter, string asked, string expected)
    {
        Assert.Null(Split.Plan(TinyTheme.Site(TinyTheme.Moved + Archive).Files(), chapter, Asked(asked.Split(' ', StringSplitOptions.RemoveEmptyEntries)), out var problem));
        Assert.Contains(expected, problem);
    }

    [Fact]
    public void A_split_does_not_overwrite_a_chapter_that_cannot_be_read()
    {
        var site = TinyTheme.Site(TinyTheme.Moved + Archive + "\n-- input/text/on-walls.md --\n---\ntitle: [Walls\n---\nMy text.\n");
        Assert.Null(Split.Plan(site.Files(), "lamps", Asked("on-walls"), out var problem));
        Assert.Contains("input/text/on-walls.md exists already", problem);
    }

    [Fact]
    public void A_later_chapter_gets_a_higher_number_in_any_form()
    {
        var (_, after, _) = Run(Archive.Replace("order: 3\n", "order: 03\n"), "lamps");
        Assert.Contains("order: 5\n", Text(after, "input/text/end.md"));
    }

    [Fact]
    public void A_split_keeps_the_comments_of_the_sources_that_stay()
    {
        var (_, after, _) = Run(Archive.Replace("  - paper\n", "  # the base\n  - paper\n"), "lamps", "on-walls");
        Assert.Contains("# as they are cited\nsources:\n  # the base\n  - paper\ncorrections:", Text(after, "input/text/lamps.md"));
    }

    /// <summary>Each note calls the next one. A recursion over so many notes would end the process on the small stack of this thread.</summary>
    [Fact]
    public void A_long_chain_of_notes_is_split()
    {
        var site = WithNotes(1_900);
        string? problem = "not tried";
        var thread = new Thread(() => Split.Plan(site, "notes", [], out problem), 128 * 1024);
        thread.Start();
        thread.Join();
        Assert.Null(problem);
    }

    [Fact]
    public void A_chapter_with_refused_prose_is_not_split()
    {
        Assert.Null(Split.Plan(WithNotes(2_100), "notes", [], out var problem));
        Assert.Equal("\"notes\" cannot be read because of errors; correct them first (see check)", problem);
    }

    [Fact]
    public void A_section_with_the_name_of_a_page_of_the_site_is_not_split()
    {
        var site = TinyTheme.Site(TinyTheme.Moved + Archive.Replace("## On desks", "## Sources")).Files();
        Assert.Null(Split.Plan(site, "lamps", Asked("sources"), out var problem));
        Assert.Equal("/sources/ is the address of a list or another page of the site; choose another id: sources=ID", problem);
    }

    [Theory]
    [InlineData("a [", 600)]
    [InlineData("> ", 200)]
    [InlineData("> ", 20_000)]
    public void A_chapter_that_is_nested_too_deeply_is_not_split(string piece, int times)
    {
        var site = TinyTheme.Site(TinyTheme.Moved + Archive + "\n-- input/text/deep.md --\n---\ntitle: Deep\norder: 20\nsummary: S.\n---\n"
            + $"Lead.\n\n## First\n\nText.\n\n{string.Concat(Enumerable.Repeat(piece, times))}\n");
        Assert.Null(Split.Plan(site.Files(), "deep", [], out var problem));
        Assert.Equal("\"deep\" cannot be read because of errors; correct them first (see check)", problem);
    }

    private static InputFiles WithNotes(int count) => TinyTheme.Site(TinyTheme.Moved + Archive
        + "\n-- input/text/notes.md --\n---\ntitle: Notes\norder: 20\nsummary: S.\n---\nLead.\n\n## First\n\nText.[^n0]\n\n"
        + string.Concat(Enumerable.Range(0, count).Select(n => $"[^n{n}]: Note.[^n{n + 1}]\n\n")) + $"[^n{count}]: The last.\n").Files();

    [Fact]
    public void A_split_that_changes_the_anchor_of_a_remaining_heading_is_refused()
    {
        var site = Archive.Replace("No lamp.\n", "No lamp.\n\n### Of oil\n");
        Assert.Null(Split.Plan(TinyTheme.Site(TinyTheme.Moved + site).Files(), "lamps", Asked("on-walls"), out var problem));
        Assert.Contains("the anchor of \"Of oil\" would change", problem);
    }

    private static (InputFiles Before, InputFiles After, SplitPlan Plan) Run(string site, string chapter, params string[] asked)
    {
        var files = TinyTheme.Site(TinyTheme.Moved + site).Files();
        var plan = Split.Plan(files, chapter, Asked(asked), out var problem);
        Assert.Null(problem);
        var after = FilePlan.Apply(files, plan!.Files);
        Assert.Empty(Build.Run(after, TestSite.From("").Options).Diagnostics.Where(diagnostic => diagnostic.IsError));
        return (files, after, plan);
    }

    private static ImmutableArray<AskedSection> Asked(params string[] asked) => [.. asked.Select(AskedSection.Parse)];

    private static string[] Sorted(InputFiles files) =>
        [.. files.Input.Files.OrderBy(file => file.Path, StringComparer.Ordinal).Select(file => file.Path + "\n" + Text(files, file.Path))];

    private static string Text(InputFiles files, string path) =>
        Encoding.UTF8.GetString(files.Input.Files.Single(file => file.Path == path).Bytes.Span);
}
