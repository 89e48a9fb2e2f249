using Chronicle.Testing;

namespace Chronicle.Tests;

/// <summary>An error that a template of the chronicle's own theme causes is reported once, at this template.</summary>
public sealed class TemplatePlaceTests
{
    /// <summary>The tiny theme as the built-in theme.</summary>
    private static readonly string BuiltIn = TinyTheme.Archive.Replace("-- theme/", "-- built-in/", StringComparison.Ordinal)
        .Replace("-- built-in/theme.yml --\nwhole: true\n", "-- built-in/partials/foot.html --\n<p>The foot.</p>\n", StringComparison.Ordinal)
        .Replace("</main>\n", "{{ include \"foot\" }}\n</main>\n", StringComparison.Ordinal);

    private const string WithoutTitle = """
        -- theme/partials/page.html --
        <!DOCTYPE html>
        <html lang="en">
        <meta name="description" content="{{ page.description }}">
        <main><h1>{{ page.title }}</h1>{{ include "foot" }}</main>

        """;

    private const string Foot = "-- theme/partials/foot.html --\n<p>My foot.</p>\n";

    private static string[] Errors(string own) =>
        [.. TestSite.From(BuiltIn + own).Messages().Split('\n').Where(line => line.Contains(": error C", StringComparison.Ordinal))];

    [Fact]
    public void An_error_on_all_pages_is_reported_at_the_partial_of_the_chronicle() => Assert.StartsWith(
        "theme/partials/page.html:1:1: error C405: the page has no title (page / and ", Assert.Single(Errors(WithoutTitle)));

    [Fact]
    public void An_own_layout_and_a_page_without_the_partial_make_no_second_message() => Assert.StartsWith(
        "theme/partials/page.html:1:1: error C405: the page has no title (page / and ", Assert.Single(Errors(WithoutTitle + """
        -- theme/layouts/home.html --
        {{ include "page" }}
        <p>Mine.</p>
        -- built-in/layouts/not-found.html --
        {{ if page.title == "x" }}{{ include "page" }}{{ end }}
        <!DOCTYPE html>
        <html lang="en">
        <title>{{ page.title }}</title>
        <meta name="description" content="{{ page.description }}">
        <main><h1>{{ page.title }}</h1></main>

        """)));

    [Fact]
    public void All_partials_that_can_have_the_error_are_named() => Assert.EndsWith(
        " more); the fault is in this file or in theme/partials/foot.html", Assert.Single(Errors(WithoutTitle + Foot)));

    [Fact]
    public void An_error_in_two_own_layouts_is_reported_at_both()
    {
        const string Twice = "{{ include \"page\" }}<h1>Again</h1>\n";
        var errors = Errors(Foot + $"-- theme/layouts/home.html --\n{Twice}-- theme/layouts/sources.html --\n{Twice}");
        Assert.Equal(["theme/layouts/home.html:1:1", "theme/layouts/sources.html:1:1"], errors.Select(error => error.Split(": ")[0]));
    }

    [Fact]
    public void A_dead_link_on_some_built_in_pages_is_reported_at_the_partial_of_the_chronicle() => Assert.StartsWith(
        "theme/partials/foot.html:1:1: error C401: the link to /nowhere/ leads nowhere", Assert.Single(Errors(
            "-- theme/partials/foot.html --\n{{ if page.title == \"Sources\" }}<a href=\"{{ site.home }}nowhere/\">a</a>{{ end }}\n")));

    [Fact]
    public void A_place_that_an_own_layout_lacks_is_reported_at_this_layout() => Assert.StartsWith(
        "theme/layouts/components.html:1:1: error C402: the link to /components/#section-a finds no anchor", Assert.Single(Errors(
            "-- built-in/layouts/home.html --\n{{ include \"page\" }}<a href=\"{{ site.home }}components/#section-a\">a</a>\n"
                + "-- theme/layouts/components.html --\n{{ include \"page\" }}\n<p>Mine.</p>\n")));
}
