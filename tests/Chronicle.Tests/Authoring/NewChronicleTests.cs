using Chronicle.Authoring;
using Chronicle.Cli;
using Chronicle.Cli.Commands;
using Chronicle.Testing;

namespace Chronicle.Tests;

public sealed class NewChronicleTests
{
    [Theory]
    [InlineData("https://somebody.github.io/lamps/", "https://github.com/somebody/lamps")]
    [InlineData("https://somebody.github.io/", "https://github.com/somebody/somebody.github.io")]
    [InlineData("https://lamps.example/", null)]
    [InlineData(null, null)]
    public void An_address_on_GitHub_Pages_gives_the_address_of_the_repository(string? url, string? repository) =>
        Assert.Equal(repository, NewChronicle.GuessRepository(url));

    [Fact]
    public void Answers_replace_the_values_of_the_example() =>
        Assert.Equal("title: Lamps\nurl: https://a.example/$1\nrepository: https://b.example/c\nlanguage: en\ntag_authority: a.example,2026\n",
            NewChronicle.Fill("title: Lamps\nurl: https://lamps.example/\nlanguage: en\n# tag_authority: lamps.example,2026\n",
                new("https://a.example/$1", "https://b.example/c", "a.example,2026")));

    [Theory]
    [InlineData("url", "lamps", false)]
    [InlineData("url", "https://lamps.example/", true)]
    [InlineData("repository", "somebody/lamps", false)]
    [InlineData("repository", "https://code.example/lamps", true)]
    [InlineData("tag_authority", "lamps", false)]
    [InlineData("tag_authority", "lamps.example,2026", true)]
    public void An_answer_is_accepted_only_in_the_form_of_its_key(string key, string value, bool isAccepted) =>
        Assert.Equal(isAccepted, NewChronicle.Explain(key, value) is null);

    [Fact]
    public void Init_asks_again_after_a_wrong_answer_and_offers_the_guessed_repository()
    {
        var output = new StringWriter();
        var owner = InitCommand.Ask(new(null, null, null),
            new(new StringReader("lamps\nhttps://somebody.github.io/lamps/\n\n\n"), output));
        Assert.Equal(new("https://somebody.github.io/lamps/", "https://github.com/somebody/lamps", null), owner);
        Assert.Contains("\"lamps\" is no address; write for example", output.ToString());
        Assert.Contains("[https://github.com/somebody/lamps] > ", output.ToString());
    }

    [Fact]
    public void Init_keeps_the_values_of_the_command_line_and_leaves_others_empty()
    {
        var stated = new ChronicleOwner("https://lamps.example/", "https://code.example/lamps", null);
        Assert.Equal(stated, InitCommand.Ask(stated, new(new StringReader("\n"), new StringWriter())));
    }

    [Fact]
    public void If_the_author_ends_the_input_init_writes_nothing()
    {
        var folder = new TemporaryFolder();
        var init = new InitCommand();
        var line = new CommandLine(new());
        var root = line.CreateRoot();
        root.Subcommands.Add(init.Create(line));
        var arguments = root.Parse(["init", folder.PathOf("lamps")]);
        var (output, error, questions) = (new StringWriter(), new StringWriter { NewLine = "\n" }, new StringWriter());
        var context = new CommandContext(arguments, output, error, new(new StringReader("https://lamps.example/\n"), questions), "text", false,
            new(null, () => 80));
        Assert.Equal(2, init.Run(context));
        Assert.Equal(("", "the input ended before the last question; nothing was written\n"), (output.ToString(), error.ToString()));
        Assert.Contains("The address of the published site", questions.ToString());
        Assert.False(Directory.Exists(folder.PathOf("lamps")));
    }
}
