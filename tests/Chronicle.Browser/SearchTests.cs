using System.IO.Compression;
using Chronicle.Testing;
using Microsoft.Playwright;

namespace Chronicle.Browser;

/// <summary>The page of the search: its results, and how it shows them.</summary>
public sealed class SearchTests(BrowserFixture browser)
{
    private const string Input = "main .search input[type=search]";
    private const string Whole = ".results:not([aria-busy])";

    public static readonly (string Query, string Address)[] Queries =
        [.. File.ReadLines(Repository.PathOf("tests", "Chronicle.Browser", "SearchQueries.txt"))
            .Where(line => line.Length > 0 && !line.StartsWith('#')).Select(line => line.Split(" → "))
            .Select(parts => (parts[0], parts[1]))];

    [Fact]
    public async Task Every_query_of_the_list_finds_its_page_first()
    {
        Assert.True(Queries.Length >= 60);
        await using var watched = await browser.Open("search", new(1280));
        var page = watched.Page;
        await page.Locator(Whole).WaitForAsync(new() { State = WaitForSelectorState.Attached });
        // One call for all queries: each call from here costs more than a search. A link can also name the passage on its page.
        var found = await page.Locator(Input).EvaluateAsync<string[]>("""
            (input, queries) => queries.map(query => {
                input.value = query;
                input.dispatchEvent(new Event('input', { bubbles: true }));
                return document.querySelector('.results a')?.href.replace(/#:~:.*/, '') ?? 'nothing';
            })
            """, Queries.Select(query => query.Query));
        var wrong = Queries.Zip(found).Where(pair => pair.Second != browser.AddressOf(BrowserFixture.MainName, pair.First.Address))
            .Select(pair => $"{pair.First.Query} → {pair.First.Address}, but found {pair.Second}");
        PageVisit.AssertNone(wrong);
        Assert.True(watched.Troubles.Length == 0, watched.Troubles);
    }

    [Fact]
    public async Task An_address_restores_the_query_and_the_kind()
    {
        await using var watched = await Open("?q=binder&in=milestone");
        var page = watched.Page;
        await Assertions.Expect(page.Locator(".results li").First).ToBeVisibleAsync();
        Assert.Equal("binder", await page.InputValueAsync(Input));
        Assert.Equal("true", await page.GetAttributeAsync("[data-in=milestone]", "aria-pressed"));
        Assert.All(await Hrefs(page), href => Assert.Contains("/milestones/", href));
        // The number on the button is the number of results.
        Assert.Equal(await page.Locator("[data-in=milestone] span").InnerTextAsync(), $"{await page.Locator(".results li").CountAsync()}");

        await page.ClickAsync("[data-in=component]");
        Assert.EndsWith("/search/?q=binder&in=component", page.Url);
        Assert.All(await Hrefs(page), href => Assert.Contains("/components/", href));
        await page.ClickAsync("[data-in='']");
        Assert.EndsWith("/search/?q=binder", page.Url);
        await page.FillAsync(Input, "");
        Assert.EndsWith("/search/", page.Url);
        Assert.Equal(0, await page.Locator(".results li").CountAsync());
        Assert.True(watched.Troubles.Length == 0, watched.Troubles);
    }

    [Fact]
    public async Task A_result_shows_its_kind_and_its_status_and_marks_the_query()
    {
        await using var watched = await Open("?q=bindr");
        var page = watched.Page;
        var first = page.Locator(".results li").First;
        await Assertions.Expect(first.Locator("a mark")).ToHaveTextAsync("Binder");
        await Assertions.Expect(first).ToContainTextAsync("Component");
        await Assertions.Expect(first.Locator(".label")).ToHaveTextAsync("In mainline");
        await page.FillAsync(Input, "october 2022");
        await Assertions.Expect(page.Locator(".results li").Nth(1)).ToContainTextAsync("October 2022");
        Assert.True(await page.Locator(".results mark").CountAsync() > 3);
        await Assertions.Expect(page.Locator(".search [role=status]"))
            .ToHaveTextAsync(new System.Text.RegularExpressions.Regex("^\\d+ results$"));
    }

    [Fact]
    public async Task A_search_without_results_offers_similar_words()
    {
        await using var watched = await Open("?q=bindgrenn");
        var page = watched.Page;
        await Assertions.Expect(page.Locator(".search [role=status]")).ToContainTextAsync("Nothing found for “bindgrenn”");
        await Assertions.Expect(page.Locator(".near button").First).ToBeVisibleAsync();
        await page.Locator(".near button").First.ClickAsync();
        Assert.Equal("bindgen", await page.InputValueAsync(Input));
        Assert.EndsWith("/components/rust-bindgen/", (await Hrefs(page))[0]);
        await page.FillAsync(Input, "xqzzy");
        await Assertions.Expect(page.Locator(".search [role=status]")).ToContainTextAsync("Nothing found");
        Assert.False(await page.Locator(".near").IsVisibleAsync());
    }

    [Fact]
    public async Task A_common_word_finds_chapters_and_removes_no_result_of_a_rare_word()
    {
        await using var watched = await Open("?q=torvalds");
        var page = watched.Page;
        await Assertions.Expect(page.Locator("[data-in=chapter]")).ToBeVisibleAsync();
        var counts = new List<string>();
        foreach (var query in (string[])["binder", "linux binder", "the linux binder"])
        {
            await page.FillAsync(Input, query);
            counts.Add(await page.Locator("[data-in=''] span").InnerTextAsync());
        }
        Assert.Single(counts.Distinct());
    }

    [Theory]
    [InlineData("torvalds", "chapter", "/#:~:text=torvalds")]
    [InlineData("rust torvalds overview", "chapter", "/overview/")]
    [InlineData("memory-mapped", "", "/#:~:text=memory%2Dmapped")]
    public async Task A_word_that_only_the_prose_contains_is_found_on_the_page(string query, string kind, string end)
    {
        await using var watched = await Open($"?q={Uri.EscapeDataString(query)}&in={kind}");
        await Assertions.Expect(watched.Page.Locator(".results li").First).ToBeVisibleAsync();
        await watched.Page.Locator(Whole).WaitForAsync(new() { State = WaitForSelectorState.Attached });
        Assert.EndsWith(end, (await Hrefs(watched.Page))[0]);
    }

    [Fact]
    public async Task A_button_shows_more_results()
    {
        await using var watched = await Open("?q=rust");
        var page = watched.Page;
        await page.ClickAsync(".more");
        Assert.Equal(60, await page.Locator(".results li").CountAsync());
        Assert.Equal(20, await page.EvaluateAsync<int>("() => [...document.querySelectorAll('.results a')].indexOf(document.activeElement)"));
    }

    [Fact]
    public async Task Without_scripts_the_search_page_has_links_and_no_box()
    {
        await using var watched = await browser.Open("search", new(1280, Scripts: false));
        await Assertions.Expect(watched.Page.GetByText("needs JavaScript")).ToBeVisibleAsync();
        var page = watched.Page;
        Assert.False(await page.Locator(".search").IsVisibleAsync());
        foreach (var link in (string[])["components/nova/", "releases/6.12/", "chronology/2022/", "kinds/merge/", "sources/#section-kind-talk",
            "history/"])
            Assert.True(await page.Locator($"main a[href$='/{link}']").IsVisibleAsync(), link);
        await page.ClickAsync(".find");
        Assert.EndsWith("/search/", page.Url);
    }

    // The test limits bytes and no time, because bytes do not depend on the machine. SearchIndexTests has the same limit.
    [Fact]
    public async Task The_search_loads_each_file_once_and_80_KB_at_most()
    {
        await using var watched = await browser.Open("home", new(1280));
        var page = watched.Page;
        var fetched = new List<string>();
        // The icon and the previews are not counted, because their time is not fixed.
        page.Response += Remember;
        await page.Keyboard.PressAsync("/");
        await page.Keyboard.TypeAsync("6.13");
        await page.Locator($"dialog {Whole} li").First.WaitForAsync();
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("/");
        page.Response -= Remember;
        Assert.Equal(["/search/", "/search/index.json", "/search/words.json", "/theme/search-index.js", "/theme/search.css",
            "/theme/search.js"], fetched.Order(StringComparer.Ordinal));
        var bytes = browser.Main.Files.Where(file => fetched.Contains(file.Address.Value)).Sum(file => Packed(file.Bytes.Span));
        Assert.True(bytes <= 80 * 1024, $"opening the search takes {bytes} bytes");

        void Remember(object? sender, IResponse response)
        {
            if (response.Url.Contains("/search", StringComparison.Ordinal))
                fetched.Add(new Uri(response.Url).AbsolutePath[("/" + BrowserFixture.MainName).Length..]);
        }
    }

    [Fact]
    public async Task The_search_works_before_the_whole_index_is_loaded()
    {
        const string Name = "large";
        browser.ServeOnce(Name, url => LargeChronicle.Of(3100, 7, "[search]", url).Build());
        await using var watched = await browser.Open(new Look(1280));
        var page = watched.Page;
        var held = new TaskCompletionSource();
        await page.RouteAsync("**/search/index-2.json", async route =>
        {
            await held.Task;
            await route.ContinueAsync();
        });
        await watched.Go(browser.AddressOf(Name, "/search/?q=light+3099"));
        await Assertions.Expect(page.Locator(".results a").First).ToHaveTextAsync("Light 3099");
        var status = page.Locator(".search [role=status]");
        // The old milestone and the source are in files that are not loaded yet.
        foreach (var query in (string[])["light-3050", "s-6"])
        {
            await page.FillAsync(Input, query);
            await Assertions.Expect(status).ToHaveTextAsync("The index is loading.");
        }
        held.SetResult();
        await page.UnrouteAsync("**/search/index-2.json");
        await Assertions.Expect(page.Locator(Whole + " a").First).ToHaveTextAsync("Paper 6");
        await page.FillAsync(Input, "light-3050");
        await Assertions.Expect(page.Locator(".results a").First).ToHaveTextAsync("Light 3050");
        await page.FillAsync(Input, "xqzzy");
        await Assertions.Expect(status).ToContainTextAsync("Nothing found");
        Assert.True(watched.Troubles.Length == 0, watched.Troubles);
    }

    [Fact]
    public async Task A_missing_file_of_the_index_is_reported()
    {
        const string Name = "large";
        browser.ServeOnce(Name, url => LargeChronicle.Of(3100, 7, "[search]", url).Build());
        await using var watched = await browser.Open(new Look(1280));
        var page = watched.Page;
        await page.RouteAsync("**/search/index-3.json", route => route.AbortAsync());
        await watched.Go(browser.AddressOf(Name, "/search/?q=s-6"));
        var status = page.Locator(".search [role=status]");
        await Assertions.Expect(status).ToContainTextAsync("The index could not be loaded.");
        await page.FillAsync(Input, "light 3099");
        await Assertions.Expect(page.Locator(".results a").First).ToHaveTextAsync("Light 3099");
        await page.FillAsync(Input, "s-5");
        await Assertions.Expect(status).ToContainTextAsync("The index could not be loaded.");
        await page.UnrouteAsync("**/search/index-3.json");
    }

    [Fact]
    public async Task Hostile_texts_stay_text_in_results()
    {
        for (var turn = 0; turn < HostileSite.Turns; turn++)
        {
            var name = $"turn-{turn}";
            browser.ServeOnce(name, url => HostileSite.WithTurn(turn, url).Build());
            await using var watched = await browser.Open(new Look(1280));
            var page = watched.Page;
            await watched.Go(browser.AddressOf(name, "/search/?q=pwned"));
            await page.Locator(Whole + " li").First.WaitForAsync();
            Assert.Empty(await page.EvaluateAsync<string[]>("""
                () => [...document.querySelectorAll('.results *')].filter(e => !['LI', 'A', 'P', 'SPAN', 'MARK'].includes(e.tagName) || [...e.attributes].some(a => !['class', 'href'].includes(a.name))).map(e => e.outerHTML)
                """));
            Assert.False(await page.EvaluateAsync<bool>("() => '__pwned' in window"));
            Assert.All(await Hrefs(page), href => Assert.StartsWith(browser.AddressOf(name, "/"), href));
            Assert.True(watched.Troubles.Length == 0, $"{turn}: {watched.Troubles}");
        }
    }

    private async Task<WatchedPage> Open(string query)
    {
        var watched = await browser.Open(new Look(1280));
        await watched.Go(browser.AddressOf(BrowserFixture.MainName, "/search/" + query));
        await watched.Page.Locator(Whole).WaitForAsync(new() { State = WaitForSelectorState.Attached });
        return watched;
    }

    private static Task<string[]> Hrefs(IPage page) =>
        page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('.results a')].map(link => link.href)");

    private static long Packed(ReadOnlySpan<byte> bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
            gzip.Write(bytes);
        return packed.Length;
    }
}
