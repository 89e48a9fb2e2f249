using System.Globalization;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Chronicle.Cli.Disk;
using Chronicle.Render;
using Chronicle.Templates;
using Chronicle.Testing;

namespace Chronicle.Tests;

/// <summary>The repository's own input: without a mistake, the same bytes wherever and however it is built, and as good as its word.</summary>
public sealed class RealSiteTests
{
    [Fact]
    public void It_has_no_mistakes_and_no_warnings() =>
        Assert.Empty(InputFolder.Read(RealSite.Options).Diagnostics.Concat(RealSite.Result.Diagnostics).Select(found => found.ToString()));

    [Fact]
    public void Two_builds_give_the_same_bytes() => AssertSame(RealSite.Result, Build.Run(RealSite.Files, RealSite.Options));

    [Fact]
    public void The_order_in_which_a_disk_lists_files_does_not_matter()
    {
        var files = RealSite.Files;
        AssertSame(RealSite.Result, Build.Run(new(
            files.Input with { Files = [.. files.Input.Files.OrderBy(file => file.Path, StringComparer.Ordinal).Reverse()] },
            files.Theme with { Files = [.. files.Theme.Files.Reverse()] }), RealSite.Options));
    }

    [Fact]
    public void The_line_ends_of_a_system_do_not_matter()
    {
        var records = RealSite.Files.Input.Files.Select(file => file.Path.Contains("/assets/", StringComparison.Ordinal) ? file
            : file with { Bytes = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(file.Bytes.Span).Replace("\n", "\r\n")) });
        AssertSame(RealSite.Result, Build.Run(RealSite.Files with { Input = RealSite.Files.Input with { Files = [.. records] } }, RealSite.Options));
    }

    [Fact]
    public void The_customs_of_a_country_do_not_matter()
    {
        var customs = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        customs.NumberFormat = new() { NumberDecimalSeparator = ",", NumberGroupSeparator = ".", NegativeSign = "−", NumberGroupSizes = [2] };
        customs.DateTimeFormat = new() { DateSeparator = ".", TimeSeparator = ".", ShortDatePattern = "dd.MM.yy", LongDatePattern = "dd MMM" };
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = customs;
        try
        {
            Assert.Equal("1,5", 1.5.ToString());
            AssertSame(RealSite.Result, Build.Run(RealSite.Files, RealSite.Options));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    // Whether a dotless i is an upper-case I is not a custom but data of the system; the generator is built to know none of it.
    [Fact]
    public void The_languages_of_a_system_are_not_even_loaded() =>
        Assert.Contains("\"System.Globalization.Invariant\": true", File.ReadAllText(Path.Join(AppContext.BaseDirectory, "Chronicle.Cli.runtimeconfig.json")));

    [Theory]
    [InlineData("1", "Pacific/Kiritimati", "tr_TR.UTF-8")]
    [InlineData("7", "America/St_Johns", "ar_SA.UTF-8")]
    public void Cores_time_zone_language_and_folder_do_not_matter(string cores, string zone, string language)
    {
        using var folder = new TemporaryFolder();
        foreach (var file in RealSite.Files.Input.Files.Concat(RealSite.Files.Theme.Files))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(folder.PathOf("an other root/" + file.Path))!);
            File.WriteAllBytes(folder.PathOf("an other root/" + file.Path), file.Bytes.Span);
            // The clock of the one who wrote them may be wrong by years.
            File.SetLastWriteTimeUtc(folder.PathOf("an other root/" + file.Path), new DateTime(2001, 2, 3, 4, 5, 6, DateTimeKind.Utc));
        }
        var run = Generator.Start(folder.Root, [("DOTNET_PROCESSOR_COUNT", cores), ("TZ", zone), ("LANG", language), ("LC_ALL", language)],
            "--root", folder.PathOf("an other root"), "--output", folder.PathOf("public"));
        Assert.Equal((0, ""), (run.ExitCode, run.Error));

        var published = Directory.EnumerateFiles(folder.PathOf("public"), "*", SearchOption.AllDirectories)
            .ToDictionary(path => Path.GetRelativePath(folder.PathOf("public"), path).Replace('\\', '/'), File.ReadAllBytes);
        Assert.Equal(RealSite.Result.Files.Select(file => file.Address.File).Concat([".site-build", ".site-files", ".site-lock"]).Order(StringComparer.Ordinal), published.Keys.Order(StringComparer.Ordinal));
        foreach (var file in RealSite.Result.Files)
            Assert.True(RealSite.Result.BytesOf(file).Span.SequenceEqual(published[file.Address.File]), file.Address.Value);
    }

    [Fact]
    public void Every_correction_that_the_site_announces_has_a_record_and_a_source()
    {
        var corrections = Page("/about/").QuerySelectorAll(".prose ol > li");
        Assert.Equal(12, corrections.Length);
        foreach (var correction in corrections)
        {
            var links = correction.QuerySelectorAll("a").Select(link => link.GetAttribute("href")!).ToArray();
            Assert.True(links.Any(link => link.StartsWith('/') && RealSite.Result.Files.Any(file => file.Address.Value == link)), $"no page stands behind: {correction.TextContent}");
            Assert.True(links.Any(link => link.StartsWith("#ref-", StringComparison.Ordinal)), $"no source stands behind: {correction.TextContent}");
        }
    }

    [Fact]
    public void Every_record_has_its_page()
    {
        var addresses = RealSite.Result.Files.Select(file => file.Address.Value).ToHashSet();
        foreach (var file in RealSite.Files.Input.Files.Where(file => file.Path.EndsWith(".md", StringComparison.Ordinal) && !file.Path.EndsWith("README.md", StringComparison.Ordinal)))
            Assert.Contains(file.Path["input".Length..^".md".Length].Replace("/text/", "/") + "/", addresses);
    }

    private static IDocument Page(string address) =>
        new HtmlParser().ParseDocument(Encoding.UTF8.GetString(RealSite.Result.Files.Single(file => file.Address.Value == address).Bytes.Span));

    private static void AssertSame(BuildResult one, BuildResult other)
    {
        Assert.NotEmpty(one.Files);
        Assert.Equal(one.Diagnostics, other.Diagnostics);
        Assert.Equal(one.Files.Select(file => file.Address), other.Files.Select(file => file.Address));
        Assert.Equal(one.Files.Select(file => file.Picture?.Key), other.Files.Select(file => file.Picture?.Key));
        foreach (var (a, b) in one.Files.Zip(other.Files))
            Assert.True(a.Bytes.Span.SequenceEqual(b.Bytes.Span), a.Address.Value);
    }
}
