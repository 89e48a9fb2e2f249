using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Chronicle.Primitives;
using Chronicle.Testing;

namespace Chronicle.Tests;

/// <summary>
/// Small complete sites with their own theme. <c>Golden/CASE/site.txt</c> is the site, and <c>pages.txt</c> lists the files that are
/// compared. The folder <c>plain</c> contains these files for a site under <c>/</c>, the folder <c>repo</c> for a site under <c>/repo/</c>.
/// </summary>
public sealed class GoldenTests
{
    private static readonly string Folder = Repository.PathOf("tests", "Chronicle.Tests", "Golden");

    private static readonly ImmutableDictionary<string, BaseUrl> Bases = ImmutableDictionary.CreateRange<string, BaseUrl>(
    [
        new("plain", new("https://lamps.example", "")),
        new("repo", new("https://name.github.io", "/repo")),
    ]);

    public static TheoryData<string> Cases =>
        [.. Directory.EnumerateDirectories(Folder).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    public static MatrixTheoryData<string, string> CasesAndBases =>
        new(Cases.Select(row => row.Data), Bases.Keys.Order(StringComparer.Ordinal));

    [Theory, MemberData(nameof(CasesAndBases))]
    public void The_listed_files_of_a_site_have_exactly_the_expected_text(string name, string basis)
    {
        var build = Site(name, basis).Build();
        Assert.Empty(build.Diagnostics);
        var files = build.Files.ToDictionary(file => file.Address.File, file => Encoding.UTF8.GetString(file.Bytes.Span));
        foreach (var page in Pages(name))
        {
            Assert.True(files.ContainsKey(page),
                $"pages.txt of {name} names {page}, which the site does not have; it has {string.Join(" ", files.Keys)}");
            // Tables and calendars have CRLF line ends. A checkout may change line ends, so this test ignores them. Other tests check them.
            ExpectedFile.Check(Path.Join(Folder, name, basis, page), files[page].Replace("\r\n", "\n"));
        }
    }

    [Theory, MemberData(nameof(CasesAndBases))]
    public void Every_expected_file_is_listed_in_pages_txt(string name, string basis)
    {
        var folder = Path.Join(Folder, name, basis);
        var expected = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(path => !ExpectedFile.IsReceived(path))
            .Select(path => Path.GetRelativePath(folder, path).Replace('\\', '/'));
        Assert.Equal(Pages(name).Order(StringComparer.Ordinal), expected.Order(StringComparer.Ordinal));
    }

    [Theory, MemberData(nameof(CasesAndBases))]
    public void CRLF_line_ends_change_no_file(string name, string basis)
    {
        var (plain, other) = (Site(name, basis).Build(), Site(name, basis).WithCarriageReturns().Build());
        Assert.Equal(plain.Files.Select(file => file.Address.File), other.Files.Select(file => file.Address.File));
        foreach (var (one, two) in plain.Files.Zip(other.Files))
            Assert.Equal(Encoding.UTF8.GetString(one.Bytes.Span), Encoding.UTF8.GetString(two.Bytes.Span));
    }

    private static TestSite Site(string name, string basis)
    {
        var archive = Text(name, "site.txt");
        var asOf = TestSite.Split(archive).FirstOrDefault(file => file.Path == "as-of").Text is { } day
            ? DateOnly.ParseExact(day.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture) : (DateOnly?)null;
        return TestSite.From(archive, Bases[basis], asOf);
    }

    private static string[] Pages(string name) => Text(name, "pages.txt").Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static string Text(string name, string file) => File.ReadAllText(Path.Join(Folder, name, file)).ReplaceLineEndings("\n");
}
