using System.Collections.Immutable;
using Chronicle.Cli.Commands;
using Chronicle.Cli.Output;
using Chronicle.Cli.Terminal;
using Chronicle.Primitives;
using Chronicle.Testing;

namespace Chronicle.EndToEnd;

/// <summary>
/// After random edits, a build into the existing output folder gives the same files as a build into a new folder. SITE_EDITS is the number
/// of sequences of edits.
/// </summary>
public sealed class IncrementalTests
{
    private const int Steps = 6;

    private static readonly int Sequences = int.TryParse(Environment.GetEnvironmentVariable("SITE_EDITS"), out var wanted) ? wanted : 8;

    [Fact]
    public void After_every_edit_the_output_equals_a_clean_build()
    {
        for (var seed = 1; seed <= Sequences; seed++)
        {
            var folder = new TemporaryFolder();
            var edits = new RandomEdits(folder, seed);
            SortedDictionary<string, string>? before = null;
            for (var step = 0; step < Steps; step++)
            {
                var edit = step == 0 ? "the first build" : edits.Next();
                var context = $"seed {seed}, step {step}: {edit}";
                var built = BuildInto(folder, "output", out var diagnostics);
                var clean = BuildInto(folder, $"clean-{step}", out var foundClean);
                Assert.True(built == clean, context);
                Assert.Equal(foundClean, diagnostics);
                if (!built)
                {
                    // The build failed, so the published files are unchanged.
                    Assert.True(before is null || edits.TouchedOutput
                        || before.SequenceEqual(PublishedSite.In(folder.PathOf("output"))), context);
                    edits.Undo();
                    BuildInto(folder, "output", out _);
                    BuildInto(folder, $"clean-{step}", out _);
                }
                before = PublishedSite.In(folder.PathOf("output"));
                var expected = PublishedSite.In(folder.PathOf($"clean-{step}"));
                Assert.Equal(expected.Keys, before.Keys);
                Assert.All(expected, file => Assert.True(before[file.Key] == file.Value, $"{context}: {file.Key}"));
            }
        }
    }

    [Fact]
    public void A_repeated_build_reports_the_same_diagnostics()
    {
        var folder = new TemporaryFolder();
        var edits = new RandomEdits(folder, 1);
        folder.Write("input/sources/idle.yml", "title: Nobody cites it\nurl: https://catalogues.example/idle\nkind: news\n");
        Assert.True(BuildInto(folder, "output", out var first), string.Join("; ", first));
        Assert.Contains(first, finding => finding.Rule == Rules.UnusedSource);
        Assert.True(BuildInto(folder, "output", out var second, out var summary));
        Assert.Contains("nothing changed", summary);
        Assert.Equal(first, second);
    }

    [Fact]
    public void A_page_that_changes_during_a_build_is_restored_by_the_next_build()
    {
        var folder = new TemporaryFolder();
        var edits = new RandomEdits(folder, 1);
        Assert.True(BuildInto(folder, "output", out _));
        var page = folder.PathOf("output/components/desk-lamp/index.html");
        var whole = File.ReadAllText(page);
        folder.Write("input/text/overview.md", folder.Read("input/text/overview.md") + "\nMore.\n");
        // The page changes after the build compared it and before the build ends. Its length stays the same.
        var progress = new Progress(new Interruption("publish", () => File.WriteAllText(page, whole.Replace("<p>", "<b>"))), () => 80);
        Assert.True(BuildCommand.Publish(folder.Options with { Output = folder.PathOf("output") }, progress).IsDone);
        Assert.NotEqual(whole, File.ReadAllText(page));
        Assert.True(BuildInto(folder, "output", out _));
        Assert.Equal(whole, File.ReadAllText(page));
    }

    [Theory]
    [InlineData("site-build 2 00\n")]
    [InlineData("")]
    [InlineData("site-build 1 ")]
    public void A_damaged_record_of_the_last_build_is_ignored(string text)
    {
        Assert.Null(LastBuild.Parse(System.Text.Encoding.UTF8.GetBytes(text)));
        var last = new LastBuild("key", [Rules.UnusedSource.At(new("input/a\tb.yml", 3, 4), "100 %\n\"x\"")],
            new[] { new RecordedFile("a\tb%09", "00", 5, 6) }.ToFrozen());
        var bytes = last.ToBytes();
        var read = LastBuild.Parse(bytes)!;
        Assert.Equal((last.Key, last.Diagnostics[0], last.Files["a\tb%09"]), (read.Key, read.Diagnostics[0], read.Files["a\tb%09"]));
        for (var i = 0; i < bytes.Length; i++)
        {
            byte[] damaged = [.. bytes];
            damaged[i] ^= 1;
            Assert.Null(LastBuild.Parse(damaged));
            Assert.Null(LastBuild.Parse(bytes.AsMemory(0, i)));
        }
    }

    // Anyone can compute the hash, so the form of the record is checked too.
    [Theory]
    [InlineData("")]
    [InlineData("key\nx\n")]
    [InlineData("key\n99999999999\n")]
    [InlineData("key\n2000000000\n")]
    [InlineData("key\n1\ninput/a.yml\tx\t1\tL211\tUnused\n")]
    [InlineData("key\n0\na\n")]
    [InlineData("key\n0\na\t00\tx\t6\n")]
    [InlineData("key\n0\na\t00\t5\t6\na\t00\t5\t6\n")]
    public void A_malformed_record_of_the_last_build_is_ignored_even_with_a_correct_hash(string text)
    {
        var body = System.Text.Encoding.UTF8.GetBytes(text);
        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(body));
        Assert.Null(LastBuild.Parse((byte[])[.. System.Text.Encoding.UTF8.GetBytes($"site-build 3 {hash}\n"), .. body]));
    }

    private static bool BuildInto(TemporaryFolder folder, string output, out ImmutableArray<Diagnostic> diagnostics) =>
        BuildInto(folder, output, out diagnostics, out _);

    private static bool BuildInto(TemporaryFolder folder, string output, out ImmutableArray<Diagnostic> diagnostics, out string summary)
    {
        var outcome = BuildCommand.Publish(folder.Options with { Output = folder.PathOf(output) }, new(terminal: null, () => 80));
        (diagnostics, summary) = (outcome.Diagnostics, outcome.Summary);
        return outcome.IsDone;
    }

    /// <summary>Runs an action when the build shows the given phase.</summary>
    private sealed class Interruption(string phase, Action interrupt) : StringWriter
    {
        public override void Write(string? value)
        {
            if (value?.Contains(phase, StringComparison.Ordinal) == true)
                interrupt();
        }
    }
}

file static class Frozen
{
    public static System.Collections.Frozen.FrozenDictionary<string, RecordedFile> ToFrozen(this IEnumerable<RecordedFile> files) =>
        System.Collections.Frozen.FrozenDictionary.ToFrozenDictionary(files, file => file.Name, StringComparer.Ordinal);
}
