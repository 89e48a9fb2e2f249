using System.Collections.Concurrent;
using Chronicle.Testing;
using Microsoft.Playwright;

namespace Chronicle.Browser;

/// <summary>
/// An opened page, and everything that a reader would not want it to do: messages, failures, requests to other hosts, dialogs.
/// </summary>
public sealed class WatchedPage : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> _troubles = new();
    private readonly ConcurrentBag<WatchedPage> _home;
    private string _address = "";
    private int _status;

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
    }

    public IPage Page { get; }

    public string Troubles => string.Join("\n", _troubles);

    /// <summary>A page with this look: one that is free, or a new one. It goes back when it is disposed.</summary>
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
        // A machine that does much else at the same time is slow and not broken.
        context.SetDefaultTimeout(90_000);
        return new(await context.NewPageAsync(), free);
    }

    public async Task<WatchedPage> Go(string address, int status = 200)
    {
        (_address, _status) = (address, status);
        await Page.EmulateMediaAsync(new() { Media = Media.Null });
        var response = await Page.GotoAsync(address);
        Assert.Equal(status, response?.Status);
        return this;
    }

    /// <summary>Opens an address that leads on: what it leads to is for the caller to wait for.</summary>
    public async Task Follow(string address)
    {
        (_address, _status) = (address, 200);
        await Page.EvaluateAsync("address => { location.href = address; }", address);
    }

    // The browser itself tells of the page that is not there; when such a page was asked for, that is as it should be.
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

    public async ValueTask DisposeAsync()
    {
        // Nothing of this page may come in late and be taken for a trouble of the next.
        await Page.GotoAsync("about:blank");
        _troubles.Clear();
        _home.Add(this);
    }
}
