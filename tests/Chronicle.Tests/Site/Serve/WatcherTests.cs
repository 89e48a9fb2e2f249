using System.Threading.Channels;
using Chronicle.Cli.Serve;
using Chronicle.Testing;
using Microsoft.Extensions.Time.Testing;

namespace Chronicle.Tests;

/// <summary>The watcher of folders: the files that count as changes, and the end of a series of changes.</summary>
public sealed class WatcherTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly CancellationTokenSource _timeout = new(TimeSpan.FromSeconds(60));

    public void Dispose() => _timeout.Dispose();

    [Fact]
    public async Task The_watcher_waits_for_the_end_of_a_series_of_changes()
    {
        var (time, signals, quiet) = Wait();
        for (var i = 0; i < 10; i++)
            await Signal(time, signals, quiet);
        Assert.False(quiet.IsCompleted, "only half of the quiet time has passed since the last signal");
        await Pass(time, quiet);
        await quiet;
    }

    [Fact]
    public async Task The_watcher_does_not_wait_longer_than_the_limit()
    {
        var (time, signals, quiet) = Wait();
        while (!quiet.IsCompleted)
            await Signal(time, signals, quiet);
        Assert.InRange(time.GetUtcNow() - time.Start, Watcher.LongestBurst, Watcher.LongestBurst + 2 * Watcher.Quiet);
    }

    [Fact]
    public async Task The_watcher_names_the_changed_file()
    {
        Directory.CreateDirectory(_folder.PathOf("input"));
        var time = new AskedTime();
        using var watcher = new Watcher(time, _folder.PathOf("input"));
        var change = watcher.WaitForChange(_timeout.Token);
        _folder.Write("input/lamp.md", "text");
        // Time must not pass before the event of the system arrives. Otherwise the watcher lists the files itself and finds the change.
        await time.FirstQuestion.WaitAsync(_timeout.Token);
        await Pass(time, change);
        Assert.Equal(new FileChange(_folder.PathOf("input"), "lamp.md"), Assert.Single((await change)!));
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
    public async Task A_change_without_an_event_is_found_by_a_listing_of_the_files()
    {
        var time = new FakeTimeProvider();
        using var watcher = new Watcher(time, _folder.PathOf("input"));
        // The watcher gets no events, because the folder did not exist when the watcher began.
        _folder.Write("input/lamp.md", "text");
        var change = watcher.WaitForChange(_timeout.Token);
        await Pass(time, change);
        Assert.Null(await change);
    }

    /// <summary>A clock that tells when it is asked first: the watcher asks it after the first event.</summary>
    private sealed class AskedTime : FakeTimeProvider
    {
        private readonly TaskCompletionSource _firstQuestion = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task FirstQuestion => _firstQuestion.Task;

        public override long GetTimestamp()
        {
            _firstQuestion.TrySetResult();
            return base.GetTimestamp();
        }
    }

    private (FakeTimeProvider Time, Channel<bool> Signals, Task Quiet) Wait()
    {
        var (time, signals) = (new FakeTimeProvider(), Channel.CreateUnbounded<bool>());
        return (time, signals, Watcher.UntilQuiet(signals.Reader, time, _timeout.Token));
    }

    // Sends a signal, waits until the watcher receives it, and lets half of the quiet time pass.
    private static async Task Signal(FakeTimeProvider time, Channel<bool> signals, Task quiet)
    {
        signals.Writer.TryWrite(true);
        while (signals.Reader.Count > 0 && !quiet.IsCompleted)
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
