using Scriban.Syntax;

namespace Site.Tests;

/// <summary>What templates say the same on every page is written once, and nothing else is.</summary>
public sealed class ConstantFoldingTests
{
    [Fact]
    public void Words_and_choices_that_are_the_same_everywhere_become_text()
    {
        var folded = Folded("<p>{{ t.home }}{{ if site.tagline }}x{{ else if t.home == 'No' }}y{{ else }} {{ site.title }}: {{ page.title }}{{ end }} · {{ fill 'by {who}' 'who' site.title }}</p>");
        Assert.Equal(["<p>Home Lamps: ", "", " · by Lamps</p>"], folded.Body!.Statements.Select(statement => statement is ScriptRawStatement raw ? raw.Text.ToString() : ""));
    }

    [Fact]
    public void Both_branches_of_a_choice_that_pages_make_are_folded()
    {
        var choice = (ScriptIfStatement)Folded("{{ if page.title }}{{ t.home }}!{{ else }}{{ for a in page.trail }}{{ site.title }}?{{ end }}{{ end }}").Body!.Statements.Single();
        Assert.Equal("Home!", ((ScriptRawStatement)choice.Then!.Statements.Single()).Text.ToString());
        var loop = (ScriptForStatement)((ScriptElseStatement)choice.Else!).Body!.Statements.Single();
        Assert.Equal("Lamps?", ((ScriptRawStatement)loop.Body!.Statements.Single()).Text.ToString());
    }

    [Theory]
    [InlineData("{{ func f(t); ret t.title; end }}{{ f page }}")]
    [InlineData("{{ for t in [page] }}{{ t.title }}{{ end }}")]
    [InlineData("{{ t = page }}{{ t.title }}")]
    public void A_name_that_means_something_else_here_keeps_its_meaning(string template) =>
        Assert.Contains("<h1>Lamps</h1>", Site("<h1>" + template + "</h1><title>x</title><meta name=\"description\" content=\"x\">").Page("/"));

    [Fact]
    public void What_fails_fails_on_the_page_at_its_place() =>
        Assert.Contains("theme/layouts/home.html:2:6: error T302", Site("<p>\n{{ t.no_such_word }}").Messages());

    [Fact]
    public void Texts_are_escaped_once() =>
        Assert.Equal("Salt &amp; &lt;light&gt;", ((ScriptRawStatement)Folded("{{ site.tagline }}", "tagline: Salt & <light>\n").Body!.Statements.Single()).Text.ToString());

    private static ScriptPage Folded(string template, string settings = "")
    {
        var site = Site(template, settings);
        return Build.Plan(site.Files(), site.Options).Pages!.Shared.Templates["layouts/home"];
    }

    private static TestSite Site(string home, string settings = "") => TinyTheme.Site($"-- input/site.yml --\ntitle: Lamps\nurl: https://lamps.example/\nlanguage: en\n{settings}component_kinds: {{ lamp: {{ label: Lamp }} }}\nstatuses: {{ sold: {{ label: On sale }} }}\nmilestone_kinds: {{ launch: {{ label: Launch }} }}\n-- theme/layouts/home.html --\n{home}{{{{~ \"\" ~}}}}\n");
}
