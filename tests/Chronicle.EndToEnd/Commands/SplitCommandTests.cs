using Chronicle.Authoring;
using Chronicle.Authoring.Splitting;
using Chronicle.Testing;

namespace Chronicle.EndToEnd;

/// <summary>The command <c>split</c>: its messages and the files that it writes, also for the chapters of the real input.</summary>
public sealed class SplitCommandTests
{
    private const string Lamps = """
        -- input/site.yml --
        title: Lamps
        url: https://lamps.example/
        language: en
        component_kinds: { lamp: { label: Lamp } }
        statuses: { sold: { label: On sale } }
        milestone_kinds: { launch: { label: Launch } }
        -- input/text/lamps.md --
        ---
        title: Lamps
        order: 1
        summary: See below.
        ---
        A lead.

        ## Of desks

        Desks have lamps.

        ## Of walls

        Walls too: see [desks](#of-desks).

        """;

    private readonly TemporaryFolder _folder = new();

    public SplitCommandTests() => _folder.WriteAll(Lamps);

    [Fact]
    public void A_dry_run_writes_nothing()
    {
        var before = _folder.Listing("input");
        var run = Generator.Call(_folder.Root, "split", "lamps", "of-walls=wall-lamps", "--dry-run");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal("""
            input/text/wall-lamps.md
            input/redirects/lamps.yml
            input/text/lamps.md
            wall-lamps: Of walls
            1 new chapter would be made from lamps, which keeps the rest: 1 reference and 3 files; nothing was written

            """, run.Output);
        Assert.Equal(before, _folder.Listing("input"));
    }

    [Fact]
    public void All_sections_become_chapters_and_the_output_names_the_remaining_work()
    {
        Assert.Equal("""
            of-desks: Of desks
            of-walls: Of walls
            2 new chapters made from lamps, which keeps the rest: 1 reference and 4 files; the old anchors lead to the new places. The summary of each new chapter is its first sentence: write a better one. Corrections stay with lamps

            """, Generator.Call(_folder.Root, "split", "lamps").Output);
        Assert.Contains("[desks](/of-desks/)", _folder.Read("input/text/of-walls.md"));
        Assert.Equal(0, Generator.Call(_folder.Root, "check").ExitCode);
    }

    [Fact]
    public void An_unknown_heading_is_reported()
    {
        Assert.Equal(new(2, "", "\"lamps\" has no heading of the second level \"of-wall\"; did you mean \"of-walls\"? It has of-desks, of-walls\n"),
            Generator.Call(_folder.Root, "split", "lamps", "of-wall"));
    }

    [Fact]
    public void Each_chapter_of_the_real_input_can_be_split()
    {
        var files = RealSite.Files;
        foreach (var chapter in files.Input.Files.Where(file => file.Path.StartsWith("input/text/", StringComparison.Ordinal)))
        {
            var plan = Split.Plan(files, Path.GetFileNameWithoutExtension(chapter.Path), [], out var problem);
            Assert.True(plan is not null, problem);
            files = FilePlan.Apply(files, plan.Files);
        }
        Assert.Empty(Build.Run(files, RealSite.Options).Diagnostics.Where(found => found.IsError));
    }
}
