using System.Runtime.Versioning;
using System.Text;
using Chronicle.Cli;
using Chronicle.Cli.Disk;
using Chronicle.Testing;

namespace Chronicle.EndToEnd;

/// <summary>Files are replaced as a whole. The names of temporary files cannot be predicted, and no link is followed.</summary>
public sealed class AtomicFileTests
{
    private readonly TemporaryFolder _folder = new();

    public AtomicFileTests()
    {
        _folder.Write("a", "old a");
        _folder.Write("b", "old b");
    }

    [Fact]
    public void A_file_is_replaced_and_no_temporary_file_remains()
    {
        Write("a", "new a");
        AtomicFile.Create(_folder.Root, "c", Bytes("new c"));
        Assert.Equal(("new a", "new c"), (_folder.Read("a"), _folder.Read("c")));
        Assert.Equal(["a", "b", "c"], Names());
    }

    [Fact]
    public void If_one_file_cannot_be_written_no_file_changes()
    {
        // The path of the second file goes through a file, so that even root cannot write it.
        _folder.Write("file", "");
        Assert.Throws<NotStagedException>(() =>
            AtomicFile.WriteAll(_folder.Root, [new("a", Bytes("new a")), new("file/b", Bytes("new b"))]));
        Assert.Equal(("old a", "old b"), (_folder.Read("a"), _folder.Read("b")));
        Assert.Equal(["a", "b", "file"], Names());
    }

    [Fact]
    public void The_message_about_a_file_that_cannot_be_written_names_no_temporary_file()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "only Linux has a folder in which even root cannot create a file");
        var refused = Assert.Throws<NotStagedException>(() => AtomicFile.Create("/proc", "lamps.yml", Bytes("new")));
        Assert.Contains("'/proc/lamps.yml'", refused.Message);
        Assert.DoesNotContain("/.site-", refused.Message);
    }

    [Fact]
    public void If_one_file_cannot_be_moved_to_its_path_the_other_files_are_restored()
    {
        Directory.CreateDirectory(_folder.PathOf("c"));
        Assert.ThrowsAny<Exception>(() => AtomicFile.WriteAll(_folder.Root,
            [new("a", Bytes("new a")), new("new", Bytes("new")), new("c", Bytes("new c"))]));
        Assert.Equal(("old a", "old b"), (_folder.Read("a"), _folder.Read("b")));
        Assert.Equal(["a", "b"], Names());
    }

    [Fact]
    public void An_existing_file_is_not_created_again()
    {
        Assert.ThrowsAny<IOException>(() => AtomicFile.Create(_folder.Root, "a", Bytes("new a")));
        Assert.Equal("old a", _folder.Read("a"));
        Assert.Equal(["a", "b"], Names());
    }

    [Fact]
    public void A_link_with_the_name_of_a_temporary_file_is_not_followed()
    {
        _folder.Write("elsewhere/precious", "precious");
        // The names that versions of this program used for temporary files.
        foreach (var name in new[] { "a~", ".site-a~", ".a~" })
            File.CreateSymbolicLink(_folder.PathOf(name), _folder.PathOf("elsewhere/precious"));
        Write("a", "new a");
        Assert.Equal(("new a", "precious"), (_folder.Read("a"), _folder.Read("elsewhere/precious")));
        Assert.Throws<IOException>(() => AtomicFile.WriteNew(_folder.PathOf("a~"), Bytes("x")));
        Assert.Equal("precious", _folder.Read("elsewhere/precious"));
    }

    [Fact]
    public void A_link_at_the_path_of_a_file_is_replaced()
    {
        _folder.Write("elsewhere/precious", "precious");
        File.CreateSymbolicLink(_folder.PathOf("c"), _folder.PathOf("elsewhere/precious"));
        Write("c", "new c");
        Assert.Equal(("new c", "precious"), (_folder.Read("c"), _folder.Read("elsewhere/precious")));
    }

    [Fact]
    public void A_link_among_several_files_is_refused_because_it_could_not_be_restored()
    {
        _folder.Write("elsewhere/precious", "precious");
        File.CreateSymbolicLink(_folder.PathOf("c"), _folder.PathOf("elsewhere/precious"));
        Assert.Throws<RefusedException>(() => AtomicFile.WriteAll(_folder.Root, [new("a", Bytes("new a")), new("c", Bytes("new c"))]));
        Assert.Equal(("old a", "precious"), (_folder.Read("a"), _folder.Read("c")));
        Assert.Equal(["a", "b", "c"], Names());
    }

    [Theory]
    [InlineData("linked/c")]
    [InlineData("linked/deep/c")]
    [InlineData("inner/linked/c")]
    public void Nothing_is_written_into_a_folder_that_is_a_link(string name)
    {
        Directory.CreateDirectory(_folder.PathOf("elsewhere"));
        Directory.CreateDirectory(_folder.PathOf("inner"));
        foreach (var link in new[] { "linked", "inner/linked" })
            Directory.CreateSymbolicLink(_folder.PathOf(link), _folder.PathOf("elsewhere"));
        Assert.Throws<RefusedException>(() => Write(name, "new"));
        Assert.Throws<RefusedException>(() => AtomicFile.Create(_folder.Root, name, Bytes("new")));
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.PathOf("elsewhere")));
    }

    [Fact, UnsupportedOSPlatform("windows")]
    public void A_replaced_file_keeps_its_mode()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no file modes");
        const UnixFileMode mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.OtherRead;
        File.SetUnixFileMode(_folder.PathOf("a"), mode);
        Write("a", "new a");
        Assert.Equal(mode, File.GetUnixFileMode(_folder.PathOf("a")));
    }

    [Fact]
    public void Temporary_files_of_a_killed_process_can_be_deleted()
    {
        _folder.Write(".site-abcdefgh.ijk~", "half");
        _folder.Write(".site-lock", "");
        AtomicFile.DeleteTemporaryFiles(_folder.Root);
        Assert.Equal([".site-lock", "a", "b"], Names());
    }

    private void Write(string name, string text) => AtomicFile.Write(_folder.Root, name, Bytes(text));

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private string[] Names() =>
        [.. Directory.EnumerateFiles(_folder.Root).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];
}
