using System.Text;
using Chronicle.Testing;

namespace Chronicle.Tests;

/// <summary>The files of the theme of a chronicle, which extend or replace files of the built-in theme.</summary>
public sealed class ThemeLayersTests
{
    /// <summary>The tiny theme as the built-in theme. The theme of the chronicle contains only a file without effect.</summary>
    private static readonly string BuiltIn = TinyTheme.Archive.Replace("-- theme/", "-- built-in/", StringComparison.Ordinal)
        .Replace("-- built-in/theme.yml --\nwhole: true\n", "-- theme/own.txt --\nA theme of one's own.\n", StringComparison.Ordinal);

    private static string Home(string own) => TestSite.From(BuiltIn + own).Page("/");

    [Fact]
    public void A_chronicle_without_theme_files_has_the_built_in_theme() =>
        Assert.Equal(TinyTheme.Site("").Page("/"), Home(""));

    [Fact]
    public void A_layout_of_the_chronicle_replaces_the_built_in_layout() =>
        Assert.Contains("<h2>Mine</h2>", Home("-- theme/layouts/home.html --\n{{ include \"page\" }}<h2>Mine</h2>\n"));

    [Fact]
    public void Built_in_layouts_include_a_partial_of_the_chronicle() =>
        Assert.Contains("Everywhere", Home("-- theme/partials/page.html --\n<!DOCTYPE html><html lang=\"en\"><head><title>T</title>"
            + "<meta name=\"description\" content=\"D\"></head><body><main><h1>Everywhere</h1></main></body></html>\n"));

    [Fact]
    public void Words_are_merged_key_by_key()
    {
        var site = TestSite.From(BuiltIn + "-- theme/i18n/en.yml --\ncomponents: Lights\n").Build();
        Assert.DoesNotContain(site.Diagnostics, found => found.Rule.Code is "R130" or "T314");
        var page = site.Files.Single(file => file.Address.Value == "/components/");
        Assert.Contains("Lights", Encoding.UTF8.GetString(page.Bytes.Span));
    }

    [Fact]
    public void The_error_for_a_translation_lists_all_missing_words()
    {
        var translated = TinyTheme.Archive[TinyTheme.Archive.IndexOf("-- theme/i18n/en.yml --", StringComparison.Ordinal)..]
            .Replace("en.yml", "nl.yml", StringComparison.Ordinal).Replace("home: Home\n", "", StringComparison.Ordinal);
        var site = TestSite.From(BuiltIn + translated + "-- built-in/i18n/en.yml --\nmenu: Menu\nskip: Skip\n-- input/site.yml --\n"
            + "title: Lampen\nurl: https://lampen.example/\nlanguage: nl\ncomponent_kinds: { lamp: { label: Lamp } }\n"
            + "statuses: { sold: { label: Verkocht } }\nmilestone_kinds: { launch: { label: Begin } }\n");
        Assert.Equal("theme/i18n/nl.yml:1:1: error R130: 3 words are missing: home, menu, skip",
            Assert.Single(site.Messages().Split('\n'), message => message.Contains("R130")));
    }

    [Fact]
    public void A_style_sheet_of_the_chronicle_comes_last()
    {
        var site = TestSite.From(BuiltIn + "-- built-in/css/base.css --\na { color: red }\n-- theme/css/own.css --\nb { color: blue }\n");
        Assert.EndsWith("b{color:blue}", site.Page("/theme/site.css"));
    }

    [Fact]
    public void An_error_in_a_built_in_file_has_the_path_of_the_file() =>
        Assert.Contains("built-in/layouts/home.html:1:4: error T302: there is no partial \"nothing\"",
            TestSite.From(BuiltIn + "-- built-in/layouts/home.html --\n{{ include \"nothing\" }}\n").Messages());

    [Fact]
    public void A_whole_theme_does_not_use_the_built_in_theme() =>
        Assert.Contains("theme/layouts/home.html:1:1: error T303", TestSite.From(BuiltIn + "-- theme/theme.yml --\nwhole: true\n").Messages());

    [Fact]
    public void An_unknown_key_in_the_file_of_the_theme_is_an_error() =>
        Assert.Contains("theme/theme.yml:1:1: error R120: unknown key \"hole\" in a theme; did you mean \"whole\"?",
            TestSite.From(BuiltIn + "-- theme/theme.yml --\nhole: true\n").Messages());
}
