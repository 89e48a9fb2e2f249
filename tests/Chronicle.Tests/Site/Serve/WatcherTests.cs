using System.Threading.Channels;
using Chronicle.Cli.Serve;
using Chronicle.Read;
using Chronicle.Templates;
using Chronicle.Testing;
using Microsoft.Extensions.Time.Testing;

namespace Chronicle.Tests;

/// <summary>What counts as a change of a folder, and when it is over.</summary>
public sealed class WatcherTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly CancellationTokenSource _timeout = new(TimeSpan.FromSeconds(60));

    public void Dispose()
    {
        _timeout.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_burst_is_waited_for()
    {
        var (time, signals, quiet) = Wait();
        for (var i = 0; i < 10; i++)
            await Signal(time, signals, quiet);
        Assert.False(quiet.IsCompleted, "half of what counts as quiet has passed since the last signal");
        await Pass(time, quiet);
        await quiet;
    }

    [Fact]
    public async Task A_burst_without_an_end_is_not_waited_for()
    {
        var (time, signals, quiet) = Wait();
        while (!quiet.IsCompleted)
            await Signal(time, signals, quiet);
        Assert.InRange(time.GetUtcNow() - time.Start, Watcher.LongestBurst, Watcher.LongestBurst + 2 * Watcher.Quiet);
    }

    [Fact]
    public async Task What_changed_is_told()
    {
        Directory.CreateDirectory(_folder.PathOf("input"));
        var time = new FakeTimeProvider();
        using var watcher = new Watcher(time, _folder.PathOf("input"));
        _folder.Write("input/lamp.md", "text");
        // Before the system has told of it, no time goes by: the watcher would look, and find it.
        while (!watcher.HasChange)
        {
            _timeout.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
        var change = watcher.WaitForChange(_timeout.Token);
        await Pass(time, change);
        Assert.Equal(new Change(_folder.PathOf("input"), "lamp.md"), Assert.Single((await change)!));
    }

    [Theory]
    [InlineData("lamp.md", true)]
    [InlineData("text/lamp.md", true)]
    [InlineData("4913", true)]
    [InlineData("text/.lamp.md.swp", false)]
    [InlineData("lamp.md~", false)]
    [InlineData(".git/index", false)]
    [InlineData("old~/lamp.md", false)]
    [InlineData("text/#lamp.md#", false)]
    [InlineData("text/lamp.md.swp", false)]
    [InlineData("assets/Thumbs.db", false)]
    [InlineData("assets/desktop.ini", false)]
    [InlineData("text/#1.md", true)]
    public void Files_of_editors_and_systems_are_no_change(string name, bool isInput) => Assert.Equal(isInput, Watcher.IsInput(name));

    [Fact]
    public async Task What_no_event_tells_of_is_seen_when_the_watcher_looks()
    {
        var time = new FakeTimeProvider();
        using var watcher = new Watcher(time, _folder.PathOf("input"));
        // There was no folder to ask for events.
        _folder.Write("input/lamp.md", "text");
        var change = watcher.WaitForChange(_timeout.Token);
        await Pass(time, change);
        Assert.Null(await change);
    }

    private (FakeTimeProvider Time, Channel<bool> Signals, Task Quiet) Wait()
    {
        var (time, signals) = (new FakeTimeProvider(), Channel.CreateUnbounded<bool>());
        return (time, signals, Watcher.UntilQuiet(signals.Reader, time, _timeout.Token));
    }

    // Once it is heard, half of what counts as quiet goes by.
    private static async Task Signal(FakeTimeProvider time, Channel<bool> signals, Task heard)
    {
        signals.Writer.TryWrite(true);
        while (signals.Reader.Count > 0 && !heard.IsCompleted)
            await Task.Yield();
        time.Advance(Watcher.Quiet / 2);
    }

    private async Task Pass(FakeTimeProvider time, Task until)
    {
        while (!until.IsCompleted)
        {
            _timeout.Token.ThrowIfCancellationRequested();
            await Task.Yield();
            time.Advance(Watcher.Quiet);
        }
    }
}
