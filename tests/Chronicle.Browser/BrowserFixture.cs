using System.Collections.Concurrent;
using Chronicle.Cli.Disk;
using Chronicle.Primitives;
using Chronicle.Testing;
using Microsoft.Playwright;

namespace Chronicle.Browser;

/// <summary>How a page is looked at.</summary>
public sealed record Look(int Width, ColorScheme Scheme = ColorScheme.Light, bool Scripts = true)
{
    /// <summary>Wide and narrow, light and dark.</summary>
    public static readonly Look[] All =
    [
        new(1280), new(1280, ColorScheme.Dark), new(360), new(360, ColorScheme.Dark),
    ];
}

[CollectionDefinition("browser")]
public sealed class BrowserCollection : ICollectionFixture<BrowserFixture>;

/// <summary>One browser and one host for all browser tests. The host has the repository's own site, below a base path.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    public const string RealName = "chronicle";

    private readonly StaticHost _host = new();
    private readonly ConcurrentDictionary<Look, ConcurrentBag<WatchedPage>> _free = [];
    private readonly ConcurrentDictionary<string, Lazy<BuildResult>> _shared = [];
    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private BuildResult? _real;

    public BuildResult Real => _real!;

    public async ValueTask InitializeAsync()
    {
        var executable = Chromium.OfThisMachine().FindOrInstall();
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = executable, Args = Chromium.Arguments, Headless = true });
        _real = Serve(RealName, url => Build(new(Repository.Root, Repository.PathOf("input"), Repository.PathOf("theme"), Repository.PathOf("output"), url)));
    }

    public static BuildResult Build(BuildOptions options) => Chronicle.Build.Run(InputFolder.Read(options).Value, options);

    /// <summary>Builds a site for its place on the host, and serves it there.</summary>
    public BuildResult Serve(string name, Func<BaseUrl, BuildResult> build)
    {
        var site = build(new(_host.Origin, "/" + name));
        Assert.True(!site.HasErrors, string.Join("\n", site.Diagnostics));
        _host.Add(name, site);
        return site;
    }

    /// <summary>The same, for a site that several tests share.</summary>
    public BuildResult ServeOnce(string name, Func<BaseUrl, BuildResult> build) => _shared.GetOrAdd(name, _ => new(() => Serve(name, build))).Value;

    /// <summary>Opens a page of the repository's own site by its kind.</summary>
    public async Task<WatchedPage> Open(string kind, Look look)
    {
        var page = await Open(look);
        return await page.Go(AddressOf(RealName, SitePages.Largest(Real, kind)), kind == SitePages.NotFound ? 404 : 200);
    }

    /// <summary>Opens an address of the repository's own site.</summary>
    public async Task<WatchedPage> OpenReal(string address, Look look) => await (await Open(look)).Go(AddressOf(RealName, address));

    /// <summary>An empty page.</summary>
    public Task<WatchedPage> Open(Look look) => WatchedPage.Open(_browser!, look, _free.GetOrAdd(look, _ => []));

    public string AddressOf(string site, string address) => $"{_host.Origin}/{site}{address}";

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
        await _host.DisposeAsync();
    }
}
