using System.Globalization;
using Chronicle.Domain;
using Chronicle.Testing;

namespace Chronicle.Tests;

/// <summary>The limits of size for pages and files, above which the build splits them.</summary>
public sealed class LimitsTests
{
    [Fact]
    public void The_defaults_agree_with_the_documentation()
    {
        var documentation = string.Concat(Directory.EnumerateFiles(Repository.Root, "*.md").Concat(Documented("src"))
            .Concat(Documented("docs")).Select(File.ReadAllText));
        Limits limits = new();
        string[] expected =
        [
            Row("collections and years of the API", limits.RecordsPerApiFile, "records"),
            Row("`api/v1/all.json`", limits.RecordsInWholeApi, "records, with sources"),
            Row("`data/*.csv`", limits.RowsPerTable, "rows"),
            Row("`search/index.json`", limits.EntriesPerSearchFile, "entries"),
            Row("`manifest.json`", limits.FilesPerManifest, "files"),
            Row("`sitemap.xml`", limits.PagesPerSitemap, "pages"),
            Row("a feed", limits.EntriesPerFeed, "entries"),
            Row("`/chronology/`, `/kinds/<kind>/`", limits.MilestonesPerPage, "milestones"),
            string.Create(CultureInfo.InvariantCulture, $"Up to {limits.RecordsInFullSearch:N0} records, the search includes the prose"),
        ];
        Assert.All(expected, text => Assert.Contains(text, documentation));

        static string Row(string file, int limit, string unit) =>
            string.Create(CultureInfo.InvariantCulture, $"| {file} | {limit:N0} {unit} |");
    }

    private static IEnumerable<string> Documented(string folder) =>
        Directory.Exists(Repository.PathOf(folder)) ? Directory.EnumerateFiles(Repository.PathOf(folder), "*.md",
            SearchOption.AllDirectories) : [];
}
