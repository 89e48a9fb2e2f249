using System.Globalization;
using System.Text;
using AngleSharp.Html.Parser;
using Chronicle.Testing;

namespace Chronicle.Tests;

/// <summary>A build always gives the same bytes for the same chronicle, and makes a page for every record.</summary>
public sealed class BuildTests
{
    private static GermanChronicle Second => GermanChronicle.Shared;

    [Fact]
    public void Two_builds_give_the_same_bytes()
    {
        AssertSame(Second.Build, Build.Run(Second.Files, GermanChronicle.Options));
        AssertSame(FixedChronicle.Result, Build.Run(FixedChronicle.Files, FixedChronicle.Options));
    }

    [Fact]
    public void The_order_of_the_files_changes_no_byte()
    {
        var files = Second.Files;
        AssertSame(Second.Build, Build.Run(new(
            files.Input with { Files = [.. files.Input.Files.OrderBy(file => file.Path, StringComparer.Ordinal).Reverse()] },
            files.Theme with { Files = [.. files.Theme.Files.Reverse()] }), GermanChronicle.Options));
    }

    [Fact]
    public void CRLF_line_ends_in_the_records_change_no_byte()
    {
        var files = Second.Files;
        var records = files.Input.Files.Select(file => file.Path.Contains("/assets/", StringComparison.Ordinal) ? file
            : file with { Bytes = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(file.Bytes.Span).Replace("\n", "\r\n")) });
        AssertSame(Second.Build, Build.Run(files with { Input = files.Input with { Files = [.. records] } }, GermanChronicle.Options));
    }

    [Fact]
    public void The_current_culture_changes_no_byte()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat = new()
        {
            NumberDecimalSeparator = ",",
            NumberGroupSeparator = ".",
            NegativeSign = "−",
            NumberGroupSizes = [2]
        };
        culture.DateTimeFormat = new()
        {
            DateSeparator = ".",
            TimeSeparator = ".",
            ShortDatePattern = "dd.MM.yy",
            LongDatePattern = "dd MMM"
        };
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = culture;
        try
        {
            Assert.Equal("1,5", 1.5.ToString());
            AssertSame(Second.Build, Build.Run(Second.Files, GermanChronicle.Options));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void The_large_chronicle_has_no_diagnostics() =>
        Assert.Empty(FixedChronicle.Result.Diagnostics.Select(diagnostic => diagnostic.ToString()));

    [Fact]
    public void Every_record_has_its_page()
    {
        var addresses = FixedChronicle.Result.Files.Select(file => file.Address.Value).ToHashSet();
        var files = FixedChronicle.Files.Input;
        var records = files.Files.Select(files.NameOf).Where(name => name.EndsWith(".md", StringComparison.Ordinal)).ToArray();
        Assert.True(records.Length > 200);
        foreach (var name in records)
            Assert.Contains("/" + name[..^".md".Length].Replace("text/", "") + "/", addresses);
    }

    [Fact]
    public void Links_and_citations_in_a_list_lead_to_existing_pages_and_sources()
    {
        var page = FixedChronicle.Result.Files.Single(file => file.Address.Value == "/about/").Bytes;
        var document = new HtmlParser().ParseDocument(Encoding.UTF8.GetString(page.Span));
        var links = document.QuerySelectorAll(".prose ol > li a").Select(link => link.GetAttribute("href")!).ToArray();
        var (pages, sources) = (links.Where(link => link.StartsWith('/')).ToArray(),
            links.Where(link => link.StartsWith("#ref-", StringComparison.Ordinal)).ToArray());
        Assert.NotEmpty(pages);
        Assert.NotEmpty(sources);
        Assert.All(pages, link => Assert.Contains(FixedChronicle.Result.Files, file => file.Address.Value == link.Split('#')[0]));
        Assert.All(sources, link => Assert.NotNull(document.GetElementById(link[1..])));
    }

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
