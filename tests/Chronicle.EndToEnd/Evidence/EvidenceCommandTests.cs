using System.Runtime.Versioning;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Chronicle.Testing;

namespace Chronicle.EndToEnd;

/// <summary><c>evidence</c> and <c>harvest</c> on repositories and unpacked trees: answers, evidence files, exit codes and messages.</summary>
public sealed partial class EvidenceCommandTests
{
    private const string Site = """
        -- input/site.yml --
        title: Lamps
        url: https://lamps.test/
        language: en
        component_kinds: { lamp: { label: Lamp } }
        statuses: { sold: { label: On sale } }
        milestone_kinds: { launch: { label: Launch } }
        component_fields:
          drawings: { label: Drawings, type: code-list }
          symbols: { label: Symbols, type: code-list }
        figures: { lines: { label: Lines } }
        evidence:
          repository: https://code.example/lamps
          version: { file: CATALOGUE, pattern: '^(?:YEAR|PART) = (?<value>[0-9]+)$' }
          commit_view: https://code.example/lamps/commit/{commit}
          present: [sold]
          merges: [launch]
          components:
            drawings: { ask: path }
            symbols: { ask: text, files: ["**/lamps.txt"], pattern: '^lamp {value}$' }
          figures:
            lines: { ask: lines, files: ["**/*.txt"] }
        -- input/components/desk-lamp.md --
        ---
        name: Desk lamp
        summary: A lamp for desks.
        kind: lamp
        status: sold
        since: "2"
        drawings: [drawings/desk/]
        symbols: [DESK]
        sources: []
        ---
        -- input/releases/1.md --
        ---
        date: 1999
        summary: The first.
        sources: []
        ---
        -- input/releases/2.md --
        ---
        date: 2000
        summary: The second.
        sources: []
        figures: { lines: 3 }
        ---

        """;

    private readonly TemporaryFolder _folder = new();

    public EvidenceCommandTests() => _folder.WriteAll(TinyTheme.Archive + Site);

    private string Repository => _folder.PathOf("lamps.git");

    private static GitStory Story()
    {
        var story = new GitStory();
        story.Tag("v1", story.Commit("main", "1999-01-02", ("CATALOGUE", "YEAR = 1\nPART = 0\n"), ("lamps.txt", "lamp FLOOR\n")), "1999-01-03");
        var candidate = story.Commit("main", "1999-05-06", "1999-07-08", null, ("drawings/desk/a.txt", "one\r\ntwo"), ("shops/lamps.txt", "lamp DESK\r\n"));
        story.LightTag("v2-rc1", candidate);
        story.LightTag("v2", story.Commit("main", "2000-02-03", ("CATALOGUE", "YEAR = 2\nPART = 0\n")));
        story.Commit("main", "2001-01-01", ("later.txt", "later"));
        return story;
    }

    [Fact]
    public void A_repository_answers_and_a_second_run_changes_nothing()
    {
        Story().Write(Repository);
        var run = Run("--repository", Repository);
        Assert.Equal("", run.Error);
        Assert.Equal("5 answers; statements: 3 proved, 0 only cited, 0 disputed, 0 contradicted; 2 evidence files changed\n", run.Output);
        Assert.Equal("""
            # Written by `evidence` from the source trees; review it like every other change.
            findings:
              - { field: "drawings", value: "drawings/desk/", release: "1", found: false, tag: "v1", on: "2000-02-03" }
              - { field: "drawings", value: "drawings/desk/", release: "2", found: true, tag: "v2", object: "HASH", on: "2000-02-03" }
              - { field: "symbols", value: "DESK", release: "1", found: false, tag: "v1", on: "2000-02-03" }
              - { field: "symbols", value: "DESK", release: "2", found: true, path: "shops/lamps.txt", tag: "v2", object: "HASH", on: "2000-02-03" }

            """, Hash().Replace(_folder.Read("input/evidence/desk-lamp.yml"), "HASH"));
        var evidence = _folder.Read("input/evidence/desk-lamp.yml");
        Assert.Contains("0 evidence files changed", Run("--repository", Repository, "--as-of", "2010-01-01").Output);
        Assert.Equal(evidence, _folder.Read("input/evidence/desk-lamp.yml"));
        var check = Run("--repository", Repository, "--check");
        Assert.Equal((0, ""), (check.ExitCode, check.Error));
        Assert.Equal(0, Generator.Call(_folder.Root, "check").ExitCode);
    }

    [Theory]
    [InlineData("input/components/desk-lamp.md", "drawings/desk/", "drawings/dusk/", ":7:12: error E610: the record has \"drawings/dusk/\" since 2, and v2 does not have it; no tree that was read has it")]
    [InlineData("input/components/desk-lamp.md", "since: \"2\"", "since: \"1\"", "error E610: the record has \"drawings/desk/\" since 1, and v1 does not have it")]
    [InlineData("input/releases/2.md", "lines: 3", "lines: 4", "input/releases/2.md:5:19: error E610: the record says \"4\", and v2 says \"3\"; write 3")]
    public void One_changed_character_is_reported_and_the_check_writes_nothing(string file, string from, string to, string message)
    {
        Story().Write(Repository);
        Run("--repository", Repository);
        _folder.Write(file, _folder.Read(file).Replace(from, to, StringComparison.Ordinal));
        var before = _folder.Listing("input");
        var check = Run("--repository", Repository, "--check");
        Assert.Equal(1, check.ExitCode);
        Assert.Contains(message, check.Error);
        Assert.Equal(before, _folder.Listing("input"));
    }

    [Fact]
    public void A_commit_is_compared_with_its_source_and_its_milestone()
    {
        Story().Write(Repository);
        var hash = GitStory.Run(Repository, null, "rev-parse", "v2-rc1").Trim();
        Source(hash, "1999-07-08", "2");
        Assert.Equal("", Run("--repository", Repository).Error);
        Assert.Contains($"value: \"{hash}\", found: true, object: \"{hash}\", authored: \"1999-05-06\", committed: \"1999-07-08\", first: \"2\"",
            _folder.Read("input/evidence/sources/change.yml"));

        // The date of the author is accepted too, if the source states that it is this date.
        Source(hash, "1999-05-06", "2");
        Assert.Contains($"error E610: the source is of 1999-05-06, and the date of its commit is 1999-07-08; the author's date agrees: write {{ value: {hash}, dated: author }}",
            Run("--repository", Repository).Error);
        Source($"{{ value: {hash}, dated: author }}", "1999-05-06", "2");
        Assert.Equal("", Run("--repository", Repository).Error);

        // A commit of a release candidate belongs to the next release.
        Source(hash, "1999-07-08", "1");
        Assert.Contains("input/milestones/sold.md:6:10: error E610: the milestone names 1, and the first release that contains the commit of \"change\" is 2; write release: \"2\"",
            Run("--repository", Repository).Error);

        // A hash with one wrong digit is an error. A shorter hash is accepted.
        var wrong = hash[..^1] + (hash[^1] == '0' ? '1' : '0');
        Source(wrong, "1999-07-08", "2");
        Assert.Contains($"error E610: the repository does not have the commit \"{wrong}\"; correct the hash", Run("--repository", Repository).Error);
        Source($"\"{hash[..9]}\"", "1999-07-08", "2");
        Assert.Equal("", Run("--repository", Repository).Error);
    }

    [Fact]
    public void A_short_hash_of_two_commits_is_reported_as_ambiguous()
    {
        var story = Story();
        for (var i = 0; i < 700; i++)
            story.Commit("many", "2001-01-01", ("n", $"{i}"));
        story.Write(Repository);
        var ambiguous = GitStory.Run(Repository, null, "rev-list", "many").Split('\n').GroupBy(id => id[..Math.Min(4, id.Length)])
            .First(group => group.Count() > 1).Key;
        Source($"\"{ambiguous}\"", "2001-01-01", "2");
        Assert.Contains($"hashes that match several objects; write more digits: {ambiguous}", Run("--repository", Repository).Error);
    }

    [Fact]
    public void A_removed_path_is_an_error_unless_the_record_marks_it_as_disputed()
    {
        var story = new GitStory();
        story.LightTag("v1", story.Commit("main", "1999-01-02", ("drawings/desk/a", "x"), ("lamps.txt", "lamp DESK\n")));
        story.LightTag("v2", story.Commit("main", "2000-01-02", ("drawings/desk/a", null)));
        story.Write(Repository);
        _folder.Write("input/components/desk-lamp.md", _folder.Read("input/components/desk-lamp.md").Replace("since: \"2\"", "since: \"1\""));
        var run = Run("--repository", Repository);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("of the trees that were read, 1 alone has it: write { value: drawings/desk/, until: \"1\" }", run.Error);
        _folder.Write("input/components/desk-lamp.md", _folder.Read("input/components/desk-lamp.md")
            .Replace("[drawings/desk/]", "[{ value: drawings/desk/, disputed: It was lent out. }]"));
        Assert.DoesNotContain("drawings/desk", Run("--repository", Repository, "--check").Error);
    }

    [Fact]
    public void Merges_links_modules_and_names_that_are_not_UTF8_are_read()
    {
        var story = Story();
        story.Entry("main", "2002-01-01", "120000", "drawings/link"u8.ToArray(), "../../etc");
        story.Entry("main", "2002-01-01", "160000", "drawings/module"u8.ToArray(), "0123456789012345678901234567890123456789");
        story.Entry("main", "2002-01-01", "100644", [.. "drawings/"u8, 0x66, 0xFF, .. ".txt"u8], "three\n");
        var side = story.Commit("side", "2002-01-02", ("side/lamps.txt", "lamp SIDE\n"));
        story.LightTag("v3", story.Commit("main", "2002-02-02", "2002-02-02", side, ("x", "y")));
        story.Write(Repository);
        _folder.Write("input/releases/3.md", "---\ndate: 2002\nsummary: The third.\nsources: []\nfigures: { lines: 4 }\n---\n");
        _folder.Write("input/components/desk-lamp.md", _folder.Read("input/components/desk-lamp.md").Replace("[drawings/desk/]",
            "[drawings/desk/, { value: drawings/module/, since: \"3\" }, { value: drawings/link, since: \"3\" }]"));
        // The second parent of a merge belongs to the release that contains the merge.
        Source(GitStory.Run(Repository, null, "rev-parse", "side").Trim(), "2002-01-02", "3");
        Assert.Equal("", Run("--repository", Repository).Error);
        Assert.Contains("first: \"3\"", _folder.Read("input/evidence/sources/change.yml"));
    }

    [Fact]
    public void A_shallow_clone_answers_about_trees_and_reports_why_commits_get_no_answer()
    {
        Story().Write(Repository);
        var hash = GitStory.Run(Repository, null, "rev-parse", "v2-rc1").Trim();
        Source(hash, "1999-07-08", "2");
        GitStory.Run(_folder.Root, null, "clone", "--quiet", "--depth=1", "--branch=v2", $"file://{Repository}", "shallow");
        var run = Run("--repository", _folder.PathOf("shallow"));
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("tags that the repository does not have, so they were not searched: v1", run.Error);
        Assert.Contains($"the clone is shallow (its history is cut off; git fetch --unshallow brings the rest), so no commit was searched: {hash}",
            run.Error);
    }

    [Fact]
    public void A_partial_clone_fetches_only_the_files_that_it_needs()
    {
        Story().Write(Repository);
        GitStory.Run(Repository, null, "config", "uploadpack.allowFilter", "true");
        GitStory.Run(Repository, null, "config", "uploadpack.allowAnySHA1InWant", "true");
        GitStory.Run(_folder.Root, null, "clone", "--quiet", "--bare", "--filter=blob:none", $"file://{Repository}", "partial");
        var partial = _folder.PathOf("partial");
        Assert.Equal(0, Blobs(partial));
        var run = Run("--repository", partial);
        Assert.Equal("", run.Error);
        Assert.Equal(3, Blobs(partial));
        Assert.Contains("3 proved", run.Output);
    }

    [Fact]
    public void A_fetch_uses_no_setting_of_the_repository_except_the_address_of_the_remote()
    {
        Story().Write(Repository);
        GitStory.Run(Repository, null, "config", "uploadpack.allowFilter", "true");
        GitStory.Run(Repository, null, "config", "uploadpack.allowAnySHA1InWant", "true");
        GitStory.Run(_folder.Root, null, "clone", "--quiet", "--bare", "--filter=blob:none", $"file://{Repository}", "partial");
        var partial = _folder.PathOf("partial");
        // With this setting, git would write a file at a path of the repository's choice.
        GitStory.Run(partial, null, "config", "trace2.eventTarget", _folder.PathOf("written"));
        GitStory.Run(partial, null, "config", "url.file:///nowhere/.insteadOf", "file:///");
        var before = File.ReadAllText(Path.Join(partial, "config"));
        GitStory.Run(partial, null, "config", "--unset", "remote.origin.url");
        var refused = Run("--repository", partial);
        Assert.Equal(3, refused.ExitCode);
        Assert.Contains("in the partial clone", refused.Error);
        File.WriteAllText(Path.Join(partial, "config"), before);
        var run = Run("--repository", partial);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(3, Blobs(partial));
        Assert.Equal(before, File.ReadAllText(Path.Join(partial, "config")));
        Assert.NotEmpty(Directory.EnumerateFiles(Path.Join(partial, "objects", "pack"), "*.promisor"));
        Assert.Equal("", GitStory.Run(partial, null, "fsck", "--no-dangling"));
    }

    [Fact]
    public void With_diagnostics_in_JSON_standard_error_has_only_JSON()
    {
        Story().Write(Repository);
        GitStory.Run(Repository, null, "tag", "--delete", "v1");
        Assert.NotEqual("", Run("--repository", Repository).Error);
        Assert.Empty(JsonNode.Parse(Run("--repository", Repository, "--diagnostics", "json").Error)!.AsArray());
    }

    [Fact, UnsupportedOSPlatform("windows")]
    public void The_tags_of_earlier_releases_are_no_arguments_of_git()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the test replaces git by a script");
        Story().Write(Repository);
        Source(GitStory.Run(Repository, null, "rev-parse", "v2-rc1").Trim(), "1999-07-08", "2");
        var path = Environment.GetEnvironmentVariable("PATH")!;
        var git = path.Split(':').Select(folder => Path.Join(folder, "git")).First(File.Exists);
        _folder.Write("tools/git", $"#!/bin/sh\nprintf '%s\\n' \"$@\" >> '{_folder.PathOf("arguments")}'\nexec '{git}' \"$@\"\n");
        File.SetUnixFileMode(_folder.PathOf("tools/git"), UnixFileMode.UserRead | UnixFileMode.UserExecute);
        var run = Generator.Start(_folder.Root, [("PATH", $"{_folder.PathOf("tools")}:{path}")], "evidence", "--repository", Repository);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("\nrev-list\n", _folder.Read("arguments"));
        Assert.DoesNotMatch(@"\n\^[0-9a-f]{40}", _folder.Read("arguments"));
    }

    [Fact]
    public void A_repository_that_cannot_answer_is_a_wrong_command_line()
    {
        new GitStory().Write(_folder.PathOf("empty.git"));
        foreach (var folder in new[] { _folder.PathOf("input"), _folder.PathOf("empty.git") })
        {
            Assert.Equal(2, FailureOf("--repository", folder).ExitCode);
            Assert.Equal(2, Generator.Call(_folder.Root, "harvest", "3", "--repository", folder).ExitCode);
        }
    }

    [Fact]
    public void No_program_of_a_hostile_repository_is_run()
    {
        Story().Write(Repository);
        GitStory.Run(_folder.Root, null, "clone", "--quiet", $"file://{Repository}", "work");
        var trap = _folder.PathOf("trap");
        var script = _folder.PathOf("run-me");
        _folder.Write("run-me", $"#!/bin/sh\necho $0 $* >> '{trap}'\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(script, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        var work = _folder.PathOf("work");
        foreach (var (key, value) in new[]
        {
            ("core.fsmonitor", script), ("core.hooksPath", _folder.Root), ("core.sshCommand", script), ("core.pager", script),
            ("core.askPass", script), ("core.gitProxy", script), ("core.alternateRefsCommand", script), ("credential.helper", $"!{script}"),
            ("diff.external", script), ("filter.evil.smudge", script), ("diff.evil.textconv", script), ("uploadpack.packObjectsHook", script),
            ("remote.origin.url", $"ext::{script}"), ("remote.origin.promisor", "true"), ("remote.origin.partialclonefilter", "blob:none"),
            ("remote.origin.uploadpack", script), ("extensions.partialClone", "origin"), ("core.repositoryFormatVersion", "1"),
            ("alias.cat-file", $"!{script}"), ("protocol.ext.allow", "always"),
        })
            GitStory.Run(work, null, "config", key, value);
        _folder.Write("work/.git/info/attributes", "* filter=evil diff=evil\n");
        foreach (var hook in new[] { "reference-transaction", "post-checkout", "post-index-change", "fsmonitor-watchman" })
        {
            _folder.Write($"work/.git/hooks/{hook}", $"#!/bin/sh\necho {hook} >> '{trap}'\n");
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(_folder.PathOf($"work/.git/hooks/{hook}"), UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }
        Assert.Contains("3 proved", Run("--repository", work).Output);
        Assert.False(File.Exists(trap), File.Exists(trap) ? File.ReadAllText(trap) : "");

        // If a file is missing, git would fetch it from the remote, whose address runs the script. The command refuses this.
        foreach (var pack in Directory.EnumerateFiles(Path.Join(work, ".git", "objects", "pack")).ToArray())
            File.Move(pack, _folder.PathOf(Path.GetFileName(pack)));
        foreach (var packed in Directory.EnumerateFiles(_folder.Root, "*.pack"))
            GitStory.Run(work, File.ReadAllBytes(packed), "unpack-objects", "-q");
        var blob = GitStory.Run(work, null, "rev-parse", "v2:shops/lamps.txt").Trim();
        File.Delete(Path.Join(work, ".git", "objects", blob[..2], blob[2..]));
        var refused = Run("--repository", work);
        Assert.Equal(3, refused.ExitCode);
        Assert.Contains("1 missing file in the partial clone", refused.Error);
        Assert.Contains("not allowed", refused.Error);
        Assert.False(File.Exists(trap), File.Exists(trap) ? File.ReadAllText(trap) : "");
    }

    [Fact]
    public void Wrong_arguments_and_repositories_are_reported()
    {
        Assert.Equal((2, "name the trees to search: --repository DIR, or --tree RELEASE=DIR for each\n"), FailureOf());
        Assert.Equal((2, "--tree 2: write it as --tree RELEASE=DIR\n"), FailureOf("--tree", "2"));
        Assert.Equal((2, $"--tree 2=/nowhere/x: there is no folder /nowhere/x\n"), FailureOf("--tree", "2=/nowhere/x"));
        Assert.Equal((2, "--repository: there is no folder /nowhere/x\n"), FailureOf("--repository", "/nowhere/x"));
        Assert.Contains("is no git repository; clone one, or name an unpacked tree with --tree RELEASE=DIR",
            FailureOf("--repository", _folder.Root).Error);
        new GitStory().Write(_folder.PathOf("empty.git"));
        Assert.Contains("has no tags; the newest release would be v2", FailureOf("--repository", _folder.PathOf("empty.git")).Error);
        var other = new GitStory();
        other.LightTag("7", other.Commit("main", "1999-01-02", ("a", "b")));
        other.Write(_folder.PathOf("other.git"));
        Assert.Contains("has no tag of a release; the newest release would be v2",
            FailureOf("--repository", _folder.PathOf("other.git")).Error);
        Assert.Contains("there is no record and no source \"desk-lmap\"; did you mean \"desk-lamp\"?",
            FailureOf("--id", "desk-lmap", "--repository", _folder.PathOf("other.git")).Error);
        _folder.Write("tree/CATALOGUE", "YEAR = 7\n");
        Assert.Equal((2, "the tree given for 2 is one of 7: its CATALOGUE says so\n"), FailureOf("--tree", "2=" + _folder.PathOf("tree")));
        Assert.Equal((2, "there is no release \"3\"; did you mean \"1\"?\n"), FailureOf("--tree", "3=" + _folder.PathOf("tree")));
    }

    [Fact]
    public void Unpacked_trees_answer_and_links_out_of_them_are_not_followed()
    {
        _folder.Write("two/CATALOGUE", "YEAR = 2\nPART = 0\n");
        _folder.Write("two/shops/lamps.txt", "lamp DESK\n");
        _folder.Write("elsewhere/desk/a.txt", "1\n2\n3\n4\n");
        Directory.CreateSymbolicLink(_folder.PathOf("two/drawings"), _folder.PathOf("elsewhere"));
        var run = Run("--tree", "2=" + _folder.PathOf("two"));
        Assert.Contains("the record has \"drawings/desk/\" since 2, and 2 does not have it", run.Error);
        Assert.Contains("the record says \"3\", and 2 says \"1\"; write 1", run.Error);
        Assert.Equal(1, run.ExitCode);
    }

    [Fact]
    public void Harvest_drafts_a_release_and_its_new_components_and_the_completed_drafts_pass_the_check()
    {
        var story = Story();
        story.Tag("v3", story.Commit("main", "2002-02-02", ("CATALOGUE", "YEAR = 3\nPART = 0\n"), ("drawings/floor/b.txt", "1\n"),
            ("drawings/wall.txt", "2\n"), ("drawings/floor/lamps.txt", "lamp FLOORED\n"), ("shops/lamps.txt", "lamp DESK\nlamp CEILING\nlamp FLOOR\n")),
            "2002-02-03");
        story.Write(Repository);
        _folder.Write("input/site.yml", _folder.Read("input/site.yml").Replace("drawings: { ask: path }",
            "drawings: { ask: path, news: { \"drawings/**\": lamp } }").Replace("symbols: { ask: text,",
            "symbols: { ask: text, news: { \"**/lamps.txt\": lamp }, news_pattern: '^lamp (?<value>[A-Z]+)$',"));
        Assert.Equal((2, "there is no tree of 4: name it with --tree 4=DIR, or a repository that has the tag v4\n"),
            Generator.Call(_folder.Root, "harvest", "4", "--repository", Repository) is var none ? (none.ExitCode, none.Error) : default);
        var run = Generator.Call(_folder.Root, "harvest", "3", "--repository", Repository);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("date: \"2002-02-03\"\n", _folder.Read("input/releases/3.md"));
        Assert.Contains("figures:\n  lines: 8\n", _folder.Read("input/releases/3.md"));
        Assert.Contains("3 new parts since 2 have no record", run.Output);
        Assert.DoesNotContain("answer", run.Output);
        var drafts = run.Output[run.Output.IndexOf("-- input/components", StringComparison.Ordinal)..];
        _folder.WriteAll(drafts[..drafts.IndexOf("3 new parts", StringComparison.Ordinal)]);
        Assert.Contains("drawings:\n  - drawings/floor/\n", _folder.Read("input/components/floor.md"));
        // A symbol in a new folder belongs to the component of this folder. FLOOR only moved to a different file, so it is not new.
        Assert.Contains("symbols:\n  - FLOORED\n", _folder.Read("input/components/floor.md"));
        Assert.Contains("symbols:\n  - CEILING\n", _folder.Read("input/components/ceiling.md"));
        Assert.DoesNotContain("\ndrawings:", _folder.Read("input/components/ceiling.md"));
        foreach (var file in new[] { "input/releases/3.md", "input/components/floor.md", "input/components/wall.md", "input/components/ceiling.md" })
            _folder.Write(file, _folder.Read(file).Replace("---\n", "---\nsummary: What it is.\nsources: []\n", StringComparison.Ordinal)
                .Replace("source.\n---\nsummary: What it is.\nsources: []\n", "source.\n---\n", StringComparison.Ordinal));
        Assert.Equal("", Generator.Call(_folder.Root, "check").Error);
        Assert.Equal(0, Run("--repository", Repository).ExitCode);
        var before = _folder.Listing("input");
        Assert.Contains("0 new parts since 2 have no record", Generator.Call(_folder.Root, "harvest", "3", "--repository", Repository).Output);
        Assert.Equal(before, _folder.Listing("input"));
    }

    [Fact]
    public void A_harvest_names_the_facts_that_the_tree_does_not_state()
    {
        _folder.Write("tree/lamps.txt", "lamp READING\n");
        var run = Generator.Call(_folder.Root, "harvest", "4", "--tree", "4=" + _folder.PathOf("tree"));
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.EndsWith("\nthe tree has no answer for: date\nno tree of 2, so no new parts are listed\n", run.Output);
        File.Delete(_folder.PathOf("input/releases/4.md"));
        run = Generator.Call(_folder.Root, "harvest", "0.1", "--tree", "0.1=" + _folder.PathOf("tree"));
        Assert.EndsWith("\nno earlier release, so no new parts are listed\n", run.Output);
    }

    [Fact]
    public void The_option_id_limits_the_questions_to_one_record()
    {
        Story().Write(Repository);
        Assert.Contains("1 answer;", Run("--repository", Repository, "--id", "2").Output);
        Assert.False(File.Exists(_folder.PathOf("input/evidence/desk-lamp.yml")));
    }

    private (int ExitCode, string Error) FailureOf(params string[] arguments) =>
        Run(arguments) is var run ? (run.ExitCode, run.Error) : default;

    private Generator.Run Run(params string[] arguments) => Generator.Call(_folder.Root, ["evidence", .. arguments]);

    private void Source(string commit, string date, string release)
    {
        var hash = commit.Trim('"', '{', ' ').Split("value: ")[^1].Split(',')[0];
        _folder.Write("input/sources.yml", $"change: {{ title: A change, url: \"https://code.example/lamps/commit/{hash}\", kind: commit, "
            + $"date: \"{date}\", commit: {commit} }}\n");
        _folder.Write("input/milestones/sold.md", $"---\ntitle: On sale\ndate: 1999\nkind: launch\nsummary: It is sold.\nrelease: \"{release}\"\n"
            + "sources: [change]\n---\n");
    }

    private static int Blobs(string repository) => GitStory.Run(repository, null, "cat-file", "--batch-all-objects", "--batch-check")
        .Split('\n').Count(line => line.Contains(" blob ", StringComparison.Ordinal));

    [GeneratedRegex("[0-9a-f]{40}")]
    private static partial Regex Hash();
}
