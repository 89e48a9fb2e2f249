using System.Text;
using Chronicle.Cli.Disk;
using Chronicle.Testing;

namespace Chronicle.EndToEnd;

public sealed class AtomicFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public AtomicFileTests()
    {
        _folder.Write("a", "old a");
        _folder.Write("b", "old b");
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_file_is_replaced_and_nothing_stays_beside_it()
    {
        _folder.Write("a~", "what a kill left, and longer than what comes");
        AtomicFile.Write(_folder.PathOf("a"), "new a"u8.ToArray());
        AtomicFile.Create(_folder.PathOf("c"), "new c"u8.ToArray());
        Assert.Equal(("new a", "new c"), (_folder.Read("a"), _folder.Read("c")));
        Assert.Equal(["a", "b", "c"], Names());
    }

    [Fact]
    public void If_one_cannot_be_written_none_is()
    {
        // A folder in the place beside a file refuses root too.
        Directory.CreateDirectory(_folder.PathOf("b~"));
        Assert.ThrowsAny<UnauthorizedAccessException>(() => AtomicFile.WriteAll([new(_folder.PathOf("a"), Bytes("new a")), new(_folder.PathOf("b"), Bytes("new b"))]));
        Assert.Equal(("old a", "old b"), (_folder.Read("a"), _folder.Read("b")));
        Assert.Equal(["a", "b"], Names());
    }

    [Fact]
    public void A_file_that_is_there_is_not_created_again()
    {
        Assert.ThrowsAny<IOException>(() => AtomicFile.Create(_folder.PathOf("a"), Bytes("new a")));
        Assert.Equal("old a", _folder.Read("a"));
        Assert.Equal(["a", "b"], Names());
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private string[] Names() => [.. Directory.EnumerateFiles(_folder.Root).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];
}
