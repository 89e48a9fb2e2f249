using System.Collections.Concurrent;
using Chronicle.Primitives;
using Chronicle.Testing;
using Microsoft.Playwright;

namespace Chronicle.Browser;

/// <summary>One browser and one host for all tests of this project. The host serves the fixed chronicle below a base path.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    public const string MainName = "chronicle";

    private readonly StaticHost _host = new();
    private readonly ConcurrentDictionary<Look, ConcurrentBag<WatchedPage>> _free = [];
    private readonly ConcurrentDictionary<string, Lazy<BuildResult>> _shared = [];
    private readonly ConcurrentDictionary<(string Address, Look Look), Lazy<Task<PageVisit>>> _visits = [];
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>The fixed chronicle. The first test that needs it builds and serves it.</summary>
    internal BuildResult Main => ServeOnce(MainName, url => Build.Run(FixedChronicle.Files, FixedChronicle.Options with { Url = url }));

    public async ValueTask InitializeAsync()
    {
        // Without a browser no test of this fixture runs: see BrowserTestFramework.
        if (Chromium.Found is not { } found)
            return;
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = found.Executable,
            Args = Chromium.Arguments,
            Headless = true
        });
        // A busy machine is slow: that is no failure.
        Assertions.SetDefaultExpectTimeout(30_000);
    }

    /// <summary>Builds a site for its place on the host, and serves it there.</summary>
    internal BuildResult Serve(string name, Func<BaseUrl, BuildResult> build)
    {
        var site = build(new(_host.Origin, "/" + name));
        Assert.True(!site.HasErrors, string.Join("\n", site.Diagnostics));
        _host.Add(name, site);
        return site;
    }

    /// <summary>Builds and serves a site that several tests share.</summary>
    internal BuildResult ServeOnce(string name, Func<BaseUrl, BuildResult> build) =>
        _shared.GetOrAdd(name, _ => new(() => Serve(name, build))).Value;

    /// <summary>The answers of a page of the fixed chronicle. It is loaded once for each window, also if it is the page of two kinds.</summary>
    public Task<PageVisit> Visit(string kind, Look look) => _visits.GetOrAdd((SitePages.Largest(Main, kind), look), key => new(async () =>
    {
        await using var page = await Open(kind, look);
        return await PageVisit.Make(page, withAxe: look == Look.Wide || look == Look.Narrow, isWide: look == Look.Wide);
    })).Value;

    /// <summary>Opens a page of the fixed chronicle by its kind.</summary>
    public async Task<WatchedPage> Open(string kind, Look look)
    {
        var address = SitePages.Largest(Main, kind);
        var page = await Open(look);
        return await page.Go(AddressOf(MainName, address), kind == SitePages.NotFound ? 404 : 200);
    }

    /// <summary>A page that shows nothing yet, or what the test before has left.</summary>
    public Task<WatchedPage> Open(Look look) => WatchedPage.Open(_browser!, look, _free.GetOrAdd(look, _ => []));

    public string AddressOf(string site, string address)
    {
        if (site == MainName)
            _ = Main;
        return $"{_host.Origin}/{site}{address}";
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
        await _host.DisposeAsync();
    }
}
