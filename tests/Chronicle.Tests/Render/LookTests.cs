using Chronicle.Primitives;
using Chronicle.Testing;

namespace Chronicle.Tests;

/// <summary>The key <c>look</c> of <c>site.yml</c>, which changes the appearance without a file in the theme.</summary>
public sealed class LookTests
{
    private const string Settings = """
        -- input/site.yml --
        title: Lamps
        url: https://lamps.example/base/
        language: en
        component_kinds: { lamp: { label: Lamp } }
        statuses: { sold: { label: On sale } }
        milestone_kinds: { launch: { label: Launch } }
        look:
          colours:
            accent: { light: "#7a1f5c", dark: "#e9a6d2" }
          faces:
            serif: [Georgia, Noto Serif, serif]
          logo: assets/logo.svg
          icon: assets/icon.svg
          footer: Made by <friends> of lamps.
          footer_links: [{ title: Imprint, url: "https://lamps.example/imprint" }]
          head_links: [{ rel: me, url: "https://social.example/@lamps" }]
        -- input/assets/logo.svg --
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 1"/>
        -- input/assets/icon.svg --
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>

        """;

    [Fact]
    public void Colours_and_typefaces_are_tokens_of_the_style_sheet() =>
        Assert.Contains("@layer tokens{:root{--accent:light-dark(#7a1f5c,#e9a6d2);"
            + "--thread:color-mix(in srgb,var(--accent) 80%,var(--paper));--serif:\"Georgia\",\"Noto Serif\",serif;}}",
            TestSite.From(Settings).Page("/theme/site.css"));

    [Fact]
    public void The_own_rules_of_a_chronicle_come_last() =>
        Assert.EndsWith(".site-name img{height:1.75rem;width:auto}p{color:red}",
            TinyTheme.Site(Settings + "-- theme/css/own.css --\np { color: red; }\n").Page("/theme/site.css"));

    [Theory]
    [InlineData("accent: { light: \"#7a1f5c\", dark: \"#e9a6d2\" }, thread: { light: \"#111111\", dark: \"#eeeeee\" }", false)]
    [InlineData("ink: { light: \"#111111\", dark: \"#eeeeee\" }", false)]
    [InlineData("accent: { light: \"#7a1f5c\", dark: \"#e9a6d2\" }", true)]
    public void The_line_under_a_link_has_the_accent_colour_unless_it_has_its_own(string colours, bool follows) =>
        Assert.Equal(follows, TestSite.From(Settings.Replace("""accent: { light: "#7a1f5c", dark: "#e9a6d2" }""", "",
            StringComparison.Ordinal).Replace("colours:", "colours: { " + colours + " }", StringComparison.Ordinal))
            .Page("/theme/site.css").Contains("--thread:color-mix", StringComparison.Ordinal));

    [Fact]
    public void Logo_icon_footer_and_links_are_on_every_page()
    {
        var page = TestSite.From(Settings).Page("/");
        Assert.Contains("<img src=\"/base/assets/logo.svg\" alt=\"\">", page);
        Assert.Contains("<link rel=\"icon\" href=\"/base/assets/icon.svg\">", page);
        Assert.Contains("<link rel=\"me\" href=\"https://social.example/@lamps\">", page);
        Assert.Contains("<p>Made by &lt;friends&gt; of lamps.</p>", page);
        Assert.Contains("<li><a href=\"https://lamps.example/imprint\">Imprint</a></li>", page);
    }

    [Fact]
    public void A_page_that_redirects_has_the_icon_and_the_direction_too()
    {
        var page = TestSite.From(Settings.Replace("look:", "words: { direction: rtl }\nlook:", StringComparison.Ordinal)
            + "-- input/redirects.yml --\n/old/: /chronology/\n").Page("/old/");
        Assert.Contains("<link rel=\"icon\" href=\"/base/assets/icon.svg\">", page);
        Assert.Contains(" dir=\"rtl\">", page);
    }

    [Fact]
    public void Without_a_look_pages_have_no_logo_and_the_icon_of_the_theme()
    {
        var site = TestSite.From("");
        Assert.DoesNotContain("<img", site.Page("/"));
        Assert.DoesNotContain("site-name img", site.Page("/theme/site.css"));
        Assert.Contains("theme/mark.svg", site.Page("/"));
    }

    [Fact]
    public void Pictures_of_cards_have_the_colours_of_the_look()
    {
        string KeyOf(string archive) => TestSite.From(archive).Build().Files.First(file => file.Picture is not null).Picture!.Key;
        Assert.NotEqual(KeyOf(""), KeyOf(Settings));
        Assert.Contains("Accent = 8003420, HasMark = False", KeyOf(Settings));
    }

    [Theory]
    [InlineData("colours: { accent: { light: red, dark: \"#fff\" } }", "R122: \"light\" is no colour: \"red\"")]
    [InlineData("colours: { accent: { light: \"#fff;}*{x\", dark: \"#fff\" } }", "R122: \"light\" is no colour")]
    [InlineData("colours: { acent: { light: \"#000\", dark: \"#fff\" } }", "V201: unknown colour \"acent\"")]
    [InlineData("faces: { serif: ['a\"; } * { x: y'] }", "R122: an entry of \"serif\" is no name of a typeface")]
    [InlineData("head_links: [{ rel: stylesheet, url: \"https://lamps.example/a.css\" }]", "V201: unknown relation \"stylesheet\"")]
    [InlineData("footer_links: [{ title: X, url: \"javascript:alert(1)\" }]", "R125: \"url\" is no address")]
    [InlineData("logo: ../secret.svg", "T315: there is no file input/../secret.svg")]
    public void A_mistake_in_the_look_is_one_error(string look, string message) =>
        Assert.Contains(message, Assert.Single(TestSite
            .From(Settings[..Settings.IndexOf("look:", StringComparison.Ordinal)] + "look:\n  " + look + "\n").Messages()
            .Split('\n'), line => line.Contains(" error ", StringComparison.Ordinal)));

    [Theory]
    [InlineData("#000", "#ffffff", 21.0)]
    [InlineData("#777777", "#fff", 4.48)]
    [InlineData("#14508c", "#fcfcfa", 8.0)]
    public void The_contrast_of_two_colours_is_computed_as_in_WCAG(string one, string other, double contrast)
    {
        Assert.True(Rgb.TryParse(one, out var fore) & Rgb.TryParse(other, out var back));
        Assert.Equal(contrast, fore.ContrastTo(back), 1);
        Assert.Equal(fore.ContrastTo(back), back.ContrastTo(fore));
    }
}
