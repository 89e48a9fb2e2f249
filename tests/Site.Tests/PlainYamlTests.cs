using Site.Read;
using Site.Text;

namespace Site.Tests;

/// <summary>What is read without the library is what the library reads.</summary>
public sealed class PlainYamlTests
{
    [Fact]
    public void Most_front_matter_is_plain_and_reads_as_the_library_reads_it()
    {
        var files = RealSite.Files.Input.Files.Where(file => file.Path.EndsWith(".md", StringComparison.Ordinal)).Select(file => new SourceText(file.Path, System.Text.Encoding.UTF8.GetString(file.Bytes.Span)))
            .Where(source => source.Value.StartsWith("---\n", StringComparison.Ordinal)).ToArray();
        var plain = files.Count(source => IsPlainAndTheSame(source, 4..(source.Value.IndexOf("\n---\n", StringComparison.Ordinal) + 1)));
        Assert.True(plain > 0, $"{plain} of {files.Length}");
    }

    [Theory]
    [InlineData("title: \"A title: with #, [brackets] and ‘quotes’ – and a dash\"\nkind: release\nlist: [\"a, b\", c-1, 2.4]\nday: 2024-05-01\nname: two words\nempty: \"\"\n")]
    [InlineData("title: no line end")]
    [InlineData("spaces: \"  kept  \"\n")]
    public void Plain_lines(string text) => Assert.True(IsPlainAndTheSame(new("x.md", text), ..));

    [Theory]
    [InlineData("a: 1\na: 2\n")]
    [InlineData("a: \"x\\ny\"\n")]
    [InlineData("a: \"x\ty\"\n")]
    [InlineData("a: \"x\u0085y\"\n")]
    [InlineData("a: \"x\u2028y\"\n")]
    [InlineData("a: \"x\ufeffy\"\n")]
    [InlineData("a: \"x\"y\n")]
    [InlineData("a: x # comment\n")]
    [InlineData("a: x: y\n")]
    [InlineData("a: x\n  y\n")]
    [InlineData("a: - x\n")]
    [InlineData("a: *x\n")]
    [InlineData("a: []\n")]
    [InlineData("a: [x,y]\n")]
    [InlineData("a: [x, y\n")]
    [InlineData("a: [x, [y]]\n")]
    [InlineData("a: { b: c }\n")]
    [InlineData("a:\n  b: c\n")]
    [InlineData("a: x \n")]
    [InlineData("a: x\n...\n")]
    [InlineData("a: x\n---\nb: y\n")]
    [InlineData("A: x\n")]
    [InlineData("")]
    public void The_rest_is_the_librarys(string text) => Assert.False(IsPlainAndTheSame(new("x.md", text), ..));

    [Fact]
    public void Whatever_comes_together_reads_the_same()
    {
        string[] pieces = ["a", "b1", "key", ": ", ":", "\n", "\n", " ", "\"", "\"", "[", "]", ", ", ",", "-", "2.4", "x/y", "_", "#", "'", "é", "\t", "\\", "{", "}", "|", ">", "&", "*", "!", "%", "@", "`", "?", "~", "\u00a0", "\u2028", "null"];
        var random = new Random(7);
        var plain = 0;
        for (var round = 0; round < 20_000; round++)
        {
            // A line that is right, and often a stranger in it.
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 4)).Select(line => $"k{line}: {Value()}\n"));
            if (random.Next(2) == 0)
                text = text.Insert(random.Next(text.Length), pieces[random.Next(pieces.Length)]);
            plain += IsPlainAndTheSame(new("x.md", text), ..) ? 1 : 0;
        }
        Assert.InRange(plain, 8_000, 19_000);

        string Value() => random.Next(4) switch
        {
            0 => $"\"{Words()}\"",
            1 => $"[{string.Join(", ", Enumerable.Range(0, random.Next(1, 4)).Select(_ => random.Next(2) == 0 ? $"\"{Words()}\"" : "x-1"))}]",
            2 => "2024-05",
            _ => "plain words",
        };

        string Words() => string.Concat(Enumerable.Range(0, random.Next(4)).Select(_ => random.Next(3) == 0 ? "é, [b]: #" : "word "));
    }

    private static bool IsPlainAndTheSame(SourceText source, Range part)
    {
        if (PlainYaml.Read(source, part) is not { } plain)
            return false;
        var found = new Findings();
        var known = YamlReader.ReadAny(source, part, found);
        Assert.Empty(found.ToImmutable());
        Assert.Equal(Show(known!), Show(plain));
        return true;
    }

    private static string Show(YamlNode node) => node.At + " " + node switch
    {
        YamlScalar scalar => $"\"{scalar.Value}\"",
        YamlSequence sequence => $"[{string.Join(", ", sequence.Items.Select(Show))}]",
        YamlMapping mapping => string.Join("\n", mapping.Entries.Select(entry => $"{entry.KeyAt} {entry.Key}: {Show(entry.Value)}")),
        _ => throw new InvalidOperationException(),
    };
}
