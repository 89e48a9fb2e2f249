using Chronicle.Cli.Input;
using Chronicle.Testing;

namespace Chronicle.EndToEnd;

/// <summary>Builds of one input into several output folders share its ledger of permalinks.</summary>
public sealed class PermalinksFileTests
{
    private readonly TemporaryFolder _folder = new();

    public PermalinksFileTests() => Directory.CreateDirectory(_folder.PathOf("input"));

    [Fact]
    public void Two_builds_that_read_the_same_ledger_both_add_their_addresses()
    {
        PermalinksFile.Write(["/"], _folder.PathOf("input"), []);
        var read = File.ReadAllBytes(_folder.PathOf("input/permalinks.txt"));
        PermalinksFile.Write(["/", "/a/"], _folder.PathOf("input"), read);
        PermalinksFile.Write(["/", "/b/"], _folder.PathOf("input"), read);
        Assert.EndsWith("\n/\n/a/\n/b/\n", _folder.Read("input/permalinks.txt"));
    }

    [Fact]
    public void Many_parallel_builds_leave_a_complete_ledger()
    {
        Parallel.For(0, 16, i => PermalinksFile.Write(["/", $"/{i:00}/"], _folder.PathOf("input"), []));
        Assert.Equal(["/", .. Enumerable.Range(0, 16).Select(i => $"/{i:00}/")],
            _folder.Read("input/permalinks.txt").Split('\n').Where(line => line.StartsWith('/')));
        Assert.Equal(["permalinks.txt"], Directory.EnumerateFileSystemEntries(_folder.PathOf("input")).Select(Path.GetFileName));
    }

    [Fact]
    public void The_lock_file_is_not_in_the_input_folder()
    {
        using (InputLock.Wait(_folder.PathOf("input")))
            Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.PathOf("input")));
        Assert.Equal(InputLock.PathFor(_folder.PathOf("input")), InputLock.PathFor(_folder.PathOf("input/../input")));
    }
}
