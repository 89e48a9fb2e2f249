using Chronicle.Cli;
using Chronicle.Cli.Disk;
using Chronicle.Cli.Input;
using Chronicle.Input;
using Chronicle.Testing;

namespace Chronicle.EndToEnd;

/// <summary>A file of the input is written only if it is as it was when the change was planned, and if the program can read it again.</summary>
public sealed class InputWriterTests
{
    private readonly TemporaryFolder _folder = new();

    public InputWriterTests()
    {
        _folder.Write("input/text/lamps.md", "lamps");
        Directory.CreateDirectory(_folder.PathOf("theme"));
    }

    [Fact]
    public void A_file_that_is_too_large_to_be_read_is_not_written()
    {
        var large = new byte[1024 * 1024 + 1];
        Assert.Throws<RefusedException>(() => InputWriter.Create(_folder.Options, "text/large.md", large));
        Assert.Throws<RefusedException>(() => InputWriter.Write(
            _folder.Options, InputFolder.Read(_folder.Options).Value.Input, [new("input/text/large.md", large)], []));
        Assert.Throws<RefusedException>(() => InputWriter.Create(_folder.Options, "sources/large.yml", large));
        Assert.False(File.Exists(_folder.PathOf("input/text/large.md")));
    }

    [Theory]
    [InlineData("written", "written")]
    [InlineData("removed", "written")]
    [InlineData("written", "removed")]
    [InlineData("removed", "removed")]
    [InlineData("new", "written")]
    public void A_file_that_changed_after_the_plan_is_not_overwritten(string planned, string edit)
    {
        _folder.Write("input/text/first.md", "first");
        _folder.Write("input/text/second.md", "second");
        var known = InputFolder.Read(_folder.Options).Value.Input;
        var path = planned == "new" ? "input/text/third.md" : "input/text/second.md";
        if (edit == "written")
            _folder.Write(path, "a new paragraph");
        else
            File.Delete(_folder.PathOf(path));
        var refused = Assert.Throws<RefusedException>(() => InputWriter.Write(_folder.Options, known,
            [new("input/text/first.md", "planned"u8.ToArray()), .. planned == "removed" ? [] : new[] { new InputFile(path, "planned"u8.ToArray()) }],
            planned == "removed" ? [path] : []));
        Assert.Contains(path, refused.Message);
        Assert.Equal("first", File.ReadAllText(_folder.PathOf("input/text/first.md")));
        if (edit == "written")
            Assert.Equal("a new paragraph", File.ReadAllText(_folder.PathOf(path)));
    }

    [Fact]
    public void Two_names_of_one_folder_have_one_lock()
    {
        string One(StringComparison comparison) => InputLock.PathFor(_folder.PathOf("input"), comparison);
        string Other(StringComparison comparison) => InputLock.PathFor(_folder.PathOf("Input"), comparison);
        Assert.Equal(One(StringComparison.OrdinalIgnoreCase), Other(StringComparison.OrdinalIgnoreCase));
        if (!Directory.Exists(_folder.PathOf("Input")))
            Assert.NotEqual(One(StringComparison.Ordinal), Other(StringComparison.Ordinal));
    }

    [Fact]
    public void A_file_that_a_different_program_writes_is_read()
    {
        using var writer = new FileStream(_folder.PathOf("input/text/lamps.md"), FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
        Assert.Equal("lamps"u8.ToArray(), PlainFile.Read(_folder.PathOf("input/text/lamps.md"), 100));
    }

    [Fact]
    public void A_file_that_cannot_be_read_is_not_overwritten()
    {
        var large = new byte[1024 * 1024 + 1];
        File.WriteAllBytes(_folder.PathOf("input/text/large.md"), large);
        var known = InputFolder.Read(_folder.Options).Value.Input;
        Assert.Throws<RefusedException>(() => InputWriter.Write(_folder.Options, known, [new("input/text/large.md", "planned"u8.ToArray())], []));
        Assert.Equal(large.Length, new FileInfo(_folder.PathOf("input/text/large.md")).Length);
    }
}
