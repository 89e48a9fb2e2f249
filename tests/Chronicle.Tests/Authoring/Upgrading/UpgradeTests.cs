using System.Text;
using Chronicle.Authoring.Upgrading;
using Chronicle.Input;
using Chronicle.Read;
using Chronicle.Testing;

namespace Chronicle.Tests;

/// <summary>An upgrade converts old forms of the input to the current forms, and loses no content.</summary>
public sealed class UpgradeTests
{
    [Theory]
    [InlineData("a:\n  title: A\n  kind: news\n", "title: A\nkind: news\n")]
    [InlineData("# Of lamps\n\n# The first\na: # of all\n    # its name\n    title: \"A\"  # so called\n    kind: news\n    # the end\n",
        "# Of lamps\n\n# The first\n# of all\n# its name\ntitle: \"A\"  # so called\nkind: news\n# the end\n")]
    [InlineData("a: { title: A, kind: news }  # short\n", "# short\ntitle: A\nkind: news\n")]
    [InlineData("a:\n  { title: A,\n    # which\n    kind: \"news\" }\n", "{ title: A,\n  # which\n  kind: \"news\" }\n")]
    [InlineData("{ a: { title: \"A: b\", kind: news } }\n", "title: 'A: b'\nkind: news\n")]
    [InlineData("a:\n  title: >-\n    A\n     text\n  authors:\n  - B\n  - C\n", "title: >-\n  A\n   text\nauthors:\n- B\n- C\n")]
    [InlineData("a:\n  title: \"A\n   b\"\n  date: \"1999\"\n", "title: \"A\n b\"\ndate: \"1999\"\n")]
    [InlineData("a:\n  title: A\n\t\n  kind: news\n", "title: A\n\t\nkind: news\n")]
    [InlineData("a:\r\n  title: A\r\n  kind: news\r\n", "title: A\r\nkind: news\r\n")]
    public void A_source_gets_its_own_file_with_its_comments_and_the_order_of_its_keys(string before, string after)
    {
        var rewrite = Plan(before);
        Assert.Null(rewrite.Problem);
        Assert.Equal(["input/sources.yml"], rewrite.Removed);
        var file = Assert.Single(rewrite.Written);
        Assert.Equal("input/sources/a.yml", file.Path);
        Assert.Equal(after, Text(file));
    }

    [Fact]
    public void Comments_stay_with_their_source()
    {
        const string Before = "a:\n  title: A\n  # still a\n# for b\n\nb:\n  title: B\n\n# for c\nc: { title: C }\n# the last\n";
        Assert.Equal(["title: A\n# still a\n", "# for b\n\ntitle: B\n", "# for c\n# the last\ntitle: C\n"],
            Plan(Before).Written.Select(Text));
    }

    [Theory]
    [InlineData("a: A\n", "\"a\" is no source")]
    [InlineData("a: [\n", "has errors of its own")]
    [InlineData("The a:\n  title: A\n", "\"The a\" is no source")]
    [InlineData("b:\n  title: A\n", "input/sources/b.yml is there already, and differs")]
    public void A_file_that_cannot_be_rewritten_is_reported_with_the_reason(string before, string problem)
    {
        var rewrite = Plan(before, "-- input/sources/b.yml --\ntitle: B\n");
        Assert.Contains(problem, rewrite.Problem);
        Assert.Empty(rewrite.Written);
        Assert.Empty(rewrite.Removed);
    }

    [Fact]
    public void An_interrupted_upgrade_can_be_repeated() =>
        Assert.Null(Plan("b:\n  title: B\nc:\n  title: C\n", "-- input/sources/b.yml --\ntitle: B\n").Problem);

    [Fact]
    public void An_upgrade_of_a_large_chronicle_changes_no_source()
    {
        var before = FixedChronicle.Files;
        var rewrite = SourceFiles.Create(before.Input)!;
        var after = before with { Input = before.Input.With(rewrite.Written, rewrite.Removed) };
        Assert.Null(SourceFiles.Create(after.Input));
        var sources = Sources(before);
        Assert.True(sources.Length > 100);
        Assert.Equal(sources, Sources(after));
    }

    private static string[] Sources(InputFiles files) =>
        [.. Reader.Run(files).Value.Sources.OrderBy(source => source.Id)
            .Select(source => (source with { At = Anywhere, Url = source.Url with { At = Anywhere }, Archived = source.Archived is { } copy ? copy with { At = Anywhere } : null, CommitLife = null, MessageIdAt = null, Authors = [] }) + string.Join(", ", source.Authors))];

    private static Primitives.SourceLocation Anywhere => Primitives.SourceLocation.StartOf("x");

    private static Rewrite Plan(string sources, string more = "") =>
        SourceFiles.Create(TestSite.From(more).With("input/sources.yml", Encoding.UTF8.GetBytes(sources)).Files().Input)!;

    private static string Text(InputFile file) => Encoding.UTF8.GetString(file.Bytes.Span);
}
