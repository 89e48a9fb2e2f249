using Chronicle.Testing;

namespace Chronicle.EndToEnd;

/// <summary>The command <c>move</c>: its messages and the files that it writes.</summary>
public sealed class MoveCommandTests
{
    private const string Lamps = """
        -- input/site.yml --
        title: Lamps
        url: https://lamps.example/
        language: en
        component_kinds: { lamp: { label: Lamp } }
        statuses: { sold: { label: On sale } }
        milestone_kinds: { launch: { label: Launch } }
        -- input/components/desk-lamp.md --
        ---
        name: Desk lamp
        kind: lamp
        status: sold
        summary: It stands on a desk.
        sources: []
        ---
        -- input/text/lamps.md --
        ---
        title: Lamps
        order: 1
        summary: See below.
        ---
        [[desk-lamp]]

        """;

    private readonly TemporaryFolder _folder = new();

    public MoveCommandTests() => _folder.WriteAll(Lamps);

    [Fact]
    public void Temporary_files_of_a_killed_process_are_deleted()
    {
        _folder.Write("input/components/.site-old~", "half a file");
        Assert.Equal(0, Generator.Call(_folder.Root, "move", "desk-lamp", "table-lamp").ExitCode);
        Assert.False(File.Exists(_folder.PathOf("input/components/.site-old~")));
    }

    [Fact]
    public void A_file_that_is_a_link_is_not_changed_and_the_message_says_so()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "a symbolic link needs rights on Windows");
        File.Move(_folder.PathOf("input/text/lamps.md"), _folder.PathOf("input/README.md"));
        File.CreateSymbolicLink(_folder.PathOf("input/text/lamps.md"), "../README.md");
        var run = Generator.Call(_folder.Root, "move", "desk-lamp", "table-lamp");
        Assert.Equal((3, "input/text/lamps.md is a symbolic link, and nothing is written through it; put the file itself there\n"),
            (run.ExitCode, run.Error));
        Assert.True(File.Exists(_folder.PathOf("input/components/desk-lamp.md")));
    }

    [Theory]
    [InlineData("move", "desk-lamp", "table-lamp")]
    [InlineData("split", "lamps", "walls=wall-lamps")]
    [InlineData("links")]
    [InlineData("upgrade")]
    public void Errors_are_in_the_order_of_their_places(params string[] command)
    {
        _folder.Write("input/text/lamps.md", _folder.Read("input/text/lamps.md") + "## Walls\n\n[[none]]\n");
        foreach (var name in new[] { "z", "a" })
        {
            Directory.CreateDirectory(_folder.PathOf($"elsewhere/{name}"));
            if (!OperatingSystem.IsWindows())
                Directory.CreateSymbolicLink(_folder.PathOf($"input/text/{name}"), _folder.PathOf($"elsewhere/{name}"));
        }
        _folder.Write("input/text/huge.md", new string('x', 2 * 1024 * 1024));
        var run = Generator.Call(_folder.Root, command);
        Assert.Equal(1, run.ExitCode);
        var places = run.Error.Split('\n').Where(line => line.Contains(": error ", StringComparison.Ordinal))
            .Select(line => line.Split(':')[0]).ToArray();
        Assert.True(places.Length > 1, run.Error);
        Assert.Equal(places.Order(StringComparer.Ordinal), places);
    }

    [Fact]
    public void A_dry_run_writes_nothing()
    {
        var before = _folder.Listing("input");
        var run = Generator.Call(_folder.Root, "move", "desk-lamp", "table-lamp", "--dry-run");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal("""
            input/redirects/components-desk-lamp.yml
            input/text/lamps.md
            input/components/table-lamp.md
            desk-lamp would be table-lamp: 1 reference and 3 files; nothing was written

            """, run.Output);
        Assert.Equal(before, _folder.Listing("input"));
        Assert.Equal("desk-lamp has the new id table-lamp: 1 reference and 3 files; the old address leads to the new one\n",
            Generator.Call(_folder.Root, "move", "desk-lamp", "table-lamp").Output);
    }

    [Fact]
    public void A_misspelt_id_is_reported_instead_of_the_errors_of_the_input()
    {
        _folder.Write("input/text/wrong.md", "---\ntitel: Wrong\n---\n");
        Assert.Equal(new(2, "", "there is no record and no source \"desk\"; did you mean \"desk-lamp\"?\n"),
            Generator.Call(_folder.Root, "move", "desk", "table-lamp"));
    }

    [Fact]
    public void A_record_that_cannot_be_read_is_not_reported_as_unknown()
    {
        _folder.Write("input/text/wrong.md", "---\ntitle: Wrong: very\n---\n");
        Assert.Equal(new(2, "", "\"wrong\" cannot be read because of errors; correct them first (see check)\n"),
            Generator.Call(_folder.Root, "move", "wrong", "right"));
    }
}
