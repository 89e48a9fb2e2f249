using System.Text;
using Chronicle.Link;
using Chronicle.Primitives;
using Chronicle.Testing;

namespace Chronicle.Tests;

/// <summary>
/// Input that exceeds a limit is refused. The message contains the place and the limit. Untrusted text cannot change the form of a message.
/// </summary>
public sealed class LimitTests
{
    internal const string TextTooLong = "input/text/lamps.md:2:8: error R114: the text has 10,001 characters; at most 10,000 are read; write a long text in the prose\n";

    internal const string TooManyMistakes =
        "input/text/lamps.md:1006:1: error R115: there are more than 1,000 mistakes; the rest is not listed, so correct these first\n";

    private const string Facts = "title: A\norder: 1\nsummary: S.\n";

    [Theory]
    [InlineData("> ", 20_000,
        "6:1: error R113: the line begins with more than 1,000 marks of quotes, lists or notes; reduce the nesting")]
    [InlineData("- ", 20_000,
        "6:1: error R113: the line begins with more than 1,000 marks of quotes, lists or notes; reduce the nesting")]
    [InlineData("1. ", 20_000,
        "6:1: error R113: the line begins with more than 1,000 marks of quotes, lists or notes; reduce the nesting")]
    [InlineData("> ", 200, "1:1: error R113: quotes, lists or emphasis are nested too deeply to be read")]
    [InlineData("![", 20_000,
        "6:1001: error R113: more than 500 brackets are open at once in this paragraph; close them, or write \\[ for a plain bracket")]
    [InlineData("a [", 20_000,
        "6:1503: error R113: more than 500 brackets are open at once in this paragraph; close them, or write \\[ for a plain bracket")]
    [InlineData("*a ", 20_000, "6:3001: error R113: more than 1,000 marks of emphasis are in this paragraph or table; split it")]
    [InlineData("_a ", 20_000, "6:3001: error R113: more than 1,000 marks of emphasis are in this paragraph or table; split it")]
    [InlineData("a\n=\n", 20_000, "10003:1: error R113: more than 5,000 lines contain only = or -; write headings with ##")]
    [InlineData("a\n---\n", 20_000, "10003:1: error R113: more than 5,000 lines contain only = or -; write headings with ##")]
    [InlineData("[a]: /b/\n", 20_000,
        "2006:1: error R113: more than 2,000 lines define addresses or notes; split the file, or write the addresses into the links")]
    [InlineData("[a]:b \"\n", 50_000,
        "2006:1: error R113: more than 2,000 lines define addresses or notes; split the file, or write the addresses into the links")]
    public void Markdown_beyond_a_limit_is_refused_at_its_place(string piece, int times, string message) =>
        Assert.Contains(message, Messages(Repeat(piece, times)));

    [Theory]
    [InlineData("[a](/lamps/) ", 5_000)]
    [InlineData("[[lamps]] ", 20_000)]
    [InlineData("- *a* [b](/lamps/)\n\n", 3_000)]
    [InlineData("| *a* |\n", 450)]
    public void Long_Markdown_within_the_limits_is_accepted(string piece, int times) =>
        Assert.Equal("", Messages((piece[0] == '|' ? "| a |\n| --- |\n" : "") + Repeat(piece, times)));

    /// <summary>Work in quadratic time would take many minutes for these texts.</summary>
    [Theory(Timeout = 60_000)]
    [InlineData("[a](./b", " c", "")]
    [InlineData("", "[a](./b c ", "")]
    [InlineData("---\n", "\t", "a: b\n---\n")]
    [InlineData("---\n", " \t", "a: b\n---\n")]
    public async Task Blanks_without_an_end_are_read_in_linear_time(string before, string piece, string after)
    {
        var text = before + Repeat(piece, 500_000) + after;
        var site = TinyTheme.Site("").With("input/text/lamps.md",
            Encoding.UTF8.GetBytes(before == "---\n" ? text : $"---\n{Facts}---\n{text}\n"));
        Assert.DoesNotContain("R115", await Task.Run(site.Messages, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void A_table_with_too_many_cells_is_refused()
    {
        var table = $"|{Repeat("a|", 3_000)}\n|{Repeat("-|", 3_000)}\n{Repeat("|\n", 3_000)}";
        var message = "error R113: the tables of this file have more than 50,000 cells, counted as rows times columns; publish the data as a file in assets/";
        Assert.Contains(message, Messages(table));
        Assert.Contains(message, Messages("> " + table.Replace("\n", "\n> ")));
        Assert.Equal("", Messages($"|{Repeat("a|", 20)}\n|{Repeat("-|", 20)}\n{Repeat("| b |\n", 2_000)}"));
    }

    [Fact]
    public void Rows_of_backquotes_with_too_many_different_lengths_are_refused()
    {
        var text = string.Join(" a ", Enumerable.Range(1, 1_300).Select(length => new string('`', length)));
        Assert.Contains("6:1: error R113: this paragraph has runs of ` in more than 64 lengths", Messages(text));
        Assert.Equal("", Messages(Repeat("`a` ``b ` c`` ", 5_000)));
    }

    [Fact]
    public void R114_a_fact_with_more_than_10_000_characters()
    {
        var site = TinyTheme.Site($"-- input/text/lamps.md --\n---\ntitle: {new string('a', 10_001)}\norder: 1\nsummary: S.\n---\nx\n");
        Assert.Equal(TextTooLong, site.Messages());
        Assert.Equal("", TinyTheme.Site($"-- input/text/lamps.md --\n---\ntitle: {new string('a', 10_000)}\norder: 1\nsummary: S.\n---\nx\n").Messages());
    }

    [Fact]
    public void R115_only_the_first_1_000_errors_are_reported()
    {
        var lines = Messages(Repeat("[[lemps]]\n", 5_000)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(1_001, lines.Length);
        Assert.Equal(TooManyMistakes, lines[^1] + "\n");
    }

    [Fact]
    public void A_dropped_error_gets_no_message_and_no_warning_is_dropped()
    {
        var (diagnostics, made) = (new DiagnosticBag(), 0);
        for (var i = 0; i < 3_000; i++)
            diagnostics.Add(Rules.UnknownKey, SourceLocation.StartOf("a"), () => $"{++made}");
        Assert.Equal(1_000, made);
        Assert.Equal(1_001, diagnostics.ToImmutable().Length);
        // The number of warnings has no limit, because an author can silence them by their code.
        for (var i = 0; i < 3_000; i++)
            diagnostics.Add(Rules.UnusedSource, SourceLocation.StartOf("a"), () => $"{++made}");
        Assert.Equal(4_001, diagnostics.ToImmutable().Length);
    }

    [Theory]
    [InlineData(1, 600, 600, 600)]
    [InlineData(2, 600, 1_001, 1_200)]
    [InlineData(1, 5_000, 1_001, 5_000)]
    [InlineData(3, 5_000, 1_001, 15_000)]
    public void The_limit_includes_the_errors_of_other_bags(int bags, int errors, int kept, int counted)
    {
        var (whole, lists) = (new DiagnosticBag(), new DiagnosticBag());
        for (var bag = 0; bag < bags; bag++)
        {
            var one = new DiagnosticBag();
            for (var i = 0; i < errors; i++)
                one.Add(Rules.UnknownKey, SourceLocation.StartOf($"{bag}"), $"{i}");
            one.Add(Rules.UnusedSource, SourceLocation.StartOf($"{bag}"), "a warning");
            whole.AddRange(one);
            lists.AddRange(one.ToImmutable());
        }
        Assert.Equal(kept + bags, whole.ToImmutable().Length);
        Assert.Equal(counted, whole.Errors);
        Assert.Equal(whole.ToImmutable().AsEnumerable(), lists.ToImmutable());
    }

    [Fact]
    public void Only_the_first_1_000_errors_in_the_prose_of_all_records_are_reported()
    {
        var records = string.Concat(Enumerable.Range(1, 3).Select(n =>
            $"-- input/text/lamps-{n}.md --\n---\ntitle: T\norder: {n}\nsummary: S.\n---\n{Repeat("[[lemps]]\n", 600)}\n"));
        var lines = TinyTheme.Site(records).Messages().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(1_001, lines.Length);
        Assert.Single(lines, line => line.Contains("error R115", StringComparison.Ordinal));
    }

    [Fact]
    public void A_long_message_keeps_its_beginning_and_its_end()
    {
        var message = MessageText.Sanitize("unknown key \"" + Repeat("\U0001F600", 5_000) + "\"; did you mean \"title\"?");
        Assert.InRange(message.Length, 900, 1_000);
        Assert.StartsWith("unknown key \"\U0001F600", message);
        Assert.EndsWith("\U0001F600\"; did you mean \"title\"?", message);
        Assert.DoesNotContain('\uFFFD', message);
    }

    [Theory]
    [InlineData("../../etc")]
    [InlineData("con")]
    [InlineData("nul.txt")]
    [InlineData("\u202egnp")]
    [InlineData("l\u0430mps")]
    [InlineData("e\u0301")]
    [InlineData("\u00e9")]
    [InlineData("a\u200bb")]
    [InlineData("\uff0e\uff0e")]
    [InlineData("a\0b")]
    public void An_id_that_misleads_people_or_harms_a_file_system_is_refused(string id)
    {
        Assert.Contains("error R108", TinyTheme.Site("").With($"input/milestones/{id.Replace('/', '\\')}.md",
            "---\ntitle: A\n---\n"u8.ToArray()).Messages());
        // The YAML reader refuses a control character in every place, so the error has a different code.
        var inYaml = id.Contains('\0');
        Assert.Contains(inYaml ? "error R111" : "error R108",
            TinyTheme.Site("").With("input/sources.yml",
            Encoding.UTF8.GetBytes($"\"{id.Replace("\0", "\\0")}\": {{ title: A, url: \"https://a.example/\", kind: news }}\n"))
            .Messages());
        // Old addresses may contain letters of any script, so an id that consists of letters is a valid old address.
        if (!id.All(char.IsLetter))
            Assert.Contains(inYaml ? "error R111" : "error R125",
                TinyTheme.Site("").With("input/redirects.yml", Encoding.UTF8.GetBytes($"\"/{id.Replace("\0", "\\0")}/\": /components/\n"))
                .Messages());
    }

    [Fact]
    public void Releases_without_a_date_come_last_in_the_order_of_their_versions()
    {
        var site = TinyTheme.Site(string.Concat(new[] { "10", "9", "8" }.Select(id =>
            $"-- input/releases/{id}.md --\n---\nsummary: S.\nsources: []\n---\n"))
            + "-- input/releases/7.md --\n---\ndate: 1999\nsummary: S.\nsources: []\n---\n");
        Assert.Equal(["7", "8", "9", "10"], site.Model.Releases.Select(release => release.Version));
    }

    [Fact]
    public void A_very_long_sentence_is_shortened_around_each_link()
    {
        var site = TinyTheme.Site($"-- input/text/lamps.md --\n---\n{Facts}---\n{Repeat("\U0001F600", 3_000)} {Repeat("a ", 3_000)}[[shades]]{Repeat(" b", 3_000)} {Repeat("[[lamps]] [[shades]] ", 3_000)}\n-- input/text/shades.md --\n---\n{Facts}---\nx\n");
        var mention = Sentences.Find(Assert.Single(site.Model.Linked[new("shades")].MentionedIn));
        Assert.StartsWith("… a a", mention.Before);
        Assert.EndsWith(" b …", mention.After);
        Assert.InRange(mention.Before.Length + mention.After.Length, 300, 340);
    }

    private static string Messages(string body) => TinyTheme.Site($"-- input/text/lamps.md --\n---\n{Facts}---\n{body}\n").Messages();

    private static string Repeat(string piece, int times) => new StringBuilder().Insert(0, piece, times).ToString();
}
