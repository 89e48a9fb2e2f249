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
        Assert.Contains("T302: cannot get member with name cycle", Site(("layouts/home", "{{ array.cycle ['a', 'b'] }}")).Messages());

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

    private static TestSite Site(params IEnumerable<(string Name, string Text)> templates) => TinyTheme.Site(string.Concat(templates.Append((Name: "partials/large", Text: new string('x', 100_000))).Select(template => $"-- theme/{template.Name}.html --\n{template.Text}\n")) + """
        -- theme/partials/itself.html --
        {{ include 'itself' }}
        -- theme/partials/leaves.html --
        a{{ ret }}c
        """);
}
