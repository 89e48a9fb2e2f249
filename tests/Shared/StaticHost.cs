using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Chronicle.Testing;

/// <summary>
/// Serves built sites from memory like a static host, each below its base path. It serves <c>index.html</c> for an address that ends in a
/// slash, adds a missing slash, and answers all other addresses with <c>404.html</c> and status 404. The system chooses the port.
/// </summary>
internal sealed class StaticHost : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<string, FrozenDictionary<string, ReadOnlyMemory<byte>>> _sites = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _end = new();
    private readonly Task _accepting;

    public StaticHost()
    {
        _listener.Start();
        _accepting = Accept();
    }

    public string Origin => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    /// <summary>Adds a site that was built for the base path <c>/name</c>. Pictures are not drawn for it.</summary>
    public void Add(string name, BuildResult site) =>
        _sites[name] = site.Files.ToFrozenDictionary(file => file.Address.File, file => file.Bytes, StringComparer.Ordinal);

    /// <summary>Adds files in their published form.</summary>
    public void Add(string name, IEnumerable<(string Name, ReadOnlyMemory<byte> Bytes)> files) =>
        _sites[name] = files.ToFrozenDictionary(file => file.Name, file => file.Bytes, StringComparer.Ordinal);

    private async Task Accept()
    {
        try
        {
            while (true)
                _ = Serve(await _listener.AcceptTcpClientAsync(_end.Token));
        }
        catch (OperationCanceledException)
        {
        }
    }

    private async Task Serve(TcpClient client)
    {
        using var connection = client;
        connection.NoDelay = true;
        try
        {
            var stream = connection.GetStream();
            using var reader = new StreamReader(stream, Encoding.ASCII, leaveOpen: true);
            while (await reader.ReadLineAsync(_end.Token) is { Length: > 0 } request)
            {
                while (await reader.ReadLineAsync(_end.Token) is { Length: > 0 })
                {
                }
                await Answer(stream, request.Split(' ')[1], hasBody: !request.StartsWith("HEAD ", StringComparison.Ordinal));
            }
        }
        // A browser that ends the request in the middle of a file is not a failure of the host.
        catch (Exception exception) when (exception is IOException or SocketException or OperationCanceledException)
        {
        }
    }

    private async Task Answer(NetworkStream stream, string target, bool hasBody)
    {
        var path = Uri.UnescapeDataString(target.Split('?')[0]);
        var (status, headers, body) = Find(path);
        // The theme gives the version of a file after a question mark, so the content of such an address never changes.
        var keep = target.Contains("/theme/", StringComparison.Ordinal) && target.Contains('?') ? "max-age=600" : "no-store";
        var head = $"HTTP/1.1 {status}\r\n{headers}Content-Length: {body.Length}\r\nCache-Control: {keep}\r\n\r\n";
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head), _end.Token);
        if (hasBody)
            await stream.WriteAsync(body, _end.Token);
    }

    private (string Status, string Headers, ReadOnlyMemory<byte> Body) Find(string path)
    {
        // Browsers request this file automatically, at the root of the host, which does not belong to a site with a base path.
        if (path == "/favicon.ico")
            return ("204 No Content", "", default);
        var parts = path.Split('/', 3);
        if (parts.Length < 2 || !_sites.TryGetValue(parts[1], out var files))
            return ("404 Not Found", "Content-Type: text/plain\r\n", "no such site"u8.ToArray());
        var below = parts.Length > 2 ? parts[2] : "";
        var name = below.Length == 0 || below.EndsWith('/') ? below + "index.html" : below;
        if (parts.Length == 2 || !files.ContainsKey(name) && files.ContainsKey(name + "/index.html"))
            return ("301 Moved Permanently", $"Location: {string.Join('/', path.Split('/').Select(Uri.EscapeDataString))}/\r\n", default);
        if (files.TryGetValue(name, out var body))
            return ("200 OK", $"Content-Type: {ContentType(name)}\r\n", body);
        return ("404 Not Found", "Content-Type: text/html; charset=utf-8\r\n", files.GetValueOrDefault("404.html"));
    }

    private static string ContentType(string name) => Path.GetExtension(name) switch
    {
        ".html" => "text/html; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".json" => "application/json",
        ".xml" => "application/xml",
        ".svg" => "image/svg+xml",
        ".png" => "image/png",
        ".woff2" => "font/woff2",
        ".txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    };

    public async ValueTask DisposeAsync()
    {
        // The listener stops last. If it stopped earlier, the loop could call it between two clients and get an exception.
        await _end.CancelAsync();
        await _accepting;
        _listener.Stop();
        _end.Dispose();
    }
}
