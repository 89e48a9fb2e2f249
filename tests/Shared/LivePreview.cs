using System.Net.Http.Headers;
using System.Text.Json;
using Chronicle.Cli.Serve;

namespace Chronicle.Testing;

/// <summary>A preview of a small site in a separate folder, and a client that receives its events.</summary>
internal sealed class LivePreview : IAsyncDisposable
{
    private static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(60);

    private readonly DevServerSession _preview;
    private readonly StreamReader _events;
    private readonly CancellationTokenSource _timeout;
    private readonly Failures _failures;

    private LivePreview(TemporaryFolder folder, DevServerSession preview, HttpClient client, StreamReader events, Failures failures,
        CancellationTokenSource timeout) =>
        (Folder, _preview, Client, _events, _failures, _timeout) = (folder, preview, client, events, failures, timeout);

    /// <summary>The failure of the preview's task. It ends the wait of the test, and the test fails with it.</summary>
    private sealed class Failures(CancellationTokenSource end)
    {
        private Exception? _first;

        public void Add(Exception failure)
        {
            _first ??= failure;
            end.Cancel();
        }

        public Exception? First => _first;
    }

    public TemporaryFolder Folder { get; }

    public HttpClient Client { get; }

    public int Port => _preview.Server.Port;

    public static string Milestone(string title, string body = "It shines.") =>
        $"---\ntitle: {title}\ndate: 1999-03\nkind: launch\nsummary: The first lamp is lit.\nsources: []\n---\n{body}\n";

    public static readonly string Settings = TestSite.Split("""
        -- input/site.yml --
        title: Lamps
        url: https://lamps.test/base/
        language: en
        component_kinds: { lamp: { label: Lamp } }
        statuses: { sold: { label: On sale } }
        milestone_kinds: { launch: { label: Launch } }
        """).Single().Text;

    public static async Task<LivePreview> Start(string archive = "", TemporaryFolder? prepared = null)
    {
        var folder = prepared ?? new TemporaryFolder();
        if (prepared is null)
            folder.WriteAll(TinyTheme.Archive);
        folder.Write("input/site.yml", Settings);
        folder.Write("input/milestones/first-light.md", Milestone("First light"));
        folder.WriteAll(archive);
        var timeout = new CancellationTokenSource(TimeLimit);
        var failures = new Failures(timeout);
        var preview = await DevServerSession.Start(folder.Options, [0], _ => { }, failures.Add);
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false })
        {
            BaseAddress =
            new($"http://127.0.0.1:{preview.Server.Port}"),
            Timeout = TimeLimit
        };
        return new(folder, preview, client, new(await client.GetStreamAsync("/.site/events")), failures, timeout);
    }

    public async Task<JsonElement> NextEvent()
    {
        try
        {
            while (await _events.ReadLineAsync(_timeout.Token) is { } line)
                if (line.StartsWith("data: ", StringComparison.Ordinal))
                    return JsonDocument.Parse(line[6..]).RootElement;
        }
        catch (OperationCanceledException)
        {
            throw _failures.First ?? new TimeoutException($"the preview sent no event for {TimeLimit.TotalSeconds} seconds");
        }
        throw new InvalidOperationException("the events ended");
    }

    /// <summary>Receives events until one is as expected.</summary>
    public async Task<JsonElement> Until(Func<JsonElement, bool> isExpected)
    {
        while (true)
            if (await NextEvent() is var received && isExpected(received))
                return received;
    }

    public Task<JsonElement> UntilErrors() => Until(received => Errors(received) > 0 && received.GetProperty("isChecked").GetBoolean());

    public Task<JsonElement> UntilChecked() => Until(received => Errors(received) == 0 && received.GetProperty("isChecked").GetBoolean());

    /// <summary>Receives events until the page has this text.</summary>
    public async Task UntilPage(string path, string text)
    {
        while (!(await Client.GetStringAsync(path)).Contains(text, StringComparison.Ordinal))
            await NextEvent();
    }

    public static int Errors(JsonElement received) => received.GetProperty("errors").GetInt32();

    public static string Pages(JsonElement received) => received.GetProperty("pages").GetString()!;

    public static string Styles(JsonElement received) => received.GetProperty("styles").GetString()!;

    public async Task<HttpResponseMessage> Send(string path, HttpMethod? method = null, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(method ?? HttpMethod.Get, path);
        foreach (var (name, value) in headers)
            if (name == "If-None-Match")
                request.Headers.IfNoneMatch.Add(EntityTagHeaderValue.Parse(value));
            else
                request.Headers.TryAddWithoutValidation(name, value);
        return await Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _preview.DisposeAsync();
        _timeout.Dispose();
        Assert.Null(_failures.First);
    }
}
