using System.Net.Sockets;
using Chronicle.Cli.Input;
using Chronicle.Testing;

namespace Chronicle.EndToEnd;

/// <summary>
/// The entries of an input folder: files, links, pipes and sockets. A hostile folder cannot make the program read a file outside of it, or
/// read without end.
/// </summary>
public sealed class InputFolderTests
{
    private readonly TemporaryFolder _folder = new();

    public InputFolderTests()
    {
        _folder.Write("secret", "secret");
        _folder.Write("input/text/lamps.md", "lamps");
        _folder.Write("input/.hidden/file.md", "hidden");
        Directory.CreateDirectory(_folder.PathOf("theme"));
    }

    public static TheoryData<string[], string?> Chains => new()
    {
        // Links as "name -> target". The program reads the first one. The last value is a part of the message; null if the file is read.
        { ["text/x.md -> lamps.md"], null },
        { ["text/x.md -> ../text/lamps.md"], null },
        { ["text/x.md -> ././/lamps.md"], null },
        { ["text/x.md -> y.md", "text/y.md -> lamps.md"], null },
        { ["text/x.md -> ../inner/lamps.md", "inner -> text"], null },
        { ["text/x.md -> ROOT/input/text/lamps.md"], null },
        { ["text/x.md -> ../../secret"], "out" },
        { ["text/x.md -> ROOT/secret"], "out" },
        { ["text/x.md -> ../../input/text/lamps.md"], "out" },
        { ["text/x.md -> /etc/passwd"], "out" },
        { ["text/x.md -> ROOT/input/../secret"], "out" },
        { ["text/x.md -> ROOT/inputs"], "out" },
        { ["text/x.md -> ../.h", ".h -> /dev/urandom"], "hidden" },
        { ["text/x.md -> ../.d/passwd", ".d -> /etc"], "hidden" },
        { ["text/x.md -> ../.hidden/file.md"], "hidden" },
        { ["text/x.md -> lamps.md~", "text/lamps.md~ -> lamps.md"], "hidden" },
        { ["text/x.md -> y.md", "text/y.md -> ../.hidden/file.md"], "hidden" },
        { ["text/x.md -> ../inner/passwd", "inner -> /etc"], "out" },
        { ["text/x.md -> x.md"], "back to itself" },
        { ["text/x.md -> y.md", "text/y.md -> x.md"], "back to itself" },
        { ["text/x.md -> ../inner/x.md", "inner -> inner"], "back to itself" },
        { ["text/x.md -> nowhere.md"], "nowhere" },
        { ["text/x.md -> lamps.md/more"], "nowhere" },
        { ["text/x.md -> ../text"], "to a folder" },
        { ["text/x.md -> ."], "to a folder" },
        { ["text/x.md -> .."], "to a folder" },
        { ["text/x.md -> ROOT/input"], "to a folder" },
        { ["text/x.md -> ../pipe"], "a pipe" },
    };

    [Theory, MemberData(nameof(Chains))]
    public void Every_link_of_a_chain_is_checked(string[] links, string? reason)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no pipes in folders");
        _folder.CreatePipe("input/pipe");
        foreach (var link in links)
        {
            var (name, target) = (link.Split(" -> ")[0], link.Split(" -> ")[1].Replace("ROOT", _folder.Root));
            File.CreateSymbolicLink(_folder.PathOf("input/" + name), target);
        }
        var read = InputFolder.Read(_folder.Options);
        var file = read.Value.Input.Files.SingleOrDefault(file => file.Path == "input/text/x.md");
        var message = read.Diagnostics.SingleOrDefault(diagnostic => diagnostic.At.Path == "input/text/x.md");
        if (reason is null)
            Assert.Equal(("lamps", null), (System.Text.Encoding.UTF8.GetString(file!.Bytes.Span), message));
        else
        {
            Assert.Null(file);
            Assert.Equal("R104", message!.Rule.Code);
            Assert.Contains(reason, message.Message);
        }
        Assert.DoesNotContain(read.Value.Input.Files, other =>
            System.Text.Encoding.UTF8.GetString(other.Bytes.Span) is "secret" or "hidden");
    }

    [Fact]
    public void An_absolute_link_can_contain_the_given_path_or_the_real_path_of_the_folder()
    {
        Directory.CreateSymbolicLink(_folder.PathOf("through"), _folder.Root);
        File.CreateSymbolicLink(_folder.PathOf("input/text/x.md"), _folder.PathOf("input/text/lamps.md"));
        File.CreateSymbolicLink(_folder.PathOf("input/text/y.md"), _folder.PathOf("through/input/text/lamps.md"));
        var root = _folder.PathOf("through");
        Assert.Empty(InputFolder.Read(new(root, Path.Join(root, "input"), Path.Join(root, "theme"), "")).Diagnostics);
    }

    [Fact]
    public void Pipes_and_sockets_are_reported_and_never_opened()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no pipes in folders");
        _folder.CreatePipe("input/text/pipe.md");
        _folder.CreatePipe("theme/layouts/pipe.html");
        Directory.CreateDirectory(_folder.PathOf("input/assets"));
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(_folder.PathOf("input/assets/s")));
        var read = InputFolder.Read(_folder.Options);
        Assert.Equal(["input/assets/s R118", "input/text/pipe.md R118", "theme/layouts/pipe.html R118"],
            read.Diagnostics.Select(diagnostic => $"{diagnostic.At.Path} {diagnostic.Rule.Code}").Order(StringComparer.Ordinal));
        Assert.Equal(["input/text/lamps.md"], read.Value.Input.Files.Select(file => file.Path));
    }

    [Fact]
    public void A_cyclic_link_is_reported_and_reading_ends()
    {
        foreach (var folder in new[] { "input", "theme" })
        {
            Directory.CreateSymbolicLink(_folder.PathOf(folder + "/round"), _folder.PathOf(folder));
            Directory.CreateSymbolicLink(_folder.PathOf(folder + "/self"), _folder.PathOf(folder + "/self"));
        }
        Assert.Equal(["input/round", "input/self", "theme/round", "theme/self"],
            InputFolder.Read(_folder.Options).Diagnostics.Select(diagnostic => diagnostic.At.Path).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("#lamps.md#")]
    [InlineData(".#lamps.md")]
    [InlineData("lamps.md~")]
    [InlineData(".lamps.md.swp")]
    [InlineData("lamps.md.swp")]
    [InlineData("~$lamps.md")]
    [InlineData("Thumbs.db")]
    [InlineData("thumbs.db")]
    [InlineData("desktop.ini")]
    [InlineData(".DS_Store")]
    [InlineData("__MACOSX/lamps.md")]
    public void Files_of_editors_and_systems_are_ignored(string name)
    {
        _folder.Write("input/text/" + name, "half");
        var read = InputFolder.Read(_folder.Options);
        Assert.Empty(read.Diagnostics);
        Assert.Equal(["input/text/lamps.md"], read.Value.Input.Files.Select(file => file.Path));
    }

    [Fact]
    public void A_ledger_of_permalinks_of_any_size_is_read()
    {
        _folder.CreateLarge("input/permalinks.txt", 17 * 1024 * 1024);
        var read = InputFolder.Read(_folder.Options);
        Assert.Empty(read.Diagnostics);
        Assert.Equal(17 * 1024 * 1024, Assert.Single(read.Value.Input.Files, file => file.Path == "input/permalinks.txt").Bytes.Length);
    }
}
