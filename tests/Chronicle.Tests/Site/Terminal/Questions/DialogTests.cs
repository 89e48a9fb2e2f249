using Chronicle.Authoring.Drafts;
using Chronicle.Cli.Terminal.Questions;
using Chronicle.Testing;
using Chronicle.Writing;
using Spectre.Console.Testing;

namespace Chronicle.Tests;

/// <summary>The questions of the command <c>new</c>, in an interactive terminal and as plain lines of text.</summary>
public sealed class DialogTests
{
    private const string Lamps = """
        -- input/site.yml --
        title: Lamps
        url: https://lamps.example/
        language: en
        component_kinds: { lamp: { label: Lamp } }
        statuses: { planned: { label: Planned }, sold: { label: On sale } }
        milestone_kinds: { launch: { label: Launch }, fair: { label: Fair, description: Shown. } }
        -- input/sources.yml --
        album: { title: An album, url: "https://album.example/", kind: book }
        paper: { title: A paper, url: "https://paper.example/", kind: news }
        -- input/components/desk-lamp.md --
        ---
        name: Desk lamp
        kind: lamp
        status: sold
        summary: It stands on a desk.
        sources: [album]
        ---

        """;

    [Fact]
    public void In_a_terminal_arrow_keys_and_a_search_select_answers()
    {
        var record = Begin("milestone");
        using var terminal = Terminal();
        terminal.Input.PushTextWithEnter("First light");
        terminal.Input.PushTextWithEnter("May");
        terminal.Input.PushTextWithEnter("1999-05");
        Press(terminal, ConsoleKey.DownArrow, ConsoleKey.DownArrow, ConsoleKey.Enter);
        terminal.Input.PushTextWithEnter("It shines.");
        terminal.Input.PushText("pap");
        Press(terminal, ConsoleKey.Enter, ConsoleKey.Enter);
        Press(terminal, ConsoleKey.DownArrow, ConsoleKey.Enter);
        Press(terminal, ConsoleKey.DownArrow, ConsoleKey.Enter, ConsoleKey.DownArrow, ConsoleKey.DownArrow, ConsoleKey.Enter);
        Press(terminal, ConsoleKey.Enter);
        var dialog = new TerminalDialog(terminal);
        dialog.AskFor(record);
        Assert.Equal("first-light", dialog.AskForId("first-light", _ => null));
        Assert.Equal("""
            ---
            title: First light
            date: "1999-05"
            kind: fair
            summary: It shines.
            sources:
              - paper
            components:
              - desk-lamp
            changes:
              desk-lamp: sold
            ---

            """, WithoutComments(record.ToText()));
        Assert.Contains("\"date\" is no date: \"May\"", terminal.Output.Replace("\n", ""));
        Assert.Contains("for example: First light", terminal.Output);
    }

    [Fact]
    public void In_a_terminal_an_empty_answer_omits_the_key()
    {
        var record = Begin("source");
        using var terminal = Terminal();
        // The answers for title, url, kind, publisher, authors and date.
        terminal.Input.PushTextWithEnter("A lamp");
        Press(terminal, ConsoleKey.Enter, ConsoleKey.Enter, ConsoleKey.Enter, ConsoleKey.Enter, ConsoleKey.Enter);
        new TerminalDialog(terminal).AskFor(record);
        Assert.Equal(["url", "kind"], record.MissingKeys);
        Assert.StartsWith("title: A lamp\n# url: (required) The address at which a reader finds it.\n", record.ToText());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void In_a_terminal_control_d_ends_the_questions(int answers)
    {
        using var terminal = Terminal();
        foreach (var answer in new[] { "First light", "1999" }.Take(answers))
            terminal.Input.PushTextWithEnter(answer);
        terminal.Input.PushKey(new ConsoleKeyInfo('\u0004', ConsoleKey.D, shift: false, alt: false, control: true));
        Assert.Throws<EndOfInput>(() => new TerminalDialog(terminal).AskFor(Begin("milestone")));
    }

    [Fact]
    public void As_plain_text_a_question_is_repeated_until_the_answer_is_valid()
    {
        var record = Begin("milestone");
        var output = new StringWriter { NewLine = "\n" };
        var dialog = new PlainDialog(new StringReader("First light\nMay\n1999-05\n3\n2\nIt shines.\npapr\npaper\n\n\n\n"), output);
        dialog.AskFor(record);
        Assert.Equal("first-light", dialog.AskForId("first-light", _ => null));
        var (date, changes) = (About("date"), About("changes"));
        Assert.Equal($"""
            An empty answer leaves a key out; Ctrl-D ends without a record.
            title: The event, in a few words.
              for example: First light
            > date: {date}
              for example: 1999-03
            >   "date" is no date: "May"; write 2022, 2022-10 or 2022-10-03, with ~ after it for approximate
            > kind: A word of milestone_kinds.
              1  launch  (Launch)
              2  fair  (Fair: Shown.)
            >   "kind": "3" is no word of milestone_kinds
            > summary: One or two plain sentences: the lead of the page, and its description in search results.
              for example: The first lamp that burns for a night.
            > sources: Ids of sources; those that the prose does not cite are listed after those that it does.
              ids with commas between them; there are 2, for example album
            >   "sources": "papr" is no source that the input has; did you mean "paper"?
            > components: Ids of the components it concerns. (optional)
              ids with commas between them; there are 1, for example desk-lamp
            > changes: {changes} (optional)
              ids with commas between them; there are 1, for example desk-lamp
            """ + "\n> id [first-light]: ", output.ToString());
        Assert.Contains("title: First light\ndate: \"1999-05\"\nkind: fair\nsummary: It shines.\nsources:\n  - paper\n",
            record.ToText());
    }

    [Fact]
    public void As_plain_text_the_end_of_the_input_ends_the_questions()
    {
        var dialog = new PlainDialog(new StringReader("First light\n"), TextWriter.Null);
        Assert.Throws<EndOfInput>(() => dialog.AskFor(Begin("milestone")));
        Assert.Throws<EndOfInput>(() => dialog.AskForId("first-light", _ => null));
    }

    [Theory]
    [InlineData("milestone", "title date kind summary sources components changes")]
    [InlineData("component", "name kind status summary sources")]
    [InlineData("release", "date summary sources")]
    [InlineData("text", "title order summary sources")]
    [InlineData("source", "title url kind publisher authors date")]
    public void The_questions_ask_for_required_keys_and_links_to_other_records(string kind, string keys) =>
        Assert.Equal(keys.Split(' '), Begin(kind).Questions.Select(question => question.Key));

    [Theory]
    [InlineData("kind", "mail", "unknown kind of source \"mail\": one of mailing-list, commit, news, docs, talk, blog, repository, "
        + "release-notes, book; did you mean \"mailing-list\"?")]
    [InlineData("kind", "release", "unknown kind of source \"release\": one of mailing-list, commit, news, docs, talk, blog, repository, "
        + "release-notes, book; did you mean \"release-notes\"?")]
    public void The_beginning_of_a_word_is_enough_for_a_suggestion(string key, string value, string message) =>
        Assert.Equal(message, Begin("source").Give(key, value));

    private static string About(string key) => Begin("milestone").Questions.First(question => question.Key == key).Description;

    private static string WithoutComments(string text) =>
        string.Concat(text.Split('\n').Where(line => !line.StartsWith('#')).Select(line => line + "\n"))[..^1];

    private static NewRecord Begin(string kind) => new(RecordKind.Find(kind)!, TestSite.From(Lamps).Files());

    private static TestConsole Terminal()
    {
        var terminal = new TestConsole();
        terminal.Profile.Capabilities.Interactive = true;
        terminal.Profile.Capabilities.Ansi = true;
        terminal.Profile.Width = 100;
        return terminal;
    }

    private static void Press(TestConsole terminal, params ConsoleKey[] keys)
    {
        foreach (var key in keys)
            terminal.Input.PushKey(new ConsoleKeyInfo(key == ConsoleKey.Enter ? '\r' : '\0', key, shift: false, alt: false, control: false));
    }
}
