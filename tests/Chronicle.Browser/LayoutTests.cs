using Microsoft.Playwright;

namespace Chronicle.Browser;

/// <summary>The positions, sizes and colours of elements. Each test prevents a fault that a reader once reported.</summary>
public sealed class LayoutTests(BrowserFixture browser)
{
    private const string Colour = """
        const channel = c => (c /= 255) <= .03928 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4;
        const light = text => { const [r, g, b] = text.match(/[\d.]+/g).map(Number); return .2126 * channel(r) + .7152 * channel(g) + .0722 * channel(b); };
        const contrast = (a, b) => { const [x, y] = [light(a), light(b)].sort((p, q) => q - p); return (x + .05) / (y + .05); };
        const token = name => { const probe = document.createElement('i'); probe.style.color = `var(${name})`; document.body.append(probe); const value = getComputedStyle(probe).color; probe.remove(); return value; };
        """;

    [Fact]
    public async Task A_chart_fits_a_phone()
    {
        await using var page = await browser.Open("figures", Look.Narrow);
        await NoneIs(page, "main svg", "e.getBoundingClientRect().right > innerWidth + 1 || e.getBoundingClientRect().left < 0");
    }

    [Theory]
    [InlineData(360)]
    [InlineData(700)]
    [InlineData(1440)]
    public async Task The_names_of_an_axis_stay_inside_the_chart(int width)
    {
        await using var page = await browser.Open("figures", new Look(width));
        await NoneIs(page, ".chart text.axis",
            "e.checkVisibility() && e.getBoundingClientRect().right > e.closest('.plot > svg').getBoundingClientRect().right + 1");
    }

    [Fact]
    public async Task The_picture_of_a_chart_cuts_no_name()
    {
        await using var page = await browser.Open("figures", Look.Wide);
        await page.Page.GotoAsync(new Uri(new Uri(page.Page.Url), await page.Page.Locator(".chart .files a[href$='.svg']").First
            .GetAttributeAsync("href")).ToString());
        await NoneIs(page, "text.name",
            "e.getBoundingClientRect().right > document.documentElement.getBoundingClientRect().right - 8");
    }

    [Fact]
    public async Task A_source_of_figures_shows_its_whole_title()
    {
        await using var page = await browser.Open("figures", Look.Wide);
        await NoneIs(page, ".values td:last-child a", """
            getComputedStyle(e).overflow !== 'visible' || e.getBoundingClientRect().right > e.closest('td').getBoundingClientRect().right + 1
            """);
    }

    [Fact]
    public async Task A_phone_shows_the_former_value_below_the_value()
    {
        await using var page = await browser.Open("release", Look.Narrow);
        await NoneIs(page, ".facts dd.small", """
            e.getBoundingClientRect().left !== e.parentElement.querySelector('dd').getBoundingClientRect().left
                || e.getBoundingClientRect().top - e.previousElementSibling.getBoundingClientRect().bottom > 4
            """);
    }

    [Theory]
    [InlineData(1024)]
    [InlineData(1440)]
    public async Task A_status_bar_shows_its_word_if_it_fits(int width)
    {
        await using var page = await browser.Open("support", new Look(width));
        var bars = await page.Page.EvaluateAsync<string[]>("""
            () => [...document.querySelectorAll('.run:not(.undated) a')].map(bar => {
                const word = bar.querySelector('.label span').getBoundingClientRect(), box = bar.getBoundingClientRect();
                const isShown = word.top < box.bottom, isCut = isShown && (word.left < box.left || word.right > box.right);
                return isCut ? 'cut: ' + bar.textContent : isShown ? 'shown' : word.width + 36 < box.width ? 'missing: ' + bar.textContent : 'narrow';
            })
            """);
        Assert.DoesNotContain(bars, bar => bar.StartsWith("cut", StringComparison.Ordinal) || bar.StartsWith("missing", StringComparison.Ordinal));
        Assert.Contains("shown", bars);
    }

    [Theory]
    [MemberData(nameof(SitePages.Theory), MemberType = typeof(SitePages))]
    public async Task The_footer_has_one_link_to_the_corrections(string kind) =>
        Assert.Equal(1, (await browser.Visit(kind, Look.Wide)).CorrectionLinks);

    [Theory]
    [InlineData("chronology")]
    [InlineData("home")]
    [InlineData("component")]
    public async Task A_date_is_beside_the_first_line_of_its_title(string kind)
    {
        await using var page = await browser.Open(kind, Look.Wide);
        Assert.Empty(await page.Page.EvaluateAsync<string[]>("""
            () => [...document.querySelectorAll('.timeline > li')].filter(e => e.checkVisibility() && e.querySelector('.when time') && e.querySelector('.title')).filter(entry => {
                const when = entry.querySelector('.when time').getClientRects()[0], range = document.createRange();
                range.selectNodeContents(entry.querySelector('.title'));
                const title = range.getClientRects()[0];
                return Math.abs((when.top + when.bottom) / 2 - (title.top + title.bottom) / 2) > 8;
            }).map(entry => entry.querySelector('.title').textContent)
            """));
    }

    [Fact]
    public async Task A_long_list_of_links_has_columns()
    {
        await using var page = await browser.Open("comparison index", Look.Wide);
        Assert.InRange(await page.Page.EvaluateAsync<int>("() => new Set([...document.querySelectorAll('.columns li')].map(e => Math.round(e.getBoundingClientRect().left))).size"), 2, 9);
    }

    [Theory]
    [InlineData("release index")]
    [InlineData("figures")]
    [InlineData("quality")]
    [InlineData("not found")]
    public async Task The_parts_of_a_page_do_not_touch(string kind)
    {
        await using var page = await browser.Open(kind, Look.Wide);
        Assert.Empty(await page.Page.EvaluateAsync<string[]>("""
            () => [...document.querySelectorAll('main > *, main .opening > *')].filter(e => e.matches('p, ul, ol, table, .scroll, form') && e.previousElementSibling?.checkVisibility() && e.checkVisibility())
                .filter(e => e.getBoundingClientRect().top - e.previousElementSibling.getBoundingClientRect().bottom < 7)
                .map(e => e.outerHTML.slice(0, 80))
            """));
    }

    [Fact]
    public async Task The_mark_of_a_reference_does_not_cover_its_number()
    {
        await using var page = await browser.Open("chapter", Look.Wide);
        await page.Page.EvaluateAsync("() => { location.hash = document.querySelector('.references li').id; }");
        // The number is outside the entry, in the padding of the list.
        Assert.True(await page.Page.EvaluateAsync<bool>("""
            () => {
                const entry = document.querySelector('.references li:target'), shadow = getComputedStyle(entry).boxShadow;
                const offset = shadow === 'none' ? -1e3 : Number(shadow.match(/(-?[\d.]+)px/)[1]);
                return entry.getBoundingClientRect().left + offset <= entry.parentElement.getBoundingClientRect().left;
            }
            """));
    }

    [Fact]
    public async Task The_sticky_year_does_not_cut_a_month()
    {
        await using var page = await browser.Open("chronology", Look.Wide);
        Assert.Empty(await page.Page.EvaluateAsync<string[]>("""
            () => [...document.querySelectorAll('.month + .timeline > li:first-child')].slice(-30).filter(entry => {
                location.hash = entry.id;
                const month = entry.parentElement.previousElementSibling.getBoundingClientRect();
                const year = [...document.querySelectorAll('.year')].map(e => e.getBoundingClientRect()).filter(e => e.top < 2 && e.bottom > 0).pop();
                return year && month.top < year.bottom - 1 && month.bottom > year.bottom + 1;
            }).map(entry => entry.id)
            """));
    }

    [Fact]
    public async Task The_footer_has_no_dots()
    {
        foreach (var look in (Look[])[Look.Wide, Look.Narrow])
        {
            await using var page = await browser.Open("home", look);
            Assert.DoesNotContain("·", await page.Page.Locator("footer").InnerTextAsync());
        }
    }

    [Theory]
    [InlineData("chapter")]
    [InlineData("milestone")]
    public async Task A_citation_is_on_the_line_of_its_word(string kind)
    {
        await using var page = await browser.Open(kind, Look.Narrow);
        Assert.Empty(await page.Page.EvaluateAsync<string[]>("""
            () => [...document.querySelectorAll('.prose .cite')].filter(cite => {
                const before = cite.previousSibling;
                if (!before) return false;
                const range = document.createRange();
                if (before.nodeType === 3 && before.length > 1) range.setStart(before, before.length - 1), range.setEnd(before, before.length);
                else range.selectNode(before);
                const word = [...range.getClientRects()].pop(), mark = cite.getClientRects()[0];
                return word && mark && mark.top > word.bottom;
            }).map(cite => cite.previousSibling.textContent.slice(-20) + cite.textContent)
            """));
    }

    [Theory]
    [InlineData("component index")]
    [InlineData("component")]
    [InlineData("release")]
    public async Task A_wrapped_label_is_not_indented(string kind)
    {
        await using var page = await browser.Open(kind, Look.Narrow);
        Assert.Empty(await page.Page.EvaluateAsync<string[]>("""
            () => [...document.querySelectorAll('.title + .label, .title + .kind')].filter(label => {
                const title = label.previousElementSibling, range = document.createRange();
                range.selectNodeContents(title);
                const line = [...range.getClientRects()].pop(), box = label.getBoundingClientRect();
                return box.top >= line.bottom - 2 && box.left - label.parentElement.getBoundingClientRect().left > 1;
            }).map(label => label.previousElementSibling.textContent)
            """));
    }

    [Fact]
    public async Task The_contrast_of_text_is_seven_and_of_a_mark_three()
    {
        foreach (var look in (Look[])[Look.Wide, Look.Dark])
        {
            await using var page = await browser.Open("home", look);
            var weak = await page.Page.EvaluateAsync<string[]>("() => {" + Colour + """
                return [['--ink', 7], ['--quiet', 7], ['--accent', 7], ['--good', 7], ['--open', 7], ['--thread', 3], ['--edge', 3], ['--area-1', 3], ['--area-2', 3], ['--area-3', 3], ['--area-4', 3]]
                    .map(([name, least]) => [name, least, contrast(token(name), token('--paper'))])
                    .filter(([, least, is]) => is < least).map(String);
                }
                """);
            Assert.Empty(weak);
        }
    }

    [Theory]
    [InlineData("chronology", ".drawing circle, .drawing text")]
    [InlineData("figures", ".chart text")]
    public async Task A_drawing_has_the_forced_colours_of_the_reader(string kind, string parts)
    {
        await using var page = await browser.Open(kind, Look.Dark);
        await page.Page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.Active });
        var wrong = await page.Page.EvaluateAsync<string[]>("""
            (parts) => {
                const colour = name => { const probe = document.createElement('i'); probe.style.color = name; probe.style.forcedColorAdjust = 'none'; document.body.append(probe); const value = getComputedStyle(probe).color; probe.remove(); return value; };
                const allowed = ['CanvasText', 'LinkText', 'Canvas', 'GrayText'].map(colour);
                return [...new Set([...document.querySelectorAll(parts)].map(e => getComputedStyle(e).fill).filter(fill => !allowed.includes(fill)))];
            }
            """, parts);
        await page.Page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.None });
        Assert.Empty(wrong);
    }

    [Fact]
    public async Task The_header_on_a_phone_is_one_row()
    {
        foreach (var look in (Look[])[Look.Narrow, new(320), new(768), Look.Narrow with { Scripts = false }])
        {
            await using var page = await browser.Open("milestone", look);
            Assert.InRange(await page.Page.EvaluateAsync<double>("() => document.querySelector('.site-header').getBoundingClientRect().height"), 24, 60);
            if (look.Width < 600)
                Assert.InRange(await page.Page.EvaluateAsync<double>("() => document.querySelector('.site-header').getBoundingClientRect().height"), 24, 56);
        }
    }

    [Fact]
    public async Task The_text_on_a_phone_has_its_size_and_its_margin()
    {
        await using var page = await browser.Open("chapter", Look.Narrow);
        var (size, margin) = (await page.Page.EvaluateAsync<double>("() => parseFloat(getComputedStyle(document.querySelector('.prose p')).fontSize)"),
            await page.Page.EvaluateAsync<double>("() => document.querySelector('.prose p').getBoundingClientRect().left"));
        Assert.InRange(size, 16, 17);
        Assert.Equal(16, margin);
    }

    [Theory]
    [MemberData(nameof(SitePages.Theory), MemberType = typeof(SitePages))]
    public async Task A_list_of_facts_has_each_name_once(string kind) =>
        Assert.Empty((await browser.Visit(kind, Look.Wide)).RepeatedFacts);

    [Theory]
    [InlineData("chapter")]
    [InlineData("milestone")]
    [InlineData("release")]
    public async Task Neighbours_and_citation_come_before_the_references(string kind)
    {
        await using var page = await browser.Open(kind, Look.Narrow);
        Assert.True(await page.Page.EvaluateAsync<bool>("""
            () => {
                const top = selector => document.querySelector(selector)?.getBoundingClientRect().top ?? -1e9;
                return top('.neighbours') < top('.references') && top('details.reuse') < top('.references');
            }
            """));
    }

    [Theory]
    [InlineData("chronology", ".drawing .scroll")]
    [InlineData("support", ".grid")]
    [InlineData("figures", ".scroll")]
    public async Task Wide_parts_fit_a_wide_window(string kind, string box)
    {
        await using var page = await browser.Open(kind, Look.Wide with { Width = 1440 });
        Assert.Equal(0, await page.Page.EvaluateAsync<int>("(box) => { const e = document.querySelector(box); return Math.max(0, e.scrollWidth - e.clientWidth - 1); }", box));
        Assert.True(await page.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"));
    }

    [Theory]
    [InlineData(600, 3)]
    [InlineData(768, 1)]
    [InlineData(1280, 1)]
    public async Task No_entry_of_the_first_screen_is_alone_in_the_last_row(int width, int rows)
    {
        await using var page = await browser.Open("home", new(width));
        Assert.Equal(rows, await page.Page.EvaluateAsync<int>("() => new Set([...document.querySelectorAll('.doors > li')].map(e => e.getBoundingClientRect().top)).size"));
    }

    [Fact]
    public async Task A_phone_shows_both_values_of_a_comparison_side_by_side()
    {
        await using var watched = await browser.Open("comparison", Look.Narrow);
        Assert.Empty(await watched.Page.EvaluateAsync<string[]>("""
            () => [...document.querySelectorAll('.pair tbody tr')].filter(row => {
                const [a, b] = [...row.querySelectorAll('td')].map(cell => cell.getBoundingClientRect());
                return b.right > innerWidth || a.left >= b.left || Math.abs(a.top - b.top) > 2;
            }).map(row => row.textContent.slice(0, 60))
            """));
        Assert.NotEqual(0, await watched.Page.Locator(".pair tbody tr").CountAsync());
    }

    [Fact]
    public async Task On_paper_a_chart_shows_its_key_and_its_sources()
    {
        await using var page = await browser.Open("figures", Look.Wide);
        await page.Page.EmulateMediaAsync(new() { Media = Media.Print });
        Assert.True(await page.Page.Locator(".chart .key").First.IsVisibleAsync());
        Assert.False(await page.Page.Locator(".chart .ends").First.IsVisibleAsync());
        Assert.Equal(0, await page.Page.Locator(".chart p.small a").EvaluateAllAsync<int>("links => links.filter(link => !link.checkVisibility()).length"));
        await page.Page.EmulateMediaAsync(new() { Media = Media.Null });
    }

    /// <summary>Asserts that the selector finds elements and that the condition on <c>e</c> is false for all of them.</summary>
    private static async Task NoneIs(WatchedPage page, string selector, string condition)
    {
        Assert.NotEqual(0, await page.Page.Locator(selector).CountAsync());
        Assert.Empty(await page.Page.EvaluateAsync<string[]>($$"""
            selector => [...document.querySelectorAll(selector)].filter(e => {{condition}}).map(e => e.outerHTML.slice(0, 80))
            """, selector));
    }
}
