using System.Formats.Tar;
using System.IO.Compression;
using Chronicle.Testing;

namespace Chronicle.EndToEnd;

/// <summary>
/// A chronicle that the previous version wrote with <c>init</c> and built once. It has a copy of the whole theme, and a ledger of
/// permalinks. This version builds it unchanged, and can upgrade it.
/// </summary>
public sealed class UpgradeTests
{
    private readonly TemporaryFolder _folder = new();

    public UpgradeTests()
    {
        using var packed = File.OpenRead(Repository.PathOf("tests", "Chronicle.EndToEnd", "Package", "made-by-0.1.0.tar.gz"));
        using var archive = new GZipStream(packed, CompressionMode.Decompress);
        TarFile.ExtractToDirectory(archive, _folder.Root, overwriteFiles: true);
    }

    private Generator.Run Run(params string[] arguments) => Generator.Call(_folder.Root, arguments);

    [Fact]
    public void An_old_chronicle_builds_unchanged_and_keeps_its_addresses()
    {
        var ledger = _folder.Read("input/permalinks.txt").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var run = Run("build");
        Assert.Equal(0, run.ExitCode);
        Assert.DoesNotContain("error", run.Error);
        Assert.Empty(ledger.Except(_folder.Read("input/permalinks.txt").Split('\n')));
        var addresses = ledger.Where(line => line.StartsWith('/')).Select(line => line.Split('#')[0]).Distinct().ToArray();
        Assert.True(addresses.Length > 50, $"the ledger has only {addresses.Length} addresses");
        Assert.DoesNotContain(addresses, address => !File.Exists(_folder.PathOf("output" + address + (address.EndsWith('/') ? "index.html" : ""))));
        Assert.Matches(@"warning T312: \d\d files, this one first, are copies of built-in ones without a change", run.Error);
        Assert.Single(run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => line.Contains(" T31", StringComparison.Ordinal));
    }

    [Fact]
    public void The_commands_upgrade_an_old_chronicle()
    {
        Assert.Equal(0, Run("upgrade").ExitCode);
        Assert.Equal(0, Run("theme", "tidy").ExitCode);
        var run = Run("check");
        Assert.Equal(0, run.ExitCode);
        // The only warning reports the address of an example, which the author must replace.
        Assert.Contains("warning C414", Assert.Single(run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries)));
        Assert.Empty(Directory.EnumerateFiles(_folder.PathOf("theme"), "*.html", SearchOption.AllDirectories));
        Assert.True(File.Exists(_folder.PathOf("input/sources/catalogue-1.yml")));
    }

    [Fact]
    public void A_dry_run_lists_the_files_and_writes_nothing()
    {
        var before = _folder.Listing("input");
        var run = Run("upgrade", "--dry-run");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("input/sources/catalogue-1.yml\n", run.Output);
        Assert.Equal(before, _folder.Listing("input"));
    }

    [Fact]
    public void A_theme_file_that_the_author_changed_is_kept_and_reported()
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
