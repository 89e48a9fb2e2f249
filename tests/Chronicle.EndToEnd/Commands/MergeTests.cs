using System.Diagnostics;
using Chronicle.Testing;

namespace Chronicle.EndToEnd;

/// <summary>
/// Changes of different people merge with plain git, without merge drivers and without attributes, as GitHub merges them. The commands of
/// the program make the changes if possible. The branches are merged in several orders.
/// </summary>
public sealed class MergeTests
{
    private readonly TemporaryFolder _folder = new();

    /// <summary>The changes, by the name of their branch.</summary>
    private Dictionary<string, Action> Changes => new(StringComparer.Ordinal)
    {
        ["a new source"] = () => New("source", "book", "title=A book", "url=https://book.test/", "kind=book"),
        ["a source and a milestone"] = () => NewMilestone("shown", "2001-05-01", "fair-news"),
        ["a source and a milestone of the same day"] = () => NewMilestone("sold-again", "2001-05-01", "shop-news"),
        ["a source and a component"] = () =>
        {
            NewSource("maker");
            New("component", "new-lamp", "name=New lamp", "kind=lamp", "status=sold", "summary=It is new.", "sources=maker");
        },
        ["a source and a release"] = () =>
        {
            NewSource("catalogue-3");
            New("release", "3", "date=2003", "summary=The third.", "sources=catalogue-3");
        },
        ["a source and a chapter"] = () =>
        {
            NewSource("memoir");
            New("text", "memories", "title=Memories", "order=9", "summary=What people say.", "sources=memoir");
        },
        ["a move of a component"] = () => Move("c1", "first-lamp"),
        ["a milestone of the moved component"] = () =>
        {
            New("milestone", "of-c1", "title=Of the first", "date=2002", "kind=launch", "summary=It is of it.", "sources=paper",
                "components=c1");
            Append("milestones/of-c1.md", "See [[c1]].\n");
        },
        ["a move of a source"] = () => Move("source:paper-2", "second-paper"),
        ["a milestone that cites the moved source"] = () => New("milestone", "cites", "title=It cites", "date=2002-03", "kind=launch",
            "summary=It was told.", "sources=paper-2"),
        ["a move of a milestone"] = () => Move("m3", "third"),
        ["a component retired"] = () => Edit("components/c2.md", "status: sold\n", "status: sold\nsuperseded_by: c3\n"),
        ["a milestone of the retired component"] = () => New("milestone", "of-c2", "title=Of the second", "date=2002-04", "kind=launch",
            "summary=It is of it.", "sources=paper", "components=c2"),
        ["its successor retired too"] = () => Edit("components/c3.md", "status: sold\n", "status: sold\nsuperseded_by: c4\n"),
        ["a component split"] = () => Edit("components/c5.md", "status: sold\n", "status: sold\nsplit_into: [c6, c7]\n"),
        ["a sentence at the start of a chapter"] = () => Edit("text/one.md", "It begins.", "It begins. Nobody knew."),
        ["a sentence at the end of it"] = () => Edit("text/one.md", "It ends.", "It ends [@paper]."),
        ["a summary"] = () => Edit("components/c6.md", "summary: Lamp c6.", "summary: The sixth lamp."),
        ["a paragraph of the same record"] = () => Edit("components/c6.md", "It is lit.", "It is lit at night."),
        ["a status in the vocabulary"] = () => Edit("site.yml", "statuses:\n", "statuses:\n  planned: { label: Planned }\n"),
        ["a kind in the vocabulary"] = () => Edit("site.yml", "milestone_kinds:\n", "milestone_kinds:\n  fair: { label: Fair }\n"),
        ["a heading renamed"] = () =>
        {
            Edit("text/two.md", "## The middle", "## The centre");
            Write("redirects/two-the-middle.yml", "/two/#the-middle: /two/#the-centre\n");
        },
        ["a milestone that links to the renamed heading"] = () =>
        {
            New("milestone", "in-the-middle", "title=In the middle", "date=2002-05", "kind=launch", "summary=It was there.", "sources=paper");
            Append("milestones/in-the-middle.md", "See [[two#the-middle]] and [there](/two/#the-middle).\n");
        },
        ["a chapter split"] = () => Succeeds("split", "three", "walls=wall-lamps"),
        ["a milestone that links to a section of the split chapter"] = () =>
        {
            New("milestone", "on-a-wall", "title=On a wall", "date=2002-06", "kind=launch", "summary=It hung.", "sources=paper");
            Append("milestones/on-a-wall.md", "See [[three#walls]] and [[three#of-brick]].\n");
        },
        ["an old address of the moved component"] = () => Write("redirects/old.yml", "/old.html: /components/c1/\n"),
        ["a milestone withdrawn"] = () => Edit("milestones/m4.md", "kind: launch\n", "kind: launch\nwithdrawn: It was no launch.\n"),
        // The date of the correction becomes the day whose state the site shows. So the later milestones become planned.
        ["a correction"] = () => Edit("milestones/m5.md", "kind: launch\n",
            "kind: launch\ncorrections:\n  - date: \"2006-01-01\"\n    text: The month was wrong.\n"),
    };

    [Fact]
    public void Changes_merge_in_several_orders_without_conflicts_and_give_the_same_site()
    {
        MakeChronicle();
        foreach (var (name, change) in Changes)
            Branch(name, change);
        Branch("one summary", () => Edit("milestones/m6.md", "summary: Launch m6.", "summary: The launch of six."));
        Branch("another summary", () => Edit("milestones/m6.md", "summary: Launch m6.", "summary: The sixth launch."));
        string? site = null;
        foreach (var seed in new[] { 1, 2, 3 })
        {
            var names = Changes.Keys.Append("one summary").ToArray();
            new Random(seed).Shuffle(names);
            Git("checkout", "-q", "-b", $"order-{seed}", "trunk");
            foreach (var name in names)
                Assert.True(Merge(name) == 0, $"{name} conflicts, merged in the order {string.Join(", ", names)}");
            // Two changes of the same fact conflict.
            Assert.Equal(1, Merge("another summary"));
            Git("merge", "--abort");

            var check = Generator.Call(_folder.Root, "check", "--ledger", _folder.PathOf("input/permalinks.txt"));
            Assert.True(check.ExitCode == 0, check.Error);
            Assert.Contains("\"c1\" has the new id \"first-lamp\"", check.Error);
            Assert.Contains("\"two#the-middle\" has the new address \"two#the-centre\"", check.Error);
            Assert.Contains("\"three#of-brick\" has the new address \"wall-lamps#of-brick\"", check.Error);
            Assert.Equal(0, Generator.Call(_folder.Root, "--quiet", "--output", _folder.PathOf($"site-{seed}")).ExitCode);
            var manifest = _folder.Read($"site-{seed}/manifest.json");
            Assert.Equal(site ??= manifest, manifest);
        }
        Assert.Contains("/components/first-lamp/", _folder.Read("site-1/old.html"));
        Assert.Contains("href=\"/components/first-lamp/\"", _folder.Read("site-1/milestones/of-c1/index.html"));
    }

    /// <summary>The repository's own chronicle, with a few changes of each kind.</summary>
    [Fact]
    public void Changes_of_the_real_chronicle_merge_without_conflicts()
    {
        foreach (var file in RealSite.Files.Input.Files)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(_folder.PathOf(file.Path))!);
            File.WriteAllBytes(_folder.PathOf(file.Path), file.Bytes.ToArray());
        }
        // Publishing refuses the placeholder in the settings, so the test replaces it.
        Write("site.yml", System.Text.RegularExpressions.Regex.Replace(_folder.Read("input/site.yml"), "(?m)^tag_authority: .*$",
            "tag_authority: lamps.test,2026"));
        Begin();
        var component = RealIds("components")[0];
        var milestone = RealIds("milestones")[0];
        var changes = new Dictionary<string, Action>
        {
            ["one event"] = () => NewEvent("an-event", component),
            ["another event"] = () => NewEvent("another-event", component),
            ["a component moved"] = () => Move(component, "moved-component"),
            ["a milestone moved"] = () => Move(milestone, "moved-milestone"),
        };
        foreach (var (name, change) in changes)
            Branch(name, change);
        foreach (var name in changes.Keys.Reverse())
            Assert.True(Merge(name) == 0, $"{name} conflicts");
        var check = Generator.Call(_folder.Root, "check");
        Assert.True(check.ExitCode == 0, check.Error);

        void NewEvent(string id, string of)
        {
            NewSource($"source-{id}");
            var kind = RealSite.Files.Input.Files.Where(file => file.Path == $"input/milestones/{milestone}.md")
                .Select(file => System.Text.Encoding.UTF8.GetString(file.Bytes.Span).Split('\n')).Single()
                .First(line => line.StartsWith("kind: ", StringComparison.Ordinal))["kind: ".Length..];
            New("milestone", id, "title=An event", "date=2026-11-20", $"kind={kind}", "summary=It happened.", $"sources=source-{id}",
                $"components={of}");
        }
    }

    private static string[] RealIds(string folder) =>
        [.. RealSite.Files.Input.Files.Where(file => file.Path.StartsWith($"input/{folder}/", StringComparison.Ordinal)
            && !file.Path.EndsWith("README.md", StringComparison.Ordinal)).Select(file => Path.GetFileNameWithoutExtension(file.Path))];

    private void MakeChronicle()
    {
        Write("site.yml", "title: Lamps\nurl: https://lamps.test/\nlanguage: en\ntag_authority: lamps.test,1999\ncomponent_kinds:\n"
            + "  lamp: { label: Lamp }\nstatuses:\n  sold: { label: Sold }\nmilestone_kinds:\n  launch: { label: Launch }\n");
        foreach (var paper in new[] { "paper", "paper-2" })
            Write($"sources/{paper}.yml", $"title: The {paper}\nurl: https://{paper}.test/\nkind: news\n");
        for (var i = 1; i <= 7; i++)
        {
            Write($"components/c{i}.md", $"---\nname: Lamp c{i}\nsummary: Lamp c{i}.\nkind: lamp\nstatus: sold\nsources: [paper]\n---\n"
                + "It was made.\n\nIt is lit.\n");
            // Changes of adjacent lines conflict in git. So the facts that two of the changes edit are not adjacent.
            Write($"milestones/m{i}.md", $"---\nsources: [paper-2]\ntitle: Launch m{i}\ndate: 200{i}-01-02\nsummary: Launch m{i}.\n"
                + $"kind: launch\ncomponents: [c{i}]\n---\nIt was [[c{i}]].\n");
        }
        Write("releases/1.md", "---\ndate: 2001\nsummary: The first.\nsources: [paper]\n---\n");
        Write("releases/2.md", "---\ndate: 2002\nsummary: The second.\nsources: [paper]\n---\n");
        Write("text/one.md", "---\ntitle: One\norder: 1\nsummary: The first chapter.\n---\nIt begins.\n\nIt goes on.\n\nIt ends.\n");
        Write("text/two.md", "---\ntitle: Two\norder: 2\nsummary: The second chapter.\n---\nSee [[m3]].\n\n## The middle\n\nHere.\n");
        Write("text/three.md", "---\ntitle: Three\norder: 3\nsummary: The third chapter.\n---\nIt begins.\n\n## Walls\n\nThey stand.\n\n"
            + "### Of brick\n\nThey are red.\n");
        Begin();
    }

    private void Begin()
    {
        _folder.Write(".gitignore", "/output/\n/site-*/\n");
        Succeeds("build", "--publish", "--base-url", "https://lamps.test/");
        Git("init", "-q", "-b", "trunk");
        Git("add", "-A");
        Git("commit", "-q", "-m", "Begin");
    }

    private void Branch(string name, Action change)
    {
        Git("checkout", "-q", "-b", name.Replace(' ', '-'), "trunk");
        change();
        Git("add", "-A");
        Git("commit", "-q", "-m", name);
        // No change edits the ledger of permalinks.
        Assert.DoesNotContain("permalinks.txt", Git("show", "--name-only", "--format="));
        Git("checkout", "-q", "trunk");
    }

    private int Merge(string name) => RunGit(["merge", "-q", "--no-edit", name.Replace(' ', '-')]).ExitCode;

    private void NewMilestone(string id, string date, string source)
    {
        NewSource(source);
        New("milestone", id, $"title=It is {id}", $"date={date}", "kind=launch", "summary=It happened.", $"sources={source}",
            "components=c7");
    }

    private void NewSource(string id) => New("source", id, $"title=The {id}", $"url=https://{id}.test/", "kind=news");

    private void New(string kind, string id, params string[] set) =>
        Succeeds(["new", kind, id, .. set.SelectMany(pair => new[] { "--set", pair })]);

    private void Move(string from, string to) => Succeeds("move", from, to);

    private void Write(string name, string text) => _folder.Write("input/" + name, text);

    private void Append(string name, string text) => Write(name, _folder.Read("input/" + name) + text);

    private void Edit(string name, string old, string now)
    {
        Assert.Contains(old, _folder.Read("input/" + name));
        Write(name, _folder.Read("input/" + name).Replace(old, now));
    }

    private void Succeeds(params string[] arguments)
    {
        var run = Generator.Call(_folder.Root, arguments);
        Assert.True(run.ExitCode == 0, $"{string.Join(' ', arguments)}: {run.Output}{run.Error}");
    }

    private string Git(params string[] arguments)
    {
        var (code, output) = RunGit(arguments);
        Assert.True(code == 0, $"git {string.Join(' ', arguments)}: {output}");
        return output;
    }

    private (int ExitCode, string Output) RunGit(string[] arguments)
    {
        var start = new ProcessStartInfo("git", ["-c", "user.name=t", "-c", "user.email=t@t.test", "-c", "core.autocrlf=false", .. arguments])
        { WorkingDirectory = _folder.Root, RedirectStandardOutput = true };
        start.Environment["GIT_CONFIG_GLOBAL"] = start.Environment["GIT_CONFIG_SYSTEM"] = "/dev/null";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output);
    }
}
