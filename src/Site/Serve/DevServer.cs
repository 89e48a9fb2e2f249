using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Chronicle.Cli.Serve;

/// <summary>
/// A Kestrel server on the loopback address, or on the address that the user chooses. It uses no generic host, because that would read
/// settings and the environment. The server answers like GitHub Pages. Under <c>/.site/</c> it serves the script that updates pages. The
/// server refuses a request unless the host in the request is <c>localhost</c> or an IP address. Otherwise a foreign site could let its own
/// host name lead to this server (DNS rebinding), and pages of that site could read everything.
/// </summary>
internal sealed class DevServer : IHttpApplication<HttpContext>, IAsyncDisposable
{
    private readonly LiveSite _site;
    private readonly CancellationTokenSource _end = new();
    private readonly IPAddress? _bind;
    private readonly KestrelServer _kestrel;
    private TaskCompletionSource _pageServed = new();

    private DevServer(LiveSite site, int port, IPAddress? bind)
    {
        (_site, Port, _bind) = (site, port, bind);
        var options = new KestrelServerOptions { AddServerHeader = false };
        if (bind is null)
            options.ListenLocalhost(port);
        else
            options.Listen(bind, port);
        var transport = new SocketTransportFactory(Options.Create(new SocketTransportOptions()), NullLoggerFactory.Instance);
        _kestrel = new(Options.Create(options), transport, NullLoggerFactory.Instance);
    }

    public int Port { get; }

    /// <summary>The host in the address of a server that listens on <paramref name="bind"/>, for a browser on this machine.</summary>
    public static string HostFor(IPAddress? bind) =>
        bind is null || bind.Equals(IPAddress.Any) || bind.Equals(IPAddress.IPv6Any) ? "localhost"
        : bind.AddressFamily == AddressFamily.InterNetworkV6 ? $"[{bind}]" : bind.ToString();

    /// <summary>Starts a server on the first of these ports that is free; 0 means any free port.</summary>
    public static async Task<DevServer> Start(LiveSite site, ImmutableArray<int> ports, IPAddress? bind)
    {
        foreach (var port in ports)
        {
            var server = new DevServer(site, port == 0 ? AnyFreePort() : port, bind);
            try
            {
                await server._kestrel.StartAsync(server, CancellationToken.None);
                return server;
            }
            catch (Exception refused) when (refused is IOException or SocketException)
            {
                await server.DisposeAsync();
                if (refused.InnerException is not AddressInUseException)
                    throw new IOException($"the port {port} cannot be opened; choose a different one with --port"
                        + (bind is null ? "" : $", or an address of this machine in place of --bind {bind}"));
            }
        }
        var taken = ports.Length == 1 ? $"the port {ports[0]} is taken" : $"the ports {ports[0]} to {ports[^1]} are taken";
        throw new IOException($"{taken}; choose a different one with --port");
    }

    // Kestrel can find a free port only for one address, and localhost has two addresses.
    private static int AnyFreePort()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }

    /// <summary>A task that ends when a browser has received a page of the current state.</summary>
    public Task NextPageServed()
    {
        Interlocked.Exchange(ref _pageServed, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
        return _pageServed.Task;
    }

    public HttpContext CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

    public void DisposeContext(HttpContext context, Exception? exception)
    {
    }

    public async Task ProcessRequestAsync(HttpContext context)
    {
        try
        {
            await Route(context);
        }
        catch (Exception bug) when (!context.RequestAborted.IsCancellationRequested && !context.Response.HasStarted)
        {
            await Write(context, 500, "text/plain; charset=utf-8", Encoding.UTF8.GetBytes(bug.ToString()));
        }
        catch (OperationCanceledException)
        {
            // The browser or the server has ended the request.
        }
    }

    private Task Route(HttpContext context)
    {
        var request = context.Request;
        if (!IsOwn(request.Host))
            return WriteText(context, 421, _bind is null ? "this server answers only to localhost"
                : "this server answers only to localhost, and to an address in numbers such as 192.168.1.5");
        if (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method))
            return WriteText(context, 405, "only GET and HEAD");
        var path = request.Path.Value ?? "/";
        return path.StartsWith(LivePage.Folder, StringComparison.Ordinal)
            ? AnswerReserved(context, path[LivePage.Folder.Length..]) : AnswerSite(context, path);
    }

    // A foreign site can let a host name lead to this server, but not a numeric address. With --bind, the port in the request may differ,
    // because a container can use another port.
    private bool IsOwn(HostString host) => _bind is null
        ? host.Host.ToLowerInvariant() is "localhost" or "127.0.0.1" or "[::1]" && (host.Port ?? 80) == Port
        : host.Host.ToLowerInvariant() is "localhost" || IPAddress.TryParse(host.Host.Trim('[', ']'), out _);

    private Task AnswerReserved(HttpContext context, string name)
    {
        var headers = context.Request.Headers;
        var origin = headers.Origin.ToString();
        if (headers["Sec-Fetch-Site"].ToString() is not ("" or "same-origin" or "none")
            || origin != "" && origin != $"http://{context.Request.Host}")
            return WriteText(context, 403, "only for pages of this server");
        if (name == "events")
            return SendEvents(context);
        return LivePage.FindAsset(name) is { } asset
            ? Write(context, 200, SiteFiles.ContentType(name), asset) : WriteText(context, 404, "not found");
    }

    private Task AnswerSite(HttpContext context, string path)
    {
        var state = _site.State;
        if (state.Shown is not { } shown)
            return Write(context, 500, SiteFiles.ContentType(".html"), LivePage.Placeholder(state));
        switch (shown.Files.Find(path, shown.BasePath))
        {
            case Answer.File file:
                return WriteFile(context, 200, file.Name, state, shown);
            case Answer.AddSlash:
                context.Response.Headers.Location = new PathString(path + "/").ToUriComponent() + context.Request.QueryString;
                return WriteText(context, 301, "moved");
            // A site with a base path does not contain the root of the host. The preview redirects the root to the site.
            case var _ when path == "/":
                context.Response.Headers.Location = shown.BasePath + "/";
                return WriteText(context, 302, "the site is below its base path");
            default:
                return WriteFile(context, 404, "404.html", state, shown);
        }
    }

    private async Task WriteFile(HttpContext context, int status, string name, LiveState state, OnDemandSite shown)
    {
        var isPage = name.EndsWith(".html", StringComparison.Ordinal);
        if (shown.BytesOf(name) is not { } bytes)
            await (isPage
                ? Write(context, 500, SiteFiles.ContentType(name), LivePage.Placeholder(state)) : WriteText(context, status, "not found"));
        else
            await Write(context, status, SiteFiles.ContentType(name), isPage ? LivePage.AddScript(bytes, state) : bytes);
        if (isPage && ReferenceEquals(state, _site.State))
            Volatile.Read(ref _pageServed).TrySetResult();
    }

    private async Task SendEvents(HttpContext context)
    {
        var response = context.Response;
        response.ContentType = "text/event-stream";
        response.Headers.CacheControl = "no-store";
        if (HttpMethods.IsHead(context.Request.Method))
            return;
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, _end.Token);
        await response.Body.WriteAsync("retry: 500\n\n"u8.ToArray(), gone.Token);
        while (true)
        {
            var state = _site.State;
            await response.Body.WriteAsync((byte[])[.. "data: "u8, .. LivePage.Data(state), .. "\n\n"u8], gone.Token);
            await response.Body.FlushAsync(gone.Token);
            await state.Next.WaitAsync(gone.Token);
        }
    }

    private static Task WriteText(HttpContext context, int status, string reason) =>
        Write(context, status, SiteFiles.ContentType(".txt"), Encoding.UTF8.GetBytes(reason + "\n"));

    private static async Task Write(HttpContext context, int status, string contentType, byte[] body)
    {
        var response = context.Response;
        var tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(body))[..16]}\"";
        response.Headers.CacheControl = "no-cache";
        response.Headers["Cross-Origin-Resource-Policy"] = "same-origin";
        if (status == 200)
            response.Headers.ETag = tag;
        if (status == 200 && context.Request.Headers.IfNoneMatch.Contains(tag))
        {
            response.StatusCode = 304;
            return;
        }
        (response.StatusCode, response.ContentType, response.ContentLength) = (status, contentType, body.Length);
        if (!HttpMethods.IsHead(context.Request.Method))
            await response.Body.WriteAsync(body, context.RequestAborted);
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        await _kestrel.StopAsync(limit.Token);
        _kestrel.Dispose();
        _end.Dispose();
    }
}
