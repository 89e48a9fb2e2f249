using Site.Serve;

namespace Site.Tests.Serve;

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
        Directory.CreateDirectory(_folder.PathOf("input"));
        using var watcher = new Watcher(_folder.PathOf("input"));
        var (changes, isLast) = (0, false);
        var hearing = Task.Run(async () =>
        {
            while (!Volatile.Read(ref isLast))
            {
                await watcher.WaitForChange(_timeout.Token);
                changes++;
            }
        });
        for (var i = 0; i < 2000; i++)
            _folder.Write($"input/{i}.md", "text");
        Volatile.Write(ref isLast, true);
        _folder.Write("input/last.md", "text");
        await hearing;
        Assert.InRange(changes, 1, 60);
    }

    [Theory]
    [InlineData("lamp.md", true)]
    [InlineData("text/lamp.md", true)]
    [InlineData("4913", true)]
    [InlineData("text/.lamp.md.swp", false)]
    [InlineData("lamp.md~", false)]
    [InlineData(".git/index", false)]
    [InlineData("old~/lamp.md", false)]
    public void Files_of_editors_and_systems_are_no_change(string name, bool isInput) => Assert.Equal(isInput, Watcher.IsInput(name));

    [Fact]
    public async Task What_no_event_tells_of_is_seen_when_the_watcher_looks()
    {
        using var watcher = new Watcher(TimeSpan.FromMilliseconds(50), _folder.PathOf("input"));
        // There was no folder to ask for events.
        _folder.Write("input/lamp.md", "text");
        await watcher.WaitForChange(_timeout.Token);
    }
}
