using Chronicle.Templates;
using Chronicle.Testing;

namespace Chronicle.Tests;

/// <summary>Templates without an end, and templates that need too much memory. The limits are a hundredth of the real ones.</summary>
public sealed class TemplateLimitTests
{
    private const string Rounds = "the page's loops go round more than 20,000 times";
    private const string Steps = "the page takes more than 200,000 steps";
    private const string Memory = "the page takes more than 5,000,000 bytes of memory";
    private const string TooLong = "a text has more than 160,000 characters";
    private const string TooDeep = "partials include one another more than 32 deep";
    private const string PageTooLarge = "the page has more than 640,000 bytes";
    private const string NumberTooLarge = "a number has more than 512 bits";
    private const string List = "`a` is a list, not a text; write its entries with `for` or with `array.join`";
    private const string Object = "`a` is an object, not a text; it has a";
    private const string Statements = "the statement depth limit `250` was reached when parsing this statement";

    private static readonly TemplateLimits Small =
        new() { Rounds = 20_000, Steps = 200_000, Text = 160_000, Memory = 5_000_000, Page = 640_000 };

    private static readonly string Long = new('x', 10_000);

    /// <summary>A layout, the column of its error, and the beginning of the message. Column 0 means any column.</summary>
    public static TheoryData<string, int, string> Endless => new()
    {
        { "{{ while true }}{{ end }}", 4, Rounds },
        { "{{ for i in 1..3000000000 }}{{ end }}", 14, Rounds },
        { "{{ for i in 1..100 }}{{ for j in 1..100 }}{{ for k in 1..100 }}{{ end }}{{ end }}{{ end }}", 25, Rounds },
        { "{{ for i in 1..100 }}{{ (1..1000) | array.join ',' }}{{ end }}", 37, Rounds },
        { "{{ func f(n) }}{{ if n > 0 }}{{ f (n-1) }}{{ f (n-1) }}{{ end }}{{ end }}{{ f 30 }}", 0, Memory },
        { "{{ func f(n) }}{{ f n }}{{ end }}{{ f 30 }}", 19, TooDeep },
        { "{{ while true }}" + Repeat("{{ a = 1 }}", 20) + "{{ end }}", 0, Steps },
        { "{{ include 'itself' }}", 0, TooDeep },
        { "{{ s = 'xx' * 2000000000 }}", 15, TooLong },
        { "{{ s = 'xx' | string.pad_left 2000000000 }}", 31, TooLong },
        { "{{ s = 'xx' }}{{ for i in 1..40 }}{{ s = s + s }}{{ end }}", 42, TooLong },
        { "{{ s = 'xx' }}{{ for i in 1..40 }}{{ s = s | string.append s }}{{ end }}", 46, TooLong },
        { "{{ s = 'xx' }}{{ for i in 1..40 }}{{ s = s | string.replace 'x' 'xxx' }}{{ end }}", 46, TooLong },
        { "{{ s = 'xx' * 75000 }}{{ a = [] }}{{ for i in 1..1000 }}{{ a = a | array.add (s + i) }}{{ end }}", 0, Memory },
        { "{{ capture s }}{{ for i in 1..10000 }}" + Long + "{{ end }}{{ end }}", 39, Memory },
        { "{{ a = [1] }}{{ for i in 1..9000 }}{{ a = a | array.concat [i] }}{{ end }}{{ a.size }}", 47, Rounds },
        { "{{ a = [] }}{{ for i in 1..9000 }}{{ a = a + [i] }}{{ end }}{{ a.size }}", 0, Memory },
        { "{{ for i in 1..10000 }}" + Long + "{{ end }}", 24, PageTooLarge },
        { "{{ s = 'xx' * 10000 }}{{ for i in 1..10000 }}{{ raw s }}{{ end }}", 49, PageTooLarge },
        { "{{ for i in 1..10000 }}{{ include 'large' }}{{ end }}", 0, PageTooLarge },
        { "{{ x = 10 }}{{ for i in 1..40 }}{{ x = x * x }}{{ end }}", 40, NumberTooLarge },
        { "{{ " + new string('9', 100_000) + " }}", 4, NumberTooLarge },
        { "{{ a = [1] }}{{ for i in 1..50 }}{{ a = [a, a] }}{{ end }}<p>{{ a }}</p>", 65, List },
        { "{{ a = {} }}{{ a.a = a }}<p>{{ a }}</p>", 32, Object },
        { "{{ " + new string('(', 100_000) + "1" + new string(')', 100_000) + " }}", 252, Statements },
        { "{{ " + Repeat("1+", 100_000) + "1 }}", 0, Statements },
        { Repeat("{{ if true }}", 50_000) + Repeat("{{ end }}", 50_000), 0, Statements },
    };

    [Theory, MemberData(nameof(Endless))]
    public void A_template_that_exceeds_a_limit_ends_with_one_error(string template, int column, string message)
    {
        var set = TemplateSet.Parse("theme",
        [
            new("layouts/home", "theme/layouts/home.html", template),
            new("partials/itself", "theme/partials/itself.html", "{{ include 'itself' }}"),
            new("partials/large", "theme/partials/large.html", Long),
        ]);
        var worker = new TemplateEngine(set, [], (pattern, _, _) => pattern) { Limits = Small }.CreateWorker(new Dictionary<string, object>());
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Null(worker.Render("home", new object(), out var failed));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 2 * Small.Memory);

        var error = failed ?? set.Errors[0];
        Assert.StartsWith(message, error.Message);
        if (column > 0)
            Assert.Equal(("theme/layouts/home.html", 1, column), (error.Path, error.Line, error.Column));
    }

    [Fact]
    public void An_endless_template_fails_at_its_first_page_only()
    {
        var archive = "-- input/sources.yml --\n" + string.Concat(Enumerable.Range(0, 2000)
            .Select(i => $"s{i}: {{ title: T, url: \"https://t.example/\", kind: news }}\n"));
        var site = TinyTheme.Site(archive + "-- theme/layouts/source.html --\n{{ include 'page' }}\n{{ while true }}{{ end }}\n");
        Assert.Equal("theme/layouts/source.html:2:4: error T305: the page's loops go round more than 2,000,000 times (page /sources/s0/)",
            Assert.Single(site.Build().Diagnostics, found => found.IsError).ToString());
    }

    private static string Repeat(string text, int times) => string.Concat(Enumerable.Repeat(text, times));
}
