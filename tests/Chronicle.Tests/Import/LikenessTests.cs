using System.Text;
using Chronicle.Testing;

namespace Chronicle.Tests.Import;

/// <summary>
/// Imports of invented data in the formats of real projects: a table of cycles, the front matter of a product, a list of changes, a tree
/// of features. Each imported site must build without diagnostics. Each <c>Likenesses/NAME.txt</c> holds the settings, the mapping and the
/// table, and at its end the diagnostics and the files of the import.
/// </summary>
public sealed class LikenessTests
{
    private const string ExpectedHeader = "-- expected --\n";

    private static readonly string Folder = Repository.PathOf("tests", "Chronicle.Tests", "Import", "Likenesses");

    public static TheoryData<string> Names => [.. Directory.EnumerateFiles(Folder, "*.txt").Where(path => !ExpectedFile.IsReceived(path))
        .Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Names))]
    public void The_import_of_a_table_gives_the_expected_chronicle(string name)
    {
        var path = Path.Join(Folder, name + ".txt");
        var text = File.ReadAllText(path).ReplaceLineEndings("\n");
        var archive = text[..text.IndexOf(ExpectedHeader, StringComparison.Ordinal)];
        var site = TestSite.From(archive);
        var plan = site.Import();
        var written = plan.Files.Where(file => !file.Path.StartsWith("input/imports/", StringComparison.Ordinal)).OrderBy(file => file.Path,
            StringComparer.Ordinal);
        ExpectedFile.Check(path, archive + ExpectedHeader + string.Concat(plan.Diagnostics.Select(found => found + "\n"))
            + string.Concat(written.Select(file => $"-- {file.Path} --\n{Encoding.UTF8.GetString(file.Bytes.Span)}")));
        Assert.Equal([], site.With(plan).Build().Diagnostics);
        Assert.Equal((0, 0), (site.Import().New, site.Import().Changed));
    }
}
