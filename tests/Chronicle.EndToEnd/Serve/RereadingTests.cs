using System.Text;
using Chronicle.Authoring;
using Chronicle.Cli.Disk;
using Chronicle.Cli.Serve;
using Chronicle.Domain;
using Chronicle.Input;
using Chronicle.Presentation;
using Chronicle.Testing;

namespace Chronicle.EndToEnd;

/// <summary>A folder that is read again and again, with a memory, is what it is to who reads it for the first time.</summary>
public sealed class RereadingTests : IDisposable
{
    private static readonly DateTime LongAgo = new(2001, 2, 3, 4, 5, 6, DateTimeKind.Utc);

    private readonly TemporaryFolder _folder = new();
    private readonly InputFileCache _input = new(), _theme = new();
    private readonly ParseCache _cache = new();

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

    public void Dispose() => _folder.Dispose();

    private static string Desk(string name) => $"---\nname: {name}\nsummary: A lamp.\nkind: lamp\nstatus: sold\nsources: [paper]\n---\n";

    [Fact]
    public void After_every_edit_the_site_is_that_of_a_clean_build()
    {
        (string What, Action Do)[] edits =
        [
            ("nothing", () => { }),
            ("a text", () => Change("milestones/one.md", "shines", "is lit")),
            ("another", () => Change("milestones/two.md", "After", "Long after")),
            ("the first again", () => Change("milestones/one.md", "is lit", "glows")),
            ("the same length", () => Change("milestones/one.md", "glows", "burns")),
            ("a touch", () => File.SetLastWriteTimeUtc(_folder.PathOf("input/milestones/two.md"), LongAgo.AddDays(1))),
            ("a title", () => Change("milestones/one.md", "title: One", "title: First")),
            ("a heading that is linked to", () => Change("milestones/three.md", "## More", "## Less")),
            ("the heading again", () => Change("milestones/three.md", "## Less", "## More")),
            ("a name that others mention", () => _folder.Write("input/components/desk.md", Desk("Table lamp"))),
            ("a name that others mention now", () => Change("milestones/two.md", "Long after", "The Table lamp, after")),
            ("a mention less", () => Change("milestones/two.md", "[[one]]", "it")),
            ("a mention more", () => Change("milestones/three.md", "Words.", "Words of [[one]] and [[two]] [@paper].")),
            ("a mention again", () => Change("milestones/two.md", "after it", "after [[one]]")),
            ("a link that leads nowhere", () => Change("milestones/three.md", "[[two]]", "[[tow]]")),
            ("a link that leads somewhere", () => Change("milestones/three.md", "[[tow]]", "[[two]]")),
            ("two texts", () =>
                { Change("milestones/one.md", "burns", "[[three]] burns"); Change("milestones/three.md", "Words of [[one]]", "Words"); }),
            ("a source", () => Change("sources.yml", "title: Paper", "title: Newspaper")),
            ("another id", () => File.Move(_folder.PathOf("input/milestones/one.md"), _folder.PathOf("input/milestones/uno.md"))),
            ("a link to it", () => Change("milestones/two.md", "[[one]]", "[[uno]]")),
            ("a record less", () => File.Delete(_folder.PathOf("input/milestones/three.md"))),
            ("a word that is unknown", () => Change("milestones/uno.md", "kind: launch", "kind: lunch")),
            ("a word that is known", () => Change("milestones/uno.md", "kind: lunch", "kind: launch")),
            ("a layout", () => _folder.Write("theme/layouts/milestone.html", "{{ include \"page\" }}<p>{{ page.title }}</p>\n")),
        ];
        foreach (var (what, edit) in edits)
        {
            edit();
            var files = Read();
            var (fresh, kept) = (Build.Run(InputFolder.Read(_folder.Options).Value, _folder.Options),
                Build.Finish(Build.Plan(files, _folder.Options, cache: _cache), _folder.Options));
            Assert.True(fresh.Diagnostics.SequenceEqual(kept.Diagnostics), $"{what}: {string.Join("; ", kept.Diagnostics)}");
            Assert.True(Bytes(fresh).SequenceEqual(Bytes(kept)), what);
        }
    }

    [Fact]
    public void Only_a_file_that_looks_different_is_read()
    {
        var before = Read();
        Assert.Same(FileOf(before, "two"), FileOf(Read(), "two"));
        Spoil("two");
        // Nobody told of it and nothing shows it.
        Assert.Same(FileOf(before, "two"), FileOf(Read(), "two"));
        _input.Doubt("milestones/two.md");
        Assert.Contains("Aftex", Text(FileOf(Read(), "two")));
        Spoil("one", "The", "Thx");
        _input.Doubt("milestones");
        Assert.Contains("Thx", Text(FileOf(Read(), "one")));
        Spoil("three", "Words", "Wordx");
        _input.DoubtAll();
        Assert.Contains("Wordx", Text(FileOf(Read(), "three")));
    }

    [Fact]
    public void What_was_written_just_before_it_was_read_is_read_again()
    {
        Change("milestones/two.md", "After", "Since");
        var written = File.GetLastWriteTimeUtc(_folder.PathOf("input/milestones/two.md"));
        var first = FileOf(Read(), "two");
        // The same length within the same tick of the clock.
        Change("milestones/two.md", "Since", "Later");
        File.SetLastWriteTimeUtc(_folder.PathOf("input/milestones/two.md"), written);
        Assert.Contains("Later", Text(FileOf(Read(), "two")));
        Assert.DoesNotContain("Later", Text(first));
    }

    [Fact]
    public void A_file_that_was_written_again_as_it_was_is_the_same_object()
    {
        var before = FileOf(Read(), "two");
        File.SetLastWriteTimeUtc(_folder.PathOf("input/milestones/two.md"), LongAgo.AddDays(1));
        Assert.Same(before, FileOf(Read(), "two"));
    }

    [Fact]
    public void The_memory_is_of_one_state()
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
    public async Task A_file_that_takes_the_place_of_another_like_it_is_shown()
    {
        await using var live = await LivePreview.Start();
        await live.UntilChecked();
        // The second has the length and the time of the first: nothing but the event tells of it.
        foreach (var title in new[] { "Third light", "Other light" })
        {
            live.Folder.Write("other.md", LivePreview.Milestone(title));
            File.SetLastWriteTimeUtc(live.Folder.PathOf("other.md"), LongAgo);
            File.Move(live.Folder.PathOf("other.md"), live.Folder.PathOf("input/milestones/first-light.md"), overwrite: true);
            await live.UntilPage("/base/milestones/first-light/", title);
        }
    }

    private InputFiles Read() => InputFolder.Read(_folder.Options, _input, _theme, DateTime.UtcNow - TimeSpan.FromSeconds(2)).Value;

    private Func<string, LinkedRecord> Plan()
    {
        var site = Build.Plan(Read(), _folder.Options, cache: _cache).Pages!.Site;
        return id => site.Linked[new(id)];
    }

    private void Change(string name, string from, string to)
    {
        var text = _folder.Read("input/" + name);
        Assert.Contains(from, text);
        _folder.Write("input/" + name, text.Replace(from, to));
    }

    /// <summary>Other bytes under the length and the time that the file had.</summary>
    private void Spoil(string id, string from = "After", string to = "Aftex")
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
