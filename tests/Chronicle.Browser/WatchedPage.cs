using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Chronicle.Browser;

/// <summary>
/// A page and its troubles: messages on the console, script errors, failed requests, requests to other hosts, dialogs, windows.
/// </summary>
public sealed class WatchedPage : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> _troubles = new();
    private readonly ConcurrentBag<WatchedPage> _home;
    private string _address = "";
    private int _status;

    /// <summary>The page still shows what the test before has left.</summary>
    private bool _isLeftOver;

    private WatchedPage(IPage page, ConcurrentBag<WatchedPage> home)
    {
        (Page, _home) = (page, home);
        page.Console += (_, message) => Report(message);
        page.PageError += (_, error) => _troubles.Enqueue($"script error: {error}");
        page.Request += (_, request) => Report(request);
        page.RequestFailed += (_, request) => _troubles.Enqueue($"failed: {request.Url} ({request.Failure})");
        page.Response += (_, response) => Report(response);
        page.Dialog += (_, dialog) =>
        {
            _troubles.Enqueue($"dialog: {dialog.Message}");
            _ = dialog.DismissAsync();
        };
        page.AddInitScriptAsync("addEventListener('securitypolicyviolation', (event) => console.error(`policy violated: ${event.effectiveDirective} ${event.blockedURI}`));").GetAwaiter().GetResult();
        page.Popup += (_, popup) => _troubles.Enqueue($"opened another window: {popup.Url}");
        page.FrameNavigated += (_, frame) => Begin(frame);
    }

    public IPage Page { get; }

    public string Troubles => string.Join("\n", _troubles);

    /// <summary>A page with this look: a free page, or a new one. It is free again when it is disposed.</summary>
    public static async Task<WatchedPage> Open(IBrowser browser, Look look, ConcurrentBag<WatchedPage> free)
    {
        if (free.TryTake(out var used))
            return used;
        var context = await browser.NewContextAsync(new()
        {
            ViewportSize = new() { Width = look.Width, Height = 800 },
            ColorScheme = look.Scheme,
            JavaScriptEnabled = look.Scripts,
            ReducedMotion = ReducedMotion.Reduce,
            HasTouch = look.Touch,
            IsMobile = look.Touch,
        });
        // A busy machine is slow: that is no failure.
        context.SetDefaultTimeout(90_000);
        var page = await context.NewPageAsync();
        await HideToolbar(page);
        return new(page, free);
    }

    /// <summary>
    /// Makes the window full-screen. Otherwise the browser draws its tabs and its toolbar about eight times for each load. This takes a
    /// fifth of the time of its own process and of the one that draws. The size of the page stays that of its look.
    /// </summary>
    private static async Task HideToolbar(IPage page)
    {
        var browser = await page.Context.NewCDPSessionAsync(page);
        var window = await browser.SendAsync("Browser.getWindowForTarget");
        await browser.SendAsync("Browser.setWindowBounds", new()
        {
            ["windowId"] = window!.Value.GetProperty("windowId").GetInt32(),
            ["bounds"] = new { windowState = "fullscreen" },
        });
        await browser.DetachAsync();
    }

    public async Task<WatchedPage> Go(string address, int status = 200)
    {
        (_address, _status) = (address, status);
        await Page.EmulateMediaAsync(new() { Media = Media.Null });
        // The browser does not load a page again when only the fragment of its address changes.
        if (address.Contains('#'))
            await Page.GotoAsync("about:blank");
        var response = await Page.GotoAsync(address);
        Assert.Equal(status, response?.Status);
        return this;
    }

    /// <summary>Opens an address that redirects. The caller waits for the target.</summary>
    public async Task Follow(string address)
    {
        (_address, _status) = (address, 200);
        await Page.GotoAsync("about:blank");
        await Page.EvaluateAsync("address => { location.href = address; }", address);
    }

    // The first new document ends the one of the test before. The late troubles of that document are not those of this test.
    private void Begin(IFrame frame)
    {
        if (!_isLeftOver || frame != Page.MainFrame)
            return;
        _isLeftOver = false;
        _troubles.Clear();
    }

    // The browser reports a status 404 on the console. For a test of the page "not found" this is no trouble.
    private void Report(IConsoleMessage message)
    {
        if (!(_status == 404 && message.Location.StartsWith(_address, StringComparison.Ordinal)))
            _troubles.Enqueue($"console: {message.Text} ({message.Location})");
    }

    private void Report(IRequest request)
    {
        if (new Uri(request.Url) is var url && url.Scheme is not "data" && url.Authority != new Uri(_address).Authority)
            _troubles.Enqueue($"asks another host: {request.Url}");
    }

    private void Report(IResponse response)
    {
        if (response.Status >= 400 && !(response.Url == _address && response.Status == _status))
            _troubles.Enqueue($"status {response.Status}: {response.Url}");
    }

    /// <summary>Gives the page back as it is: an empty page in between costs half as much as the next page.</summary>
    public ValueTask DisposeAsync()
    {
        _isLeftOver = true;
        _home.Add(this);
        return ValueTask.CompletedTask;
    }
}
