using Chronicle.Presentation;
using Chronicle.Primitives;
using Chronicle.Templates;
using Chronicle.Testing;

namespace Chronicle.EndToEnd;

/// <summary>For tests that count the memory that the whole process asks for.</summary>
[CollectionDefinition("alone", DisableParallelization = true)]
public sealed class AloneCollection;

/// <summary>Templates that never end, or take all memory there is: each ends with one message at its own place.</summary>
[Collection("alone")]
public sealed class TemplateLimitTests
{
    private const string Rounds = "the page's loops go round more than 2,000,000 times";
    private const string Steps = "the page takes more than 20,000,000 steps";
    private const string Memory = "the page takes more than 536,870,912 bytes of memory";
    private const string TooLong = "a text has more than 16,777,216 characters";
    private const string TooDeep = "partials include one another more than 32 deep";
    private const string PageTooLarge = "the page has more than 67,108,864 bytes";
    private const string NumberTooLarge = "a number has more than 512 bits";
    private const string Nested = "structure is too deeply nested or contains reference loops";
    private const string Statements = "the statement depth limit `250` was reached when parsing this statement";

    /// <summary>A layout, the column where it goes too far, and what it is told there.</summary>
    public static TheoryData<string, int, string> Endless => new()
    {
        { "{{ while true }}{{ end }}", 4, Rounds },
        { "{{ for i in 1..3000000000 }}{{ end }}", 14, Rounds },
        { "{{ for i in 1..1000 }}{{ for j in 1..1000 }}{{ for k in 1..1000 }}{{ end }}{{ end }}{{ end }}", 26, Rounds },
        { "{{ for i in 1..1000 }}{{ (1..100000) | array.join ',' }}{{ end }}", 40, Rounds },
        { "{{ func f(n) }}{{ if n > 0 }}{{ f (n-1) }}{{ f (n-1) }}{{ end }}{{ end }}{{ f 30 }}", 0, Memory },
        { "{{ func f(n) }}{{ f n }}{{ end }}{{ f 30 }}", 19, TooDeep },
        { "{{ while true }}" + string.Concat(Enumerable.Repeat("{{ a = 1 }}", 20)) + "{{ end }}", 0, Steps },
        { "{{ include 'itself' }}", 0, TooDeep },
        { "{{ s = 'xx' * 2000000000 }}", 15, TooLong },
        { "{{ s = 'xx' | string.pad_left 2000000000 }}", 31, TooLong },
        { "{{ s = 'xx' }}{{ for i in 1..40 }}{{ s = s + s }}{{ end }}", 42, TooLong },
        { "{{ s = 'xx' }}{{ for i in 1..40 }}{{ s = s | string.append s }}{{ end }}", 46, TooLong },
        { "{{ s = 'xx' }}{{ for i in 1..40 }}{{ s = s | string.replace 'x' 'xxx' }}{{ end }}", 46, TooLong },
        { "{{ s = 'xx' * 8000000 }}{{ a = [] }}{{ for i in 1..100000 }}{{ a = a | array.add (s + i) }}{{ end }}", 0, Memory },
        { "{{ capture s }}{{ for i in 1..1000000 }}" + new string('x', 10000) + "{{ end }}{{ end }}", 41, Memory },
        { "{{ a = [1] }}{{ for i in 1..900000 }}{{ a = a | array.concat [i] }}{{ end }}{{ a.size }}", 49, Rounds },
        { "{{ a = [] }}{{ for i in 1..900000 }}{{ a = a + [i] }}{{ end }}{{ a.size }}", 0, Memory },
        { "{{ for i in 1..1000000 }}" + new string('x', 10000) + "{{ end }}", 26, PageTooLarge },
        { "{{ s = 'xx' * 1000000 }}{{ for i in 1..1000000 }}{{ raw s }}{{ end }}", 53, PageTooLarge },
        { "{{ for i in 1..1000000 }}{{ include 'large' }}{{ end }}", 0, PageTooLarge },
        { "{{ x = 10 }}{{ for i in 1..40 }}{{ x = x * x }}{{ end }}", 40, NumberTooLarge },
        { "{{ " + new string('9', 100000) + " }}", 4, NumberTooLarge },
        { "{{ a = [1] }}{{ for i in 1..50 }}{{ a = [a, a] }}{{ end }}<p>{{ a }}</p>", 65, Nested },
        { "{{ a = {} }}{{ a.a = a }}<p>{{ a }}</p>", 32, Nested },
        { "{{ " + new string('(', 100000) + "1" + new string(')', 100000) + " }}", 252, Statements },
        { "{{ " + string.Concat(Enumerable.Repeat("1+", 100000)) + "1 }}", 0, Statements },
        { string.Concat(Enumerable.Repeat("{{ if true }}", 50000)) + string.Concat(Enumerable.Repeat("{{ end }}", 50000)), 0, Statements },
    };

    [Theory, MemberData(nameof(Endless))]
    public void A_template_without_an_end_ends(string template, int column, string message)
    {
        var before = GC.GetTotalAllocatedBytes();
        var found = Site(("layouts/home", template)).Build().Diagnostics.Where(found => found.Rule.Code[0] == 'T').ToArray();
        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, 2 * TemplateLimits.Memory);
        Assert.All(found.Take(1), finding => Assert.StartsWith(message, finding.Message));
        // Where loops within loops took a part each, any of them may be the last.
        if (column > 0)
            Assert.Equal($"theme/layouts/home.html:1:{column}", found[0].At.ToString());
        Assert.Single(found.DistinctBy(finding => finding.At.Line));
    }

    [Fact]
    public void A_partial_without_an_end_is_told_once_and_costs_one_page()
    {
        var archive = "-- input/sources.yml --\n" + string.Concat(Enumerable.Range(0, 2000)
            .Select(i => $"s{i}: {{ title: T, url: \"https://t.example/\", kind: news }}\n"));
        var site = TinyTheme.Site(archive + "-- theme/layouts/source.html --\n{{ include 'page' }}\n{{ while true }}{{ end }}\n");
        Assert.Equal("theme/layouts/source.html:2:4: error T305: " + Rounds + " (page /sources/s0/)",
            Assert.Single(site.Build().Diagnostics, found => found.IsError).ToString());
    }

    private static TestSite Site(params IEnumerable<(string Name, string Text)> templates) => TinyTheme.Site(string.Concat(templates.Append((Name: "partials/large", Text: new string('x', 100_000))).Select(template => $"-- theme/{template.Name}.html --\n{template.Text}\n")) + """
        -- theme/partials/itself.html --
        {{ include 'itself' }}
        -- theme/partials/leaves.html --
        a{{ ret }}c
        """);
}
