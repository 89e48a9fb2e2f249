using Microsoft.Playwright;

namespace Chronicle.Browser;

/// <summary>Reading with scripts: cards of references, folded parts, filters, the comparison of two releases.</summary>
public sealed class ReadingTests(BrowserFixture browser)
{
    [Fact]
    public async Task A_citation_shows_its_reference_on_hover_and_on_focus()
    {
        await using var watched = await browser.Open("chapter", Look.Wide);
        var page = watched.Page;
        var cite = page.Locator(".cite a").First;
        var source = await FirstSource(page);
        await cite.HoverAsync();
        await Assertions.Expect(page.Locator(".preview")).ToContainTextAsync(source);
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.Locator(".preview")).ToBeHiddenAsync();
        await page.Mouse.MoveAsync(0, 0);
        await page.Keyboard.PressAsync("Tab");
        await cite.FocusAsync();
        await Assertions.Expect(page.Locator(".preview")).ToContainTextAsync(source);
        Assert.True(watched.Troubles.Length == 0, watched.Troubles);
    }

    [Fact]
    public async Task A_tap_on_a_citation_shows_its_reference_and_a_second_tap_goes_there()
    {
        await using var watched = await browser.Open("chapter", Look.Narrow with { Touch = true });
        var page = watched.Page;
        var cite = page.Locator(".cite a").First;
        var card = page.Locator(".preview");
        var source = await FirstSource(page);
        await cite.TapAsync();
        await Assertions.Expect(card).ToContainTextAsync(source);
        Assert.DoesNotContain('#', page.Url);
        // The card has the link to the source and is inside the window.
        await Assertions.Expect(card.Locator("a").First).ToBeInViewportAsync(new() { Ratio = 1 });
        Assert.StartsWith("http", await card.Locator("a").First.GetAttributeAsync("href"));

        // A tap outside hides the card. A tap on a different citation shows a different card.
        await page.Locator("h1").TapAsync();
        await Assertions.Expect(card).ToBeHiddenAsync();
        await page.Locator(".cite a").Nth(1).TapAsync();
        await Assertions.Expect(card).ToBeVisibleAsync();
        await cite.TapAsync();
        await Assertions.Expect(card).ToContainTextAsync(source);
        await cite.TapAsync();
        Assert.EndsWith(await cite.GetAttributeAsync("href") ?? "", page.Url);
        await Assertions.Expect(page.Locator(".references li").First).ToBeInViewportAsync();
        await page.GoBackAsync();
        await Assertions.Expect(cite).ToBeInViewportAsync();
        Assert.True(watched.Troubles.Length == 0, watched.Troubles);
    }

    private static Task<string> FirstSource(IPage page) => page.EvaluateAsync<string>(
        "() => document.querySelector(document.querySelector('.cite a').getAttribute('href')).querySelector('a:not(.up a)').textContent");

    [Fact]
    public async Task A_phone_opens_the_folded_references_for_a_citation()
    {
        await using var watched = await browser.Open("chapter", Look.Narrow);
        var page = watched.Page;
        var list = page.Locator(".references ol");
        await Assertions.Expect(list).ToBeHiddenAsync();
        await page.EvaluateAsync("() => { location.hash = document.querySelector('.references li').id; }");
        await Assertions.Expect(list).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData("component")]
    [InlineData("release")]
    public async Task A_phone_folds_parts_and_a_link_opens_them(string kind)
    {
        await using var watched = await browser.Open(kind, Look.Narrow);
        var page = watched.Page;
        var folds = await page.Locator("[data-fold]").CountAsync();
        Assert.NotEqual(0, folds);
        Assert.Equal(0, await page.Locator("[data-fold][open]").CountAsync());

        // A link to an element in a folded part opens the part.
        await page.EvaluateAsync("() => { location.hash = document.querySelector('[data-fold] [id]').id; }");
        await Assertions.Expect(page.Locator("[data-fold][open]")).ToHaveCountAsync(1);
        await Assertions.Expect(page.Locator("[data-fold] :target")).ToBeInViewportAsync();

        // A wide window, such as that of a turned phone, hides the summaries, so all parts must be open.
        await page.SetViewportSizeAsync(1280, 800);
        await Assertions.Expect(page.Locator("[data-fold][open]")).ToHaveCountAsync(folds);
        await Assertions.Expect(page.Locator(".fold > summary").First).ToBeHiddenAsync();
        await page.SetViewportSizeAsync(360, 800);

        await using var plain = await browser.Open(kind, Look.Narrow with { Scripts = false });
        await Assertions.Expect(plain.Page.Locator("[data-fold][open]")).ToHaveCountAsync(folds);
    }

    [Fact]
    public async Task A_button_opens_the_navigation_on_a_phone()
    {
        foreach (var scripts in (bool[])[true, false])
        {
            await using var watched = await browser.Open("home", Look.Narrow with { Scripts = scripts });
            var page = watched.Page;
            await Assertions.Expect(page.Locator(".site-header nav")).ToBeHiddenAsync();
            await page.Locator(".menu").ClickAsync();
            await Assertions.Expect(page.Locator(".site-header nav a").First).ToBeVisibleAsync();
            await page.Keyboard.PressAsync("Escape");
            await Assertions.Expect(page.Locator(".site-header nav")).ToBeHiddenAsync();
        }
    }

    [Fact]
    public async Task A_form_compares_two_releases_and_the_address_keeps_them()
    {
        await using var watched = await browser.Open("comparison index", Look.Wide);
        var page = watched.Page;
        await watched.Go(page.Url.Split('?')[0] + "?from=6.12&to=7.2");
        await Assertions.Expect(page.Locator("#section-result")).ToContainTextAsync("Linux 6.12");
        await Assertions.Expect(page.Locator("#section-result")).ToContainTextAsync("Linux 7.2");
        Assert.NotEqual(0, await page.Locator(".pair tr.changed").CountAsync());
        Assert.NotEqual(0, await page.Locator(".comparison .plain li").CountAsync());
        await page.Locator("select[name=from]").SelectOptionAsync(new SelectOptionValue { Label = "Linux 6.18" });
        await Assertions.Expect(page.Locator("#section-result")).ToContainTextAsync("Linux 6.18");
        Assert.EndsWith("?from=6.18&to=7.2", page.Url);
        // The fields and the address show the earlier release first, like the table.
        await page.Locator("select[name=from]").SelectOptionAsync(new SelectOptionValue { Label = "Linux 7.3" });
        await Assertions.Expect(page.Locator("#section-result")).ToHaveTextAsync("Linux 7.2 – Linux 7.3");
        Assert.EndsWith("?from=7.2&to=7.3", page.Url);
        await watched.Go(page.Url.Split('?')[0] + "?from=7.3&to=6.1");
        await Assertions.Expect(page.Locator("select[name=from] option:checked")).ToHaveTextAsync("Linux 6.1");
        await Assertions.Expect(page.Locator("select[name=to] option:checked")).ToHaveTextAsync("Linux 7.3");
        Assert.True(watched.Troubles.Length == 0, watched.Troubles);
    }

    [Fact]
    public async Task The_form_of_comparisons_shows_the_same_as_the_page()
    {
        await using var watched = await browser.Open("comparison index", Look.Wide);
        var page = watched.Page;
        var address = page.Url.Split('?')[0];
        // The pairs have a value that only one release has, a list with an addition, and changed statuses.
        foreach (var (from, to) in new[] { ("6.0", "6.1"), ("6.12", "6.18"), ("7.0", "7.1"), ("7.2", "7.3") })
        {
            await watched.Go($"{address}?from={from}&to={to}");
            await Assertions.Expect(page.Locator("#section-result")).ToContainTextAsync(to);
            var form = await Said(page);
            await watched.Go($"{address}{from}..{to}/");
            Assert.Equal(await Said(page), form);
        }

        static async Task<string> Said(IPage page) => string.Join('\n', await page.EvaluateAsync<string[]>("""
            () => [
              ...[...document.querySelectorAll('.pair tbody tr, .figures tbody tr')].map((row) =>
                [row.className, ...[...row.cells].map((cell) => cell.textContent)].join(' ').replace(/\s+/g, '')),
              ...[...document.querySelectorAll('#section-result ~ ul li:has(.title), section:has(> #section-changes) li')].map((item) =>
                item.textContent.replace(/\s+/g, '')),
              ...[...document.querySelectorAll('.timeline .title')].map((title) => title.textContent),
            ]
            """));
    }

    [Fact]
    public async Task A_name_shortens_the_table_of_statuses()
    {
        await using var watched = await browser.Open("support", Look.Wide);
        var page = watched.Page;
        var rows = page.Locator(".grid tr[data-status]");
        var all = await rows.CountAsync();
        await page.Locator("[data-grid] input").FillAsync("nova");
        Assert.InRange(await page.Locator(".grid tr[data-status]:not([hidden])").CountAsync(), 1, all - 1);
        Assert.EndsWith("?name=nova", page.Url);
        Assert.Contains($"of {all}", await page.Locator("[data-grid] output").InnerTextAsync());
    }

    [Fact]
    public async Task Without_a_fitting_row_a_sentence_replaces_the_table_of_statuses_until_all_rows_are_shown()
    {
        await using var watched = await browser.Open("support", Look.Wide);
        var page = watched.Page;
        await Assertions.Expect(page.Locator("[data-grid] button")).ToBeHiddenAsync();
        await page.Locator("[data-grid] input").FillAsync("no such name");
        await Assertions.Expect(page.Locator(".grid")).ToBeHiddenAsync();
        await Assertions.Expect(page.Locator("[data-grid] output")).ToHaveTextAsync("No component fits this choice.");
        await page.Locator("[data-grid] button").ClickAsync();
        await Assertions.Expect(page.Locator(".grid")).ToBeVisibleAsync();
        Assert.Equal(0, await page.Locator(".grid tr[data-status][hidden]").CountAsync());
        Assert.Equal("", await page.Locator("[data-grid] output").InnerTextAsync());
        Assert.DoesNotContain("?", page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_phone_shows_one_status_for_each_component()
    {
        await using var page = await browser.Open("support", Look.Narrow);
        Assert.Empty(await page.Page.EvaluateAsync<string[]>("""
            () => [...document.querySelectorAll('.grid tr[data-status]')].filter(row => [...row.querySelectorAll('td')].filter(cell => cell.checkVisibility()).length !== 1)
                .map(row => row.textContent.slice(0, 60))
            """));
        // The status is in words.
        Assert.Empty(await page.Page.EvaluateAsync<string[]>("""
            () => [...document.querySelectorAll('.grid td.now .label span')].filter(word => word.getBoundingClientRect().width < 10).map(word => word.textContent)
            """));
    }

    [Fact]
    public async Task The_contents_mark_the_current_section()
    {
        await using var watched = await browser.Open("chapter", Look.Wide);
        var page = watched.Page;
        await page.EvaluateAsync("() => [...document.querySelectorAll('.prose h2')].pop().scrollIntoView()");
        var last = await page.EvaluateAsync<string>("() => '#' + [...document.querySelectorAll('.prose h2')].pop().id");
        await Assertions.Expect(page.Locator($".contents a[href='{last}']")).ToHaveAttributeAsync("aria-current", "location");
    }

    [Fact]
    public async Task A_citation_has_the_day_of_access()
    {
        await using var watched = await browser.Open("milestone", Look.Wide);
        var year = await watched.Page.EvaluateAsync<int>("() => new Date().getFullYear()");
        await watched.Page.Locator("details.reuse summary").ClickAsync();
        await Assertions.Expect(watched.Page.Locator("details.reuse pre").First).ToContainTextAsync(", accessed ");
        var texts = await watched.Page.Locator("details.reuse pre").AllTextContentsAsync();
        Assert.Matches($"^[1-9][0-9]? [A-Z][a-z]+ {year}$", texts[0].Split(", accessed ")[1]);
        Assert.Contains($"urldate = {{{year}-", texts[1]);
    }

    [Fact]
    public async Task The_last_sheet_has_the_citation_and_more_than_the_footer()
    {
        await using var page = await browser.Open("milestone", Look.Wide);
        using var document = UglyToad.PdfPig.PdfDocument.Open(await page.Page.PdfAsync(new() { Format = "A4" }));
        var sheets = document.GetPages().Select(sheet => sheet.Text).ToArray();
        Assert.Contains("revision", sheets[^1]);
        Assert.True(sheets[^1].Length > 300 || sheets.Length == 1, sheets[^1]);
        Assert.Contains($"{sheets.Length} / {sheets.Length}", sheets[^1]);
    }
}
