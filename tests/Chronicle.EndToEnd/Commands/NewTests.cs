using Chronicle.Authoring.EditorHelp;
using Chronicle.Cli.Input;
using Chronicle.Primitives;
using Chronicle.Testing;
using Chronicle.Writing;

namespace Chronicle.EndToEnd;

/// <summary>The command <c>new</c>: the records that it writes, and the mistakes that it reports.</summary>
public sealed class NewTests
{
    private const string Lamps = """
        -- input/site.yml --
        title: Lamps
        url: https://lamps.test/
        language: en
        component_kinds: { lamp: { label: Lamp }, shade: { label: Shade } }
        statuses: { sold: { label: On sale } }
        milestone_kinds: { launch: { label: Launch }, fair: { label: Fair, description: Shown. } }
        -- input/sources.yml --
        # The papers
        album:   { title: An album, url: "https://album.example/", kind: book }
        # The last one
        paper:
            title:  A paper
            url: "https://paper.example/"
            kind: news
        -- input/components/desk-lamp.md --
        ---
        name: Desk lamp
        kind: lamp
        status: sold
        summary: It stands on a desk. [@album]
        sources: [album, paper]
        ---

        """;

    private readonly TemporaryFolder _folder = new();

    public NewTests() => _folder.WriteAll(TinyTheme.Archive + Lamps);

    [Theory]
    [InlineData("input/milestones/first-light.md", "milestone", "title=First light", "date=1999-03", "kind=launch",
        "summary=It: \"shines\" # brightly", "sources=paper", "components=desk-lamp", "changes=desk-lamp:sold")]
    [InlineData("input/components/floor-lamp.md", "component", "name=Floor lamp", "kind=shade", "status=sold", "summary=- It stands",
        "sources=paper,album", "links=[{ title: A, url: \"https://a.example/\" }]")]
    [InlineData("input/text/how-lamps-came.md", "text", "title=How lamps came", "order=1", "summary=true")]
    [InlineData("input/sources/uber-a-lamp.yml", "source", "title=Über: a \\ \"lamp\"", "url=https://b.example/?a=b#c", "kind=talk", "authors=A. B",
        "authors=C\u0085D,E\u2028F\nG")]
    public void A_record_with_all_required_facts_passes_the_check(string path, string kind, params string[] set)
    {
        var run = New([kind, .. set.SelectMany(pair => new[] { "--set", pair })]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.StartsWith(path + "\nnext: ", run.Output);
        var check = Generator.Call(_folder.Root, "check");
        Assert.True(check.ExitCode == 0, check.Error + _folder.Read(path));
    }

    /// <summary>Programs of YAML 1.1 read these words as flags or numbers.</summary>
    [Theory]
    [InlineData("No")]
    [InlineData("off")]
    [InlineData("-5")]
    [InlineData(".5")]
    public void A_text_that_other_programs_would_convert_is_quoted(string text)
    {
        Assert.Equal(0, New("component", "lamp", "--set", $"name={text}").ExitCode);
        Assert.Contains($"name: \"{text}\"\n", _folder.Read("input/components/lamp.md"));
    }

    [Theory]
    [InlineData("components=table-lamp", "  - desk-lamp\n")]
    [InlineData("changes=table-lamp:sold", "  desk-lamp: sold\n")]
    [InlineData("sources=sheet", "  - paper\n")]
    public void A_former_id_is_written_as_the_current_id(string pair, string written)
    {
        _folder.Write("input/redirects.yml", "/components/table-lamp/: /components/oil-lamp/\n"
            + "/components/oil-lamp/: /components/desk-lamp/\n/sources/sheet/: /sources/paper/\n");
        var run = New("milestone", "first-light", "--set", pair);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains(written, _folder.Read("input/milestones/first-light.md"));
    }

    [Fact]
    public void With_quiet_only_the_path_is_printed() =>
        Assert.Equal("input/components/lamp.md\n", New("component", "lamp", "--set", "name=Lamp", "--quiet").Output);

    [Fact]
    public void The_id_of_a_release_is_its_version()
    {
        Assert.Contains("new release ID", New("release").Error);
        Assert.Equal(0, Generator.Start(_folder.Root, "new", "release", "1.0", "--set", "summary=The first.", "--set",
            "sources=paper").ExitCode);
        Assert.Contains("summary: The first.\nsources:\n  - paper\n", _folder.Read("input/releases/1.0.md"));
        Assert.Equal(0, Generator.Call(_folder.Root, "check").ExitCode);
    }

    [Fact]
    public void A_missing_fact_is_a_comment_in_the_record_and_an_error_in_the_check()
    {
        var run = New("milestone", "first-light", "--set", "title=First light");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("still needed: date, kind, summary, sources\n  kind: launch, fair\n  sources: album, paper\n", run.Output);
        Assert.Contains("\n# date: (required) The date of the event", _folder.Read("input/milestones/first-light.md"));
        var check = Generator.Call(_folder.Root, "check");
        Assert.Equal(1, check.ExitCode);
        foreach (var key in new[] { "date", "kind", "summary", "sources" })
            Assert.Contains($"error R121: a milestone needs the key \"{key}\"", check.Error);
    }

    [Theory]
    [InlineData("chapter")]
    [InlineData("text")]
    public void The_kind_of_a_chapter_can_be_the_name_of_its_folder(string kind)
    {
        Assert.Equal(0, New(kind, "oil", "--set", "title=Oil").ExitCode);
        Assert.Contains("title: Oil\n", _folder.Read("input/text/oil.md"));
    }

    [Theory]
    [InlineData("did you mean \"desk-lamp\"?", "milestone", "--set", "title=A", "--set", "components=desk-lmp")]
    [InlineData("did you mean \"launch\"?", "milestone", "--set", "title=A", "--set", "kind=lunch")]
    [InlineData("did you mean \"sold\"?", "milestone", "--set", "title=A", "--set", "changes=desk-lamp:solt")]
    [InlineData("did you mean \"news\"?", "source", "--set", "title=A", "--set", "kind=newz")]
    [InlineData("did you mean \"title\"?", "milestone", "--set", "titel=A")]
    [InlineData("write 2022, 2022-10", "milestone", "--set", "title=A", "--set", "date=May")]
    [InlineData("\"components\": \"lamp\" is no component", "milestone", "--set", "title=A", "--set", "components=lamp")]
    [InlineData("\"First_Light\" is no id", "milestone", "First_Light")]
    [InlineData("did you mean \"first-light\"?", "milestone", "First_Light")]
    [InlineData("\"desk-lamp\" is taken by input/components/desk-lamp.md", "milestone", "desk-lamp")]
    [InlineData("\"paper\" is taken by input/sources.yml", "source", "paper")]
    [InlineData("an anchor of its own", "milestone", "1999-03")]
    [InlineData("no id can be made without a title", "milestone")]
    [InlineData("ends in .md; an id is the name of the file without its ending: first-light", "milestone", "first-light.md")]
    [InlineData("\"date\" is no date: \"!!int 5\"; write 2022", "milestone", "--set", "title=A", "--set", "date=!!int 5")]
    [InlineData("\"people\" cannot be read; write words with commas between them", "milestone", "--set", "title=A", "--set", "people=[A")]
    [InlineData("\"people\" cannot be read; write words with commas between them", "milestone", "--set", "title=A", "--set",
        "people=[!!int 5]")]
    [InlineData("\"changes\" cannot be read; write key:value", "milestone", "--set", "title=A", "--set", "changes={ a")]
    [InlineData("\"la·[31mp\" is no word", "milestone", "--set", "title=A", "--set", "kind=la\u001b[31mp")]
    [InlineData("no id can be made from this title, which has no letter from a to z", "milestone", "--set", "title=灯")]
    [InlineData("no id can be made from this title, which has no letter from a to z", "source", "--set", "title=Свет")]
    [InlineData("was given twice", "milestone", "--set", "title=A", "--set", "title=B")]
    [InlineData("key=value", "milestone", "--set", "title")]
    [InlineData("did you mean \"milestone\"?", "milestoen")]
    public void Invalid_arguments_are_reported_and_nothing_is_written(string message, params string[] arguments)
    {
        var before = _folder.Listing("input");
        var run = New(arguments);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains(message, run.Error);
        Assert.Equal(before, _folder.Listing("input"));
    }

    [Fact]
    public void A_suggested_id_is_valid_and_not_taken()
    {
        Assert.StartsWith("input/milestones/desk-lamp-2.md\n", New("milestone", "--set", "title=Desk-Lamp!").Output);
        Assert.Equal("the-con", NewId.Suggest("Con", []));
        Assert.Equal("the-1999", NewId.Suggest("1999", []));
        Assert.Equal("traumchen-in-bild", NewId.Suggest("Träumchen in 日本 Bild", []));
        Assert.Null(NewId.Suggest("日本", []));
        Assert.All(Enumerable.Range(1, 200), n =>
            Assert.True(Ids.IsValid(NewId.Suggest(string.Concat(Enumerable.Repeat("word ", n)), [])!)));
    }

    [Fact]
    public void A_new_source_gets_a_separate_file_and_no_other_file_changes()
    {
        var before = _folder.Read("input/sources.yml");
        Assert.Equal(0, New("source", "book", "--set", "title=A book", "--set", "url=https://book.example/", "--set",
            "kind=book").ExitCode);
        Assert.StartsWith("title: A book\nurl: https://book.example/\nkind: book\n# publisher: ", _folder.Read("input/sources/book.yml"));
        Assert.Equal(before, _folder.Read("input/sources.yml"));
        Assert.Equal((0, "input/sources/book.yml:1:1: warning L211: nothing cites the source \"book\"; cite it, or take it out\n"),
            Generator.Call(_folder.Root, "check") is var check ? (check.ExitCode, check.Error) : default);
        Assert.Contains("\"book\" is taken", New("source", "book", "--set", "title=A").Error);
    }

    [Fact]
    public void The_editor_files_contain_the_new_record_and_git_ignores_them()
    {
        Assert.Equal(0, Generator.Start(_folder.Root, "init", "c").ExitCode);
        var ignored = _folder.Read("c/.gitignore").Split('\n');
        Assert.All(EditorFiles.Create(InputFolder.Read(_folder.Options).Value), file =>
            Assert.Contains(ignored, pattern => pattern == ".vscode/" + file.Name || pattern == ".vscode/schemas/"
                && file.Name.StartsWith("schemas/", StringComparison.Ordinal)));
        Assert.Equal(0, Generator.Call(_folder.PathOf("c"), "new", "component", "wall-lamp", "--set", "name=Wall lamp").ExitCode);
        Assert.Contains("wall-lamp", _folder.Read("c/.vscode/records.code-snippets"));
        Assert.DoesNotContain("merge=", _folder.Read("c/.gitattributes"));
        Assert.True(File.Exists(_folder.PathOf("c/input/README.md")));
    }

    [Fact]
    public void No_record_is_written_into_a_folder_that_is_a_link()
    {
        Directory.CreateDirectory(_folder.PathOf("elsewhere"));
        Directory.CreateSymbolicLink(_folder.PathOf("input/milestones"), _folder.PathOf("elsewhere"));
        Assert.Equal(2, New("milestone", "first-light", "--set", "title=First light").ExitCode);
        Assert.Empty(Directory.EnumerateFiles(_folder.PathOf("elsewhere")));
    }

    private Generator.Run New(params string[] arguments) => Generator.Call(_folder.Root, ["new", .. arguments]);
}
