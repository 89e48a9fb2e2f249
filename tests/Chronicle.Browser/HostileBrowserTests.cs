using System.Text;
using System.Text.Json;
using AngleSharp.Html.Parser;
using Chronicle.Primitives;
using Chronicle.Testing;
using Microsoft.Playwright;

namespace Chronicle.Browser;

/// <summary>
/// The texts of <c>Injections.txt</c> in a real browser. No script of them runs, no policy is violated, no page asks another host or has an
/// unexpected element, and the reader sees each text.
/// </summary>
public sealed class HostileBrowserTests(BrowserFixture browser)
{
    private const string AllSlots = "texts";

    [Fact]
    public async Task All_hostile_texts_in_every_place_do_nothing()
    {
        var pages = Pages(ServeAll());
        Assert.True(pages.Length > 20);
        await Look(AllSlots, pages);
    }

    [Fact]
    public async Task Every_hostile_text_is_shown()
    {
        for (var turn = 0; turn < HostileSite.Turns; turn++)
        {
            var name = $"turn-{turn}";
            var shown = await Look(name, Pages(browser.ServeOnce(name, url => HostileSite.WithTurn(turn, url).Build())));
            foreach (var slot in HostileSite.Slots.Except(["site-branch"]))
                Assert.True(shown.Contains(HostileProse.InOneLine(HostileSite.TextOf(turn, slot)), StringComparison.Ordinal),
                    $"{slot} of turn {turn} is not shown: {HostileSite.TextOf(turn, slot)}");
        }
    }

    [Fact]
    public async Task Hostile_prose_runs_no_script()
    {
        Assert.True(HostileProse.Accepted.Length > 50);
        var groups = Groups(HostileProse.Accepted);
        await Look("prose", Pages(browser.Serve("prose", url => HostileProse.Site(groups, url).Build())), address =>
            groups.Where((_, i) => address == PageOf(i)).Select(texts => $"{address} with the texts\n{texts}\n").SingleOrDefault(address));
    }

    /// <summary>
    /// The texts, joined to fewer pages, because loading a page costs more than its texts. Texts are joined only if the page then has the
    /// same HTML as their own pages, one after another; otherwise each half is tried.
    /// </summary>
    private static string[] Groups(string[] texts)
    {
        var alone = Bodies(texts);
        var (groups, left) = (new List<string>(), Enumerable.Range(0, texts.Length).Chunk(16).ToArray());
        while (left.Length > 0)
        {
            var joined = left.Select(group => string.Join("\n\n", group.Select(i => texts[i]))).ToArray();
            var same = Bodies(joined).Zip(left, (body, group) =>
                group.Length == 1 || body == string.Join('\n', group.Select(i => alone[i]))).ToArray();
            groups.AddRange(joined.Where((_, i) => same[i]));
            left = [.. left.Where((_, i) => !same[i]).SelectMany(group => group.Chunk((group.Length + 1) / 2))];
        }
        return [.. groups];
    }

    /// <summary>The HTML of each text on the page of its milestone; empty if the texts together have an error.</summary>
    private static string[] Bodies(string[] texts)
    {
        var (site, parser) = (HostileProse.Site(texts).Build(), new HtmlParser());
        var pages = site.Files.ToDictionary(file => file.Address.Value, file => Encoding.UTF8.GetString(file.Bytes.Span));
        return [.. texts.Select((_, i) => pages.TryGetValue(PageOf(i), out var page)
            ? parser.ParseDocument(page).QuerySelector(".prose")!.InnerHtml.Trim() : "")];
    }

    private static string PageOf(int place) => $"/milestones/{HostileProse.IdOf(place)}/";

    [Fact]
    public async Task The_words_of_a_theme_are_escaped()
    {
        var site = browser.Serve("words", url =>
        {
            var (harmless, files) = (HostileSite.WithEverywhere("harmless", url), HostileSite.WithEverywhere("harmless").Files());
            return Build.Run(files with
            {
                Theme = files.Theme with
                {
                    Files =
                [.. files.Theme.Files.Select(file => file.Path == "theme/i18n/en.yml" ? file with { Bytes = WithAttacks(file.Bytes) }
                : file)]
                }
            }, harmless.Options);
        });
        Assert.Contains(" </script><img", await Look("words", Pages(site)));
    }

    // The attack follows each word of the theme, except the words that no reader sees.
    private static byte[] WithAttacks(ReadOnlyMemory<byte> words) =>
        Encoding.UTF8.GetBytes(string.Concat(Encoding.UTF8.GetString(words.Span).Split('\n').Select(line =>
        !line.Contains(": ", StringComparison.Ordinal) || line[0] is '#' or ' ' || line.StartsWith("direction:", StringComparison.Ordinal)
            || line.EndsWith(']') ? line + "\n"
        : $"{line[..line.IndexOf(':')]}: {JsonSerializer.Serialize(Unquoted(line[(line.IndexOf(':') + 2)..]) + " </script><img src=x onerror=window.__pwned=1>\" onfocus=\"window.__pwned=1")}\n")));

    [Fact]
    public async Task An_address_runs_no_script()
    {
        ServeAll();
        await Look(AllSlots, [.. Injections.At("opened address").Select(injection => injection.Text)]);
    }

    [Fact]
    public async Task Search_previews_and_filters_show_hostile_records_as_text()
    {
        ServeAll();
        await using var watched = await browser.Open(new Look(1280));
        var page = watched.Page;
        await watched.Go(browser.AddressOf(AllSlots, "/chapter/"));
        await page.Locator("main h1").HoverAsync();
        await page.Locator(".preview[data-ready]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await page.Locator("main .prose a[href$='/milestones/event/']").First.HoverAsync();
        await Assertions.Expect(page.Locator(".preview")).ToContainTextAsync("<script>window.__pwned=1</script>");
        await page.Keyboard.PressAsync("/");
        await page.Keyboard.TypeAsync("onerror");
        await page.Locator("dialog .results:not([aria-busy]) a").First.WaitForAsync();
        Assert.Contains("<script>window.__pwned=1</script>", await page.Locator("dialog .results").InnerTextAsync());
        Assert.True(await page.Locator("dialog .results li").CountAsync() > 4);
        Assert.Equal("", await Trouble(watched, AllSlots));
        // The page repeats a query that finds nothing.
        await page.Locator("dialog input[type=search]").FillAsync("\"><img src=x onerror=window.__pwned=1>{query}");
        await Assertions.Expect(page.Locator("dialog [role=status]")).ToContainTextAsync("result");
        await page.Locator("dialog input[type=search]").FillAsync("zzzzzz<img src=x onerror=window.__pwned=1>");
        Assert.Equal("", await Trouble(watched, AllSlots));

        await watched.Go(browser.AddressOf(AllSlots, "/chronology/"));
        foreach (var select in await page.Locator(".filters select").AllAsync())
            if (await select.Locator("option").CountAsync() > 1)
                await select.SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await Assertions.Expect(page.Locator(".filters output")).Not.ToBeEmptyAsync();
        Assert.Equal("", await Trouble(watched, AllSlots));
        await watched.Go(page.Url);
        await Assertions.Expect(page.Locator(".filters output")).Not.ToBeEmptyAsync();
        Assert.Equal("", await Trouble(watched, AllSlots));
    }

    [Fact]
    public async Task A_broken_fragment_stops_no_script()
    {
        ServeAll();
        await using var watched = await browser.Open(new Look(1280));
        await watched.Go(browser.AddressOf(AllSlots, "/chapter/#%zz"));
        await watched.Page.Keyboard.PressAsync("/");
        await Assertions.Expect(watched.Page.Locator("dialog")).ToBeVisibleAsync();
        await watched.Page.GotoAsync(browser.AddressOf(AllSlots, "/moved/#%zz"));
        await watched.Page.WaitForURLAsync(browser.AddressOf(AllSlots, "/releases/") + "**");
        Assert.Equal("", watched.Troubles);
    }

    [Fact]
    public async Task The_direction_of_a_text_ends_with_the_text()
    {
        browser.Serve("directions", url => HostileSite.With("milestone-title", "\u202eevil", url).Build());
        await using var watched = await browser.Open(new Look(1280));
        await watched.Go(browser.AddressOf("directions", "/chapter/"));
        // The text after the link runs from left to right.
        Assert.True(await watched.Page.EvaluateAsync<bool>("""
            () => {
                const link = document.querySelector("main .prose a[href$='/milestones/event/']");
                const after = document.createRange();
                const text = link.nextSibling;
                const at = (i) => { after.setStart(text, i); after.setEnd(text, i + 1); return after.getBoundingClientRect().left; };
                return at(1) < at(2) && at(2) < at(3);
            }
            """));
    }

    [Fact]
    public async Task The_checks_see_every_kind_of_attack()
    {
        var page = "<script>window.__pwned=1;alert(1)</script><img src=http://evil.example/x.png><b onmouseover=window.__pwned=1>x</b><iframe></iframe><a href=javascript:1>x</a>"u8.ToArray();
        browser.Serve("watched", _ => new([new(UrlPath.Root, SourceLocation.StartOf("input/site.yml"), page)], []));
        await using var watched = await browser.Open(new Look(1280));
        await watched.Go(browser.AddressOf("watched", "/"));
        var troubles = await Trouble(watched, "watched");
        foreach (var expected in (string[])["a script ran", "dialog: 1", "asks another host: http://evil.example/x.png",
            "unexpected script", "unexpected iframe", "unexpected onmouseover on b", "unexpected href on a: javascript:1"])
            Assert.Contains(expected, troubles);

        var guarded = "<meta http-equiv=Content-Security-Policy content=\"default-src 'none'\"><script>window.__pwned=1</script>"u8.ToArray();
        browser.Serve("guarded", _ => new([new(UrlPath.Root, SourceLocation.StartOf("input/site.yml"), guarded)], []));
        await watched.Go(browser.AddressOf("guarded", "/"));
        Assert.Contains("policy violated: script-src-elem", await Trouble(watched, "guarded"));
    }

    private BuildResult ServeAll() => browser.ServeOnce(AllSlots, url => HostileSite.WithEverywhere(Injections.AllTexts, url).Build());

    private static string[] Pages(BuildResult site) =>
        [.. site.Files.Select(file => file.Address.Value).Where(address => address.EndsWith('/'))];

    private static string Unquoted(string value) => value.StartsWith('"') ? JsonSerializer.Deserialize<string>(value)! : value;

    /// <summary>Opens every address and checks it. The result is all text and all values of attributes.</summary>
    private async Task<string> Look(string site, string[] addresses, Func<string, string>? nameOf = null)
    {
        var found = await Task.WhenAll(addresses.Chunk(addresses.Length / 3 + 1).Select(async chunk =>
        {
            await using var watched = await browser.Open(new Look(1280));
            var (shown, troubles) = ("", "");
            foreach (var address in chunk)
            {
                await watched.Go(browser.AddressOf(site, address), address.StartsWith("/not-found/", StringComparison.Ordinal)
                    || address.StartsWith("/no/", StringComparison.Ordinal) ? 404 : 200);
                if (address.StartsWith("/moved/", StringComparison.Ordinal))
                    await watched.Page.WaitForURLAsync("**/releases/**");
                if (await Trouble(watched, site) is { Length: > 0 } trouble)
                    troubles += $"{nameOf?.Invoke(address) ?? address}\n{trouble}\n";
                shown += await watched.Page.EvaluateAsync<string>("() => document.documentElement.textContent + [...document.querySelectorAll('*')].flatMap((e) => [...e.attributes].map((a) => a.value)).join(' ')");
            }
            return (shown, troubles);
        }));
        var all = string.Concat(found.Select(part => part.troubles));
        Assert.True(all.Length == 0, all);
        return HostileProse.InOneLine(string.Join(' ', found.Select(part => part.shown)));
    }

    private static async Task<string> Trouble(WatchedPage watched, string site) => string.Join('\n', [.. await watched.Page.EvaluateAsync<string[]>("""
        (base) => {
            const bad = new Set();
            // Calls the handlers that wait for the mouse or the focus.
            for (const e of document.querySelectorAll('*'))
                for (const type of ['mouseover', 'focus', 'click', 'toggle', 'error', 'load', 'begin'])
                    if (typeof e['on' + type] === 'function') e['on' + type](new Event(type));
            if ('__pwned' in window) bad.add('a script ran');
            const own = (address) => { const url = new URL(address, location); return url.origin === location.origin && url.pathname.startsWith(base + 'theme/'); };
            for (const e of document.querySelectorAll('*')) {
                const name = e.localName;
                const isFine = name === 'script' ? e.type === 'application/ld+json' && !e.src || e.src && own(e.src) && !e.textContent
                    : name === 'link' ? !/stylesheet|preload|prefetch|icon|manifest/.test(e.rel) || own(e.href)
                    : name === 'meta' ? !e.httpEquiv || /^content-security-policy$/i.test(e.httpEquiv)
                    : name === 'form' ? e.matches('.filters') && !e.hasAttribute('action')
                    : name === 'svg' || e.ownerSVGElement ? e.closest('.drawing, .overview, .chart') || e.closest('svg').matches('main svg[role=img], button svg')
                    : !['iframe', 'frame', 'frameset', 'object', 'embed', 'applet', 'base', 'style', 'template', 'math', 'video', 'audio', 'source', 'portal', 'plaintext', 'xmp', 'textarea'].includes(name);
                if (!isFine) bad.add(`unexpected ${name}`);
                for (const { localName, value } of e.attributes)
                    if (/^(on.*|srcdoc|srcset|ping|action|formaction|background|nonce)$/.test(localName) || ['href', 'src'].includes(localName) && !['http:', 'https:', 'mailto:', 'webcal:'].includes(new URL(value, location).protocol) || localName === 'style' && !/^(text-align: (left|center|right);|left: [\d.]+px; top: [\d.-]+px;)$/.test(value))
                        bad.add(`unexpected ${localName} on ${name}: ${value}`);
            }
            return [...bad];
        }
        """, $"/{site}/"), .. watched.Troubles.Length > 0 ? [watched.Troubles] : Array.Empty<string>()]);
}
