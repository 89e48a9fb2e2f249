using System.Net;
using Chronicle.Primitives;

namespace Chronicle.Cli.Verify;

/// <summary>
/// A site on a host. The host can be hostile, so each file has a limit of bytes and of time. This class follows redirects itself, and only
/// to addresses with http or https. It requests a file at the address that readers use, with a new query, so that no cache has an answer
/// for it. If the host reports an error or does not answer, the request is repeated, up to a limit.
/// </summary>
internal sealed class PublishedHost(BaseUrl site) : IPublishedSite
{
    private const int Attempts = 4, MostRedirects = 10;

    private readonly HttpClient _client = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.All,
        ConnectTimeout = TimeSpan.FromSeconds(10),
        UseCookies = false,
    })
    {
        // Each request has a separate time limit, which includes the body.
        Timeout = Timeout.InfiniteTimeSpan,
    };

    // The two numbers make the query of each request unique. While `verify` waits, it requests the same file repeatedly, and a cache must
    // not give its first answer again.
    private readonly long _start = Environment.TickCount64;
    private int _asked;

    public int AtOnce => 8;

    /// <summary>The wait before the second attempt. The wait doubles for each further attempt.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The time limit of a file. One second is added for each megabyte that the file may have.</summary>
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromSeconds(30);

    public IReadOnlyCollection<string>? List() => null;

    public Task<(byte[]? Bytes, string? Problem)> Read(string path, long limit) =>
        Ask(path, limit, (stream, stop) => LimitedReader.ReadAll(stream, limit, stop));

    public Task<(string? Hash, string? Problem)> ReadHash(string path, long length) =>
        Ask(path, length, (stream, stop) => LimitedReader.Hash(stream, length, stop));

    public void Dispose() => _client.Dispose();

    private async Task<(T? Result, string? Problem)> Ask<T>(
        string path, long limit, Func<Stream, CancellationToken, Task<T?>> read) where T : class
    {
        var address = AddressOf(path);
        for (var attempt = 1; ; attempt++)
        {
            var timeLimit = TimeLimit + TimeSpan.FromSeconds(limit / (1024 * 1024));
            using var stop = new CancellationTokenSource(timeLimit);
            try
            {
                return await AskOnce(address, path == "404.html", limit, read, stop.Token);
            }
            catch (Exception refused) when (refused is HttpRequestException or OperationCanceledException or IOException)
            {
                if (attempt == Attempts)
                    throw new HttpRequestException(stop.IsCancellationRequested
                        ? $"{address} is not whole after {timeLimit.TotalSeconds:0} seconds" : $"{address}: {refused.Message}", refused);
                await Task.Delay(Pause * (1 << (attempt - 1)), CancellationToken.None);
            }
            // The decoder of br throws an InvalidOperationException, the other decoders an InvalidDataException.
            catch (Exception damaged) when (damaged is InvalidDataException or InvalidOperationException)
            {
                return (null, "changed; its compressed form is damaged");
            }
        }
    }

    private async Task<(T? Result, string? Problem)> AskOnce<T>(
        Uri address, bool isErrorPage, long limit, Func<Stream, CancellationToken, Task<T?>> read, CancellationToken stop) where T : class
    {
        for (var redirects = 0; redirects <= MostRedirects; redirects++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            using var response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stop);
            // A host sends the error page with status 404 even if the page itself is requested. This is not a failure, because the error
            // page is a published file.
            if (response.IsSuccessStatusCode || isErrorPage && response.StatusCode == HttpStatusCode.NotFound)
                return await read(await response.Content.ReadAsStreamAsync(stop), stop) is { } result
                    ? (result, null) : (null, $"changed; the host sends more than {limit:N0} bytes");
            if (response.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Gone)
                return (null, null);
            if (LocationOf(response) is not { } location)
                throw new HttpRequestException($"the host answers with {(int)response.StatusCode}");
            if (!Uri.TryCreate(address, location, out var next) || next.Scheme != Uri.UriSchemeHttps && next.Scheme != Uri.UriSchemeHttp
                || address.Scheme == Uri.UriSchemeHttps && next.Scheme == Uri.UriSchemeHttp)
                return (null, $"the host redirects to \"{Shortening.Shorten(location, 100)}\", and that is not followed");
            address = next;
        }
        return (null, $"the host redirects more than {MostRedirects} times");
    }

    // The parsed header is not used, because it can throw, and is null for text that is not an address.
    private static string? LocationOf(HttpResponseMessage response) =>
        (int)response.StatusCode is 301 or 302 or 303 or 307 or 308
            ? response.Headers.NonValidated.TryGetValues("Location", out var values) ? values.ToString() : "" : null;

    private Uri AddressOf(string path)
    {
        var address = string.Join('/', Verifier.AddressOf(path).Split('/').Select(Uri.EscapeDataString));
        return new($"{site.Origin}{site.BasePath}{address}?verify={_start:x}-{Interlocked.Increment(ref _asked):x}");
    }
}
