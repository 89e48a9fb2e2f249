using Chronicle.Testing;

namespace Chronicle.EndToEnd;

/// <summary>Makes random changes to a small chronicle and to its output. The same seed makes the same changes.</summary>
internal sealed class RandomEdits
{
    private readonly TemporaryFolder _folder;
    private readonly Random _random;
    private readonly List<Action> _undo = [];
    private int _made;

    public RandomEdits(TemporaryFolder folder, int seed)
    {
        _folder = folder;
        _random = new(seed);
        foreach (var file in Directory.EnumerateFiles(Repository.PathOf("src", "Site", "Starter", "input"), "*",
            SearchOption.AllDirectories))
            folder.Write("input/" + Path.GetRelativePath(Repository.PathOf("src", "Site", "Starter", "input"), file),
                File.ReadAllText(file));
        foreach (var file in Directory.EnumerateFiles(Repository.PathOf("theme"), "*", SearchOption.AllDirectories))
            folder.Write("theme/" + Path.GetRelativePath(Repository.PathOf("theme"), file), File.ReadAllText(file));
        Change("input/site.yml", text => text.Replace("# tag_authority", "tag_authority") + "cards: false\n");
    }

    public bool TouchedOutput { get; private set; }

    /// <summary>Makes a change, and returns its name.</summary>
    public string Next()
    {
        _undo.Clear();
        TouchedOutput = false;
        (string Name, Action Do)[] edits =
        [
            ("a new milestone", () => Write($"input/milestones/light-{++_made}.md", Milestone(_random.Next(1900, 1912)))),
            ("a sentence with a link", () => Change(Any("input", "*.md"), text =>
                text + $"\nMore about the [[desk-lamp]], {_random.Next()}.\n")),
            ("a sentence without a link", () => Change(Any("input", "*.md"), text =>
                text + $"\nNothing is linked here, {_random.Next()}.\n")),
            ("another sentence around a link", () => Change(Any("input", "*.md"), text => text.Replace(" [[", $" {_random.Next(9)} [["))),
            ("a link removed", () => Change(Any("input/milestones", "*.md"), text => text.Replace("[[desk-lamp]]", "desk lamp"))),
            ("a heading", () => Change(Any("input", "*.md"), text => text + $"\n## Part {_random.Next()}\n\nText.\n")),
            ("a citation", () => Change(Any("input/milestones", "*.md"), text => text + $"\nIt was told [@{FirstSource()}].\n")),
            ("a heading removed", () => Change(Any("input", "*.md"), text =>
                { File.Delete(_folder.PathOf("input/permalinks.txt")); return text.Replace("\n## Part ", "\nNo part "); })),
            ("another summary", () => Change(Any("input", "*.md"), text => text.Replace("summary: ", $"summary: {_random.Next()} "))),
            ("a milestone removed", () => Remove(Any("input/milestones", "*.md"))),
            ("a milestone renamed", () => Rename(Any("input/milestones", "*.md"))),
            ("a new source", () => Write($"input/sources/paper-{++_made}.yml",
                $"title: Paper {_made}\nurl: https://papers.example/{_made}\nkind: news\n")),
            ("another title of a source", () => Change(Any("input/sources", "*.yml"), text => text.Replace("title: ", "title: A "))),
            ("another style", () => Change("theme/css/base.css", text => text + $"p {{ order: {_random.Next(9)}; }}\n")),
            ("another layout", () => Change(Any("theme/layouts", "*.html"), text => text + $"<!-- {_random.Next()} -->\n")),
            ("another partial", () => Change("theme/partials/milestone.html", text =>
                text.Replace("<li id", $"<li data-n=\"{_random.Next(9)}\" id"))),
            ("another word", () => Change("theme/i18n/en.yml", text => text.Replace("home: ", "home: The "))),
            ("a broken template", () => Change("theme/partials/date.html", text => text + "{{ nothing }}")),
            ("another title", () => Change("input/site.yml", text => text.Replace("title: Lamps", $"title: Lamps {_random.Next(9)}"))),
            ("another label", () => Change("input/site.yml", text => text.Replace("label: Launch\n", $"label: Start {_random.Next(9)}\n"))),
            ("fewer exports", () => Change("input/site.yml", text => text + "exports: [data]\n")),
            ("a dead link", () => Change("input/text/overview.md", text => text + "\n[Nowhere](/nowhere/)\n")),
            ("an asset", () => Write($"input/assets/{_random.Next(3)}.txt", $"{_random.Next(3)}")),
            ("nothing", () => { }),
            ("a page deleted", () => Output(File.Delete)),
            ("a page damaged", () => Output(path => File.AppendAllText(path, "x"))),
            ("a page damaged without a change of its length", () => Output(path =>
                File.WriteAllBytes(path, [.. File.ReadAllBytes(path).Reverse()]))),
            ("the record of the last build deleted", () => File.Delete(_folder.PathOf("output/.site-build"))),
            ("the record of the last build cut off", () => File.WriteAllBytes(_folder.PathOf("output/.site-build"),
                File.ReadAllBytes(_folder.PathOf("output/.site-build"))[..100])),
            ("a record of a build by another version", () => _folder.Write("output/.site-build", "site-build 3 x\n")),
            ("a file of an interrupted build", () => _folder.Write("output/.site-new~/index.html", "half")),
        ];
        var (name, edit) = edits[_random.Next(edits.Length)];
        edit();
        return name;
    }

    /// <summary>Reverts the last change.</summary>
    public void Undo()
    {
        foreach (var undo in Enumerable.Reverse(_undo))
            undo();
    }

    private string Milestone(int year) => $"""
        ---
        title: Light {_made}
        date: {year}-{_random.Next(1, 13):00}
        kind: launch
        summary: It shone for the {_made}th time.
        components: [desk-lamp]
        sources: [{FirstSource()}]
        ---

        It followed the [[desk-lamp]].

        """;

    private string FirstSource() => Directory.EnumerateFiles(_folder.PathOf("input/sources"))
        .Select(path => Path.GetFileNameWithoutExtension(path)).Min(StringComparer.Ordinal)!;

    private string Any(string folder, string pattern)
    {
        var files = Directory.EnumerateFiles(_folder.PathOf(folder), pattern, SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .ToArray();
        return files.Length == 0 ? "input/site.yml" : Path.GetRelativePath(_folder.Root, files[_random.Next(files.Length)]);
    }

    private void Output(Action<string> change)
    {
        TouchedOutput = true;
        change(_folder.PathOf(Any("output", "*.html")));
    }

    private void Change(string name, Func<string, string> change) => Write(name, change(_folder.Read(name)));

    private void Write(string name, string text)
    {
        var before = File.Exists(_folder.PathOf(name)) ? _folder.Read(name) : null;
        _undo.Add(() =>
        {
            if (before is null)
                File.Delete(_folder.PathOf(name));
            else
                _folder.Write(name, before);
        });
        _folder.Write(name, text);
    }

    // A record that was never online can be removed. The message of the error says to remove its addresses from the ledger too, so this
    // method deletes the ledger.
    private void Remove(string name)
    {
        var before = _folder.Read(name);
        _undo.Add(() => _folder.Write(name, before));
        File.Delete(_folder.PathOf(name));
        File.Delete(_folder.PathOf("input/permalinks.txt"));
    }

    private void Rename(string name)
    {
        var text = _folder.Read(name);
        Remove(name);
        Write($"input/milestones/renamed-{++_made}.md", text);
    }
}
