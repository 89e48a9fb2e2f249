using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text;
using Chronicle.Cli.Input;
using Chronicle.Domain;
using Chronicle.Import;
using Chronicle.Input;
using Chronicle.Link;
using Chronicle.Presentation;
using Chronicle.Primitives;

namespace Chronicle.Testing;

/// <summary>
/// A whole site from one string with <c>-- path --</c> headers, built in memory. Missing files have defaults: a <c>site.yml</c> about lamps,
/// and the repository's own theme. Files below <c>built-in/</c> are the built-in theme. <see cref="TinyTheme.Site"/> makes the same site with
/// the tiny theme.
/// </summary>
internal sealed class TestSite
{
    private readonly SortedDictionary<string, byte[]> _files = new(StringComparer.Ordinal);

    private BuildResult? _built;

    private TestSite()
    {
    }

    public BuildOptions Options { get; private set; } = new("/site", "/site/input", "/site/theme", "/site/output");

    public static TestSite From(string archive, BaseUrl? url = null, DateOnly? asOf = null)
    {
        var site = new TestSite { Options = new("/site", "/site/input", "/site/theme", "/site/output", url, asOf) };
        foreach (var (path, text) in Split(archive))
            site._files[path] = Encoding.UTF8.GetBytes(text);
        return site;
    }

    public TestSite With(string path, byte[] bytes)
    {
        _files[path] = bytes;
        return Changed();
    }

    /// <summary>The same site with other limits, such as a smaller number of entries in one part of a list.</summary>
    internal TestSite With(Limits limits)
    {
        Options = Options with { Limits = limits };
        return Changed();
    }

    public TestSite WithCarriageReturns()
    {
        foreach (var (path, bytes) in _files.ToArray())
            _files[path] = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(bytes).Replace("\n", "\r\n"));
        return Changed();
    }

    private TestSite Changed()
    {
        _built = null;
        return this;
    }

    /// <summary>
    /// Builds the site with the cache of the preview. Most sites have the same theme, and reading it takes a fifth of the time of these tests.
    /// </summary>
    public BuildResult Build()
    {
        var caches = HasOwnTheme ? OwnThemes : RepositoryThemes;
        if (!caches.TryTake(out var cache))
            cache = new();
        var plan = Chronicle.Build.Plan(Files(), Options, cache: cache);
        caches.Add(cache);
        return Chronicle.Build.Finish(plan, Options);
    }

    // The pages and messages of one site come from one build. A test that compares two builds calls Build.
    private BuildResult Built => _built ??= Build();

    // A cache belongs to one build at a time, so there are as many as tests that run at the same time.
    private static readonly ConcurrentBag<ParseCache> OwnThemes = [], RepositoryThemes = [];

    private bool HasOwnTheme => _files.Keys.Any(path => path.StartsWith("theme/", StringComparison.Ordinal));

    /// <summary>The linked model of a site that has no errors before Render.</summary>
    internal SiteModel Model => Link(Files(), Options);

    /// <summary>Runs only Read, Validate and Link: the model of files without errors.</summary>
    internal static SiteModel Link(InputFiles files, BuildOptions options) => LinkedInput.Create(files, options).Site!;

    /// <summary>
    /// The messages for an author, one on each line. They come from the import if the archive has a mapping, otherwise from the build.
    /// </summary>
    public string Messages() => string.Concat((_files.ContainsKey(Mapping) ? Import().Diagnostics : Built.Diagnostics)
        .Select(diagnostic => diagnostic + "\n"));

    /// <summary>Imports the files with the name "table" by the file mapping.yml.</summary>
    public ImportPlan Import(params IEnumerable<(string Key, string Value)> values) => Importer.Plan(new ImportJob("lamps",
        new(Mapping, _files[Mapping]),
        [.. _files.Where(file => file.Key.StartsWith("table", StringComparison.Ordinal)).Select(file => new InputFile(file.Key, file.Value))],
        values.ToFrozenDictionary(value => value.Key, value => value.Value)), Files().Input);

    /// <summary>The same site with the files that an import writes.</summary>
    public TestSite With(ImportPlan plan)
    {
        foreach (var file in plan.Files)
            _files[file.Path] = file.Bytes.ToArray();
        return Changed();
    }

    /// <summary>The text of a file of the input.</summary>
    public string TextOf(string path) => Encoding.UTF8.GetString(_files[path]);

    public bool Has(string path) => _files.ContainsKey(path);

    public TestSite Without(string path)
    {
        _files.Remove(path);
        return Changed();
    }

    private const string Mapping = "mapping.yml";

    /// <summary>The text of one file of a site that has no errors.</summary>
    public string Page(string address)
    {
        Assert.True(!Built.HasErrors, string.Join("\n", Built.Diagnostics));
        var file = Built.Files.SingleOrDefault(file => file.Address.Value == address);
        Assert.True(file is not null, $"there is no {address}; there are {string.Join(" ", Built.Files.Select(f => f.Address.Value))}");
        return Encoding.UTF8.GetString(file.Bytes.Span);
    }

    public InputFiles Files()
    {
        var files = new SortedDictionary<string, byte[]>(_files, StringComparer.Ordinal);
        files.TryAdd("input/site.yml", DefaultSettings);
        if (!HasOwnTheme)
            foreach (var (path, bytes) in RepositoryTheme)
                files[path] = bytes;
        return new(Folder("input"), Folder("theme")) { BuiltIn = new(Folder("built-in"), "2.0.0", FormerFiles) };

        Folder Folder(string name) =>
            new(name, [.. files.Where(file => file.Key.StartsWith(name + "/", StringComparison.Ordinal))
            .Select(file => new InputFile(file.Key, file.Value))]);
    }

    /// <summary>
    /// The files of an archive. A comment in the words of a theme stands for all words of the program that the file does not list, so a new
    /// word changes no test.
    /// </summary>
    public static IEnumerable<(string Path, string Text)> Split(string archive) => SplitAtHeaders(archive)
        .Select(file => file.Path.EndsWith("/i18n/en.yml", StringComparison.Ordinal) ? (file.Path, WithOtherWords(file.Text)) : file);

    private static string WithOtherWords(string text) => !text.Contains(OtherWords, StringComparison.Ordinal) ? text
        : text.Replace(OtherWords, string.Join('\n', Words.Required.Except(text.Split('\n').Select(line => line.Split(':')[0]))
            .Select(word => $"{word}: {word}")), StringComparison.Ordinal);

    private const string OtherWords = "# All other words: their keys.";

    private static IEnumerable<(string Path, string Text)> SplitAtHeaders(string archive)
    {
        string? path = null;
        var text = new StringBuilder();
        foreach (var line in archive.ReplaceLineEndings("\n").Split('\n'))
        {
            if (line.StartsWith("-- ", StringComparison.Ordinal) && line.EndsWith(" --", StringComparison.Ordinal))
            {
                if (path is not null)
                    yield return (path, text.ToString());
                path = line[3..^3];
                text.Clear();
            }
            else
                text.Append(line).Append('\n');
        }
        if (path is not null)
            // The last line end of the archive ends its last line. It is not an empty line of the last file.
            yield return (path, text.Length > 1 && text[^1] == '\n' && text[^2] == '\n' ? text.ToString()[..^1] : text.ToString());
    }

    /// <summary>A file of a former version of the built-in theme: <c>css/base.css</c> with one empty rule.</summary>
    private static readonly FrozenSet<string> FormerFiles = new[] { "7df2d3ac857e css/base.css" }.ToFrozenSet();

    private static readonly ImmutableDictionary<string, byte[]> RepositoryTheme =
        InputFolder.Read(new(Repository.Root, Repository.PathOf("input"), Repository.PathOf("theme"), Repository.PathOf("output")))
            .Value.Theme.Files.ToImmutableDictionary(file => file.Path, file => file.Bytes.ToArray());

    private static readonly byte[] DefaultSettings = """
        title: Lamps
        url: https://lamps.example/
        language: en
        release_title: Catalogue {version}
        component_kinds:
          lamp: { label: Lamp, plural: Lamps }
        statuses:
          planned: { label: Planned, tone: open }
          sold: { label: On sale, tone: good }
        milestone_kinds:
          launch: { label: Launch, plural: Launches }

        """u8.ToArray();
}
