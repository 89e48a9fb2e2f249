using Chronicle.Authoring;
using Chronicle.Cli.Commands;
using Chronicle.Cli.Disk;
using Chronicle.Domain;
using Chronicle.Primitives;
using Chronicle.Read;
using Chronicle.Read.Schema;
using Chronicle.Read.Yaml;
using Chronicle.Testing;

namespace Chronicle.EndToEnd;

/// <summary>The command <c>new</c>, from a pipe and at a terminal.</summary>
public sealed class NewTests : IDisposable
{
    private const string Lamps = """
        -- input/site.yml --
        title: Lamps
        url: https://lamps.example/
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

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("input/milestones/first-light.md", "milestone", "title=First light", "date=1999-03", "kind=launch", "summary=It: \"shines\" # brightly", "sources=paper", "components=desk-lamp", "changes=desk-lamp:sold")]
    [InlineData("input/components/floor-lamp.md", "component", "name=Floor lamp", "kind=shade", "status=sold", "summary=- It stands", "sources=paper,album", "links=[{ title: A, url: \"https://a.example/\" }]")]
    [InlineData("input/text/how-lamps-came.md", "text", "title=How lamps came", "order=1", "summary=true")]
    [InlineData("input/sources.yml", "source", "title=Über: a \\ \"lamp\"", "url=https://b.example/?a=b#c", "kind=talk", "authors=A. B", "authors=C")]
    public void A_record_with_what_it_needs_passes_the_check(string path, string kind, params string[] set)
    {
        var run = New([kind, .. set.SelectMany(pair => new[] { "--set", pair })]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.StartsWith(path + "\nnext: ", run.Output);
        var check = Generator.Call(_folder.Root, "check");
        Assert.True(check.ExitCode == 0, check.Error + _folder.Read(path));
    }

    [Fact]
    public void A_release_is_called_by_its_version()
    {
        Assert.Contains("new release ID", New("release").Error);
        Assert.Equal(0, Generator.Start(_folder.Root, "new", "release", "1.0", "--set", "summary=The first.", "--set", "sources=paper").ExitCode);
        Assert.Contains("summary: The first.\nsources:\n  - paper\n", _folder.Read("input/releases/1.0.md"));
        Assert.Equal(0, Generator.Call(_folder.Root, "check").ExitCode);
    }

    [Fact]
    public void What_is_not_known_is_a_blank_and_the_check_says_so()
    {
        var run = New("milestone", "first-light", "--set", "title=First light");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("still needed: date, kind, summary, sources\n", run.Output);
        Assert.Contains("\n# date: (required) When it happened", _folder.Read("input/milestones/first-light.md"));
        var check = Generator.Call(_folder.Root, "check");
        Assert.Equal(1, check.ExitCode);
        foreach (var key in new[] { "date", "kind", "summary", "sources" })
            Assert.Contains($"error R121: a milestone needs the key \"{key}\"", check.Error);
    }

    [Theory]
    [InlineData("did you mean \"desk-lamp\"?", "milestone", "--set", "title=A", "--set", "components=desk-lmp")]
    [InlineData("did you mean \"launch\"?", "milestone", "--set", "title=A", "--set", "kind=lunch")]
    [InlineData("did you mean \"news\"?", "source", "--set", "title=A", "--set", "kind=newz")]
    [InlineData("did you mean \"title\"?", "milestone", "--set", "titel=A")]
    [InlineData("write 2022, 2022-10", "milestone", "--set", "title=A", "--set", "date=May")]
    [InlineData("is no id", "milestone", "First_Light")]
    [InlineData("\"desk-lamp\" is taken", "milestone", "desk-lamp")]
    [InlineData("\"paper\" is taken", "source", "paper")]
    [InlineData("an anchor of its own", "milestone", "1999-03")]
    [InlineData("no id can be made without a title", "milestone")]
    [InlineData("was given twice", "milestone", "--set", "title=A", "--set", "title=B")]
    [InlineData("key=value", "milestone", "--set", "title")]
    [InlineData("milestone", "milestoen")]
    public void What_cannot_be_is_told_and_nothing_is_written(string told, params string[] arguments)
    {
        var before = _folder.Listing("input");
        var run = New(arguments);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains(told, run.Error);
        Assert.Equal(before, _folder.Listing("input"));
    }

    [Fact]
    public void An_id_that_is_taken_is_not_suggested()
    {
        Assert.StartsWith("input/milestones/desk-lamp-2.md\n", New("milestone", "--set", "title=Desk-Lamp!").Output);
        Assert.Equal("the-con", NewId.Suggest("Con", []));
        Assert.Equal("the-1999", NewId.Suggest("1999", []));
        Assert.Equal("traumchen-in-bild", NewId.Suggest("Träumchen in 日本 Bild", []));
        Assert.Null(NewId.Suggest("日本", []));
        Assert.All(Enumerable.Range(1, 200), n => Assert.True(Ids.IsValid(NewId.Suggest(string.Concat(Enumerable.Repeat("word ", n)), [])!)));
    }

    [Theory]
    [InlineData("a: {}\nc: {}\n", "b", "a: {}\nb:\n  x\nc: {}\n")]
    [InlineData("a: {}\r\n# about c\r\nc: {}\r\n", "b", "a: {}\r\nb:\r\n  x\r\n# about c\r\nc: {}\r\n")]
    [InlineData("c: {}\na: {}", "b", "c: {}\na: {}\nb:\n  x\n")]
    [InlineData("b: {}\nc: {}\n", "a", "a:\n  x\nb: {}\nc: {}\n")]
    [InlineData("", "a", "a:\n  x\n")]
    [InlineData("# none yet\n", "a", "# none yet\na:\n  x\n")]
    [InlineData("\nb: {}\n", "a", "\na:\n  x\nb: {}\n")]
    [InlineData("{ a: {}, c: {} }\n", "d", null)]
    [InlineData("a: [\n", "d", null)]
    public void A_source_goes_to_its_place_and_the_rest_stays(string before, string id, string? after) => Assert.Equal(after, SourcesText.Insert(before, id, $"{id}:\n  x\n"));

    [Fact]
    public void Every_byte_around_a_new_source_stays()
    {
        var before = _folder.Read("input/sources.yml");
        Assert.Equal(0, New("source", "book", "--set", "title=A book", "--set", "url=https://book.example/", "--set", "kind=book").ExitCode);
        Assert.Equal(before.Replace("# The last one", "book:\n  title: A book\n  url: https://book.example/\n  kind: book\n# The last one"), _folder.Read("input/sources.yml"));
        Assert.False(File.Exists(_folder.PathOf("input/sources.yml~")));
    }

    [Fact]
    public void At_a_terminal_it_asks_until_the_answer_can_be()
    {
        var catalogue = new KnownValues(Reader.Run(InputFolder.Read(_folder.Options).Value).Value);
        var answers = new NewRecord(Schemas.Milestone, catalogue);
        var output = new StringWriter { NewLine = "\n" };
        var questions = new Prompt(new StringReader("First light\nMay\n1999-05\n3\n2\nIt shines.\npapr\npaper\n\n"), output, catalogue);
        questions.AskFor(answers);
        Assert.Equal("first-light", questions.AskForId("first-light", _ => null));
        Assert.Contains("  2  fair  (Fair: Shown.)\n", output.ToString());
        Assert.Contains("\"date\" is no date: \"May\"", output.ToString());
        Assert.Contains("\"3\" is no word of milestone_kinds", output.ToString());
        Assert.Contains("did you mean \"paper\"?", output.ToString());
        Assert.Contains("title: First light\ndate: \"1999-05\"\nkind: fair\nsummary: It shines.\nsources:\n  - paper\n", RecordText.File(answers));
    }

    [Fact]
    public void An_empty_line_leaves_a_blank_and_the_end_of_the_input_ends_the_questions()
    {
        var catalogue = new KnownValues(Reader.Run(InputFolder.Read(_folder.Options).Value).Value);
        var answers = new NewRecord(Schemas.Milestone, catalogue);
        var questions = new Prompt(new StringReader("\n1999"), TextWriter.Null, catalogue);
        questions.AskFor(answers);
        Assert.Null(answers["title"]);
        Assert.Equal("1999", Assert.IsType<YamlScalar>(answers["date"]).Value);
        Assert.Null(questions.AskForId(null, _ => null));
    }

    private Generator.Run New(params string[] arguments) => Generator.Call(_folder.Root, ["new", .. arguments]);
}
