using Chronicle.Testing;

namespace Chronicle.Tests;

/// <summary>The pages of the small German chronicle in <c>tests/SecondChronicle</c>.</summary>
public sealed class SecondChronicleTests
{
    private const string Base = "/einheiten/";

    private static readonly GermanChronicle Second = GermanChronicle.Shared;

    [Fact]
    public void The_build_gives_no_error_and_no_warning() => Assert.Empty(Second.Build.Diagnostics);

    [Fact]
    public void Every_page_is_marked_as_German() => Assert.All(Second.Pages.Values, page =>
        Assert.Equal("de", page.DocumentElement.GetAttribute("lang")));

    [Fact]
    public void Every_address_begins_with_the_base_path()
    {
        foreach (var (address, page) in Second.Pages)
            foreach (var attribute in page.All.SelectMany(element => element.Attributes)
                .Where(attribute => attribute.Name is "href" or "src"))
                Assert.True(
                    attribute.Value.StartsWith(Base, StringComparison.Ordinal) || attribute.Value.StartsWith('#')
                        || attribute.Value.StartsWith("https://", StringComparison.Ordinal),
                    $"{address}: {attribute.Value}");
        Assert.All(Second.Pages, page => Assert.StartsWith("https://beispiel.example" + Base,
            page.Value.QuerySelector("link[rel=canonical]")?.GetAttribute("href")));
        Assert.Contains("Sitemap: https://beispiel.example/einheiten/sitemap.xml", Second.Text("/robots.txt"));
        Assert.DoesNotContain("<loc>h", Second.Text("/sitemap.xml")
            .Replace("<loc>https://beispiel.example" + Base, "", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/milestones/archivmeter/", "1799-06-22", "22. Juni 1799")]
    [InlineData("/milestones/name-si/", "1960-10", "Oktober 1960")]
    [InlineData("/milestones/mouton/", "1670", "1670")]
    [InlineData("/milestones/nationalversammlung/", "1790-05-08", "etwa 8. Mai 1790")]
    [InlineData("/milestones/meridian/", "1792-06", "etwa Juni 1792")]
    [InlineData("/milestones/elektrische-einheiten/", "1860", "etwa 1860")]
    public void A_date_is_German_and_has_its_known_precision(string address, string machine, string shown)
    {
        var date = Second.Pages[address].QuerySelector("main time")!;
        Assert.Equal(machine, date.GetAttribute("datetime"));
        Assert.Equal(shown, date.TextContent);
    }

    [Theory]
    [InlineData("/components/meter/", "Größe", "Länge")]
    [InlineData("/components/meter/", "Mit Vorsatz", "Kilometer|Millimeter|Mikrometer")]
    [InlineData("/components/meter/", "Einheitenzeichen", "m")]
    [InlineData("/components/meter/", "Zeichen mit Vorsatz", "km|mm|µm")]
    [InlineData("/components/meter/", "Festgelegter Zahlenwert", "299.792.458")]
    [InlineData("/components/meter/", "Abschnitt der Broschüre", "2.3.1")]
    [InlineData("/components/meter/", "Gilt in dieser Fassung seit", "Oktober 1983")]
    [InlineData("/releases/9/", "Erschienen in", "Sèvres")]
    [InlineData("/releases/9/", "Sprachfassungen", "Französisch|Englisch")]
    [InlineData("/releases/9/", "ISBN", "978-92-822-2272-0|zuvor: 92-822-2213-6")]
    [InlineData("/releases/7/", "Zeichen der Basiseinheiten", "m|kg|s|A|K|mol|cd|neu: mol")]
    [InlineData("/releases/7/", "Basiseinheiten", "7|zuvor: 6")]
    [InlineData("/releases/9/", "Neuester Textstand", "3.01")]
    [InlineData("/releases/9/", "Textstand vom", "August 2024")]
    [InlineData("/releases/10/", "Datum", "Noch nicht erschienen")]
    public void A_declared_field_of_every_type_is_shown(string address, string label, string values)
    {
        var term = Assert.Single(Second.Pages[address].QuerySelectorAll("dt"), dt => dt.TextContent == label);
        var shown = string.Join('\n', term.ParentElement!.QuerySelectorAll("dd").Select(dd => dd.TextContent));
        Assert.All(values.Split('|'), value => Assert.Contains(value, shown));
    }

    [Fact]
    public void The_list_shows_the_release_without_a_date_as_the_latest() =>
        Assert.Equal(["10. Auflage", "9. Auflage", "8. Auflage", "7. Auflage", "1. Auflage"],
            Second.Pages["/releases/"].QuerySelectorAll("main th a[href^='/einheiten/releases/']").Select(link => link.TextContent));

    [Fact]
    public void A_superseded_milestone_and_its_successor_link_to_each_other()
    {
        AssertLink("/milestones/meter-licht/", "Tritt an die Stelle von", "/einheiten/milestones/meter-krypton/");
        AssertLink("/milestones/meter-krypton/", "Abgelöst durch", "/einheiten/milestones/meter-licht/");

        static void AssertLink(string address, string label, string target)
        {
            var term = Assert.Single(Second.Pages[address].QuerySelectorAll("dl.facts dt"), dt => dt.TextContent == label);
            Assert.Equal(target, term.ParentElement!.QuerySelector("dd a")?.GetAttribute("href"));
        }
    }

    [Fact]
    public void A_milestone_shows_its_correction_with_the_date() =>
        Assert.Matches("Berichtigungen\\s+22\\. November 2026: In einer früheren Fassung",
            Second.Pages["/milestones/neue-definitionen/"].Body!.TextContent);

    [Fact]
    public void A_moved_address_redirects_and_a_removed_address_gives_the_reason()
    {
        Assert.Equal("0; url=/einheiten/components/meter/",
            Second.Pages["/masse/meter/"].QuerySelector("meta[http-equiv=refresh]")?.GetAttribute("content"));
        Assert.Contains("Die Entwürfe sind in den Kapiteln aufgegangen.", Second.Pages["/entwuerfe/"].Body!.TextContent);
    }

    [Fact]
    public void A_picture_in_prose_is_a_file_of_the_site()
    {
        var picture = Second.Pages["/einfuehrung/"].QuerySelector(".prose img")!;
        Assert.Equal("/einheiten/assets/waage.svg", picture.GetAttribute("src"));
        Assert.Equal("Eine Balkenwaage mit zwei leeren Schalen", picture.GetAttribute("alt"));
        Assert.Contains(Second.Build.Files, file => file.Address.Value == "/assets/waage.svg");
    }

    [Fact]
    public void A_link_can_lead_to_a_heading_with_umlauts()
    {
        Assert.Equal("h2", Second.Pages["/einfuehrung/"].GetElementById("größen-und-zahlen")?.LocalName);
        Assert.Contains(Second.Pages["/geschichte/"].QuerySelectorAll(".prose a"), link =>
            link.GetAttribute("href") == "/einheiten/einfuehrung/#größen-und-zahlen");
    }
}
