using System.Text;
using Chronicle.Cli.Input;
using Chronicle.Input;
using Chronicle.Testing;

namespace Chronicle.EndToEnd;

/// <summary>A folder that is read repeatedly through the caches of the preview gives the same site as a clean build.</summary>
public sealed class RereadingTests
{
    private static readonly DateTime LongAgo = new(2001, 2, 3, 4, 5, 6, DateTimeKind.Utc);

    private readonly TemporaryFolder _folder = new();
    private readonly InputFileCache _input = new(), _theme = new();
    private readonly ParseCache _cache = new();
    private bool _reports;

    public RereadingTests()
    {
        _folder.WriteAll(TinyTheme.Archive);
        _folder.Write("input/site.yml", LivePreview.Settings);
        _folder.Write("input/sources.yml", "paper: { title: Paper, url: https://paper.example/, kind: news }\n");
        _folder.Write("input/components/desk.md", Desk("Desk lamp"));
        _folder.Write("input/milestones/one.md", LivePreview.Milestone("One", "The Desk lamp shines."));
        _folder.Write("input/milestones/two.md", LivePreview.Milestone("Two", "After [[one]] and [[three#more]] [@paper]."));
        _folder.Write("input/milestones/three.md", LivePreview.Milestone("Three", "\n## More\n\nWords."));
        foreach (var file in Directory.EnumerateFiles(_folder.Root, "*", SearchOption.AllDirectories))
            File.SetLastWriteTimeUtc(file, LongAgo);
    }

    private static string Desk(string name) => $"---\nname: {name}\nsummary: A lamp.\nkind: lamp\nstatus: sold\nsources: [paper]\n---\n";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void After_every_edit_the_site_equals_a_clean_build(bool isReported)
    {
        _reports = isReported;
        (string What, Action Do)[] edits =
        [
            ("nothing", () => { }),
            ("a text", () => Change("milestones/one.md", "shines", "is lit")),
            ("a second text", () => Change("milestones/two.md", "After", "Long after")),
            ("the first text again", () => Change("milestones/one.md", "is lit", "glows")),
            ("a text of the same length", () => Change("milestones/one.md", "glows", "burns")),
            ("a new time", () => File.SetLastWriteTimeUtc(_folder.PathOf("input/milestones/two.md"), LongAgo.AddDays(1))),
            ("a title", () => Change("milestones/one.md", "title: One", "title: First")),
            ("a heading that is linked to", () => Change("milestones/three.md", "## More", "## Less")),
            ("the heading again", () => Change("milestones/three.md", "## Less", "## More")),
            ("a name that others mention", () => Write("components/desk.md", Desk("Table lamp"))),
            ("a mention of the new name", () => Change("milestones/two.md", "Long after", "The Table lamp, after")),
            ("a link removed", () => Change("milestones/two.md", "[[one]]", "it")),
            ("links added", () => Change("milestones/three.md", "Words.", "Words of [[one]] and [[two]] [@paper].")),
            ("the removed link again", () => Change("milestones/two.md", "after it", "after [[one]]")),
            ("a broken link", () => Change("milestones/three.md", "[[two]]", "[[tow]]")),
            ("the broken link corrected", () => Change("milestones/three.md", "[[tow]]", "[[two]]")),
            ("two texts", () =>
                { Change("milestones/one.md", "burns", "[[three]] burns"); Change("milestones/three.md", "Words of [[one]]", "Words"); }),
            ("a source", () => Change("sources.yml", "title: Paper", "title: Newspaper")),
            ("a record renamed", () => Rename("milestones/one.md", "milestones/uno.md")),
            ("a link to the renamed record", () => Change("milestones/two.md", "[[one]]", "[[uno]]")),
            ("a record deleted", () => Delete("milestones/three.md")),
            ("an unknown kind", () => Change("milestones/uno.md", "kind: launch", "kind: lunch")),
            ("the unknown kind corrected", () => Change("milestones/uno.md", "kind: lunch", "kind: launch")),
            ("a layout", () => WriteLayout("milestone.html", "{{ include \"page\" }}<p>{{ page.title }}</p>\n")),
        ];
        foreach (var (what, edit) in edits)
        {
            edit();
            var files = Read();
            var (fresh, cached) = (Build.Run(InputFolder.Read(_folder.Options).Value, _folder.Options),
                Build.Finish(Build.Plan(files, _folder.Options, cache: _cache), _folder.Options));
            Assert.True(fresh.Diagnostics.SequenceEqual(cached.Diagnostics), $"{what}: {string.Join("; ", cached.Diagnostics)}");
            Assert.True(Bytes(fresh).SequenceEqual(Bytes(cached)), what);
        }
    }

    [Fact]
    public void Only_a_file_that_looks_different_or_has_a_reported_change_is_read()
    {
        var before = Read();
        Assert.Same(FileOf(before, "two"), FileOf(Read(), "two"));
        ChangeUnnoticed("two");
        // No event reported the change, and the file has the same length and time. So the cached file is used.
        Assert.Same(FileOf(before, "two"), FileOf(Read(), "two"));
        _input.Invalidate("milestones/two.md");
        Assert.Contains("Aftex", Text(FileOf(Read(), "two")));
        ChangeUnnoticed("one", "The", "Thx");
        _input.Invalidate("milestones");
        Assert.Contains("Thx", Text(FileOf(Read(), "one")));
        ChangeUnnoticed("three", "Words", "Wordx");
        _input.InvalidateAll();
        Assert.Contains("Wordx", Text(FileOf(Read(), "three")));
    }

    [Fact]
    public void A_reported_change_of_a_known_file_needs_no_listing()
    {
        _reports = true;
        Read();
        _folder.Write("input/milestones/four.md", LivePreview.Milestone("Four"));
        Change("milestones/two.md", "After", "Long after");
        var read = Read();
        Assert.Contains("Long after", Text(FileOf(read, "two")));
        Assert.DoesNotContain(read.Input.Files, file => file.Path == "input/milestones/four.md");
        // The watcher notices the new file within a second and then reports no name.
        FileOf(Read(), "four");
    }

    [Fact]
    public void A_reported_change_leads_to_a_listing_if_it_can_change_the_list_of_files()
    {
        _reports = true;
        Read();
        Write("milestones/four.md", LivePreview.Milestone("Four"));
        FileOf(Read(), "four");
        _folder.Write("input/milestones/five.md", LivePreview.Milestone("Five"));
        Delete("milestones/one.md");
        FileOf(Read(), "five");
        if (OperatingSystem.IsWindows())
            return;
        _folder.Write("input/assets/a.txt", "A");
        File.CreateSymbolicLink(_folder.PathOf("input/assets/b.txt"), _folder.PathOf("input/assets/a.txt"));
        Read();
        _folder.Write("input/milestones/six.md", LivePreview.Milestone("Six"));
        Change("milestones/two.md", "After", "Long after");
        FileOf(Read(), "six");
    }

    [Fact]
    public void A_file_that_was_written_just_before_it_was_read_is_read_again()
    {
        Change("milestones/two.md", "After", "Since");
        var written = File.GetLastWriteTimeUtc(_folder.PathOf("input/milestones/two.md"));
        var first = FileOf(Read(), "two");
        // The second change keeps the length and the time of the first change.
        Change("milestones/two.md", "Since", "Later");
        File.SetLastWriteTimeUtc(_folder.PathOf("input/milestones/two.md"), written);
        Assert.Contains("Later", Text(FileOf(Read(), "two")));
        Assert.DoesNotContain("Later", Text(first));
    }

    [Fact]
    public void A_file_that_is_written_again_with_the_same_bytes_is_the_same_object()
    {
        var before = FileOf(Read(), "two");
        File.SetLastWriteTimeUtc(_folder.PathOf("input/milestones/two.md"), LongAgo.AddDays(1));
        Assert.Same(before, FileOf(Read(), "two"));
    }

    [Fact]
    public void The_cache_contains_only_the_current_records()
    {
        Plan();
        var kept = _cache.Count;
        for (var i = 0; i < 5; i++)
        {
            _folder.Write($"input/milestones/new-{i}.md", LivePreview.Milestone($"New {i}"));
            Plan();
            Assert.Equal(kept + 1, _cache.Count);
            File.Delete(_folder.PathOf($"input/milestones/new-{i}.md"));
        }
    }

    [Fact]
    public async Task A_file_that_replaces_a_file_of_the_same_length_and_time_is_shown()
    {
        await using var live = await LivePreview.Start();
        await live.UntilChecked();
        // The second file has the length and the time of the first one, so only the event of the system reports the change.
        foreach (var title in new[] { "Third light", "Other light" })
        {
            live.Folder.Write("other.md", LivePreview.Milestone(title));
            File.SetLastWriteTimeUtc(live.Folder.PathOf("other.md"), LongAgo);
            File.Move(live.Folder.PathOf("other.md"), live.Folder.PathOf("input/milestones/first-light.md"), overwrite: true);
            await live.UntilPage("/base/milestones/first-light/", title);
        }
    }

    private InputFiles Read() => InputFolder.Read(_folder.Options, _input, _theme, DateTime.UtcNow - TimeSpan.FromSeconds(2)).Value;

    private void Plan() => Build.Plan(Read(), _folder.Options, cache: _cache);

    private void Change(string name, string from, string to)
    {
        var text = _folder.Read("input/" + name);
        Assert.Contains(from, text);
        Write(name, text.Replace(from, to));
    }

    private void Write(string name, string text)
    {
        _folder.Write("input/" + name, text);
        Report(_input, name);
    }

    private void WriteLayout(string name, string text)
    {
        _folder.Write("theme/layouts/" + name, text);
        Report(_theme, "layouts/" + name);
    }

    private void Rename(string from, string to)
    {
        File.Move(_folder.PathOf("input/" + from), _folder.PathOf("input/" + to));
        Report(_input, from);
        Report(_input, to);
    }

    private void Delete(string name)
    {
        File.Delete(_folder.PathOf("input/" + name));
        Report(_input, name);
    }

    private void Report(InputFileCache cache, string name)
    {
        if (_reports)
            cache.Invalidate(name);
    }

    /// <summary>Changes the bytes of a file, but not its length and its time.</summary>
    private void ChangeUnnoticed(string id, string from = "After", string to = "Aftex")
    {
        Change($"milestones/{id}.md", from, to);
        File.SetLastWriteTimeUtc(_folder.PathOf($"input/milestones/{id}.md"), LongAgo);
    }

    private static InputFile FileOf(InputFiles files, string id) =>
        files.Input.Files.Single(file => file.Path == $"input/milestones/{id}.md");

    private static string Text(InputFile file) => Encoding.UTF8.GetString(file.Bytes.Span);

    private static string[] Bytes(BuildResult site) =>
        [.. site.Files.Select(file => $"{file.Address} {Convert.ToHexString(site.BytesOf(file).Span)}")];
}
