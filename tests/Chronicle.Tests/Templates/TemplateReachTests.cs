using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using Chronicle.Pages;
using Chronicle.Presentation;
using Chronicle.Render;
using Chronicle.Templates;
using Chronicle.Testing;

namespace Chronicle.Tests;

/// <summary>The values that templates cannot read or change. The end-to-end project tests templates that never end.</summary>
public sealed class TemplateReachTests
{
    [Theory]
    [InlineData("date.now")]
    [InlineData("date.today")]
    [InlineData("math.random 1 9")]
    [InlineData("math.uuid")]
    [InlineData("object.eval '1'")]
    [InlineData("object.eval_template 'x'")]
    [InlineData("regex.match 'a' 'a'")]
    [InlineData("timespan.zero")]
    [InlineData("culture")]
    [InlineData("environment")]
    public void A_template_cannot_read_the_clock_random_numbers_the_culture_or_the_system(string expression) =>
        Assert.Contains("T302: the variable or function `" + expression.Split('.')[0] + "` was not found",
            Site(("layouts/home", "{{ " + expression + " }}")).Messages());

    [Fact]
    public void A_template_cannot_use_the_cycle_that_continues_on_the_next_page() =>
        Assert.Contains("T302: `array` has no `cycle`", Site(("layouts/home", "{{ array.cycle ['a', 'b'] }}")).Messages());

    [Theory]
    [InlineData("'../layouts/home'")]
    [InlineData("'/etc/passwd'")]
    [InlineData("'page.html'")]
    [InlineData("'layouts/home'")]
    public void Only_partials_can_be_included(string name) =>
        Assert.Contains("T302: there is no partial", Site(("layouts/home", "{{ include " + name + " }}")).Messages());

    [Theory]
    [InlineData("t.home = 'x'")]
    [InlineData("t['home'] = 'x'")]
    [InlineData("t.new_word = 'x'")]
    [InlineData("site.title = 'x'")]
    [InlineData("page.title = 'x'")]
    [InlineData("page.trail[0] = 'x'")]
    [InlineData("raw = 'x'; t.raw = raw")]
    [InlineData("array.join = 'x'")]
    [InlineData("string.size = 'x'")]
    [InlineData("for t.home in 1..2; end")]
    [InlineData("with t; home = 'x'; end")]
    [InlineData("x = t; x.home = 'x'")]
    [InlineData("capture t.home; end")]
    public void A_template_cannot_change_a_value_that_other_pages_use(string statement) =>
        Assert.Contains("T302", Site(("layouts/home", "{{ " + statement + " }}")).Messages());

    [Theory]
    [InlineData("fill t.pattern 'n' page.title", "&lt;R&amp;D <code>x</code>&gt;")]
    [InlineData("fill (fill t.pattern 'n' '{m}') 'm' page.title", "&lt;R&amp;D <code>x</code>&gt;")]
    [InlineData("fill (fill t.two 'n' page.title) 'm' '<'", "R&amp;D <code>x</code> &lt;")]
    [InlineData("fill t.pattern 'n' '<'", "&lt;&lt;&gt;")]
    public void A_filled_word_is_escaped_once(string expression, string html)
    {
        // The second template is not compiled, so Scriban evaluates it.
        foreach (var template in (string[])["{{ " + expression + " }}", "{{ x = [1] | array.size }}{{ " + expression + " }}"])
        {
            var theme = Theme.Read(Site(("layouts/a", template)).Files(), null).Value;
            var worker = new TemplateEngine(theme.Templates.Set, ["t"], (pattern, name, value) =>
                pattern.Replace($"{{{name}}}", value, StringComparison.Ordinal)).CreateWorker(new Dictionary<string, object>
                {
                    ["t"] = new Dictionary<string, object> { ["pattern"] = "<{n}>", ["two"] = "{n} {m}" },
                });
            var page = worker.Render("a", new { Title = new Html("R&amp;D <code>x</code>") }, out var error);
            Assert.Null(error?.Message);
            Assert.Equal(html, Encoding.UTF8.GetString(page!.Value.Span).Trim());
        }
    }

    [Theory]
    [InlineData("a{{ ret }}b")]
    [InlineData("{{ for i in 1..3 }}a{{ break }}{{ end }}b")]
    [InlineData("{{ include 'leaves' }}b")]
    [InlineData("{{ func f; ret 'a'; end }}{{ f }}")]
    public void A_page_does_not_depend_on_the_previous_page(string template)
    {
        var theme = Theme.Read(Site(("layouts/a", template)).Files(), null).Value;
        var worker = new TemplateEngine(theme.Templates.Set, [], (pattern, _, _) => pattern).CreateWorker(new Dictionary<string, object>());
        var pages = Enumerable.Range(0, 3).Select(_ => worker.Render("a", new object(), out var _)!.Value.ToArray()).ToArray();
        Assert.All(pages, page => Assert.Equal("a", Encoding.UTF8.GetString(page)[..1]));
        Assert.All(pages, page => Assert.Equal(pages[0], page));
    }

    [Fact]
    public void Every_view_is_immutable()
    {
        var seen = new HashSet<Type>();
        var waiting = new Queue<Type>([typeof(SiteView), .. typeof(PageView).Assembly.GetTypes()
            .Where(type => type.IsAssignableTo(typeof(PageView)))]);
        while (waiting.TryDequeue(out var type))
        {
            if (!seen.Add(type))
                continue;
            Assert.DoesNotContain(type.GetFields(BindingFlags.Public | BindingFlags.Instance), field => !field.IsInitOnly);
            foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
            {
                Assert.True(property.SetMethod is null || property.SetMethod.ReturnParameter.GetRequiredCustomModifiers()
                    .Contains(typeof(IsExternalInit)), $"{type}.{property.Name} can be set");
                var item = property.PropertyType is { IsGenericType: true } list
                    && list.GetGenericTypeDefinition() == typeof(ImmutableArray<>) ? list.GetGenericArguments()[0] : property.PropertyType;
                item = Nullable.GetUnderlyingType(item) ?? item;
                if (item.Assembly == typeof(PageView).Assembly || item == typeof(Html))
                    waiting.Enqueue(item);
                else
                    Assert.True(item.IsPrimitive || item == typeof(string)
                        || item == typeof(decimal) || IsOfAnotherProgram(type, property), $"{type}.{property.Name} is a {item}");
            }
        }
        Assert.True(seen.Count > 50);

        // The data of a page that another program adds can have any type, because the author of this program also writes the layout.
        static bool IsOfAnotherProgram(Type view, PropertyInfo property) =>
            view == typeof(AddedPages.View) && property.Name == nameof(AddedPages.View.Data);
    }

    [Theory]
    [InlineData("t.home = 'x'", "a template cannot change a value of the generator")]
    [InlineData("site.title = 'x'", "a template cannot change a value of the generator")]
    [InlineData("page.title.valeu", "TitleHtml has no `valeu`; did you mean \"value\"?")]
    [InlineData("page.plain_title.x", "a text has no `x`")]
    [InlineData("page.breadcrumbs.x", "a list has no `x`")]
    [InlineData("t.homme", "the theme has no word \"homme\"; did you mean \"home\"?")]
    [InlineData("array.jion", "`array` has no `jion`; did you mean \"join\"?")]
    [InlineData("page", "`page` is an object (HomePage.View), not a text; it has lead, day, facts,")]
    [InlineData("site.search", "`site.search` is an object (LinkView), not a text; it has title, url, plain_title")]
    [InlineData("t", "`t` is an object, not a text; it has ")]
    [InlineData("page.breadcrumbs", "`page.breadcrumbs` is a list, not a text; write its entries with `for` or with `array.join`")]
    [InlineData("site.navigation | array.first", "`site.navigation|array.first` is an object (LinkView), not a text")]
    [InlineData("'a' + site.search", "this value is an object (LinkView), not a text")]
    [InlineData("site.navigation | array.join ', '", "this value is an object (LinkView), not a text")]
    [InlineData("fill t.kind_description 'kind' site.search", "this value is an object (LinkView), not a text")]
    [InlineData("t.lamps_count", "`t.lamps_count` has a text for each form of a number; write it with `fill`")]
    [InlineData("t.lamps_count + '!'", "this value has a text for each form of a number; write it with `fill`")]
    [InlineData("raw t.lamps_count", "this value has a text for each form of a number; write it with `fill`")]
    [InlineData("fill t.lamps_count 'm' 3", "the word \"lamps_count\" has no {m}; it has {n}; did you mean \"n\"?")]
    [InlineData("fill (fill t.year_description 'site' 'A') 'yaer' 3",
        "the word \"year_description\" has no {yaer}; it has {site}, {year}; did you mean \"year\"?")]
    [InlineData("fill t.home 'n' 3", "the word \"home\" has no {n}; it has no placeholders")]
    [InlineData("include large", "the variable or function `large` was not found; the name of a partial is in quotes: include \"large\"")]
    [InlineData("html.escape 'x'",
        "the variable or function `html` was not found; templates have the functions array.* and string.*, and no other functions of Scriban")]
    [InlineData("for a in page.title; end", "a TitleHtml is not a list")]
    [InlineData("page.lead.x", "`page.lead` is null, so `page.lead.x` cannot be read; test it with `if page.lead`")]
    public void The_message_about_a_template_names_the_fault(string statement, string message) =>
        Assert.Contains($"error T302: {message}", Site(("layouts/home", "{{ include 'page' }}{{ " + statement + " }}")).Messages());

    [Theory]
    [InlineData("a\n{{ if page.title }}\nb {{ for a in [1] }}{{ end }}\n", "2:4: error T301: this `if` has no `end`")]
    [InlineData("{{ if page.title }}b {{ for a in [1] }}", "1:4: error T301: this `if` has no `end`", "1:25: error T301: this `for` has no `end`")]
    [InlineData("{{ if page.title }}a{{ else }}\nb\nc", "1:4: error T301: this `if` has no `end`")]
    [InlineData("{{ if page.title }}a{{ end }}\n{{ end }}", "2:6: error T301: this `end` has no beginning, such as `if` or `for`")]
    public void A_fault_in_the_syntax_has_its_place(string template, params string[] messages) =>
        Assert.Equal(messages.Select(message => "theme/layouts/home.html:" + message),
            Site(("layouts/home", template)).Messages().Split('\n').Where(line => line.Contains("T301")));

    [Fact]
    public void Dates_numbers_and_flags_have_the_same_text_on_every_machine()
    {
        var set = TemplateSet.Parse("theme", [new("layouts/a", "theme/layouts/a.html", "{{ for v in page.items }}{{ v }}|{{ end }}")]);
        var worker = new TemplateEngine(set, [], (pattern, _, _) => pattern).CreateWorker(new Dictionary<string, object>());
        var page = worker.Render("a", new Values([new DateOnly(2026, 1, 2), new TimeOnly(3, 4, 5), new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc),
            new DateTime(2026, 1, 2), new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(2)), -1234567, 1.5, 2.50m, true, '<', DayOfWeek.Monday]),
            out _)!.Value;
        Assert.Equal("2026-01-02|03:04:05|2026-01-02T03:04:05Z|2026-01-02T00:00:00|2026-01-02T03:04:05+02:00|-1234567|1.5|2.50|true|&lt;|Monday|",
            Encoding.UTF8.GetString(page.Span));
    }

    private sealed record Values(object[] Items);

    private static TestSite Site(params IEnumerable<(string Name, string Text)> templates) => TinyTheme.Site(string.Concat(templates.Append((Name: "partials/large", Text: new string('x', 100_000))).Select(template => $"-- theme/{template.Name}.html --\n{template.Text}\n")) + """
        -- theme/partials/itself.html --
        {{ include 'itself' }}
        -- theme/partials/leaves.html --
        a{{ ret }}c
        """);
}
