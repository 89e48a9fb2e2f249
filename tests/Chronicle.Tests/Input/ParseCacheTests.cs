using System.Text;
using Chronicle.Domain;
using Chronicle.Input;
using Chronicle.Primitives;
using Chronicle.Templates;
using Chronicle.Testing;

namespace Chronicle.Tests;

/// <summary>The cache of parsed files: a build that uses it has the same result as a build without it.</summary>
public sealed class ParseCacheTests
{
    [Fact]
    public void After_each_edit_a_cached_build_equals_a_fresh_build()
    {
        var cache = new ParseCache();
        var lamps = new TestSiteEdits();
        foreach (var site in lamps.All())
        {
            var (fresh, cached) = (Build.Run(site, lamps.Options),
                Build.Finish(Build.Plan(site, lamps.Options, cache: cache), lamps.Options));
            Assert.Equal(fresh.Diagnostics, cached.Diagnostics);
            Assert.Equal(Bytes(fresh), Bytes(cached));
        }
    }

    [Fact]
    public void Only_changed_files_are_parsed_again()
    {
        var cache = new ParseCache();
        var reads = 0;
        int Get(params string[] texts) =>
            cache.Get("key", [.. texts.Select((text, i) => new InputFile($"input/{i}", Encoding.UTF8.GetBytes(text)))], () =>
            new PhaseResult<int>(++reads, [])).Value;
        Assert.Equal([1, 1, 2, 2, 3, 4], new[] { Get("a", "b"), Get("a", "b"), Get("a", "c"), Get("a", "c"), Get("a"), Get("ac") });
    }

    [Fact]
    public void An_unchanged_drawing_is_checked_once()
    {
        var site = TinyTheme.Site("-- input/assets/plan.svg --\n<svg xmlns=\"http://www.w3.org/2000/svg\"><script/></svg>\n");
        var cache = new ParseCache();
        var first = Assert.Single(Read(), diagnostic => diagnostic.Rule == Rules.ActiveAsset);
        Assert.Same(first, Assert.Single(Read(), diagnostic => diagnostic.Rule == Rules.ActiveAsset));
        site.With("input/assets/plan.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>"u8.ToArray());
        Assert.DoesNotContain(Read(), diagnostic => diagnostic.Rule == Rules.ActiveAsset);

        IEnumerable<Diagnostic> Read() => Chronicle.Read.Reader.Run(site.Files(), cache).Diagnostics;
    }

    [Fact]
    public void Only_an_edit_of_the_theme_compiles_the_templates_again()
    {
        var cache = new ParseCache();
        var site = TinyTheme.Site("-- input/milestones/first-light.md --\n" + LivePreview.Milestone("First light"));
        var first = Templates();
        site.With("input/milestones/first-light.md", Encoding.UTF8.GetBytes(LivePreview.Milestone("Second light")));
        Assert.Same(first, Templates());
        site.With("input/site.yml", Encoding.UTF8.GetBytes(LivePreview.Settings));
        Assert.Same(first, Templates());
        site.With("theme/layouts/milestone.html", "{{ include \"page\" }}"u8.ToArray());
        Assert.NotSame(first, Templates());

        TemplateEngine Templates() => Build.Plan(site.Files(), site.Options, cache: cache).Pages!.Theme.Templates;
    }

    private static string[] Bytes(BuildResult site) =>
        [.. site.Files.Select(file => $"{file.Address} {Convert.ToHexString(file.Bytes.Span)}")];

    /// <summary>
    /// A site before and after each of several edits of records, settings, sources, templates and the built-in theme. Some edits are
    /// mistakes.
    /// </summary>
    private sealed class TestSiteEdits
    {
        private readonly TestSite _site = TinyTheme.Site("-- input/milestones/first-light.md --\n" + LivePreview.Milestone("First light"));

        public BuildOptions Options => _site.Options;

        public IEnumerable<InputFiles> All()
        {
            yield return _site.Files();
            (string Path, string Text)[] edits =
            [
                ("input/milestones/first-light.md", LivePreview.Milestone("Second", "See [[desk]] [@paper].")),
                ("input/components/desk.md", "---\nname: Desk lamp\nsummary: A lamp.\nkind: lamp\nstatus: sold\nsources: [paper]\n---\n"),
                ("input/sources.yml", "paper: { title: Paper, url: https://paper.example/, kind: news }\n"),
                ("input/sources.yml", "paper: { title: Newspaper, url: https://paper.example/, kind: news }\n"),
                ("input/site.yml", LivePreview.Settings),
                ("input/site.yml", LivePreview.Settings.Replace("title: Lamps",
                    "title: Lights\ncomponent_fields: { watts: { label: Watts, type: number } }")),
                ("input/components/desk.md",
                    "---\nname: Desk lamp\nsummary: A lamp.\nkind: lamp\nstatus: sold\nwatts: 40\nsources: [paper]\n---\n"),
                ("input/site.yml", LivePreview.Settings),
                ("input/site.yml", "title: [\n"),
                ("input/site.yml", LivePreview.Settings),
                ("theme/layouts/milestone.html", "{{ include \"page\" }}<p>{{ page.titel }}</p>\n"),
                ("theme/layouts/milestone.html", "{{ include \"page\" }}<p>{{ page.title }}</p>\n"),
                ("theme/theme.yml", "whole: false\n"),
                ("built-in/assets/note.txt", "One\n"),
                ("built-in/assets/note.txt", "Two\n"),
            ];
            foreach (var (path, text) in edits)
                yield return _site.With(path, Encoding.UTF8.GetBytes(text)).Files();
        }
    }
}
