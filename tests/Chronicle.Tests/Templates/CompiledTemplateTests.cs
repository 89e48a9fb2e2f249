using System.Text;
using Chronicle.Input;
using Chronicle.Presentation;
using Chronicle.Render;
using Chronicle.Templates;
using Chronicle.Testing;
using Scriban.Runtime;

namespace Chronicle.Tests;

/// <summary>Compiled layouts. A compiled layout gives the same page or the same error as Scriban.</summary>
public sealed class CompiledTemplateTests
{
    // This partial assigns the name "page", which the program defines. Therefore no layout of the theme is compiled.
    private const string Uncompiled = "-- theme/partials/uncompiled.html --\n{{ for page in [] }}{{ end }}\n";

    [Fact]
    public void Every_layout_of_the_theme_is_compiled()
    {
        var plan = Build.Plan(FixedChronicle.Files, FixedChronicle.Options).Pages!;
        Assert.Equal([], plan.Theme.Templates.Set.LayoutNames.Where(name => plan.Theme.Templates.Compiled.Find(name) is null));
    }

    [Fact]
    public void Every_page_of_the_site_equals_the_page_of_Scriban()
    {
        var files = FixedChronicle.Files;
        var partial = new InputFile("theme/partials/uncompiled.html", "{{ for page in [] }}{{ end }}"u8.ToArray());
        var plan = Build.Plan(files with { Theme = files.Theme with { Files = [.. files.Theme.Files, partial] } },
            FixedChronicle.Options).Pages!;
        Assert.Null(plan.Theme.Templates.Compiled.Find("home"));
        var compiled = FixedChronicle.Result.Files.ToDictionary(file => file.Address, file => file.Content);
        var pages = Renderer.Run(plan, (_, _) => { }).Value.Files.Where(file => file.Layout is not null).ToArray();
        Assert.All(pages, page => Assert.True(page.Bytes.Span.SequenceEqual(compiled[page.Address].Read().Span), $"{page.Address}"));
        Assert.True(pages.Length > 500);
    }

    [Theory]
    [InlineData("{{ while false }}{{ end }}")]
    [InlineData("{{ for i in 1..3 }}{{ end }}")]
    [InlineData("{{ for i in page.items limit: 1 }}{{ end }}")]
    [InlineData("{{ for i in page.items }}{{ for.index }}{{ end }}")]
    [InlineData("{{ for i in page.items }}{{ break }}{{ end }}")]
    [InlineData("{{ case page.title; when 'x'; end }}")]
    [InlineData("{{ page?.title }}")]
    [InlineData("{{ page.title | string.upcase }}")]
    [InlineData("{{ page['title'] }}")]
    [InlineData("{{ page.items[-1] }}")]
    [InlineData("{{ page.items['size'] }}")]
    [InlineData("{{ a += 1 }}")]
    [InlineData("{{ $x = 1 }}")]
    [InlineData("{{ include page.title }}")]
    [InlineData("{{ include 'none' }}")]
    [InlineData("{{ include 'itself' }}")]
    [InlineData("{{ page.count * 1000 }}")]
    [InlineData("{{ ret }}")]
    public void A_layout_with_unsupported_syntax_is_not_compiled(string template) => Assert.Null(Engine([template], "").Compiled.Find("r0"));

    [Fact]
    public void No_layout_is_compiled_if_a_name_has_two_meanings()
    {
        Assert.NotNull(Engine(["x"], "").Compiled.Find("r0"));
        Assert.Null(Engine(["x", "{{ func f(a); ret a; end }}"], "").Compiled.Find("r0"));
        Assert.Null(Engine(["x", "{{ for v in page.items }}{{ end }}{{ v = 1 }}"], "").Compiled.Find("r0"));
        Assert.Null(Engine(["x"], Uncompiled).Compiled.Find("r0"));
    }

    [Fact]
    public void Random_layouts_give_the_same_pages_and_errors_as_Scriban()
    {
        // The environment variable SEEDS sets the number of rounds. A larger number makes the test longer.
        var seeds = int.Parse(Environment.GetEnvironmentVariable("SEEDS") ?? "10", System.Globalization.CultureInfo.InvariantCulture);
        var (rendered, failed, notCompiled) = (0, 0, 0);
        for (var seed = 1; seed <= seeds; seed++)
        {
            var random = new RandomTemplates(seed);
            string[] layouts = [.. Enumerable.Range(0, 50).Select(_ => random.Template(3))];
            var partials = $"-- theme/partials/p.html --\n{random.Template(2)}\n-- theme/partials/q.html --\n{random.Template(2)}\n";
            var (compiled, interpreted) = (Engine(layouts, partials), Engine(layouts, partials + Uncompiled));
            var (quick, slow) = (CreateWorker(compiled), CreateWorker(interpreted));
            for (var i = 0; i < layouts.Length; i++)
            {
                var (one, other) = (Run(quick, i), Run(slow, i));
                Assert.True(one == other, $"seed {seed}: {layouts[i]}\n{partials}\n{one}\n{other}");
                if (compiled.Compiled.Find($"r{i}") is null)
                    notCompiled++;
                else if (one.StartsWith("error", StringComparison.Ordinal))
                    failed++;
                else
                    rendered++;
            }
        }
        // Fewer than half of the 50 layouts of each round may be uncompiled, because for these layouts Scriban is compared with itself.
        Assert.True(rendered > 10 * seeds && failed > 10 * seeds && notCompiled < 25 * seeds, $"{rendered} {failed} {notCompiled}");
    }

    private static string Run(TemplateEngine.Worker worker, int number)
    {
        var bytes = worker.Render($"r{number}", Page(), out var error);
        worker.Reset();
        return bytes is { } page ? "page " + Encoding.UTF8.GetString(page.Span) : $"error {error}";
    }

    private static ScriptObject Page() => new()
    {
        ["title"] = "A <b> & 'c'",
        ["empty"] = "",
        ["none"] = null,
        ["yes"] = true,
        ["no"] = false,
        ["count"] = 3,
        ["html"] = new Html("<i>é</i>"),
        ["day"] = new DateOnly(2026, 1, 2),
        ["dates"] = new Dictionary<string, object> { ["first"] = new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc) },
        ["link"] = new LinkView("Words", "/there/"),
        ["items"] = new ScriptArray { "one", null, 3, new LinkView("Last", "/last/") },
        ["nothing"] = new ScriptArray(),
    };

    private static TemplateEngine Engine(string[] layouts, string more)
    {
        var archive = string.Concat(layouts.Select((layout, i) => $"-- theme/layouts/r{i}.html --\n{layout}\n"))
            + "-- theme/partials/itself.html --\n{{ include 'itself' }}\n-- theme/partials/foreign.html --\n{{ page.title }}\n";
        return Theme.Read(TinyTheme.Site(archive + more).Files(), null).Value.Templates;
    }

    private static TemplateEngine.Worker CreateWorker(TemplateEngine engine) => engine.CreateWorker(new Dictionary<string, object>
    {
        ["site"] = new LinkView("Site", "/"),
        ["t"] = new Dictionary<string, object>
        {
            ["home"] = "Home",
            ["count"] = CountedWord.Create("en", [("one", "{n} lamp"), ("other", "{n} lamps")]),
        },
    });

    /// <summary>Makes random templates, valid and invalid, from the part of the language that the compiler supports.</summary>
    private sealed class RandomTemplates(int seed)
    {
        private readonly Random _random = new(seed);

        public string Template(int depth) => string.Concat(Enumerable.Range(0, _random.Next(1, 5)).Select(_ => Statement(depth, Value)));

        private string Statement(int depth, Func<int, string> value) => _random.Next(depth > 0 ? 10 : 4) switch
        {
            0 => " é & <p>\n",
            1 or 2 => $"{{{{ {value(depth)} }}}}",
            3 => $"{{{{~ {Any("a", "b")} = {value(depth)} ~}}}}",
            4 => $"{{{{ if {value(depth)} }}}}{Statement(depth - 1, value)}{{{{ else if {value(0)} }}}}{Statement(depth - 1, value)}{{{{ else }}}}-{{{{ end }}}}",
            5 => $"{{{{- if {value(depth)} -}}}} {Statement(depth - 1, value)} {{{{ end }}}}",
            6 => $"{{{{ for {Any("v", "w")} in {Any("page.items", "page.items", "page.nothing", "page.none", "page.count", "page.link", "[page.title, page.link, 3]", "[]", value(0))} }}}}{Template(depth - 1)}{{{{ {Any("v", "w", "a", "v.url")} }}}}{{{{ else }}}}none{{{{ end }}}}{Any("", "", "{{ v }}")}",
            7 => $"{{{{ include 'q' {value(0)} {value(0)} }}}}",
            8 => $"{{{{ include 'q' {value(0)} }}}}",
            _ => depth > 2 ? $"{{{{ include 'p' {value(0)} ({value(1)}) }}}}" : "|",
        };

        private string Value(int depth) => _random.Next(depth > 0 ? 18 : 8) switch
        {
            0 => Any("page.title", "page.empty", "page.html", "page.link.url", "page.link.title"),
            1 => Any("page.none", "page.yes", "page.no", "page.count", "page.count", "page.items.size", "page.nothing.size",
                "page.title.size"),
            2 => _random.Next(4) == 0 ? Any("page.missing", "page.none.x", "page.title.x", "page.link.x", "page", "page.items")
                : "page.title",
            3 => _random.Next(3) == 0 ? Any("v", "a", "b", "w", "nobody", "$1", "$2", "v.url") : "page.link.title",
            4 => Any("'x'", "1", "true", "null", "''", "3", "'A <b> & \\'c\\''"),
            5 => Any("site.title", "t.home", "site.url", "t.count", "page.day", "page.dates"),
            6 => "(page.html)",
            7 => "page.count",
            8 => $"({Value(depth - 1)} {Any("==", "!=", ">", "<", ">=", "<=")} {Value(depth - 1)})",
            9 => $"({Value(depth - 1)} {Any("&&", "||")} {Value(depth - 1)})",
            10 => $"({Value(depth - 1)} {Any("??", "+", "-")} {Value(depth - 1)})",
            11 => $"(!{Value(depth - 1)})",
            12 => $"(-{Any("page.count", "page.count", "page.title", "1")})",
            13 => $"({Value(depth - 1)} ? {Value(depth - 1)} : {Value(depth - 1)})",
            14 => $"(fill {Any("'{n} é'", "page.title", "t.count")} 'n' {Value(0)})",
            15 => $"(raw {Any("page.title", "page.html", "page.none", "page.count", "'<br>'")})",
            16 => Any("page.items[0]", "page.items[1]", "page.items[9]", "page.title[0]", "page.none[0]", "page.link[0]"),
            _ => $"({Any("page.items", "page.nothing", "page.none", "page.title")} | array.join ', ')",
        };

        private string Any(params string[] choices) => choices[_random.Next(choices.Length)];
    }
}
