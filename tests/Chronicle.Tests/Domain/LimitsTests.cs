using System.Globalization;
using Chronicle.Domain;
using Chronicle.Testing;

namespace Chronicle.Tests;

/// <summary>The sizes above which pages and files are split.</summary>
public sealed class LimitsTests
{
    [Fact]
    public void The_documentation_states_the_default_limits()
    {
        var documentation = string.Concat(Directory.EnumerateFiles(Repository.Root, "*.md").Concat(Documented("src"))
            .Concat(Documented("docs")).Select(File.ReadAllText));
        Limits limits = new();
        Assert.All(
            new (string File, int Limit, string Unit)[]
            {
                ("collections and years of the API", limits.RecordsPerApiFile, "records"), ("`data/*.csv`", limits.RowsPerTable, "rows"),
                ("`search/index.json`", limits.EntriesPerSearchFile, "entries"), ("`manifest.json`", limits.FilesPerManifest, "files"),
                ("`sitemap.xml`", limits.PagesPerSitemap, "pages"),
            },
            row => Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"| {row.File} | {row.Limit:N0} {row.Unit} |"),
                documentation));
        // The documentation states these limits in sentences, which this test does not read.
        Assert.Equal((2000, 2000, 1000, 100), (limits.MilestonesPerPage, limits.RecordsInFullSearch, limits.RecordsInWholeApi,
            limits.EntriesPerFeed));
    }

    private static IEnumerable<string> Documented(string folder) =>
        Directory.Exists(Repository.PathOf(folder)) ? Directory.EnumerateFiles(Repository.PathOf(folder), "*.md",
            SearchOption.AllDirectories) : [];
}
