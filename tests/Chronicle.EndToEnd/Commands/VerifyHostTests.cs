using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Chronicle.Cli.Verify;
using Chronicle.Primitives;
using Chronicle.Testing;

namespace Chronicle.EndToEnd;

/// <summary>Faulty and hostile hosts: <c>verify</c> uses limited memory and waits for a limited time.</summary>
public sealed class VerifyHostTests
{
    private const string Ok = "HTTP/1.1 200 OK\r\n";

    [Theory]
    [InlineData("endless", "f: changed; the host sends more than 1 bytes")]
    [InlineData("endless gzip", "f: changed; the host sends more than 1 bytes")]
    [InlineData("damaged gzip", "f: changed; its compressed form is damaged")]
    [InlineData("damaged br", "f: changed; its compressed form is damaged")]
    [InlineData("to file:///etc/passwd", "f: the host redirects to \"file:///etc/passwd\", and that is not followed")]
    [InlineData("to javascript:1", "f: the host redirects to \"javascript:1\", and that is not followed")]
    [InlineData("to data:,x", "f: the host redirects to \"data:,x\", and that is not followed")]
    [InlineData("to http://", "f: the host redirects to \"http://\", and that is not followed")]
    [InlineData("to ", "f: the host redirects more than 10 times")]
    [InlineData("to /f?again", "f: the host redirects more than 10 times")]
    [InlineData("to /ok", null)]
    [InlineData("empty", "f: changed")]
    public async Task An_answer_of_a_host_causes_at_most_one_line(string answer, string? line)
    {
        await using var host = new Host(path => path.StartsWith("/manifest", StringComparison.Ordinal) ? Manifest(1) : path == "/ok"
            ? Ok + "Content-Length: 1\r\n\r\nx" : answer);
        Assert.Equal(line is null ? [] : [line], (await Verify(host)).Differences);
    }

    [Theory]
    [InlineData("drip", "is not whole after 0 seconds")]
    [InlineData("silent", "is not whole after 0 seconds")]
    [InlineData("short", "")]
    [InlineData("status 500", "the host answers with 500")]
    public async Task An_incomplete_or_failed_answer_is_an_exception_that_names_the_address(string answer, string reason)
    {
        await using var host = new Host(path => path.StartsWith("/manifest", StringComparison.Ordinal) ? Manifest(1) : answer);
        var refusal = await Assert.ThrowsAsync<HttpRequestException>(() => Verify(host));
        Assert.Contains($"http://localhost:{host.Port}/f?verify=", refusal.Message);
        Assert.Contains(reason, refusal.Message);
    }

    [Theory]
    [InlineData("endless")]
    [InlineData("endless gzip")]
    public async Task An_endless_manifest_is_read_only_up_to_a_limit(string answer)
    {
        await using var host = new Host(_ => answer);
        Assert.Equal(["manifest.json: changed; the host sends more than 4,194,304 bytes"], (await Verify(host)).Differences);
    }

    [Theory]
    [InlineData("{\"path\":\"../f\",\"bytes\":1,\"sha256\":\"\"}")]
    [InlineData("{\"path\":\"/f\",\"bytes\":1,\"sha256\":\"\"}")]
    [InlineData("{\"path\":\"LONG\",\"bytes\":1,\"sha256\":\"\"}")]
    [InlineData("{\"path\":\"f\",\"bytes\":1e99,\"sha256\":\"\"}")]
    public async Task A_manifest_with_an_invalid_entry_is_reported_as_unreadable(string entry)
    {
        var manifest = $"{{\"revision\":\"x\",\"files\":[{entry.Replace("LONG", new string('x', 5000))}]}}";
        await using var host = new Host(_ => $"{Ok}Content-Length: {manifest.Length}\r\n\r\n{manifest}");
        Assert.Equal(["manifest.json: unreadable"], (await Verify(host)).Differences);
    }

    [Theory]
    [InlineData("endless")]
    [InlineData("endless gzip")]
    public async Task Endless_answers_need_limited_memory(string answer)
    {
        await using var host = new Host(path => path.StartsWith("/manifest", StringComparison.Ordinal) ? Manifest(40) : answer);
        var run = await Task.Run(() => Generator.Start(Path.GetTempPath(), [("DOTNET_GCHeapHardLimit", "0x8000000")], "verify",
            $"http://localhost:{host.Port}/"));
        Assert.Equal((1, "40 differences from the manifest\n"), (run.ExitCode, run.Output));
        Assert.Contains("f39: changed; the host sends more than 1 bytes\n", run.Error);
    }

    [Fact]
    public async Task Only_the_first_thousand_differences_are_listed()
    {
        await using var host = new Host(path => path.StartsWith("/manifest", StringComparison.Ordinal) ? Manifest(1200)
            : "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");
        var result = await Verify(host);
        Assert.Equal((1200, 1000, "f0: missing"), (result.Count, result.Differences.Length, result.Differences[0]));
    }

    private static async Task<Verification> Verify(Host host)
    {
        using var place = new PublishedHost(BaseUrl.TryParse($"http://localhost:{host.Port}/")!)
        {
            Pause = TimeSpan.Zero,
            TimeLimit = TimeSpan.FromSeconds(0.4)
        };
        return await new Verifier(place, _ => { }).Run(null);
    }

    private static string Manifest(int files)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData("x"u8));
        var entries = Enumerable.Range(0, files).Select(i =>
            $"{{\"path\":\"f{(files == 1 ? "" : i)}\",\"bytes\":1,\"sha256\":\"{hash}\"}}");
        var manifest = $"{{\"revision\":\"x\",\"files\":[{string.Join(',', entries)}]}}";
        return $"{Ok}Content-Length: {manifest.Length}\r\n\r\n{manifest}";
    }

    /// <summary>A host that answers each connection once: with the text or with the fault that the test chooses.</summary>
    private sealed class Host : IAsyncDisposable
    {
        private static readonly byte[] Compressed = Compress(new byte[10_000_000]);

        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
        private readonly CancellationTokenSource _end = new();
        private readonly Func<string, string> _answer;
        private readonly Task _accepting;

        public Host(Func<string, string> answer)
        {
            _answer = answer;
            _listener.Start();
            _accepting = Accept();
        }

        public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

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
            try
            {
                var stream = connection.GetStream();
                using var reader = new StreamReader(stream, Encoding.ASCII, leaveOpen: true);
                var path = (await reader.ReadLineAsync(_end.Token))!.Split(' ')[1];
                while (await reader.ReadLineAsync(_end.Token) is { Length: > 0 })
                {
                }
                await Answer(stream, _answer(path));
            }
            // The verifier can close the connection in the middle of an answer.
            catch (Exception exception) when (exception is IOException or SocketException or OperationCanceledException)
            {
            }
        }

        private async Task Answer(NetworkStream stream, string answer)
        {
            switch (answer)
            {
                case "endless":
                    await Send(stream, Ok + "\r\n");
                    while (true)
                        await stream.WriteAsync(new byte[100_000], _end.Token);
                case "endless gzip":
                    await Send(stream, Ok + "Content-Encoding: gzip\r\n\r\n");
                    while (true)
                        await stream.WriteAsync(Compressed, _end.Token);
                case "damaged gzip" or "damaged br":
                    await Send(stream, $"{Ok}Content-Encoding: {answer.Split(' ')[1]}\r\nConnection: close\r\n\r\nthis is not compressed");
                    break;
                case "drip":
                    await Send(stream, Ok + "Content-Length: 1\r\nX: ");
                    while (true)
                    {
                        await Send(stream, "x");
                        await Task.Delay(50, _end.Token);
                    }
                case "silent":
                    await Task.Delay(Timeout.Infinite, _end.Token);
                    break;
                case "short":
                    await Send(stream, Ok + "Content-Length: 5\r\nConnection: close\r\n\r\nx");
                    break;
                case "empty":
                    await Send(stream, Ok + "Content-Length: 0\r\nConnection: close\r\n\r\n");
                    break;
                case "status 500":
                    await Send(stream, "HTTP/1.1 500 Error\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
                    break;
                case var _ when answer.StartsWith("to ", StringComparison.Ordinal):
                    await Send(stream, $"HTTP/1.1 302 Found\r\nLocation: {answer[3..]}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
                    break;
                default:
                    await Send(stream, answer.Replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n"));
                    break;
            }
        }

        private async Task Send(NetworkStream stream, string text) => await stream.WriteAsync(Encoding.ASCII.GetBytes(text), _end.Token);

        private static byte[] Compress(byte[] bytes)
        {
            var compressed = new MemoryStream();
            using (var gzip = new GZipStream(compressed, CompressionLevel.Optimal))
                gzip.Write(bytes);
            return compressed.ToArray();
        }

        public async ValueTask DisposeAsync()
        {
            // The listener stops last. If it stopped earlier, the loop could call it between two clients and get an exception.
            await _end.CancelAsync();
            await _accepting;
            _listener.Stop();
            _end.Dispose();
        }
    }
}
