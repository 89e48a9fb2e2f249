using Chronicle.Domain;
using Chronicle.Testing;
using Microsoft.Playwright;

namespace Chronicle.Browser;

/// <summary>The scripts on pages of a small chronicle with dimensions, large numbers, words beyond ASCII, and a divided chronology.</summary>
public sealed class SmallSiteTests(BrowserFixture browser)
{
    private const string Name = "small";

    private const string Site = """
        -- input/site.yml --
        title: Lamps
        url: https://lamps.example/
        language: en
        cards: false
        words: { group_separator: ".", decimal_point: "," }
        component_kinds: { lamp: { label: Lamp } }
        statuses: { sold: { label: On sale }, gone: { label: Gone } }
        status_dimensions: { eu: { label: Europe } }
        milestone_kinds: { launch: { label: Launch } }
        figures: { parts: { label: Parts }, share: { label: Share } }
        -- input/sources.yml --
        a: { title: A paper, url: "https://paper.example/", kind: news }
        -- input/components/desk-lamp.md --
        ---
        name: Desk lamp
        kind: lamp
        status: sold
        status_by: { eu: gone }
        summary: A lamp.
        sources: []
        ---
        It has the switch CONFIG_LAMP and shows its Größe.
        -- input/components/wall-lamp.md --
        ---
        name: Wall lamp
        kind: lamp
        status: sold
        summary: A lamp.
        sources: []
        ---
        -- input/releases/1.md --
        ---
        date: 2000-01-01
        summary: A catalogue.
        figures: { parts: 1234, share: 0.1 }
        figures_source: a
        sources: []
        ---
        -- input/releases/2.md --
        ---
        date: 2001-01-01
        summary: A catalogue.
        figures: { parts: 1234567, share: 0.12345 }
        figures_source: a
        sources: []
        ---
        -- input/milestones/first-light.md --
        ---
        title: First light
        date: 1999-03-01
        kind: launch
        summary: It shines.
        sources: []
        ---
        -- input/milestones/second-light.md --
        ---
        title: Second light
        date: 2000-03-01
        kind: launch
        summary: It shines.
        sources: []
        ---
        -- input/text/words.md --
        ---
        title: Words
        order: 1
        glossary: true
        summary: The words of lamps.
        ---
        ### Größe

        It is the height of a lamp.

        -- input/text/lamps.md --
        ---
        title: Lamps
        order: 2
        summary: All lamps.
        ---
        A lamp has a [[words#größe]].

        """;

    [Fact]
    public async Task A_row_of_a_dimension_is_found_by_its_component_and_is_no_component()
    {
        await using var watched = await Open("/support/");
        var page = watched.Page;
        var shown = page.Locator(".grid tr[data-status]:not([hidden])");
        await page.Locator("[data-grid] input").FillAsync("desk");
        await Assertions.Expect(shown).ToHaveCountAsync(2);
        await Assertions.Expect(page.Locator("[data-grid] output")).ToHaveTextAsync("1 of 2 components");
        await page.Locator("[data-grid] input").FillAsync("europe");
        await Assertions.Expect(shown).ToHaveCountAsync(2);
        await page.Locator("[data-grid] input").FillAsync("");
        await page.Locator("[data-grid] select[name=status]").SelectOptionAsync("gone");
        Assert.Equal(["Desk lamp", "Europe"], await shown.Locator("th").AllInnerTextsAsync());
        await Assertions.Expect(page.Locator("[data-grid] output")).ToHaveTextAsync("1 of 2 components");
        Assert.True(watched.Troubles.Length == 0, watched.Troubles);
    }

    [Fact]
    public async Task The_form_of_comparisons_writes_numbers_as_the_page_does()
    {
        const string Cells = "cells => cells.map(cell => cell.textContent).filter(text => /\\d/.test(text)).join(' ')";
        await using var watched = await Open("/compare/1..2/");
        var page = watched.Page;
        var made = await page.Locator(".figures tbody td").EvaluateAllAsync<string>(Cells);
        Assert.Equal("1.234 1.234.567 +1.233.333 0,1 0,12345 +0,02345", made);
        await watched.Go(browser.AddressOf(Name, "/compare/?from=1&to=2"));
        await Assertions.Expect(page.Locator(".comparison")).ToBeVisibleAsync();
        Assert.Equal(made, await page.Locator(".comparison tbody td").EvaluateAllAsync<string>(Cells));
        Assert.True(watched.Troubles.Length == 0, watched.Troubles);
    }

    [Fact]
    public async Task A_term_with_letters_beyond_ASCII_has_its_own_preview()
    {
        await using var watched = await Open("/lamps/");
        var link = watched.Page.Locator("main .prose a");
        await link.HoverAsync();
        await Assertions.Expect(watched.Page.Locator(".preview")).ToContainTextAsync("It is the height of a lamp.");
    }

    [Theory]
    [InlineData("config_lamp", "CONFIG_LAMP")]
    [InlineData("config-lamp", "CONFIG_LAMP")]
    [InlineData("grosse", "Gr%C3%B6%C3%9Fe")]
    public async Task A_link_to_a_passage_has_the_word_as_it_is_written(string query, string word)
    {
        await using var watched = await Open($"/search/?q={query}&in=component");
        var link = watched.Page.Locator(".results:not([aria-busy]) a").First;
        Assert.EndsWith($"/components/desk-lamp/#:~:text={word}", await link.EvaluateAsync<string>("link => link.href"), StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("#first-light", "/milestones/first-light/")]
    [InlineData("#1999", "/chronology/#1999")]
    [InlineData("#2031", "/chronology/#2031")]
    [InlineData("#top", "/chronology/#top")]
    public async Task A_divided_list_leads_to_the_page_of_a_milestone_and_to_no_missing_page(string fragment, string end)
    {
        browser.ServeOnce("divided", url => TestSite.From(Site, url).With(new Limits { MilestonesPerPage = 1 }).Build());
        await using var watched = await browser.Open(Look.Wide);
        var page = watched.Page;
        await page.GotoAsync("about:blank");
        // The page is at rest after the script has followed the fragment.
        await page.GotoAsync(browser.AddressOf("divided", "/chronology/" + fragment), new() { WaitUntil = WaitUntilState.NetworkIdle });
        await Assertions.Expect(page).ToHaveURLAsync(browser.AddressOf("divided", end));
    }

    private async Task<WatchedPage> Open(string address)
    {
        browser.ServeOnce(Name, url => TestSite.From(Site, url).Build());
        var watched = await browser.Open(Look.Wide);
        return await watched.Go(browser.AddressOf(Name, address));
    }
}
