using Site.Text;

namespace Site.Tests.Browser;

/// <summary>The same attacks in a real browser: nothing runs, nothing is asked of another host.</summary>
[Collection("browser")]
public sealed class HostileBrowserTests(BrowserFixture browser)
{
    [Fact]
    public async Task No_text_runs()
    {
        var all = browser.Serve("texts", url => HostileSite.WithEverywhere(Attacks.AllTexts, url).Build());
        List<(string Site, string Address)> addresses = [.. all.Files.Select(file => file.Address.Value).Where(address => address.EndsWith('/')).Select(address => ("texts", address))];
        Assert.True(addresses.Count > 15);
        for (var i = 0; i < Attacks.Texts.Length; i++)
        {
            var (name, attack) = ($"text-{i}", Attacks.Texts[i]);
            browser.Serve(name, url => HostileSite.WithEverywhere(attack, url).Build());
            // Between them these show every slot.
            addresses.AddRange([(name, "/"), (name, "/components/part/"), (name, "/releases/1.0/"), (name, "/milestones/event/"), (name, "/sources/s/")]);
        }
        var troubles = await Open(addresses);
        Assert.True(troubles.Length == 0, troubles);
    }

    [Fact]
    public async Task No_prose_runs()
    {
        var addresses = new List<(string Site, string Address)>();
        foreach (var row in HostileInputTests.Prose)
        {
            var (name, prose) = ($"prose-{addresses.Count}", row.Data);
            if (!HostileInputTests.WithProse(prose).Build().HasErrors)
            {
                browser.Serve(name, url => HostileInputTests.WithProse(prose, url).Build());
                addresses.Add((name, "/milestones/hostile/"));
            }
        }
        Assert.True(addresses.Count > 30);
        var troubles = await Open(addresses);
        Assert.True(troubles.Length == 0, troubles);
    }

    [Fact]
    public async Task What_would_run_would_be_seen()
    {
        var page = "<script>window.__pwned=1;alert(1)</script><img src=http://evil.example/x.png><b onmouseover=window.__pwned=1>x</b>"u8.ToArray();
        browser.Serve("watched", _ => new([new(UrlPath.Root, SourceLocation.StartOf("input/site.yml"), page)], []));
        var troubles = await Open([("watched", "/")]);
        Assert.Contains("a script ran", troubles);
        Assert.Contains("dialog: 1", troubles);
        Assert.Contains("asks another host: http://evil.example/x.png", troubles);
    }

    private async Task<string> Open(IReadOnlyCollection<(string Site, string Address)> addresses)
    {
        var found = await Task.WhenAll(addresses.Chunk(addresses.Count / 4 + 1).Select(async chunk =>
        {
            await using var watched = await browser.Open(new Look(1280));
            var ran = new List<string>();
            foreach (var page in chunk)
            {
                await watched.Go(browser.AddressOf(page.Site, page.Address));
                // Touches what waits for a mouse or the focus.
                if (await watched.Page.EvaluateAsync<bool>("""
                    () => {
                        for (const e of document.querySelectorAll('*'))
                            for (const type of ['mouseover', 'focus', 'click', 'toggle', 'error', 'load', 'begin'])
                                if (typeof e['on' + type] === 'function') e['on' + type](new Event(type));
                        return '__pwned' in window;
                    }
                    """))
                    ran.Add($"{page}: a script ran");
            }
            return string.Join("\n", ran) + watched.Troubles;
        }));
        return string.Concat(found);
    }
}
