using System.Text;
using Chronicle.Testing;

namespace Chronicle.EndToEnd;

/// <summary><c>evidence</c> finds one wrong character of a record, and gives correct answers for unusual repositories.</summary>
public sealed class WitnessTests
{
    private const string Site = """
        -- input/site.yml --
        title: Lamps
        url: https://lamps.test/
        language: en
        component_kinds: { lamp: { label: Lamp } }
        statuses: { sold: { label: On sale } }
        milestone_kinds: { launch: { label: Launch } }
        component_fields: { drawings: { label: Drawings, type: code-list } }
        release_fields:
          oldest_tool: { label: Oldest tool, type: version }
          shops: { label: Shops, type: list }
        figures: { lines: { label: Lines } }
        evidence:
          repository: https://code.example/lamps
          present: [sold]
          merges: [launch]
          components: { drawings: { ask: path } }
          releases:
            oldest_tool: { ask: value, files: [tools/oldest.sh], within: '^driver\)(?:.|\n)*?;;', pattern: 'echo (?<value>[0-9.]+)\n\t;;' }
            shops: { ask: list, files: ["shops/*/open"], name: '^shops/(?<value>[^/]+)/' }
          figures: { lines: { ask: lines, files: ["drawings/**"] } }
        -- input/components/desk-lamp.md --
        ---
        name: Desk lamp
        summary: A lamp for desks.
        kind: lamp
        status: sold
        since: "1"
        drawings: [drawings/desk.txt]
        sources: []
        ---
        -- input/releases/1.md --
        ---
        date: 1999
        summary: The first.
        sources: []
        oldest_tool: "1.78.0"
        shops: [east, west]
        figures: { lines: 3 }
        ---
        -- input/sources.yml --
        change: { title: A change, url: "https://code.example/lamps/commit/HASH", kind: commit, date: "1999-01-02", commit: HASH }
        -- input/milestones/sold.md --
        ---
        title: On sale
        date: 1999
        kind: launch
        summary: It is sold.
        release: "1"
        sources: [change]
        ---

        """;

    private const string Tools = "driver)\n\tif old; then\n\t\techo 1.77.1\n\tfi\n\techo 1.78.0\n\t;;\nshade)\n\techo 9.9\n\t;;\n";

    private readonly TemporaryFolder _folder = new();

    private string Repository => _folder.PathOf("lamps.git");

    private void Write(GitStory story, string? site = null)
    {
        story.Write(Repository);
        var hash = GitStory.Run(Repository, null, "rev-parse", "v1^{commit}").Trim();
        _folder.WriteAll(TinyTheme.Archive + (site ?? Site).Replace("HASH", hash, StringComparison.Ordinal));
    }

    private static GitStory Story()
    {
        var story = new GitStory();
        story.Tag("v1", story.Commit("main", "1999-01-02", ("drawings/desk.txt", "1\n2\n3\n"), ("tools/oldest.sh", Tools),
            ("shops/east/open", ""), ("shops/west/open", "")), "1999-01-03");
        return story;
    }

    [Theory]
    [InlineData("input/components/desk-lamp.md", "desk.txt", "disk.txt", "input/components/desk-lamp.md:7:12: error E610: the record has \"drawings/disk.txt\"")]
    [InlineData("input/releases/1.md", "1.78.0", "1.77.0", "input/releases/1.md:5:14: error E610: the record says \"1.77.0\", and v1 says \"1.78.0\"")]
    [InlineData("input/releases/1.md", "lines: 3", "lines: 4", "input/releases/1.md:7:19: error E610: the record says \"4\", and v1 says \"3\"; write 3")]
    [InlineData("input/releases/1.md", "east, west", "east, west, north", "input/releases/1.md:6:9: error E610:")]
    [InlineData("input/sources.yml", "commit: HASH", "commit: OTHER", "input/sources.yml:1:")]
    [InlineData("input/sources.yml", "1999-01-02", "1999-01-03", "input/sources.yml:1:")]
    public void One_wrong_character_is_an_error_at_its_line(string file, string from, string to, string message)
    {
        Write(Story());
        Ask();
        Assert.Equal((0, ""), Check());
        var hash = GitStory.Run(Repository, null, "rev-parse", "v1^{commit}").Trim();
        var other = hash[..^1] + (hash[^1] == '0' ? '1' : '0');
        var before = _folder.Read(file);
        _folder.Write(file, before.Replace(from.Replace("HASH", hash), to.Replace("OTHER", other), StringComparison.Ordinal));
        Assert.NotEqual(before, _folder.Read(file));
        var (exitCode, error) = Check();
        Assert.Equal(1, exitCode);
        Assert.Contains(message, error);
        Assert.Contains("error E610", error);
    }

    [Fact]
    public void A_minimum_version_in_an_unpacked_tree_is_compared_with_the_record()
    {
        Write(Story());
        _folder.Write("tree/tools/oldest.sh", Tools.Replace("1.78.0", "1.79.0"));
        var run = Generator.Call(_folder.Root, "evidence", "--id", "1", "--tree", "1=" + _folder.PathOf("tree"));
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("input/releases/1.md:5:14: error E610: the record says \"1.78.0\", and 1 says \"1.79.0\"", run.Error);
    }

    [Fact]
    public void A_renamed_file_is_reported_with_the_last_release_that_has_it()
    {
        var story = Story();
        story.LightTag("v2", story.Rename("main", "2000-01-02", "drawings/desk.txt", "drawings/table.txt"));
        Write(story);
        _folder.Write("input/releases/2.md", "---\ndate: 2000\nsummary: The second.\nsources: []\nfigures: { lines: 3 }\n---\n");
        Assert.Contains("of the trees that were read, 1 alone has it: write { value: drawings/desk.txt, until: \"1\" }", Ask());
        _folder.Write("input/components/desk-lamp.md", _folder.Read("input/components/desk-lamp.md").Replace("[drawings/desk.txt]",
            "[{ value: drawings/desk.txt, until: \"1\" }, { value: drawings/table.txt, since: \"2\" }]"));
        Assert.Equal("", Ask());
        // The file was renamed without a change, so both paths have the same object.
        var objects = _folder.Read("input/evidence/desk-lamp.yml").Split("object: \"")[1..].Select(part => part[..40]).ToArray();
        Assert.Equal([objects[0], objects[0]], objects);
        Assert.Equal((0, ""), Check());
    }

    [Fact]
    public void A_tree_with_two_hundred_nested_folders_is_searched_completely()
    {
        var deep = string.Concat(Enumerable.Range(0, 200).Select(i => $"f{i}/"));
        var story = Story();
        story.LightTag("v2", story.Commit("main", "2000-01-02", ($"drawings/{deep}lamp.txt", "4\n")));
        Write(story);
        _folder.Write("input/releases/2.md", "---\ndate: 2000\nsummary: The second.\nsources: []\nfigures: { lines: 4 }\n---\n");
        _folder.Write("input/components/desk-lamp.md", _folder.Read("input/components/desk-lamp.md").Replace("[drawings/desk.txt]",
            $"[drawings/desk.txt, {{ value: drawings/{deep}lamp.txt, since: \"2\" }}]"));
        Assert.Equal("", Ask());
    }

    [Fact]
    public void A_tree_with_thousands_of_nested_folders_is_refused()
    {
        var story = Story();
        story.LightTag("v2", story.Commit("main", "2000-01-02", ($"drawings/{string.Concat(Enumerable.Repeat("a/", 4_000))}lamp.txt", "4\n")));
        Write(story);
        _folder.Write("input/releases/2.md", "---\ndate: 2000\nsummary: The second.\nsources: []\nfigures: { lines: 4 }\n---\n");
        var run = Generator.Call(_folder.Root, "evidence", "--repository", Repository);
        Assert.Equal(3, run.ExitCode);
        Assert.Contains("the tree of v2 has more than 2,048 folders inside each other; such a tree is not read", run.Error);
        Assert.False(Directory.Exists(_folder.PathOf("input/evidence")));
    }

    [Theory]
    [InlineData("author A <a@b> 99999999999999 +0000\ncommitter A <a@b> 99999999999999 +0000\n", "")]
    [InlineData("author A <a@b> 99999999999999999999999 +0000\ncommitter A <a@b> -99999999999999 +0000\n", "")]
    [InlineData("author A <a@b> 915278400 +999999999\ncommitter A <a@b> 915278400 -2147483648\n", "authored: \"1999-01-02\", committed: \"1999-01-02\", ")]
    [InlineData("author A <a@b> 915278400 +2400\ncommitter A <a@b> 915278400 +1400\n", "authored: \"1999-01-02\", committed: \"1999-01-03\", ")]
    [InlineData("committer A <a@b> 915278400 +0000\n", "committed: \"1999-01-02\", ")]
    [InlineData("author\ncommitter A <a@b> 915278400 +0000\n", "committed: \"1999-01-02\", ")]
    public void A_commit_with_a_wrong_date_has_no_date(string lines, string dates)
    {
        Write(Story());
        var tree = GitStory.Run(Repository, null, "rev-parse", "v1^{tree}").Trim();
        var commit = GitStory.WriteObject(Repository, "commit", Encoding.UTF8.GetBytes($"tree {tree}\n{lines}\nA change\n"));
        GitStory.Run(Repository, null, "update-ref", "refs/tags/v1", commit);
        _folder.Write("input/sources.yml",
            $"change: {{ title: A change, url: \"https://code.example/lamps/commit/{commit}\", kind: commit, commit: {commit} }}\n");
        Assert.Equal("", Ask());
        Assert.Contains($"found: true, object: \"{commit}\", {dates}first: \"1\"", _folder.Read("input/evidence/sources/change.yml"));
    }

    [Theory]
    [InlineData("100644desk.txt\0")]
    [InlineData(" desk.txt\0")]
    [InlineData("100644 \0")]
    [InlineData("100644 desk.txt")]
    public void A_folder_with_a_wrong_entry_has_no_entries_from_there(string entry)
    {
        Write(Story());
        var blob = Convert.FromHexString(GitStory.Run(Repository, null, "rev-parse", "v1:drawings/desk.txt").Trim());
        var drawings = GitStory.WriteObject(Repository, "tree", [.. Encoding.UTF8.GetBytes(entry), .. blob]);
        var root = GitStory.WriteObject(Repository, "tree", [.. "40000 drawings\0"u8, .. Convert.FromHexString(drawings)]);
        var commit = GitStory.WriteObject(Repository, "commit", Encoding.UTF8.GetBytes($"tree {root}\nauthor A <a@b> 1 +0000\ncommitter A <a@b> 1 +0000\n\nA change\n"));
        GitStory.Run(Repository, null, "update-ref", "refs/tags/v1", commit);
        Assert.Contains("input/components/desk-lamp.md:7:12: error E610: the record has \"drawings/desk.txt\"", Ask());
    }

    [Theory]
    [InlineData("Pacific/Kiritimati")]
    [InlineData("Pacific/Pago_Pago")]
    public void The_time_zone_does_not_change_the_evidence_files(string zone)
    {
        Write(Story());
        Ask();
        var files = EvidenceFiles();
        Directory.Delete(_folder.PathOf("input/evidence"), recursive: true);
        var run = Generator.Start(_folder.Root, [("TZ", zone), ("LC_ALL", "tr_TR.UTF-8")], "evidence", "--repository", Repository);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(files, EvidenceFiles());
    }

    private string[] EvidenceFiles() =>
        [.. new[] { "desk-lamp", "1", "sources/change" }.Select(name => _folder.Read($"input/evidence/{name}.yml"))];

    private string Ask() => Generator.Call(_folder.Root, "evidence", "--repository", Repository).Error;

    private (int ExitCode, string Error) Check() =>
        Generator.Call(_folder.Root, "evidence", "--check", "--repository", Repository) is var run ? (run.ExitCode, run.Error) : default;
}
