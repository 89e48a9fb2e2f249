using System.Formats.Tar;
using System.IO.Compression;
using Chronicle.Testing;

namespace Chronicle.EndToEnd;

/// <summary>
/// A chronicle that <c>init</c> of the version before wrote and built once: with a copy of the whole theme, and the list of its addresses.
/// It builds as it is, and becomes one of today.
/// </summary>
public sealed class UpgradeTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public UpgradeTests()
    {
        using var packed = File.OpenRead(Repository.PathOf("tests", "Chronicle.EndToEnd", "Package", "made-by-0.1.0.tar.gz"));
        using var archive = new GZipStream(packed, CompressionMode.Decompress);
        TarFile.ExtractToDirectory(archive, _folder.Root, overwriteFiles: true);
    }

    public void Dispose() => _folder.Dispose();

    private Generator.Run Run(params string[] arguments) => Generator.Call(_folder.Root, arguments);

    [Fact]
    public void It_builds_as_it_is_and_keeps_every_address()
    {
        var run = Run("build");
        Assert.Equal(0, run.ExitCode);
        Assert.DoesNotContain("error", run.Error);
        Assert.Matches(@"warning T312: \d\d files, this one first, are copies of built-in ones without a change", run.Error);
        Assert.Single(run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => line.Contains(" T31", StringComparison.Ordinal));
    }

    [Fact]
    public void Its_commands_make_it_one_of_today()
    {
        Assert.Equal(0, Run("upgrade").ExitCode);
        Assert.Equal(0, Run("theme", "tidy").ExitCode);
        var run = Run("check");
        Assert.Equal(0, run.ExitCode);
        // The address of an example, which its author has to change, is all that is told.
        Assert.Contains("warning C414", Assert.Single(run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries)));
        Assert.Empty(Directory.EnumerateFiles(_folder.PathOf("theme"), "*.html", SearchOption.AllDirectories));
        Assert.True(File.Exists(_folder.PathOf("input/sources/catalogue-1.yml")));
    }

    [Fact]
    public void A_file_that_its_author_changed_stays_and_is_told()
    {
        _folder.Write("theme/layouts/chronology.html", _folder.Read("theme/layouts/chronology.html").Replace("<h1>", "<h1 class=\"mine\">"));
        Assert.Equal(0, Run("theme", "tidy").ExitCode);
        Assert.Contains("class=\"mine\"", _folder.Read("theme/layouts/chronology.html"));
        var run = Run("check");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("theme/layouts/chronology.html:1:1: warning T311: this file takes the place of the built-in layouts/chronology.html",
            run.Error);
    }
}
