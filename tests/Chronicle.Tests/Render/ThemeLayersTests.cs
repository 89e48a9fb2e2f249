using System.Text;
using Chronicle.Testing;

namespace Chronicle.Tests;

/// <summary>The files of the theme of a chronicle, which extend or replace files of the built-in theme.</summary>
public sealed class ThemeLayersTests
{
    /// <summary>The tiny theme as the built-in theme. The theme of the chronicle contains only a file without effect.</summary>
    private static readonly string BuiltIn = TinyTheme.BuiltIn + "-- theme/own.txt --\nA theme of one's own.\n";

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
    public void A_page_shows_a_missing_word_of_a_translation_in_English_and_one_warning_lists_all()
    {
        var site = Dutch(without: ["home: Home\n", "components: Components\n"], english: "menu: Menu\n").Build();
        Assert.Equal("theme/i18n/nl.yml:1:1: warning T319: 3 words are missing, so pages show them in English: components, home, menu",
            string.Join("\n", site.Diagnostics));
        Assert.Contains("Components", Encoding.UTF8.GetString(site.Files.Single(file => file.Address.Value == "/components/").Bytes.Span));
    }

    [Theory]
    [InlineData("decimal_point: \".\"\n", "", "the word \"decimal_point\" is missing")]
    [InlineData("", "direction: ltr\n", "the word \"direction\" is missing")]
    [InlineData("group_separator: \",\"\n", "direction: ltr\n", "2 words are missing: direction, group_separator")]
    [InlineData("seasons: [spring, summer, autumn, winter]\n", "",
        "\"seasons\" must list the four names of the seasons, spring first; it lists 0")]
    public void A_word_that_makes_the_site_wrong_in_English_is_the_only_error(string without, string english, string message) =>
        Assert.Equal("theme/i18n/nl.yml:1:1: error R130: " + message,
            string.Join("\n", Dutch([without], english).Build().Diagnostics.Where(found => found.IsError)));

    [Fact]
    public void A_blank_is_a_word_for_the_group_separator() => Assert.Empty(
        Dutch(["group_separator: \",\"\n"], "", "group_separator: \"\u202f\"\n").Build().Diagnostics);

    [Fact]
    public void A_whole_theme_shows_a_new_word_of_the_generator_in_English()
    {
        var site = TestSite.From($"{TinyTheme.Archive}-- theme/i18n/en.yml --\n{Words.Replace("home: Home\n", "", StringComparison.Ordinal)}"
            + $"-- built-in/i18n/en.yml --\n{Words}").Build();
        Assert.Equal("theme/i18n/en.yml:1:1: warning T319: the word \"home\" is missing, so pages show it in English",
            string.Join("\n", site.Diagnostics));
    }

    private static readonly string Words = TestSite.Split(TinyTheme.Archive).Single(file => file.Path == "theme/i18n/en.yml").Text;

    // A chronicle with the tiny theme and words in an own language, without some lines. The built-in English words have more lines.
    private static TestSite Dutch(string[] without, string english, string own = "")
    {
        var translated = without.Where(line => line.Length > 0).Aggregate(Words, (text, line) =>
        {
            Assert.Contains(line, text, StringComparison.Ordinal);
            return text.Replace(line, "", StringComparison.Ordinal);
        });
        return TestSite.From(BuiltIn.Replace("-- built-in/i18n/en.yml --\n", "-- built-in/i18n/en.yml --\n" + english, StringComparison.Ordinal)
            + $"-- theme/i18n/nl.yml --\n{translated}{own}" + "-- input/site.yml --\n"
            + "title: Lampen\nurl: https://lampen.example/\nlanguage: nl\ncomponent_kinds: { lamp: { label: Lamp } }\n"
            + "statuses: { sold: { label: Verkocht } }\nmilestone_kinds: { launch: { label: Begin } }\n");
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
