using Chronicle.Cli.Evidence;
using Chronicle.Cli.Git;
using Chronicle.Testing;

namespace Chronicle.EndToEnd;

/// <summary>Unpacked source trees, which can contain any files.</summary>
public sealed class FolderTreeTests
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void A_file_above_the_size_limit_is_not_read()
    {
        _folder.Write("small", "three");
        using (var large = File.Create(Path.Join(_folder.Root, "large")))
            large.SetLength(GitObjects.Largest + 1);
        var tree = new FolderTree(_folder.Root);
        Assert.True(tree.Read("small", null, bytes => Assert.Equal(5, bytes.Length)));
        Assert.False(tree.Read("large", null, _ => Assert.Fail("the file was read")));
    }
}
