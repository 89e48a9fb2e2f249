using Chronicle.Cli.Disk;
using Chronicle.Testing;

namespace Chronicle.EndToEnd;

/// <summary>Builds of one input into several outputs share its permalinks.</summary>
public sealed class PermalinksFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public PermalinksFileTests() => Directory.CreateDirectory(_folder.PathOf("input"));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Two_builds_that_read_the_same_file_lose_none_of_their_addresses()
    {
        PermalinksFile.Write(["/"], _folder.PathOf("input"), [], out _);
        var read = File.ReadAllBytes(_folder.PathOf("input/permalinks.txt"));
        PermalinksFile.Write(["/", "/a/"], _folder.PathOf("input"), read, out var first);
        PermalinksFile.Write(["/", "/b/"], _folder.PathOf("input"), read, out var second);
        Assert.Equal((true, true), (first, second));
        Assert.EndsWith("\n/\n/a/\n/b/\n", _folder.Read("input/permalinks.txt"));
    }

    [Fact]
    public void Many_builds_at_once_leave_a_whole_file()
    {
        Parallel.For(0, 16, i => PermalinksFile.Write(["/", $"/{i:00}/"], _folder.PathOf("input"), [], out _));
        Assert.Equal(["/", .. Enumerable.Range(0, 16).Select(i => $"/{i:00}/")],
            _folder.Read("input/permalinks.txt").Split('\n').Where(line => line.StartsWith('/')));
        Assert.Equal(["permalinks.txt"], Directory.EnumerateFileSystemEntries(_folder.PathOf("input")).Select(Path.GetFileName));
    }

    [Fact]
    public void The_lock_leaves_nothing_in_the_input()
    {
        using (InputLock.Wait(_folder.PathOf("input")))
            Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.PathOf("input")));
        Assert.Equal(InputLock.PathFor(_folder.PathOf("input")), InputLock.PathFor(_folder.PathOf("input/../input")));
    }
}
