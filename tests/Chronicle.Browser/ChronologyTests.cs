using Chronicle.Testing;
using Microsoft.Playwright;

namespace Chronicle.Browser;

/// <summary>The chronology's drawing and its filters.</summary>
public sealed class ChronologyTests(BrowserFixture browser)
{
    private const string Shown = "() => [...document.querySelectorAll('.timeline > li:not([hidden])')].map(e => e.id).filter(id => id)";

    [Fact]
    public async Task A_filter_shortens_the_list_and_the_address_keeps_it()
    {
        await using var watched = await browser.Open("chronology", new(1280));
        var page = watched.Page;
        var all = await page.EvaluateAsync<string[]>(Shown);
        await page.Locator(".filters select[name=kind]").SelectOptionAsync("policy");
        var policy = await page.EvaluateAsync<string[]>(Shown);
        Assert.Equal(FixedChronicle.Model.Milestones.Where(milestone => milestone.Kind.Value == "policy")
            .Select(milestone => milestone.Id.Value), policy);
        Assert.Contains($"{policy.Length} of {all.Length}", await page.Locator(".filters output").InnerTextAsync());
        Assert.EndsWith("/chronology/?kind=policy", page.Url);
        var drawn = await page.Locator(".drawing .mark").EvaluateAllAsync<string[]>("marks => marks.map(mark => new URL(mark.href.baseVal, location.href).pathname.split('/').at(-2))");
        Assert.Equal(drawn.Except(policy).Count(), await page.Locator(".drawing .out").CountAsync());
        Assert.Equal(
            FixedChronicle.Model.Milestones.Where(milestone => milestone.Kind.Value == "policy")
                .Select(milestone => $"{milestone.Date.Value.Year}").Distinct(),
            await page.Locator(".year:not([hidden])").AllInnerTextsAsync());

        await page.Locator(".filters select[name=component]").SelectOptionAsync("android-binder");
        Assert.Empty(await page.EvaluateAsync<string[]>(Shown));
        await page.Locator(".filters button").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        Assert.Equal(all, await page.EvaluateAsync<string[]>(Shown));
        Assert.EndsWith("/chronology/", page.Url);

        var address = page.Url + "?component=android-binder&release=6.18";
        await watched.Go(address);
        await Assertions.Expect(page.Locator(".filters output")).Not.ToHaveTextAsync("");
        Assert.Equal(
            FixedChronicle.Model.Milestones.Where(milestone =>
                milestone.Release?.Value.Value == "6.18" && milestone.Components.Any(component =>
                component.Value.Value == "android-binder")).Select(milestone => milestone.Id.Value),
            await page.EvaluateAsync<string[]>(Shown));
        Assert.Equal("android-binder", await page.Locator(".filters select[name=component]").InputValueAsync());
        Assert.True(watched.Troubles.Length == 0, watched.Troubles);
    }

    [Fact]
    public async Task An_unknown_filter_in_the_address_shows_all_milestones()
    {
        await using var watched = await browser.Open("chronology", new(1280));
        await watched.Go(watched.Page.Url + "?kind=%22%5D%3Cscript%3E&component=nothing");
        await Assertions.Expect(watched.Page.Locator(".filters button")).ToBeHiddenAsync();
        Assert.Equal(FixedChronicle.Model.Milestones.Length, (await watched.Page.EvaluateAsync<string[]>(Shown)).Length);
        Assert.True(watched.Troubles.Length == 0, watched.Troubles);
    }

    [Fact]
    public async Task The_marks_of_key_events_stay_when_the_search_opens()
    {
        await using var watched = await browser.Open("chronology", new(1280));
        await watched.Page.Keyboard.PressAsync("/");
        await Assertions.Expect(watched.Page.Locator("dialog .search > .key")).ToBeVisibleAsync();
        await watched.Page.Keyboard.PressAsync("Escape");
        Assert.NotEqual(0, await watched.Page.Locator(".drawing .mark.key").CountAsync());
        Assert.Equal(0, await watched.Page.Locator(".drawing .mark").EvaluateAllAsync<int>(
            "marks => marks.filter(mark => getComputedStyle(mark).display === 'none').length"));
    }

    [Fact]
    public async Task Every_mark_of_the_drawing_is_a_named_link_and_the_keyboard_can_skip_them()
    {
        await using var watched = await browser.Open("chronology", new(1280));
        var page = watched.Page;
        foreach (var milestone in FixedChronicle.Model.Milestones.Where(milestone => milestone.Date.Value.Day is not null).TakeLast(5))
        {
            var mark = page.Locator(".drawing .mark").And(page.GetByRole(AriaRole.Link, new() { Name = milestone.Title }));
            Assert.EndsWith($"/milestones/{milestone.Id}/", await mark.GetAttributeAsync("href"));
        }
        var skip = page.Locator(".drawing .skip");
        await skip.FocusAsync();
        await Assertions.Expect(skip).ToBeInViewportAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Tab");
        Assert.Equal("kind", await page.EvaluateAsync<string>("() => document.activeElement.name"));
    }

    [Fact]
    public async Task A_linked_milestone_is_visible_below_the_sticky_year()
    {
        await using var watched = await browser.Open("chronology", new(1280));
        var page = watched.Page;
        var milestone = FixedChronicle.Model.Milestones[^20];
        await page.EvaluateAsync("id => location.hash = id", milestone.Id.Value);
        Assert.True(await page.EvaluateAsync<bool>("""
            () => {
                const box = document.querySelector(':target').getBoundingClientRect();
                const link = document.querySelector(':target a');
                const top = document.elementFromPoint(box.left + 5, 1);
                return box.top > 0 && top.closest('.year') !== null && link === document.elementFromPoint(link.getBoundingClientRect().left + 4, link.getBoundingClientRect().top + 8);
            }
            """));
    }
}
